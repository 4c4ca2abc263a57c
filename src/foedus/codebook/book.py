"""The codebook: relations, predicates, support verbs and holders, shipped and a researcher's own, ready to look up."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TypeVar

from foedus.codebook.entries import Category, Entry, Predicate, Relation, Support
from foedus.codebook.files import Record, read_records
from foedus.codebook.folder import check_folder
from foedus.codebook.forms import inflect, irregular_forms
from foedus.codebook.schema import category_from, entry_from, relation_from, supports_from
from foedus.codebook.wording import Wordings
from foedus.model import RelationType

_LEANINGS = frozenset(("anti", "pro"))
"""Prefixes that say how one stands to whom the rest of the word names ("pro-Russian")."""
_T = TypeVar("_T")

SHIPPED = Path(__file__).parent
_SHARED = tuple(SHIPPED / name for name in ("relations.yaml", "plover.yaml", "words.yaml", "irregular.yaml"))


@cache
def relation_types() -> Mapping[str, RelationType]:
    """The relations by key: for who needs no predicates, which take their time to load."""
    return {key: relation.type for key, relation in _relations()[1].items()}


def _relations() -> tuple[dict[str, Category], dict[str, Relation]]:
    categories = {c.key: c for c in map(category_from, read_records(SHIPPED / "plover.yaml"))}
    rows = (relation_from(record, categories) for record in read_records(SHIPPED / "relations.yaml"))
    return categories, {row.type.key: row for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All that the rules know, read once and never changed.

    `categories` are PLOVER's. `predicates` and `supports` are indexed by the lemma of their trigger; `forms` gives the
    lemmas that a lower-case form can belong to, `words` the named word lists (holders, armed bodies, object control …).
    `names` holds the predicates whose trigger is an actor's own name, by a word in it or `person`. `digest` is the
    SHA-256 of every file read: it stands in each claim's coder, so that claims of different codebooks are told apart.
    """

    categories: Mapping[str, Category]
    relations: Mapping[str, Relation]
    entries: tuple[Entry, ...]
    predicates: Mapping[str, tuple[Predicate, ...]]
    names: Mapping[str, tuple[Predicate, ...]]
    supports: Mapping[str, tuple[Support, ...]]
    words: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[str, ...]]
    directories: tuple[Path, ...]
    digest: str
    wordings: Wordings = field(init=False, repr=False, compare=False)
    """The predicates of each lemma by the further words that they ask for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "wordings", Wordings(self.predicates))

    @classmethod
    def load(cls, extra: Path | None = None) -> Codebook:
        """The shipped codebook, with a researcher's `predicates*.yaml` and `supports*.yaml` beside it.

        Raises CodebookError, naming file, line and remedy.
        """
        if extra is not None:
            check_folder(extra)
        directories = (SHIPPED,) if extra is None else (SHIPPED, extra)
        categories, relations = _relations()
        files = [*sorted((SHIPPED / "predicates").glob("*.yaml")), *_own(extra, "predicates*.yaml")]
        entries = tuple(entry_from(record, relations, categories) for record in _records(files))
        support_files = [SHIPPED / "supports.yaml", *_own(extra, "supports*.yaml")]
        supports = tuple(chain.from_iterable(map(supports_from, _records(support_files))))
        given = tuple(chain.from_iterable(entry.predicates for entry in entries))
        predicates = tuple(p for p in given if p.trigger.word_class != "name")
        words = _word_lists(SHIPPED / "words.yaml")
        return cls(
            categories=categories,
            relations=relations,
            entries=entries,
            predicates=_index((predicate.trigger.lemma, predicate) for predicate in predicates),
            names=_index((p.trigger.lemma, p) for p in given if p.trigger.word_class == "name"),
            supports=_index((support.lemma, support) for support in supports),
            words=words,
            forms=_forms({p.trigger.lemma for p in predicates if p.trigger.word_class != "preposition"}),
            directories=directories,
            digest=_digest([*files, *support_files, *_SHARED]),
        )

    def triggers(self, word: str) -> tuple[str, ...]:
        """The trigger lemmas that a word can be a form of; a hyphenated word by its last part, "pro-X" by "pro"."""
        form = word.lower()
        prefix, _, rest = form.partition("-")
        if rest and prefix in _LEANINGS:
            return self.forms.get(prefix, ())
        return self.forms.get(form) or self.forms.get(form.rpartition("-")[2], ())


def _own(extra: Path | None, pattern: str) -> list[Path]:
    return [] if extra is None else sorted(extra.glob(pattern))


def _records(files: Iterable[Path]) -> Iterator[Record]:
    return chain.from_iterable(map(read_records, files))


def _index(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    index: defaultdict[str, list[_T]] = defaultdict(list)
    for lemma, value in pairs:
        index[lemma].append(value)
    return {lemma: tuple(values) for lemma, values in index.items()}


def _word_lists(path: Path) -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for record in read_records(path):
        record.only(("list", "words", "meaning"))
        lists[record.text("list")] = frozenset(record.texts("words"))
    return lists


def _forms(lemmas: Collection[str]) -> dict[str, tuple[str, ...]]:
    irregular = irregular_forms(SHIPPED / "irregular.yaml")
    forms = ((form, lemma) for lemma in sorted(lemmas) for form in set(inflect(lemma, irregular)))
    return _index(forms)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(set(files), key=lambda path: (path.name, path.parent.name)):
        digest.update(file.read_bytes())
    return digest.hexdigest()
