"""A forecast for people, at 80 columns and more: marked as one, with what it rests on and how such forecasts did."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console

from foedus.cli.render_questions import counted, in_words, print_claims, print_line, print_working
from foedus.workspace.forecasts import MEASURED, PairForecast
from foedus.workspace.questions import Inquiry

_SIGNS = {1: "+", -1: "−", 0: "○"}
_WORDS = {1: "friendly", -1: "hostile", 0: "either"}


def print_forecast(out: Console, found: PairForecast, inquiry: Inquiry, names: Mapping[str, str], why: bool) -> None:
    """The forecast; `why` adds every claim that it rests on."""
    said, chance = found.said, found.said.probability
    a, b = names[said.a], names[said.b]
    print_line(out, f"FORECAST, which no report states: {a} – {b}, after {found.as_of}", 0, "bold")
    if chance is None:
        print_line(out, "Nothing in this ledger bears on it.", 2)
    else:
        told = f"Their next tie: {_WORDS[said.sign]}, with a probability of {chance:.2f} of being friendly"
        print_line(out, f"{told} (they stand: {found.standing.value})", 0)
    if said.base is not None:
        print_line(out, f"Base rate: {said.base:.2f} of the other signed ties are friendly", 2)
    for item in found.past:
        told = f"{item.relation}, {in_words(item.valid)}, {counted(len(item.claims), 'claim')}"
        print_line(out, f"Past: {_SIGNS[item.sign]} {told}", 2)
        print_working(out, item.claims, inquiry, 4)
        _opened(out, item.claims, inquiry, why)
    for row, sides in zip(said.triangles, found.sides, strict=True):
        ties = f"{_SIGNS[row.signs[0]]} {a}, {_SIGNS[row.signs[1]]} {b}, so {_SIGNS[row.sign]}"
        behind = tuple(sorted({*sides[0], *sides[1]}))
        told = f"{ties}; weight {row.weight}, {counted(len(behind), 'claim')}"
        print_line(out, f"Triangle: {names[row.by]} ({told})", 2)
        for end, claims in zip((a, b), sides, strict=True):
            print_working(out, claims, inquiry, 4, f"with {end}, ")
        _opened(out, behind, inquiry, why)
    print_line(out, _measured(), 0, "dim")


def _opened(out: Console, claims: tuple[str, ...], inquiry: Inquiry, why: bool) -> None:
    print_claims(out, claims if why else (), inquiry, 4, full=True)


def _measured() -> str:
    asked = MEASURED["asked"]
    return (
        f"Tested on links that others coded: such forecasts were right in {MEASURED['right']} of {asked} cases, always "
        f"saying the commoner sign in {MEASURED['base_rate_right']}. Do not rely on one."
    )
