"""What was known by a time never changes afterwards, whatever is added later: random histories."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import FoedusError
from foedus.ledger import Ledger, open_ledger
from foedus.model import (
    ActorJudgement,
    ActorVerdict,
    AsOf,
    ClaimReview,
    ClaimVerdict,
    Judgement,
    Retraction,
    Reversal,
    Revision,
)
from tests.ledger.samples import BETTER, RULES, article, claim, moment

ACTORS = ("x:a", "x:b", "x:c")
TEXTS = [article(number, uri=f"https://gazette.example/{number % 2}") for number in range(4)]
CLAIMS = {
    (of.id, coder.version): [claim(of, "x:a", "x:b", coder=coder), claim(of, "x:b", "x:c", edtf=None, coder=coder)]
    for of in TEXTS
    for coder in (RULES, BETTER)
}
EVERY = [item for group in CLAIMS.values() for item in group]
said: dict[str, Any] = {"by": st.just("Ada"), "reason": st.sampled_from(["misprint", "same people"])}
claim_ids = st.sampled_from([item.id for item in EVERY])
article_ids = st.sampled_from([of.id for of in TEXTS])


@st.composite
def reviews(draw: st.DrawFn) -> ClaimReview:
    about = draw(st.sampled_from(EVERY))
    verdict = draw(st.sampled_from(list(ClaimVerdict)))
    of = next(text for text in TEXTS if text.id == about.article)
    right = claim(of, predicate="shell", coder=BETTER) if verdict is ClaimVerdict.CORRECTED else None
    return ClaimReview(claim=about.id, verdict=verdict, by="Bo", correction=right)


pairs = st.sampled_from([(one, two) for one in ACTORS for two in (*ACTORS, "x:d") if one != two])
merges = st.builds(
    lambda pair, by, reason: ActorJudgement(
        verdict=ActorVerdict.MERGE, actor=pair[0], into=pair[1], by=by, reason=reason
    ),
    pairs,
    **said,
)
splits = st.builds(
    ActorJudgement,
    verdict=st.just(ActorVerdict.SPLIT),
    actor=st.sampled_from(ACTORS),
    into=st.just("x:e"),
    claims=st.lists(claim_ids, min_size=1, max_size=2).map(tuple),
    **said,
)
judgements = st.one_of(
    st.builds(Retraction, claim=claim_ids, **said),
    reviews(),
    merges,
    splits,
    st.builds(Reversal, entry=st.integers(1, 25), **said),
    st.builds(Revision, article=article_ids, **said),
)
readings = st.tuples(st.sampled_from(TEXTS), st.sampled_from([RULES, BETTER]))
steps = st.tuples(st.integers(0, 3), readings | judgements)


def take(ledger: Ledger, step: Any, when: datetime) -> None:
    """One step of a history; what the ledger refuses leaves no trace."""
    try:
        if isinstance(step, Judgement):
            ledger.judge(step, when)
        else:
            of, coder = step
            ledger.append_reading(of, CLAIMS[of.id, coder.version], [], None, coder, when)
    except FoedusError:
        pass


def answers(ledger: Ledger, known: datetime) -> tuple[object, ...]:
    """All that can be asked, as it was known by then."""
    as_of = AsOf(known=known)
    return (
        list(ledger.entries(known)),
        list(ledger.claims(as_of, retracted=True)),
        [list(ledger.claims(as_of, actor=actor)) for actor in (*ACTORS, "x:d", "x:e")],
        list(ledger.claims(as_of, pair=("x:a", "x:d"))),
        list(ledger.articles(known)),
        list(ledger.readings(known)),
        ledger.judgements(known),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=1, max_size=12))
def test_what_was_known_never_changes(history: list[tuple[int, Any]]) -> None:
    with open_ledger("memory:") as ledger:
        asked: list[tuple[datetime, tuple[object, ...]]] = []
        day = 0
        for pause, step in history:
            day += pause
            if pause:  # the moments before this one are past, and their answers settled
                asked.append((moment(day - 1, 1), answers(ledger, moment(day - 1, 1))))
            take(ledger, step, moment(day))
        for known, answer in asked:
            assert answers(ledger, known) == answer
        assert ledger.verify().ok


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, min_size=1, max_size=10), st.integers(0, 30))
def test_a_ledger_asked_late_answers_as_one_that_stopped_there(history: list[tuple[int, Any]], until: int) -> None:
    """Asking a long ledger what was known by a day is asking a short one that ended on that day."""
    with open_ledger("memory:") as long, open_ledger("memory:") as short:
        day = 0
        for pause, step in history:
            day += pause
            take(long, step, moment(day))
            if day <= until:
                take(short, step, moment(day))
        assert answers(long, moment(until)) == answers(short, moment(1000))
