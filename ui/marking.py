"""Marks source texts for lupdate where they are declared and translated only when shown; PySide's own loses the type."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """`text` as it is; lupdate files it under `context`."""
    return text
