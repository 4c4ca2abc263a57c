"""A body called by a word of its name that the parser takes for a common noun: "the Framework", "the congress".

Only where the article has named one body before that bears the word as the head of its name ("Order of the Thistle",
"Coastal Command"): alone behind "the", it then means no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.codebook.nominals import NominalLexicon
from foedus.language import Sentence, Token
from foedus.model import Actor
from foedus.resolution.mentions_found import GROUP_KINDS, Found, Headed, NameType, is_plural, one_word
from foedus.resolution.names import key

_BODIES = frozenset(
    """
    archduchy assembly brotherhood club collective command conference congress corps corporation directorate division
    duchy emirate foundation guild institute lodge order principality senate sisterhood society
    """.split()  # noqa: SIM905
)
"""Words for bodies that stand for one without a capital too."""
_OF = frozenset({"of", "for", "in", "on", "against"})
_ROLES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"})
_ORDERED = frozenset({"give", "issue", "obey", "carry", "follow", "ignore", "restore", "keep", "defy", "have", "take"})
"""Verbs whose object is an order, and nobody's body."""


def short_forms(sentences: Iterable[Sentence], headed: Headed, lexicon: NominalLexicon) -> Iterator[Found]:
    """The places at which a body named before is called by the head of its name, in the order of the text."""
    bearers: dict[str, dict[str, Actor]] = {}
    for sentence in sentences:
        names = {name.head: name for name in headed.within(sentence.index)}
        inside = {place for name in names.values() for place in _own_words(name)}
        for token in sentence.tokens:
            name = names.get(token.index)
            if name is not None:
                _note(bearers, name)
            elif (
                bearers
                and token.index not in inside
                and (_may_be_short(sentence, token, lexicon) or _tells_whose(sentence, token, lexicon))
            ):
                meant = bearers.get(key(token.text), {})
                if len(meant) == 1:
                    yield one_word(sentence, token, next(iter(meant.values())), NameType.BODY)


def _own_words(name: Found) -> range:
    """The words of a name without the titles before it, which may tell whose they are."""
    return range(*(name.core if name.core != (0, 0) else (name.first, name.last)))


def _note(bearers: dict[str, dict[str, Actor]], name: Found) -> None:
    """Takes in whose name a word is the head of: the last word, or the one before "of"."""
    words = key(name.name).split()
    if len(name.actors) != 1 or name.actors[0].kind not in GROUP_KINDS or len(words) == 1:
        return
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if after in _OF or not after:
            bearers.setdefault(word, {})[name.actors[0].id] = name.actors[0]


def _tells_whose(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """As in "League chairman X", "Union fighters": whether a capital before a word for people tells whose they are."""
    beside = token.xpos in ("NN", "NNP") and token.deprel in ("compound", "nmod:desc", "amod")
    if not beside or not token.text.istitle() or token.head != token.index + 1:
        return False
    noun = sentence.tokens[token.head]
    return noun.text.islower() and noun.lemma in lexicon.nouns and not any(sentence.children(token.index))


def _may_be_short(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """Whether a word stands alone behind "the", and where somebody may stand."""
    word = token.text.lower()
    if word not in _BODIES if token.text.islower() else not token.text.istitle():
        return False
    before = sentence.tokens[token.index - 1] if token.index else token
    if before.text.lower() != "the" or before.head != token.index or is_plural(token) or word in lexicon.nouns:
        return False
    if token.deprel.split(":")[0] not in _ROLES or any(sentence.children(token.index, "amod")):
        return False
    if any("of" in sentence.cases(child.index) for child in sentence.children(token.index, "nmod")):
        return False
    return not (token.deprel == "obj" and sentence.tokens[token.head].lemma in _ORDERED and token.text.islower())
