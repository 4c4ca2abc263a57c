"""Which words of a sentence may announce a predicate, by their class and by the tagger's doubts about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.codebook import Predicate
from foedus.language import Token

CLASSES = {
    "verb": frozenset(("VERB", "AUX", "ADJ", "NOUN")),
    "noun": frozenset(("NOUN", "PROPN", "VERB", "ADJ")),
    "adj": frozenset(("ADJ", "VERB", "NOUN", "ADV")),
    "adverb": frozenset(("ADV", "ADJ", "ADP", "NOUN")),
    "preposition": frozenset(("ADP",)),
}
READABLE = frozenset(("PART",)).union(*CLASSES.values())


def all_words(tokens: Iterable[Token]) -> Iterator[str]:
    """All that a word may be called by: its form, its lemma, and the lemma of what was not taken for a plural."""
    for token in tokens:
        lemma = token.lemma.lower()
        yield from (token.text.lower(), token.lemma, lemma, lemma.removesuffix("s"))


def fits_class(predicate: Predicate, token: Token) -> bool:
    """Whether the tagger's doubt between noun, verb and adjective allows this reading of the word."""
    word_class = predicate.trigger.word_class
    if word_class == "verb":
        return token.upos in ("VERB", "AUX") or token.xpos in ("VBN", "VBG") or "-" in token.text
    if word_class == "noun" and token.upos == "VERB":
        return token.xpos == "VBG"
    if word_class == "adj" and token.upos == "VERB":  # "a border closed" is close to nobody
        return token.xpos in ("VBN", "VBG") and predicate.trigger.lemma in (token.text.lower(), token.leaning)
    return True


def is_inner(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun only tells the kind of another ("war games", "ceasefire talks")."""
    return token.deprel == "compound" and tokens[token.head].upos == "NOUN"
