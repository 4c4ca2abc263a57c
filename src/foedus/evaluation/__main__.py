"""The quality gate.

    python -m foedus.evaluation --check                      compare with the floors; exit 1 where one is missed
    python -m foedus.evaluation --pin                        raise the floors to what is measured
    python -m foedus.evaluation --lower --reason "…"         lower what fell, and log why

Without --gold it takes the project's own gold and, where it is there, the gold beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from foedus.errors import FoedusError
from foedus.evaluation.floors import Floors
from foedus.evaluation.measures import Scores
from foedus.evaluation.sets import find_sets
from foedus.evaluation.tables import markdown, put_between, table
from foedus.workspace import Reader

FLOORS = Path(__file__).with_name("floors.json")
_PLACES = (
    "tests/data/own_articles",
    "tests/data/own_passages",
    "tests/data/own_sentences",
    "tests/data/fresh_sentences",
    "tests/data/own_reports",
    "../shared/data/gold",
)


def arguments_of(words: Sequence[str] | None) -> argparse.Namespace:
    """The command's arguments."""
    parser = argparse.ArgumentParser(prog="python -m foedus.evaluation", description="Measure foedus on gold.")
    parser.add_argument("--gold", action="append", type=Path, metavar="DIR", help="a folder of gold files; repeatable")
    parser.add_argument("--only", metavar="SETS", help="names of sets, with commas between")
    parser.add_argument("--floors", type=Path, default=FLOORS, metavar="FILE", help="the floors file")
    parser.add_argument("--show", action="store_true", help="print every miss, its cause first")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the figures into a page, between its marks")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--check", action="store_true", help="exit 1 where a figure lies below its floor")
    act.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    act.add_argument("--lower", action="store_true", help="lower the floors that were missed; needs --reason")
    parser.add_argument("--reason", default="", help="why a floor may be lower")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Runs the gate. Returns 0; 1 where a figure lies below its floor; 2 where the call or a file is wrong."""
    given = arguments_of(words)
    try:
        floors = Floors.read(given.floors)
        scores = measured(given.gold or [Path(place) for place in _PLACES if Path(place).is_dir()], given.only)
        if not scores:
            print("no gold found: name a folder with --gold", file=sys.stderr)
            return 2
        return _judge(given, floors, scores)
    except (FoedusError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def measured(folders: Sequence[Path], only: str | None = None) -> dict[str, Scores]:
    """The scores of every set in the folders, by name. Raises FoedusError."""
    chosen = [item for item in find_sets(folders) if only is None or item.name in only.split(",")]
    reader = Reader()
    return {item.name: item.scores(reader) for item in chosen}


def _judge(given: argparse.Namespace, floors: Floors, scores: dict[str, Scores]) -> int:
    figures = {name: result.values for name, result in scores.items()}
    if given.pin:
        floors = floors.raised(figures)
        floors.write(given.floors)
    elif given.lower:
        floors = floors.lowered(figures, given.reason, date.today().isoformat())
        floors.write(given.floors)
    if given.write:
        given.write.write_text(put_between(given.write.read_text(encoding="utf-8"), markdown(scores)), encoding="utf-8")
    if given.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(table(scores, floors)))
    if given.show:
        print("\n".join(f"{name}: {line}" for name, result in scores.items() for line in result.misses))
    falls, missing = floors.falls(figures), floors.missing(figures)
    for fall in falls:
        print(f"{fall.name} {fall.measure}: {fall.seen:.3f}, the floor is {fall.floor:.3f}", file=sys.stderr)
    for name, measure in missing:
        print(f"{name} {measure}: has a floor and was not measured", file=sys.stderr)
    return 1 if given.check and (falls or missing) else 0


if __name__ == "__main__":
    sys.exit(main())
