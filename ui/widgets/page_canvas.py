"""One page, large (看页): the picture that came for it, or its thumbnail until it comes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

STEP, LEAST, MOST = 1.25, 120, 5000
EDGE = 14  # pixels kept free for scroll bar and frame


class PageCanvas(QScrollArea):
    """Says how wide a picture it wants; shows what it is given."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._page = QLabel(self)
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setProperty("role", "muted")
        self.setWidget(self._page)
        self._width, self._whole = 0, False  # 0 = as wide as the room

    def fit_width(self) -> None:
        """As wide as the room from now on."""
        self._width, self._whole = 0, False

    def fit_page(self) -> None:
        """All of the page in sight from now on."""
        self._width, self._whole = 0, True

    def zoom(self, factor: float, aspect: float) -> None:
        """Larger or smaller than now."""
        self._width = round(max(LEAST, min(self.wanted(aspect) * factor, MOST)))
        self._whole = False

    def wanted(self, aspect: float) -> int:
        """Pixels of width for a page of this width by height."""
        if self._width:
            return self._width
        room = max(LEAST, self.viewport().width() - EDGE)
        tall = max(LEAST, self.viewport().height() - EDGE)
        return max(LEAST, round(min(room, tall * aspect))) if self._whole else room

    def show_small(self, pixmap: QPixmap, width: int) -> None:
        """The thumbnail at full size, until the page itself comes."""
        rough = pixmap.scaledToWidth(width, Qt.TransformationMode.FastTransformation) if not pixmap.isNull() else pixmap
        self._put(rough)
        self.verticalScrollBar().setValue(0)

    def show_pixels(self, width: int, height: int, pixels: bytes) -> None:
        """The page itself, RGB."""
        image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888)
        self._put(QPixmap.fromImage(image))

    def say(self, text: str) -> None:
        """Words in the place of a page."""
        self._page.setPixmap(QPixmap())
        self._page.setText(text)
        self._page.setWordWrap(True)
        self._page.resize(self.viewport().width() - EDGE, 120)

    def picture(self) -> QPixmap:
        """What is shown."""
        return self._page.pixmap()

    def _put(self, pixmap: QPixmap) -> None:
        self._page.setPixmap(pixmap)
        self._page.resize(pixmap.size())
