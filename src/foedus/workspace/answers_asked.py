"""Answers of `who`, `between` and `changes` as JSON objects (`"contract": 1`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from foedus.ledger import LedgerClaim
from foedus.workspace.answers import conflict_json, count_json
from foedus.workspace.changes import Changes, PairChange, Turn
from foedus.workspace.contract import CONTRACT, document_json
from foedus.workspace.history import History
from foedus.workspace.naming import notes
from foedus.workspace.questions import Inquiry
from foedus.workspace.what_if import WhatIf
from foedus.workspace.who import Who

Json = dict[str, Any]


def who_json(found: Who, inquiry: Inquiry) -> Json:
    """Who stands how to an actor; each line with its counted origins and its claims."""
    lines = []
    for line in found.lines:
        item = line.held.conclusion
        lines.append(
            {
                "section": line.section,
                "other": line.name,
                "other_id": line.other,
                "relation": line.held.relation,
                "outward": line.outward if line.held.directed else None,
                "status": item.status.value,
                "standing": line.standing.value,
                "valid": item.valid,
                "last_told": _iso(line.last_told),
                **count_json(inquiry.support(item.current), inquiry),
                "rule": item.rule,
                "claims": list(item.premises),
                "against": list(item.against),
            }
        )
    actor = found.named.actor
    head = {"contract": CONTRACT, "actor": actor.name, "actor_id": actor.id, "as_of": found.day.isoformat()}
    return {**head, "notes": notes(found.named), "lines": lines}


def history_json(found: History, inquiry: Inquiry) -> Json:
    """The history of a pair; each entry with its claims in short, words and sources included."""
    entries = [
        {
            "kind": entry.kind,
            "relation": entry.relation,
            "actor_id": entry.ends[0] if entry.directed else None,
            "valid": entry.valid,
            "first": _iso(entry.first),
            "last": _iso(entry.last),
            "ended": _iso(entry.ended),
            "status": entry.status.value if entry.status else None,
            **count_json(inquiry.support(entry.claims), inquiry),
            "told": _told(entry.claims, inquiry),
        }
        for entry in found.entries
    ]
    return {
        "contract": CONTRACT,
        "a": found.a.actor.name,
        "b": found.b.actor.name,
        "a_id": found.a.actor.id,
        "b_id": found.b.actor.id,
        "as_of": found.day.isoformat(),
        "status": found.state.standing.value,
        "notes": notes(found.a, found.b),
        "entries": entries,
        "conflicts": [conflict_json(item, inquiry) for item in found.conflicts],
        "rest": _told(found.rest, inquiry),
    }


def _told(claims: Iterable[str], inquiry: Inquiry) -> list[Json]:
    return [told_json(inquiry.voices.claim(name)) for name in claims]


def told_json(row: LedgerClaim) -> Json:
    """A claim in short: what it says, its words, who says it, and the report it stands in."""
    claim = row.claim
    return {
        "claim": claim.id,
        "relation": claim.relation,
        "phase": claim.phase.value,
        "actor": claim.actor.actor.name if claim.actor else None,
        "recipient": claim.recipient.actor.name if claim.recipient else None,
        "when": claim.when.edtf,
        "factuality": str(claim.factuality),
        "conditional": claim.conditional,
        "future": claim.future,
        "sources": [link.name for link in claim.attribution],
        "words": claim.evidence.text,
        "document": document_json(row.article),
    }


def changes_json(found: Changes) -> Json:
    """What changed in the world, and what only became known."""
    return {
        "contract": CONTRACT,
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "world": [_pair_json(each, found, found.inquiry) for each in found.world],
        "learned": [_pair_json(each, found, found.later) for each in found.learned],
        "claims_added": found.added,
        "claims_removed": found.removed,
    }


def _pair_json(each: PairChange, found: Changes, inquiry: Inquiry) -> Json:
    turns = [
        {
            "change": turn.change.value,
            "relation": turn.relation,
            "actor_id": turn.ends[0] if turn.directed else None,
            "before": turn.before.value,
            "after": turn.after.value,
            "valid": turn.when,
            **_turn_count(turn, found, inquiry),
            "claims": list(turn.claims),
        }
        for turn in each.turns
    ]
    ends = {"a": found.names[each.a], "b": found.names[each.b], "a_id": each.a, "b_id": each.b}
    return {
        **ends,
        "before": each.before.value,
        "after": each.after.value,
        "flipped": each.flipped,
        "changes": turns,
    }


def _turn_count(turn: Turn, found: Changes, inquiry: Inquiry) -> Json:
    knowing = found.knowing(turn, inquiry)
    return count_json(knowing.support(turn.claims), knowing)


def what_if_json(found: WhatIf) -> Json:
    """The network before and after the changes; actors by id, `names` tells whose."""
    sides = (("before", found.before), ("after", found.after))
    return {
        "contract": CONTRACT,
        "as_of": found.day.isoformat(),
        "changes": [
            {"text": each.text, "relation": each.relation, "removed": each.removed, "notes": notes(each.a, each.b)}
            for each in found.supposed
        ],
        "names": dict(sorted(found.names.items())),
        "pairs": [
            {"a": each.a, "b": each.b, "before": each.before.value, "after": each.after.value} for each in found.shifts
        ],
        "frustration": {key: {"lower": side.lower, "upper": side.upper, "proved": side.proved} for key, side in sides},
        "relieved": [list(pair) for pair in found.relieved],
        "strained": [list(pair) for pair in found.strained],
        "triads": [{"actors": list(t.actors), "before": t.before, "after": t.after} for t in found.triads],
        "factions_lost": [list(camp) for camp in found.lost],
        "factions_gained": [list(camp) for camp in found.gained],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
