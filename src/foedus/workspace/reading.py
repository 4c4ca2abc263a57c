"""Article → claims: the one place where language, resolution and extraction meet."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from foedus.codebook import Codebook
from foedus.codebook.folder import check_folder
from foedus.codebook.nominals import load_nominals
from foedus.errors import InputError
from foedus.extraction import Engine, LlmEngine, LlmSettings, Reading, RulesEngine
from foedus.language import English, ParsedArticle, Words, load_english
from foedus.language.dates import find_times, warm
from foedus.model import Article, Attribution, Coder, SegmentKind
from foedus.resolution import Gazetteer, LocalName, NameMatch, find, find_places, local_names, units
from foedus.resolution.mentions import find_mentions
from foedus.resolution.spotting import warm as warm_names
from foedus.sources import read_input

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_NO_LATIN = re.compile(r"[^\x00-\x7f\u00c0-\u024f]+")


class Reader:
    """Reads articles with the shipped English model, the gazetteer and the rules engine.

    `codebook` is a researcher's own folder of predicates, cues, actors and nouns, read beside the shipped ones.
    With `llm` the model named there is asked in place of the rules: the articles leave this machine.
    Building a reader takes about a second; reading is a pure function of the article, so a reader can be kept and
    shared. Raises CodebookError, ModelError and MissingExtraError.
    """

    def __init__(self, *, codebook: Path | None = None, llm: LlmSettings | None = None) -> None:
        if codebook is not None:
            check_folder(codebook)
        folders = () if codebook is None else (codebook,)
        with _uncollected():
            self._english: English = load_english()
            self._gazetteer = Gazetteer.load(folders)
            self._nouns = load_nominals(folders)
            book = Codebook.load(codebook)
            self._engine: Engine = RulesEngine(book) if llm is None else LlmEngine(book, llm, self._gazetteer.actor)
            warm()
            warm_names()
            _settle()

    @property
    def coder(self) -> Coder:
        """Who signs the claims: engine, version and the digest of its configuration."""
        return self._engine.coder

    def objection(self, article: Article) -> str | None:
        """Why an article is set aside without being read, or None."""
        stated = (SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.QUOTE)
        if article.segments and not any(segment.kind in stated for segment in article.segments):
            return "nothing but captions, credits or bylines"
        return "not in Latin script: this version reads English" if _is_foreign(article.text) else None

    def read(self, article: Article) -> Reading:
        """The claims of one article and their attributions; sentences that can hold no claim are not parsed.

        Raises InputError for an article that this version cannot cope with; the others can be read all the same.
        """
        return self._read(article, gated=True)

    def attributions(self, article: Article) -> tuple[Attribution, ...]:
        """Every reported statement or thought of one article, whether or not it carries a claim."""
        return self._read(article, gated=False).attributions

    def parse(self, article: Article, *, gated: bool = False) -> ParsedArticle:
        """The parsed sentences; with `gated`, only those that can hold a claim and their context."""
        return self._parse(article, self._names(article.text), gated=gated)

    def _names(self, text: str) -> _Names:
        local = local_names(text, self._gazetteer)
        return _Names(local=local, matches=find(self._gazetteer, text, local))

    def _parse(self, article: Article, names: _Names, *, gated: bool) -> ParsedArticle:
        def wanted(sentences: Sequence[Words]) -> Sequence[bool]:
            return self._engine.worth_parsing(sentences, [names.within(words.start, words.end) for words in sentences])

        found = units(article.text, names.matches, names.local)
        return self._english.read(article, units=found, wanted=wanted if gated else None)

    def _read(self, article: Article, *, gated: bool) -> Reading:
        try:
            with _uncollected():
                return self._understood(article, gated=gated)
        except (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
            # A fault of ours on one text must not cost the reader all the others; it is named, counted and logged.
            fault = f"could not be read: a fault in foedus ({type(error).__name__}: {error}). Please report it"
            raise InputError(article.given_id or article.id, fault) from error

    def _understood(self, article: Article, *, gated: bool) -> Reading:
        names = self._names(article.text)
        parsed = self._parse(article, names, gated=gated)
        if not parsed.sentences:
            return Reading(claims=(), attributions=())
        mentions = find_mentions(parsed, self._gazetteer, matches=names.matches, lexicon=self._nouns)
        places = find_places(parsed, self._gazetteer, mentions)
        return self._engine.read(parsed, mentions, find_times(parsed), places)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Puts off the search for objects that hold each other: reading an article makes many objects and hardly any such.

    Where several threads read, the first to begin puts the search off for all and the first to end takes it up again.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _settle() -> None:
    """Takes all that is there by now out of the search, into which a seventh of the first articles' time went.

    It is freed as ever when nobody holds it. Only circles that somebody made before stay; `gc.unfreeze` ends that.
    """
    gc.freeze()


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one text before its parse: those it defines itself, and all that were found."""

    local: tuple[LocalName, ...]
    matches: tuple[NameMatch, ...]

    def within(self, start: int, end: int) -> tuple[NameMatch, ...]:
        """The names that begin at code points `[start, end)`."""
        first = bisect_left(self.matches, start, key=lambda match: match.start)
        last = bisect_left(self.matches, end, lo=first, key=lambda match: match.start)
        return self.matches[first:last]


def _is_foreign(text: str) -> bool:
    """Whether most letters of a text, and most of what stands in it, are not Latin ones."""
    others = "".join(_NO_LATIN.findall(text))
    if not any(map(str.isalpha, others)):
        return False
    latin = sum(map(len, _LATIN.findall(text)))
    return 2 * latin < len(text) and 2 * latin < sum(map(str.isalpha, text))


def read_inputs(
    inputs: Iterable[str], *, published: str | None = None, publisher: str | None = None
) -> Iterator[Article | InputError]:
    """All articles of all inputs in order; what cannot be read is an InputError in its place."""
    for source in inputs:
        yield from read_input(source, published=published, publisher=publisher)
