"""Builds the shipped gazetteer (src/foedus/codebook/actors/actors.jsonl).

    python tools/build_gazetteer.py KNOWLEDGE [--check]

KNOWLEDGE is the folder with ucdp_actors.jsonl (UCDP Actor data set 22.1, CC BY 4.0), un_listed_groups.jsonl (UN
Security Council sanctions lists) and actors_phoenix_milnonstate.jsonl (PETRARCH dictionaries, MIT), one record a line.
Curated actors come from tools/gazetteer/*.yaml and always win: the three sources add to them, and are merged with each
other only where a key is exactly equal and unambiguous. The same input gives the same bytes. `--check` writes nothing
and fails where the shipped file differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from foedus.codebook.actors.loader import SHIPPED, ActorRecord, NameRecord, NameRole, actor_records, word_list
from foedus.model import ActorKind
from foedus.resolution.capitals import is_acronym
from foedus.resolution.gazetteer_files import keyed_row
from foedus.resolution.names import key, name_id

HERE = Path(__file__).parent / "gazetteer"
UCDP = "UCDP Actor Dataset 22.1"
UN = "UN Security Council sanctions lists"
PHOENIX = "PETRARCH/Phoenix actor dictionaries"
OWN = "public record"
GROUP_WORDS = frozenset(word_list("group_words"))
DESCRIPTIVE = re.compile(
    r"(?i)\b(faction|forces of|supporters of|military faction|lashkar of|clan|gang|insurgents|irregulars)\b"
)


class Builder:
    """Collects actors, curated ones first, and keeps one id for each."""

    def __init__(self) -> None:
        self.actors: dict[str, ActorRecord] = {}
        self.claimed: dict[str, str] = {}
        self.closed: set[str] = set()
        self.keys: dict[str, set[str]] = {}
        self.curated_keys: dict[str, set[str]] = {}
        self.curated: set[str] = set()
        self.notes: list[str] = []

    def add(self, record: ActorRecord, curated: bool = False) -> str:
        """Takes in a new actor; an id given twice is an error in the data."""
        actor_id = record.id or name_id(record.name)
        if actor_id in self.actors:
            raise SystemExit(f"{record.place or record.name}: id {actor_id} is already {self.actors[actor_id].name!r}")
        self.actors[actor_id] = replace(record, id=actor_id, names=())
        for xref in (actor_id, *record.xrefs):
            if xref in self.claimed:
                raise SystemExit(f"{record.place or record.name}: {xref} already belongs to {self.claimed[xref]}")
            self.claimed[xref] = actor_id
        if curated:
            self.curated.add(actor_id)
        self.names(actor_id, record.names, curated=curated)
        return actor_id

    def names(self, actor_id: str, names: tuple[NameRecord, ...], curated: bool = False) -> None:
        """Adds names to an actor: one for each key and surface; bulk names yield to curated ones of another actor."""
        record = self.actors[actor_id]
        seen = {(name.text, name.role) for name in record.names}
        added = []
        for name in names:
            known = key(name.text)
            if not known or (name.text, name.role) in seen or len(name.text) > 120:
                continue
            owners = self.curated_keys.get(known, set()) - {actor_id}
            if not curated and owners and (actor_id in self.curated or not is_acronym(name.text)):
                if is_acronym(name.text):
                    self.notes.append(f"{name.text}: not given to {record.name}, it is {sorted(owners)}'s")
                continue
            if not curated and self._said(record.names, known) and not is_acronym(name.text):
                continue
            seen.add((name.text, name.role))
            added.append(name)
            self.keys.setdefault(known, set()).add(actor_id)
            if curated:
                self.curated_keys.setdefault(known, set()).add(actor_id)
        self.actors[actor_id] = replace(record, names=(*record.names, *added))

    @staticmethod
    def _said(names: tuple[NameRecord, ...], known: str) -> bool:
        return any(key(name.text) == known and not is_acronym(name.text) for name in names)

    def owner(self, names: list[str]) -> str | None:
        """The one actor that bears any of these full names; None where none or several do."""
        owners: set[str] = set()
        for name in names:
            if not is_acronym(name) and key(name):
                owners |= self.keys.get(key(name), set())
        return owners.pop() if len(owners) == 1 else None


def states(builder: Builder) -> None:
    """The states of states.yaml with their UCDP government as a further id."""
    located = yaml.safe_load((HERE / "places.yaml").read_text(encoding="utf-8"))
    places = {entry["country"]: tuple(entry["places"]) for entry in located}
    for entry in yaml.safe_load((HERE / "states.yaml").read_text(encoding="utf-8")):
        iso = entry.get("iso")
        actor_id = f"iso:{iso}" if iso else entry.get("ref")
        xrefs = [*entry.get("xref", []), *([f"ucdp:{entry['ucdp']}"] if "ucdp" in entry else [])]
        main = set(entry.get("main", []))
        listed = [(entry["name"], NameRole.COUNTRY), *((n, NameRole.COUNTRY) for n in entry.get("full", []))]
        adjectives = [*entry.get("adj", []), *entry.get("people", [])]
        adjectives += [
            f"{a}s"
            for a in entry.get("adj", [])
            if re.search(r"(?:an|i|ot|er|ek|ite|an|ak|ene|ar|yz|ab|az|ai|jik|sh be k|bek|akh|ech|erb|bi)$", a)
        ]
        listed += [(n, NameRole.DEMONYM) for n in adjectives]
        listed += [(n, NameRole.CAPITAL) for n in entry.get("capital", [])]
        government = [f"Government of {entry['name']}", *entry.get("gov", [])]
        listed += [(n, NameRole.GOVERNMENT) for n in government]
        names = [
            NameRecord(n, None, role, main=n in main or n == entry["name"] or (bool(iso) and is_acronym(n)))
            for n, role in dict(listed).items()
        ]
        builder.add(
            ActorRecord(
                id=actor_id,
                name=entry["name"],
                kind=ActorKind.STATE,
                country=iso or entry.get("country"),
                names=tuple(names),
                xrefs=tuple(xrefs),
                places=places.get(iso, ()),
                dated=f"../{entry['until']}" if "until" in entry else None,
                source=OWN,
                place=f"states.yaml: {entry['name']}",
            ),
            curated=True,
        )


def curated(builder: Builder) -> None:
    """The actors of the other curated files, which have the schema of researchers' files."""
    records = [r for path in sorted(HERE.glob("actors*.yaml")) for r in actor_records(path)]
    for record in records:
        names = tuple(replace(n, main=n.main or n.text == record.name) for n in record.names)
        names += tuple(
            replace(n, text=n.text.replace("UN ", "United Nations ", 1)) for n in names if n.text.startswith("UN ")
        )
        builder.add(replace(record, names=names, source=record.source or OWN), curated=True)


