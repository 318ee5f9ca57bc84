"""Many changes, one layout: Qt by itself lays a widget out, and all around it, at every part that is shown or hidden."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def one_layout(widget: QWidget) -> Iterator[None]:
    """Show and hide its parts in here; their places are found once, after it, and before anything is painted."""
    layout = widget.layout()
    assert layout is not None
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        _lay_out(widget)


def _lay_out(widget: QWidget | None) -> None:
    """The widget, and around it whatever gives it more room, as far as a scroll area."""
    while widget is not None and widget.isVisible() and (layout := widget.layout()) is not None:
        layout.activate()
        widget = widget.parentWidget()
