"""Who has made the charge or taken the step that somebody answers: "A accuses B of arming C, a charge B rejects"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.rules.grammar import Grammar

_CHARGING = frozenset(
    """
    accuse affirm allege argue assert blame charge claim complain contend declare demand denounce insist maintain
    propose report say state suggest tell want warn
    """.split()  # noqa: SIM905
)
_DEEDS = frozenset(("act", "action", "arrangement", "decision", "gesture", "measure", "move", "plan", "step"))
"""What a whole clause tells of, whoever does it: "A closed the border, a step that B condemned"."""
_STEPS = 5


def chargers(grammar: Grammar, answer: int) -> Iterator[int]:
    """Who said what the noun over a clause means: in the report over it or beside it, or behind "according to".

    Of a step whoever took it: the subject of the clause that tells of it.
    """
    place = noun = grammar.tokens[answer].head
    taken = grammar.tokens[noun].lemma in _DEEDS
    for _ in range(_STEPS):
        place = grammar.tokens[place].head if place >= 0 else -1
        if place < 0 or grammar.tokens[place].upos != "VERB":
            continue
        if taken and place < noun:
            yield from grammar.surface_subjects(place)
            return
        for report in (grammar.tokens[place], *grammar.sentence.children(place, "parataxis")):
            if report.upos == "VERB" and report.lemma in _CHARGING and report.index < answer:
                yield from grammar.subjects(report.index)
                return
        yield from (c.index for c in grammar.sentence.children(place, "obl") if "according" in grammar.cases(c.index))
