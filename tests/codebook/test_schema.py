"""The schema: what a record becomes, and how its errors read."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.codebook import Codebook
from foedus.errors import CodebookError
from foedus.model import ActorKind, Phase

BOOK = Codebook.load()


def load(folder: Path, text: str, name: str = "predicates.yaml") -> Codebook:
    (folder / name).write_text(text, encoding="utf-8")
    return Codebook.load(folder)


def test_a_researcher_adds_a_verb_beside_the_shipped_ones(tmp_path: Path) -> None:
    book = load(tmp_path, "- verb: [bushwhack]\n  relation: fighting\n  ends: subj > obj|on\n")
    (predicate,) = book.predicates["bushwhack"]
    assert predicate.key == "bushwhack"
    assert predicate.relation == "fighting"
    assert predicate.plover == "ASSAULT"
    assert predicate.recipient == ("obj", "on")
    assert book.triggers("bushwhacked") == ("bushwhack",)
    assert len(book.entries) == len(BOOK.entries) + 1


def test_a_codebook_of_ones_own_has_a_digest_of_its_own(tmp_path: Path) -> None:
    assert load(tmp_path, "- verb: bushwhack\n  relation: fighting\n  ends: subj > obj\n").digest != BOOK.digest


def test_words_of_a_trigger_are_told_apart(tmp_path: Path) -> None:
    text = """
- verb: [break away]
  relation: split
  ends: subj > from
- noun: [peace deal, cessation of hostility]
  relation: truce
  phase: begins
  ends: subj & with
- verb: sign
  object: [truce]
  relation: truce
  ends: subj & with
"""
    book = load(tmp_path, text)
    away, deal, cessation, sign = (entry for e in book.entries[-3:] for entry in e.predicates)
    assert (away.trigger.lemma, away.trigger.particle) == ("break", "away")
    assert (deal.trigger.modifier, deal.trigger.lemma) == ("peace", "deal")
    assert (cessation.trigger.lemma, cessation.trigger.of) == ("cessation", "hostility")
    assert deal.mutual and deal.phase is Phase.BEGINS
    assert sign.key == "sign truce"
    assert sign.trigger.demands == 1


def test_kinds_of_actors_are_read() -> None:
    heads = [p for p in BOOK.predicates["leader"] if p.relation == "leadership"]
    assert heads and all(p.actors == {ActorKind.PERSON} for p in heads)


@pytest.mark.parametrize(
    ("text", "line", "problem", "remedy"),
    [
        ("- verb: [hit]\n  relation: love\n  ends: subj > obj\n", 2, "'relation' cannot be 'love'", "Choose one of"),
        ("- verb: [hit]\n  ends: subj > obj\n", 1, "neither relation nor plover", "Name one of the relations"),
        ("- verb: [hit]\n  plover: HUG\n  ends: subj > obj\n", 2, "'plover' cannot be 'HUG'", "AGREE"),
        ("- verb: [hit]\n  relation: truce\n  ends: subj obj\n", 3, "'ends' lacks its sign", "subj > obj"),
        ("- verb: [hit]\n  relation: truce\n  ends: subj > aginst\n", 3, "no slot 'aginst'", "a preposition"),
        ("- relation: truce\n  ends: subj > obj\n", 1, "no word to look for", "verb"),
        ("# note\n- verb: [hit]\n  relation: truce\n  ends: subj > obj\n  wieght: 1\n", 5, "unknown field", "weight"),
        ("- verb: [hit]\n  relation: truce\n  ends: subj > obj\n  weight: 7\n", 4, "'weight' cannot be 7", "at most 1"),
        ("- verb: [hit]\n  relation: truce\n  ends: subj > obj\n  actors: [goat]\n", 4, "no actor kind", "armed-group"),
        ("- verb: [hit]\n  relation: truce\n  ends: subj > obj\n  examples: [A hit B.]\n", 4, "without its ends", "=>"),
        ("verb: hit\n", 1, "not a list", "Begin each entry"),
        ("- verb: [hit\n", 2, "not YAML", "indentation"),
    ],
)
def test_errors_name_place_and_remedy(tmp_path: Path, text: str, line: int, problem: str, remedy: str) -> None:
    with pytest.raises(CodebookError) as caught:
        load(tmp_path, text)
    assert caught.value.file.endswith("predicates.yaml")
    assert caught.value.line == line
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_support_verbs_of_ones_own(tmp_path: Path) -> None:
    book = load(tmp_path, "- verb: [sally forth on]\n  role: actor\n  phase: begins\n", "supports.yaml")
    (support,) = book.supports["sally"]
    assert (support.particle, support.preposition, support.phase) == ("forth", "on", Phase.BEGINS)


def test_a_folder_that_is_none_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="nowhere: no such folder"):
        Codebook.load(tmp_path / "nowhere")
