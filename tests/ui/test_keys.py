"""No two keys of the desk have the same shortcut: Qt would then press neither."""

from collections import Counter

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from tests.ui.test_desk_online import CARD_ONLY


def test_every_shortcut_on_the_desk_is_one_of_its_kind(desk: Screen) -> None:
    for view in (CARD_ONLY, samples.DRAFT):
        desk.say(samples.SERVING, view)
        seen = [each for each in desk.window.findChildren(QShortcut) if each.isEnabled() and _shown(each)]
        keys = Counter(each.key().toString() for each in seen)
        assert len(keys) > 8
        assert [key for key, count in keys.items() if count > 1] == []


def _shown(shortcut: QShortcut) -> bool:
    """Qt listens for the shortcuts of what is visible."""
    owner = shortcut.parent()
    return isinstance(owner, QWidget) and owner.isVisible()
