"""What the codebook's own files hold: relations, PLOVER's categories, predicates with their triggers, support verbs."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.codebook.files import Record
from foedus.model import ActorKind, Factuality, Phase, RelationType

_DENYING = frozenset(("no", "hardly", "scarcely", "without"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The word that announces a predicate: the lemma of its head, its class, and the words that must go with it.

    `particle` is a verb's particle ("break away": away); `modifier` a word before a noun ("peace deal": peace);
    `of` the noun behind "of" ("cessation of hostilities": hostility); `object` the lemmas one of which a verb's
    object must have; `complement` those of its complement ("regard as an enemy", "urge to attack"); `under` those of
    the verb above it; `mark` the prepositions one of which must introduce a noun ("in support of": in); `subject` the
    lemmas one of which who does it must have; `prep` the prepositions one of which must follow, which then governs one
    of `object` where that is given ("died in a raid"); `clause` how a clause below it must begin; `negated` asks that
    the word be denied, and is what its denial says ("does not recognise"); `beside` holds lemmas one of which must hang
    on the word or stand right before it ("formerly known").

    `demands` is how many words beside the head must be there: the measure of how specific the trigger is. `asked` holds
    lists of words of each of which a sentence must have one, as lemma or as form, to be worth a closer look. `denying`
    tells that the words of `beside` or `mark` deny by themselves ("no friend of", "without the help of").
    """

    lemma: str
    word_class: str
    particle: str = ""
    modifier: str = ""
    of: str = ""
    object: frozenset[str] = frozenset()
    mark: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    negated: bool = False
    beside: frozenset[str] = frozenset()
    denying: bool = field(init=False)
    demands: int = field(init=False)
    asked: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        single = [frozenset((word,)) for word in (self.particle, self.modifier, self.of) if word]
        asked = (*single, *filter(None, (self.object, self.complement, self.under, self.subject, self.beside)))
        object.__setattr__(self, "asked", asked)
        object.__setattr__(self, "denying", not _DENYING.isdisjoint(self.beside | self.mark))
        object.__setattr__(
            self, "demands", len(asked) + sum(map(bool, (self.mark, self.prep, self.clause, self.negated)))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and the (actor, recipient) words that its predicate must find in it; none where it must find none."""

    text: str
    ends: tuple[tuple[str, str], ...]
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One way to say a relation or an act. `actor` and `recipient` are slots in order of preference.

    `actors` and `recipients` are the kinds that may stand there, empty for any. `armed` demands that one end be an
    armed body, for words that sport and business use as well; `unequal` that a state or government stand at one end and
    an armed group at the other. `effect` and `future` say what the word itself makes of the relation: "proposed talks"
    makes them possible and yet to come, "rejected talks" denies them. `weight` is the coder's trust in the frame, from
    0 to 1. `bare` tells whether the word alone, with one end, still tells an act: not where its other end is what makes
    its sense. `recalls` tells whether an end may be somebody of whom only an earlier sentence has told.
    """

    key: str
    trigger: Trigger
    relation: str | None
    phase: Phase
    plover: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    mutual: bool = False
    actors: frozenset[ActorKind] = frozenset()
    recipients: frozenset[ActorKind] = frozenset()
    armed: bool = False
    unequal: bool = False
    without: frozenset[str] = frozenset()
    effect: Factuality | None = None
    future: bool = False
    weight: float = 0.9
    bare: bool = field(init=False)
    recalls: bool = field(init=False)

    def __post_init__(self) -> None:
        ends = (self.actor, self.recipient)
        told = self.plover is not None and all("subj" in e or "obj" in e or "below" in e for e in ends)
        object.__setattr__(self, "bare", self.relation is None or told)
        recalls = any(slot.endswith(("deed", "post")) for slots in ends for slot in slots)
        object.__setattr__(self, "recalls", recalls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record of a predicate file: the predicates that share a frame, and their examples."""

    predicates: tuple[Predicate, ...]
    examples: tuple[Example, ...]
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A verb that lends its subject to the noun it governs, and may move its phase.

    `role` is what the verb's subject is to the noun: its `actor` ("launch an attack"), its `recipient` ("come under
    attack"), or the noun itself, the `event` ("fighting broke out"); `blamed` where the verb's object is the actor
    ("blame X for an attack"); `noun` marks a noun above it. `preposition` is "" where the noun is the object.
    """

    lemma: str
    particle: str
    preposition: str
    role: str
    phase: Phase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation with the PLOVER category of the act by which it begins, goes on or ends.

    `joint` is the relation among several who stand so to one recipient together ("A and B attacked C"), or None.
    `represented` tells that a leader who stands so may stand for the armed group or party that he leads.
    """

    type: RelationType
    meaning: str
    joint: str | None
    represented: bool
    by_phase: tuple[tuple[Phase, str | None], ...]

    def plover(self, phase: Phase) -> str | None:
        """The category of the act that brings the relation into this phase."""
        return dict(self.by_phase)[phase]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One of PLOVER's categories of acts, with its CAMEO roots.

    `future` is what the act counts as while yet to come, `denied` what it counts as where somebody will not do it.
    """

    key: str
    meaning: str
    cameo: tuple[str, ...]
    future: str
    denied: str
