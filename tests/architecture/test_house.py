"""The walls and the measure of the house, as tests: what `make check` looks at, and what no linter knows."""

import ast

from tests.architecture import check
from tests.architecture.source import ROOT, python_files, tree

BROAD_ALLOWED = {
    "window_client/papers/making.py",
    "window_client/desk.py",
    "window_client/gate.py",
    "window_client/central/courier.py",
    "window_client/central/librarian.py",  # a thread that must live on, as the courier
    "devices/link.py",
    "devices/a4_printer.py",  # a thread that must live on, as the link's
    "devices/rack.py",  # the search for ports must live on, as a link
    "devices/document_capture.py",  # a thread that must live on, as the link's
    "devices/pictures.py",  # a child process whose only answer is its exit status
}


def test_files_and_functions_keep_their_size() -> None:
    assert check.sizes() == []


def test_the_lock_is_fresh_hashed_and_without_addresses() -> None:
    assert check.lock() + check.strays() == []


def test_nothing_lies_beside_the_house() -> None:
    assert check.top_level() == []


def test_a_broad_except_stands_only_where_a_thread_must_live_on() -> None:
    found = []
    for path in python_files():
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name):
                if node.type.id in {"Exception", "BaseException"} and name not in BROAD_ALLOWED and not _raises(node):
                    found.append(f"{name}:{node.lineno}")
            elif isinstance(node, ast.ExceptHandler) and node.type is None:
                found.append(f"{name}:{node.lineno}")
    assert found == []


def _raises(node: ast.ExceptHandler) -> bool:
    return any(isinstance(each, ast.Raise) and each.exc is None for each in ast.walk(node))


def test_every_module_says_what_it_is_for() -> None:
    assert [path.name for path in python_files() if path.stat().st_size and ast.get_docstring(tree(path)) is None] == []


def _method_calls(folder: str) -> list[tuple[str, ast.Call, ast.Attribute]]:
    return [
        (f"{path.name}:{node.lineno}", node, node.func)
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


def test_no_f_string_is_given_to_a_translator() -> None:
    assert [
        where
        for where, call, method in _method_calls("ui")
        if method.attr in {"tr", "translate"} and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ] == []


def test_nothing_waits_on_the_gui_thread() -> None:
    assert [
        where
        for where, _, method in _method_calls("ui")
        if method.attr in {"processEvents", "sleep"} or (method.attr == "exec" and not _is_application(method.value))
    ] == []


def _is_application(value: ast.expr) -> bool:
    return (isinstance(value, ast.Attribute) and value.attr == "qt") or (
        isinstance(value, ast.Name) and value.id == "app"
    )
