"""eSCL documents: whatever a scanner sends is a document or NotEscl, never anything else."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames import escl

MANY = settings(max_examples=500, deadline=None)
WHOLE = (
    f'<?xml version="1.0"?><scan:ScannerCapabilities xmlns:pwg="{escl.PWG}" xmlns:scan="{escl.SCAN}">'
    "<pwg:MakeAndModel>Twin</pwg:MakeAndModel><scan:Platen><scan:PlatenInputCaps><scan:MaxWidth>2550</scan:MaxWidth>"
    "<scan:MaxHeight>3508</scan:MaxHeight><scan:XResolution>300</scan:XResolution></scan:PlatenInputCaps></scan:Platen>"
    "</scan:ScannerCapabilities>"
).encode()


@MANY
@given(st.binary(max_size=300))
def test_garbage_is_no_document(data: bytes) -> None:
    for read in (escl.capabilities, escl.status, escl.wanted_job):
        with suppress(escl.NotEscl):
            read(data)


@MANY
@given(at=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255), end=st.integers(0, len(WHOLE)))
def test_a_damaged_document_is_one_or_none(at: int, byte: int, end: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[at] = byte
    with suppress(escl.NotEscl):
        found = escl.capabilities(bytes(damaged[:end] if end % 2 else damaged))
        assert all(0 < each.width < 10**7 and 0 < each.height < 10**7 for each in found.inputs.values())
