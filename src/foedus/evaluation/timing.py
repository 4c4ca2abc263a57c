"""TimeML news: are expressions of time found, and given the calendar's value?

Only times that a calendar can place are asked for the value: days, months, weeks, years. Durations and "now" count for
finding alone. Where the annotators' value breaks their own document's date nothing is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from foedus.evaluation.measures import Json, Scores, f1, share
from foedus.language.dates import TimeExpression

_PLACED = re.compile(r"\d{4}(?:-(?:\d\d|W\d\d?|Q\d|H\d)(?:-(?:\d\d|WE))?)?(?:T.*)?")


def score(rows: Sequence[Json], times: Mapping[str, Sequence[TimeExpression]]) -> Scores:
    """Precision, recall and F1 of expressions that share a character; value of the placed ones that were found."""
    asked = found = placed = right = read = extra = 0
    misses = []
    for row in rows:
        gold = [item for item in row["timex"] if item["start"] < item["end"] and item["tid"] != "t0"]
        here = times.get(row["doc_id"], ())
        for item in gold:
            hits = [time for time in here if time.span.start < item["end"] and item["start"] < time.span.end]
            asked += 1
            found += bool(hits)
            value = item["value"] or ""
            if not hits:
                misses.append(f"not found | {item['text']} | {value}")
            elif _PLACED.fullmatch(value):
                same = _short(hits[0].value or "") == _short(value)
                placed += 1
                right += same
                if not same:
                    misses.append(f"value | {item['text']} | {value} | {hits[0].value} | {row['dct']['value']}")
        read += len(here)
        extra += sum(not any(_meet(time, item) for item in gold) for time in here)
    precision, recall = share(read - extra, read), share(found, asked)
    return Scores(
        size=f"{len(rows)} documents, {asked} expressions",
        values={"precision": precision, "recall": recall, "f1": f1(precision, recall), "value": share(right, placed)},
        facts={"placed": float(placed)},
        misses=tuple(misses),
    )


def _meet(time: TimeExpression, item: Json) -> bool:
    return bool(time.span.start < item["end"] and item["start"] < time.span.end)


def _short(value: str) -> str:
    """A value without its part of day and without leading zeros of weeks."""
    return re.sub(r"-W0", "-W", value.split("T")[0])
