"""The passages of the project, and what is made of such."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from foedus.codebook import Codebook
from foedus.evaluation.passages import Passage, judged, passages, score
from foedus.evaluation.sets import GoldError, find_sets
from foedus.workspace import Reader

DATA = Path(__file__).parents[1] / "data"
OWN = DATA / "own_passages"
FILES = sorted(
    path
    for name in (
        "own_passages",
        "own_sentences",
        "sealed_sentences",
        "fresh_sentences",
        "sealed_fresh",
        "own_reports",
        "sealed_reports",
        "more_sentences",
        "sealed_more",
    )
    for path in (DATA / name).glob("*.txt")
)
TEXT = "The army shelled the Tarn Front and the army's allies."


def passage(folder: Path, *lines: str) -> Passage:
    path = folder / "some.txt"
    path.write_text("\n".join((TEXT, *lines)), encoding="utf-8")
    (found,) = passages(path)
    return found


def claim(relation: str | None, actor: str, recipient: str, kind: str = "armed-group") -> dict[str, Any]:
    ends = {"actor": actor, "recipient": recipient}
    places = {
        end: {"text": words, "start": TEXT.index(words), "end": TEXT.index(words) + len(words), "kind": kind}
        for end, words in ends.items()
    }
    return {"relation": relation, **places}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_line_names_a_relation_and_two_ends_in_its_text(path: Path) -> None:
    relations = Codebook.load().relations
    found = passages(path)
    assert len({each.text for each in found}) == len(found)
    for each in found:
        assert {told.relation for told in each.told} <= relations.keys(), each.text
        assert all(told.one != told.two for told in each.told), each.text
        assert len(set(each.told)) == len(each.told), each.text


def test_there_is_enough_of_every_relation_and_of_none() -> None:
    found = [each for path in FILES for each in passages(path)]
    counts = Counter(told.relation for each in found for told in each.told)
    assert len(counts) == len(Codebook.load().relations)
    assert min(counts.values()) > 15
    assert sum(not each.told for each in found) > 100


def test_words_are_found_at_the_place_that_is_named(tmp_path: Path) -> None:
    (told,) = passage(tmp_path, "alliance\tarmy#2\tallies\tallies").told
    assert TEXT[slice(*told.one)] == "army" and told.one[0] == TEXT.rindex("army")
    for line, fault in [
        ("fighting\tarmy#3\tTarn Front\tshelled", r"some 1: 'army#3' is not in the text"),
        ("fighting\tarmy\tTarn\tshell", r"some 1: 'shell' is not in the text"),
        ("fighting\tarmy\tTarn Front", r"some 1: .* has 3 columns, not 4"),
    ]:
        with pytest.raises(ValueError, match=fault):
            passage(tmp_path, line)
    with pytest.raises(GoldError, match="some 1"):
        find_sets([tmp_path])[0].scores(Reader())


def test_each_claim_of_a_relation_is_judged_but_a_persons_own_office(tmp_path: Path) -> None:
    gold = passage(tmp_path, "fighting\tarmy\tTarn Front\tshelled")
    claims = [
        claim("fighting", "army", "Tarn Front"),
        claim(None, "army", "Tarn Front"),
        claim("opposition", "army", "Tarn Front"),
        claim("backing", "army", "allies"),
        claim("leadership", "army", "allies", kind="person"),
    ]
    assert judged(gold, claims) == [True, True, False, None]


def test_what_is_read_missed_and_made_up(tmp_path: Path) -> None:
    gold = [passage(tmp_path, "fighting\tarmy\tTarn Front\tshelled", "alliance\tarmy#2\tallies\tallies")]
    read = [
        claim("opposition", "Tarn Front", "army"),  # a neighbour, the other way round
        claim("backing", "army", "Tarn Front"),
        claim("leadership", "army", "Tarn Front", kind="person"),  # not asked for, and not counted
        claim(None, "army", "Tarn Front"),
    ]
    result = score(gold, {"some 1": read})
    assert (result.values["precision"], result.values["recall"]) == (0.5, 0.5)
    assert result.facts == {"recall alliance": 0, "recall fighting": 1}
    assert [line.split(" | ")[:2] for line in result.misses] == [
        ["missed", "alliance army -> allies by 'allies'"],
        ["extra", "backing army -> Tarn Front"],
    ]
    assert score(gold, {}).values == {"precision": 0, "recall": 0, "f1": 0}
