"""Which words may refer back, and of what kind they are: pronouns, "the two", "one another", "the latter"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.language import Sentence, Token
from foedus.language.numbers import NUMBERS
from foedus.resolution.mentions_found import head_of, is_subject


class PronounKind(StrEnum):
    """What a pronoun asks of its antecedent."""

    HE = "he"
    SHE = "she"
    IT = "it"
    THEY = "they"
    RELATIVE = "relative"
    SELF = "self"
    RECIPROCAL = "reciprocal"
    BOTH = "both"
    COUNTED = "all three"
    LATTER = "latter"
    FORMER = "former"
    FIRST = "the first"
    SECOND = "the second"
    EACH = "each"
    OTHER = "the other"
    SPEAKER = "I"
    SPEAKERS = "we"


_FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), PronounKind.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), PronounKind.SHE),
    **dict.fromkeys(("it", "its"), PronounKind.IT),
    **dict.fromkeys(("they", "them", "their", "theirs"), PronounKind.THEY),
    **dict.fromkeys(("itself", "themselves"), PronounKind.SELF),
    **dict.fromkeys(("who", "which", "that", "whom", "whose"), PronounKind.RELATIVE),
    **dict.fromkeys(("two", "pair", "both", "duo"), PronounKind.BOTH),
    **dict.fromkeys(("i", "me", "my", "myself"), PronounKind.SPEAKER),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), PronounKind.SPEAKERS),
    **dict.fromkeys(("three", "trio", "four", "five", "six"), PronounKind.COUNTED),
    "latter": PronounKind.LATTER,
    "former": PronounKind.FORMER,
    "first": PronounKind.FIRST,
    "second": PronounKind.SECOND,
    "each": PronounKind.EACH,
    "other": PronounKind.OTHER,
}
COUNTS = NUMBERS | {"trio": 3}
"""How many are meant by "the three", "all four"."""

SPOKEN = frozenset({PronounKind.SPEAKER, PronounKind.SPEAKERS})
"""Pronouns of whoever speaks: they wait until the rest of their sentence is read."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun at a token; `first` and `last` are the half-open range of its words ("one another", "the two")."""

    token: int
    first: int
    last: int
    kind: PronounKind


def find_pronouns(sentence: Sentence) -> list[Pronoun]:
    """The words of a sentence that may refer back, in order."""
    found = []
    tokens = sentence.tokens
    for token in tokens:
        kind = _FORMS.get(token.text.lower())
        low = token.text.lower()
        if low in ("one", "each") and token.index + 1 < len(tokens):
            following = tokens[token.index + 1].text.lower()
            if f"{low} {following}" in ("one another", "each other"):
                head = head_of(sentence, token.index, token.index + 2)
                found.append(Pronoun(head, token.index, token.index + 2, PronounKind.RECIPROCAL))
                continue
        if found and found[-1].kind is PronounKind.RECIPROCAL and token.index < found[-1].last:
            continue
        if kind is None or not _refers(sentence, token, kind):
            continue
        first = token.index
        if kind in _WITH_ARTICLE and first and tokens[first - 1].text.lower() in ("the", "all"):
            first -= 1
        found.append(Pronoun(token.index, first, token.index + 1, kind))
    return found


ORDINALS = frozenset({PronounKind.FIRST, PronounKind.SECOND})
"""The first and the second of two who were named together."""
_WITH_ARTICLE = ORDINALS | {
    PronounKind.BOTH,
    PronounKind.COUNTED,
    PronounKind.LATTER,
    PronounKind.FORMER,
    PronounKind.OTHER,
}
_ALL = frozenset({"the", "all", "these", "those"})


def _refers(sentence: Sentence, token: Token, kind: PronounKind) -> bool:
    """Whether the word is used as a pronoun that can mean somebody."""
    before = sentence.tokens[token.index - 1].text.lower() if token.index else ""
    if kind is PronounKind.RELATIVE:
        return token.upos == "PRON" and clause_owner(sentence, token) is not None
    if kind in (PronounKind.LATTER, PronounKind.FORMER, PronounKind.OTHER):
        return before == "the" and token.deprel not in ("amod", "det")
    if kind in ORDINALS:
        return before == "the" and token.upos == "ADJ" and is_subject(token.deprel) and _is_bare(sentence, token)
    if kind is PronounKind.COUNTED:
        return before in _ALL and _stands_alone(sentence, token)
    if kind is PronounKind.BOTH:
        if token.text.lower() == "both":
            return _is_head(token) and not any(sentence.children(token.index, "nmod", "conj"))
        return before == "the" and _stands_alone(sentence, token)
    if kind is PronounKind.EACH:
        return token.upos in ("PRON", "DET") and token.deprel != "det" and before != "against"
    if kind is PronounKind.IT and token.text.lower() == "it":
        return _is_minded(sentence, token) or (token.deprel != "expl" and not _empty_it(sentence, token))
    return token.upos in ("PRON", "DET") or token.text == "us"  # which the parser takes for the US


