"""Answers of the questions as the contract's JSON objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.inference import RULES, Conclusion, Conflict, Family, PairState, Spell, Support
from foedus.workspace.contract import CONTRACT, support_json
from foedus.workspace.questions import Inquiry, Network, NetworkTie

Json = dict[str, Any]
_COUNTED = ("origins", "single", "working", "support")


def family_json(family: Family, given: dict[str, str]) -> Json:
    """One family of dependent articles; `given` maps articles to the ids they came with."""
    articles = [given.get(name, name) for name in family.articles]
    return {"contract": CONTRACT, "origin": family.origin, "articles": articles, "reason": family.reason}


def state_json(state: PairState, inquiry: Inquiry, names: Mapping[str, str]) -> Json:
    """How a pair stands, with the rule, the claims and the counted origins of each relation; `names` by actor id."""
    return {
        "contract": CONTRACT,
        "a": names[state.a],
        "b": names[state.b],
        "a_id": state.a,
        "b_id": state.b,
        "status": state.standing.value,
        "relations": [_conclusion_json(item, inquiry) for item in state.conclusions],
    }


def _conclusion_json(item: Conclusion, inquiry: Inquiry) -> Json:
    return {
        "relation": item.relation,
        "status": item.status.value,
        "valid": item.valid,
        **count_json(inquiry.support(item.current), inquiry),
        "claims": list(item.premises),
        "against": list(item.against),
        "rule": item.rule,
        "because": RULES[item.rule],
        "spells": [_spell_json(spell) for spell in item.spells],
    }


def _spell_json(spell: Spell) -> Json:
    seen = [day.isoformat() if day else None for day in (spell.first_seen, spell.last_seen)]
    return {"valid": spell.edtf, "seen": seen, "claims": list(spell.premises)}


def working(behind: Support, inquiry: Inquiry) -> str:
    """The count of origins with its working, articles by the ids they came with."""
    return behind.working(_shown(behind, inquiry))


def count_json(behind: Support, inquiry: Inquiry) -> Json:
    """A count of origins that opens, articles by the ids they came with."""
    return support_json(behind, _shown(behind, inquiry))


def _shown(behind: Support, inquiry: Inquiry) -> dict[str, str]:
    return {name: inquiry.voices.shown(name) for origin in behind.origins for name in origin.articles}


def conflict_json(conflict: Conflict, inquiry: Inquiry) -> Json:
    """Two sides that contradict each other, each with its claims and counted origins."""
    left, right = ([item.claim for item in side] for side in (conflict.left, conflict.right))
    behind = [count_json(inquiry.support(side), inquiry) for side in (left, right)]
    return {
        "contract": CONTRACT,
        "a": inquiry.voices.name(conflict.a),
        "b": inquiry.voices.name(conflict.b),
        "a_id": conflict.a,
        "b_id": conflict.b,
        "relation": conflict.relation,
        "kind": conflict.kind.value,
        "left": left,
        "right": right,
        **{f"{side}_{name}": behind[place][name] for name in _COUNTED for place, side in enumerate(("left", "right"))},
        "latest": conflict.latest.isoformat() if conflict.latest else None,
    }


def network_json(network: Network, inquiry: Inquiry | None = None) -> Json:
    """The network with its exact balance; nodes by actor id. Its `inquiry` opens the counts of origins."""
    balance = network.balance
    return {
        "contract": CONTRACT,
        "as_of": network.as_of.isoformat(),
        "nodes": [{"id": name, "name": label} for name, label in sorted(network.names.items())],
        "edges": [_edge(tie, inquiry) for tie in network.ties],
        "frustration": {"lower": balance.lower, "upper": balance.upper, "proved": balance.proved},
        "factions": [list(camp) for camp in network.factions],
    }


def _edge(tie: NetworkTie, inquiry: Inquiry | None) -> Json:
    counted = count_json(tie.support, inquiry) if tie.support and inquiry else {"origins": tie.origins}
    return {
        "a": tie.a,
        "b": tie.b,
        "sign": tie.sign,
        "standing": tie.standing.value,
        **counted,
        "claims": list(tie.claims),
        "last_told": tie.last_told.isoformat() if tie.last_told else None,
        "spells": list(tie.spells),
    }
