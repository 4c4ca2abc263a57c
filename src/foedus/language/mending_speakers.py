"""Speakers who stand behind their verb, within what they say: "In May, said X, an analyst, the Y will attack"."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import FINITE, Token, hangs_on

_SAYING = frozenset(
    ("say", "add", "warn", "argue", "insist", "predict", "explain", "admit", "claim", "write", "believe", "declare")
)
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_SUBJECTS = ("nsubj", "nsubj:pass")
_QUOTES = frozenset(('"', "'", "“", "”", "’", "''"))
_NAMING = ("flat", "compound", "det", "amod", "nmod:poss", "nmod:desc", "case")


def speakers_within(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "In May, said X, an analyst, the Y attacked Z" X says it, and the Y attacked.

    The parser gave X to the verb of what is said, and strung the Y after what X is. Likewise "The Y, said X, attacked".
    """
    found = list(tokens)
    for saying in tokens:
        if (
            saying.lemma not in _SAYING
            or not saying.text.islower()
            or not _is_finite(tokens, saying)
            or not _follows_comma(tokens, saying)
        ):
            continue
        speaker = _behind(tokens, saying)
        if speaker is None:
            continue
        told = tokens[speaker.head]
        before = _subjects(tokens, saying)
        doers = [noun for noun in _subjects(tokens, told) if noun != speaker]
        if not doers:
            doers = before or _after_apposition(tokens, speaker, told)
            if not doers or (before and not _breaks_in(tokens, before[0], speaker)):
                continue
            first = doers[0]
            found[first.index] = replace(first, head=told.index, deprel=speaker.deprel)
            for other in tokens[first.index + 1 : told.index]:
                if other.deprel == "conj" and other.head == speaker.index:
                    found[other.index] = replace(other, head=first.index)
        elif before:
            continue
        found[speaker.index] = replace(speaker, head=saying.index, deprel="nsubj")
    return tuple(found)


def speakers_strung(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "The X attacked a camp near Y, a spokesman for the mission said on Friday" the spokesman says it.

    The parser strung him after the noun before the comma, though no second comma parts him from the verb of saying.
    """
    found = list(tokens)
    for saying in tokens:
        if saying.lemma not in _SAYING or not _is_finite(tokens, saying) or _subjects(tokens, saying):
            continue
        speaker = next((t for t in reversed(tokens[: saying.index]) if _ends_before(tokens, t, saying)), None)
        told = any(t.head == saying.index and t.deprel == "ccomp" and t.index < saying.index for t in tokens)
        if speaker is not None and told:
            found[speaker.index] = replace(speaker, head=saying.index, deprel="nsubj")
    return tuple(found)


def _ends_before(tokens: tuple[Token, ...], noun: Token, saying: Token) -> bool:
    """Whether a noun in apposition, with all that hangs on it, reaches from a comma to the verb of saying."""
    if noun.deprel != "appos" or noun.upos not in _NOMINAL:
        return False
    first = noun.index
    while first > 0 and tokens[first - 1].text != "," and _hangs_on(tokens, tokens[first - 1], noun):
        first -= 1
    behind = tokens[noun.index + 1 : saying.index]
    return first > 0 and tokens[first - 1].text == "," and all(_hangs_on(tokens, word, noun) for word in behind)


def _hangs_on(tokens: tuple[Token, ...], word: Token, noun: Token) -> bool:
    """Whether a word lies below a noun, and parts nothing from it."""
    return word.text != "," and hangs_on(tokens, word.index, noun.index)


def _is_finite(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a verb tells what was done, also where the tagger took it for a participle ("in May, warned X, …")."""
    helped = any(token.head == verb.index and token.deprel.startswith("aux") for token in tokens)
    return verb.xpos in FINITE or (verb.xpos == "VBN" and verb.deprel in ("root", "parataxis") and not helped)


def _follows_comma(tokens: tuple[Token, ...], saying: Token) -> bool:
    before = saying.index - 1
    while before > 0 and tokens[before].text in _QUOTES:
        before -= 1
    return before > 0 and tokens[before].text == ","


def _subjects(tokens: tuple[Token, ...], verb: Token) -> list[Token]:
    return [token for token in tokens if token.head == verb.index and token.deprel in _SUBJECTS]


def _behind(tokens: tuple[Token, ...], saying: Token) -> Token | None:
    """Who stands right behind the verb, where he was made a subject of the clause that tells what is said."""
    for word in tokens[saying.index + 1 :]:
        told = tokens[word.head]
        if word.deprel in _SUBJECTS and word.upos in _NOMINAL and told.head == saying.index and told.deprel == "ccomp":
            return word if word.index < told.index else None
        if word.deprel not in _NAMING:
            return None
    return None


def _breaks_in(tokens: tuple[Token, ...], doer: Token, speaker: Token) -> bool:
    """Whether the saying stands between commas behind the doer: not "a spokesman, X, said his men attacked"."""
    aside = any(t.head == doer.index and t.deprel.split(":")[0] in ("appos", "acl") for t in tokens)
    behind = speaker.index + 1
    while tokens[behind].head == speaker.index and tokens[behind].deprel == "flat":
        behind += 1
    return not aside and tokens[behind].text == ","


def _after_apposition(tokens: tuple[Token, ...], speaker: Token, told: Token) -> list[Token]:
    """The noun phrase behind a comma that was strung after what the speaker is said to be."""
    beside = {token.index for token in tokens if token.head == speaker.index and token.deprel == "appos"}
    for word in tokens[speaker.index + 1 : told.index]:
        joined = word.deprel == "conj" and (word.head in beside or (word.head == speaker.index and beside))
        second = word.deprel == "appos" and word.head == speaker.index and word.index != min(beside)
        if (joined or second) and word.upos in _NOMINAL:
            own = [token.index for token in tokens[: word.index + 1] if word.index in (token.index, token.head)]
            return [word] if "," in (tokens[own[0]].text, tokens[own[0] - 1].text) else []
    return []
