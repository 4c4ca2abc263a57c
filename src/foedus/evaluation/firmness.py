"""Factuality of events in news (UW, MEANTIME): how near the reader's stance lies to the annotators' mean.

The annotators' scale runs from -3 (certainly not) to 3 (certainly). FactBank's labels are put on it as Stanovsky et al.
(ACL 2017) do: CT 3, PR 2, PS 1, unknown 0. What is announced for later counts as unknown to have happened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.evaluation.measures import Json, Scores, share

_SCALE = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "CTu": 0.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}
_NEAR = 1.0


def number(label: str, *, future: bool = False) -> float:
    """A label on the scale from -3 to 3."""
    value = _SCALE[label]
    return min(value, 1.0) if future else value


def score(rows: Sequence[Json], read: Mapping[tuple[str, int], float]) -> Scores:
    """Share within one point of the gold, correlation, and of the denied how many are read as denied.

    `read` holds the reader's numbers by (text, start of the event). Events that no token stands on are left out.
    """
    pairs = [
        (float(event["factuality"]), read[row["text"], event["start"]], f"{event['text']} | {row['text'][:160]}")
        for row in rows
        for event in row["events"]
        if event["offset_ok"] and (row["text"], event["start"]) in read
    ]
    gold, ours = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    denied = [one for want, one in zip(gold, ours, strict=True) if want <= -1]
    far = [f"{want:+.1f} read {one:+.1f} | {words}" for want, one, words in pairs if abs(want - one) > 2]
    return Scores(
        size=f"{len(pairs)} events",
        values={
            "within one": share(sum(abs(want - one) <= _NEAR for want, one, _ in pairs), len(pairs)),
            "correlation": correlation(gold, ours),
            "denied": share(sum(one < 0 for one in denied), len(denied)),
        },
        facts={"mean error": share(sum(abs(want - one) for want, one, _ in pairs), len(pairs))},
        misses=tuple(far),
    )


def correlation(one: Sequence[float], two: Sequence[float]) -> float:
    """Pearson's r; 0 where either does not vary."""
    size = len(one)
    if not size:
        return 0.0
    means = sum(one) / size, sum(two) / size
    spread = [sum((value - mean) ** 2 for value in values) for values, mean in zip((one, two), means, strict=True)]
    both = sum((a - means[0]) * (b - means[1]) for a, b in zip(one, two, strict=True))
    return share(both, (spread[0] * spread[1]) ** 0.5)
