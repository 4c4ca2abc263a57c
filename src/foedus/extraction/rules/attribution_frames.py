"""Cues over the parse: which tokens are the cue, which the source, which the content, within one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.codebook.cues import Cue, Cues, Slot
from foedus.language import Sentence, Token

POS = {
    "VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb", "AUX": "auxiliary",
    "ADP": "preposition", "SCONJ": "conjunction", "DET": "determiner", "PART": "adverb",
}  # fmt: skip
"""Parts of speech of the parse in the words of the cue files."""

_NOMINAL = ("NOUN", "PROPN", "PRON")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_LIGHT = frozenset(
    {"make", "issue", "give", "release", "have", "express", "voice", "repeat", "send", "renew", "reiterate"}
)
"""Verbs whose subject is the source of the statement that is their object: "issued a warning that …"."""
_MAX_PARENTHESIS = 12
"""Tokens of a "…, he said, …" between commas."""
_MAX_CLIMB = 8
"""How far up a source or a governing clause is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue found in a sentence. `content` holds token indices (empty where only a quotation can be the content)."""

    sentence: int
    cue: Cue
    head: int
    tokens: tuple[int, ...]
    source: int | None
    content: tuple[int, ...]


def find_hits(sentence: Sentence, cues: Cues) -> Iterator[Hit]:
    """The attribution cues of a sentence whose frame is met, in order."""
    for token in sentence.tokens:
        cue, words = match_cue(sentence, token, cues)
        if cue is None or not cue.attribution:
            continue
        content = _content(sentence, token, cue, words)
        if content is None:
            continue
        if token.index in content:
            continue
        if cue.pos == "noun" and answering_cue(sentence, token, cues) is not None:
            continue
        tokens = _cue_tokens(sentence, token, words, cue)
        source = find_source(sentence, token, cue)
        if cue.source == "subject" and _can_quote(cue) and (source is None or source in content):
            source = _beside(sentence, tokens) if not is_passive(sentence, token.index) else source
        if source is not None and cue.source == "subject" and source in content:
            spoken = frozenset(sentence.subtree(source))
            content = tuple(index for index in content if index not in spoken)
        yield Hit(
            sentence=sentence.index,
            cue=cue,
            head=token.index,
            tokens=tokens,
            source=source,
            content=tuple(index for index in content if index not in frozenset(tokens)),
        )


def answering_cue(sentence: Sentence, token: Token, cues: Cues) -> Cue | None:
    """The cue of denying whose object a noun of saying is: of "rejected the claim that …" the denier is the source."""
    if token.head < 0 or token.upos != "NOUN" or token.deprel not in ("obj", "nsubj:pass"):
        return None
    if not any(cue.attribution for cue in cues.of(token.lemma.lower(), "noun")):
        return None
    cue, _ = match_cue(sentence, sentence.tokens[token.head], cues)
    return cue if cue is not None and cue.kind in ("deny", "doubt") else None


def match_cue(sentence: Sentence, token: Token, cues: Cues) -> tuple[Cue | None, tuple[int, ...]]:
    """The cue a token heads, with the tokens of its further words; (None, ()) where it heads none.

    Of several cues of the same words the first whose frame is met in the sentence is taken; else the first that a
    quotation can follow, else the first.
    """
    best: tuple[int, Cue | None, tuple[int, ...]] = (0, None, ())
    for cue in cues.of(token.lemma.lower(), POS.get(token.upos, "")):
        words = further_words(sentence, token, cue.words)
        if words is None:
            continue
        content = _content(sentence, token, cue, words)
        if content or not cue.content:
            return cue, words
        rank = 1 if content is None else 2
        if rank > best[0]:
            best = (rank, cue, words)
    return best[1:]


def further_words(sentence: Sentence, token: Token, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where the words after the first of a cue stand: right after it, or among its dependents; None if not."""
    after = token.index + 1
    if all(_is(t, word) for t, word in zip(sentence.tokens[after:], words[1:], strict=False)):
        found = tuple(range(after, min(after + len(words) - 1, len(sentence.tokens))))
        if len(found) == len(words) - 1:
            return found
    places = [next((c.index for c in sentence.children(token.index) if _is(c, word)), None) for word in words[1:]]
    return None if None in places else tuple(place for place in places if place is not None)


def _is(token: Token, word: str) -> bool:
    return token.lemma.lower() == word or token.text.lower() == word


