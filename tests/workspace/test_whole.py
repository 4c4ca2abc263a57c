"""A network inferred on columns is, to the byte, the one inferred pair by pair: whatever was read, judged and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import FoedusError
from foedus.inference import Rates, Standing, state_of
from foedus.ledger import Ledger, fact_pages, open_ledger
from foedus.model import ActorJudgement, ActorVerdict, Judgement, Retraction, Reversal, Revision
from foedus.workspace import questions
from foedus.workspace.answers import network_json
from foedus.workspace.held import by_pair
from foedus.workspace.questions import Inquiry, signed_graph
from tests.workspace.keeping import keep
from tests.workspace.making import maker

DAY = date(2014, 12, 1)
NAMES = ("Kesh Front", "Oru Guard", "Ama League", "Rebels of Tor")
IDS = tuple(f"ucdp:{name}" for name in NAMES)
RATES = Rates()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(fact_pages, "SIZE", 9)
    yield


two = st.permutations(range(4)).map(lambda order: (order[0], order[1]))
whens = st.sampled_from(
    [None, None, "2014", "2014-11", "2014-11-20", "2013-05/2014-02", "2014-12-24", "../2014-10", "2012/.."]
)
readings = st.fixed_dictionaries(
    {
        "ends": two,
        "relation": st.sampled_from(["fighting", "alliance", "truce", "split", "backing", "talks", None]),
        "phase": st.sampled_from(["holds", "holds", "begins", "ends"]),
        "stance": st.sampled_from(["CT+", "CT+", "PR+", "CT-", "PS+"]),
        "when": whens,
        "published": st.none() | st.dates(date(2014, 3, 1), date(2014, 12, 30)),
        "future": st.booleans() | st.just(False),
    }
)
places = st.integers(0, 11)
judgements = st.one_of(
    st.tuples(st.just("retract"), places),
    st.tuples(st.just("withdraw"), places),
    st.tuples(st.just("merge"), two),
    st.tuples(st.just("split"), places, two),
    st.tuples(st.just("reverse"), st.integers(1, 60)),
)
histories = st.tuples(st.lists(readings, min_size=3, max_size=12), st.lists(judgements, max_size=5))


def judged(step: tuple[Any, ...], claims: list[tuple[str, str]]) -> Judgement:
    said = {"by": "Ada", "reason": "checked"}
    claim, article = claims[step[1] % len(claims)] if isinstance(step[1], int) else ("", "")
    match step:
        case "retract", _:
            return Retraction(claim=claim, **said)
        case "withdraw", _:
            return Revision(article=article, **said)
        case "merge", (one, other):
            return ActorJudgement(verdict=ActorVerdict.MERGE, actor=IDS[one], into=IDS[other], **said)
        case "split", _, (one, other):
            return ActorJudgement(verdict=ActorVerdict.SPLIT, actor=IDS[one], into=IDS[other], claims=(claim,), **said)
        case _:
            return Reversal(entry=step[1], **said)


def fill(ledger: Ledger, history: tuple[list[dict[str, Any]], list[tuple[Any, ...]]]) -> None:
    told, claims = maker(), []
    for number, row in enumerate(history[0]):
        one, other = (NAMES[place] for place in row["ends"])
        fields = {name: row[name] for name in ("phase", "stance", "when", "published", "future")}
        made = told(f"Report {number}: {one} and {other}.", one, other, row["relation"], sign=0, **fields)
        keep(ledger, made, datetime(2026, 1, 1 + number, tzinfo=UTC))
        claims.append((made.claim.id, made.claim.article))
    for number, step in enumerate(history[1]):
        with suppress(FoedusError, ValueError):
            ledger.judge(judged(step, claims), datetime(2026, 2, 1 + number, tzinfo=UTC))


def one_by_one(inquiry: Inquiry, day: date, spells: bool) -> list[questions.NetworkTie]:
    """The ties as `state_of` has them, pair by pair, from facts that are read one by one."""
    states = [state_of(pair, mine, day, RATES, spells=spells) for pair, mine in by_pair(inquiry.evidence).items()]
    shown = [state for state in states if state.standing not in (Standing.UNKNOWN, Standing.ENDED)]
    return [
        questions.NetworkTie(
            a=tie.a,
            b=tie.b,
            sign={Standing.FRIENDLY: 1, Standing.HOSTILE: -1}.get(tie.standing, 0),
            standing=tie.standing,
            claims=tie.claims,
            last_told=tie.last_told,
            spells=tie.spells,
        )
        for tie in (questions._tie(state, inquiry.facts) for state in shown)
    ]


@settings(max_examples=80, deadline=None)
@given(histories, st.dates(date(2014, 6, 1), date(2015, 2, 1)), st.integers(0, 40), st.booleans())
def test_a_network_on_columns_is_the_one_made_pair_by_pair(
    history: tuple[list[dict[str, Any]], list[tuple[Any, ...]]], day: date, until: int, spells: bool
) -> None:
    with open_ledger("memory:") as ledger:
        fill(ledger, history)
        for known in (
            None,
            datetime(2026, 1, 1 + until % 28, tzinfo=UTC),
            datetime(2026, 2, 1 + until % 28, tzinfo=UTC),
        ):
            inquiry = Inquiry(ledger, known=known, until=day)
            found = inquiry.network(day, origins=False, spells=spells)
            wanted = one_by_one(Inquiry(ledger, known=known, until=day), day, spells)
            assert list(found.ties) == wanted
            nodes = signed_graph(wanted).nodes
            names = Inquiry(ledger, known=known, until=day).voices.names(nodes)
            assert json.dumps(network_json(found)["nodes"]) == json.dumps(
                [{"id": name, "name": label} for name, label in sorted(names.items())]
            )


def test_origins_are_counted_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"ends": (0, 1), "relation": "fighting", "phase": "holds", "stance": "CT+", "when": None, "future": False,
         "published": date(2014, 11, number)}
        for number in (1, 2, 3)
    ]  # fmt: skip
    with open_ledger("memory:") as ledger:
        fill(ledger, (rows, []))
        (tie,) = Inquiry(ledger, until=DAY).network(DAY).ties
        assert (tie.origins, len(tie.claims)) == (Inquiry(ledger).voices.origins(tie.claims), 3)


def test_a_name_is_the_one_of_the_first_article_that_tells_of_the_actor() -> None:
    told = maker()
    with open_ledger("memory:") as ledger:
        for name in ("Keshites", "The Kesh Front"):
            text = f"{name} fought Oru Guard."
            keep(ledger, told(text, name, "Oru Guard", "fighting", sign=-1, ids=("x:kesh", "x:oru")))
        found = Inquiry(ledger, until=DAY).network(DAY, origins=False)
        assert found.names["x:kesh"] == "Keshites" == Inquiry(ledger).voices.names(["x:kesh"])["x:kesh"]
