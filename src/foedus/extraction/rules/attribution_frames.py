"""Attributions over the parse: which tokens are the cue, which the source, which the content, within one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from foedus.codebook.cues import SPEAKING, Cue, Cues
from foedus.extraction.rules.attribution_slots import (
    MAX_CLIMB,
    SUBJECTS,
    answering_cue,
    content_of,
    holder,
    is_clausal,
    is_passive,
    match_cue,
    preposition_of,
    quoted_as,
)
from foedus.language import ParsedArticle, Sentence, Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_LIGHT = frozenset(
    {"make", "issue", "give", "release", "have", "express", "voice", "repeat", "send", "renew", "reiterate"}
)
"""Verbs whose subject is the source of the statement that is their object: "issued a warning that …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue found in a sentence. `content` holds token indices (empty where only a quotation can be the content).

    `span` are the first and last word of the source where the head has drawn it.
    """

    sentence: int
    cue: Cue
    head: int
    tokens: tuple[int, ...]
    source: int | None
    content: tuple[int, ...]
    span: tuple[int, int] | None = None


def find_hits(sentence: Sentence, cues: Cues) -> Iterator[Hit]:
    """The attribution cues of a sentence whose frame is met, in order."""
    for token in sentence.tokens:
        cue, words = match_cue(sentence, token, cues)
        if cue is None or not cue.attribution:
            continue
        content = content_of(sentence, token, cue, words)
        if content is None:
            continue
        if token.index in content:
            continue
        if cue.pos == "noun" and answering_cue(sentence, token, cues) is not None:
            continue
        if cue.pos == "preposition" and not _is_definite(sentence, token.head):
            continue
        if cue.kind == "know" and _finds_itself(sentence, token):
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


def apart(parsed: ParsedArticle, hits: Sequence[Hit]) -> list[Hit]:
    """The cues of an article, each without the reports that only follow it: "X says that A, and Y denies it".

    The parser hangs "Y denies it" on A; but a clause behind a comma that reports for itself stands beside the first.
    """
    heads: dict[int, set[int]] = {}
    for hit in hits:
        if hit.cue.pos == "verb" and hit.cue.kind in SPEAKING:
            heads.setdefault(hit.sentence, set()).add(hit.head)
    return [_without_beside(parsed.sentences[hit.sentence], hit, heads.get(hit.sentence, set())) for hit in hits]


def tells_clause(sentence: Sentence, hit: Hit) -> bool:
    """Whether a clause is what a cue tells: one below it, or the one that it stands beside."""
    said = frozenset(hit.content)
    if sentence.tokens[hit.head].head in said or not said:
        return True
    below = [child for place in hit.tokens for child in sentence.children(place) if child.index in said]
    return any(
        is_clausal(sentence, child.index)
        and not any(c.text.lower() == "by" for c in sentence.children(child.index, "mark"))
        for child in below
    )


def _without_beside(sentence: Sentence, hit: Hit, reporting: Set[int]) -> Hit:
    said = frozenset(hit.content)
    cut: set[int] = set()
    for place in reporting & said:
        verb = sentence.tokens[place]
        own = any(sentence.children(place, "nsubj"))
        marked = any(child.text.lower() in ("that", "whether") for child in sentence.children(place, "mark"))
        behind = verb.deprel == "conj" and hit.head < verb.head < place
        coordinated = behind and own and not marked and sentence.tokens[verb.head].deprel == "ccomp"
        if coordinated and sentence.behind_comma(place):
            cut.update(sentence.subtree(place))
    return replace(hit, content=tuple(index for index in hit.content if index not in cut)) if cut else hit


def _finds_itself(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb's object is its own subject: who "found himself facing" them has told nobody of it."""
    return any(c.text.lower().endswith(("self", "selves")) for c in sentence.children(verb.index, "obj"))


def _is_definite(sentence: Sentence, index: int) -> bool:
    """A name, a plural, or a noun with its determiner: not the unit of "ten per day"."""
    token = sentence.tokens[index]
    named = token.upos == "PROPN" or bool(token.entity) or token.xpos == "NNS"
    return named or any(sentence.children(index, "det", "nmod:poss"))


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
    return subject_of(sentence, token.index)


def _possessor(sentence: Sentence, token: Token) -> int | None:
    if (owner := holder(sentence, token)) is not None:
        return owner
    for child in sentence.children(token.index, "nmod", "obl:agent"):
        if preposition_of(sentence, child) in ("by", "from", "among"):
            return child.index
    for child in sentence.children(token.index, "acl"):
        for agent in sentence.children(child.index, "obl:agent"):
            return agent.index
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if governor is not None and token.deprel == "obj" and governor.lemma.lower() in _LIGHT:
        return subject_of(sentence, governor.index)
    return next((c.index for c in sentence.children(token.index, "compound", "amod") if c.upos == "PROPN"), None)


def subject_of(sentence: Sentence, head: int) -> int | None:
    """The subject of a verb, its own or the one it shares with the clause above; the agent of a passive."""
    for _ in range(MAX_CLIMB):
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
        if relation in ("xcomp", "advcl") and (quoted := quoted_as(sentence, token)) is not None:
            return quoted
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
    for _ in range(MAX_CLIMB):
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