def is_passive(sentence: Sentence, head: int) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or as a bare participle after a noun."""
    if any(sentence.children(head, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent")):
        return True
    token = sentence.tokens[head]
    return token.xpos == "VBN" and token.deprel == "acl"


def slot_heads(sentence: Sentence, head: int, slot: Slot, words: tuple[int, ...] = ()) -> list[int]:
    """The dependents of a cue that fill an argument slot. `clause` and `quote` are not dependents and give nothing."""
    taken = frozenset(words)
    rows = [child for place in (head, *words) for child in sentence.children(place) if child.index not in taken]
    passive = is_passive(sentence, head)
    name = slot.name
    if name == "prep":
        return [c.index for c in rows if _preposition(sentence, c) == slot.preposition]
    if name == "obj":
        wanted = {"nsubj:pass"} if passive and not any(c.deprel == "obj" for c in rows) else {"obj"}
        return [c.index for c in rows if c.deprel in wanted and c.upos != "SCONJ"]
    if name == "subject":
        return [c.index for c in rows if c.deprel in SUBJECTS]
    if name == "csubj":
        return [c.index for c in rows if c.deprel.startswith("csubj")]
    if name == "ccomp":
        expletive = any(sentence.children(head, "expl"))
        clauses = ("ccomp", "csubj", "csubj:pass") if expletive else ("ccomp",)
        return [c.index for c in rows if c.deprel in clauses or _spoken_parataxis(sentence, head, c)]
    if name == "inf":
        return [c.index for c in rows if c.deprel in ("xcomp", "advcl", "acl") and _is_infinitive(sentence, c)]
    if name == "acl":
        return [c.index for c in rows if c.deprel in ("acl", "ccomp", "advcl")]
    return [c.index for c in rows if c.deprel == name]


def _is_infinitive(sentence: Sentence, child: Token) -> bool:
    return any(c.upos == "PART" and c.lemma.lower() == "to" for c in sentence.children(child.index, "mark"))


def _preposition(sentence: Sentence, child: Token) -> str | None:
    if child.deprel.split(":")[0] not in ("obl", "nmod", "advcl", "acl", "ccomp", "xcomp"):
        return None
    return next(
        (c.lemma.lower() for c in sentence.children(child.index, "case", "mark") if c.upos in ("ADP", "SCONJ")), None
    )


def _spoken_parataxis(sentence: Sentence, head: int, child: Token) -> bool:
    """A clause set after the cue by a colon: 'She said: they left'."""
    if child.deprel != "parataxis" or child.index < head:
        return False
    first = sentence.subtree(child.index)[0]
    return any(t.text == ":" for t in sentence.tokens[max(head, first - 1) : child.index])


def _content(sentence: Sentence, token: Token, cue: Cue, words: tuple[int, ...]) -> tuple[int, ...] | None:
    """Token indices of what is said by the first pattern met; None where none is, () where only a quotation can be."""
    quotable = False
    for pattern in cue.content:
        if pattern[0].name == "quote":
            quotable = True
            continue
        if pattern[0].name == "clause":
            clause = governing_clause(sentence, token, cue)
            if clause is not None:
                return clause
            continue
        heads: list[int] = []
        for slot in pattern:
            filled = slot_heads(sentence, token.index, slot, words)
            if not filled and not slot.optional:
                break
            heads.extend(filled)
        else:
            found = {index for head in heads for index in sentence.subtree(head)}
            return tuple(sorted(found))
    return () if quotable else None


def governing_clause(sentence: Sentence, token: Token, cue: Cue) -> tuple[int, ...] | None:
    """The clause a parenthetical cue hangs on ("…, he said, …", "according to …"), without the cue's own words."""
    if cue.pos == "verb" and cue.source != "object":
        as_clause = any(c.lemma.lower() == "as" for c in sentence.children(token.index, "mark", "advmod"))
        if token.deprel == "parataxis" or (token.deprel == "advcl" and as_clause):
            return _without(sentence, token.head, token.index)
        return _around(sentence, token.index) if _between_commas(sentence, token) else None
    own = token.index
    if cue.pos == "noun" and (token.deprel != "obl" or not any(sentence.children(own, "nmod:poss"))):
        return None
    if cue.pos in ("preposition", "conjunction") or cue.source == "object":
        own = token.head
    return _around(sentence, own)


def _around(sentence: Sentence, own: int) -> tuple[int, ...] | None:
    """The nearest clause above a token, without the token's own subtree."""
    if own < 0 or sentence.tokens[own].head < 0:
        return None
    top = sentence.tokens[own].head
    for _ in range(_MAX_CLIMB):
        if is_clausal(sentence, top) or sentence.tokens[top].head < 0:
            break
        top = sentence.tokens[top].head
    return _without(sentence, top, own)


def _between_commas(sentence: Sentence, token: Token) -> bool:
    """Whether a clause without relative pronoun stands between commas after a noun: 'The test, he said, was …'."""
    if token.deprel != "acl:relcl":
        return False
    below = sentence.subtree(token.index)
    words = [i for i in below if sentence.tokens[i].upos != "PUNCT"]
    before, after = words[0] - 1, words[-1] + 1
    if before < 0 or after >= len(sentence.tokens) or words[-1] - words[0] > _MAX_PARENTHESIS:
        return False
    commas = sentence.tokens[before].text == "," and sentence.tokens[after].text == ","
    return commas and not any(sentence.tokens[i].xpos in ("WP", "WDT", "WRB", "WP$") for i in words)


