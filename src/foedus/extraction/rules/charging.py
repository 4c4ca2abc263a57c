"""Who has made the charge that somebody answers: "A accuses B of arming C, a charge B rejects"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.rules.grammar import Grammar

_CHARGING = frozenset(
    """
    accuse affirm allege argue assert blame charge claim complain contend declare denounce insist maintain report say
    state suggest tell warn
    """.split()  # noqa: SIM905
)
_STEPS = 5


def chargers(grammar: Grammar, answer: int) -> Iterator[int]:
    """Who said what the noun over a clause means: in the report over it or beside it, or behind "according to"."""
    place = grammar.tokens[answer].head
    for _ in range(_STEPS):
        place = grammar.tokens[place].head if place >= 0 else -1
        if place < 0 or grammar.tokens[place].upos != "VERB":
            continue
        for report in (grammar.tokens[place], *grammar.sentence.children(place, "parataxis")):
            if report.upos == "VERB" and report.lemma in _CHARGING and report.index < answer:
                yield from grammar.subjects(report.index)
                return
        yield from (c.index for c in grammar.sentence.children(place, "obl") if "according" in grammar.cases(c.index))
