"""The figures as a plain table of text, 100 columns at most, the same in a terminal and in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedus.evaluation.floors import Floors
from foedus.evaluation.measures import Scores


def table(scores: Mapping[str, Scores], floors: Floors) -> Iterable[str]:
    """One line a figure: set, measure, seen, floor, and a mark where it fell below."""
    yield f"{'set':<22}{'measure':<22}{'seen':>8}{'floor':>8}"
    for name, result in scores.items():
        for measure, seen in result.values.items():
            floor = floors.floors.get(name, {}).get(measure)
            shown = "-" if floor is None else f"{floor:.3f}"
            mark = "  BELOW" if floor is not None and seen < floor else ""
            yield f"{name:<22}{measure:<22}{seen:>8.3f}{shown:>8}{mark}"
        facts = ", ".join(
            f"{key} {value:g}" if value.is_integer() else f"{key} {value:.2f}" for key, value in result.facts.items()
        )
        yield f"{'':<22}{result.size}{'; ' + facts if facts else ''}"
