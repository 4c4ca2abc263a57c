"""Reports of other things than armed conflict, of which nothing should be claimed: sport, business, chess."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.evaluation.measures import Claims, Json, Scores, share


def score(rows: Sequence[Json], claims: Claims) -> Scores:
    """Share of reports of which no relation is claimed."""
    found = {row["id"]: [claim for claim in claims.get(row["id"], ()) if claim["relation"]] for row in rows}
    silent = sum(not rows for rows in found.values())
    lines = [
        f"extra | {name} | {claim['relation']} {(claim['actor'] or {}).get('name')} -> "
        f"{(claim['recipient'] or {}).get('name')} | {claim['evidence']['text'][:160]}"
        for name, rows in found.items()
        for claim in rows
    ]
    return Scores(
        size=f"{len(found)} reports",
        values={"silent": share(silent, len(found))},
        facts={"claims a report": share(len(lines), len(found))},
        misses=tuple(lines),
    )
