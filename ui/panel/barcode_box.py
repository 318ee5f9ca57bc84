"""The simulated barcode scanner (扫码枪): scan whatever stands in the line."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.panel.box import TwinBox
from ui.panel.buttons import HEIGHT, small_button

translate = QCoreApplication.translate


class BarcodeBox(TwinBox):
    """Return scans too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("panel", "扫码枪"), parent, name="panel.scanner")
        self.code = QLineEdit(self.inside)
        self.code.setObjectName("panel.code")
        self.code.setFixedHeight(HEIGHT)
        self.code.setPlaceholderText(translate("panel", "收件编号或二维码内容"))
        self.scan = small_button(translate("panel", "扫一下"), "panel.scan", self.inside)
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.code, 1)
        row.addWidget(self.scan)
        self.body.addWidget(self.inside)
        self.scan.clicked.connect(self._scan)
        self.code.returnPressed.connect(self._scan)

    @Slot()
    def _scan(self) -> None:
        if self.code.text():
            self.wish("scan", payload=self.code.text())
