"""Frames and head together: which cues of an article attribute something, and which words are source and content.

The head may drop what the frames found, add a cue that they do not know, and draw the bounds of source and content;
all of it are words of the cue's own sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from foedus.codebook.cues import Cue, Slot
from foedus.extraction.rules.attribution_features import CANDIDATES, cue_features, pair_features, quoted_words
from foedus.extraction.rules.attribution_frames import Hit, subject_of
from foedus.extraction.rules.attribution_head import CONTENT, CUE, HEAD, INSIDE, SOURCE, Floats, Head, best_run
from foedus.extraction.rules.attribution_slots import POS, is_reason, quoted_as
from foedus.extraction.rules.quotations import Quotation
from foedus.language import ParsedArticle, Sentence
from foedus.model import Factuality

_KEPT = 0.2
"""What the frames found is kept where the head gives it so much for being a word of a cue."""
_ADDED = 0.4
"""What only the head finds is taken where it is so sure that the word heads a cue."""
_NOMINAL = ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ")
_MEANING = frozenset({"NOUN", "PROPN", "PRON", "VERB", "ADJ", "NUM", "ADV", "INTJ"})
_MARKS = frozenset({'"', "“", "”", "``", "''"})
_INNER = ("nmod", "nmod:poss", "conj", "appos", "amod", "compound", "det")
"""Relations under which a word belongs to the noun phrase above it."""
_SMALL = 1e-6


def heard(
    parsed: ParsedArticle,
    hits: Sequence[Hit],
    quotations: Sequence[Quotation],
    head: Head,
    deeds: Collection[str] = (),
) -> list[Hit]:
    """The cues of an article as frames and head find them together. Sentences without vectors keep what they have.

    `deeds` are the lemmas of verbs of doing, which tell nothing without a clause or quotation ("X arms Y").
    """
    stretches = [(quotation.start, quotation.end) for quotation in quotations]
    at: dict[int, dict[int, Hit]] = {}
    for hit in hits:
        at.setdefault(hit.sentence, {})[hit.head] = hit
    found: list[Hit] = []
    for sentence in parsed.sentences:
        here = at.get(sentence.index, {})
        found += here.values() if sentence.vectors is None else _of_sentence(sentence, here, stretches, head, deeds)
    return found


def _of_sentence(
    sentence: Sentence,
    hits: Mapping[int, Hit],
    stretches: Sequence[tuple[int, int]],
    head: Head,
    deeds: Collection[str],
) -> list[Hit]:
    assert sentence.vectors is not None
    worth = head.worth(sentence.vectors)
    words = [t.index for t in sentence.tokens if t.index in hits or (worth[t.index] and t.upos in CANDIDATES)]
    words = [place for place in words if not is_reason(sentence, sentence.tokens[place])]
    if not words:
        return []
    quoted = quoted_words(sentence, stretches)
    tokens = sentence.tokens
    features = [cue_features(sentence, tokens[i], hits.get(i), hits.keys(), quoted) for i in words]
    scores = head.cues(sentence.vectors[words], features)
    taken: set[int] = set()
    found: list[Hit] = []
    for place in np.argsort(-scores[:, HEAD], kind="stable").tolist():
        word, hit = words[place], hits.get(words[place])
        if hit is None and (scores[place, HEAD] < _ADDED or word in taken):
            continue
        if hit is not None and (quoted_as(sentence, tokens[word]) is not None or _stands_between(sentence, hit)):
            found.append(hit)  # "X quoted Y as saying", "who, according to Y, is": the head knows X, and the sentence
            continue
        if hit is not None and not _tells_inside(hit) and scores[place, HEAD] + scores[place, INSIDE] < _KEPT:
            continue
        drawn = _drawn(sentence, word, hit, quoted, head)
        if hit is None and not drawn.cue.content and tokens[word].lemma in deeds:
            continue
        taken.update(drawn.tokens)
        found.append(drawn)
    return sorted(found, key=lambda hit: hit.head)


def _is_hearsay(sentence: Sentence, hit: Hit) -> bool:
    """Whether nobody is told to hold a thing of the noun before: "gunmen believed to belong to X"."""
    participle = sentence.tokens[hit.head]
    bare = participle.xpos == "VBN" and participle.deprel == "acl" and hit.source is None
    return bare and any(token.xpos == "TO" for token in sentence.tokens[participle.index + 1 : participle.index + 2])


def _drawn(sentence: Sentence, cue: int, hit: Hit | None, quoted: Sequence[bool], head: Head) -> Hit:
    """The hit with its words as the head draws them."""
    assert sentence.vectors is not None
    parts = head.parts(cue, sentence.vectors, pair_features(sentence, cue, hit, quoted))
    tokens = _cue_tokens(parts, cue) if hit is None else hit.tokens
    odds = np.log(parts + _SMALL) - np.log(1 - parts + _SMALL)
    odds[list(tokens)] = -np.inf
    span = best_run(odds[:, SOURCE].tolist())
    if span is not None:
        span = _whole_subject(sentence, cue, span, tokens)
    elif (raised := _raised_subject(sentence, cue)) is not None and any(sentence.children(cue, "ccomp")):
        span = (sentence.subtree(raised)[0], raised)
    if span is not None:
        odds[span[0] : span[1] + 1] = -np.inf
    source = None if span is None else _top(sentence, range(span[0], span[1] + 1))
    content = _with_words(sentence, np.flatnonzero(odds[:, CONTENT] > 0).tolist())
    if hit is not None and (_tells_inside(hit) or _lacks_clause(sentence, hit, content)):
        content = hit.content
    if hit is not None:
        kind = hit.cue
        if not hit.content and content and not _says(sentence, cue, content):
            kind = replace(kind, kind="intend")
        return replace(hit, cue=kind, source=source, content=content, span=span)
    return Hit(
        sentence=sentence.index,
        cue=_unlisted(sentence, cue, content),
        head=cue,
        tokens=tokens,
        source=source,
        content=content,
        span=span,
    )


def _stands_between(sentence: Sentence, hit: Hit) -> bool:
    """Whether a cue stands with its source inside what it tells, where the head mistakes others for the source."""
    inside = _describes(sentence, hit) or _interrupts(sentence, hit) or _is_hearsay(sentence, hit)
    return inside or _is_opinion_of(sentence, hit)


def _is_opinion_of(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody's view of a thing is told with "of": "in the view of the panel, X arms Y"."""
    noun = sentence.tokens[hit.head]
    governed = hit.cue.pos == "noun" and noun.deprel == "obl" and bool(hit.content)
    return governed and hit.source is not None and sentence.tokens[hit.source].deprel == "nmod"


