"""What a person applied for online stands on the desk beside the card, and one key makes it a case."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client.messages import TakeApplication
from window_client.views import CaseView, OfferRow
from window_client.words import MaterialState

OFFERS = (
    OfferRow(7, "pre_application", "YS20261123001", "基本医疗保险参保登记"),
    OfferRow(9, "appointment", "YY20261123044", "个体工商户设立登记", "11-23 15:00"),
)
CARD_ONLY: CaseView = replace(samples.DRAFT, item_code="", item_name="", fields=(), materials=(), offers=OFFERS)


def test_the_key_takes_the_first_and_a_click_any(desk: Screen) -> None:
    desk.say(samples.SERVING, CARD_ONLY)
    assert desk.shown(names.ONLINE)
    desk.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    desk.find(QPushButton, names.online(9)).click()
    assert desk.wishes == [TakeApplication(samples.SESSION, 7), TakeApplication(samples.SESSION, 9)]


def test_nothing_stands_there_for_somebody_who_applied_for_nothing(desk: Screen) -> None:
    desk.say(samples.SERVING, replace(CARD_ONLY, offers=()))
    assert not desk.shown(names.ONLINE)


def test_what_the_pre_review_found_wrong_stands_under_its_material(desk: Screen) -> None:
    missing = next(line for line in samples.DRAFT.materials if line.state is MaterialState.MISSING)
    remarked = replace(missing, pre_review="看不清公章")
    desk.say(samples.SERVING, replace(samples.DRAFT, materials=(remarked,)))
    row = desk.find(QAbstractButton, names.material(missing.type))
    assert row.accessibleDescription().endswith("预审：看不清公章")


def test_a_units_application_is_offered_by_its_name(desk: Screen) -> None:
    of_unit = OfferRow(7, "pre_application", "YS20261123001", "排水许可", unit="示例米粉店")
    desk.say(samples.SERVING, replace(CARD_ONLY, offers=(of_unit,)))
    said = [label.text() for label in desk.find(QWidget, names.ONLINE).findChildren(QLabel)]
    assert "示例米粉店" in said
