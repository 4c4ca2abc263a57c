"""Tokens and sentences: what the parser gives and everything above it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from foedus.language.words import Words
from foedus.model import Article

FINITE = frozenset(("VBD", "VBZ", "VBP"))
"""Penn tags of verbs that tell person or tense by their own form."""
NOUNS = frozenset(("NOUN", "PROPN"))
"""Common nouns and names."""
EACH_OTHER = frozenset((("each", "other"), ("one", "another")))
"""The two words, in small letters, by which several do a thing among themselves."""
MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    """.split()  # noqa: SIM905
)
"""The months, in small letters."""
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
"""The days of the week, in small letters."""
_LEANINGS = frozenset(("pro", "anti"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Code points `[start, end)` that must become one token ("al-Nusra", "Jaysh al-Islam (JaI)").

    `reading` is what the parser reads in their place where the letters would mislead it (the acronym "IS" looks like
    a verb); None to read the letters themselves. The token's text and offsets are always those of the article.
    """

    start: int
    end: int
    reading: str | None = None


class Token(Struct, frozen=True, kw_only=True, gc=False):
    """A word of a sentence in Universal Dependencies' terms. (A struct, as it is made some five times as fast.)

    `index` counts from 0 in the sentence; `head` is the index of the head or -1 for the root. `start` and `end` are
    code points into the article's text. `entity` is "" or a BIO tag over PER, ORG, LOC ("B-ORG").
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    entity: str = ""

    @property
    def leaning(self) -> str:
        """The "pro" or "anti" of a word such as "pro-Russian" or "anti-government", else ""."""
        if "-" not in self.text:
            return ""
        prefix, _, rest = self.text.lower().partition("-")
        return prefix if rest and prefix in _LEANINGS else ""


def has_subject(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a word has a subject of its own, of whatever voice."""
    return any(token.head == verb.index and token.deprel.startswith("nsubj") for token in tokens)


def hangs_on(tokens: Sequence[Token], index: int, above: int) -> bool:
    """Whether a word is another or hangs on it, however far.

    While a parse is mended words may hang on each other in a ring; of such this is true as well.
    """
    for _ in tokens:
        if index == above:
            return True
        index = tokens[index].head
        if index < 0:
            return False
    return True


def cases_of(tokens: Sequence[Token], index: int) -> set[str]:
    """The prepositions of a word, and its 's, while a sentence is being mended; `Sentence.cases` has them after."""
    return {token.text.lower() for token in tokens if token.head == index and token.deprel == "case"}


_NOTHING: Iterator[Token] = iter(())
"""An iterator that is at its end stays there, so all words without dependents may share one."""
_NONE: tuple[Token, ...] = ()
_NO_CASES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A parsed sentence. `index` is its place in `ParsedArticle.sentences`, `paragraph` that of its segment."""

    index: int
    paragraph: int
    tokens: tuple[Token, ...]
    vectors: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)
    """What the network holds of each word, its last layer beside its fourth (words, 768); None without a network."""
    dependents: tuple[tuple[int, ...], ...] = field(init=False)
    """For each token the indices of its dependents, in order."""
    _children: tuple[dict[str, list[Token]], ...] = field(init=False, repr=False, compare=False)
    """For each token its dependents by their relation and by its main part, and all of them under the empty text.

    They are asked for all the time, mostly by one relation that a word has no dependent of.
    """
    _subtrees: dict[int, tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What was answered about all that hangs on a token; two in three ask again."""

    def __post_init__(self) -> None:
        below: list[dict[str, list[Token]]] = [{} for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                row, relation = below[token.head], token.deprel
                for name in ("", relation, relation.partition(":")[0]) if ":" in relation else ("", relation):
                    if name in row:
                        row[name].append(token)
                    else:
                        row[name] = [token]
        object.__setattr__(self, "_children", tuple(below))
        numbers = (tuple([child.index for child in row[""]]) if row else () for row in below)
        object.__setattr__(self, "dependents", tuple(numbers))

    @property
    def start(self) -> int:
        """First code point of the sentence in the article."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Code point after the sentence's last."""
        return self.tokens[-1].end

    @property
    def root(self) -> Token:
        """The token without a head."""
        return next(token for token in self.tokens if token.head < 0)

    def children(self, index: int, deprel: str = "", *deprels: str) -> Iterator[Token]:
        """Dependents of a token, in order; with a `deprel`, only those whose relation or its main part is named."""
        row = self._children[index]
        if not deprels:
            return iter(row.get(deprel, _NONE))
        named = [row[name] for name in (deprel, *deprels) if name in row] if row else []
        if len(named) < 2:
            return iter(named[0]) if named else _NOTHING
        found = {token.index: token for tokens in named for token in tokens}
        return iter([found[place] for place in sorted(found)])

    def cases(self, index: int) -> frozenset[str]:
        """The prepositions of a token and its 's, as they stand there but in lower case."""
        found = self._children[index].get("case")
        return frozenset([child.text.lower() for child in found]) if found else _NO_CASES

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of a token and everything below it, in order of the sentence.

        Raises ValueError where a token hangs on what is below it, so that a broken tree costs an article and no more.
        """
        whole = self._subtrees.get(index)
        if whole is None:
            whole = self._subtrees[index] = self._below(index)
        return whole

    def _below(self, index: int) -> tuple[int, ...]:
        found = [index]
        for place in found:
            found.extend(self.dependents[place])
            if len(found) > len(self.tokens):
                raise ValueError("the words of a sentence form no tree")
        found.sort()
        return tuple(found)

    def behind_comma(self, index: int) -> bool:
        """Whether a token stands, with everything below it, behind a comma, or begins with one."""
        first = self.subtree(index)[0]
        return first > 0 and "," in (self.tokens[first].text, self.tokens[first - 1].text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """An article with its parsed sentences, of the headline, the body and quotes alone, in order.

    Sentences that cannot hold a claim may be left out, they are the `unread`; `sentences[i].index` is always `i`.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    unread: tuple[Words, ...] = ()
