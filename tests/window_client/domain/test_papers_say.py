"""What papers, marks and reuse of materials say (文书内容、核对标记、材料复用)."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.window_client.domain.records import NOW, TODAY, a_case, a_catalogue, a_field, a_page, an_item
from window_client.domain import masking, material_marks, notice, reuse
from window_client.domain.case import Answer
from window_client.domain.document import Defect, Promise
from window_client.domain.ids import CaseId
from window_client.domain.item import DefectReason, Limit, MaterialSpec
from window_client.domain.materials import blocks, may_commit, state_of
from window_client.words import (
    DocumentKind,
    FieldKind,
    MaterialMeans,
    MaterialState,
    Necessity,
    PromiseKind,
    Source,
    TrustLevel,
)

NUMBER = "450499198506150019"
SPEC = MaterialSpec("M.ID", "身份证", Necessity.REQUIRED, 1, 2, reuse_days=30)


@pytest.mark.parametrize(
    ("kind", "key", "shown"),
    [
        (DocumentKind.ACCEPTANCE_NOTICE, "111:x", "450499********0019"),
        (DocumentKind.SERVICE_RECEIPT, "111:x", NUMBER),
        (DocumentKind.ACCEPTANCE_NOTICE, "uscc:x", NUMBER),
    ],
)
def test_the_number_stands_in_full_on_promises_receipts_and_for_units(kind: DocumentKind, key: str, shown: str) -> None:
    case, item = replace(a_case(), applicant_key=key), an_item()
    said = notice.common(case, item, a_catalogue(item), kind, NOW, NUMBER)
    assert said["cert_no"] == shown
    assert (said["organ"], said["date"], said["at"]) == ("某局", "2026年11月23日", "2026年11月23日 10:05")


def test_days_are_written_out_and_provisional_ones_say_so() -> None:
    case, at_once = replace(a_case(), due=TODAY, due_provisional=True), an_item(committed=Limit(0, "wd"))
    catalogue = a_catalogue(at_once)
    said = notice.common(case, an_item(), catalogue, DocumentKind.ACCEPTANCE_NOTICE, NOW, "")
    assert (said["due"], said["accepted_at"]) == ("2026年11月23日(暂定)", "")
    assert notice.common(case, at_once, catalogue, DocumentKind.ACCEPTANCE_NOTICE, NOW, "")["due"] == "当场办结"
    assert notice.day_text(None, provisional=True) == ""


def test_who_acts_and_how_the_result_goes_are_told() -> None:
    item = an_item(fields=(a_field(FieldKind.CHOICE, "D.mode", choices=(("1", "窗口领取"),)),))
    values = {"D.mode": "1", "A.kind": "1", "A.name": "王五", "A.cert_no": NUMBER}
    answers = {key: Answer(key, value, Source.TYPED, NOW) for key, value in values.items()}
    assert notice.acting(answers, item, full=False) == {
        "collect": "窗口领取",
        "agent": "王五（委托代理人，证件号码 450499********0019）",
    }
    assert NUMBER in str(notice.acting(answers, item, full=True)["agent"])
    assert notice.acting({}, an_item(), full=True) == {"collect": ""}


def test_rows_say_what_is_wrong_what_was_taken_and_what_was_promised() -> None:
    empty = notice.defect_rows([Defect("身份证", "", "")])[0]
    assert (empty["wrong"], empty["obtain_from"], empty["sample"]) == (
        "不符合要求",
        notice.NO_SOURCE,
        notice.NO_SAMPLE,
    )
    item = an_item(materials=(SPEC, replace(SPEC, type="M.B")))
    assert notice.material_rows(item, {"M.ID": 3}, {"M.ID": "扫描件"}) == [
        {"name": "身份证", "originals": "1", "copies": "2", "pages": "3", "form": "扫描件"}
    ]
    promises = [Promise(CaseId("c"), "M.ID", "身份证", kind, TODAY, NOW) for kind in PromiseKind]
    assert notice.promise_rows(promises, PromiseKind.TOLERANT) == [{"name": "身份证", "due": "2026年11月23日"}]
    assert json.loads(notice.encoded({"b": "乙", "a": "甲"})) == {"a": "甲", "b": "乙"}


def test_reasons_fit_a_material_and_are_worded_with_the_clerks_words() -> None:
    every, photo = DefectReason("old", "已过期"), DefectReason("dark", "太暗", materials=("M.PHOTO",))
    other = DefectReason("other", "其他", needs_words=True)
    assert material_marks.reasons_for((every, photo, other), "M.ID#x") == (every, other)
    assert material_marks.reasons_for((every, photo), "M.PHOTO") == (every, photo)
    assert material_marks.worded(every, "") == "已过期"
    assert material_marks.worded(every, "上月到期") == "已过期：上月到期"
    assert material_marks.worded(other, "缺第二页") == "缺第二页"


def test_pages_may_be_used_again_until_the_catalogues_or_their_own_last_day() -> None:
    page = a_page()
    assert reuse.last_day(SPEC, []) is None
    assert reuse.last_day(replace(SPEC, reuse_days=0), [page]) is None
    assert reuse.last_day(SPEC, [page]) == TODAY + timedelta(days=30)
    assert reuse.last_day(SPEC, [replace(page, valid_to=date(2026, 12, 1))]) == date(2026, 12, 1)
    assert [page.is_over(TODAY), replace(page, valid_to=TODAY).is_over(TODAY)] == [False, False]
    assert replace(page, valid_to=TODAY).is_over(TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("levels", "seen", "level"),
    [
        ((TrustLevel.A, TrustLevel.D), False, TrustLevel.D),
        ((None, TrustLevel.C), True, TrustLevel.B),
        ((TrustLevel.C,), False, TrustLevel.C),
    ],
)
def test_how_far_a_page_of_before_is_trusted(levels: tuple[TrustLevel], seen: bool, level: TrustLevel) -> None:
    assert reuse.level_of([replace(a_page(), level=each) for each in levels], seen) is level


def test_a_page_used_again_keeps_where_it_first_came_from() -> None:
    fresh, known = a_page(), replace(a_page(), origin="0099")
    again = reuse.again([fresh, known], CaseId("n"), "M.B", "0103", TrustLevel.B, TODAY, NOW)
    assert [row.origin for row in again] == ["0103", "0099"]
    assert {(row.case, row.material, row.means, row.valid_to) for row in again} == {
        (CaseId("n"), "M.B", MaterialMeans.REUSED, TODAY)
    }


def test_a_promise_stands_for_a_paper_as_its_kind_says() -> None:
    tolerant, committed = (Promise(CaseId("c"), "M.ID", "身份证", kind, TODAY, NOW) for kind in PromiseKind)
    kinds = {each.kind: state_of(SPEC, [], card_read=False, promise=each) for each in (tolerant, committed)}
    assert kinds[PromiseKind.TOLERANT] == (MaterialState.PROMISED, MaterialMeans.NONE)
    assert kinds[PromiseKind.COMMITMENT] == (MaterialState.COMPLETE, MaterialMeans.COMMITTED)
    assert may_commit(replace(SPEC, instead=("告知承诺",)))
    assert not may_commit(SPEC)


@pytest.mark.parametrize("state", MaterialState)
def test_what_blocks_an_acceptance(state: MaterialState) -> None:
    always = {MaterialState.CAPTURING, MaterialState.DEFECTIVE, MaterialState.UNSEEN}
    assert blocks(state, Necessity.REQUIRED) is (state in always | {MaterialState.MISSING})
    assert blocks(state, Necessity.TOLERANT) is (state in always)


def test_a_units_name_and_number_are_public() -> None:
    assert (masking.applicant("某公司", "uscc:91"), masking.applicant("李壮", "111:4")) == ("某公司", "李*")
    assert (masking.key_number("uscc:91450405MA5"), masking.key_number(f"111:{NUMBER}")) == (
        "91450405MA5",
        "450499********0019",
    )
    assert (masking.electronic("li@a.cn"), masking.electronic("13977412345")) == ("l***@a.cn", "139****2345")
    assert masking.by_element("E.holders", '[{"a":"1"},{"a":"2"}]') == "2行"
