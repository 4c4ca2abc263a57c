"""What every store does alike: appending, asking, and what was known when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from foedus.errors import InputError, LedgerError, QuestionError
from foedus.ledger import Ledger, Reading, open_ledger
from foedus.model import Article, AsOf, EntryKind, Outcome, Retraction
from tests.ledger.conftest import Clock
from tests.ledger.samples import BETTER, RULES, article, attribution, claim, moment, span


def test_a_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    of = article(1, title="Łódź \0 attacked", uri="https://gazette.example/1", given_id="g1")
    first, second = claim(of), claim(of, relation="opposition", edtf=None)
    done = ledger.append_reading(of, [first, second], [attribution(of)], None, RULES)
    assert (done.outcome, done.article, done.claims) == (Outcome.READ, of.id, 2)
    found = list(ledger.claims())
    assert [item.claim for item in found] == [first, second]
    assert (found[0].article.id, found[0].article.given_id, found[0].superseded) == (of.id, "g1", False)
    assert ledger.article(of.id) == of
    assert ledger.attributions(of.id) == (attribution(of),)
    kinds = [entry.kind for entry in ledger.entries()]
    assert kinds == [
        EntryKind.ARTICLE,
        EntryKind.ATTRIBUTIONS,
        EntryKind.CLAIM,
        EntryKind.CLAIM,
        EntryKind.READING,
    ]


def test_reading_twice_adds_nothing(ledger: Ledger) -> None:
    of = article(1)
    ledger.append_reading(of, [claim(of)], [attribution(of)], None, RULES)
    head = ledger.head()
    again = ledger.append_reading(of, [claim(of)], [attribution(of)], None, RULES)
    assert (again.outcome, again.claims) == (Outcome.ALREADY_THERE, 0)
    assert ledger.head() == head


def test_a_better_coder_adds_beside_the_old_one(ledger: Ledger) -> None:
    of = article(1)
    ledger.append_reading(of, [claim(of)], [attribution(of)], None, RULES)
    done = ledger.append_reading(of, [claim(of, coder=BETTER)], [], None, BETTER)
    assert done.outcome is Outcome.READ
    assert [item.claim.coder for item in ledger.claims()] == [RULES, BETTER]
    assert [item.claim.coder for item in ledger.claims(coder=BETTER)] == [BETTER]
    assert ledger.attributions(of.id, coder=RULES) == (attribution(of),)
    assert ledger.attributions(of.id) == ()
    (only,) = ledger.articles()
    assert (only.coder, only.claims) == (BETTER, 1)


def test_a_claim_given_twice_is_one_claim(ledger: Ledger) -> None:
    of = article(1)
    assert ledger.append_reading(of, [claim(of), claim(of)], [], None, RULES).claims == 1
    assert len(list(ledger.claims())) == 1


def test_each_outcome_has_its_line(ledger: Ledger) -> None:
    read, nothing, aside = article(1), article(2), article(3)
    ledger.append_reading(read, [claim(read)], [], Outcome.READ, RULES)
    ledger.append_reading(nothing, [], [], None, RULES)
    ledger.append_reading(aside, [], [], Outcome.SET_ASIDE, RULES, reason="in French")
    ledger.log_failure("a\udcffb.pdf", "it is empty")
    assert ledger.log_failure("a\udcffb.pdf", "it is empty").outcome is Outcome.ALREADY_THERE
    ledger.log_failure("a\udcffb.pdf", "it is a picture")
    lines = [(line.outcome.value, line.reason, line.claims) for line in ledger.readings()]
    assert lines == [
        ("read", None, 1),
        ("nothing found", None, 0),
        ("set aside", "in French", 0),
        ("failed", "it is empty", 0),
        ("failed", "it is a picture", 0),
    ]
    assert [line.source for line in ledger.readings()][-1] == "a\\udcffb.pdf"
    assert [item.outcome.value for item in ledger.articles()] == ["read", "nothing found", "set aside"]
    assert ledger.verify().ok


def test_what_was_set_aside_can_be_read_later(ledger: Ledger) -> None:
    of = article(1)
    ledger.append_reading(of, [], [], Outcome.SET_ASIDE, RULES, reason="too long")
    assert ledger.append_reading(of, [], [], Outcome.SET_ASIDE, RULES, reason="too long").line is None
    assert ledger.append_reading(of, [claim(of)], [], None, RULES).claims == 1
    assert [item.outcome for item in ledger.articles()] == [Outcome.READ]


def test_readings_that_do_not_hang_together_are_refused_whole(ledger: Ledger) -> None:
    of, other = article(1), article(2)
    for bad in (
        Reading(article=of, coder=RULES, claims=(claim(other),)),
        Reading(article=of, coder=BETTER, claims=(claim(of),)),
        Reading(article=of, coder=RULES, claims=(claim(of),), outcome=Outcome.NOTHING_FOUND),
        Reading(article=of, coder=RULES, outcome=Outcome.READ),
        Reading(article=of, coder=RULES, outcome=Outcome.SET_ASIDE),
        Reading(article=of, coder=RULES, attributions=(attribution(other),)),
    ):
        with pytest.raises(LedgerError):
            ledger.append_readings([Reading(article=other, coder=RULES), bad])
    assert ledger.head().seq == 0


def test_text_that_no_file_can_keep_is_the_items_fault_not_the_ledgers(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="surrogate"):
        ledger.append_reading(Article(text="half \ud83d", uri="bad.txt"), [], [], None, RULES)
    assert ledger.head().seq == 0


def test_a_batch_is_one_transaction_with_a_result_for_each(ledger: Ledger) -> None:
    texts = [article(number) for number in (1, 2, 1)]
    done = ledger.append_readings([Reading(article=of, coder=RULES, claims=(claim(of),)) for of in texts])
    assert [item.outcome.value for item in done] == ["read", "read", "already there"]
    assert len({entry.recorded_at for entry in ledger.entries()}) == 1
    assert [entry.seq for entry in ledger.entries()] == list(range(1, 7))


def test_claims_are_found_by_actor_pair_relation_article_and_time(ledger: Ledger) -> None:
    one, two = article(1), article(2)
    fight, later = claim(one, "x:a", "x:b"), claim(one, "x:b", "x:c", edtf="2016-02")
    ally = claim(two, "x:b", "x:a", relation="alliance", sign=1, edtf=None)
    ledger.append_reading(one, [fight, later], [], None, RULES)
    ledger.append_reading(two, [ally], [], None, RULES)

    def asked(**question: object) -> list[str]:
        return [item.claim.id for item in ledger.claims(**question)]  # type: ignore[arg-type]

    assert asked(pair=("x:a", "x:b")) == asked(pair=("x:b", "x:a")) == [fight.id, ally.id]
    assert asked(actor="x:c") == [later.id]
    assert asked(relation="alliance") == asked(article=two.id) == [ally.id]
    assert asked(as_of=AsOf(valid=date(2015, 5, 3))) == [fight.id, ally.id]
    assert asked(as_of=AsOf(valid=date(2015, 5, 2))) == [ally.id]
    assert asked(as_of=AsOf(valid=date(2016, 2, 1)), actor="x:b") == [fight.id, later.id, ally.id]
    assert asked(pair=("x:a", "x:nobody")) == []


def test_questions_go_back_to_what_was_known(ledger: Ledger) -> None:
    one, two = article(1), article(2)
    ledger.append_reading(one, [claim(one)], [], None, RULES, moment(0))
    ledger.append_reading(two, [claim(two)], [], None, RULES, moment(2, second=5))
    ledger.append_reading(one, [claim(one, coder=BETTER)], [], None, BETTER, moment(3))

    def known(when: date) -> tuple[int, int]:
        return len(list(ledger.claims(AsOf(known=when)))), len(list(ledger.articles(when)))

    assert known(date(2019, 12, 31)) == (0, 0)
    assert known(date(2020, 1, 1)) == known(date(2020, 1, 2)) == (1, 1)
    assert known(date(2020, 1, 3)) == known(moment(2, second=5)) == (2, 2)
    assert known(moment(2, second=4)) == (1, 1)
    assert known(date.max) == (3, 2)
    assert next(iter(ledger.articles(date(2020, 1, 3)))).coder == RULES
    assert len(list(ledger.readings(date(2020, 1, 3)))) == 2
    assert len(list(ledger.entries(date(2020, 1, 1)))) == 3
    with pytest.raises(QuestionError, match="time zone"):
        list(ledger.entries(datetime(2020, 1, 1)))


def test_a_question_put_before_an_append_keeps_its_answer(ledger: Ledger) -> None:
    for number in range(3):
        of = article(number)
        ledger.append_reading(of, [claim(of)], [], None, RULES)
    answers = ledger.entries()
    first = next(answers)
    late = article(9)
    ledger.append_reading(late, [claim(late)], [], None, RULES)
    assert len([first, *answers]) == 9


def test_time_never_runs_backwards_though_the_clock_does(ledger: Ledger, clock: Clock) -> None:
    for number, step in enumerate((0, -3600, 7200, -86400)):
        clock.step(seconds=step)
        ledger.append_reading(article(number), [], [], None, RULES)
    every = [entry.recorded_at for entry in ledger.entries()]
    assert every == sorted(every)
    times = sorted(set(every))
    assert len(times) == 4
    assert times[0] == datetime(2021, 1, 1, tzinfo=UTC)
    assert times[1] - times[0] == timedelta(microseconds=1)


def test_nothing_is_entered_as_of_the_past_or_the_future(ledger: Ledger) -> None:
    ledger.append_reading(article(1), [], [], None, RULES, moment(5))
    with pytest.raises(LedgerError, match="already records"):
        ledger.append_reading(article(2), [], [], None, RULES, moment(4))
    with pytest.raises(LedgerError, match="has not come"):
        ledger.append_reading(article(2), [], [], None, RULES, datetime(2999, 1, 1, tzinfo=UTC))
    with pytest.raises(LedgerError, match="time zone"):
        ledger.append_reading(article(2), [], [], None, RULES, datetime(2020, 2, 1))
    ledger.append_reading(article(2), [], [], None, RULES, moment(5))


def test_a_page_that_changed_supersedes_its_old_text(ledger: Ledger) -> None:
    url = "https://gazette.example/story"
    old, new = article(1, uri=url), article(2, uri=url + "#part")
    ledger.append_reading(old, [claim(old)], [], None, RULES, moment(0))
    ledger.append_reading(new, [claim(new)], [], None, RULES, moment(1))
    assert [(item.id, item.superseded, item.replaced_by) for item in ledger.articles()] == [
        (old.id, True, new.id),
        (new.id, False, None),
    ]
    assert [item.superseded for item in ledger.claims()] == [True, False]
    assert [item.superseded for item in ledger.claims(AsOf(known=date(2020, 1, 1)))] == [False]
    head = ledger.head()
    ledger.append_reading(old, [claim(old)], [], None, RULES)
    assert ledger.head() == head


def test_an_older_snapshot_that_arrives_late_is_the_superseded_one(ledger: Ledger) -> None:
    url = "https://gazette.example/story"
    old, new = article(1, uri=url, retrieved_at=moment(1)), article(2, uri=url, retrieved_at=moment(2))
    ledger.append_readings([Reading(article=new, coder=RULES), Reading(article=old, coder=RULES)])
    assert {item.id: item.superseded for item in ledger.articles()} == {new.id: False, old.id: True}


def test_an_article_met_again_elsewhere_keeps_every_address_once(ledger: Ledger) -> None:
    places = [f"https://{host}.example/story" for host in ("gazette", "mirror", "gazette", "mirror")]
    first, *later = (article(1, uri=uri) for uri in (*places, places[0] + "#part", None, "file:///a.txt"))
    ledger.append_reading(first, [claim(first)], [], None, RULES, moment(0))
    head = ledger.head()
    added = [ledger.log_address(of, RULES).line is not None for of in later]
    assert added == [True, False, False, False, False, False]
    with pytest.raises(QuestionError, match="no article"):
        ledger.log_address(article(2, uri=places[1]), RULES)
    assert ledger.head().seq == head.seq + 1
    (kept,) = ledger.articles()
    assert (kept.uri, kept.addresses) == (places[0], tuple(places[:2]))
    assert (kept.outcome, kept.claims, kept.coder) == (Outcome.READ, 1, RULES)
    (then,) = ledger.articles(moment(0, 1))
    assert then.addresses == (places[0],)
    last = list(ledger.readings())[-1]
    assert (last.outcome, last.source, last.article) == (Outcome.ALREADY_THERE, places[1], first.id)
    assert ledger.append_reading(first, [claim(first)], [], None, RULES).outcome is Outcome.ALREADY_THERE
    assert ledger.verify().ok


def test_files_and_articles_without_address_replace_nothing(ledger: Ledger) -> None:
    for number, uri in enumerate((None, None, "file:///a.txt", "file:///a.txt")):
        ledger.append_reading(article(number, uri=uri), [], [], None, RULES)
    assert not any(item.superseded for item in ledger.articles())


def test_what_is_not_there_is_a_wrong_question(ledger: Ledger) -> None:
    with pytest.raises(QuestionError, match="no article a1:none"):
        ledger.article("a1:none")
    assert ledger.attributions("a1:none") == ()
    assert list(ledger.claims(article="a1:none")) == []


def test_a_long_answer_comes_in_pages_that_fit(ledger: Ledger) -> None:
    texts = [article(number) for number in range(450)]
    for start in range(0, 450, 150):
        portion = texts[start : start + 150]
        ledger.append_readings([Reading(article=of, coder=RULES, claims=(claim(of),)) for of in portion])
    assert [entry.seq for entry in ledger.entries()] == list(range(1, 1351))
    assert [item.id for item in ledger.articles()] == [of.id for of in texts]
    assert [item.claim.article for item in ledger.claims()] == [of.id for of in texts]
    assert len(list(ledger.readings())) == 450


def test_a_ledger_closed_and_opened_again_is_the_same(kept: str) -> None:
    of = article(1)
    with open_ledger(kept) as first:
        first.append_reading(of, [claim(of)], [], None, RULES)
        head = first.head()
    with open_ledger(kept, create=False) as second:
        assert second.head() == head
        assert second.article(of.id) == of
        assert second.append_reading(of, [claim(of)], [], None, RULES).outcome is Outcome.ALREADY_THERE


def test_stores_give_the_same_chain_for_the_same_history(fresh: Callable[[str], str]) -> None:
    heads = set()
    for kind in ("memory", "sqlite"):
        with open_ledger(fresh(kind)) as opened:
            of = article(1)
            opened.append_reading(of, [claim(of)], [attribution(of)], None, RULES, moment(0))
            heads.add(opened.head().hash)
    assert len(heads) == 1


def test_words_of_spans_are_checked_against_the_text() -> None:
    of = article(1)
    wrong = Article(text="x" * len(of.text))
    with pytest.raises(LedgerError, match="does not stand at"):
        Reading(article=wrong, coder=RULES, attributions=(attribution(of),)).check()
    assert span(of, "said").text == "said"


def test_facts_say_what_claims_say_without_their_words(ledger: Ledger) -> None:
    one, two = article(1, uri="https://gazette.example/1"), article(2, uri="https://gazette.example/1")
    ledger.append_reading(one, [claim(one, "x:a", "x:b"), claim(one, "x:b", "x:c", edtf=None)], [], None, RULES)
    ledger.append_reading(two, [claim(two, "x:b", "x:a")], [], None, RULES)
    ledger.judge(Retraction(claim=claim(two, "x:b", "x:a").id, by="Ada", reason="misprint"))
    for question in ({}, {"pair": ("x:a", "x:b")}, {"retracted": True}, {"as_of": AsOf(valid=date(2014, 1, 1))}):
        claims, facts = list(ledger.claims(**question)), list(ledger.facts(**question))  # type: ignore[arg-type]
        assert len(claims) == len(facts)
        for item, fact in zip(claims, facts, strict=True):
            said = item.claim
            assert (fact.seq, fact.id, fact.article) == (item.seq, said.id, item.article.id)
            assert (fact.actor, fact.recipient, fact.relation) == (item.actor, item.recipient, said.relation)
            assert (fact.sign, fact.phase, fact.factuality) == (said.sign, said.phase, said.factuality)
            assert (fact.conditional, fact.future, fact.edtf) == (said.conditional, said.future, said.when.edtf)
            assert fact.sources == tuple((link.name, link.kind, link.actor) for link in said.attribution)
            assert (fact.publisher, fact.published) == (item.article.publisher, item.article.published)
            assert (fact.superseded, fact.retracted) == (item.superseded, item.retracted)


def test_characters_that_a_column_cannot_hold_stay_in_the_payload(ledger: Ledger) -> None:
    of = Article(text="a\0b", title="\0", publisher="The \0 Post", uri="file:\0")
    ledger.append_reading(of, [], [], Outcome.SET_ASIDE, RULES, reason="\0")
    assert ledger.article(of.id) == of
    assert [(item.publisher, item.reason) for item in ledger.articles()] == [("The \0 Post", "\0")]
    assert ledger.verify().ok


def test_it_can_be_asked_whether_a_coder_has_read_an_article(ledger: Ledger) -> None:
    read, aside, failed = article(1), article(2), article(3)
    ledger.append_reading(read, [claim(read)], [], None, RULES)
    ledger.append_reading(aside, [], [], Outcome.SET_ASIDE, RULES, reason="in French")
    ledger.append_reading(failed, [], [], Outcome.FAILED, RULES, reason="out of memory")
    assert [ledger.has_reading(of.id, RULES) for of in (read, aside, failed, article(4))] == [True, True, False, False]
    assert not ledger.has_reading(read.id, BETTER)
