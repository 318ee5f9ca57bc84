"""The way to the central platform (平台连接) for the technician: state, since when, what waits, 立即上报."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import looks
from ui.header_words import age, catalogue_line, inbox_line
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.pill import Pill
from window_client.views import SyncView


class PlatformCard(Card):
    """`send` is the button 立即上报."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._view = SyncView()
        self._state = Pill("", Tone.QUIET, Mark.DOTS, self, name="sync.state")
        self._since = word("", "muted", self, name="sync.since")
        self.send = KeyButton(self.tr("立即上报"), "F6", self, name="sync.send")
        self._numbers: dict[str, QLabel] = {}
        self._words = word("", "muted", self, name="sync.facts", wrap=True)
        self._lay_out()
        self.show_sync(self._view)

    def show_sync(self, view: SyncView) -> None:
        """The last word on the connection."""
        self._view = view
        look = looks.look(view.central)
        self._state.show_state(look.text, look.tone, look.mark)
        for name, value in (
            ("waiting", view.waiting),
            ("returned", view.returned),
            ("done", view.acknowledged_today),
        ):
            self._numbers[name].setText(str(value))
        self.send.setEnabled(bool(view.waiting))
        self.turn()

    def turn(self) -> None:
        """Say the ages anew."""
        view = self._view
        since = self.tr("从 {time} 起").format(time=view.since.strftime("%H:%M")) if view.since else ""
        self._since.setText(since)
        self._words.setText("\n".join(self._lines(view)))

    def _lines(self, view: SyncView) -> Iterable[str]:
        if view.waiting and view.oldest_at is not None:
            yield self.tr("最早一件已等 {age}。").format(age=age(view.oldest_at))
        if view.returned:
            yield self.tr("平台退回 {count} 件，需要值班长查看。").format(count=view.returned)
        if view.cause:
            yield self.tr("原因：{cause}").format(cause=view.cause)
        yield from filter(None, (inbox_line(view), catalogue_line(view)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(word(self.tr("中心平台"), "head", self))
        head.addWidget(self._state)
        head.addWidget(self._since)
        head.addStretch(1)
        head.addWidget(self.send)
        self.body.setSpacing(10)
        self.body.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, title in (
            ("waiting", self.tr("待上报")),
            ("returned", self.tr("退回")),
            ("done", self.tr("今日平台已收")),
        ):
            self._numbers[name] = word("0", "count", self, name=f"sync.{name}")
            row.addWidget(self._numbers[name])
            row.addWidget(word(title, "muted", self))
            row.addSpacing(20)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._words)
