"""FollowTheMoney entities, one JSON object a line: actors, articles, and every relation of the ledger as a link.

Membership and formation have schemata of their own; every other relation is an UnknownLink whose role names it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from foedus.export.files import writing
from foedus.export.graphs import running
from foedus.export.material import Held, Material
from foedus.model import Actor, ActorKind

_SCHEMATA = {ActorKind.STATE: "PublicBody", ActorKind.GOVERNMENT: "PublicBody", ActorKind.PERSON: "Person"}
_LINKS = {
    "membership": ("Membership", "member", "organization"),
    "formation": ("Succession", "successor", "predecessor"),
}
_BODIES = {"PublicBody", "Organization"}


def write_ftm(material: Material, path: Path) -> int:
    """Writes the entities; how many."""
    count = 0
    with writing(path) as stream:
        for entity in _entities(material):
            stream.write(json.dumps(entity, ensure_ascii=False) + "\n")
            count += 1
    return count


def _entities(material: Material) -> Iterator[dict[str, Any]]:
    for actor in material.actors():
        values = {"name": [actor.name], "alias": list(actor.aliases)}
        yield _entity(_id(actor.id), _schema(actor), values | {"notes": [f"foedus: {actor.id}"]})
    for article in material.articles():
        published = [article.published.isoformat()] if article.published else []
        given = {"title": article.title, "publisher": article.publisher, "sourceUrl": article.uri}
        values = {name: [value] for name, value in given.items() if value}
        yield _entity(_id(article.id), "Article", values | {"publishedAt": published})
    for held in material.held():
        yield _link(held, material)


def _link(held: Held, material: Material) -> dict[str, Any]:
    schema, one, two = _LINKS.get(held.relation, ("UnknownLink", "subject", "object"))
    if schema == "Membership" and _schema(material.person(held.recipient)) not in _BODIES:
        schema, one, two = "UnknownLink", "subject", "object"
    start, end = running(held)
    facts = f"{held.status} ({held.rule}); origins: {held.origins}; claims: {' '.join(held.claims)}"
    values = {one: [_id(held.actor)], two: [_id(held.recipient)], "role": [held.relation], "summary": [facts]}
    values |= {"startDate": [start] if start else [], "endDate": [end] if end else [], "status": [held.status]}
    return _entity(_id(held.id), schema, values)


def _schema(actor: Actor) -> str:
    return _SCHEMATA.get(actor.kind, "Organization")


def _id(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]", "-", name)


def _entity(key: str, schema: str, values: dict[str, list[str]]) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": {name: each for name, each in values.items() if each}}
