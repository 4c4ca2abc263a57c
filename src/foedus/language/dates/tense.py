"""The tense of the clause around a word, read off the parse."""

from __future__ import annotations

from foedus.language.dates.lexicon import Lexicon
from foedus.language.dates.scope import Tense
from foedus.language.tokens import Sentence, Token

_WILL = frozenset(
    {"will", "'ll", "’ll", "shall", "wo", "would", "'d", "might", "may", "could", "should", "must", "can"}
)
_STEPS = 12


def tense_at(sentence: Sentence, token: int, words: Lexicon) -> Tense:
    """The tense of the nearest clause above a token that shows one; OPEN where none does."""
    tokens = sentence.tokens
    place = tokens[token].head
    over_noun = place > token and tokens[place].upos in ("NOUN", "PROPN")
    for _ in range(_STEPS):
        if place < 0:
            break
        if tokens[place].upos in ("VERB", "AUX") or any(sentence.children(place, "cop")):
            found = verb_tense(sentence, place, words, bare=over_noun)
            if found is Tense.PAST and over_noun:
                return Tense.OPEN
            if found is not Tense.OPEN:
                return found
        elif tokens[place].upos == "ADJ" and tokens[place].text.lower() in words.classes["future sign"]:
            return Tense.FUTURE
        place = tokens[place].head
    return Tense.OPEN


def verb_tense(sentence: Sentence, place: int, words: Lexicon, *, bare: bool = False) -> Tense:
    """The tense of one verb (or of the copula of a noun); OPEN for a bare participle or infinitive without a sign.

    `bare` passes infinitives over: "to get round Wednesday's ruling" says nothing of the ruling's time.
    """
    verb = sentence.tokens[place]
    helpers = list(sentence.children(place, "aux", "cop"))
    if any(helper.text.lower() in _WILL for helper in helpers):
        return Tense.FUTURE
    if verb.text.lower() in words.classes["future sign"] and (
        verb.xpos in ("VBN", "JJ", "VBZ", "VBP", "VBG") or verb.upos == "ADJ"
    ):
        return Tense.FUTURE
    marks = [child.text.lower() for child in sentence.children(place, "mark", "aux")]
    if "due" in marks:  # the parser takes "due to" for one word
        return Tense.FUTURE
    if "to" in marks:
        return Tense.OPEN if bare else _infinitive(sentence, verb, words)
    verbal = [helper for helper in helpers if helper.deprel != "cop"]
    if any(helper.xpos == "VBD" or helper.lemma == "have" for helper in verbal) or verb.xpos == "VBD":
        return Tense.PAST
    if verb.xpos == "VBN" and verb.deprel.startswith("acl"):
        return Tense.PAST
    if verb.xpos == "VBG" and helpers:
        return Tense.FUTURE
    return Tense.OPEN


def _infinitive(sentence: Sentence, verb: Token, words: Lexicon) -> Tense:
    governor = sentence.tokens[verb.head] if verb.head >= 0 else None
    if governor is None:
        return Tense.FUTURE
    if governor.lemma.lower() in words.classes["no future sign"] or verb.deprel.startswith("advcl"):
        return Tense.OPEN
    if governor.lemma.lower() in words.classes["bringing about"]:
        return Tense.OPEN if verb_tense(sentence, governor.index, words) is Tense.PAST else Tense.FUTURE
    return Tense.FUTURE
