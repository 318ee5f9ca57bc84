"""IPP (互联网打印协议, RFC 8010/8011): requests to bytes, answers to values; pure. CUPS and network printers speak it.

A message: version (2), operation or status (2), request id (4), groups of attributes, 03, then the document. An
attribute: value tag (1), name length (2), name, value length (2), value; all numbers big-endian. A further value of the
same attribute has an empty name.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

VERSION = b"\x02\x00"
OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_COLLECTION, _COLLECTION_END, _MEMBER = 0x34, 0x37, 0x4A
NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
_MOST = 65535

Value = str | int | bool


class Op(IntEnum):
    """The operations that we use."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER = 0x000B


class Status(IntEnum):
    """The answers that mean something of their own; every status below 0x0100 is a success."""

    OK = 0x0000
    NOT_FOUND = 0x0406
    NOT_ACCEPTING = 0x0506
    BUSY = 0x0507


class NotIpp(ValueError):
    """These bytes are no whole IPP message."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a request. `tag` says the type of its values."""

    name: str
    tag: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A request or an answer. `code` = operation or status; `groups` in order: (tag, name → values)."""

    code: int
    request: int
    groups: tuple[tuple[int, Mapping[str, tuple[Value, ...]]], ...]
    document: bytes = field(default=b"", repr=False)

    def group(self, tag: int) -> Mapping[str, tuple[Value, ...]]:
        """The first group of this kind; empty when there is none."""
        return next((values for kind, values in self.groups if kind == tag), {})


def encode(code: int, request: int, groups: Sequence[tuple[int, Sequence[Attribute]]], document: bytes = b"") -> bytes:
    """The message as bytes. `request` ≥ 1, echoed by the answer."""
    out = bytearray(VERSION + struct.pack(">HI", code, request))
    for tag, attributes in groups:
        out.append(tag)
        for attribute in attributes:
            out += _attribute(attribute)
    out.append(END)
    return bytes(out) + document


def operation(printer: str, user: str, *more: Attribute) -> tuple[int, tuple[Attribute, ...]]:
    """The group that every request begins with."""
    return OPERATION, (
        Attribute("attributes-charset", CHARSET, ("utf-8",)),
        Attribute("attributes-natural-language", LANGUAGE, ("en",)),
        Attribute("printer-uri", URI, (printer,)),
        Attribute("requesting-user-name", NAME, (user,)),
        *more,
    )


def keyword(name: str, *values: str) -> Attribute:
    """An attribute of keywords."""
    return Attribute(name, KEYWORD, values)


def name(name: str, value: str) -> Attribute:
    """A name, at most 255 bytes as RFC 8011 allows."""
    return Attribute(name, NAME, (value.encode()[:255].decode("utf-8", "ignore"),))


def integer(name: str, value: int) -> Attribute:
    """A whole number."""
    return Attribute(name, _INTEGER, (value,))


def enum(name: str, value: int) -> Attribute:
    """A state."""
    return Attribute(name, _ENUM, (value,))


def boolean(name: str, value: bool) -> Attribute:
    """Yes or no."""
    return Attribute(name, _BOOLEAN, (value,))


def collection(name: str, member: str, value: str) -> Attribute:
    """A collection of one keyword, as media-col {media-source} is."""
    return Attribute(name, _COLLECTION, (member, value))


def decode(data: bytes) -> Message:
    """The message in these bytes; raises NotIpp when they are none, or not whole."""
    try:
        return _decode(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NotIpp("not a whole IPP message") from error


def _attribute(attribute: Attribute) -> bytes:
    if attribute.tag == _COLLECTION:
        member, value = (str(each) for each in attribute.values)
        return (
            _value(_COLLECTION, attribute.name, b"")
            + _value(_MEMBER, "", member.encode())
            + _value(KEYWORD, "", value.encode())
            + _value(_COLLECTION_END, "", b"")
        )
    names = (attribute.name, *[""] * (len(attribute.values) - 1))
    pairs = zip(names, attribute.values, strict=True)
    return b"".join(_value(attribute.tag, name, _packed(attribute.tag, value)) for name, value in pairs)


def _packed(tag: int, value: Value) -> bytes:
    if tag == _BOOLEAN:
        return b"\x01" if value else b"\x00"
    if tag in {_INTEGER, _ENUM}:
        return struct.pack(">i", value)
    return str(value).encode()


def _value(tag: int, name: str, value: bytes) -> bytes:
    key = name.encode()
    if len(value) > _MOST:
        raise ValueError("an IPP value holds at most 65535 bytes")
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(value)) + value


def _decode(data: bytes) -> Message:
    if len(data) < 9 or data[0] not in {1, 2}:
        raise NotIpp("not IPP")
    code, request = struct.unpack_from(">HI", data, 2)
    groups: list[tuple[int, dict[str, tuple[Value, ...]]]] = []
    at, last, depth = 8, "", 0
    while data[at] != END:
        if data[at] < 0x10:
            groups.append((data[at], {}))
            at, last = at + 1, ""
            continue
        tag, key, raw, at = _next_value(data, at)
        depth += (tag == _COLLECTION) - (tag == _COLLECTION_END)
        if depth or tag == _COLLECTION_END:  # collections are stepped over: nothing of ours is told in one
            continue
        last = key or last
        if not groups or not last:
            raise NotIpp("a value of no attribute")
        values = groups[-1][1]
        values[last] = (*values.get(last, ()), _unpacked(tag, raw))
    return Message(code, request, tuple(groups), data[at + 1 :])


def _next_value(data: bytes, at: int) -> tuple[int, str, bytes, int]:
    tag, size = struct.unpack_from(">BH", data, at)
    key = _cut(data, at + 3, size)
    at += 3 + size
    (size,) = struct.unpack_from(">H", data, at)
    return tag, key.decode(), _cut(data, at + 2, size), at + 2 + size


def _cut(data: bytes, at: int, size: int) -> bytes:
    if at + size > len(data):
        raise NotIpp("cut off")
    return data[at : at + size]


def _unpacked(tag: int, raw: bytes) -> Value:
    if tag in {_INTEGER, _ENUM}:
        return int.from_bytes(raw, "big", signed=True)
    if tag == _BOOLEAN:
        return raw == b"\x01"
    return raw.decode("utf-8", "replace")


def words(values: Mapping[str, tuple[Value, ...]], name: str) -> tuple[str, ...]:
    """The values of an attribute as words."""
    return tuple(str(value) for value in values.get(name, ()))


def number(values: Mapping[str, tuple[Value, ...]], name: str) -> int | None:
    """The one number of an attribute; None when there is none."""
    found = values.get(name, ())
    return found[0] if len(found) == 1 and isinstance(found[0], int) else None


def jobs(answer: Message) -> Iterator[Mapping[str, tuple[Value, ...]]]:
    """The job groups of an answer."""
    return (values for kind, values in answer.groups if kind == JOB)
