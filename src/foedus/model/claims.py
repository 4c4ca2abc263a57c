"""Claims: relations between two actors as one passage states them, with who says so and how firmly."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from foedus.model.actors import Actor
from foedus.model.identity import tagged_id
from foedus.model.text import Span
from foedus.model.times import UNDATED, ValidTime


class Phase(StrEnum):
    """What a claim says of its relation."""

    BEGINS = "begins"
    HOLDS = "holds"
    ENDS = "ends"


class Polarity(StrEnum):
    """FactBank's polarity: positive, negative, underspecified."""

    POSITIVE = "+"
    NEGATIVE = "-"
    UNKNOWN = "u"


class Certainty(StrEnum):
    """FactBank's modality: certain, probable, possible, underspecified."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"
    UNKNOWN = "U"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How firmly a source commits (Saurí & Pustejovsky 2009). Written `CT+ PR+ PS+ CT- PR- PS- CTu Uu`."""

    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE

    def __post_init__(self) -> None:
        if str(self) not in ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"):
            raise ValueError(f"FactBank has no label {self}")

    def __str__(self) -> str:
        return f"{self.certainty.value}{self.polarity.value}"

    @classmethod
    def parse(cls, label: str) -> Factuality:
        """Reads FactBank's label. Raises ValueError."""
        return cls(certainty=Certainty(label[:-1]), polarity=Polarity(label[-1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """One of the eleven relations of the codebook. `sign` is +1, 0 or -1; `implies` names relations it entails."""

    key: str
    sign: int
    symmetric: bool
    plover: str | None
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An end of a claim: the actor, the words that stand for it here and, where these name nobody, its antecedent."""

    actor: Actor
    span: Span
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """One link of a claim's source chain: who says it, as named or described, and the cue."""

    name: str
    kind: str
    span: Span | None
    cue: Span | None
    actor: str | None = None
    """Id of the actor the source is, where it is one."""
    when: ValidTime | None = None
    """When the source said it, where the text tells; not when what it said holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One reported statement or thought (PolNeAR's triple). `quoted` where its content holds quotation marks.

    `parent` is the index, in the article's list of attributions, of the one this is nested in, or None.
    """

    source: Span | None
    cue: Span | None
    content: Span
    quoted: bool = False
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a claim holds, as the text says; `country` is ISO 3166-1 alpha-3 where the gazetteer gives it."""

    name: str
    span: Span
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Who read the claim: a machine or a person, its version, and the digest of its configuration."""

    name: str
    version: str
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One relation between two actors, as one passage of one article states it.

    `relation` is None for an act that says nothing of one (then `plover` stands alone). `recipient` may be None only
    where `relation` is. `attribution` is the chain of sources, the nearest to the content last.
    """

    article: str
    relation: str | None
    phase: Phase
    sign: int
    plover: str | None
    predicate: str
    actor: Participant | None
    recipient: Participant | None
    attribution: tuple[SourceLink, ...] = ()
    factuality: Factuality = Factuality()
    conditional: bool = False
    future: bool = False
    when: ValidTime = UNDATED
    where: Place | None = None
    evidence: Span
    coder: Coder
    confidence: float
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if self.relation is not None and (self.actor is None or self.recipient is None):
            raise ValueError("a claim of a relation needs both its ends")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} outside [0, 1]")
        object.__setattr__(self, "id", tagged_id("c1", self._identity()))

    def _identity(self) -> dict[str, object]:
        """What makes this claim this claim: article, coder, what is said of whom, where, by whom, how and when."""
        return {
            "article": self.article,
            "coder": [self.coder.name, self.coder.version, self.coder.digest],
            "relation": self.relation,
            "plover": self.plover,
            "phase": self.phase.value,
            "predicate": self.predicate,
            "ends": [_end(self.actor), _end(self.recipient)],
            "attribution": [[s.name, _place(s.span)] for s in self.attribution],
            "stance": [str(self.factuality), self.conditional, self.future],
            "when": [self.when.edtf, self.when.basis.value],
            "evidence": _place(self.evidence),
        }


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _end(end: Participant | None) -> list[object] | None:
    return None if end is None else [end.actor.id, _place(end.span)]
