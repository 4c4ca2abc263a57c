"""Cues: the words that attribute what is said, and those that bend how firmly it is meant.

A cue file is a YAML list; each entry holds lemmas that behave alike:

    lemmas       one or more; of several words the first heads the rest ("claim responsibility", "point out")
    pos          verb, noun, adjective, adverb, auxiliary, preposition, conjunction, determiner
    class        what kind of cue it is (see CLASSES)
    content      argument slots that hold what is said, patterns in order of preference; `a+b` takes both slots, a
                 slot with `?` where it is there. Slots: ccomp, xcomp, inf (any infinitive with "to"), gerund (a clause
                 in -ing), obj, iobj, subject, csubj, acl (a clause with "that" or "to"), relative (a clause with "in
                 which"), compound, clause (the clause that the cue hangs on), noun (the noun that an adjective
                 modifies), quote (a quotation beside it), and `prep:of`, `prep:for`, … (a phrase or clause with that
                 preposition)
    source       subject (the agent of a passive), possessor, object (of a preposition), none
    attribution  whether the cue makes an attribution (else it only bends factuality)
    affirmed     FactBank label of the content where the cue itself is affirmed
    denied       FactBank label of the content where the cue itself is denied
    future       whether the content lies after the cue
    conditional  whether the content stands under a condition
    example      a sentence of one's own: {the cue} and [the content] marked; it is run as a test

Labels follow Saurí and Pustejovsky, "Are you sure that this happened?" (2012); `affirmed` and `denied` together are
the implication signatures of Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from foedus.codebook.files import Record, read_records
from foedus.model import Factuality

SHIPPED = Path(__file__).parent / "cues"
"""The folder of the cue files that come with foedus."""

POS = ("verb", "noun", "adjective", "adverb", "auxiliary", "preposition", "conjunction", "determiner")
CLASSES = (
    "say", "claim", "deny", "doubt", "believe", "know", "ask", "promise", "threaten", "order", "intend", "judge",
    "show", "expect", "perceive", "attempt", "implicative", "aspect", "modal", "hedge", "negation", "condition",
    "question", "sequence", "speaker", "body", "mute",
)  # fmt: skip
SPEAKING = frozenset({"say", "claim", "deny", "doubt", "believe", "know", "ask", "order", "show", "expect"})
"""Classes whose subject is a source that a claim hangs on. Who plans, promises, tries or condemns acts himself: the
article still asserts what he plans, and what is condemned is taken for granted."""
OPERATORS = frozenset({"modal", "hedge", "negation", "condition", "sequence"})
"""Classes that bend the factuality of the word that they stand below."""

SOURCES = ("subject", "possessor", "object", "none")
_SLOT = re.compile(
    r"(ccomp|xcomp|inf|gerund|obj|iobj|subject|csubj|acl|relative|compound|clause|noun|quote|prep:[a-z]+)(\?)?"
)
_FIELDS = (
    "lemmas", "pos", "class", "content", "source", "attribution",
    "affirmed", "denied", "future", "conditional", "example",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One argument of a cue: its name, the preposition of a `prep:` slot, and whether it may be missing."""

    name: str
    preposition: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One lemma's behaviour. `words` are the lemma's words, the head first; `examples` belong to the whole entry."""

    words: tuple[str, ...]
    pos: str
    kind: str
    content: tuple[tuple[Slot, ...], ...]
    source: str
    attribution: bool
    affirmed: Factuality
    denied: Factuality
    future: bool
    conditional: bool
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by head lemma and part of speech; those of several words come first.

    `digest` is the SHA-256 of every file read, so that claims of different cue files are told apart.
    """

    entries: tuple[Cue, ...]
    digest: str = ""
    _index: Mapping[tuple[str, str], tuple[Cue, ...]] = field(init=False, repr=False, compare=False)
    _heads: frozenset[str] = field(init=False, repr=False, compare=False)
    """The first words of all operators."""

    def __post_init__(self) -> None:
        index: dict[tuple[str, str], list[Cue]] = {}
        for cue in self.entries:
            index.setdefault((cue.words[0], cue.pos), []).append(cue)
        for row in index.values():
            row.sort(key=lambda cue: -len(cue.words))
        object.__setattr__(self, "_index", MappingProxyType({key: tuple(row) for key, row in index.items()}))
        heads = frozenset(cue.words[0] for cue in self.entries if cue.kind in OPERATORS)
        object.__setattr__(self, "_heads", heads)

    def may_modify(self, word: str) -> bool:
        """Whether some operator of factuality (OPERATORS) begins with this word."""
        return word in self._heads

    def of(self, lemma: str, pos: str) -> tuple[Cue, ...]:
        """The cues that a head lemma of this part of speech may be, longest first."""
        return self._index.get((lemma, pos), ())

    @classmethod
    def load(cls, directories: Iterable[Path] = ()) -> Cues:
        """The shipped cues and those of a researcher's folders (`cues*.yaml`), a later folder overriding an earlier.

        The entries of a later folder for some words and part of speech take the place of all earlier ones. Raises
        CodebookError, naming file, line and remedy.
        """
        digest = hashlib.sha256()
        found: dict[tuple[tuple[str, ...], str], list[Cue]] = {}
        for files in (SHIPPED.glob("*.yaml"), *(directory.glob("cues*.yaml") for directory in directories)):
            fresh: dict[tuple[tuple[str, ...], str], list[Cue]] = {}
            for path in sorted(files):
                for cue in _read(read_records(path)):
                    fresh.setdefault((cue.words, cue.pos), []).append(cue)
                digest.update(path.read_bytes())
            found.update(fresh)
        return cls(tuple(cue for row in found.values() for cue in row), digest.hexdigest())


def _read(records: Iterable[Record]) -> Iterable[Cue]:
    for record in records:
        record.only(_FIELDS)
        lemmas = record.texts("lemmas")
        if not lemmas:
            raise record.error("no lemmas", "Write lemmas: [say, state].", "lemmas")
        example = record.text("example")
        content = tuple(_pattern(record, text) for text in record.texts("content"))
        source = record.choice("source", SOURCES, "none")
        for lemma in lemmas:
            yield Cue(
                words=tuple(lemma.lower().split()),
                pos=record.choice("pos", POS),
                kind=record.choice("class", CLASSES),
                content=content,
                source=source,
                attribution=record.flag("attribution"),
                affirmed=_label(record, "affirmed", "CT+"),
                denied=_label(record, "denied", "Uu"),
                future=record.flag("future"),
                conditional=record.flag("conditional"),
                example=example,
                place=f"{record.file}:{record.line}",
            )


def _pattern(record: Record, text: str) -> tuple[Slot, ...]:
    slots = []
    for part in text.split("+"):
        match = _SLOT.fullmatch(part)
        if match is None:
            remedy = "Slots are ccomp, xcomp, obj, prep:of, clause, …"
            raise record.error(f"unknown slot {part!r} in {text!r}", remedy, "content")
        name, _, preposition = match.group(1).partition(":")
        slots.append(Slot(name=name, preposition=preposition or None, optional=bool(match.group(2))))
    if all(slot.optional for slot in slots):
        raise record.error(f"every slot of {text!r} is optional", "Leave one slot without '?'.", "content")
    return tuple(slots)


def _label(record: Record, name: str, default: str) -> Factuality:
    try:
        return Factuality.parse(record.text(name, default))
    except ValueError as error:
        raise record.error(
            f"{name!r} is no FactBank label", "Choose CT+, PR+, PS+, CT-, PR-, PS-, CTu or Uu.", name
        ) from error
