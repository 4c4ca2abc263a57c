"""Mapping Militants' histories: does the state inferred from a pair's links so far tell the sign of the next ones?

    python -m foedus.evaluation.histories --gold DIR [--show]

For each pair of groups and each year with a link that has an earlier one: the state on the first of January, from the
links of the years before, against the sign of that year's links (allied, affiliated, merged: +1; rivals, split: -1;
a year with both is left out). Beside it stand "the last word wins", which repeats the sign of the newest earlier link,
and the base rate, which always says the commoner sign. The dates are those that the coders gave. Years without a link
are not asked about: the coders gave no ends, so that for them the last word would be right by construction.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from pathlib import Path

from foedus.errors import FoedusError, InputError
from foedus.evaluation.measures import Json, share
from foedus.inference import DEFAULT_PATIENCE, Commitment, Evidence, Rates, Standing, evidence_from, state_of
from foedus.model import Phase

FILE = "mmp_links.jsonl"
STRETCHES = (1, 2, 5, 10, 50)
"""What the patience of every relation is multiplied by, to see how much hangs on it."""
_RELATIONS = {
    "all": ("alliance", Phase.HOLDS, 1),
    "aff": ("membership", Phase.HOLDS, 1),
    "mer": ("merger", Phase.BEGINS, 1),
    "riv": ("opposition", Phase.HOLDS, -1),
    "spl": ("split", Phase.BEGINS, -1),
}
_DIGITS = {"day": 10, "month": 7, "year": 4}
_SIGNS = {Standing.FRIENDLY: 1, Standing.HOSTILE: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One dated link of a pair: its EDTF date, year and sign, and what it is as evidence."""

    edtf: str
    year: int
    sign: int
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question: a pair's year, how the pair stood on its first day, the last sign before, and the true sign."""

    pair: tuple[str, str]
    year: int
    standing: Standing
    last: int
    true: int

    @property
    def said(self) -> int:
        """The sign that the state gives; 0 where it gives none."""
        return _SIGNS.get(self.standing, 0)


def links_of(rows: Iterable[Json]) -> dict[tuple[str, str], list[Link]]:
    """The links of each pair in order of their dates; those without a year, or of a group with itself, are left out."""
    found: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for number, row in enumerate(rows):
        pair = sorted((str(row["g1"]["id"]), str(row["g2"]["id"])))
        if row["self_loop"] or not row["date"] or row["type"] not in _RELATIONS:
            continue
        edtf = row["date"][: _DIGITS[row["date_precision"]]]
        found[pair[0], pair[1]].append(_link(f"l{number:05}", (pair[0], pair[1]), edtf, row["type"]))
    return {pair: sorted(links, key=lambda link: (link.edtf, link.evidence.claim)) for pair, links in found.items()}


def _link(key: str, pair: tuple[str, str], edtf: str, kind: str) -> Link:
    relation, phase, sign = _RELATIONS[kind]
    evidence = evidence_from(
        claim=key,
        article=key,
        relation=relation,
        ends=pair,
        phase=phase,
        commitment=Commitment.ASSERTED,
        edtf=edtf,
        reported=None,
    )
    return Link(edtf=edtf, year=int(edtf[:4]), sign=sign, evidence=evidence)


def turns(histories: Mapping[tuple[str, str], Sequence[Link]], rates: Rates | None = None) -> Iterator[Turn]:
    """The questions that the histories ask, with the answers of the state."""
    for pair, links in sorted(histories.items()):
        for year in sorted({link.year for link in links}):
            before = [link for link in links if link.year < year]
            signs = {link.sign for link in links if link.year == year}
            if not before or len(signs) > 1:
                continue
            state = state_of(pair, (link.evidence for link in before), date(year, 1, 1), rates)
            yield Turn(pair=pair, year=year, standing=state.standing, last=before[-1].sign, true=signs.pop())


def figures(asked: Sequence[Turn]) -> dict[str, float]:
    """Shares: answered by the state, right among these, the last word right among the same; right among all."""
    answered, silent = ([turn for turn in asked if bool(turn.said) is told] for told in (True, False))
    commonest = max(Counter(turn.true for turn in asked).values(), default=0)
    return {
        "state answers": share(len(answered), len(asked)),
        "state right where it answers": share(sum(turn.said == turn.true for turn in answered), len(answered)),
        "last word right where the state answers": share(
            sum(turn.last == turn.true for turn in answered), len(answered)
        ),
        "last word right where it does not": share(sum(turn.last == turn.true for turn in silent), len(silent)),
        "last word right": share(sum(turn.last == turn.true for turn in asked), len(asked)),
        "base rate": share(commonest, len(asked)),
    }


def bounds(right: int, asked: int) -> tuple[float, float]:
    """The interval of 95 % around a share (Wilson 1927, JASA 22, 209-212)."""
    z = 1.96
    part, turned = right / asked, z * z / asked
    half = z * sqrt(part * (1 - part) / asked + turned / (4 * asked))
    return (part + turned / 2 - half) / (1 + turned), (part + turned / 2 + half) / (1 + turned)


def stretched(by: int) -> Rates:
    """The settings with every patience so many times as long."""
    return Rates(patience={relation: days * by for relation, days in DEFAULT_PATIENCE.items()})


def _told(right: Sequence[bool]) -> str:
    """A count of what is right, with its share and how sure that is."""
    if not right:
        return "0 of 0"
    low, high = bounds(sum(right), len(right))
    return f"{sum(right)} of {len(right)} = {share(sum(right), len(right)):.2f} ({low:.2f} to {high:.2f})"


def read_links(folder: Path) -> list[Json]:
    """The rows of the gold file. Raises InputError."""
    path = folder / FILE
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise InputError(str(path), f"is not JSON Lines in UTF-8 ({error})") from error


def _signs(said: Sequence[Turn]) -> tuple[list[int], list[int]]:
    return [turn.said for turn in said], [turn.last for turn in said]


def main(words: Sequence[str] | None = None) -> int:
    """Prints the figures. Returns 0, or 2 where the gold cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m foedus.evaluation.histories", description="Measure states.")
    parser.add_argument("--gold", type=Path, required=True, metavar="DIR", help=f"the folder with {FILE}")
    parser.add_argument("--show", action="store_true", help="print every question with its answers")
    given = parser.parse_args(words)
    try:
        histories = links_of(read_links(given.gold))
    except FoedusError as error:
        print(error, file=sys.stderr)
        return 2
    asked = list(turns(histories))
    print(f"{len(asked)} years of {len({turn.pair for turn in asked})} pairs, of {len(histories)} pairs with a link")
    for name, value in figures(asked).items():
        print(f"{name:<42}{value:.3f}")
    for by in STRETCHES:
        said = [turn for turn in turns(histories, stretched(by)) if turn.said]
        state, word = ([sign == turn.true for turn, sign in zip(said, signs, strict=True)] for signs in _signs(said))
        print(f"patience x {by:<3} the state is right in {_told(state)}, the last word on the same in {_told(word)}")
    for turn in asked if given.show else ():
        print(
            f"{turn.pair[0]}-{turn.pair[1]} {turn.year}: {turn.standing.value}, last {turn.last:+}, true {turn.true:+}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