def is_clausal(sentence: Sentence, index: int) -> bool:
    """Whether a token heads a clause: a verb, or a predicate with a copula or subject."""
    token = sentence.tokens[index]
    return token.upos == "VERB" or any(sentence.children(index, "cop", "nsubj", "csubj"))


def _without(sentence: Sentence, top: int, own: int) -> tuple[int, ...]:
    cut = frozenset(sentence.subtree(own))
    return tuple(index for index in sentence.subtree(top) if index not in cut)


def find_source(sentence: Sentence, token: Token, cue: Cue) -> int | None:
    """The head of the noun phrase that speaks, or None where the text names nobody."""
    if cue.source == "none":
        return None
    if cue.source == "object":
        return token.head if token.head >= 0 else None
    if cue.source == "possessor":
        return _possessor(sentence, token)
    if token.upos in ("ADJ", "NOUN"):
        return next((c.index for c in sentence.children(token.index, *SUBJECTS)), None)
    return _subject(sentence, token.index)


def _possessor(sentence: Sentence, token: Token) -> int | None:
    for child in sentence.children(token.index, "nmod:poss"):
        return child.index
    for child in sentence.children(token.index, "nmod", "obl:agent"):
        if _preposition(sentence, child) in ("by", "from", "among"):
            return child.index
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if governor is not None and token.deprel == "obj" and governor.lemma.lower() in _LIGHT:
        return _subject(sentence, governor.index)
    return next((c.index for c in sentence.children(token.index, "compound", "amod") if c.upos == "PROPN"), None)


def _subject(sentence: Sentence, head: int) -> int | None:
    """The subject of a verb, its own or the one it shares with the clause above; the agent of a passive."""
    for _ in range(_MAX_CLIMB):
        agent = next((c.index for c in sentence.children(head, "obl:agent")), None)
        if agent is not None:
            return agent
        if is_passive(sentence, head):
            return None
        own = [c.index for c in sentence.children(head, "nsubj", "nsubj:outer")]
        if own:
            return max((index for index in own if index < head), default=own[0])
        token = sentence.tokens[head]
        relation = token.deprel
        if token.head < 0:
            return None
        if relation == "acl":
            return token.head
        if relation == "acl:relcl":
            return token.head if sentence.tokens[token.head].upos != "VERB" else None
        if relation == "xcomp":
            controller = next((c.index for c in sentence.children(token.head, "obj", "iobj")), None)
            if controller is not None:
                return controller
        elif relation.split(":")[0] not in ("conj", "advcl", "parataxis", "ccomp"):
            return None
        head = token.head
    return None


def _can_quote(cue: Cue) -> bool:
    return any(slot.name == "quote" for pattern in cue.content for slot in pattern)


def _beside(sentence: Sentence, cue: tuple[int, ...]) -> int | None:
    """The noun phrase that touches a cue of saying where the parse gives it no subject: '", said X' or 'X said'."""
    tokens = sentence.tokens
    before, after = cue[0] - 1, cue[-1] + 1
    inverted = before >= 0 and tokens[before].upos == "PUNCT"
    if inverted and after < len(tokens) and tokens[after].upos in ("DET", "PROPN", "NOUN", "PRON", "ADJ"):
        return _phrase_head(sentence, after, after, len(tokens))
    if before >= 0 and tokens[before].upos in _NOMINAL:
        return _phrase_head(sentence, before, 0, cue[0])
    return None


def _phrase_head(sentence: Sentence, start: int, low: int, high: int) -> int | None:
    """The topmost nominal above `start` inside `[low, high)`."""
    place = start
    for _ in range(_MAX_CLIMB):
        above = sentence.tokens[place].head
        if not low <= above < high or sentence.tokens[above].upos not in _NOMINAL:
            break
        place = above
    return place if sentence.tokens[place].upos in _NOMINAL else None


def _cue_tokens(sentence: Sentence, token: Token, words: tuple[int, ...], cue: Cue) -> tuple[int, ...]:
    """The cue with its auxiliaries, negation and the adverbs among them, as one run of tokens around the head."""
    first = last = token.index
    chosen = {token.index, *words}
    if cue.source == "object":
        chosen.update(c.index for c in sentence.children(token.index, "fixed"))
    for child in sentence.children(token.index, "aux", "cop", "advmod", "compound:prt", "expl"):
        if child.deprel == "advmod" and child.index > token.index:
            continue
        if child.deprel != "expl":
            chosen.add(child.index)
    while first - 1 in chosen:
        first -= 1
    while last + 1 in chosen:
        last += 1
    reach = max((word for word in words if word > token.index), default=last)
    return tuple(range(first, max(last, reach) + 1))
