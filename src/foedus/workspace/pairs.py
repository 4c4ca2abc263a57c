"""Which two actors of a ledger a person means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice, product

from foedus.errors import AmbiguousActorError, QuestionError
from foedus.ledger import Ledger, LedgerClaim
from foedus.model import Actor, AsOf
from foedus.resolution import Gazetteer, key
from foedus.workspace.voices import ends_of, shipped_gazetteer


def pair_of(ledger: Ledger, a: str, b: str, known: date | None) -> tuple[Actor, Actor]:
    """The two actors that a person means. Raises QuestionError, AmbiguousActorError among them.

    Ids and names that the gazetteer knows are looked up; only other names are sought in all claims.
    """
    gazetteer = shipped_gazetteer()
    pair = _looked_up(ledger, (a, b), known, gazetteer)
    if pair is None:
        actors = dict(_actors(ledger.claims(AsOf(known=known))))
        pair = named_actor(a, actors, gazetteer), named_actor(b, actors, gazetteer)
    one, two = pair
    if one.id == two.id:
        raise QuestionError(f"{a!r} and {b!r} are the same actor, {one.name} ({one.id})")
    return one, two


def _looked_up(
    ledger: Ledger, names: tuple[str, str], known: date | None, gazetteer: Gazetteer
) -> tuple[Actor, Actor] | None:
    """The one pair between which there are claims and whose ids the names can stand for; None without, or for several.

    The same follows from all claims, but these may be a million.
    """
    found: dict[tuple[str, str], tuple[Actor, Actor]] = {}
    for one, two in product(*(_ids(name, gazetteer) for name in names)):
        facts = ledger.facts(AsOf(known=known), pair=(one, two)) if one != two else ()
        for fact in islice(facts, 1):
            rows = ledger.claims(AsOf(known=known), article=fact.article)
            ends = {end.id: end for row in rows if row.claim.id == fact.id for end in ends_of(row)}
            if one in ends and two in ends:
                found[one, two] = ends[one], ends[two]
    return next(iter(found.values())) if len(found) == 1 else None


def _ids(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The ids for which a name can stand without a look at the ledger."""
    known = (actor.id for actor in gazetteer.candidates(name))
    return tuple(dict.fromkeys([name, gazetteer.actor(name).id, *known]))


def _actors(rows: Iterable[LedgerClaim]) -> Iterator[tuple[str, Actor]]:
    for row in rows:
        yield from ((actor.id, actor) for actor in ends_of(row))


def named_actor(name: str, actors: Mapping[str, Actor], gazetteer: Gazetteer) -> Actor:
    """The actor that a person means: by id, by any of its names, by a known alias.

    Raises AmbiguousActorError where several actors of the ledger bear the name, QuestionError where none does.
    """
    if name in actors:
        return actors[name]
    wanted = key(name)
    found = {actor.id: actor for actor in actors.values() if wanted in {key(n) for n in (actor.name, *actor.aliases)}}
    known = gazetteer.lookup(name)
    if not found and known is not None and known.id in actors:
        found = {known.id: actors[known.id]}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise AmbiguousActorError(name, tuple(sorted((actor.id, actor.name) for actor in found.values())))
    near = [actor.name for actor, _ in gazetteer.suggest(name, 20) if actor.id in actors][:3]
    hint = f" Did you mean {' or '.join(near)}?" if near else " See 'foedus brief' for the actors in it."
    raise QuestionError(f"the ledger knows no actor {name!r}.{hint}")
