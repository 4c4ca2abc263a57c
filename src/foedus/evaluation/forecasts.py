"""Forecasts against what came: the sign of a pair's next link in Mapping Militants, from earlier links alone.

    python -m foedus.evaluation.forecasts --gold DIR [--split YEAR] [--show]

For each pair and each year after the split year with a link: its sign (a year with both is left out), from the links of
all pairs in the years before. A pair without an earlier link is asked about too; only balance and the base rate can
say anything of it. Where a predictor says nothing, it is neither right nor wrong. Nothing is fitted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.errors import FoedusError
from foedus.evaluation.histories import FILE, Link, links_of, read_links
from foedus.evaluation.measures import share
from foedus.network import Forecast, SignedGraph, Tie, forecast

SPLIT = 2008
"""About half of the links lie after it."""
Histories = Mapping[tuple[str, str], Sequence[Link]]

PREDICTORS: Mapping[str, Callable[[Forecast], int]] = {
    "base rate": lambda said: said.base_sign,
    "last word": lambda said: said.last_word,
    "balance": lambda said: said.balance,
    "combined": lambda said: said.sign,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One pair's year, what was forecast for it, and its true sign."""

    year: int
    said: Forecast
    true: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Of how many questions a predictor says anything; of these, how many it has right, and the base rate has."""

    name: str
    answers: int
    right: int
    base_right: int


def asked_after(histories: Histories, split: int) -> list[Asked]:
    """The questions after the split year, with the forecasts, in order of time."""
    found = []
    for year in sorted({link.year for links in histories.values() for link in links if link.year > split}):
        graph, base = _known(histories, year)
        for (a, b), links in sorted(histories.items()):
            signs = {link.sign for link in links if link.year == year}
            if len(signs) == 1:
                past = [link.sign for link in links if link.year < year]
                said = forecast(graph, a, b, past=past, base=base)
                found.append(Asked(year=year, said=said, true=signs.pop()))
    return found


def _known(histories: Histories, year: int) -> tuple[SignedGraph, float | None]:
    """The network of the last signs before a year, weighted by the links that bear them, and the friendly share."""
    ties, signs = [], []
    for (a, b), links in histories.items():
        mine = [link.sign for link in links if link.year < year]
        signs += mine
        if mine:
            ties.append(Tie(a=a, b=b, sign=mine[-1], weight=mine.count(mine[-1])))
    return SignedGraph.of(ties), share(signs.count(1), len(signs)) if signs else None


def figures(asked: Sequence[Asked]) -> tuple[Figure, ...]:
    """How each predictor did, beside the base rate on the same questions."""
    found = []
    for name, says in PREDICTORS.items():
        mine = [item for item in asked if says(item.said)]
        found.append(
            Figure(
                name=name,
                answers=len(mine),
                right=sum(says(item.said) == item.true for item in mine),
                base_right=sum(item.said.base_sign == item.true for item in mine),
            )
        )
    return tuple(found)


def brier(asked: Sequence[Asked], probability: Callable[[Forecast], float | None]) -> float:
    """Mean squared error of a probability of friendliness (Brier 1950), 0.5 where there is none."""
    errors = [((0.5 if (p := probability(item.said)) is None else p) - (item.true > 0)) ** 2 for item in asked]
    return sum(errors) / len(errors) if errors else 0.0


def main(words: Sequence[str] | None = None) -> int:
    """Prints the figures. Returns 0, or 2 where the gold cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m foedus.evaluation.forecasts", description="Measure forecasts.")
    parser.add_argument("--gold", type=Path, required=True, metavar="DIR", help=f"the folder with {FILE}")
    parser.add_argument("--split", type=int, default=SPLIT, metavar="YEAR", help="ask about the years after this one")
    parser.add_argument("--show", action="store_true", help="print every question with its answers")
    given = parser.parse_args(words)
    try:
        asked = asked_after(links_of(read_links(given.gold)), given.split)
    except FoedusError as error:
        print(error, file=sys.stderr)
        return 2
    fresh = sum(not item.said.past for item in asked)
    print(f"{len(asked)} years of pairs after {given.split}, {fresh} of them a pair's first")
    for row in figures(asked):
        told = f"right {share(row.right, row.answers):.3f}, base rate on these {share(row.base_right, row.answers):.3f}"
        print(f"{row.name:<12}says {row.answers:>3} of {len(asked)}, {told}")
    print(f"Brier score: combined {brier(asked, lambda said: said.probability):.3f}, ", end="")
    print(f"base rate {brier(asked, lambda said: said.base):.3f}")
    for item in asked if given.show else ():
        said = ", ".join(f"{name} {says(item.said):+}" for name, says in PREDICTORS.items())
        print(f"{item.said.a}-{item.said.b} {item.year}: {said}, true {item.true:+}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
