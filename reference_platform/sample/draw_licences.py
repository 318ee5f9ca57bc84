"""`python -m reference_platform.sample.draw_licences`: the pages of the sample e-licences (licences/*.pdf), drawn anew."""

from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent / "licences"

_SHEET = """
#set page(paper: "a4", flipped: true, margin: 2.2cm)
#set text(font: ("Noto Serif CJK SC", "Noto Sans CJK SC"), lang: "zh", region: "cn", size: 15pt)
#rect(width: 100%, height: 100%, stroke: 2pt + rgb("#a8803a"), inset: 1.2cm)[
  #align(center)[#text(34pt, weight: "bold", tracking: 0.4em)[TITLE]]
  #v(0.8cm)
  #grid(columns: (6cm, 1fr), row-gutter: 0.62cm, ROWS)
  #v(1fr)
  #grid(columns: (1fr, auto), text(11pt, fill: luma(110))[电子证照示例 · 不具法律效力],
    align(center)[#box(width: 4cm, height: 1.5cm)[#text(fill: rgb("#b3261e"))[ISSUER\\ （电子印章）]]])
]
"""

SHEETS = {
    "business": (
        "营业执照",
        "梧州市长洲区市场监督管理局",
        (
            ("统一社会信用代码", "92450405MAA1B2C3X5"),
            ("名称", "长洲区晓月米粉店"),
            ("类型", "个体工商户"),
            ("经营者", "李壮"),
            ("经营场所", "广西梧州市长洲区新兴三路8号"),
            ("注册日期", "2025年03月10日"),
        ),
    ),
    "household": (
        "居民户口簿",
        "梧州市公安局长洲分局",
        (("户号", "450405003127"), ("户主", "李壮"), ("户别", "家庭户"), ("住址", "广西梧州市长洲区新兴三路1号")),
    ),
}


def main() -> None:
    """Write every sheet."""
    for name, (title, issuer, rows) in SHEETS.items():
        lines = ", ".join(f"[{label}], [{value}]" for label, value in rows)
        source = _SHEET.replace("TITLE", title).replace("ISSUER", issuer).replace("ROWS", lines)
        (HERE / f"{name}.pdf").write_bytes(typst.compile(source.encode(), format="pdf"))


if __name__ == "__main__":
    main()
