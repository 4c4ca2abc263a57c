"""What the head for attributions is told of a word, and of a word beside a cue, besides the encoder's vectors.

Features are short texts ("d=ccomp"), made by the same code in training and in reading; the head has a row of weights
for each that it met often enough in training and passes over the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from foedus.extraction.rules.attribution_frames import Hit, subject_of
from foedus.extraction.rules.attribution_slots import preposition_of
from foedus.language import Sentence, Token

CANDIDATES = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ", "AUX", "PROPN"})
"""Parts of speech that can head a cue."""
_NEAR = (1, 2, 3, 5, 8, 13, 21)
"""Distances in words, each the last of its class."""
_FAR = 22
"""Words further off are as far as this."""
_MAX_CLIMB = 4
_FUNCTION_WORDS = frozenset({"ADP", "SCONJ", "PART", "PRON", "DET", "CCONJ"})
_KNOWN = 20_000
"""Groups of features kept for the next word like it."""
Group = tuple[str, ...]
"""Features that a word has together."""
_OWN_LEMMA = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ", "AUX"})


def cue_features(
    sentence: Sentence, token: Token, hit: Hit | None, heads: Set[int], quoted: Sequence[bool]
) -> list[str]:
    """The features of a word as the head of a cue.

    `hit` is what the frames found at it, `heads` the words at which they found anything; `quoted` tells of each word
    of the sentence whether it stands within quotation marks.
    """
    found = [f"x={token.xpos}", f"d={token.deprel}", f"n={len(sentence.dependents[token.index]) > 0}"]
    if token.upos in _OWN_LEMMA:
        found.append(f"l={token.lemma.lower()}:{token.upos}")
    if token.head >= 0:
        above = sentence.tokens[token.head]
        found += [f"hu={above.upos}:{token.deprel}", f"hh={token.head in heads}"]
    else:
        found.append("hu=root")
    for child in sentence.children(token.index):
        found.append(f"c={child.deprel}")
        if child.deprel.startswith(("nsubj", "obl:agent")):
            found.append(f"s={_sort(child)}")
        elif child.deprel.startswith("nmod:poss"):
            found.append(f"p={_sort(child)}")
        elif child.deprel in ("aux", "cop", "mark", "advmod", "compound:prt", "case"):
            found.append(f"{child.deprel}={child.lemma.lower()}")
        elif (preposition := preposition_of(sentence, child)) is not None:
            found.append(f"{child.deprel}={preposition}")
        if child.index in heads:
            found.append(f"ch={child.deprel}")
    found.append(f"q={quoted[token.index]}:{any(quoted)}")
    if quoted[0] and not quoted[token.index]:
        found.append("q=first")
    before = sentence.tokens[token.index - 1].text if token.index else "^"
    after = sentence.tokens[token.index + 1].text if token.index + 1 < len(sentence.tokens) else "$"
    found += [f"{side}={_mark(text)}" for side, text in (("b", before), ("a", after))]
    found += _found_by_frames(hit)
    return found


def _found_by_frames(hit: Hit | None) -> list[str]:
    if hit is None:
        return ["r=none"]
    kind = f"{hit.cue.kind}:{hit.cue.pos}"
    return [f"r={kind}", f"rs={hit.source is not None}:{hit.cue.pos}", f"rc={bool(hit.content)}:{kind}"]


def _sort(token: Token) -> str:
    """What sort of speaker a noun is: by its name's type, or the pronoun itself."""
    if token.upos == "PRON":
        return token.lemma.lower()
    return token.entity[2:] or token.xpos


def _mark(text: str) -> str:
    return "w" if text[:1].isalnum() else text[:2]


