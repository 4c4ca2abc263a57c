"""Panels: how each pair stood month by month or year by year, in no direction or once in each.

A period is there while some relation of the pair holds or is contested at the end of it (of a year: of one of its
months), or a claim speaks of it. A period that is missing is unknown; it is not peace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.export.material import Material, Pair
from foedus.export.table_claims import day, short_end
from foedus.export.tables import Column, Table, Value, columns_of, picked
from foedus.inference import DEFAULT_PATIENCE, Evidence, PairState, Standing, standing_of, state_of

_RANK = ("contested", "holds", "ended", "unknown")
_SIGNS = {Standing.FRIENDLY: 1, Standing.HOSTILE: -1}
_COUNTED = ("friendly", "hostile", "mixed", "neutral", "contested")


@dataclass(frozen=True, slots=True)
class _Month:
    """A pair at the end of one month."""

    last: date
    state: PairState
    claims: frozenset[str]


def panel_columns(unit: str, directed: bool) -> tuple[Column, ...]:
    """The columns of a panel by `month` or `year`."""
    ends = ("actor", "recipient") if directed else ("a", "b")
    shown = "\n".join(
        f"{end}_{name} {kind} {what}"
        for end in ends
        for name, kind, what in (
            ("id", "string!", "identifier, after merges"),
            ("name", "string!", "usual name"),
            ("kind", "string!", "what it is"),
            ("ucdp", "string", "UCDP actor id, where it has one"),
            ("iso3", "string", "ISO 3166-1 alpha-3 code, where it is a state"),
            ("iso", "integer", "the numeric code of the same, where it has one"),
        )
    )
    when = "at its end" if unit == "month" else "at its strongest: contested, holds, ended, unknown, in this order"
    statuses = "\n".join(
        f"{name} string {{contested|holds|ended|unknown}} status of {name} {when}; empty where nobody speaks of it"
        for name in DEFAULT_PATIENCE
    )
    months = "\n".join(f"months_{name} integer! months at whose end the pair stood {name}" for name in _COUNTED)
    return columns_of(
        f"""
        {shown}
        period string! the {unit}, in ISO 8601
        year integer! its year
        {"month integer! its month" if unit == "month" else ""}
        measured_on date! last day of it, or the day of the export where that comes first
        standing string! {{friendly|hostile|mixed|neutral|contested|ended|unknown}} how the pair stood on that day
        sign integer +1 friendly, -1 hostile; empty for any other standing
        contested boolean! whether claims contradict each other on some relation
        {statuses}
        {months if unit == "year" else ""}
        claims integer! claims behind the relations that hold or are contested
        claims_by_{ends[0]} integer! those of them in which the first of the two is the one who acts
        articles integer! articles behind them
        origins integer! independent origins behind them
        """
    )


def panel(material: Material, unit: str, *, directed: bool) -> Table:
    """The panel of all pairs by `month` or `year`."""
    columns = panel_columns(unit, directed)
    ends = ("actor_id", "recipient_id") if directed else ("a_id", "b_id")
    name = f"dyad-{unit}{'-directed' if directed else ''}"
    title = f"Pairs of actors by {unit}{', in each direction' if directed else ''}"
    return Table(name, title, columns, lambda: picked(columns, _rows(material, unit, directed)), (*ends, "period"))


def _rows(material: Material, unit: str, directed: bool) -> Iterator[dict[str, Value]]:
    for pair, evidence in material.pairs():
        ways = (pair, (pair[1], pair[0])) if directed else (pair,)
        for way in ways:
            months = list(_months(material, pair, evidence, way if directed else None))
            years = sorted({month.last.year for month in months})
            groups = (
                [[month] for month in months]
                if unit == "month"
                else [[month for month in months if month.last.year == year] for year in years]
            )
            for group in groups:
                yield _row(material, way, group, {item.claim: item for item in evidence}, unit, directed)


def _months(material: Material, pair: Pair, evidence: Sequence[Evidence], way: Pair | None) -> Iterator[_Month]:
    told = [span for item in evidence for span in [_told(item, material)] if span is not None]
    if not told:
        return
    last = min(material.day, max(end for _, end in told) + timedelta(days=max(material.rates.patience.values())))
    for end in _month_ends(min(start for start, _ in told), last, material.day):
        state = state_of(pair, evidence, end, material.rates, spells=False)
        if way is not None:
            state = _one_way(state, evidence, way, material)
        live = [item for item in state.conclusions if item.status.value in ("holds", "contested")]
        spoken = any(start <= end and stop >= end.replace(day=1) for start, stop in told)
        if live or (spoken and state.conclusions):
            yield _Month(end, state, frozenset(name for item in live for name in item.premises))


def _told(item: Evidence, material: Material) -> tuple[date, date] | None:
    """The first and the last day of which a claim speaks; a side without a bound has the other's day. None without."""
    span = item.span(material.rates.currency) if item.dated else None
    start = span.start if span else item.reported
    stop = span.end - timedelta(days=1) if span and span.end else item.reported or start
    if start is None and stop is None:
        return None
    first = start or stop
    last = stop or start
    if first is None or last is None or first > material.day:
        return None
    return first, max(first, min(last, material.day))


def _month_ends(first: date, last: date, limit: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        yield min(date(year, month, 1) - timedelta(days=1), limit)


def _one_way(state: PairState, evidence: Sequence[Evidence], way: Pair, material: Material) -> PairState:
    """The state without the directed relations of which nobody speaks in this direction."""
    spoken = {item.relation for item in evidence if (item.actor, item.recipient) == way}
    kept = tuple(
        item for item in state.conclusions if material.relations[item.relation].symmetric or item.relation in spoken
    )
    return PairState(a=way[0], b=way[1], standing=standing_of(kept), conclusions=kept)


def _row(
    material: Material, way: Pair, months: list[_Month], evidence: dict[str, Evidence], unit: str, directed: bool
) -> dict[str, Value]:
    ends = ("actor", "recipient") if directed else ("a", "b")
    final = months[-1]
    statuses: dict[str, str] = {}
    for month in months:
        for item in month.state.conclusions:
            known = statuses.get(item.relation, "unknown")
            statuses[item.relation] = min(known, item.status.value, key=_RANK.index)
    claims = frozenset().union(*(month.claims for month in months))
    standing = final.state.standing
    row: dict[str, Value] = {
        **short_end(ends[0], material.person(way[0])),
        **short_end(ends[1], material.person(way[1])),
        "period": f"{final.last:%Y-%m}" if unit == "month" else f"{final.last:%Y}",
        "year": final.last.year,
        "measured_on": day(final.last),
        "standing": standing.value,
        "sign": _SIGNS.get(standing),
        "contested": "contested" in statuses.values(),
        **statuses,
        "claims": len(claims),
        f"claims_by_{ends[0]}": sum(1 for name in claims if evidence[name].actor == way[0]),
        "articles": len({evidence[name].article for name in claims}),
        "origins": material.inquiry.voices.origins(claims) if claims else 0,
    }
    if unit == "month":
        return row | {"month": final.last.month}
    counts = [month.state.standing.value for month in months]
    return row | {f"months_{name}": counts.count(name) for name in _COUNTED}
