"""Compounds with a hyphen: the nouns of the codebook are one word to the tokeniser, and read as one."""

from __future__ import annotations

import pytest

from foedus.codebook import Codebook
from foedus.language.spellings import one_word
from foedus.language.tokeniser import Tokeniser
from foedus.model import Article
from foedus.workspace import Reader

READ_IN_PARTS = frozenset(("second-in-command", "face-to-face", "cat's-paw"))
"""What the tagger takes for an adjective or an adverb where it is one word, or is cut at its apostrophe."""


def test_nouns_of_the_codebook_are_one_word() -> None:
    triggers = {predicate.trigger for entry in Codebook.load().entries for predicate in entry.predicates}
    nouns = {trigger.lemma for trigger in triggers if trigger.word_class == "noun" and "-" in trigger.lemma}
    split = {
        noun
        for noun in nouns
        if one_word(noun) == noun
        and len(Tokeniser().tokens(noun, 0, len(noun)).forms) > 1
        and noun not in READ_IN_PARTS
    }
    assert not split


@pytest.mark.parametrize(
    ("text", "relation", "actor", "recipient"),
    [
        ("The Borku Front had a falling-out with the Korrin Militia.", "split", "Borku Front", "Korrin Militia"),
        ("The Borku Front and the Korrin Militia are comrades-in-arms.", "alliance", "Borku Front", "Korrin Militia"),
        (
            "Last month saw a bust-up between the Borku Front and the Korrin Militia.",
            "split",
            "Borku Front",
            "Korrin Militia",
        ),
        (
            "The back-channel between the Borku Front and the Korrin Militia worries elders.",
            "talks",
            "Borku Front",
            "Korrin Militia",
        ),
        ("The Borku Front's commander-in-chief, Daud Meren, fled.", "leadership", "Daud Meren", "Borku Front"),
    ],
)
def test_they_are_read(text: str, relation: str, actor: str, recipient: str) -> None:
    article = Article(text=f"The war goes on in the north. {text}\n")
    claims = Reader().read(article).claims
    assert (relation, frozenset((actor, recipient))) in {
        (claim.relation, frozenset(end.span.text.removeprefix("the ") for end in (claim.actor, claim.recipient)))
        for claim in claims
        if claim.actor is not None and claim.recipient is not None
    }
