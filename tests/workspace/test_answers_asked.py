"""Who, between and changes: each on a small made ledger, in any order of arrival, known and as of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from random import Random

import pytest

from foedus.inference import Standing, Status
from foedus.ledger import Ledger, LedgerClaim, open_ledger
from foedus.model import Retraction
from foedus.workspace.changes import Change, Changes, changes
from foedus.workspace.history import history
from foedus.workspace.naming import Names, actor_named
from foedus.workspace.questions import Inquiry
from foedus.workspace.who import who
from tests.workspace.keeping import keep
from tests.workspace.making import maker

DAY = date(2014, 12, 1)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger("memory:") as opened:
        yield opened


def rows() -> list[LedgerClaim]:
    told = maker()
    return [
        told("Kesh and Oru joined in 2014.", "Kesh", "Oru", "alliance", when="2014-03", phase="begins"),
        told("Kesh belongs to Oru.", "Kesh", "Oru", "membership"),
        told("Kesh leads Ilan.", "Kesh", "Ilan", "leadership"),
        told("Kesh arms Tolen.", "Kesh", "Tolen", "backing"),
        told("Reed arms Kesh.", "Reed", "Kesh", "backing"),
        told("Reed does not arm Kesh.", "Reed", "Kesh", "backing", stance="CT-"),
        told("Kesh fought Sand in 2013.", "Kesh", "Sand", "fighting", sign=-1, when="2013/2014-06"),
        told("Kesh and Sand agreed a truce.", "Kesh", "Sand", "truce", sign=0, when="2014-10-02", phase="begins"),
        told("Kesh allied with Moor.", "Kesh", "Moor", "alliance", when="2014-09"),
        told("Kesh fought Moor.", "Kesh", "Moor", "fighting", sign=-1, when="2014-09"),
        told("Kesh may join Sand.", "Kesh", "Sand", "merger", stance="PS+", future=True),
        told("The Kesh talks with Sand broke off.", "Kesh", "Sand", "talks", sign=0, when="2012-05", phase="ends"),
        told("Kesh fought Sand once more.", "Kesh", "Sand", "fighting", sign=-1, when="2009-05-01"),
    ]


def test_who_sorts_relations_by_where_the_other_stands(ledger: Ledger) -> None:
    for row in rows():
        keep(ledger, row)
    named = actor_named(ledger, "Kesh")
    found = who(Inquiry(ledger, actor=named.actor.id), named, DAY)
    told = {key: [line.name for line in found.section(key)] for key in ("with", "against", "under", "over", "behind")}
    assert told == {
        "with": ["Oru", "Moor"],
        "against": ["Moor"],
        "under": ["Oru"],
        "over": ["Ilan"],
        "behind": ["Tolen"],
    } or told == {"with": ["Moor", "Oru"], "against": ["Moor"], "under": ["Oru"], "over": ["Ilan"], "behind": ["Tolen"]}
    (backer,) = found.section("backed")
    assert (backer.name, backer.held.conclusion.status, backer.standing) == (
        "Reed",
        Status.CONTESTED,
        Standing.CONTESTED,
    )
    assert found.section("against")[0].standing is Standing.MIXED
    assert [(line.name, line.standing) for line in found.section("truces")] == [("Sand", Standing.NEUTRAL)]
    assert {line.held.relation for line in found.section("ended")} == {"fighting", "talks"}
    assert {line.last_told for line in found.lines} == {date(2014, 11, 14)}


def test_who_of_the_other_end_looks_the_other_way(ledger: Ledger) -> None:
    for row in rows():
        keep(ledger, row)
    for name, section in (("Oru", "over"), ("Ilan", "under"), ("Tolen", "backed"), ("Reed", "behind")):
        named = actor_named(ledger, name)
        found = who(Inquiry(ledger, actor=named.actor.id), named, DAY)
        assert [line.name for line in found.section(section)] == ["Kesh"]


def test_two_backers_of_each_other_are_two_lines(ledger: Ledger) -> None:
    told = maker()
    keep(ledger, told("Kesh arms Oru.", "Kesh", "Oru", "backing"))
    keep(ledger, told("Oru arms Kesh.", "Oru", "Kesh", "backing"))
    keep(ledger, told("Oru never armed Kesh.", "Oru", "Kesh", "backing", stance="CT-"))
    named = actor_named(ledger, "Kesh")
    found = who(Inquiry(ledger, actor=named.actor.id), named, DAY)
    assert [line.held.conclusion.status for line in found.section("behind")] == [Status.HOLDS]
    assert [line.held.conclusion.status for line in found.section("backed")] == [Status.CONTESTED]


def test_a_history_holds_every_claim_of_the_pair_once_told_in_order_of_time(ledger: Ledger) -> None:
    for row in rows():
        keep(ledger, row)
    a, b = Names(ledger).pair("Kesh", "Sand")
    inquiry = Inquiry(ledger, pair=(a.actor.id, b.actor.id))
    found = history(inquiry, a, b, DAY)
    told = [(entry.kind, entry.relation, entry.valid) for entry in found.entries]
    assert told == [
        ("spell", "fighting", "2009-05-01/.."),
        ("end", "talks", "/2012-05-31"),
        ("spell", "fighting", "2013/2014-06-30"),
        ("spell", "truce", "2014-10-02/.."),
    ]
    placed = {claim for entry in found.entries for claim in entry.claims}
    assert placed | set(found.rest) == set(inquiry.facts)
    assert (len(found.rest), found.state.standing) == (1, Standing.NEUTRAL)


def test_a_history_shows_contradictions(ledger: Ledger) -> None:
    for row in rows():
        keep(ledger, row)
    a, b = Names(ledger).pair("Kesh", "Reed")
    (conflict,) = history(Inquiry(ledger, pair=(a.actor.id, b.actor.id)), a, b, DAY).conflicts
    assert conflict.relation == "backing"


def shuffled(seed: int) -> Changes:
    every = rows()
    Random(seed).shuffle(every)
    with open_ledger("memory:") as opened:
        for row in every:
            keep(opened, row)
        return changes(opened, date(2014, 1, 1), DAY)


def test_nothing_depends_on_the_order_of_arrival() -> None:
    first, second = shuffled(1), shuffled(2)
    assert first.world == second.world
    assert first.world


def turned(found: Changes, learned: bool = False) -> dict[str, str]:
    every = found.learned if learned else found.world
    return {turn.relation: turn.change.value for each in every for turn in each.turns}


@pytest.mark.parametrize(
    ("said", "since", "until", "change"),
    [
        ([("alliance", {"when": "2014-03-05", "phase": "begins"})], "2014-01-01", "2014-04-01", Change.BEGAN),
        ([("alliance", {})], "2014-01-01", "2014-12-01", Change.TOLD),
        ([("alliance", {"when": "2013/2014-03"})], "2014-01-01", "2014-06-01", Change.ENDED),
        ([("alliance", {"when": "2014-02/2014-03"})], "2014-01-01", "2014-06-01", Change.PASSED),
        ([("talks", {"when": "2014-03-05"})], "2014-03-05", "2014-12-01", Change.LAPSED),
        ([("alliance", {}), ("alliance", {"stance": "CT-"})], "2014-01-01", "2014-12-01", Change.CONTESTED),
        ([("truce", {"phase": "ends", "when": "2014-05-01"})], "2014-01-01", "2014-12-01", Change.ENDED),
    ],
)
def test_changes_in_the_world(
    ledger: Ledger, said: Sequence[tuple[str, dict[str, str]]], since: str, until: str, change: Change
) -> None:
    told = maker()
    for number, (relation, more) in enumerate(said):
        keep(ledger, told(f"Kesh and Oru {number}.", "Kesh", "Oru", relation, **more))
    found = changes(ledger, date.fromisoformat(since), date.fromisoformat(until))
    assert turned(found) == {said[0][0]: change.value}
    assert changes(ledger, date.fromisoformat(until), date.fromisoformat(until)).world == ()


def test_a_flip_is_told_of_the_pair(ledger: Ledger) -> None:
    told = maker()
    keep(ledger, told("Kesh and Oru allied.", "Kesh", "Oru", "alliance", when="2013-05-01", phase="begins"))
    keep(ledger, told("Kesh fought Oru.", "Kesh", "Oru", "fighting", sign=-1, when="2014-05-01", phase="begins"))
    (found,) = changes(ledger, date(2014, 1, 1), DAY).world
    assert (found.flipped, found.before, found.after) == (True, Standing.FRIENDLY, Standing.HOSTILE)


def test_what_only_became_known_stands_apart_and_both_steps_make_the_whole_way(ledger: Ledger) -> None:
    told = maker()
    first, between, after = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 10, 20))
    keep(
        ledger,
        told("Kesh and Oru allied.", "Kesh", "Oru", "alliance", when="2025-05", published=date(2025, 6, 1)),
        first,
    )
    late = told("Kesh fought Oru.", "Kesh", "Oru", "fighting", sign=-1, when="2025-05", published=date(2025, 6, 1))
    keep(ledger, late, between)
    news = told("Kesh met Oru.", "Kesh", "Oru", "talks", sign=0, when="2026-01-09", published=date(2026, 1, 9))
    keep(ledger, news, between)
    gone = keep(ledger, told("Kesh arms Sand.", "Kesh", "Sand", "backing", published=date(2025, 6, 1)), after)
    found = changes(ledger, date(2026, 1, 5), date(2026, 1, 15))
    assert (turned(found), turned(found, learned=True)) == (
        {"talks": "began"},
        {"fighting": "learned"},
    )
    assert (found.added, found.removed, found.learned[0].before, found.learned[0].after) == (
        2,
        0,
        Standing.FRIENDLY,
        Standing.MIXED,
    )
    ledger.judge(Retraction(claim=gone, by="ed", reason="misread"), datetime(2026, 1, 25, tzinfo=UTC))
    taken = changes(ledger, date(2026, 1, 21), date(2026, 1, 31))
    assert (taken.removed, turned(taken, learned=True)) == (1, {"backing": "learned"})
    assert changes(ledger, date(2026, 1, 5), date(2026, 1, 15), known=date(2026, 1, 5)).added == 0


def test_who_is_silent_of_what_was_told_only_later(ledger: Ledger) -> None:
    told = maker()
    keep(ledger, told("Kesh arms Tolen.", "Kesh", "Tolen", "backing"))
    named = actor_named(ledger, "Kesh")
    inquiry = Inquiry(ledger, actor=named.actor.id)
    assert [line.name for line in who(inquiry, named, DAY).section("behind")] == ["Tolen"]
    assert not who(inquiry, named, date(2010, 1, 1)).lines


def test_names_of_actors_that_come_one_by_one(ledger: Ledger) -> None:
    told = maker()
    keep(ledger, told("Kesh arms Tolen.", "Kesh", "Tolen", "backing"))
    inquiry = Inquiry(ledger)
    ends = sorted({end for fact in inquiry.facts.values() for end in (fact.actor, fact.recipient) if end})
    assert sorted(inquiry.voices.names(iter(ends)).values()) == ["Kesh", "Tolen"]
