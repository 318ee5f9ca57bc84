"""Sample views: one person, one item, and the desk in each of its states. Nobody real."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from window_client import views as v
from window_client.words import (
    CaseState,
    CentralState,
    DeliveryState,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    FieldKind,
    MaterialMeans,
    MaterialState,
    Necessity,
    PaperState,
    RefusalCode,
    Role,
    Source,
    TicketState,
    VisitList,
)

NOW = datetime.now(UTC).astimezone()
SESSION = v.SessionId("session-1")
CASE = v.CaseId("case-1")
PAPER = v.PaperId("paper-1")

CLERK = v.SessionView(SESSION, "1042", "陈静", Role.CLERK, "03", "3号窗口", "长洲区政务服务中心", True)
NOBODY = v.SessionView(None)
EMPTY = v.CaseView(case=None)
IDLE_QUEUE = v.QueueView(waiting=12, longest_s=1080)
CALLED = v.QueueView(
    number="S023",
    group="社会事务",
    state=TicketState.CALLED,
    taken_at=NOW - timedelta(minutes=24),
    called_at=NOW - timedelta(seconds=21),
    calls=1,
    why_next="appointment",
    waiting=11,
    longest_s=1020,
    display=("S023", "-> 03"),
    display_heard=True,
)
SERVING = replace(CALLED, state=TicketState.SERVING, started_at=NOW - timedelta(seconds=372))

APPLICANT = v.ApplicantView(
    "李*",
    "男",
    "壮族",
    "1985-06-15",
    "4504**********0019",
    "广西梧州市长洲区新兴***",
    "居民身份证",
    "2035-03-01",
    "ok",
    NOW,
)
SYNC = v.SyncView(central=CentralState.ONLINE, waiting=2, oldest_at=NOW - timedelta(seconds=40), acknowledged_today=24)
OFFLINE = replace(
    SYNC,
    central=CentralState.OFFLINE,
    since=NOW - timedelta(minutes=15),
    waiting=7,
    oldest_at=NOW - timedelta(minutes=14),
)


def device(kind: DeviceKind, state: DeviceState, trouble: DeviceTrouble = DeviceTrouble.NONE) -> v.DeviceRow:
    """One lamp."""
    return v.DeviceRow(kind, state, trouble, "socket://127.0.0.1:7001", NOW, 12.0, "", 0)


DEVICES = v.DevicesView(
    (
        device(DeviceKind.ID_READER, DeviceState.READY),
        device(DeviceKind.RECEIPT_PRINTER, DeviceState.ATTENTION, DeviceTrouble.PAPER_NEAR_END),
        device(DeviceKind.WINDOW_DISPLAY, DeviceState.OPEN),
        device(DeviceKind.BARCODE_SCANNER, DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED),
        device(DeviceKind.DOCUMENT_SCANNER, DeviceState.DOWN, DeviceTrouble.NO_SCANNER),
    )
)


def field(
    element: str,
    label: str,
    shown: str = "",
    *,
    kind: FieldKind = FieldKind.TEXT,
    section: str = "申请人",
    source: Source | None = None,
    required: bool = True,
    mark: RefusalCode | None = None,
    choices: tuple[tuple[str, str], ...] = (),
) -> v.FieldView:
    """One field as the desk shows it: empty and required is marked, what a card gave is locked."""
    if mark is None and required and not shown:
        mark = RefusalCode.FIELD_REQUIRED
    from_card = source is Source.READER
    return v.FieldView(
        element, label, kind, section, required, shown, source, mark, {}, choices, from_card, from_card and "*" in shown
    )


RIGHTS = (("own", "自有"), ("rent", "租赁"), ("free", "无偿使用"), ("other", "其他"))
FIELDS = (
    field("P.name", "姓名", "李*", source=Source.READER),
    field("P.cert_no", "公民身份号码", "4504**********0019", kind=FieldKind.CERT_NO, source=Source.READER),
    field(
        "P.ethnic", "民族", "08", kind=FieldKind.CHOICE, source=Source.READER, choices=(("01", "汉族"), ("08", "壮族"))
    ),
    field("P.addr_reg", "户籍地址", "广西梧州市长洲区新兴***", source=Source.READER),
    field("P.phone", "手机号码", kind=FieldKind.PHONE),
    field("E.name", "字号名称", section="经营主体"),
    field("E.capital", "出资额(万元)", kind=FieldKind.DECIMAL, section="经营主体"),
    field("E.scope", "经营范围", kind=FieldKind.LONG_TEXT, section="经营主体"),
    field("L.addr", "经营场所", section="经营场所"),
    field("L.area", "面积(㎡)", kind=FieldKind.DECIMAL, section="经营场所"),
    field("L.right", "场所使用权", kind=FieldKind.CHOICE, section="经营场所", choices=RIGHTS),
    field("L.rent_to", "租期至", kind=FieldKind.DATE, section="经营场所", required=False),
    field("X.food", "从事食品经营", kind=FieldKind.YES_NO, section="经营场所"),
    field(
        "X.kinds",
        "经营方式",
        kind=FieldKind.CHOICES,
        section="经营场所",
        choices=(("1", "零售"), ("2", "批发"), ("3", "餐饮服务"), ("4", "网络经营")),
        required=False,
    ),
)
MATERIALS = (
    v.MaterialView("M.FORM", "登记申请书", Necessity.REQUIRED, MaterialState.COMPLETE, MaterialMeans.GENERATED),
    v.MaterialView("M.ID", "经营者身份证明", Necessity.REQUIRED, MaterialState.COMPLETE, MaterialMeans.CARD),
    v.MaterialView("M.SITE", "经营场所使用证明", Necessity.REQUIRED, MaterialState.MISSING, MaterialMeans.NONE),
    v.MaterialView("M.HEALTH", "从业人员健康证明", Necessity.TOLERANT, MaterialState.MISSING, MaterialMeans.NONE),
    v.MaterialView(
        "M.AGENT", "授权委托书", Necessity.CONDITIONAL, MaterialState.NOT_NEEDED, MaterialMeans.NONE, (), "由他人代办时"
    ),
)
CARD_CASE = v.CaseView(
    case=CASE, state=CaseState.DRAFT, receipt_no="0103-20261123-0042", applicant=APPLICANT, painted_from=1.0
)
DRAFT = replace(
    CARD_CASE,
    painted_from=0.0,
    item_code="450190005000",
    item_name="个体工商户设立登记",
    item_facts=("市场监督管理局", "注册经营"),
    visit_list=VisitList.ONE_VISIT,
    case_type=1,
    committed_days=3,
    committed_unit="wd",
    fields=FIELDS,
    materials=MATERIALS,
    missing=("手机号码", "字号名称", "出资额(万元)", "经营范围", "经营场所", "面积(㎡)", "经营场所使用证明"),
    filled_by_machine=4,
)


def answered(view: v.CaseView, **values: str) -> v.CaseView:
    """The case with these fields typed in; "P_phone" stands for P.phone."""
    known = {name.replace("_", ".", 1): value for name, value in values.items()}
    fields = tuple(
        replace(each, shown=known[each.element], source=Source.TYPED, mark=None) if each.element in known else each
        for each in view.fields
    )
    return replace(view, fields=fields, missing=tuple(f.label for f in fields if f.mark))


def marked(view: v.CaseView, element: str, shown: str, mark: RefusalCode, **facts: str) -> v.CaseView:
    """The case with one wrong field."""
    fields = tuple(
        replace(each, shown=shown, source=Source.TYPED, mark=mark, mark_facts=facts)
        if each.element == element
        else each
        for each in view.fields
    )
    return replace(view, fields=fields)


def thumbnail(shade: str = "#eef2f6") -> bytes:
    """A small PNG."""
    image = QImage(120, 160, QImage.Format.Format_RGB32)
    image.fill(QColor(shade))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, the library for text
    return bytes(data.data())


def with_pages(view: v.CaseView, kind: str, count: int) -> v.CaseView:
    """The case with so many scanned pages of one material."""
    pages = tuple(v.PageView(v.PageId(f"page-{n}"), thumbnail(), 1) for n in range(count))
    lines = tuple(
        replace(line, state=MaterialState.COMPLETE, means=MaterialMeans.SCANNED, pages=pages)
        if line.type == kind
        else line
        for line in view.materials
    )
    return replace(view, materials=lines)


READY = replace(
    with_pages(
        answered(
            DRAFT,
            P_phone="13800138000",
            E_name="梧州市长洲区李记小吃店",
            E_capital="5",
            E_scope="餐饮服务；食品销售",
            L_addr="广西梧州市长洲区新兴三路 8 号",
            L_area="36.5",
            L_right="rent",
            X_food="1",
        ),
        "M.SITE",
        3,
    ),
    missing=(),
    may_accept=True,
)
ACCEPTED = replace(
    READY,
    state=CaseState.ACCEPTED,
    may_accept=False,
    official_no="450405-2026-0000-0117",
    due=date(2026, 12, 3),
    accepted_at=NOW,
    paper=PAPER,
    paper_state=PaperState.PRINTED,
    paper_copies=1,
    delivery_state=DeliveryState.ACKNOWLEDGED,
    pages_sent=3,
    pages_total=3,
)
DOUBTFUL = replace(
    ACCEPTED,
    paper_state=PaperState.DOUBTFUL,
    paper_trouble=DeviceTrouble.SILENT,
    delivery_state=DeliveryState.WAITING,
    pages_sent=0,
    official_no="",
    due_provisional=True,
)
HITS = (
    v.ItemRow("450190005000", "个体工商户设立登记", "注册经营", "市场监督管理局", "450190005000", VisitList.ONE_VISIT),
    v.ItemRow("450190006000", "个体工商户变更登记", "注册经营", "市场监督管理局", "450190006000", VisitList.ONE_VISIT),
    v.ItemRow(
        "450190009000", "城乡居民养老保险参保登记", "社会事务", "人力资源和社会保障局", "4501", VisitList.ZERO_VISIT
    ),
)
WORK = v.WorkView(
    (
        v.DraftRow(
            v.CaseId("draft-7"),
            "0103-20261123-0039",
            "食品经营许可",
            "黄*",
            NOW - timedelta(hours=1),
            (NOW + timedelta(days=1)).date(),
        ),
    ),
    (
        v.RecentRow(
            CASE,
            "0103-20261123-0042",
            "个体工商户设立登记",
            "李*",
            NOW,
            PAPER,
            PaperState.PRINTED,
            DeliveryState.SENDING,
        ),
        v.RecentRow(
            v.CaseId("case-0"),
            "0103-20261123-0041",
            "城乡居民养老保险参保登记",
            "欧**",
            NOW - timedelta(minutes=19),
            None,
            PaperState.DOUBTFUL,
            DeliveryState.RETURNED,
        ),
    ),
)