def ucdp(builder: Builder, knowledge: Path) -> None:
    """UCDP's actors: names to curated ones, the rest as actors of their own."""
    for row in _rows(knowledge / "ucdp_actors.jsonl"):
        actor_id = "ucdp:" + row["doc_id"].split(":")[1]
        names = _ucdp_names(row)
        owner = builder.claimed.get(actor_id)
        if owner is not None:
            if owner not in builder.closed:
                builder.names(owner, _plain(names))
            continue
        if row["org_code"] == "4":
            raise SystemExit(f"{actor_id} {row['name']}: no state of states.yaml claims this government")
        kind = {"1": ActorKind.ARMED_GROUP, "2": ActorKind.PARTY, "3": ActorKind.COMMUNITY}[row["org_code"]]
        full = [n for n in names if not is_acronym(n) and " " in n]
        name = full[0] if is_acronym(names[0]) and full else names[0]
        quiet = kind is ActorKind.COMMUNITY
        builder.add(
            ActorRecord(
                id=actor_id,
                name=_shown(name),
                kind=kind,
                country=_country(row["location"].split(",")[0].strip()),
                names=tuple(replace(n, quiet=n.quiet or quiet) for n in _plain([name, *names])),
                source=UCDP,
            )
        )


def _ucdp_names(row: dict[str, Any]) -> list[str]:
    """UCDP's name, then its newest full English name, then all others; lists of renamings taken apart."""
    by_kind: dict[str, list[str]] = {}
    for alias in row["aliases"]:
        parts = (
            [part.strip() for part in alias["name"].split(",")] if alias["kind"].startswith("New") else [alias["name"]]
        )
        by_kind.setdefault(alias["kind"], []).extend(part for part in parts if part)
    newest = by_kind.get("NewNameFullEng", [])[-1:] or by_kind.get("NameOrigFullEng", [])
    rest = [name for kind in sorted(by_kind) for name in by_kind[kind]]
    found = [row["name"], *newest, *rest]
    return list(dict.fromkeys(_tidy(name) for name in found if _useful(name)))


