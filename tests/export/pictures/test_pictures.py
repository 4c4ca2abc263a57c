"""Pictures: well-formed, the same each time, boxes apart, told apart without colour."""

from __future__ import annotations

import itertools
import random
import re
import sys
from datetime import date
from xml.etree import ElementTree

import pytest

from foedus.errors import MissingExtraError
from foedus.export.pictures import Bar, Row, network_svg, png_of, routes, timeline_svg

NAMES = {f"x:{number}": f"Front for the Liberation of Place {number} <&>" for number in range(12)}
TIES = [(a, b, number % 3 - 1) for number, (a, b) in enumerate(itertools.combinations(NAMES, 2)) if number % 4 == 0]


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    found = re.findall(
        r'<g><title>[^<]*</title>\n<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"', svg
    )
    return [(float(x), float(y), float(w), float(h)) for x, y, w, h in found]


def test_a_network_is_well_formed_and_the_same_each_time() -> None:
    svg = network_svg(NAMES, TIES, title="A & B", frustrated=[TIES[0][:2]], second=["x:1"])
    ElementTree.fromstring(svg)
    assert svg == network_svg(
        dict(reversed(NAMES.items())), TIES[::-1], title="A & B", frustrated=[TIES[0][:2]], second=["x:1"]
    )


def test_no_box_covers_another_and_all_are_on_the_page() -> None:
    svg = network_svg(NAMES, TIES, title="Boxes")
    root = ElementTree.fromstring(svg)
    found = boxes(svg)
    assert len(found) == len(NAMES)
    for (x, y, w, h), (u, v, s, t) in itertools.combinations(found, 2):
        assert x + w <= u or u + s <= x or y + h <= v or v + t <= y
    assert all(x >= 0 and y >= 0 and x + w <= float(root.attrib["width"]) for x, y, w, _ in found)


def test_signs_differ_without_colour() -> None:
    bare = {}
    for sign in (1, -1, 0):
        svg = network_svg({"a": "A", "b": "B"}, [("a", "b", sign)], title="T")
        drawn = re.findall(r"<line [^>]*>", svg)[0]
        bare[sign] = re.sub(r'stroke="#\w+"|[xy][12]="[^"]*"', "", drawn)
    assert len(set(bare.values())) == 3


def test_an_empty_network_and_an_empty_timeline_are_pictures_too() -> None:
    ElementTree.fromstring(network_svg({}, [], title="None"))
    assert "No claim" in timeline_svg([], title="A – B", day=date(2014, 1, 1))


def test_a_timeline_shows_each_spell_and_what_is_not_told() -> None:
    told = Bar(start=date(2012, 1, 1), end=date(2013, 1, 1), began=True, ended=True)
    open_ended = Bar(start=date(2014, 1, 1), end=date(2014, 2, 1), began=False, ended=False)
    rows = [Row(label="alliance", sign=1, bars=(told, open_ended)), Row(label="fighting", sign=-1, bars=(told,))]
    svg = timeline_svg(rows, title="A – B", day=date(2015, 1, 1))
    ElementTree.fromstring(svg)
    assert svg.count(">?</text>") == 1
    assert svg.count("url(#against)") == 2
    assert svg == timeline_svg(rows, title="A – B", day=date(2015, 1, 1))


def test_a_png_is_drawn() -> None:
    data = png_of(network_svg(NAMES, TIES, title="A"), zoom=1)
    assert data.startswith(b"\x89PNG")
    assert len(data) > 2000


def test_a_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(MissingExtraError, match="pictures"):
        png_of("<svg/>")


def dense(actors: int = 44, ties: int = 140) -> tuple[dict[str, str], list[tuple[str, str, int]]]:
    """Two camps with friends inside and enemies across, most ties at a few of them, as in networks of militants."""
    chance = random.Random(7)
    names = {f"x:{number}": f"Movement of Place {number}" for number in range(actors)}
    weights = [1 / (1 + number) for number in range(actors)]
    found: dict[tuple[int, int], int] = {}
    while len(found) < ties:
        a, b = sorted(chance.choices(range(actors), weights=weights, k=2))
        if a != b:
            found[a, b] = 1 if (a + b) % 2 == 0 else -1
    return names, [(f"x:{a}", f"x:{b}", sign) for (a, b), sign in found.items()]


def drawn_lines(svg: str) -> list[list[tuple[float, float]]]:
    """Points along each line between actors, straight or bent, close to each other."""
    shares = [number / 200 for number in range(201)]
    found = []
    body = svg[: svg.index("<g><title>")]
    for x, y, u, v in re.findall(r'<line x1="([\d.-]+)" y1="([\d.-]+)" x2="([\d.-]+)" y2="([\d.-]+)"', body):
        a, b, c, d = map(float, (x, y, u, v))
        found.append([(a + t * (c - a), b + t * (d - b)) for t in shares])
    for ends in re.findall(r'd="M([\d.-]+) ([\d.-]+) Q([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+)"', body):
        a, b, p, q, c, d = map(float, ends)
        found.append(
            [
                ((1 - t) ** 2 * a + 2 * t * (1 - t) * p + t * t * c, (1 - t) ** 2 * b + 2 * t * (1 - t) * q + t * t * d)
                for t in shares
            ]
        )
    return found


def hidden_lines(svg: str) -> int:
    """Lines that run under boxes of others."""
    found = boxes(svg)
    return sum(
        len({place for place, (x, y, w, h) in enumerate(found) for u, v in points if x < u < x + w and y < v < y + h})
        > 2
        for points in drawn_lines(svg)
    )


def test_in_a_dense_network_few_lines_run_under_the_boxes_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    names, ties = dense()
    bent = network_svg(names, ties, title="Dense")
    assert len(drawn_lines(bent)) == len(ties)
    monkeypatch.setattr(routes, "_BENDS", (0.0,))
    assert hidden_lines(bent) < 0.2 * len(ties)
    assert hidden_lines(bent) < hidden_lines(network_svg(names, ties, title="Dense")) / 2


def test_crosses_are_seen_and_lie_on_their_lines() -> None:
    names, ties = dense()
    lost = [(a, b) for a, b, sign in ties if sign < 0][::4]
    svg = network_svg(names, ties, title="Dense", frustrated=lost)
    lines, found = drawn_lines(svg), boxes(svg)
    crosses = [
        (float(x) + 5, float(y) + 5) for x, y in re.findall(r'<line x1="([\d.]+)" y1="([\d.]+)" [^>]*width="2.4"', svg)
    ]
    crosses = crosses[:-2:2]  # Each is two strokes; the legend has the last.
    assert len(crosses) == len(lost)
    for x, y in crosses:
        assert min((x - px) ** 2 + (y - py) ** 2 for points in lines for px, py in points) < 9
        assert not any(u < x < u + w and v < y < v + h for u, v, w, h in found)
    assert svg.rindex("<g><title>") < svg.index('stroke-width="5.4"')
