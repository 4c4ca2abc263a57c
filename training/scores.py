"""Scores of a parse against a treebank, as in the CoNLL 2018 shared task: words are matched by their characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.language.tokens import Sentence
from training.treebank import Word

RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl:agent", "conj", "appos", "nmod", "acl:relcl", "advcl", "ccomp", "xcomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One word of either side. `head` is the span of its head, None at the root."""

    span: tuple[int, int]
    head: tuple[int, int] | None
    upos: str
    xpos: str
    lemma: str
    deprel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """All words, the first and last offsets of all sentences, all names as (start, end, kind) or None."""

    nodes: tuple[Node, ...]
    sentences: frozenset[tuple[int, int]]
    names: frozenset[tuple[int, int, str]] | None


def gold_side(sentences: Sequence[Sequence[Word]], spans: Sequence[Sequence[tuple[int, int]]]) -> Side:
    """The treebank's side; `spans` gives the offsets of its words in the text made from it."""
    nodes = [
        Node(
            span=span,
            head=row[word.head] if word.head >= 0 else None,
            upos=word.upos,
            xpos=word.xpos,
            lemma=word.lemma,
            deprel=word.deprel,
        )
        for words, row in zip(sentences, spans, strict=True)
        for word, span in zip(words, row, strict=True)
    ]
    tags = [
        (word.name, span)
        for words, row in zip(sentences, spans, strict=True)
        for word, span in zip(words, row, strict=True)
    ]
    known = all(name is not None for name, _ in tags)
    return Side(
        nodes=tuple(nodes),
        sentences=frozenset((row[0][0], row[-1][1]) for row in spans),
        names=_names((name or "O", span) for name, span in tags) if known else None,
    )


def parsed_side(sentences: Iterable[Sentence]) -> Side:
    """The parser's side."""
    parsed = list(sentences)
    nodes = []
    for sentence in parsed:
        for token in sentence.tokens:
            head = sentence.tokens[token.head] if token.head >= 0 else None
            nodes.append(
                Node(
                    span=(token.start, token.end),
                    head=(head.start, head.end) if head else None,
                    upos=token.upos,
                    xpos=token.xpos,
                    lemma=token.lemma,
                    deprel=token.deprel,
                )
            )
    return Side(
        nodes=tuple(nodes),
        sentences=frozenset((sentence.start, sentence.end) for sentence in parsed),
        names=_names((t.entity or "O", (t.start, t.end)) for sentence in parsed for t in sentence.tokens),
    )


def _names(tags: Iterable[tuple[str, tuple[int, int]]]) -> frozenset[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    inside = False
    for tag, (start, end) in tags:
        if tag[0] == "B" or (tag[0] == "I" and not inside):
            found.append((start, end, tag[2:]))
        elif tag[0] == "I":
            found[-1] = (found[-1][0], end, found[-1][2])
        inside = tag != "O"
    return frozenset(found)


def _f(right: int, one: int, other: int) -> float:
    return 200 * right / (one + other) if one + other else 0.0


def score(pairs: Sequence[tuple[Side, Side]]) -> dict[str, float]:
    """F scores in per cent over (gold, parsed) pairs; relations count with their subtypes."""
    right: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    other_count: Counter[str] = Counter()
    for gold, parsed in pairs:
        _count_words(gold, parsed, right, gold_count, other_count)
        if gold.names is not None and parsed.names is not None:
            for kind in ("", "PER", "ORG", "LOC"):
                ours = {name for name in parsed.names if kind in ("", name[2])}
                theirs = {name for name in gold.names if kind in ("", name[2])}
                key = f"names {kind}".strip()
                right[key] += len(ours & theirs)
                gold_count[key] += len(theirs)
                other_count[key] += len(ours)
    return {key: round(_f(right[key], gold_count[key], other_count[key]), 2) for key in gold_count}


def _count_words(
    gold: Side, parsed: Side, right: Counter[str], gold_count: Counter[str], other_count: Counter[str]
) -> None:
    theirs = {node.span: node for node in gold.nodes}
    for key in ("tokens", "upos", "xpos", "lemma", "uas", "las"):
        gold_count[key] += len(gold.nodes)
        other_count[key] += len(parsed.nodes)
    gold_count["sentences"] += len(gold.sentences)
    other_count["sentences"] += len(parsed.sentences)
    right["sentences"] += len(gold.sentences & parsed.sentences)
    gold_count.update(node.deprel for node in gold.nodes if node.deprel in RELATIONS)
    for node in parsed.nodes:
        if node.deprel in RELATIONS:
            other_count[node.deprel] += 1
        if (match := theirs.get(node.span)) is None:
            continue
        right["tokens"] += 1
        right["upos"] += node.upos == match.upos
        right["xpos"] += node.xpos == match.xpos
        right["lemma"] += node.lemma.lower() == match.lemma.lower()
        if node.head == match.head:
            right["uas"] += 1
            right["las"] += node.deprel == match.deprel
            if node.deprel == match.deprel and node.deprel in RELATIONS:
                right[node.deprel] += 1
