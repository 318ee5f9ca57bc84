"""PySide6 6.12.0 loses a reference to None with each call that returns nothing, and kills Python 3.11 after ~5 200."""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_calls_that_return_nothing_lose_no_reference_to_none(qapp: QApplication) -> None:
    label = QLabel()
    texts = [str(number) for number in range(CALLS)]
    before = sys.getrefcount(None)
    for text in texts:
        label.setText(text)
        label.setEnabled(True)
    assert before - sys.getrefcount(None) < CALLS / 2
    assert qapp is not None
