"""Each official paper of the sample catalogue is made, and read back by another program."""

import json
import time
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from reference_platform import sample
from reference_platform.sample.publish import papers
from tests.window_client.papers.reading import codes_of, fonts_of, words_of
from window_client.central.catalogue import from_wire
from window_client.papers.pictures import draw, page_count
from window_client.papers.typeset import CannotTypeset, Typesetter
from window_client.settings import Settings
from window_client.words import DocumentKind

CATALOGUE = from_wire(sample.load())
SEAL = 300  # pixels
DEFECTS = [{"name": f"材料{n}", "wrong": "缺少", "remedy": f"提交原件{n}份"} for n in range(1, 31)]
DATA = {
    **CATALOGUE.hall,
    "receipt_no": "01032026112300190",
    "official_no": "4504050000000001",
    "number": "4504050000000077",
    "item_name": "公共场所卫生许可",
    "applicant": "覃𠮷梅·阿依",
    "cert_no": "450499********0019",
    "query_token": "q-7hKp2Xw9sLmN",
    "defects": DEFECTS,
    "deadline": "2027年1月5日(暂定)",
    "materials": [{"name": "申请表", "originals": "1", "copies": "0", "pages": "2", "form": "扫描件"}],
    "promised": [{"name": "卫生管理制度", "due": "2026年12月7日"}],
    "ground": "申请事项依法不属于本行政机关职权范围",
    "reason": "应由林业主管部门办理",
    "competent_organ": "长洲区林业局",
    "result_name": "卫生许可证",
    "way": "邮寄送达",
    "waybill": "EMS1234567890",
    "e_address": "ayi@example.cn",
    "consent": "电子送达确认书（文书编号 77）",
    "arrival": "平台回执",
    "phone": "13977412345",
    "address": "长洲区新兴三路1号",
    "taker": "覃𠮷梅·阿依",
    "agent": "王五（委托代理人，证件号码 450499********0017，授权至 2027-01-01）",
    "collect": "邮寄",
    "at": "2026年11月23日 10:00",
    "date": "2026年11月23日",
    "accepted_at": "2026年11月23日 10:00",
    "due": "2026年12月1日",
    "window": "3号窗口",
    "handler": "陈晓",
    "staff_no": "1042",
    "department": "卫生健康局",
    "item_code": "450190011000",
    "special_kind": "延长审批",
    "needed": "5个工作日",
    "new_due": "2026年12月8日",
    "approver": "局长",
    "question": "要交什么",
    "limit": "8个工作日",
    "form_name": "个体工商户登记(备案)申请书",
    "form": [{"section": "① 经营主体", "label": "字号名称", "value": "晓月米粉店"}],
    "asked": [{"name": "卫生管理制度", "remedy": "提交原件1份"}],
}
SAYS = {
    DocumentKind.APPLICATION_FORM: ["个体工商户登记(备案)申请书", "①经营主体", "字号名称晓月米粉店", "签名或盖章"],
    DocumentKind.CORRECTION_NOTICE: ["材料1", "材料30", "提交原件30份", "2027年1月5日(暂定)"],
    DocumentKind.NON_ACCEPTANCE_NOTICE: ["长洲区林业局", "行政复议", "行政诉讼", "六十日"],
    DocumentKind.ACCEPTANCE_NOTICE: ["申请表", "卫生管理制度", "现予受理"],
    DocumentKind.MATERIAL_RECEIPT: ["申请表", "不代表申请已被受理"],
    DocumentKind.TOLERANT_LETTER: ["卫生管理制度", "2026年12月7日"],
    DocumentKind.COMMITMENT_LETTER: ["行政机关告知", "申请人承诺"],
    DocumentKind.SERVICE_RECEIPT: [
        "卫生许可证",
        "邮寄送达",
        "EMS1234567890",
        "受送达人",
        "拒收事由",
        "ayi@example.cn",
        "平台回执",
    ],
    DocumentKind.ELECTRONIC_CONSENT: ["ayi@example.cn", "不采用电子送达", "经办人"],
    DocumentKind.SPECIAL_NOTICE: ["延长审批", "5个工作日", "2026年12月8日", "局长"],
    DocumentKind.HAND_OVER_SLIP: ["申请表", "移交人", "接收人", "卫生健康局"],
    DocumentKind.COLLECTION_VOUCHER: ["卫生许可证", "统一出件窗口", "2026年12月1日"],
    DocumentKind.CONSULTATION_NOTE: ["要交什么", "8个工作日", "卫生管理制度", "提交原件1份"],
    DocumentKind.DELIVERY_LABEL: ["EMS1234567890", "13977412345", "新兴三路1号"],
}
LEGAL = {"陈晓", "1042", "2026年11月23日", "王五", "委托代理人", "450190011000", "0774-0000000"}
"""On every notice: who did it and when, who acts, for which item, where to complain."""


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    return Typesetter(Settings().paper_fonts, "", tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if kind is not DocumentKind.DAY_SHEET])
def test_each_paper_is_read_back_by_another_program(typesetter: Typesetter, tmp_path: Path, kind: DocumentKind) -> None:
    template = CATALOGUE.papers[kind.value]
    pdf = typesetter.pdf(template.source, json.dumps(DATA, ensure_ascii=False))
    text = words_of(pdf, tmp_path)
    own = ("4504050000000077", "专用印章") if kind is not DocumentKind.APPLICATION_FORM else ()  # the organ's own paper
    for expected in (template.title, "公共场所卫生许可", *own, *SAYS.get(kind, [])):
        assert expected in text, expected
    assert "阿依" in text
    if template.sealed:
        assert {each for each in LEGAL if each not in text} == set()
        assert _red(pdf) > SEAL
    assert "补打" not in text
    codes = codes_of(pdf)
    assert "01032026112300190" in codes.values()
    assert "q-7hKp2Xw9sLmN" in codes.values()
    assert all(line.split()[-5] == "yes" for line in fonts_of(pdf, tmp_path))  # column emb
    assert len(draw(pdf)) == page_count(pdf)