def _interrupts(sentence: Sentence, hit: Hit) -> bool:
    """Whether a cue with its subject stands between two commas inside what it tells ("X, Y alleges, arms Z")."""
    words = sentence.tokens
    around = hit.head + 2 < len(words) and words[hit.head + 1].text == "," and hit.source is not None
    return (
        around
        and words[hit.head + 2].upos != "CCONJ"
        and words[hit.head].deprel == "parataxis"
        and min(hit.content, default=hit.head) < hit.head
    )


def _lacks_clause(sentence: Sentence, hit: Hit, content: Sequence[int]) -> bool:
    """Whether the verb of the clause that a cue tells, by the parse, is not among the words drawn as its content."""
    clauses = [child.index for child in sentence.children(hit.head, "ccomp") if child.index in hit.content]
    return bool(clauses) and not any(index in content for index in clauses)


def _tells_inside(hit: Hit) -> bool:
    """Whether a cue tells all that a relative clause says to be in it ("a message in which he threatened X").

    The annotators of what the head has learned from hardly ever marked such.
    """
    return bool(hit.content) and any(slot.name == "relative" for pattern in hit.cue.content for slot in pattern)


def _describes(sentence: Sentence, hit: Hit) -> bool:
    """Whether a cue with its source behind it stands in a clause behind a noun ("which according to X is armed")."""
    said = sentence.tokens[sentence.tokens[hit.head].head]
    clause = sentence.tokens[said.head]
    return hit.cue.source == "object" and said.deprel == "obl" and clause.deprel in ("acl", "acl:relcl")


