"""A forecast for a pair: the likely sign of its next tie, and the claims that it rests on. Never stored, no state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from foedus.inference import SIGNS, PairState, Standing, Status
from foedus.network import Forecast, SignedGraph, Tie, forecast
from foedus.workspace.answers import count_json
from foedus.workspace.contract import CONTRACT
from foedus.workspace.questions import Inquiry, NetworkTie

Json = dict[str, Any]

MEASURED: Mapping[str, int] = MappingProxyType({"asked": 76, "right": 41, "base_rate_right": 47})
"""How such forecasts did on Mapping Militants' links after 2008: `python -m foedus.evaluation.forecasts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTie:
    """One spell of the pair's past: its relation, sign, EDTF interval and the claims behind it."""

    relation: str
    sign: int
    valid: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairForecast:
    """What is forecast as of a day, how the pair stands now, its past, and the claims of each triangle's two ties."""

    as_of: date
    standing: Standing
    said: Forecast
    past: tuple[PastTie, ...]
    sides: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def forecast_pair(inquiry: Inquiry, a: str, b: str, day: date) -> PairForecast:
    """The forecast for two actors, by id, as of a day, from all that the inquiry knows up to it.

    Its base rate is the share of friendly ties among the signed ties of all other pairs; a triangle weighs the
    independent origins of the tie with fewer.
    """
    state = inquiry.state(a, b, day)
    past = tuple(_past(state))
    ties = [tie for tie in inquiry.ties(day, origins=False) if tie.sign and {tie.a, tie.b} != {a, b}]
    base = sum(tie.sign > 0 for tie in ties) / len(ties) if ties else None
    beside = _beside(ties, a, b)
    graph = SignedGraph.of(_weighed(tie, inquiry) for tie in beside.values())
    said = forecast(graph, a, b, past=[item.sign for item in past], base=base)
    sides = tuple((beside[_key(a, item.by)].claims, beside[_key(b, item.by)].claims) for item in said.triangles)
    return PairForecast(as_of=day, standing=state.standing, said=said, past=past, sides=sides)


def _past(state: PairState) -> Iterator[PastTie]:
    """The spells with a sign, oldest first; relations that reports contest say nothing, and a split is hostile."""
    rows = [
        (spell.last_seen or spell.first_seen or date.min, spell.first_seen or date.min, item.relation, spell)
        for item in state.conclusions
        if item.status is not Status.CONTESTED and (item.relation in SIGNS or item.relation == "split")
        for spell in item.spells
    ]
    for _, _, relation, spell in sorted(rows, key=lambda row: (*row[:3], row[3].premises)):
        yield PastTie(relation=relation, sign=SIGNS.get(relation, -1), valid=spell.edtf, claims=spell.premises)


def _beside(ties: Sequence[NetworkTie], a: str, b: str) -> dict[tuple[str, str], NetworkTie]:
    """The ties of the pair with actors that are tied to both."""
    near: dict[str, set[str]] = {a: set(), b: set()}
    for tie in ties:
        for one, other in ((tie.a, tie.b), (tie.b, tie.a)):
            if one in near:
                near[one].add(other)
    both = near[a] & near[b]
    mine = (tie for tie in ties if {tie.a, tie.b} & {a, b} and {tie.a, tie.b} & both)
    return {_key(tie.a, tie.b): tie for tie in mine}


def _weighed(tie: NetworkTie, inquiry: Inquiry) -> Tie:
    return Tie(a=tie.a, b=tie.b, sign=tie.sign, weight=max(1, inquiry.voices.origins(tie.claims)))


def _key(a: str, b: str) -> tuple[str, str]:
    return min(a, b), max(a, b)


def forecast_json(found: PairForecast, inquiry: Inquiry, names: Mapping[str, str]) -> Json:
    """The forecast as JSON, with the origins that each part rests on; `names` by actor id."""
    said = found.said
    return {
        "contract": CONTRACT,
        "forecast": True,
        "a": names[said.a],
        "b": names[said.b],
        "a_id": said.a,
        "b_id": said.b,
        "as_of": found.as_of.isoformat(),
        "status": found.standing.value,
        "sign": said.sign,
        "friendly": None if said.probability is None else round(said.probability, 3),
        "base": None if said.base is None else round(said.base, 3),
        "last_word": said.last_word,
        "balance": said.balance,
        "past": [
            {
                "relation": item.relation,
                "sign": item.sign,
                "valid": item.valid,
                **count_json(inquiry.support(item.claims), inquiry),
                "claims": list(item.claims),
            }
            for item in found.past
        ],
        "triangles": [
            {
                "id": item.by,
                "name": names[item.by],
                "signs": list(item.signs),
                "sign": item.sign,
                "weight": item.weight,
                "ties": [count_json(inquiry.support(claims), inquiry) for claims in sides],
                "claims": [list(claims) for claims in sides],
            }
            for item, sides in zip(said.triangles, found.sides, strict=True)
        ],
        "measured": dict(MEASURED),
    }