def _red(pdf: bytes) -> int:
    """Red pixels of the last page at 36 dpi: the seal's."""
    document = pypdfium2.PdfDocument(pdf)
    red, green, _ = document[len(document) - 1].render(scale=0.5).to_pil().convert("RGB").split()
    document.close()
    return sum(r - g > 40 for r, g in zip(red.tobytes(), green.tobytes(), strict=True))


def test_without_a_seal_the_place_for_the_stamp_stays_white(typesetter: Typesetter, tmp_path: Path) -> None:
    data = json.dumps({**DATA, "seal": ""}, ensure_ascii=False)
    pdf = typesetter.pdf(CATALOGUE.papers["delivery_label"].source, data)
    assert _red(pdf) == 0
    assert "行政机关专用印章" in words_of(pdf, tmp_path)


def test_the_longest_names_break_and_stay_on_the_page(typesetter: Typesetter, tmp_path: Path) -> None:
    person = "广西梧州市长洲区买买提·阿不都热合曼·吐尔逊江国际餐饮文化传播有限责任公司长洲分公司" * 2
    item = "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批"
    long = {
        "applicant": person,
        "item_name": item,
        "defects": [{"name": "从业人员健康合格证明" * 4, "wrong": "有效期不足" * 8, "remedy": "请换领后重新提交" * 12}],
        "promised": [{"name": "集中空调通风系统检测报告" * 6, "due": "2026年12月7日"}],
    }
    for kind in (DocumentKind.CORRECTION_NOTICE, DocumentKind.TOLERANT_LETTER, DocumentKind.ACCEPTANCE_NOTICE):
        source = CATALOGUE.papers[kind.value].source
        pdf = typesetter.pdf(source, json.dumps(DATA | long, ensure_ascii=False))
        text = words_of(pdf, tmp_path)
        assert person in text
        assert item in text
        for picture in pypdfium2.PdfDocument(pdf):
            edge = picture.render(scale=1).to_pil().convert("L").crop((570, 0, 595, 842))  # the right margin
            assert min(edge.tobytes()) > 200, kind


def test_the_seal_never_stands_on_a_page_without_the_signatures(typesetter: Typesetter) -> None:
    source, lengths = CATALOGUE.papers["correction_notice"].source, set()
    for count in range(3, 9):
        pdf = typesetter.pdf(source, json.dumps(DATA | {"defects": DEFECTS[:count]}, ensure_ascii=False))
        document = pypdfium2.PdfDocument(pdf)
        lengths.add(len(document))
        last = document[len(document) - 1].get_textpage().get_text_bounded()
        document.close()
        assert "告知人" in last, count
        assert "扫二维码" in last, count
    assert lengths == {1, 2}  # the edge lies between


def test_a_reprint_says_so_and_nothing_else_changes(typesetter: Typesetter, tmp_path: Path) -> None:
    source, data = CATALOGUE.papers["acceptance_notice"].source, json.dumps(DATA, ensure_ascii=False)
    first, again = typesetter.pdf(source, data), typesetter.pdf(source, data, 2)
    assert "补打第2次" in words_of(again, tmp_path)
    assert words_of(first, tmp_path) == words_of(again, tmp_path).replace("补打第2次", "")
    assert typesetter.pdf(source, data) == first


def test_a_name_that_no_font_can_show_leaves_a_box_for_the_pen(typesetter: Typesetter, tmp_path: Path) -> None:
    data = json.dumps({**DATA, "applicant": "覃\U0003134a梅"}, ensure_ascii=False)
    text = words_of(typesetter.pdf(CATALOGUE.papers["acceptance_notice"].source, data), tmp_path)
    assert "方框处请手工填写" in text


def test_a_broken_template_and_a_missing_font_are_told(typesetter: Typesetter, tmp_path: Path) -> None:
    with pytest.raises(CannotTypeset, match="does not compile"):
        typesetter.pdf("#let x = (", "{}")
    with pytest.raises(CannotTypeset, match="no font"):
        Typesetter(("No Such Font",), "", tmp_path).pdf("x", "{}")


def test_a_template_reaches_neither_network_nor_other_files(typesetter: Typesetter, tmp_path: Path) -> None:
    for source in ('#import "@preview/tablex:0.0.8": *', '#read("/etc/hostname")'):
        with pytest.raises(CannotTypeset):
            typesetter.pdf(source, "{}")


def test_the_catalogue_holds_the_templates_as_published() -> None:
    assert [msgspec.to_builtins(each) for each in sample.load().papers] == papers()


def test_a_warm_paper_is_quick(typesetter: Typesetter) -> None:
    """The bench measures it; here only an order of magnitude is held."""
    source, data = CATALOGUE.papers["correction_notice"].source, json.dumps(DATA, ensure_ascii=False)
    typesetter.pdf(source, data)
    start = time.process_time()  # work, not waiting: a busy machine makes no paper slow
    typesetter.pdf(source, data)
    assert time.process_time() - start < 2.0
