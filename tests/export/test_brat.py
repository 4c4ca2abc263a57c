"""brat's standoff files: what they say comes in whole, and what cannot be kept is named with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import InputError, QuestionError
from foedus.export.brat import import_brat, mapping
from foedus.export.coded import Imported
from foedus.export.standoff import parse
from foedus.ledger import Ledger, open_ledger
from foedus.model import Article, Claim, Coder

TEXT = (
    "Hamas said on Monday that the Oru\nGuard had not fought the Kesh Front in Nablus.\n"
    "The Front backs Fatah 🕊 there.\n"
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger("memory:") as opened:
        yield opened


def mark(name: str, kind: str, words: str, *, after: str = "") -> str:
    start = TEXT.index(words, TEXT.index(after))
    return f"{name}\t{kind} {start} {start + len(words)}\t{' '.join(words.split())}"


ENTITIES = [
    mark("T1", "Group", "Hamas"),
    mark("T2", "Group", "Oru\nGuard"),
    mark("T3", "Group", "Kesh Front"),
    mark("T4", "Place", "Nablus"),
    mark("T5", "Word", "fought"),
    mark("T6", "Group", "The Front"),
    mark("T7", "Group", "Fatah"),
    mark("T8", "Time", "Monday"),
]


def taken(ledger: Ledger, folder: Path, *lines: str, text: str = TEXT, types: tuple[str, ...] = ()) -> Imported:
    (folder / "doc.txt").write_bytes(text.encode())
    (folder / "doc.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return import_brat(ledger, folder / "doc.ann", coder="Ana Ruiz", types=mapping(types))


def claims(ledger: Ledger) -> list[Claim]:
    return [row.claim for row in ledger.claims()]


def test_a_relation_becomes_a_claim_with_its_words(ledger: Ledger, tmp_path: Path) -> None:
    done = taken(
        ledger, tmp_path, *ENTITIES, "R1\tBacking Arg1:T6 Arg2:T7", "A1\tWhen R1 2014-11/..", "A2\tPhase R1 begins"
    )
    assert (done.claims, done.problems) == (1, ())
    (claim,) = claims(ledger)
    assert (claim.relation, claim.phase, claim.when.edtf, claim.coder.name) == (
        "backing",
        "begins",
        "2014-11/..",
        "Ana Ruiz",
    )
    assert claim.actor is not None and claim.recipient is not None
    assert (claim.actor.span.text, claim.recipient.actor.name) == ("The Front", "Fatah")
    assert claim.recipient.actor.id.startswith("ucdp:")
    assert claim.evidence.text == "The Front backs Fatah"
    assert ledger.verify().ok


def test_an_event_has_stance_place_source_and_its_trigger_in_the_evidence(ledger: Ledger, tmp_path: Path) -> None:
    event = "E1\tFighting:T5 Attacker:T2 Target:T3 Place:T4 Source:T1 Time:T8"
    done = taken(ledger, tmp_path, *ENTITIES, event, "A1\tNegation E1", "A2\tWhen T8 2014-11-03")
    assert (done.claims, done.problems) == (1, ())
    (claim,) = claims(ledger)
    assert (claim.sign, str(claim.factuality)) == (-1, "CT-")
    assert claim.where is not None and claim.where.name == "Nablus"
    assert [link.name for link in claim.attribution] == ["Hamas"]
    assert (claim.when.edtf, claim.when.span and claim.when.span.text) == ("2014-11-03", "Monday")
    assert claim.actor is not None and claim.actor.span.text == "Oru\nGuard" and claim.actor.actor.name == "Oru Guard"
    assert claim.evidence.text.startswith("Hamas said") and claim.evidence.text.endswith("Nablus")


def test_words_that_mean_the_same_are_one_actor_with_an_antecedent(ledger: Ledger, tmp_path: Path) -> None:
    taken(ledger, tmp_path, *ENTITIES, "*\tEquiv T6 T3", "R1\tbacking Arg1:T6 Arg2:T7")
    (claim,) = claims(ledger)
    assert claim.actor is not None and claim.actor.antecedent is not None
    assert (claim.actor.actor.name, claim.actor.antecedent.text) == ("Kesh Front", "Kesh Front")


def test_a_reference_names_the_actor(ledger: Ledger, tmp_path: Path) -> None:
    taken(ledger, tmp_path, *ENTITIES, "N1\tReference T6 ucdp:209\tHamas", "R1\tbacking Arg1:T6 Arg2:T7")
    (claim,) = claims(ledger)
    assert claim.actor is not None and claim.actor.actor.name == "Hamas"


def test_types_are_mapped_turned_round_or_left_out(ledger: Ledger, tmp_path: Path) -> None:
    lines = ("R1\tBackedBy Arg1:T7 Arg2:T6", "R2\tLocated Arg1:T3 Arg2:T4", "R3\tKnows Arg1:T3 Arg2:T7")
    done = taken(ledger, tmp_path, *ENTITIES, *lines, types=("backedby=backing:reversed", "Located=none"))
    assert done.claims == 1
    assert [(each.where, each.reason) for each in done.problems] == [
        (f"{tmp_path / 'doc.ann'}:11", "'Knows' is no relation; say --map Knows=RELATION, or =none")
    ]
    (claim,) = claims(ledger)
    assert claim.actor is not None and claim.actor.span.text == "The Front"
    for wrong in ("Backs", "Backs=friendship", "=backing", "Backs=backing:sideways"):
        with pytest.raises(QuestionError, match="TYPE=RELATION"):
            mapping([wrong])


def test_the_article_on_record_is_used_and_the_same_file_adds_nothing_twice(ledger: Ledger, tmp_path: Path) -> None:
    article = Article(text=TEXT, given_id="wire-1", publisher="Daily")
    ledger.append_reading(article, (), (), None, Coder(name="rules", version="1"))
    line = "R1\tbacking Arg1:T6 Arg2:T7"
    assert taken(ledger, tmp_path, *ENTITIES, line).claims == 1
    assert [claim.article for claim in claims(ledger)] == [article.id]
    again = taken(ledger, tmp_path, *ENTITIES, line, types=("Located=none",))
    assert (again.claims, again.already) == (0, 1)
    assert taken(ledger, tmp_path, *ENTITIES, line, "R2\ttruce Arg1:T2 Arg2:T3").claims == 2


def test_several_parties_of_a_side_are_several_claims(ledger: Ledger, tmp_path: Path) -> None:
    assert taken(ledger, tmp_path, *ENTITIES, "E1\tFighting:T5 Attacker:T2 Attacker2:T1 Target:T3").claims == 2
    assert taken(ledger, tmp_path, *ENTITIES, "E1\tTruce:T5 Party:T2 Party:T3").claims == 1


BAD = [
    ("T9\tGroup 0 5\tFatah", "T9 says 'Fatah', but 'Hamas' stands at 0 5"),
    ("T9\tGroup 0 9999\tHamas", "no stretch of the text"),
    ("T9\tGroup 5 5\t", "no stretch of the text"),
    ("T9\tGroup 5 0\tHamas", "no stretch of the text"),
    ("T9\tGroup -1 5\tHamas", "is not like"),
    (f"T9\tGroup 0 {'9' * 5000}\tHamas", "is not like"),
    ("T9\tGroup", "is not like"),
    ("T9 Group 0 5 Hamas", "is no id of brat's"),
    ("T1\tGroup 0 5\tHamas", "T1 is there twice"),
    ("X1\tGroup 0 5\tHamas", "is no id of brat's"),
    ("T9\t", "T9 says nothing"),
    ("R1\tbacking Arg1:T6", "is not like"),
    ("R1\tbacking Arg1:T6 Arg2", "is not like ROLE:T1"),
    ("R1\tbacking Arg1:T6 Arg2:T99", "R1 names T99, which is not there"),
    ("R1\tbacking Arg1:T6 Arg2:T6", "to itself"),
    ("E1\tbacking:T5 Actor:T6", "does not tell two parties"),
    ("E1\tbacking:T5", "does not tell two parties"),
    ("E1\tbacking:T5 Party:T6 Party:T7 Party:T1", "does not tell two parties"),
    ("E1\tbacking:T99 Actor:T6 Target:T7", "E1 names T99"),
    ("E1\tbacking", "is not like ROLE:T1"),
    ("A9\tNegation", "is not like"),
    ("N9\tReference T1", "is not like"),
    ("\x00\x01\x02", "is no id of brat's"),
]


@pytest.mark.parametrize(("line", "reason"), BAD, ids=range(len(BAD)))
def test_a_bad_line_is_named_and_the_rest_goes_on(ledger: Ledger, tmp_path: Path, line: str, reason: str) -> None:
    done = taken(ledger, tmp_path, *ENTITIES, line, "R7\ttruce Arg1:T2 Arg2:T3")
    assert done.claims == 1
    (problem,) = done.problems
    assert problem.where == f"{tmp_path / 'doc.ann'}:9"
    assert reason in problem.reason


@pytest.mark.parametrize("mark", ["Certainty R1 low", "Phase R1 sometimes", "When R1 May", "Negation R1 maybe"])
def test_a_mark_that_cannot_be_kept_leaves_its_relation_out(ledger: Ledger, tmp_path: Path, mark: str) -> None:
    done = taken(ledger, tmp_path, *ENTITIES, "R1\ttruce Arg1:T2 Arg2:T3", f"A1\t{mark}")
    assert done.claims == 0
    assert [each.where for each in done.problems] == [f"{tmp_path / 'doc.ann'}:10"]
    assert claims(ledger) == []


def test_an_event_as_a_party_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    done = taken(ledger, tmp_path, *ENTITIES, "E1\ttruce:T5 Actor:T2 Target:T3", "E2\ttruce:T5 Actor:E1 Target:T3")
    assert (done.claims, len(done.problems)) == (1, 1)
    assert "only words can be a party" in done.problems[0].reason


def test_files_that_cannot_be_read_are_told(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "doc.ann").write_text("T1\tGroup 0 5\tHamas\n")
    with pytest.raises(InputError, match="stands beside it"):
        import_brat(ledger, tmp_path / "doc.ann", coder="Ana", types=mapping(()))
    (tmp_path / "doc.txt").write_bytes(b"\xff\xfe\x00Hamas")
    with pytest.raises(InputError, match="UTF-8"):
        import_brat(ledger, tmp_path / "doc.ann", coder="Ana", types=mapping(()))
    assert taken(ledger, tmp_path, text="").claims == 0


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\t\n\r", exclude_categories=("C", "Z")), min_size=1, max_size=8
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=2, max_size=6), st.data())
def test_what_is_written_comes_back_where_it_stood(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words) + "\r\nEnd."
    starts = [sum(len(word) + 1 for word in words[:place]) for place in range(len(words))]
    lines = [
        f"T{n}\tGroup {at} {at + len(word)}\t{word}" for n, (at, word) in enumerate(zip(starts, words, strict=True))
    ]
    one, two = data.draw(st.permutations(range(len(words))))[:2]
    found = parse("\r\n".join([*lines, f"R1\talliance Arg1:T{one} Arg2:T{two}"]), text)
    assert found.problems == []
    for number, (at, word) in enumerate(zip(starts, words, strict=True)):
        entity = found.entities[f"T{number}"]
        assert (entity.start, text[entity.start : entity.end], entity.words) == (at, word, word)
    assert found.links["R1"].arguments == (("Arg1", f"T{one}"), ("Arg2", f"T{two}"))


@settings(max_examples=150)
@given(st.text(st.sampled_from("TREAN1290:;\t\n *#xArg"), max_size=80))
def test_nothing_that_stands_there_ends_in_anything_but_problems(annotations: str) -> None:
    found = parse(annotations, TEXT)
    assert all(number >= 1 and reason for number, reason in found.problems)
    assert all(0 <= each.start < each.end <= len(TEXT) for each in found.entities.values())
