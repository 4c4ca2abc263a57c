"""PolNeAR: attribution. Characters of source, cue and content, and how many attributions are found whole.

An attribution is found where the best content shares half of the characters of the two contents' union; its source is
right where the sources share one, or both are absent.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.evaluation.measures import Claims, Json, Scores, characters, f1, share

_PARTS = ("source", "cue", "content")
_HALF = 0.5


def wanted(rows: Sequence[Json]) -> list[Json]:
    """One row a document: where two people annotated it, the second."""
    return list({row["doc_id"]: row for row in rows}.values())


def score(rows: Sequence[Json], attributions: Claims) -> Scores:
    """Shares found and with the right source; F1 over characters by part."""
    shared, read, gold = (dict.fromkeys(_PARTS, 0) for _ in range(3))
    asked = found = right = predicted = 0
    misses = []
    for row in wanted(rows):
        here = attributions.get(row["doc_id"], ())
        predicted += len(here)
        for part in _PARTS:
            theirs = characters(span for item in row["attributions"] for span in item[part])
            ours = characters(item[part] for item in here if item.get(part))
            shared[part] += len(theirs & ours)
            read[part] += len(ours)
            gold[part] += len(theirs)
        pairs = [(_place(item, "content"), _place(item, "source")) for item in here]
        for item in row["attributions"]:
            content, source = characters(item["content"]), characters(item["source"])
            if not content:
                continue
            asked += 1
            overlap, ours = _best(content, pairs)
            found += overlap >= _HALF
            right += overlap >= _HALF and (bool(ours & source) or (not source and not ours))
            if overlap < _HALF:
                words = " ".join(span["text"] for span in item["cue"])
                misses.append(
                    f"{'other extent' if overlap else 'not found'} | {words} | {item['content'][0]['text'][:120]}"
                )
    return Scores(
        size=f"{len(wanted(rows))} documents, {asked} attributions",
        values={
            "found": share(found, asked),
            "source": share(right, found),
            **{f"{p} characters": f1(share(shared[p], read[p]), share(shared[p], gold[p])) for p in _PARTS},
        },
        facts={"predicted": float(predicted)},
        misses=tuple(misses),
    )


def _place(item: Json, part: str) -> set[int]:
    return characters([item[part]]) if item.get(part) else set()


def _best(content: set[int], pairs: Sequence[tuple[set[int], set[int]]]) -> tuple[float, set[int]]:
    """The share of characters that the nearest content has in common, and its source."""
    scored = [(len(content & ours) / len(content | ours), source) for ours, source in pairs]
    return max(scored, key=lambda pair: pair[0], default=(0.0, set()))
