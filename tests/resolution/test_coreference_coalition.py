"""Forces and members of a coalition stand for it."""

from __future__ import annotations

from tests.resolution.conftest import Finder, actors


def test_forces_of_a_coalition_are_the_one_spoken_of(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/3/det Gulf/PROPN/3/compound Pact/PROPN/4/nsubj bombed=bomb/VERB/0/root RVF/PROPN/4/obj",
        "Later/ADV/4/advmod coalition/NOUN/3/compound forces=force/NOUN+/4/nsubj left=leave/VERB/0/root",
    )
    assert actors(found, "coalition forces") == ["Gulf Pact"]


def test_its_nations_are_the_coalition_not_an_actor_of_their_own(mentions_in: Finder) -> None:
    found = mentions_in(
        "Some/DET/3/det coalition/NOUN/3/compound partners=partner/NOUN+/4/nsubj left=leave/VERB/0/root",
        "Coalition/NOUN/2/compound aircraft/NOUN/3/nsubj struck=strike/VERB/0/root RVF/PROPN/3/obj",
    )
    assert actors(found, "coalition partners") == actors(found, "Coalition aircraft") == ["coalition"]
