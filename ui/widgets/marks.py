"""Little drawn signs (✓ ! ○ …): the same on every machine, whatever fonts it has, and cheap at start-up."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


class Mark(StrEnum):
    """A sign that says the same as the word beside it."""

    NONE = ""
    TICK = "tick"
    CROSS = "cross"
    BANG = "bang"
    RING = "ring"  # nothing yet
    DOT = "dot"
    DOTS = "dots"  # under way
    UP = "up"  # on its way out
    QUERY = "query"  # doubtful
    BACK = "back"  # returned
    CARD = "card"
    LOCK = "lock"


def paint_mark(painter: QPainter, box: QRectF, mark: Mark, colour: str) -> None:
    """Draw `mark` into the square `box`."""
    draw = _DRAWN.get(mark)
    if draw is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), max(1.4, box.width() / 8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    draw(painter, box)
    painter.restore()


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + box.width() * x, box.top() + box.height() * y)


def _lines(painter: QPainter, box: QRectF, *points: tuple[float, float]) -> None:
    painter.drawPolyline([_at(box, x, y) for x, y in points])


def _disc(painter: QPainter, box: QRectF, x: float, y: float, radius: float) -> None:
    painter.save()
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(_at(box, x, y), box.width() * radius, box.width() * radius)
    painter.restore()


def _tick(painter: QPainter, box: QRectF) -> None:
    _lines(painter, box, (0.15, 0.55), (0.4, 0.8), (0.87, 0.22))


def _cross(painter: QPainter, box: QRectF) -> None:
    _lines(painter, box, (0.22, 0.22), (0.78, 0.78))
    _lines(painter, box, (0.78, 0.22), (0.22, 0.78))


def _bang(painter: QPainter, box: QRectF) -> None:
    _lines(painter, box, (0.5, 0.12), (0.5, 0.6))
    _disc(painter, box, 0.5, 0.86, 0.09)


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box.adjusted(*(box.width() * each for each in (0.16, 0.16, -0.16, -0.16))))


def _dot(painter: QPainter, box: QRectF) -> None:
    _disc(painter, box, 0.5, 0.5, 0.36)


def _dots(painter: QPainter, box: QRectF) -> None:
    for x in (0.15, 0.5, 0.85):
        _disc(painter, box, x, 0.5, 0.11)


def _up(painter: QPainter, box: QRectF) -> None:
    _lines(painter, box, (0.5, 0.88), (0.5, 0.14))
    _lines(painter, box, (0.2, 0.44), (0.5, 0.14), (0.8, 0.44))


def _query(painter: QPainter, box: QRectF) -> None:
    _lines(painter, box, (0.27, 0.3), (0.33, 0.16), (0.5, 0.1), (0.67, 0.16), (0.73, 0.3), (0.65, 0.43), (0.5, 0.53))
    _lines(painter, box, (0.5, 0.53), (0.5, 0.63))
    _disc(painter, box, 0.5, 0.88, 0.09)


def _back(painter: QPainter, box: QRectF) -> None:
    _lines(painter, box, (0.36, 0.12), (0.12, 0.36), (0.36, 0.6))
    _lines(painter, box, (0.12, 0.36), (0.7, 0.36), (0.86, 0.52), (0.86, 0.7), (0.7, 0.86), (0.4, 0.86))


def _card(painter: QPainter, box: QRectF) -> None:
    painter.drawRoundedRect(QRectF(_at(box, 0.05, 0.2), _at(box, 0.95, 0.8)), 2, 2)
    _disc(painter, box, 0.3, 0.48, 0.1)
    _lines(painter, box, (0.55, 0.42), (0.8, 0.42))
    _lines(painter, box, (0.55, 0.6), (0.8, 0.6))


def _lock(painter: QPainter, box: QRectF) -> None:
    painter.drawRoundedRect(QRectF(_at(box, 0.18, 0.45), _at(box, 0.82, 0.92)), 1.5, 1.5)
    _lines(painter, box, (0.3, 0.45), (0.3, 0.25), (0.42, 0.12), (0.58, 0.12), (0.7, 0.25), (0.7, 0.45))


_DRAWN: dict[Mark, Callable[[QPainter, QRectF], None]] = {
    Mark.TICK: _tick,
    Mark.CROSS: _cross,
    Mark.BANG: _bang,
    Mark.RING: _ring,
    Mark.DOT: _dot,
    Mark.DOTS: _dots,
    Mark.UP: _up,
    Mark.QUERY: _query,
    Mark.BACK: _back,
    Mark.CARD: _card,
    Mark.LOCK: _lock,
}
