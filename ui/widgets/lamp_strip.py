"""The strip of device lamps (设备灯): no word is ever cut, and no device in trouble is left out of the count.

What fits is shown: every device by its name; else each that is not well in full words, and the others as one count; else
the worst in words and the rest as a count. The tip always names all.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import names
from ui.theme import Tone
from ui.widgets.lamp import Lamp
from ui.widgets.marks import Mark

GAP = 16
_WORST_FIRST = (Tone.BAD, Tone.WARN, Tone.INFO, Tone.QUIET, Tone.GOOD)


class _Word(NamedTuple):
    """What one lamp would show."""

    lamp: Lamp
    text: str
    tone: Tone
    mark: Mark
    tip: str


class LampStrip(QWidget):
    """Lamps in the order in which devices were first heard of, at the right end of the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, _Word] = {}
        self._rest, self._well = (Lamp("", self, name=name) for name in (names.LAMPS_REST, names.LAMPS_WELL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def lamp(self, device: str, text: str, tone: Tone, mark: Mark, tip: str = "") -> None:
        """The state of one device; shown by `told`."""
        known = self._words.get(device)
        lamp = known.lamp if known else Lamp("", self, name=names.lamp(device))
        self._words[device] = _Word(lamp, text, tone, mark, tip)

    def no_lamp(self, device: str) -> None:
        """This device has no lamp (any more)."""
        word = self._words.pop(device, None)
        if word is not None:
            word.lamp.hide()
            word.lamp.deleteLater()

    def told(self) -> None:
        """All lamps were said: show them."""
        self.updateGeometry()
        self._arrange()

    def wanted(self) -> int:
        """Pixels in which every device that is not well has its full words."""
        return min(_width(self._all()), _width(self._troubled()))

    def sizeHint(self) -> QSize:
        return QSize(self.wanted(), self._well.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the count alone."""
        return QSize(_width(self._counted(0)), self._well.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        form = self._fitting()
        for word in self._all():
            word.lamp.show_state(*word[1:])
        for word in form:
            word.lamp.show_state(*word[1:])
        shown = [word.lamp for word in form]
        for lamp in (*(word.lamp for word in self._all()), self._rest, self._well):
            lamp.setVisible(lamp in shown)
        left = self.width() - _width(form)
        for lamp in shown:
            size = lamp.sizeHint()
            lamp.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
            left += size.width() + GAP

    def _fitting(self) -> list[_Word]:
        forms = [self._all(), self._troubled()]
        forms += [self._counted(count) for count in range(len(self._unwell()) - 1, 0, -1)]
        return next((form for form in forms if _width(form) <= self.width()), self._counted(0))

    def _all(self) -> list[_Word]:
        return list(self._words.values())

    def _troubled(self) -> list[_Word]:
        """Each that is not well, and how many are."""
        well, unwell = [word for word in self._all() if word.tone is Tone.GOOD], self._unwell()
        if not well:
            return unwell
        text = self.tr("{n} 台设备正常") if unwell else self.tr("{n} 台设备全部正常")
        return [*unwell, _Word(self._well, text.format(n=len(well)), Tone.GOOD, Mark.DOT, _tips(well))]

    def _counted(self, count: int) -> list[_Word]:
        """The worst so many, and how many more are not well."""
        ranked = sorted(self._unwell(), key=lambda word: _WORST_FIRST.index(word.tone))
        named, rest = ranked[:count], ranked[count:]
        if not rest:
            return self._troubled()
        text = self.tr("另 {n} 台须留意") if count else self.tr("{n} 台设备须留意")
        more = _Word(self._rest, text.format(n=len(rest)), rest[0].tone, rest[0].mark, _tips(self._all()))
        return [*(word for word in self._all() if word in named), more]

    def _unwell(self) -> list[_Word]:
        return [word for word in self._all() if word.tone is not Tone.GOOD]


def _width(form: list[_Word]) -> int:
    return sum(word.lamp.width_of(word.text) for word in form) + GAP * max(0, len(form) - 1)


def _tips(words: Iterable[_Word]) -> str:
    return "\n".join(word.tip for word in words)
