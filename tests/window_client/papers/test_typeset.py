"""Each official paper of the sample catalogue is made, and read back by another program."""

import json
import time
from pathlib import Path

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
}
SAYS = {
    DocumentKind.CORRECTION_NOTICE: ["材料1", "材料30", "提交原件30份", "2027年1月5日(暂定)"],
    DocumentKind.NON_ACCEPTANCE_NOTICE: ["长洲区林业局", "行政复议", "行政诉讼", "六十日"],
    DocumentKind.ACCEPTANCE_NOTICE: ["申请表", "卫生管理制度", "现予受理"],
    DocumentKind.MATERIAL_RECEIPT: ["申请表", "不代表申请已被受理"],
    DocumentKind.TOLERANT_LETTER: ["卫生管理制度", "2026年12月7日"],
    DocumentKind.COMMITMENT_LETTER: ["行政机关告知", "申请人承诺"],
    DocumentKind.SERVICE_RECEIPT: ["卫生许可证"],
}


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    return Typesetter(Settings().paper_fonts, "", tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_each_paper_is_read_back_by_another_program(typesetter: Typesetter, tmp_path: Path, kind: DocumentKind) -> None:
    template = CATALOGUE.papers[kind.value]
    pdf = typesetter.pdf(template.source, json.dumps(DATA, ensure_ascii=False))
    text = words_of(pdf, tmp_path)
    for expected in (template.title, "4504050000000077", "公共场所卫生许可", "专用印章", *SAYS.get(kind, [])):
        assert expected in text, expected
    assert "阿依" in text
    assert "补打" not in text
    codes = codes_of(pdf)
    assert "01032026112300190" in codes.values()
    assert "q-7hKp2Xw9sLmN" in codes.values()
    assert all(line.split()[-5] == "yes" for line in fonts_of(pdf, tmp_path))  # column emb
    assert len(draw(pdf)) == page_count(pdf)


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
    assert [
        {"code": each.code, "title": each.title, "source": each.source} for each in sample.load().papers
    ] == papers()


def test_a_warm_paper_is_quick(typesetter: Typesetter) -> None:
    """The bench measures it; here only an order of magnitude is held."""
    source, data = CATALOGUE.papers["correction_notice"].source, json.dumps(DATA, ensure_ascii=False)
    typesetter.pdf(source, data)
    start = time.perf_counter()
    typesetter.pdf(source, data)
    assert time.perf_counter() - start < 2.0