def _useful(name: str) -> bool:
    return name not in ("Spanish",) and not name.startswith("de ") and any(c.isalnum() for c in name) and len(name) > 1


def un(builder: Builder, knowledge: Path) -> None:
    """The UN lists: names to the actors that bear one, the rest as organisations."""
    for row in _rows(knowledge / "un_listed_groups.jsonl"):
        actor_id = row["doc_id"]
        names = [part for raw in [row["name"], *_latin(row)] for part in _un_parts(raw)]
        owner = builder.claimed.get(actor_id) or builder.owner(names)
        if owner is None:
            kind = ActorKind.ORGANISATION
            full = [n for n in names if not is_acronym(n)] or names
            builder.add(ActorRecord(id=actor_id, name=full[0], kind=kind, names=_plain([full[0], *names]), source=UN))
            continue
        if actor_id not in builder.claimed:
            record = builder.actors[owner]
            builder.actors[owner] = replace(record, xrefs=(*record.xrefs, actor_id))
            builder.claimed[actor_id] = owner
        if owner not in builder.closed:
            builder.names(owner, _plain(names))


def _latin(row: dict[str, Any]) -> Iterator[str]:
    for alias in row["aliases"]:
        if len(alias["name"]) < 90 and "armed group that" not in alias["name"]:
            yield alias["name"]


def _un_parts(raw: str) -> list[str]:
    """A UN name with its bracketed short form taken apart, in ordinary capitals."""
    raw = re.sub(r"\s*\(formerly listed as\)|\(NGO\)|^[^A-Za-z]*?(?=\()", "", raw).strip(' "“”')
    if raw.startswith("(") and raw.endswith(")"):
        return [part.strip() for part in re.split(r";", raw[1:-1]) if part.strip() and "(" not in part]
    match = re.fullmatch(r"(.+?)\s*\(([A-Z][\w-]{1,9})\)", raw)
    parts = [match[1], match[2]] if match else re.split(r"\s+[;/]\s+", raw)
    parts = [raw] if match and key(match[2]) in COUNTRIES else parts
    return [_cased(_tidy(part)) for part in parts if _useful(part)]


def phoenix(builder: Builder, knowledge: Path) -> None:
    """The PETRARCH dictionaries' armed groups; its persons, and names without a group's word, are left out."""
    for row in _rows(knowledge / "actors_phoenix_milnonstate.jsonl"):
        codes = " ".join(row["codes"])
        if not row["name"].strip() or "REB" not in codes or not re.search(r"[A-Z]{4}", row["name"]):
            continue
        names = [part for raw in [row["name"], *row["aliases"]] for part in _phoenix_parts(raw)]
        named = _phoenix_parts(row["name"])
        owner = builder.owner(named) or builder.owner(names)
        if owner is None and any(builder.keys.get(key(name)) for name in named if not is_acronym(name)):
            continue
        useful = [named[0], *named[1:], *(n for n in names[len(named) :] if _is_group(n))]
        if owner is not None:
            if owner not in builder.closed:
                builder.names(owner, _plain([n for n in useful if not is_acronym(n)]))
        elif _is_group(named[0]):
            country = codes[:3] if f"iso:{codes[:3]}" in builder.actors else None
            kind = ActorKind.ARMED_GROUP
            builder.add(
                ActorRecord(id=None, name=named[0], kind=kind, country=country, names=_plain(useful, 3), source=PHOENIX)
            )


def _phoenix_parts(raw: str) -> list[str]:
    match = re.fullmatch(r"(.+?)\s*\(([A-Z][A-Z-]{1,7})\)", raw)
    parts = [match[1], match[2]] if match else [re.sub(r"\s*\([^)]*\)", "", raw)]
    return [_cased(_tidy(part)) for part in parts if _useful(part)]


def _is_group(name: str) -> bool:
    lower = set(re.findall(r"[a-z]+", name.casefold()))
    return bool(lower & GROUP_WORDS) and not lower & {"linked", "secessionist", "pro"} and len(name.split()) > 1


