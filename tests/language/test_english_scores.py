"""Scores of the shipped model: they may rise, not fall.

`data/conflict.conllu` holds forty sentences written for foedus; no part of the training saw them. The full sets are
scored where they lie beside the checkout.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from foedus.language import load_english  # noqa: E402
from training.evaluate import evaluate  # noqa: E402
from training.prepare import groups, read_conllu, with_names  # noqa: E402
from training.treebank import Group, read_groups, words_of  # noqa: E402

OWN = Path(__file__).parent / "data" / "conflict.conllu"
TREEBANKS = ROOT / ".." / "shared" / "data" / "treebanks"

FLOORS = {
    "gold words": {"upos": 98.0, "xpos": 97.5, "lemma": 99.0, "uas": 97.0, "las": 96.3, "names": 80.0},
    "text": {"tokens": 99.9, "sentences": 99.0, "las": 96.0},
}
FULL_FLOORS = {
    "test_ewt": {"gold words": {"las": 89.8, "upos": 96.5, "lemma": 98.5, "names": 74.8}, "text": {"las": 84.2}},
    "test_gum": {"gold words": {"las": 89.3, "upos": 97.0, "lemma": 98.5}, "text": {"las": 87.6, "sentences": 85.0}},
    "test_pud": {"gold words": {"las": 87.1, "upos": 96.5, "lemma": 98.8, "names": 70.0}, "text": {"sentences": 98.9}},
}


def own_groups() -> list[Group]:
    lines = OWN.read_text(encoding="utf-8").splitlines()
    sentences = [[rows] for _, _, rows in with_names(read_conllu(lines), None)]
    return [Group(corpus="own", sentences=tuple(map(words_of, group))) for group in sentences]


def check(figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> None:
    low = [
        f"{way}: {key} {figures[way][key]} < {floor}"
        for way, keys in floors.items()
        for key, floor in keys.items()
        if figures[way][key] < floor
    ]
    assert not low, low


def test_the_sample_is_whole() -> None:
    found = own_groups()
    assert len(found) == 40
    for group in found:
        for words in group.sentences:
            assert sum(word.head < 0 for word in words) == 1
            assert all(word.head < len(words) for word in words)


def test_scores_on_own_sentences() -> None:
    check(evaluate(load_english(), own_groups()), FLOORS)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", FULL_FLOORS)
def test_scores_on_the_test_sets(name: str) -> None:
    path = TREEBANKS / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip("the treebanks are not beside this checkout")
    check(evaluate(load_english(), list(read_groups(path))), FULL_FLOORS[name])


def test_paragraphs_of_conllu_become_groups() -> None:
    row = "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_"
    text = f"# newdoc id = GUM_conversation_x\n{row}\n\n# newdoc id = GUM_news_y\n{row}\n\n{row}\n\n# newpar\n{row}\n"
    found = list(groups(read_conllu(text.splitlines()), "_conversation_"))
    assert [len(group) for group in found] == [2, 1]