def _is_head(token: Token) -> bool:
    """Whether a number or quantity belongs to no noun behind it."""
    return token.deprel not in ("nummod", "det", "amod", "cc:preconj", "advmod", "compound", "det:predet")


def _stands_alone(sentence: Sentence, token: Token) -> bool:
    """As in "the two", "all three", "all three of them": not in "the two of spades"."""
    below = sentence.children(token.index, "nmod")
    return _is_head(token) and all(child.text.lower() == "them" for child in below)


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """As in "the first, led by X, ...": not in "the first of them", "the first to join"."""
    return not any(child.deprel in ("nmod", "advcl", "conj") for child in sentence.children(token.index))


_WEATHER = frozenset(
    [
        "thought",
        "likely",
        "unlikely",
        "possible",
        "impossible",
        "clear",
        "unclear",
        "necessary",
        "difficult",
        "important",
        "hard",
        "easy",
        "true",
    ]
)


_MINDED = frozenset(
    """
    able afraid anxious committed content desperate determined eager free glad happy hesitant inclined keen loath
    powerless prepared proud ready reluctant unable unprepared unready unwilling willing
    """.split()  # noqa: SIM905
)
"""What only somebody is who does something himself: "it is ready to talk"."""
_SPENT = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "time", "effort", "courage"})
"""What "it takes" to do something."""


_REPORTED = frozenset(
    """
    allege appear assume believe call claim consider describe estimate know presume regard remain report rumour say seem
    style suppose suspect think understand view
    """.split()  # noqa: SIM905
)


def _is_said_of(sentence: Sentence, verb: Token) -> bool:
    """As in "It is believed to have left", "is considered a front", "remains loyal": said of somebody, not "that"."""
    if verb.lemma not in _REPORTED or any(sentence.children(verb.index, "csubj", "ccomp", "expl")):
        return False
    below = tuple(sentence.children(verb.index, "xcomp"))
    return any(word.upos in ("VERB", "NOUN") or (word.upos == "ADJ" and verb.lemma == "remain") for word in below)


def _is_minded(sentence: Sentence, token: Token) -> bool:
    """As in "it is ready to talk", whether or not the parser takes the word for an empty one."""
    word = sentence.tokens[token.head]
    subject = is_subject(token.deprel) or token.deprel == "expl"
    return subject and word.lemma in _MINDED and not any(sentence.children(word.index, "csubj", "ccomp"))


def _empty_it(sentence: Sentence, token: Token) -> bool:
    """As in "It is thought that", "it was unclear whether": nobody is meant."""
    if token.head < 0 or not is_subject(token.deprel):
        return False
    verb = sentence.tokens[token.head]
    if _is_said_of(sentence, verb) and not _WEATHER & {c.text for c in sentence.children(verb.index, "xcomp")}:
        return False
    clausal = any(sentence.children(verb.index, "csubj", "ccomp", "xcomp"))
    doing = verb.upos == "VERB" and any(sentence.children(verb.index, "obj"))  # "it had cleared the town"
    copular = not doing and (verb.upos == "ADJ" or verb.lemma.lower() in _WEATHER)
    passive = any(sentence.children(verb.index, "aux:pass")) or token.deprel == "nsubj:pass"
    spent = verb.lemma == "take" and any(
        c.lemma in _SPENT for c in sentence.children(verb.index, "obj", "obl:unmarked")
    )
    return (
        verb.lemma.lower() in ("seem", "appear", "remain")
        or (verb.lemma == "take" and (clausal or spent))
        or (clausal and (copular or passive))
        or (copular and verb.lemma.lower() in _WEATHER)
    )


def clause_owner(sentence: Sentence, token: Token) -> int | None:
    """The noun that a relative pronoun's clause describes."""
    word, steps = token, 0
    while word.head >= 0 and steps < 8:
        if word.deprel == "acl:relcl":
            return word.head
        if word.upos in ("VERB", "AUX") and word.deprel in ("root", "ROOT", "ccomp", "advcl", "parataxis"):
            return None
        word, steps = sentence.tokens[word.head], steps + 1
    return None
