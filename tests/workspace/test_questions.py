"""Questions to a ledger: what is known by when, merges, copies, and both sides of a contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.errors import AmbiguousActorError, QuestionError
from foedus.inference import Rates, Standing, Status
from foedus.ledger import Ledger, LedgerClaim, open_ledger
from foedus.model import ActorJudgement, ActorVerdict, EntryKind, Retraction, Reversal
from foedus.workspace.answers import conflict_json, state_json
from foedus.workspace.pairs import pair_of
from foedus.workspace.questions import Inquiry
from tests.workspace.keeping import keep
from tests.workspace.making import Told, maker

A, B = "ucdp:Kesh Front", "ucdp:Oru Guard"
DAY = date(2014, 12, 1)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger("memory:") as opened:
        yield opened


def fought(told: Told, sentence: str, **more: object) -> LedgerClaim:
    return told(sentence, "Kesh Front", "Oru Guard", "fighting", sign=-1, **more)


def status(inquiry: Inquiry, relation: str, day: date = DAY) -> Status:
    return next(item.status for item in inquiry.state(A, B, day).conclusions if item.relation == relation)


def test_retracted_claims_take_no_part_and_what_was_known_before_stays(ledger: Ledger, told: Told) -> None:
    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    key = keep(ledger, fought(told, "Kesh Front fought Oru Guard."), early)
    ledger.judge(Retraction(claim=key, by="editor", reason="wrong town"), late)
    assert Inquiry(ledger).facts == {}
    assert status(Inquiry(ledger, known=date(2026, 1, 15)), "fighting") is Status.HOLDS


def test_a_merge_of_actors_moves_the_evidence_along(ledger: Ledger, told: Told) -> None:
    keep(ledger, fought(told, "Kesh Front fought Oru Guard."))
    keep(ledger, told("Keshites fought Oru Guard again.", "Keshites", "Oru Guard", "fighting", sign=-1))
    assert len(Inquiry(ledger, pair=(A, B)).facts) == 1
    ledger.judge(ActorJudgement(verdict=ActorVerdict.MERGE, actor="ucdp:Keshites", into=A, by="ed", reason="one group"))
    assert len(Inquiry(ledger, pair=(A, B)).facts) == 2
    by_its_old_name = Inquiry(ledger, pair=("ucdp:Keshites", B)).state("ucdp:Keshites", B, DAY)
    assert by_its_old_name.standing is Standing.HOSTILE


def test_a_merge_and_a_split_never_say_how_the_two_stand_with_each_other(ledger: Ledger, told: Told) -> None:
    first = keep(ledger, fought(told, "Kesh Front fought Oru Guard."))
    keep(ledger, told("Keshites fought Oru Guard again.", "Keshites", "Oru Guard", "fighting", sign=-1))
    other, said = "ucdp:Keshites", {"by": "ed", "reason": "checked"}

    def between_them() -> tuple[str, int, int]:
        claims = sum(entry.kind is EntryKind.CLAIM for entry in ledger.entries())
        state = Inquiry(ledger).state(A, other, DAY)
        return state.standing.value, len(state.conclusions), claims

    nothing = ("unknown", 0, 2)
    assert between_them() == nothing
    merged = ledger.judge(ActorJudgement(verdict=ActorVerdict.MERGE, actor=other, into=A, **said))
    assert between_them() == nothing
    ledger.judge(Reversal(entry=merged.seq, **said))
    assert between_them() == nothing
    parted = ActorJudgement(verdict=ActorVerdict.SPLIT, actor=A, into=other, claims=(first,), **said)
    ledger.judge(Reversal(entry=ledger.judge(parted).seq, **said))
    ledger.judge(parted)
    assert between_them() == nothing


def test_a_state_as_json_gives_spells_working_and_what_speaks_against(ledger: Ledger, told: Told) -> None:
    for_it = keep(ledger, fought(told, "Kesh Front fought Oru Guard in May.", when="2014-05"))
    against = keep(ledger, fought(told, "Kesh Front never fought Oru Guard in May.", when="2014-05", stance="CT-"))
    inquiry = Inquiry(ledger, pair=(A, B))
    found = state_json(inquiry.state(A, B, DAY), inquiry, {A: "Kesh Front", B: "Oru Guard"})
    assert found["status"] == "contested"
    (fighting,) = found["relations"]
    assert (fighting["valid"], fighting["against"]) == ("2014-05/..", [against])
    assert fighting["spells"] == [{"valid": "2014-05/..", "seen": ["2014-05-01", "2014-05-31"], "claims": [for_it]}]
    assert fighting["working"].startswith("2 articles → 1 origin only: Daily (2: ")


def test_an_earlier_war_corroborates_nothing_of_the_one_in_question(ledger: Ledger, told: Told) -> None:
    for year, paper in ((2008, "Lake Gazette"), (2009, "Hill Courier"), (2014, "Capital Post")):
        row = fought(told, f"Kesh Front fought Oru Guard in {year}.", when=f"{year}-05", publisher=paper)
        keep(ledger, row)
    inquiry = Inquiry(ledger, pair=(A, B))
    (now,) = state_json(inquiry.state(A, B, DAY), inquiry, {A: "a", B: "b"})["relations"]
    (then,) = state_json(inquiry.state(A, B, date(2009, 6, 1)), inquiry, {A: "a", B: "b"})["relations"]
    assert ([spell["valid"] for spell in now["spells"]], len(now["claims"])) == (["2008-05/..", "2014-05/.."], 3)
    assert (now["origins"], now["single"], then["origins"]) == (1, True, 2)


def test_the_side_with_more_origins_is_the_left_one(ledger: Ledger, told: Told) -> None:
    keep(ledger, fought(told, "Kesh Front fought Oru Guard.", source="Ilan Dorsk"))
    keep(ledger, fought(told, "Oru Guard was not attacked by Kesh Front.", stance="CT-"))
    inquiry = Inquiry(ledger)
    (found,) = inquiry.conflicts()
    row = conflict_json(found, inquiry)
    assert row["left_origins"] >= row["right_origins"] == 1
    assert (row["a"], row["b"]) == ("Kesh Front", "Oru Guard")


def test_origins_of_ties_need_not_be_counted(ledger: Ledger, told: Told) -> None:
    keep(ledger, fought(told, "Kesh Front fought Oru Guard."))
    (counted,) = Inquiry(ledger).network(DAY).ties
    (bare,) = Inquiry(ledger).network(DAY, origins=False).ties
    assert (counted.origins, bare.origins) == (1, None)
    assert (counted.sign, counted.claims) == (bare.sign, bare.claims)


def test_a_network_needs_nothing_that_speaks_of_later_days_only(ledger: Ledger, told: Told) -> None:
    keep(ledger, fought(told, "Kesh Front fought Oru Guard.", when="2014-11"))
    keep(ledger, told("Kesh Front joined Oru Guard.", "Kesh Front", "Oru Guard", "alliance", when="2020"))
    assert len(Inquiry(ledger, until=DAY).facts) == 1
    whole, part = (asked.network(DAY) for asked in (Inquiry(ledger), Inquiry(ledger, until=DAY)))
    assert (whole.ties, whole.balance) == (part.ties, part.balance)


def test_patience_is_handed_on(ledger: Ledger, told: Told) -> None:
    keep(ledger, fought(told, "Kesh Front fought Oru Guard."))
    assert status(Inquiry(ledger), "fighting") is Status.HOLDS
    assert status(Inquiry(ledger, rates=Rates(patience={"fighting": 5})), "fighting") is Status.UNKNOWN


def test_actors_are_found_by_id_and_by_name_and_strangers_are_named(ledger: Ledger, told: Told) -> None:
    keep(ledger, fought(told, "Kesh Front fought Oru Guard."))
    for names in ((A, B), ("Oru Guard", "kesh front")):
        assert {actor.id for actor in pair_of(ledger, *names, None)} == {A, B}
    with pytest.raises(QuestionError, match="no actor 'Atlantis'"):
        pair_of(ledger, A, "Atlantis", None)
    with pytest.raises(QuestionError, match="same actor"):
        pair_of(ledger, A, "Kesh Front", None)
    other = told("Kesh Front met Oru Guard.", "Kesh Front", "Oru Guard", "talks", ids=("x:1", B), sign=0)
    keep(ledger, other)
    with pytest.raises(AmbiguousActorError):
        pair_of(ledger, "Kesh Front", "Oru Guard", None)


ROWS = st.tuples(
    st.sampled_from(["alliance", "fighting", "truce", "split"]),
    st.none() | st.sampled_from(["2013", "2014-02", "2014-11-02"]),
    st.sampled_from(["holds", "begins", "ends"]),
    st.sampled_from(["CT+", "CT-", "PS+"]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=2, max_size=6), st.integers(1, 5))
def test_what_was_known_by_a_day_gives_the_same_state_for_ever(
    rows: list[tuple[str, str | None, str, str]], known: int
) -> None:
    told, limit = maker(), date(2026, 1, known)
    with open_ledger("memory:") as ledger:
        seen = None
        for number, (relation, when, phase, stance) in enumerate(rows, 1):
            sentence = f"Report {number}: Kesh Front and Oru Guard."
            row = told(sentence, "Kesh Front", "Oru Guard", relation, phase=phase, when=when, stance=stance, sign=0)
            keep(ledger, row, datetime(2026, 1, number, tzinfo=UTC))
            now = Inquiry(ledger, known=limit, pair=(A, B)).state(A, B, DAY)
            if number >= known:
                assert seen is None or seen == now
                seen = now
