"""The figures as a plain table of text and, between two marks of a page, as a table of Markdown."""

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


BEGIN, END = "<!-- figures: python -m foedus.evaluation --write -->", "<!-- end of figures -->"


def markdown(scores: Mapping[str, Scores]) -> str:
    """The figures as a table of Markdown, one set a row."""
    lines = ["| set | what | figures |", "|---|---|---|"]
    for name, result in scores.items():
        figures = ", ".join(f"{measure} {seen:.2f}" for measure, seen in result.values.items())
        lines.append(f"| {name} | {result.size} | {figures} |")
    return "\n".join(lines)


def put_between(page: str, text: str) -> str:
    """The page with what stands between its two marks replaced. Raises ValueError where it lacks them."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page lacks the marks {BEGIN} and {END}")
    return f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}"
