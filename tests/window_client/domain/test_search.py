"""The item search: every way in, the order of hits, and fast enough to type into."""

import pytest

from reference_platform import sample
from tests.window_client.domain.records import a_catalogue, an_item
from window_client.central.catalogue import from_wire
from window_client.domain.search import ItemIndex

CATALOGUE = from_wire(sample.load())
INDEX = ItemIndex(CATALOGUE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("spjyxkxb", "R03"),  # initials of the name
        ("kcg", "R03"),  # initials of a nickname
        ("gongsishe", "R02"),  # full pinyin, begun
        ("laorenzheng", "S03"),  # full pinyin of a nickname
        ("开餐馆", "R03"),
        ("老人证", "S03"),
        ("社保", "S02"),
        ("医保", "S04"),
        ("YB", "S04"),
        ("ｙｂ", "S04"),
        ("户外 广告", "I04"),
        ("r01", "R01"),
        ("452090011000", "S03"),
        ("45019000", "I02"),
        ("卫生许可", "R04"),
    ],
)
def test_every_way_in(text: str, code: str) -> None:
    assert INDEX.find(text)[0].code == code


@pytest.mark.parametrize("text", ["zzzz", "不存在", "消防检查", "R05", "shebaoka", "\\", "%", "an"])
def test_what_is_not_there_or_only_inside_bundles_is_not_found(text: str) -> None:
    assert INDEX.find(text) == []


def test_rank_before_code() -> None:
    items = [
        an_item("A01", "丙社保丁"),  # contains
        an_item("A02", "社保甲"),  # begins
        an_item("A03", "社保"),  # equals
        an_item("A04", "乙", nicknames=("社保",)),
        an_item("A05", "戊"),
    ]
    assert [item.code for item in ItemIndex(a_catalogue(*items)).find("社保")] == ["A03", "A04", "A02", "A01"]


def test_rank_of_letters() -> None:
    items = [
        an_item("A01", "甲", pinyin="woyanglao", initials="wyl"),  # inside pinyin
        an_item("A02", "乙", pinyin="yanglaobao", initials="ylb"),  # pinyin begins
        an_item("A03", "丙", pinyin="yang yanglao", initials="y yl"),  # a reading equals
        an_item("A04", "丁", pinyin="x", initials="xyanglaoz"),  # inside initials
        an_item("A05", "戊", pinyin="x", initials="yanglaoz"),  # initials begin
    ]
    assert [i.code for i in ItemIndex(a_catalogue(*items)).find("yanglao")] == ["A03", "A05", "A02", "A04", "A01"]


def test_department_and_category_come_after_every_name() -> None:
    items = [
        an_item("A01", "甲", department="民政局"),
        an_item("A02", "民政服务", department="医保局"),
        an_item("A03", "乙", department="医保局", category="民政事务"),
        an_item("A04", "丙", department="医保局", category="医疗保障"),
    ]
    assert [item.code for item in ItemIndex(a_catalogue(*items)).find("民政")] == ["A02", "A01", "A03"]
    assert [item.code for item in INDEX.find("卫生健康局")] == ["R04"]


def test_an_empty_text_finds_the_first_and_a_limit_holds() -> None:
    assert [item.code for item in INDEX.find("  ", limit=3)] == ["I01", "I02", "I03"]
    assert [item.code for item in INDEX.find("登记", limit=2)] == ["R01", "R02"]
    assert len(INDEX.find("")) == 12
