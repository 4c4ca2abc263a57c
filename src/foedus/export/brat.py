"""Relations and events that a person marked with brat, as that person's claims.

Beside `NAME.ann` stands its text, `NAME.txt`. An article of the ledger with just that text is the one they are claims
on; else the text becomes an article of its own, without a date. A type of brat's is the relation of the same name, or
the one that the caller maps it to. What a line says and we cannot keep (an attribute that we do not know, a third
party) leaves its relation out, with file and line: a denial must not come in as an assertion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path

from foedus.codebook import relation_types
from foedus.errors import InputError, QuestionError
from foedus.export.coded import Imported
from foedus.export.standoff import Attribute, Entity, Link, Standoff, parse
from foedus.ledger import Ledger
from foedus.model import (
    UNDATED,
    Actor,
    Article,
    Claim,
    Coder,
    DateBasis,
    Factuality,
    Outcome,
    Participant,
    Phase,
    Place,
    RelationType,
    SourceLink,
    Span,
    ValidTime,
    tagged_id,
)
from foedus.workspace.voices import shipped_gazetteer

FIRST = frozenset(("actor", "agent", "arg1", "attacker", "giver", "subject", "initiator"))
SECOND = frozenset(("recipient", "arg2", "target", "victim", "patient", "theme", "object", "beneficiary"))
TIME = frozenset(("time", "when", "date"))
PLACE = frozenset(("place", "where", "location"))
SOURCE = frozenset(("source", "speaker"))
"""Roles of arguments, in lower case and without a number behind them."""

_LONGEST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """The relation that a type of brat's stands for; `reversed` where its first party is our recipient."""

    relation: RelationType
    reversed: bool = False


def mapping(given: Sequence[str]) -> dict[str, Mapped | None]:
    """Types by their names in lower case: our own, and those given as TYPE=RELATION, TYPE=RELATION:reversed, TYPE=none.

    Raises QuestionError for a relation that is none.
    """
    relations = relation_types()
    found: dict[str, Mapped | None] = {key: Mapped(relation=relation) for key, relation in relations.items()}
    for text in given:
        kind, _, wanted = text.partition("=")
        name, _, turned = wanted.strip().lower().partition(":")
        if not kind.strip() or turned not in ("", "reversed") or name not in (*relations, "none"):
            raise QuestionError(f"{text!r} is not like TYPE=RELATION; relations are {', '.join(relations)}, or none")
        chosen = None if name == "none" else Mapped(relation=relations[name], reversed=bool(turned))
        found[kind.strip().lower()] = chosen
    return found


def import_brat(ledger: Ledger, path: Path, *, coder: str, types: Mapping[str, Mapped | None]) -> Imported:
    """Appends the relations and events of one file as claims of a person; what is not taken is named with its line.

    The same file adds nothing twice; a corrected one is another reading, beside the first. Raises InputError where the
    file, or the text beside it, cannot be read.
    """
    annotations, text = _read(path), _read(path.with_suffix(".txt"))
    marked = parse(annotations, text)
    problems = dict(marked.problems)
    article = _article(ledger, path, text)
    maker = _Maker(marked, article, types)
    made: dict[str, Claim] = {}
    person = Coder(name=coder, version="brat", digest=_digest(annotations, marked, types))
    for link in marked.links.values():
        try:
            made.update((claim.id, claim) for claim in maker.claims(link, person))
        except _Refused as refused:
            problems.setdefault(refused.line, str(refused))
    named = tuple(InputError(f"{path}:{line}", reason) for line, reason in sorted(problems.items()))
    if not made:
        return Imported(claims=0, already=0, problems=named)
    done = ledger.append_reading(article, list(made.values()), (), None, person)
    return Imported(claims=done.claims, already=int(done.outcome is Outcome.ALREADY_THERE), problems=named)


