"""Mapping Militants: does the reading of a coder's description find the pair, its sign and its type?

A pair counts as found where the two ends of a claim stand on mentions of the two groups or carry their names; its sign
and its type as right where any claim on the pair has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedus.evaluation.measures import Claims, Json, Scores, plain, share, stands_on

_RELATIONS = {
    "all": {"alliance", "backing", "truce"},
    "riv": {"fighting", "opposition"},
    "aff": {"membership", "formation", "leadership", "backing", "alliance"},
    "spl": {"split", "formation"},
    "mer": {"merger", "membership", "formation"},
}
_SIGNS = {"all": 1, "riv": -1, "aff": 1, "mer": 1}


def wanted(rows: Sequence[Json]) -> list[Json]:
    """The rows whose two groups are named in the text and differ."""
    return [row for row in rows if row["both_named_in_text"] and not row["self_loop"]]


def score(rows: Sequence[Json], claims: Claims) -> Scores:
    """Shares of pairs found, of types right, and of signs right among the found that have a sign."""
    count, misses = Counter[str](), []
    for row in wanted(rows):
        pair = [claim for claim in claims.get(row["doc_id"], ()) if _is_pair(claim, row)]
        typed = any(claim["relation"] in _RELATIONS[row["type"]] for claim in pair)
        count["pairs"] += 1
        count["found"] += bool(pair)
        count["typed"] += typed
        sign = _SIGNS.get(row["type"])
        if pair and sign is not None:
            count["signed"] += 1
            count["right"] += any(claim["sign"] == sign for claim in pair)
        if not typed:
            told = "wrong relation" if pair else "pair not found"
            misses.append(f"{told} | {row['type']} | {row['g1']['name']} | {row['g2']['name']} | {row['text'][:200]}")
    return Scores(
        size=f"{count['pairs']} links",
        values={
            "pair": share(count["found"], count["pairs"]),
            "type": share(count["typed"], count["pairs"]),
            "sign": share(count["right"], count["signed"]),
        },
        facts={},
        misses=tuple(misses),
    )


def _is_pair(claim: Json, row: Json) -> bool:
    ends, groups = (claim["actor"], claim["recipient"]), (row["g1"], row["g2"])
    straight = _is(ends[0], groups[0]) and _is(ends[1], groups[1])
    return straight or (_is(ends[0], groups[1]) and _is(ends[1], groups[0]))


def _is(end: Json | None, group: Json) -> bool:
    if not end:
        return False
    if any(stands_on(end, mention["start"], mention["end"]) for mention in group["mentions"]):
        return True
    return bool(group["name"]) and plain(end.get("name")) == plain(group["name"])
