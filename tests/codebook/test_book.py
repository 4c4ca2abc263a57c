"""The shipped codebook as a whole."""

from __future__ import annotations

import gc
import time
from collections import Counter

from foedus.codebook import Codebook
from foedus.codebook.forms import inflect
from foedus.model import Phase

BOOK = Codebook.load()
CONTRACT = {
    "alliance": (1, True),
    "truce": (0, True),
    "talks": (0, True),
    "backing": (1, False),
    "membership": (1, False),
    "leadership": (1, False),
    "formation": (1, False),
    "merger": (1, True),
    "split": (-1, False),
    "opposition": (-1, False),
    "fighting": (-1, True),
}


def test_the_eleven_relations_are_those_of_the_contract() -> None:
    assert {r.type.key: (r.type.sign, r.type.symmetric) for r in BOOK.relations.values()} == CONTRACT


def test_every_relation_and_every_category_has_predicates() -> None:
    predicates = [p for row in BOOK.predicates.values() for p in row]
    relations = Counter(p.relation for p in predicates)
    categories = Counter(p.plover for p in predicates)
    assert len(predicates) > 1500
    assert all(relations[key] >= 10 for key in CONTRACT)
    assert all(categories[key] >= 10 for key in BOOK.categories)
    assert len(BOOK.categories) == 16


def test_announced_acts_are_agreement_or_threat() -> None:
    assert BOOK.categories["AID"].future == "AGREE"
    assert BOOK.categories["ASSAULT"].future == "THREATEN"
    assert BOOK.categories["REQUEST"].future == "REQUEST"
    assert BOOK.relations["fighting"].plover(Phase.ENDS) == "RETREAT"


def test_most_frames_show_an_example() -> None:
    related = [entry for entry in BOOK.entries if entry.predicates[0].relation]
    shown = [entry for entry in related if entry.examples]
    assert len(shown) / len(related) > 0.6


def test_predicates_begin_with_forms_of_triggers_alone() -> None:
    assert "storm" in BOOK.triggers("stormed")
    assert "back" in BOOK.triggers("US-backed")
    assert not any(map(BOOK.triggers, ["The", "flowers", "were", "yellow"]))


def test_inflection_covers_spelling_and_irregular_forms() -> None:
    irregular = {"fight": ("fought",)}
    assert {"ally", "allies", "allied", "allying"} <= set(inflect("ally", irregular))
    assert {"split", "splitting", "splitted"} <= set(inflect("split", irregular))
    assert {"clash", "clashes", "clashed", "clashing"} <= set(inflect("clash", irregular))
    assert {"arrive", "arrived", "arriving"} <= set(inflect("arrive", irregular))
    assert {"fight", "fights", "fighting", "fought"} <= set(inflect("fight", irregular))


def test_loading_is_quick() -> None:
    gc.collect()
    gc.freeze()  # a collection does not walk what other tests have left alive
    try:
        started = time.process_time()
        Codebook.load()
        assert time.process_time() - started < 1.2
    finally:
        gc.unfreeze()
