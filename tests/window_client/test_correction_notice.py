"""The correction notice (补正通知) as the applicant reads it: for each defect what is wrong, what to bring, where to get it
and how a right one looks (Q03); where the catalogue does not say, the paper says that it does not."""

import json
from pathlib import Path

import pytest

from tests.window_client.papers.reading import words_of
from tests.window_client.test_deciding import WHY, hall, made, pdf_of
from window_client import messages as m
from window_client.domain.notice import NO_SAMPLE, NO_SOURCE
from window_client.views import CaseView, Defect
from window_client.words import CaseState, DocumentKind

HUKOU = Defect("户口簿", "复印件不清", "重新复印")
SEAL = Defect("食堂平面图", "没有比例尺", "标注比例尺")  # the clerk's own words, not of the catalogue


@pytest.mark.parametrize(("item", "remarks", "least"), [("S02", (HUKOU,), 1), ("R04", (SEAL,), 12)])
def test_every_defect_says_what_to_bring_where_to_get_it_and_how_it_looks(
    tmp_path: Path, item: str, remarks: tuple[Defect, ...], least: int
) -> None:
    with hall(tmp_path) as (room, sealer):
        session = room.sign_in()
        room.equip()
        room.ready_case(session)
        case = room.tell(m.PickItem(session, item), CaseView, lambda v: v.item_code == item).case
        assert case is not None
        notice = m.GiveNotice(session, case, remarks, visit=WHY)
        room.tell(notice, CaseView, lambda v: v.state is CaseState.CORRECTION)
        row = made(room, DocumentKind.CORRECTION_NOTICE)
        text = words_of(pdf_of(room, sealer, row, session, tmp_path), tmp_path)
        with room.store_rows() as unit:
            frozen = next(each for each in unit.documents.of_case(case) if each.id == row.id)
        rows = {each["name"]: each for each in json.loads(frozen.data)["defects"]}
    assert len(rows) >= least
    assert (len(rows) == 1) is (least == 1)
    for each in rows.values():
        for said in each.values():
            assert said
            assert "".join(said.split()) in text, said
    for label in ("补正要求", "何处办取", "样例"):
        assert text.count(label) >= len(rows)
    if item == "S02":
        assert rows["户口簿"]["obtain_from"] == "户籍所在地公安派出所"
        assert rows["户口簿"]["sample"] == "户口簿首页和本人页"
        return
    assert (rows[SEAL.name]["obtain_from"], rows[SEAL.name]["sample"]) == (NO_SOURCE, NO_SAMPLE)
    assert rows["卫生检测或评价报告"]["obtain_from"] == "有资质的检验检测机构"
    assert rows["卫生检测或评价报告"]["sample"] == NO_SAMPLE
    assert rows["场所方位示意图、平面图"]["obtain_from"] == NO_SOURCE
    assert rows["场所方位示意图、平面图"]["sample"].startswith("按比例绘制")