def _digest(annotations: str, marked: Standoff, types: Mapping[str, Mapped | None]) -> str:
    """What tells one reading from another: the annotations, and what their types stand for."""
    used = {name: types.get(name) for name in {link.type.lower() for link in marked.links.values()}}
    meant = {name: [each.relation.key, each.reversed] if each else None for name, each in sorted(used.items())}
    return tagged_id("t1", {"annotations": annotations, "types": meant})[3:19]


def _read(path: Path) -> str:
    """A file as UTF-8, every character and line end as it stands."""
    try:
        if path.stat().st_size > _LONGEST:
            raise InputError(str(path), "is larger than 32 MiB")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is no text in UTF-8 ({error.reason} at byte {error.start})") from error
    except OSError as error:
        missing = " (the text of a .ann file stands beside it)" if path.suffix == ".txt" else ""
        raise InputError(str(path), f"{error.strerror or error}{missing}") from error


def _article(ledger: Ledger, path: Path, text: str) -> Article:
    digest = sha256(text.encode("utf-8")).hexdigest()
    same = next((row.id for row in ledger.articles() if row.text_sha256 == digest), None)
    return ledger.article(same) if same else Article(text=text, title=path.stem, given_id=path.stem)


class _Refused(Exception):
    """A relation that is not taken, and the line to blame."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes claims of the links of one file."""

    marked: Standoff
    article: Article
    types: Mapping[str, Mapped | None]

    def claims(self, link: Link, coder: Coder) -> Iterator[Claim]:
        """One claim for each pair of its parties; none where its type is mapped to none."""
        if link.type.lower() not in self.types:
            raise _Refused(link.line, f"{link.type!r} is no relation; say --map {link.type}=RELATION, or =none")
        mapped = self.types[link.type.lower()]
        if mapped is None:
            return
        roles = self._roles(link)
        one, two = self._sides(link, roles)
        if mapped.reversed:
            one, two = two, one
        marks = _marks(self.marked.attributes.get(link.id, ()))
        used = [entity for entities in roles.values() for entity in entities]
        trigger = self._entity(link.trigger, link) if link.trigger else None
        spans = [each for each in (*used, trigger) if each is not None]
        evidence = self.article.span(min(each.start for each in spans), max(each.end for each in spans))
        for first, second in product(one, two):
            if first.id == second.id:
                raise _Refused(link.line, f"{link.id} joins {first.words!r} to itself")
            yield Claim(
                article=self.article.id,
                relation=mapped.relation.key,
                phase=marks.phase,
                sign=mapped.relation.sign,
                plover=None,
                predicate=f"brat: {link.type}",
                actor=self._end(first),
                recipient=self._end(second),
                attribution=tuple(self._source(each) for each in roles.get("source", ())),
                factuality=marks.factuality,
                conditional=marks.conditional,
                future=marks.future,
                when=self._when(marks, roles.get("time", ())),
                where=self._where(roles.get("place", ())),
                evidence=evidence,
                coder=coder,
                confidence=1.0,
            )

    def _roles(self, link: Link) -> dict[str, list[Entity]]:
        """Its arguments: first, second, time, place, source; party where the role does not tell which side."""
        kinds = {"first": FIRST, "second": SECOND, "time": TIME, "place": PLACE, "source": SOURCE}
        found: dict[str, list[Entity]] = {}
        for role, target in link.arguments:
            plain = role.lower()
            plain = plain if plain in FIRST | SECOND else plain.rstrip("0123456789")
            kind = next((kind for kind, names in kinds.items() if plain in names), "party")
            found.setdefault(kind, []).append(self._entity(target, link))
        return found

    def _entity(self, name: str, link: Link) -> Entity:
        if name not in self.marked.entities:
            what = "an event, and only words can be a party" if name in self.marked.links else "not there, or not taken"
            raise _Refused(link.line, f"{link.id} names {name}, which is {what}")
        return self.marked.entities[name]

    def _sides(self, link: Link, roles: Mapping[str, list[Entity]]) -> tuple[list[Entity], list[Entity]]:
        one, two, other = (list(roles.get(kind, ())) for kind in ("first", "second", "party"))
        if not one and not two and len(other) == 2:
            return other[:1], other[1:]
        if len(other) == 1 and bool(one) != bool(two):
            one, two, other = one or other, two or other, []
        if not one or not two or other:
            told = " ".join(f"{role}:{target}" for role, target in link.arguments)
            raise _Refused(link.line, f"{link.id} does not tell two parties ({told or 'no arguments'})")
        return one, two

    def _end(self, entity: Entity) -> Participant:
        """Its actor: by a reference or by its words, else by the words that brat holds for the same (Equiv)."""
        span = self._span(entity)
        gazetteer = shipped_gazetteer()
        group = next((names for names in self.marked.same if entity.id in names), (entity.id,))
        for key in (key for name in (entity.id, *group) for key in self.marked.references.get(name, ())):
            known = gazetteer.by_id(key)
            if known is not None:
                return Participant(actor=known, span=span)
        mentions = [self.marked.entities[name] for name in group if name in self.marked.entities]
        for each in (entity, *sorted(mentions, key=lambda each: each.start)):
            found: Actor | None = gazetteer.lookup(each.words)
            if found is not None:
                return Participant(actor=found, span=span, antecedent=None if each is entity else self._span(each))
        first = min((entity, *mentions), key=lambda each: each.start)
        actor = gazetteer.actor(first.words)
        return Participant(actor=actor, span=span, antecedent=None if first is entity else self._span(first))

    def _span(self, entity: Entity) -> Span:
        return self.article.span(entity.start, entity.end)

    def _source(self, entity: Entity) -> SourceLink:
        return SourceLink(name=entity.words, kind="unknown", span=self._span(entity), cue=None)

    def _where(self, entities: Sequence[Entity]) -> Place | None:
        country = shipped_gazetteer().country(entities[0].words) if entities else None
        return Place(name=entities[0].words, span=self._span(entities[0]), country=country) if entities else None

    def _when(self, marks: _Marks, entities: Sequence[Entity]) -> ValidTime:
        """The time that an attribute gives, in EDTF; words of time alone are no date."""
        edtf, span = marks.when, self._span(entities[0]) if entities else None
        for entity in entities:
            edtf = edtf or _marks(self.marked.attributes.get(entity.id, ())).when
        return ValidTime(edtf=edtf, basis=DateBasis.EXPLICIT, span=span) if edtf else UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What attributes say of a relation."""

    phase: Phase
    factuality: Factuality
    conditional: bool
    future: bool
    when: str | None


def _marks(attributes: Sequence[Attribute]) -> _Marks:
    """The attributes by their names, in any case. Raises _Refused for one that is unknown or has a wrong value."""
    given = {each.name.lower(): each for each in attributes}
    phase, when, label = Phase.HOLDS, None, None
    for name, each in given.items():
        value = each.value or ""
        try:
            if name == "phase":
                phase = Phase(value.lower())
            elif name in ("when", "time", "date", "edtf"):
                when = ValidTime(edtf=value, basis=DateBasis.EXPLICIT).edtf
            elif name == "factuality":
                label = Factuality.parse(value)
            elif name not in _FLAGS or each.value is not None:
                raise ValueError
        except ValueError as error:
            told = f"{each.name}{f' {value}' if value else ''}"
            known = "Phase, When, Factuality, Negation, Speculation, Conditional, Future"
            raise _Refused(each.line, f"{told!r} is no attribute that can be kept ({known})") from error
    polarity = "-" if given.keys() & _DENIED else "+"
    certainty = "PS" if given.keys() & _DOUBTED else "CT"
    return _Marks(
        phase=phase,
        factuality=label or Factuality.parse(certainty + polarity),
        conditional="conditional" in given,
        future="future" in given,
        when=when,
    )


_DENIED = frozenset(("negation", "negated"))
_DOUBTED = frozenset(("speculation", "speculated"))
_FLAGS = _DENIED | _DOUBTED | {"conditional", "future"}
