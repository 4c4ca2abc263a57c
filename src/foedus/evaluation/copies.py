"""Measures how well copies are found, on made-up reports in known families.

    python -m foedus.evaluation.copies                      precision and recall for each kind of copy
    python -m foedus.evaluation.copies --many 100000        seconds and memory to index so many reports

A pair of a copy and its original counts as found where both are in one family. Precision of a kind: of the pairs found
together of which one is such a report, those that truly go back to one text. The copy rule was set on the reports of
one seed; `sealed` are those of another, looked at once it was set.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from foedus.evaluation.copies_made import Made, MadeReport, made_reports, stream
from foedus.evaluation.measures import share
from foedus.inference import CopyRule, Family, Report, families

OPEN, SEALED = 1, 4711
EVENTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of one kind of report: how many; recall, None where it is no copy; precision; pairs wrongly found together."""

    made: Made
    size: int
    recall: float | None
    precision: float
    wrong: int


def measured(reports: Sequence[MadeReport], rule: CopyRule | None = None) -> dict[Made, Figures]:
    """Figures for each kind."""
    known = {report.id: report for report in reports}
    found = families((Report(id=report.id, text=report.text) for report in reports), rule)
    together = set(_together(found))
    right, wrong = Counter[Made](), Counter[Made]()
    for left, right_one in together:
        one, two = known[left], known[right_one]
        (right if one.family == two.family else wrong).update({one.made, two.made})
    originals = {report.family: report.id for report in reports if report.made is Made.ORIGINAL}
    sizes, hits = Counter(report.made for report in reports), Counter[Made]()
    for report in reports:
        hits[report.made] += tuple(sorted((report.id, originals.get(report.family, "")))) in together
    return {
        made: Figures(
            made=made,
            size=sizes[made],
            recall=None if made in (Made.ORIGINAL, Made.INDEPENDENT, Made.ROUND_UP) else share(hits[made], sizes[made]),
            precision=share(right[made], right[made] + wrong[made]) if right[made] + wrong[made] else 1.0,
            wrong=wrong[made],
        )
        for made in Made
    }


def _together(found: Iterable[Family]) -> Iterator[tuple[str, str]]:
    for family in found:
        yield from combinations(sorted(family.articles), 2)


def main(words: Sequence[str] | None = None) -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m foedus.evaluation.copies", description="Measure finding copies.")
    parser.add_argument("--events", type=int, default=EVENTS, help="made-up events, ten reports each")
    parser.add_argument("--many", type=int, default=0, metavar="N", help="measure time and memory on N reports instead")
    given = parser.parse_args(words)
    if given.many:
        _measure_speed(given.many)
        return 0
    for name, seed in (("open", OPEN), ("sealed", SEALED)):
        reports = made_reports(given.events, seed)
        print(f"{name}: {len(reports)} reports of {given.events} events")
        for figures in measured(reports).values():
            recall = "     -" if figures.recall is None else f"{figures.recall:6.3f}"
            print(
                f"  {figures.made.value:<20}{figures.size:>5}  recall {recall}  precision {figures.precision:.3f}",
                end="",
            )
            print(f"  ({figures.wrong} pairs wrongly together)" if figures.wrong else "")
    return 0


class _Timed:
    """Counts words and the processor time that making the reports takes, which is no part of indexing them."""

    def __init__(self, count: int) -> None:
        self.count, self.words, self.making = count, 0, 0.0

    def __iter__(self) -> Iterator[Report]:
        source = stream(self.count, OPEN)
        while True:
            start = time.process_time()
            made = next(source, None)
            self.making += time.process_time() - start
            if made is None:
                return
            self.words += made[1].count(" ")
            yield Report(id=made[0], text=made[1])


def _measure_speed(count: int) -> None:
    source, start, wall = _Timed(count), time.process_time(), time.perf_counter()
    found = families(source)
    spent, wall = time.process_time() - start - source.making, time.perf_counter() - wall - source.making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:,} reports of {source.words / count:.0f} words: {len(found):,} families")
    print(f"{spent:.1f} s of processor time, about {wall:.1f} s by the clock, without the time to make them up")
    print(f"{peak:,.0f} MB of memory at most")


if __name__ == "__main__":
    raise SystemExit(main())
