"""Pictures: well-formed, the same each time, boxes apart, told apart without colour."""

from __future__ import annotations

import itertools
import re
import sys
from datetime import date
from xml.etree import ElementTree

import pytest

from foedus.errors import MissingExtraError
from foedus.export.pictures import Bar, Row, network_svg, png_of, timeline_svg

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