def _plain(names: list[str], least: int = 1) -> tuple[NameRecord, ...]:
    """Names from a data set. Quiet: common words, descriptions, one-word translations, names under `least` words."""
    common = {key(word) for word in word_list("common")}
    found = list(dict.fromkeys(_shown(name) for name in names))
    loud = {name for name in found[:2] if name in names[:1]}
    return tuple(NameRecord(n, None, NameRole.NAME, quiet=_hushed(n, common, loud, least)) for n in found)


def _hushed(name: str, common: set[str], loud: set[str], least: int) -> bool:
    if key(name) in common or DESCRIPTIVE.search(name):
        return True
    length = len(name.replace("-", " ").split())
    return not is_acronym(name) and (length < least or (length == 1 and name not in loud))


def _tidy(name: str) -> str:
    plain = re.sub(r"[\u200b-\u200f\u202a-\u202e]", "", name).replace("´", "'").replace("  ", " ")
    return re.sub(r"\s*\((?:Taliban|Al-Qaida)\)$", "", plain).strip(" \t-–.;")


def _shown(name: str) -> str:
    return re.sub(r"^[Tt]he (?=[A-Z])", "", name).strip()


SMALL = frozenset(word_list("small_words"))


def _cased(name: str) -> str:
    """A name given in capitals in ordinary ones: words capitalised, links and Arabic articles small."""
    if not name.isupper() or (is_acronym(name) and " " not in name):
        return name
    pieces = re.split(r"([ \-/])", name.casefold())
    shown = []
    for number, piece in enumerate(pieces):
        small = piece in SMALL and (number > 0 or (piece in ("al",) and pieces[1:2] == ["-"]))
        shown.append(piece if small else piece[:1].upper() + piece[1:])
    return "".join(shown)


COUNTRIES: dict[str, str] = {}


def _country(location: str) -> str | None:
    """The ISO code of a place as UCDP writes it ("Yemen (North Yemen)")."""
    for name in (location, re.sub(r"\s*\(.*", "", location)):
        if key(name) in COUNTRIES:
            return COUNTRIES[key(name)]
    return None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def build(knowledge: Path, notes: bool = False) -> str:
    """The text of the shipped file."""
    builder = Builder()
    states(builder)
    for record in builder.actors.values():
        if record.country and record.id == f"iso:{record.country}":
            COUNTRIES.update({key(n.text): record.country for n in record.names if n.role is NameRole.COUNTRY})
    curated(builder)
    builder.closed = {"ucdp:234", "un:QDe.115"}
    ucdp(builder, knowledge)
    un(builder, knowledge)
    phoenix(builder, knowledge)
    _resolve_owners(builder)
    if notes:
        print("\n".join(builder.notes), file=sys.stderr)
    rows = [keyed_row(record) for record in sorted(builder.actors.values(), key=lambda r: _order(r.id or ""))]
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def _resolve_owners(builder: Builder) -> None:
    """Names in `of` become ids."""
    for actor_id, record in builder.actors.items():
        owners = []
        for owner in record.of:
            found = builder.claimed.get(owner) or _by_name(builder, owner)
            if found is None:
                raise SystemExit(f"{record.place}: {owner!r} in 'of' is no one actor")
            owners.append(found)
        builder.actors[actor_id] = replace(record, of=tuple(owners))


def _by_name(builder: Builder, name: str) -> str | None:
    owners = set(builder.keys.get(key(name), set()))
    if len(owners) > 1:
        owners = {i for i in owners if any(n.main and key(n.text) == key(name) for n in builder.actors[i].names)}
    return owners.pop() if len(owners) == 1 else None


def _order(actor_id: str) -> tuple[str, int, str]:
    tag, _, rest = actor_id.partition(":")
    return tag, int(rest) if rest.isdigit() else 0, rest


def main() -> int:
    """Writes or checks the shipped file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("knowledge", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument(
        "--notes", action="store_true", help="print the acronyms that curated actors keep for themselves"
    )
    options = parser.parse_args()
    text = build(options.knowledge, options.notes)
    if options.check:
        same = SHIPPED.read_text(encoding="utf-8") == text
        print(
            "up to date" if same else f"{SHIPPED.name} differs: run tools/build_gazetteer.py without --check",
            file=sys.stderr,
        )
        return 0 if same else 1
    SHIPPED.write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10))} actors, {len(text.encode()) / 1e6:.2f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
