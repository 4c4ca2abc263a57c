"""Short texts with the date of each relation that they tell, or that they give none.

A record holds `id`, `published`, `text` and `told`: rows of relation, ends A and B and the word that tells it, as the
lines of `passages` have them, and the valid time in EDTF, "-" where the words give none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedus.evaluation.measures import Claims, Json, Scores, share
from foedus.evaluation.passages import states, told
from foedus.evaluation.reports import date_right

UNDATED = "-"


def score(gold: Sequence[Json], claims: Claims) -> Scores:
    """Of the relations read, the share of the dated whose date is right, and of the undated of those left so.

    A relation that is claimed several times is dated right where one of the claims is.
    """
    counts = Counter[str]()
    misses: list[str] = []
    for row in gold:
        found = [claim for claim in claims.get(row["id"], ()) if claim["relation"]]
        for columns in row["told"]:
            *place, want = columns
            wanted = told(row["id"], row["text"], place)
            read = [(claim["when"] or {}).get("edtf") for claim in found if states(claim, wanted)]
            counts["asked"] += 1
            if not read:
                continue
            kind = "undated" if want == UNDATED else "dated"
            right = any(not edtf if want == UNDATED else bool(date_right(edtf, want)) for edtf in read)
            counts.update((kind, f"{kind} right") if right else (kind,))
            misses += [] if right else [_miss(row, columns, read)]
    return Scores(
        size=f"{len(gold)} texts, {counts['asked']} relations",
        values={
            "date": share(counts["dated right"], counts["dated"]),
            "undated": share(counts["undated right"], counts["undated"]),
        },
        facts={"read": share(counts["dated"] + counts["undated"], counts["asked"])},
        misses=tuple(misses),
    )


def _miss(row: Json, columns: Sequence[str], read: Sequence[str | None]) -> str:
    relation, one, two, cue, want = columns
    dates = ", ".join(edtf or UNDATED for edtf in read)
    return f"date | {dates} for {want} | {relation} {one} -> {two} by {cue!r} | {row['published']} | {row['text']}"
