"""The one protocol that every engine keeps: a parsed article, its mentions and times in; claims, attributions out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from foedus.codebook.actors import NameRole
from foedus.language import ParsedArticle, Words
from foedus.language.dates import TimeExpression
from foedus.model import Actor, Attribution, Claim, Coder, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an engine read in one article, in the order of the text."""

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


class Named(Protocol):
    """A known name in an article."""

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """The code point after its last."""
        ...

    @property
    def actors(self) -> Sequence[Actor]:
        """Whom it can mean, main ones first."""
        ...

    @property
    def role(self) -> NameRole:
        """What the words are to them ("Syria" country, "Syrian" demonym)."""
        ...


class Engine(Protocol):
    """Reads articles. An engine is a pure function of its arguments and of the configuration that `coder` digests."""

    @property
    def coder(self) -> Coder:
        """Who signs the claims."""
        ...

    def worth_parsing(self, sentences: Sequence[Words], named: Sequence[Sequence[Named]]) -> Sequence[bool]:
        """For each sentence of an article whether to parse it; `named` are the known names that stand in it."""
        ...

    def read(
        self,
        parsed: ParsedArticle,
        mentions: Iterable[Mention],
        times: Iterable[TimeExpression],
        places: Iterable[Mention] = (),
    ) -> Reading:
        """The claims and attributions of one article. `places` are names that say where, and so stand for nobody."""
        ...
