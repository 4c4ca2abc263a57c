"""Retractions, reviews, merges, splits, revisions and reversals: what follows from them, in every store."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.errors import LedgerError, QuestionError
from foedus.ledger import Ledger
from foedus.ledger.judgements import counting, in_force
from foedus.model import (
    ActorJudgement,
    ActorVerdict,
    AsOf,
    ClaimReview,
    ClaimVerdict,
    Coder,
    EntryKind,
    Retraction,
    Reversal,
    Revision,
)
from tests.ledger.samples import RULES, article, claim, moment

ADA = Coder(name="Ada", version="")
ONE, TWO = article(1), article(2)
FIGHT, ALLY = claim(ONE, "x:a", "x:b"), claim(TWO, "x:c", "x:b", relation="alliance", sign=1)


def merge(actor: str, into: str) -> ActorJudgement:
    return ActorJudgement(verdict=ActorVerdict.MERGE, actor=actor, into=into, by="Ada", reason="same people")


def split(actor: str, into: str, *claims: str) -> ActorJudgement:
    return ActorJudgement(
        verdict=ActorVerdict.SPLIT, actor=actor, into=into, claims=claims, by="Ada", reason="namesakes"
    )


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.append_reading(ONE, [FIGHT], [], None, RULES, moment(0))
    ledger.append_reading(TWO, [ALLY], [], None, RULES, moment(1))
    return ledger


def ids(ledger: Ledger, **question: object) -> list[str]:
    return [item.claim.id for item in ledger.claims(**question)]  # type: ignore[arg-type]


def test_a_retraction_takes_effect_from_its_day_and_is_reversible(filled: Ledger) -> None:
    taken = filled.judge(Retraction(claim=FIGHT.id, by="Ada", reason="misprint"), moment(2))
    assert (taken.kind, taken.recorded_by, taken.key) == (EntryKind.RETRACTION, "Ada", FIGHT.id)
    assert ids(filled) == [ALLY.id]
    assert [item.retracted for item in filled.claims(retracted=True)] == [True, False]
    assert ids(filled, as_of=AsOf(known=date(2020, 1, 2))) == [FIGHT.id, ALLY.id]
    filled.judge(Reversal(entry=taken.seq, by="Bo", reason="it was right"), moment(3))
    assert ids(filled) == [FIGHT.id, ALLY.id]
    assert ids(filled, as_of=AsOf(known=date(2020, 1, 3))) == [ALLY.id]
    assert filled.verify().ok


def test_a_reversal_is_reversible_too(filled: Ledger) -> None:
    taken = filled.judge(Retraction(claim=FIGHT.id, by="Ada", reason="misprint"))
    back = filled.judge(Reversal(entry=taken.seq, by="Bo", reason="no"))
    filled.judge(Reversal(entry=back.seq, by="Ada", reason="yes"))
    assert ids(filled) == [ALLY.id]


def test_the_same_judgement_adds_nothing_while_it_is_in_force(filled: Ledger) -> None:
    retraction = Retraction(claim=FIGHT.id, by="Ada", reason="misprint")
    first = filled.judge(retraction)
    assert filled.judge(retraction) == first
    filled.judge(Reversal(entry=first.seq, by="Ada", reason="no"))
    assert filled.judge(retraction).seq == first.seq + 2


def test_a_correction_stands_in_for_what_it_corrects(filled: Ledger) -> None:
    right = claim(ONE, "x:b", "x:a", coder=ADA)
    review = ClaimReview(claim=FIGHT.id, verdict=ClaimVerdict.CORRECTED, by="Ada", correction=right)
    entry = filled.judge(review)
    assert ids(filled) == [ALLY.id, right.id]
    filled.judge(ClaimReview(claim=FIGHT.id, verdict=ClaimVerdict.CONFIRMED, by="Bo"))
    assert ids(filled) == [FIGHT.id, ALLY.id]
    (_, last) = filled.judgements()[-1]
    assert last.by == "Bo"
    filled.judge(Reversal(entry=filled.judgements()[-1][0], by="Bo", reason="hasty"))
    assert ids(filled) == [ALLY.id, right.id]
    filled.judge(Reversal(entry=entry.seq, by="Ada", reason="no"))
    assert ids(filled) == [FIGHT.id, ALLY.id]
    assert filled.verify().ok


def test_a_rejected_claim_stands_no_more(filled: Ledger) -> None:
    filled.judge(ClaimReview(claim=ALLY.id, verdict=ClaimVerdict.REJECTED, by="Ada", reason="not in the text"))
    assert ids(filled) == [FIGHT.id]


def test_a_correction_of_another_article_or_with_other_words_is_refused(filled: Ledger) -> None:
    head = filled.head()
    elsewhere = ClaimReview(
        claim=FIGHT.id, verdict=ClaimVerdict.CORRECTED, by="Ada", correction=claim(TWO, "x:b", "x:a", coder=ADA)
    )
    with pytest.raises(LedgerError, match="same article"):
        filled.judge(elsewhere)
    assert filled.head() == head


def test_a_merge_moves_the_evidence_along_and_back(filled: Ledger) -> None:
    entry = filled.judge(merge("x:a", "x:c"), moment(2))
    assert ids(filled, actor="x:c") == ids(filled, actor="x:a") == [FIGHT.id, ALLY.id]
    assert ids(filled, pair=("x:b", "x:c")) == [FIGHT.id, ALLY.id]
    found = next(iter(filled.claims(actor="x:a")))
    assert (found.actor, found.recipient) == ("x:c", "x:b")
    assert found.claim == FIGHT
    assert ids(filled, actor="x:c", as_of=AsOf(known=date(2020, 1, 2))) == [ALLY.id]
    filled.judge(Reversal(entry=entry.seq, by="Bo", reason="two groups"))
    assert ids(filled, actor="x:c") == [ALLY.id]


def test_merges_chain_and_never_turn_in_circles(filled: Ledger) -> None:
    filled.judge(merge("x:a", "x:c"))
    filled.judge(merge("x:c", "x:d"))
    assert ids(filled, actor="x:d") == [FIGHT.id, ALLY.id]
    with pytest.raises(LedgerError, match="already count as one"):
        filled.judge(merge("x:a", "x:d"))
    assert {item.actor for item in filled.claims()} == {"x:d"}


def test_a_split_moves_only_the_claims_it_names(filled: Ledger) -> None:
    entry = filled.judge(split("x:b", "x:other", FIGHT.id))
    assert ids(filled, actor="x:other") == ids(filled, pair=("x:a", "x:other")) == [FIGHT.id]
    assert ids(filled, actor="x:b") == [ALLY.id]
    filled.judge(Reversal(entry=entry.seq, by="Ada", reason="no"))
    assert ids(filled, actor="x:b") == [FIGHT.id, ALLY.id]
    assert ids(filled, actor="x:other") == []


def test_a_merge_after_a_split_takes_the_moved_claims_along(filled: Ledger) -> None:
    filled.judge(split("x:b", "x:other", FIGHT.id))
    filled.judge(merge("x:other", "x:c"))
    assert ids(filled, pair=("x:a", "x:c")) == [FIGHT.id]


def test_a_withdrawn_article_leaves_its_claims_marked(filled: Ledger) -> None:
    entry = filled.judge(Revision(article=ONE.id, by="Gazette", reason="the editors withdrew it"))
    assert [item.superseded for item in filled.claims()] == [True, False]
    assert [(item.superseded, item.replaced_by) for item in filled.articles()] == [(True, None), (False, None)]
    filled.judge(Reversal(entry=entry.seq, by="Gazette", reason="restored"))
    assert not any(item.superseded for item in filled.claims())


def test_judgements_about_nothing_on_record_are_refused(filled: Ledger) -> None:
    head = filled.head()
    for judgement in (
        Retraction(claim="c1:none", by="Ada", reason="x"),
        ClaimReview(claim="c1:none", verdict=ClaimVerdict.CONFIRMED, by="Ada"),
        Revision(article="a1:none", by="Ada", reason="x"),
        Revision(article=ONE.id, replaced_by="a1:none", by="Ada", reason="x"),
        Reversal(entry=1, by="Ada", reason="no judgement, an article"),
        merge("x:nobody", "x:a"),
        split("x:a", "x:z", "c1:none"),
    ):
        with pytest.raises(QuestionError, match="on record"):
            filled.judge(judgement)
    assert filled.head() == head


def test_what_was_reversed_cannot_be_reversed_again(filled: Ledger) -> None:
    entry = filled.judge(Retraction(claim=FIGHT.id, by="Ada", reason="misprint"))
    filled.judge(Reversal(entry=entry.seq, by="Bo", reason="no"))
    with pytest.raises(LedgerError, match="reversed before"):
        filled.judge(Reversal(entry=entry.seq, by="Cy", reason="no, too"))


def test_an_article_that_replaces_another_stands_again() -> None:
    back = [
        (1, Revision(article="a", replaced_by="b", by="x", reason="x")),
        (2, Revision(article="b", replaced_by="a", by="x", reason="x")),
    ]
    assert in_force(back).replaced == {"b": "a"}


def test_counting_follows_reversals_of_reversals() -> None:
    first, second = Retraction(claim="c", by="x", reason="x"), Reversal(entry=1, by="x", reason="x")
    third = Reversal(entry=2, by="x", reason="x")
    assert counting([(1, first), (2, second)]) == [(2, second)]
    assert counting([(3, third), (1, first), (2, second)]) == [(1, first), (3, third)]


def test_actors_are_listed_with_whom_they_count_for(filled: Ledger) -> None:
    filled.judge(merge("x:a", "x:c"), moment(2))
    filled.judge(Retraction(claim=ALLY.id, by="Ada", reason="misprint"), moment(3))
    assert [(item.actor.id, item.counts_for, item.claims) for item in filled.actors()] == [
        ("x:a", "x:c", 1),
        ("x:b", "x:b", 2),
        ("x:c", "x:c", 1),
    ]
    (first, second) = filled.actors(date(2020, 1, 1))
    assert (first.actor, first.counts_for, second.actor.id) == (FIGHT.actor and FIGHT.actor.actor, "x:a", "x:b")