def pair_features(sentence: Sentence, cue: int, hit: Hit | None, quoted: Sequence[bool]) -> list[list[Group]]:
    """For each word of a sentence the features that it has beside a cue's head, in groups that come together."""
    attached = attachments(sentence, cue)
    marks = _marks_of_frames(sentence, cue, hit)
    pos = sentence.tokens[cue].upos
    rows = []
    for token in sentence.tokens:
        climb, relation = attached[token.index]
        function_word = token.text.lower() if token.upos in _FUNCTION_WORDS else ""
        row = [
            _hung(climb, relation, pos),
            _distance(max(-_FAR, min(token.index - cue, _FAR))),
            _word(token.xpos, token.deprel, token.entity, function_word),
            _around(quoted[token.index], quoted[cue], _mark(token.text), climb),
        ]
        if token.head >= 0:
            row.append(_below(attached[token.head][1], token.deprel))
        if token.index in marks:
            row.append(tuple(f"{name}={pos}" for name in marks[token.index]))
        rows.append(row)
    return rows


@lru_cache(maxsize=_KNOWN)
def _hung(climb: int, relation: str, pos: str) -> Group:
    return (f"t={climb}{relation}", f"tp={climb}{relation}:{pos}")


@lru_cache(maxsize=_KNOWN)
def _distance(words: int) -> Group:
    size = next((place for place, limit in enumerate(_NEAR) if abs(words) <= limit), len(_NEAR))
    return (f"n={'-' if words < 0 else '+'}{size}",)


@lru_cache(maxsize=_KNOWN)
def _word(xpos: str, deprel: str, entity: str, function_word: str) -> Group:
    names = (f"u={xpos}", f"d={deprel}", f"e={entity}")
    return (*names, f"w={function_word}") if function_word else names


@lru_cache(maxsize=_KNOWN)
def _around(quoted: bool, cue_quoted: bool, mark: str, climb: int) -> Group:
    return (f"q={quoted}:{cue_quoted}", f"m={mark}:{climb}")


@lru_cache(maxsize=_KNOWN)
def _below(relation: str, deprel: str) -> Group:
    return (f"ht={relation}:{deprel}",)


def _marks_of_frames(sentence: Sentence, cue: int, hit: Hit | None) -> Mapping[int, list[str]]:
    """What the frames take each word for: of the source, of the content, of the cue; and the nearest subject."""
    marks: dict[int, list[str]] = {}
    subject = subject_of(sentence, cue)
    for name, head in (("gs", subject), ("rs", None if hit is None else hit.source)):
        if head is not None:
            marks.setdefault(head, []).append(name + "h")
            for index in sentence.subtree(head):
                marks.setdefault(index, []).append(name)
    if hit is not None:
        for name, indices in (("rc", hit.content), ("rt", hit.tokens)):
            for index in indices:
                marks.setdefault(index, []).append(name)
    return marks


def attachments(sentence: Sentence, cue: int) -> list[tuple[int, str]]:
    """For each word how far up from the cue the common word above both lies, and by which relation it hangs there.

    (0, relation of the cue's dependent that holds the word); (0, "self") for the cue; further up (1, …) and so on,
    to four, with "self" for the word above itself. Words beyond have (4, "far").
    """
    found: list[tuple[int, str]] = [(_MAX_CLIMB, "far")] * len(sentence.tokens)
    seen: set[int] = set()
    top = cue
    for climb in range(_MAX_CLIMB):
        found[top] = (climb, "self")
        seen.add(top)
        for child in sentence.children(top):
            if child.index not in seen:
                for index in sentence.subtree(child.index):
                    found[index] = (climb, child.deprel)
                    seen.add(index)
        top = sentence.tokens[top].head
        if top < 0:
            break
    return found


def quoted_words(sentence: Sentence, quotations: Sequence[tuple[int, int]]) -> list[bool]:
    """Of each word of a sentence whether it begins within one of the stretches (code points, in order)."""
    near = [(start, end) for start, end in quotations if start < sentence.end and end > sentence.start]
    if not near:
        return [False] * len(sentence.tokens)
    return [any(start <= token.start < end for start, end in near) for token in sentence.tokens]
