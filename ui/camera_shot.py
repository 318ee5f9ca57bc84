"""Takes one picture with a camera (摄像头): a program of its own, so that a driver that hangs takes no window with it.

    python ui/camera_shot.py list          a JSON line for each camera: {"name": …}, the system's default first
    python ui/camera_shot.py shoot NAME    the picture as JPEG on standard output; NAME "" = the default

Ends with 0, or 3: QtMultimedia is not installed (it is in PySide6-Addons), 4: no such camera, 5: the camera failed; why is
on standard error. devices/camera.py runs it.
"""

import json
import os
import sys
from importlib import import_module
from typing import Any

from PySide6.QtCore import QBuffer, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QImage

DONE, NOT_INSTALLED, ABSENT, FAILED = 0, 3, 4, 5
SETTLE_MS, LIMIT_MS, QUALITY = 1200, 15_000, 92
"""A camera finds exposure and focus in its first second."""


class Shot(QObject):
    """Starts the camera, lets it settle, takes one picture, writes it, ends the program."""

    def __init__(self, media: Any, device: Any, app: QGuiApplication) -> None:
        super().__init__()
        self._app = app
        self._camera, self._session = media.QCamera(device), media.QMediaCaptureSession()
        self._capture = media.QImageCapture()
        formats = device.videoFormats()
        if formats:
            self._camera.setCameraFormat(max(formats, key=_pixels))
        self._session.setCamera(self._camera)
        self._session.setImageCapture(self._capture)
        self._camera.errorOccurred.connect(self._failed)
        self._capture.errorOccurred.connect(self._not_taken)
        self._capture.imageCaptured.connect(self._taken)
        self._capture.readyForCaptureChanged.connect(self._ready)
        self._asked = False
        QTimer.singleShot(LIMIT_MS, self._silent)

    def begin(self) -> None:
        """The picture follows by itself."""
        self._camera.start()
        self._ready(self._capture.isReadyForCapture())

    @Slot(bool)
    def _ready(self, ready: bool) -> None:
        if ready and not self._asked:
            self._asked = True
            QTimer.singleShot(SETTLE_MS, self._capture.capture)

    @Slot(int, QImage)
    def _taken(self, number: int, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        if not image.save(buffer, "JPG", QUALITY):  # type: ignore[call-overload]  # the stubs want bytes
            self._end(FAILED, "no picture")
            return
        sys.stdout.buffer.write(buffer.data().data())
        sys.stdout.buffer.flush()
        self._camera.stop()
        self._app.exit(DONE)

    def _failed(self, error: object, words: str) -> None:
        self._end(FAILED, words)

    def _not_taken(self, number: int, error: object, words: str) -> None:
        self._end(FAILED, words)

    @Slot()
    def _silent(self) -> None:
        self._end(FAILED, "the camera sent no picture")

    def _end(self, status: int, words: str) -> None:
        sys.stderr.write(f"{words}\n")
        self._app.exit(status)


def main(words: list[str]) -> int:
    """One of the two deeds."""
    try:
        media = import_module("PySide6.QtMultimedia")
    except ImportError:
        sys.stderr.write("QtMultimedia is not installed\n")
        return NOT_INSTALLED
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication(words[:1])
    default = media.QMediaDevices.defaultVideoInput()
    cameras = sorted(media.QMediaDevices.videoInputs(), key=lambda camera: camera.id() != default.id())
    if words[:1] == ["list"]:
        for camera in cameras:
            sys.stdout.write(json.dumps({"name": camera.description()}) + "\n")
        return DONE
    wanted = words[1] if len(words) > 1 else ""
    device = next((camera for camera in cameras if not wanted or camera.description() == wanted), None)
    if device is None:
        sys.stderr.write("no such camera\n")
        return ABSENT
    shot = Shot(media, device, app)
    shot.begin()
    return app.exec()


def _pixels(form: Any) -> int:
    return int(form.resolution().width() * form.resolution().height())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
