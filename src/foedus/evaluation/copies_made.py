"""Made-up reports in known families of copies: whole, cut, with local additions, rewritten, independent, round-ups.

Everything is drawn from the phrases in `copies_phrases.yaml` by a seeded generator, so that the set is the same on any
machine and its truth is known. An event's independent reports have the same names, figures and quotations.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NUMBERS = {"3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine", "11": "eleven"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "June", "July", "September", "October", "November")


class Made(StrEnum):
    """How a report came about."""

    ORIGINAL = "original"
    WHOLE = "whole copy"
    HALF = "cut to a half"
    THIRD = "cut to a third"
    LOCAL = "local top and tail"
    REWRITTEN = "lightly rewritten"
    INDEPENDENT = "independent"
    ROUND_UP = "round-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReport:
    """A made-up report; `family` is the true one: reports of one family go back to one text."""

    id: str
    family: str
    made: Made
    text: str


@cache
def phrases() -> dict[str, Any]:
    """The phrases."""
    found: dict[str, Any] = yaml.safe_load(
        files("foedus.evaluation").joinpath("copies_phrases.yaml").read_text(encoding="utf-8")
    )
    return found


def made_reports(events: int, seed: int) -> tuple[MadeReport, ...]:
    """Ten reports an event: original, two whole and two cut copies, local, rewritten, two independent, a round-up."""
    draw = random.Random(seed)
    told = [_event(draw) for _ in range(events)]
    originals = [_written(draw, event) for event in told]
    found: list[MadeReport] = []
    for number, (event, lines) in enumerate(zip(told, originals, strict=True)):
        name = f"{seed}-{number:04}"
        versions = [(Made.ORIGINAL, _printed(draw, lines))]
        versions += [(Made.WHOLE, _printed(draw, lines)) for _ in range(2)]
        versions.append((Made.HALF, _printed(draw, lines[: -(-len(lines) // 2)])))
        versions.append((Made.THIRD, _printed(draw, lines[: -(-len(lines) // 3)])))
        versions.append((Made.LOCAL, _printed(draw, _with_local(draw, event, lines))))
        versions.append((Made.REWRITTEN, _printed(draw, _rewritten(draw, lines))))
        for place, (made, text) in enumerate(versions):
            found.append(MadeReport(id=f"{name}-{place}", family=name, made=made, text=text))
        for place in (7, 8):
            own = _printed(draw, _written(draw, event))
            found.append(MadeReport(id=f"{name}-{place}", family=f"{name}-{place}", made=Made.INDEPENDENT, text=own))
        text = _printed(draw, _round_up(draw, originals))
        found.append(MadeReport(id=f"{name}-9", family=f"{name}-9", made=Made.ROUND_UP, text=text))
    return tuple(found)


def stream(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Ids and texts of many reports, of which three in ten are copies, for measuring speed; one event at a time."""
    draw, done = random.Random(seed), 0
    while done < count:
        event = _event(draw)
        lines = _written(draw, event)
        for text in [lines, lines, lines[: len(lines) // 2], lines, *(_written(draw, _event(draw)) for _ in range(6))]:
            yield f"r{done:07}", _printed(draw, text)
            done += 1
            if done == count:
                return


def _event(draw: random.Random) -> dict[str, str]:
    """What happened: everything that two who report it independently have in common."""
    known = phrases()
    towns, persons = draw.sample(known["towns"], 2), draw.sample(known["persons"], 4)
    quotes = draw.sample(known["quotes"], 2)
    numbers = {"killed": 80, "wounded": 40, "claimed": 120, "weeks": 9, "treated": 60, "children": 12, "days": 20}
    numbers |= {"hours": 11, "distance": 90, "percent": 60, "earlier": 70, "hour": 5}
    large = {"fled": (1100, 48000), "stranded": (150, 900), "strength": (300, 9000)}
    return {
        "attacker": draw.choice(known["attackers"]),
        "defender": draw.choice(known["defenders"]),
        "town": towns[0],
        "town2": towns[1],
        "province": draw.choice(known["provinces"]),
        "province2": draw.choice(known["provinces"]),
        "quote": spun(draw, quotes[0]),
        "quote2": spun(draw, quotes[1]),
        "weekday": draw.choice(_DAYS),
        "month": draw.choice(_MONTHS),
        "year": str(draw.randint(1978, 2016)),
        **dict(zip(("person", "person2", "person3", "person4"), persons, strict=True)),
        **{name: str(draw.randint(3, top)) for name, top in numbers.items()},
        **{name: f"{draw.randint(*span):,}" for name, span in large.items()},
    }


def _written(draw: random.Random, event: dict[str, str]) -> list[str]:
    """The sentences of one writer's own report: the news first, then what this writer chose, in this writer's words."""
    facts = phrases()["facts"]
    lead = draw.randrange(2)
    chosen = [facts[lead], *draw.sample(facts[2:], draw.randint(9, 17))]
    lines = [spun(draw, text).format(**event) for text in chosen]
    if draw.random() < 0.4:
        kept = random.Random(f"{event['attacker']}{event['province']}")
        lines += _sentences(spun(kept, kept.choice(phrases()["background"])).format(**event))
    return lines


def spun(draw: random.Random, text: str) -> str:
    """The text with one alternative of each `[a|b]` chosen."""
    return _CHOICE.sub(lambda match: draw.choice(match[1].split("|")), text).replace("  ", " ")


def _printed(draw: random.Random, lines: Sequence[str]) -> str:
    """Paragraphs as papers print them: from one to three sentences each; quotes and dashes in the house's style."""
    rest, paragraphs = list(lines), []
    while rest:
        size = draw.randint(1, 3)
        paragraphs.append(" ".join(rest[:size]))
        rest = rest[size:]
    text = "\n\n".join(paragraphs)
    return re.sub(r'"([^"]*)"', r"“\1”", text) if draw.random() < 0.5 else text


def _with_local(draw: random.Random, event: dict[str, str], lines: Sequence[str]) -> list[str]:
    local = [spun(draw, text).format(**event) for text in draw.sample(phrases()["local"], 4)]
    return [*local[:2], *lines, *local[2:]]


def _rewritten(draw: random.Random, lines: Sequence[str]) -> list[str]:
    """Half of the words with a synonym replaced, figures written otherwise, sentences moved, one in six left out."""
    found = [_reworded(draw, line) for place, line in enumerate(lines) if place % 6 != 4]
    for _ in range(len(found) // 4):
        place = draw.randrange(1, len(found) - 1)
        found[place], found[place + 1] = found[place + 1], found[place]
    return found


def _reworded(draw: random.Random, line: str) -> str:
    for word, other in phrases()["synonyms"].items():
        if draw.random() < 0.5:
            line = re.sub(rf"\b{word}\b", other, line)
    line = re.sub(r"\b(\d+),(\d{3})\b", r"\1\2", line)
    return re.sub(r"\b\d+\b", lambda match: _NUMBERS.get(match[0], match[0]), line)


def _round_up(draw: random.Random, originals: Sequence[Sequence[str]]) -> list[str]:
    """Two or three sentences of each of several stories, with a writer's words between them."""
    found: list[str] = []
    bridges = draw.sample(phrases()["bridges"], len(phrases()["bridges"]))
    for lines, bridge in zip(draw.sample(list(originals), min(len(originals), 4)), bridges, strict=False):
        start = draw.randrange(max(1, len(lines) - 3))
        found += [bridge, *lines[start : start + draw.randint(2, 3)]]
    return found


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.) ", text)
