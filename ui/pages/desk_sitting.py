"""The items of a sitting (一件事): how each stands, taken out or put alone by one press; absent while one is served."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import looks, names, theme
from ui.looks import Look
from ui.pages.desk_seat import Seat
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.pill import Pill
from window_client.messages import OpenCase, PickItem, RemoveItem, SeparateItem
from window_client.views import CaseView, ItemRowView
from window_client.words import CaseState, ItemStanding

COLUMNS = 3
WHOLE, MANY = 12, 7  # characters of a name on the key that adds its item: up to two keys, more of them

translate = QCoreApplication.translate  # the name lupdate looks for


class SittingBar(QWidget):
    """One cell an item; the boxes are built anew only when the items change."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.SITTING)
        self._seat = seat
        self._shape: tuple[str, ...] = ()
        self._cells: dict[str, ItemCell] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._head = ElidingLabel(self, name=names.SITTING_NO)  # gives way to the offers; its tip has it whole
        self._offers = QHBoxLayout()
        self._offers.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addLayout(self._offers)
        column.addLayout(top)
        column.addLayout(self._grid)
        self.hide()

    def take(self, view: CaseView) -> None:
        """Show the items of the case on the desk."""
        self.setVisible(bool(view.sitting.rows))
        shape = (*(row.code for row in view.sitting.rows), "|", *(code for code, _ in view.sitting.offered))
        if shape != self._shape:
            self._shape = shape
            self._build(view)
        self._head.setText(_head(view))
        self._head.setToolTip(_head(view))
        open_ones = [row for row in view.sitting.rows if row.case is None]
        for row in view.sitting.rows:
            self._cells[row.code].take(row, removable=view.state is CaseState.DRAFT and len(open_ones) > 1)

    def _build(self, view: CaseView) -> None:
        for cell in self._cells.values():
            cell.hide()
            cell.deleteLater()
        self._cells = {}
        while self._offers.count():
            key = self._offers.takeAt(0).widget()
            key.hide()
            key.deleteLater()
        for place, row in enumerate(view.sitting.rows):
            cell = self._cells[row.code] = ItemCell(row, self)
            cell.remove.connect(self._remove)
            cell.alone.connect(self._separate)
            cell.open_case.connect(self._open)
            self._grid.addWidget(cell, place // COLUMNS, place % COLUMNS)
        for each in range(COLUMNS):
            self._grid.setColumnStretch(each, 1)
        most = WHOLE if len(view.sitting.offered) <= 2 else MANY
        for code, name in view.sitting.offered:
            says = self.tr("加 {name}").format(name=_short(name, most))
            key = KeyButton(says, "", self, name=names.offer(code), height=28)
            key.setToolTip(name)
            key.setProperty("item", code)
            key.clicked.connect(self._add)
            self._offers.addWidget(key)

    @Slot()
    def _add(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._seat.submit(PickItem(self._seat.session, str(sender.property("item")), add=True))

    @Slot(str)
    def _remove(self, code: str) -> None:
        if self._seat.case is not None:
            self._seat.submit(RemoveItem(self._seat.session, self._seat.case, code))

    @Slot(str)
    def _separate(self, code: str) -> None:
        if self._seat.case is not None:
            self._seat.submit(SeparateItem(self._seat.session, self._seat.case, code))

    @Slot(str)
    def _open(self, code: str) -> None:
        case = self._cells[code].case
        if case is not None:
            self._seat.submit(OpenCase(self._seat.session, case))


class ItemCell(QWidget):
    """Name, how it stands, and what can be done with it."""

    remove, alone, open_case = Signal(str), Signal(str), Signal(str)

    def __init__(self, row: ItemRowView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.sitting_item(row.code))
        self._code, self.case = row.code, row.case
        self._name = ElidingLabel(self, size_px=14, colour=theme.TEXT)
        self._pill = Pill(parent=self, name=names.sitting_state(row.code), size_px=12)
        self._keys = {
            "open": self._key(self.tr("查看"), names.sitting_open(row.code), self._pressed_open),
            "alone": self._key(self.tr("单办"), names.sitting_alone(row.code), self._pressed_alone),
            "remove": self._key("×", names.sitting_remove(row.code), self._pressed_remove),
        }
        self._keys["remove"].setToolTip(self.tr("移出这一项，只去掉它自己的内容"))
        self._keys["remove"].setAccessibleName(self.tr("移出 {name}").format(name=row.name))
        self._keys["alone"].setToolTip(self.tr("这一项单独成一件，另作决定"))
        self._keys["alone"].setAccessibleName(f"{self._keys['alone'].text()} {row.name}")
        self._keys["open"].setAccessibleName(f"{self._keys['open'].text()} {row.name}")
        self._lay_out()

    def take(self, row: ItemRowView, *, removable: bool) -> None:
        """Show how the item stands."""
        self.case = row.case
        self._name.setText(row.name)
        self.setToolTip("\n".join(part for part in (row.name, row.receipt_no) if part))
        shown = state_of(row)
        self._pill.show_state(shown.text, shown.tone, shown.mark)
        self._keys["open"].setVisible(row.case is not None)
        for key in ("alone", "remove"):
            self._keys[key].setVisible(removable and row.case is None)

    @Slot()
    def _pressed_open(self) -> None:
        self.open_case.emit(self._code)

    @Slot()
    def _pressed_alone(self) -> None:
        self.alone.emit(self._code)

    @Slot()
    def _pressed_remove(self) -> None:
        self.remove.emit(self._code)

    def _key(self, text: str, name: str, pressed: object) -> QPushButton:
        key = QPushButton(self)
        key.setObjectName(name)
        key.setText(text)
        key.setProperty("variant", "link")
        key.setFixedHeight(24)
        key.clicked.connect(pressed)
        return key

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._name)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._pill)
        row.addStretch(1)
        for key in self._keys.values():
            row.addWidget(key)
        column.addLayout(row)


def state_of(row: ItemRowView) -> Look:
    """How the item stands, in a few words."""
    shown = looks.look(row.standing)
    if row.standing is ItemStanding.A_CASE and row.state is not None:
        return looks.look(row.state)
    if row.standing is ItemStanding.FILLING and row.missing:
        return Look(translate("SittingBar", "缺 {count} 项").format(count=row.missing), shown.tone, shown.mark)
    if row.standing is ItemStanding.WAITING:
        names_ = "、".join(row.waits_for)
        return Look(translate("SittingBar", "等待：需要{names}").format(names=names_), shown.tone, shown.mark)
    return shown


def _head(view: CaseView) -> str:
    parts = [translate("SittingBar", "一并办理 {count} 项").format(count=len(view.sitting.rows))]
    if view.sitting.number:
        parts.append(translate("SittingBar", "编号 {number}").format(number=view.sitting.number))
    if view.sitting.due is not None:
        parts.append(translate("SittingBar", "全部办结不晚于 {day}").format(day=view.sitting.due.isoformat()))
    return " · ".join(parts)


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