def _whole_subject(sentence: Sentence, cue: int, span: tuple[int, int], tokens: Sequence[int]) -> tuple[int, int]:
    """The span, or where it is only what hangs on the noun that is the cue's subject, from that noun on.

    Of "the leaders of the two sides said" the leaders speak. What stands before that noun and a comma is no part of it.
    """
    subject = subject_of(sentence, cue)
    if subject is None:
        subject = _raised_subject(sentence, cue)
    if subject is None:
        return span
    if span[0] <= subject <= span[1]:
        first = sentence.subtree(subject)[0]
        commas = [index for index in range(span[0], first + 1) if sentence.tokens[index].text == ","]
        return (max(first, commas[-1] + 1), span[1]) if commas else span
    place = _top(sentence, range(span[0], span[1] + 1))
    while sentence.tokens[place].deprel in _INNER and place != subject:
        place = sentence.tokens[place].head
    first, last = sentence.subtree(subject)[0], max(span[1], subject)
    if place != subject or any(first <= token <= last for token in tokens):
        return span
    return (first, last)


def _raised_subject(sentence: Sentence, cue: int) -> int | None:
    """Who speaks in "X is expected to say that": the subject of the passive above."""
    token = sentence.tokens[cue]
    if token.deprel != "xcomp" or token.head < 0:
        return None
    return next((c.index for c in sentence.children(token.head, "nsubj:pass")), None)


def _with_words(sentence: Sentence, content: Sequence[int]) -> tuple[int, ...]:
    """The content without stretches that hold no word of meaning, where others do."""
    stretches: list[list[int]] = []
    for index in content:
        if stretches and stretches[-1][-1] == index - 1:
            stretches[-1].append(index)
        else:
            stretches.append([index])
    full = [row for row in stretches if any(sentence.tokens[index].upos in _MEANING for index in row)]
    return tuple(index for row in full or stretches for index in row)


def _says(sentence: Sentence, cue: int, content: Sequence[int]) -> bool:
    """Whether what a cue holds is a clause or a quotation of its own, so that its source answers for it."""
    clause = any(child.index in content for child in sentence.children(cue, "ccomp", "parataxis"))
    return clause or not content or any(sentence.tokens[index].text in _MARKS for index in content)


def _cue_tokens(parts: Floats, cue: int) -> tuple[int, ...]:
    """The words around a cue's head that belong to it."""
    best = parts.argmax(1)
    first = last = cue
    while first > 0 and best[first - 1] == CUE:
        first -= 1
    while last + 1 < len(best) and best[last + 1] == CUE:
        last += 1
    return tuple(range(first, last + 1))


def _top(sentence: Sentence, span: range) -> int:
    """The word of a phrase that the others hang on."""
    tops = [index for index in span if sentence.tokens[index].head not in span]
    return next((index for index in tops if sentence.tokens[index].upos in _NOMINAL), tops[0])


def _unlisted(sentence: Sentence, index: int, content: Sequence[int]) -> Cue:
    """A cue that no list has: one of saying where a clause or a quotation is its content, else one of intending."""
    token = sentence.tokens[index]
    says = _says(sentence, index, content)
    return Cue(
        words=(token.lemma.lower(),),
        pos=POS.get(token.upos, "verb"),
        kind="say" if says else "intend",
        content=((Slot(name="quote"),),) if says else (),
        source="subject",
        attribution=True,
        affirmed=Factuality.parse("CT+"),
        denied=Factuality.parse("Uu"),
        future=False,
        conditional=False,
        example="",
        place="",
    )
