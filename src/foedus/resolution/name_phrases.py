"""Names of bands made of common words: "the Red Spear", "Keepers of the Oath", "White Scarf", "the Circle of Nine".

The parser tags their words as nouns and adjectives and sees no name. Capitals amid a sentence tell it, together with an
emblem among the words (`emblems` in `nominal_words.yaml`) or a place where only parties stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.resolution.mentions_found import is_plural

_LEAST_CAPITALS = 2
_LEAST_LONG = 4
_LONG = 4
_DEEDS = frozenset({"operation", "exercise", "task", "project", "battle", "treaty", "uss", "hms", "mv"})
"""Words that make what stands behind them the name of an undertaking or a ship."""
_ARTICLES = frozenset({"the", "a", "an"})


def is_emblem(token: Token, lexicon: NominalLexicon) -> bool:
    """Whether a capitalised word is one by which bands call themselves, in the singular or the plural."""
    word = token.text.lower()
    return token.text[:1].isupper() and (
        lexicon.has(WordList.EMBLEMS, word) or lexicon.has(WordList.EMBLEMS, token.lemma.lower())
    )


def bears_emblem(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> bool:
    """Whether a stretch of at least two words is a name for the emblem in it: at its end or before its "of"."""
    tokens = sentence.tokens
    if last - first < _LEAST_CAPITALS or _names_a_deed(tokens, first):
        return False
    heads = [i for i in range(first, last) if i + 1 == last or tokens[i + 1].text.lower() == "of"]
    return any(is_emblem(tokens[i], lexicon) for i in heads)


def capitalised(sentence: Sentence, first: int, last: int) -> bool:
    """Whether capitals alone make a stretch a name: two words of it have them, one of these amid a plain sentence."""
    capitals = [i for i in range(first, last) if sentence.tokens[i].text[:1].isupper()]
    amid = any(i > 0 for i in capitals)
    return (
        len(capitals) >= _LEAST_CAPITALS
        and amid
        and not _names_a_deed(sentence.tokens, first)
        and not is_titled(sentence)
    )


def is_titled(sentence: Sentence) -> bool:
    """Whether a sentence is a headline whose words all have capitals, so that these tell no names."""
    words = [t.text for t in sentence.tokens[1:] if t.text.isalpha() and len(t.text) >= _LONG]
    return len(words) >= _LEAST_LONG and sum(word[:1].isupper() for word in words) * 5 >= len(words) * 4


def over_of(sentence: Sentence, place: int, first: int, lexicon: NominalLexicon) -> int:
    """Past the "of" or "of the" at `place` within a band's name begun at `first`, else the same place.

    The word before must be an emblem, or else a plural that has its capital amid the sentence ("the Keepers of Vorn").
    """
    tokens = sentence.tokens
    if place <= first or place >= len(tokens) or tokens[place].text.lower() != "of" or _names_a_deed(tokens, first):
        return place
    end = place + 1
    if end < len(tokens) and tokens[end].text.lower() in _ARTICLES:
        end += 1
    before = tokens[place - 1]
    if end >= len(tokens) or not tokens[end].text[:1].isupper() or tokens[end].text.isupper():
        return place
    if tokens[end].entity.endswith("PER") or lexicon.has(WordList.TITLES, before.text.lower()):
        return place
    amid = place - 1 > 0 and before.text[:1].isupper() and is_plural(before) and not before.entity
    organ = lexicon.noun(tokens[end].text.lower()) is not None  # "the Houses of Parliament"
    return end if is_emblem(before, lexicon) or (amid and not organ and not is_titled(sentence)) else place


def begins_band(sentence: Sentence, lexicon: NominalLexicon) -> bool:
    """As in "Keepers of the Oath split", "White Scarf split": another capital goes on with a sentence's first word."""
    first, *others = sentence.tokens[:2]
    if is_emblem(first, lexicon) and over_of(sentence, 1, 0, lexicon) > 1:
        return True
    dyed = lexicon.has(WordList.COLOURS, first.text.lower())
    told = any((dyed or t.upos == "NOUN") and t.text.istitle() and first.head == t.index for t in others)
    return told and first.deprel in ("amod", "compound") and not is_titled(sentence)


def _names_a_deed(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].text.lower() in _DEEDS
