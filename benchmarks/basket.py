"""basket: five items merged into one form and list, and every field checked, against a bare union of the same fields."""

import itertools
import time
from dataclasses import replace
from datetime import date

from benchmarks.measure import Row, interleave, median, p99
from reference_platform.sample import HERE
from window_client.central.catalogue import read_catalogue
from window_client.domain import basket
from window_client.domain.item import FieldSpec, Item
from window_client.words import FieldKind

ITEMS = ("R01", "R03", "S01", "I02", "S07")
RUNS, FIELDS = 400, 60
TODAY = date(2026, 11, 23)


def rows() -> list[Row]:
    """Goal: merged and checked within 20 ms (p99); the ratio to a bare union is told, not judged."""
    catalogue = read_catalogue((HERE / "catalogue.json").read_bytes())
    items, bundles = _filled([catalogue.items[code] for code in ITEMS]), list(catalogue.bundles.values())
    answers = {spec.element: "1" for item in items for spec in item.fields}
    versions = itertools.count(100)

    def ours() -> float:
        fresh = [*items[:-1], replace(items[-1], version=next(versions))]  # the same items would be merged once for all
        began = time.perf_counter()
        merged = basket.merge(fresh, bundles)
        forms = basket.own_forms(merged, answers)
        for key in merged.fields:
            basket.check(merged, key, answers, TODAY, forms)
        return (time.perf_counter() - began) * 1e3

    def bare() -> float:
        began = time.perf_counter()
        union: dict[str, tuple[str, str]] = {}
        for item in items:
            for spec in item.fields:
                low, high = union.get(spec.element, ("", ""))
                union[spec.element] = (max(low, spec.min), min(high, spec.max))
        return (time.perf_counter() - began) * 1e3

    merged, plain = interleave(RUNS, ours, bare)
    fields = len(basket.merge(items, bundles).fields)
    return [
        Row("basket.p99", p99(merged), "ms", goal=20.0, runs=RUNS, note=f"{len(ITEMS)} items, {fields} fields"),
        Row("basket.merge", median(merged), "ms", baseline=median(plain), runs=RUNS, note="baseline: a bare union"),
    ]


def _filled(items: list[Item]) -> list[Item]:
    """The sample's items; the last one asks for as many plain texts more as make the merged form full."""
    short = FIELDS - len(basket.merge(items).fields)
    more = tuple(FieldSpec(f"X.{n}", f"其他{n}", FieldKind.TEXT, "其他", max="50") for n in range(short))
    return [*items[:-1], replace(items[-1], fields=items[-1].fields + more)]
