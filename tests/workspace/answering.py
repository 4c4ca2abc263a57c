"""Everything that can be asked of a ledger, as JSON, for tests that compare the answers of two ledgers or moments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import combinations
from typing import Any

from foedus.ledger import Ledger
from foedus.model import Actor, ActorKind
from foedus.workspace.answers import conflict_json, family_json, network_json, state_json
from foedus.workspace.answers_asked import changes_json, history_json, who_json
from foedus.workspace.changes import changes
from foedus.workspace.history import history
from foedus.workspace.naming import Match, Named
from foedus.workspace.questions import Inquiry, all_families
from foedus.workspace.who import who

Answers = dict[str, Any]


def everything(ledger: Ledger, actors: Iterable[str], day: date, known: datetime | None = None) -> Answers:
    """The answers to every question about these actors, by what was asked."""
    whole = Inquiry(ledger, known=known, until=day)
    families, given = all_families(ledger, known, published=day)
    named = {key: Named(asked=key, actor=_actor(key), match=Match.ID) for key in actors}
    found: Answers = {
        "origins": [family_json(family, given) for family in families],
        "conflicts": [conflict_json(item, whole) for item in whole.conflicts(day)],
        "network": network_json(whole.network(day, spells=True), whole),
        "changes": changes_json(changes(ledger, date(2014, 9, 1), day, known=known)),
    }
    for key in actors:
        about = Inquiry(ledger, known=known, actor=key)
        found[f"who {key}"] = who_json(who(about, named[key], day), about)
    for a, b in combinations(actors, 2):
        pair = Inquiry(ledger, known=known, pair=(a, b))
        found[f"state {a} {b}"] = state_json(pair.state(a, b, day), pair, {a: a, b: b})
        found[f"between {a} {b}"] = history_json(history(pair, named[a], named[b], day), pair)
    return found


def _actor(key: str) -> Actor:
    return Actor(id=key, name=key.removeprefix("ucdp:"), kind=ActorKind.ARMED_GROUP)
