"""brat's standoff files as values: entities, relations, events, attributes, references and equivalences, line by line.

    T1 <TAB> Group 0 5;16 23 <TAB> words        R1 <TAB> Backing Arg1:T1 Arg2:T2
    E1 <TAB> Attack:T3 Attacker:T1 Target:T2    A1 <TAB> Negation E1        A2 <TAB> When R1 2014-11
    N1 <TAB> Reference T1 ucdp:234 <TAB> name   * <TAB> Equiv T1 T4         #1 <TAB> AnnotatorNotes R1 <TAB> free words

Offsets are code points into the text beside the file, half-open. What cannot be read is a problem of its line alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_OFFSETS = re.compile(r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*")
_ID = re.compile(r"[TREAMN][0-9A-Za-z_-]+|\*|#\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Words of the text (T): the stretch that covers all its parts, and the words of the parts alone."""

    id: str
    line: int
    type: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation (R), or an event (E) with the words that tell it. `arguments` are roles and ids, in their order."""

    id: str
    line: int
    type: str
    trigger: str | None
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A mark (A, or M in older files) on an entity, relation or event; without a value it is simply there."""

    name: str
    line: int
    value: str | None


@dataclass(slots=True)
class Standoff:
    """A file. `problems` are lines that cannot be read, each with its number (from 1) and why."""

    entities: dict[str, Entity] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    attributes: dict[str, list[Attribute]] = field(default_factory=dict)
    references: dict[str, list[str]] = field(default_factory=dict)
    same: list[tuple[str, ...]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)


def parse(annotations: str, text: str) -> Standoff:
    """The annotations of a text; every entity's words are checked against it."""
    found = Standoff()
    readers: Mapping[str, Callable[[Standoff, int, str, list[str], str], None]] = {
        "T": _entity,
        "R": _relation,
        "E": _event,
        "A": _attribute,
        "M": _attribute,
        "N": _reference,
        "*": _equivalence,
    }
    for number, line in enumerate(annotations.split("\n"), 1):
        line = line.rstrip("\r")
        name, *fields = line.split("\t")
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if not _ID.fullmatch(name):
                raise ValueError(f"{name[:40]!r} is no id of brat's (T1, R1, E1, A1 …, then a tab)")
            if not fields or not fields[0].strip():
                raise ValueError(f"{name} says nothing")
            if name in found.entities or name in found.links:
                raise ValueError(f"{name} is there twice")
            readers[name[0]](found, number, name, fields, text)
        except ValueError as error:
            found.problems.append((number, str(error)))
    return found


def _entity(found: Standoff, line: int, name: str, fields: list[str], text: str) -> None:
    kind, _, offsets = fields[0].partition(" ")
    if len(fields) < 2 or not _OFFSETS.fullmatch(offsets):
        raise ValueError(f"{name} is not like 'T1<TAB>Type START END<TAB>words'")
    parts = [tuple(map(int, part.split(" "))) for part in offsets.split(";")]
    flat = [place for part in parts for place in part]
    if flat != sorted(flat) or any(start >= end for start, end in parts) or flat[-1] > len(text):
        raise ValueError(f"{name} has no stretch of the text of {len(text)} characters at {offsets}")
    words = " ".join(text[start:end] for start, end in parts)
    if _plain(words) != _plain(fields[1]):
        raise ValueError(f"{name} says {fields[1][:60]!r}, but {words[:60]!r} stands at {offsets}")
    found.entities[name] = Entity(id=name, line=line, type=kind, start=flat[0], end=flat[-1], words=_plain(words))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _relation(found: Standoff, line: int, name: str, fields: list[str], _text: str) -> None:
    kind, *rest = fields[0].split()
    arguments = _arguments(name, rest)
    if len(arguments) != 2:
        raise ValueError(f"{name} is not like 'R1<TAB>Type Arg1:T1 Arg2:T2'")
    found.links[name] = Link(id=name, line=line, type=kind, trigger=None, arguments=arguments)


def _event(found: Standoff, line: int, name: str, fields: list[str], _text: str) -> None:
    (kind, trigger), *arguments = _arguments(name, fields[0].split())
    found.links[name] = Link(id=name, line=line, type=kind, trigger=trigger, arguments=tuple(arguments))


def _arguments(name: str, words: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = [tuple(word.split(":")) for word in words]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise ValueError(f"{name} has an argument that is not like ROLE:T1")
    return tuple((role, target) for role, target in pairs)


def _attribute(found: Standoff, line: int, name: str, fields: list[str], _text: str) -> None:
    kind, *rest = fields[0].split()
    if not rest:
        raise ValueError(f"{name} is not like 'A1<TAB>Name T1 value'")
    value = " ".join(rest[1:]) or None
    found.attributes.setdefault(rest[0], []).append(Attribute(name=kind, line=line, value=value))


def _reference(found: Standoff, _line: int, name: str, fields: list[str], _text: str) -> None:
    words = fields[0].split()
    if len(words) != 3:
        raise ValueError(f"{name} is not like 'N1<TAB>Reference T1 ucdp:234<TAB>name'")
    found.references.setdefault(words[1], []).append(words[2])


def _equivalence(found: Standoff, _line: int, _name: str, fields: list[str], _text: str) -> None:
    kind, *ids = fields[0].split()
    if kind == "Equiv":
        found.same.append(tuple(ids))
