"""What if: the words of a change, its effect on a pair as inference would have it, and on the network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from foedus.errors import QuestionError
from foedus.inference import Rates, Standing, standing_of, state_of
from foedus.ledger import Ledger, open_ledger
from foedus.model import Phase
from foedus.workspace.naming import Names
from foedus.workspace.questions import Inquiry
from foedus.workspace.what_if import PHRASES, WhatIf, parse, supposing, what_if
from tests.inference.making import say
from tests.workspace.keeping import keep
from tests.workspace.making import maker

DAY = date(2014, 12, 1)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    told = maker()
    with open_ledger("memory:") as opened:
        for a, b, relation in (
            ("Kesh", "Oru", "alliance"),
            ("Oru", "Sand-Hill", "alliance"),
            ("Kesh", "Sand-Hill", "fighting"),
        ):
            keep(opened, told(f"{a} and {b}.", a, b, relation, sign=0))
        yield opened


def asked(ledger: Ledger, *texts: str) -> WhatIf:
    names = Names(ledger)
    return what_if(Inquiry(ledger), [parse(text, names) for text in texts], DAY)


@pytest.mark.parametrize(
    ("text", "relation", "removed"),
    [
        ("Kesh truce Sand-Hill", "truce", False),
        ("Kesh joins forces with Sand-Hill", "alliance", False),
        ("Kesh breaks with Sand-Hill", "split", False),
        ("no Kesh fighting Sand-Hill", "fighting", True),
        ("Kesh no longer backs Sand-Hill", "backing", True),
        ("drop Kesh-Sand-Hill", None, True),
        ("drop Kesh and Sand-Hill", None, True),
    ],
)
def test_changes_are_read(ledger: Ledger, text: str, relation: str | None, removed: bool) -> None:
    found = parse(text, Names(ledger))
    assert (found.a.actor.name, found.b.actor.name) == ("Kesh", "Sand-Hill")
    assert (found.relation, found.removed) == (relation, removed)


@pytest.mark.parametrize("text", ["Kesh greets Oru", "Kesh backs Atlantis", "Kesh backs Kesh", "drop Kesh"])
def test_what_cannot_be_read_is_said(ledger: Ledger, text: str) -> None:
    with pytest.raises(QuestionError):
        parse(text, Names(ledger))


def test_a_truce_relieves_the_triad_and_makes_nobody_friends(ledger: Ledger) -> None:
    found = asked(ledger, "Kesh truce Sand-Hill")
    assert (found.before.upper, found.after.upper) == (1, 0)
    assert [(each.before, each.after) for each in found.shifts] == [(Standing.HOSTILE, Standing.NEUTRAL)]
    assert [(triad.before, triad.after) for triad in found.triads] == [(False, None)]
    assert len(found.relieved) == 1
    assert found.strained == ()


def test_a_flip_balances_and_a_newcomer_is_added(ledger: Ledger) -> None:
    found = asked(ledger, "Kesh allies with Sand-Hill", "France fights Oru")
    assert (found.before.upper, found.after.upper, found.after.proved) == (1, 0, True)
    assert [(triad.before, triad.after) for triad in found.triads] == [(False, True)]
    assert "France" in found.names.values()


@pytest.mark.parametrize("old", ["alliance", "fighting", "opposition", "backing", "membership", "truce"])
@pytest.mark.parametrize("new", list(PHRASES))
def test_what_is_supposed_follows_inference(old: str, new: str) -> None:
    """As though the new relation were reported, and nobody had told of the old one for longer than the turn."""
    rates = Rates()
    first = say(old, "2014-06-01", when="2014-06-01", phase=Phase.BEGINS)
    then = state_of(("a", "b"), [first], date(2014, 6, 1), rates)
    later = say(new, "2014-08-01", when="2014-08-01", phase=Phase.BEGINS)
    now = state_of(("a", "b"), [first, later], date(2014, 8, 1), rates)
    mine = standing_of(supposing(then.conclusions, new, removed=False))
    assert mine is now.standing or {mine, now.standing} <= {Standing.UNKNOWN, Standing.ENDED}
