"""The language of the screens (界面语言): Chinese is the source; other languages come from compiled catalogues.

`assets/translations/<language>.ts` is the text in git; `.qm` is made from it by `lrelease` in `make setup`.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.theme import ASSETS

log = logging.getLogger("ui")

FOLDER = ASSETS / "translations"
SOURCE_LANGUAGE = "zh"
_QT_NAMES = {"zh": "qtbase_zh_CN", "en": "qtbase_en"}
_LOCALES = {"zh": "zh_CN", "en": "en_GB"}


def languages() -> tuple[str, ...]:
    """What can be chosen: the source language and every language with a catalogue."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in FOLDER.glob("*.ts")))


def install(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Make Qt and ours speak `language`; returns the translators that were found, owned by `app`.

    A catalogue that was not compiled leaves the screens in Chinese: a missing file must not keep a window from work.
    """
    found = []
    for folder, name in ((_qt_folder(), _QT_NAMES.get(language, "")), (FOLDER, language)):
        translator = QTranslator(app)
        if name and translator.load(name, str(folder)):
            app.installTranslator(translator)
            found.append(translator)
        elif folder is FOLDER and language != SOURCE_LANGUAGE:
            log.warning("no compiled catalogue for %r: the screens stay Chinese; make setup compiles it", language)
    QLocale.setDefault(QLocale(_LOCALES.get(language, "zh_CN")))
    return found


def _qt_folder() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
