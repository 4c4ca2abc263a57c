"""The order in which reports arrive changes no answer, and what was known by a moment never changes afterwards."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.errors import FoedusError
from foedus.ledger import Ledger, LedgerClaim, open_ledger
from tests.workspace.answering import everything
from tests.workspace.keeping import keep
from tests.workspace.making import maker
from tests.workspace.test_whole import IDS, NAMES, judged, judgements, readings

DAY = date(2014, 12, 1)
START = datetime(2026, 1, 1, tzinfo=UTC)
PAPERS = ("Lake Gazette", "Hill Courier", "Reuters")
WORDS = (
    "They met again in the hills above the river, where the road to the coast was closed, and nobody left.",
    "Shops in the market stayed open all day, although the bridge was shut and the trains had stopped at the border.",
)
reported = st.tuples(readings, st.sampled_from(PAPERS), st.sampled_from(WORDS))


def report(number: int, told: tuple[dict[str, Any], str, str]) -> LedgerClaim:
    """A report with words that it may share with others, whose number makes it one of its own."""
    row, paper, words = told
    one, other = (NAMES[place] for place in row["ends"])
    fields = {name: row[name] for name in ("phase", "stance", "when", "published", "future")}
    sentence = f"Of {one} and {other} we hear, number {number}. {words}"
    return maker()(sentence, one, other, row["relation"], sign=0, publisher=paper, **fields)


def fill(ledger: Ledger, rows: list[LedgerClaim]) -> None:
    for number, row in enumerate(rows):
        keep(ledger, row, START + timedelta(days=number))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(reported, min_size=2, max_size=9), st.randoms())
def test_the_order_in_which_reports_arrive_changes_no_answer(
    told: list[tuple[dict[str, Any], str, str]], chance: Any
) -> None:
    rows = [report(number, each) for number, each in enumerate(told)]
    shuffled = list(rows)
    chance.shuffle(shuffled)
    with open_ledger("memory:") as first, open_ledger("memory:") as second:
        fill(first, rows)
        fill(second, shuffled)
        wanted, found = (everything(ledger, IDS, DAY) for ledger in (first, second))
        for asked, answer in wanted.items():
            if asked != "changes":  # which tells besides what was recorded when
                assert found[asked] == answer, asked
        assert found["changes"]["world"] == wanted["changes"]["world"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(reported, min_size=2, max_size=7), st.lists(judgements, max_size=4), st.integers(0, 9))
def test_what_was_known_by_a_moment_never_changes(
    told: list[tuple[dict[str, Any], str, str]], steps: list[tuple[Any, ...]], until: int
) -> None:
    """Readings and judgements come one a day; the answers as of a day's end are asked then, and again at the last."""
    known, claims = START + timedelta(days=until, hours=1), []
    seen = None
    with open_ledger("memory:") as ledger:
        for number, each in enumerate(told):
            row = report(number, each)
            keep(ledger, row, START + timedelta(days=number))
            claims.append((row.claim.id, row.claim.article))
            if number == until:
                seen = everything(ledger, IDS, DAY, known)
        for number, step in enumerate(steps, len(told)):
            with suppress(FoedusError, ValueError):
                ledger.judge(judged(step, claims), START + timedelta(days=number))
            if number == until:
                seen = everything(ledger, IDS, DAY, known)
        if seen is not None:
            assert everything(ledger, IDS, DAY, known) == seen
