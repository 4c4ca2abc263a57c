"""Verbs of relative clauses that look like adjectives: "the militias which Arvania armed", "whom the state armed"."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import Token

_RELATIVE = frozenset(("which", "that", "who", "whom"))


def relative_verbs(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """A word in -ed that heads a relative clause and has a noun for its subject, but no copula, is a verb.

    The relative pronoun before the subject is what it is done to.
    """
    found = list(tokens)
    for word in tokens:
        if word.upos != "ADJ" or word.deprel != "acl:relcl" or not word.text.endswith("ed"):
            continue
        below = [token for token in tokens if token.head == word.index]
        subjects = [
            t for t in below if t.deprel == "nsubj" and t.text.lower() not in _RELATIVE and t.index < word.index
        ]
        if not subjects or any(token.deprel in ("cop", "det", "case", "aux:pass") for token in below):
            continue
        found[word.index] = replace(word, upos="VERB", xpos="VBD", lemma=lemmas.lemma(word.text, "VBD"))
        for pronoun in below:
            if pronoun.deprel == "nsubj" and pronoun.text.lower() in _RELATIVE:
                found[pronoun.index] = replace(pronoun, deprel="obj")
    return tuple(found)
