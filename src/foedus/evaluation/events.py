"""PLOVER's gold-standard sentences: the category of the event, and the category with actor and recipient."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedus.evaluation.measures import Claims, Json, Scores, share, stands_on

_TODAY = {"DISAPPROVE": "ACCUSE", "DEMAND": "REQUEST", "YIELD": "CONCEDE", "AIDING": "AID", "FIGHT": "ASSAULT"}
"""The records' older names of categories, as the manual has them now."""
_LEFT_OUT = frozenset({"DOCUMENT", "CRIME", "INVESTIGATE"})


def wanted(rows: Sequence[Json]) -> list[Json]:
    """The rows of a category that foedus codes."""
    return [row for row in rows if row["event"] not in _LEFT_OUT]


def score(rows: Sequence[Json], claims: Claims) -> Scores:
    """Shares of sentences with the right category among their claims, and with its two ends right as well."""
    asked, hit = Counter[str](), Counter[str]()
    full = coded = 0
    misses = []
    for row in wanted(rows):
        category = str(_TODAY.get(row["event"], row["event"]))
        found = claims.get(row["doc_id"], ())
        coded += len({claim["plover"] for claim in found if claim["plover"]})
        right = [claim for claim in found if claim["plover"] == category]
        asked[category] += 1
        hit[category] += bool(right)
        ends = any(_has_ends(claim, row) for claim in right)
        full += ends
        if not ends:
            read = sorted({str(claim["plover"]) for claim in found})
            cause = "wrong ends" if right else "wrong category" if found else "nothing read"
            misses.append(f"{cause} | {category} | {' '.join(read)} | {row['text'][:240]}")
    total = asked.total()
    return Scores(
        size=f"{total} sentences",
        values={"category": share(hit.total(), total), "with ends": share(full, total)},
        facts={
            "categories a sentence": share(coded, total),
            **{kind: share(hit[kind], asked[kind]) for kind in sorted(asked)},
        },
        misses=tuple(misses),
    )


def is_right(claim: Json, row: Json) -> bool:
    """Whether a claim has the row's category and its ends."""
    return bool(claim["plover"] == _TODAY.get(row["event"], row["event"]) and _has_ends(claim, row))


def _has_ends(claim: Json, row: Json) -> bool:
    sources = [span for span in row["source"] if span.get("start") is not None]
    targets = [span for span in row["target"] if span.get("start") is not None]
    if sources and targets:
        return _on(claim["actor"], sources) and _on(claim["recipient"], targets)
    either = sources + targets
    return not either or _on(claim["actor"], either) or _on(claim["recipient"], either)


def _on(end: Json | None, spans: Sequence[Json]) -> bool:
    return any(stands_on(end, span["start"], span["end"]) for span in spans)
