"""E-licences instead of paper (电子证照): asked inside a case with its purpose on record, taken only when the issuer's
signature holds; the licence becomes a page, its data become answers (Q18, Q26)."""

import logging
from collections.abc import Mapping

from window_client.domain import basket, licence
from window_client.domain.case import Case
from window_client.domain.licence import Licence
from window_client.domain.materials import MaterialPage
from window_client.errors import Refusal
from window_client.messages import AskData, DataHeard, FetchLicence, LicenceSealed, LicenceUnfit, SealLicence
from window_client.steps import open_case, query_data, reuse_pages, sitting, take_materials, weigh_sources
from window_client.steps.advance import note
from window_client.steps.work import Said, Show, Work
from window_client.views import LicenceRow, LicencesFound, Notice, NoticeGone
from window_client.words import CentralState, MaterialMeans, RefusalCode, Source, TrustLevel

log = logging.getLogger("central")

PURPOSE = "material"


def fetch_licence(message: FetchLicence, work: Work) -> Said:
    """Ask for the applicant's licences; the answer comes as `DataHeard`."""
    case = open_case.case_in_hand(work, message.case)
    spec = reuse_pages.spec_of(work, case, message.material)
    kind = spec.type
    if licence.INSTEAD not in spec.instead:
        raise Refusal(RefusalCode.LICENCE_NOT_TAKEN, material=kind)
    if not work.settings.licence_key or work.tools.signer is None:
        raise Refusal(RefusalCode.LICENCE_NO_KEY, material=kind)
    if not case.applicant_key:
        raise Refusal(RefusalCode.NOT_IDENTIFIED, material=kind)
    if work.room.central is CentralState.OFFLINE:
        raise Refusal(RefusalCode.LICENCE_OFFLINE, material=kind)
    sat = sitting.of(work, case)
    askers = basket.asks_for(sat.merged, kind) if sat else ()
    said = query_data.ask(
        work,
        case,
        askers[0] if askers else "",
        purpose=f"{PURPOSE} {kind}",
        data_set=licence.DATA_SET,
        subject=case.applicant_key,
        place=f"material:{kind}",
    )
    take_materials.begin(work, case.id, kind, MaterialMeans.ELICENCE)
    asked = {order.query: message for order in said if isinstance(order, AskData)}
    work.remember(asking_licence={**work.room.asking_licence, **asked})
    return [*said, NoticeGone(f"material:{kind}"), Show.CASE]


def data_heard(message: DataHeard, work: Work) -> Said:
    """What the platform has; one that fits is taken, of several the clerk chooses. Other questions go their own way."""
    asked = work.room.asking_licence.get(message.query)
    if asked is None:
        return query_data.data_heard(message, work)
    query_data.log_answer(message, work)
    work.remember(asking_licence={q: wish for q, wish in work.room.asking_licence.items() if q != message.query})
    case = work.unit.cases.get(asked.case)
    if case is None or case.state not in open_case.EDITABLE:
        take_materials.end(work, asked.case, asked.material)
        return [Show.CASE]
    if message.rows is None:
        return _none(work, asked, RefusalCode.LICENCE_OFFLINE)
    found, code = _fitting(work, case, asked, message.rows)
    if not found:
        return _none(work, asked, code)
    if len(found) > 1:
        take_materials.end(work, asked.case, asked.material)
        rows = tuple(LicenceRow(each.number, each.name, each.issuer, each.valid_to, each.level) for each in found)
        return [LicencesFound(asked.case, asked.material, rows), Show.CASE]
    return [SealLicence(asked.case, asked.material, found[0])]


def licence_sealed(message: LicenceSealed, work: Work) -> Said:
    """The licence stands as a page with its number, level and last day; its data are weighed as answers."""
    stopped = (message.case, message.material) in work.room.stopping
    take_materials.end(work, message.case, message.material)
    case, place = work.unit.cases.get(message.case), f"material:{message.material}"
    if stopped:
        return [Show.CASE]
    if case is None or case.state not in open_case.EDITABLE:
        return [Notice(RefusalCode.CASE_CLOSED, place)]
    taken = message.licence
    have = [row.position for row in work.unit.cases.pages(case.id) if row.material == message.material]
    page = MaterialPage(
        case=case.id,
        material=message.material,
        position=max(have, default=0) + 1,
        page=message.page,
        means=MaterialMeans.ELICENCE,
        at=work.now,
        origin=taken.number,
        level=taken.level,
        valid_to=taken.valid_to,
    )
    work.unit.cases.add_page(page)
    filled = _fill(work, case, taken)
    until = f"，有效至{taken.valid_to.isoformat()}" if taken.valid_to else ""
    said = f"{taken.name} {taken.number}（{taken.level.value}级{until}），验签通过"
    work.unit.cases.save(note(work, work.unit.cases.get(case.id) or case, "licence_taken", said))
    work.audit("licence_taken", case.receipt_no, f"{message.material} level={taken.level.value} fields={filled}")
    return [NoticeGone(place), NoticeGone("accept"), NoticeGone("take"), Show.CASE]


def licence_unfit(message: LicenceUnfit, work: Work) -> Said:
    """Its file is not what was signed, or could not be kept."""
    take_materials.end(work, message.case, message.material)
    case = work.unit.cases.get(message.case)
    work.audit("licence_refused", case.receipt_no if case else "", message.material, message.code.value)
    return [Show.CASE, Notice(message.code, f"material:{message.material}")]


def _none(work: Work, asked: FetchLicence, code: RefusalCode) -> Said:
    take_materials.end(work, asked.case, asked.material)
    return [Show.CASE, Notice(code, f"material:{asked.material}")]


def _fitting(
    work: Work, case: Case, asked: FetchLicence, rows: tuple[Mapping[str, str], ...]
) -> tuple[list[Licence], RefusalCode]:
    """Licences of this kind and holder that hold today, else why there is none. A wrong signature is told before
    anything else: somebody should look into it."""
    good, over, forged = [], 0, 0
    for row in rows:
        try:
            each = licence.parsed(row)
        except (ValueError, KeyError, TypeError):
            log.error("a licence of the platform does not follow the contract")
            continue
        if not each.fits(asked.material) or (asked.number and each.number != asked.number):
            continue
        if each.holder != case.applicant_key or not _is_signed(work, row):
            forged += 1
        elif each.is_over(work.today):
            over += 1
        else:
            good.append(each)
    if forged:
        work.audit("licence_refused", case.receipt_no, f"{asked.material} count={forged}", "forged")
    if good:
        return good, RefusalCode.LICENCE_NONE
    return [], RefusalCode.LICENCE_FORGED if forged else (
        RefusalCode.LICENCE_OVER if over else RefusalCode.LICENCE_NONE
    )


def _is_signed(work: Work, row: Mapping[str, str]) -> bool:
    signer = work.tools.signer
    text = licence.signed_text(row)
    return signer is not None and signer.is_signed(text, work.settings.licence_key, row.get("signature", ""))


def _fill(work: Work, case: Case, taken: Licence) -> int:
    """What the licence says of fields that are asked for, weighed against what is known by who vouches for it."""
    sat = sitting.of(work, case)
    fits = weigh_sources.fitting(work, sat, taken.data) if sat else {}
    source = Source.ELICENCE if taken.level is TrustLevel.A else Source.LICENCE_COPY
    weigh_sources.bring_all(work, case, fits, source)
    return len(fits)
