"""re3d: relations between actors in documents on Syria and Iraq, span against span.

The gold is known to be incomplete, so recall is the figure to trust and precision is a lower bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedus.evaluation.measures import Claims, Json, Scores, f1, joins, share, stands_on

_RELATIONS = {
    "FightingAgainst": {"fighting", "opposition"},
    "Dislikes": {"opposition", "fighting"},
    "AlliesOf": {"alliance", "backing", "membership"},
    "Likes": {"backing", "alliance"},
    "BelongsTo": {"membership", "leadership", "formation"},
    "InChargeOf": {"leadership", "membership"},
    "CommWith": {"talks", "alliance", "opposition"},
}
_ACTORS = frozenset({"Organisation", "Person", "Nationality"})
_SURE = 0.5


def score(rows: Sequence[Json], claims: Claims) -> Scores:
    """Recall over the gold relations between actors; precision over the claims whose ends are gold entities."""
    gold_count, hit_count = Counter[str](), Counter[str]()
    read = right = 0
    misses = []
    for row in rows:
        found, used = claims.get(row["doc_id"], ()), set[int]()
        for relation in filter(_is_asked, row["relations"]):
            hits = {i for i, claim in enumerate(found) if _states(claim, relation)}
            gold_count[relation["type"]] += 1
            hit_count[relation["type"]] += bool(hits)
            used |= hits
            if not hits:
                misses.append(_miss(row, relation))
        known = [i for i, claim in enumerate(found) if _between_known(claim, row["entities"])]
        read += len(known)
        right += sum(i in used for i in known)
    precision, recall = share(right, read), share(hit_count.total(), gold_count.total())
    return Scores(
        size=f"{len(rows)} documents, {gold_count.total()} relations",
        values={"precision": precision, "recall": recall, "f1": f1(precision, recall)},
        facts={f"recall {kind}": share(hit_count[kind], gold_count[kind]) for kind in sorted(gold_count)},
        misses=tuple(misses),
    )


def _is_asked(relation: Json) -> bool:
    actors = relation["subj"]["etype"] in _ACTORS and relation["obj"]["etype"] in _ACTORS
    return relation["type"] in _RELATIONS and relation["offset_ok"] and relation["confidence"] >= _SURE and actors


def _states(claim: Json, relation: Json) -> bool:
    subject, other = ((relation[end]["start"], relation[end]["end"]) for end in ("subj", "obj"))
    return claim["relation"] in _RELATIONS[relation["type"]] and joins(claim, subject, other)


def _between_known(claim: Json, entities: Sequence[Json]) -> bool:
    if not claim["recipient"] or claim["relation"] is None:
        return False
    known = [e for e in entities if e["type"] in _ACTORS and e["confidence"] >= _SURE and e["offset_ok"]]
    return all(any(stands_on(claim[end], e["start"], e["end"]) for e in known) for end in ("actor", "recipient"))


def _miss(row: Json, relation: Json) -> str:
    start = min(relation["subj"]["start"], relation["obj"]["start"])
    end = max(relation["subj"]["end"], relation["obj"]["end"])
    words = " ".join(row["text"][max(0, start - 60) : end + 60].split())
    return f"{relation['type']} | {relation['subj']['text']} -> {relation['obj']['text']} | {words}"
