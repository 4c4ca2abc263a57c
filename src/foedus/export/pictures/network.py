"""The signed network as a picture: boxes for actors, solid lines with, dashed against, dotted neither or both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from foedus.export.pictures.drawing import (
    FONT,
    MEANINGS,
    STROKES,
    box,
    broken,
    clean,
    curve,
    line,
    page,
    text,
    width_of,
)
from foedus.export.pictures.layout import Point, Size, placed
from foedus.export.pictures.routes import Boxes, Route

_EDGE = 28.0
_TOP = 96.0
_LEAD = FONT + 3


def network_svg(
    names: Mapping[str, str],
    ties: Sequence[tuple[str, str, int]],
    *,
    title: str,
    notes: Sequence[str] = (),
    second: Collection[str] = (),
    frustrated: Collection[tuple[str, str]] = (),
    width: float = 1000.0,
) -> str:
    """An SVG of actors (id to name) and ties (a, b, sign +1, -1 or 0), at least `width` pixels wide.

    `second` are the actors of the second camp, whose boxes are shaded. Ties in `frustrated`, pairs in any order, bear a
    cross. Long names are broken and, past three lines, cut; each box has its whole name as a tooltip.
    """
    labels = {name: broken(label) for name, label in sorted(names.items())}
    sizes = {name: (max(map(width_of, rows)) + 14, _LEAD * len(rows) + 10) for name, rows in labels.items()}
    drawn = sorted((min(a, b), max(a, b), sign) for a, b, sign in ties)
    points, (wide, high) = placed(_components(labels, drawn), drawn, sizes, width - 2 * _EDGE)
    at = {name: (x + _EDGE, y + _TOP) for name, (x, y) in points.items()}
    marked = {(min(pair), max(pair)) for pair in frustrated}
    legend = _TOP + high + 44
    parts = [text(_EDGE, 34, title, size=19, more='font-weight="bold"')]
    parts += [text(_EDGE, 54 + 17 * row, note, size=12.5) for row, note in enumerate(notes[:2])]
    boxes, number = (
        Boxes([at[name] for name in at], [sizes[name] for name in at]),
        {name: n for n, name in enumerate(at)},
    )
    routes = [(boxes.route(number[a], number[b]), sign, (a, b) in marked) for a, b, sign in drawn]
    parts += [_line(route, STROKES[sign]) for route, sign, _ in routes]
    for name, rows in labels.items():
        parts += _actor(at[name], sizes[name], rows, names[name], name in second)
    parts += [_cross(boxes.marked(route)) for route, _, lost in routes if lost]
    parts += _legend(legend, bool(marked))
    return page(max(wide + 2 * _EDGE, width), legend + 62, parts, title)


def _components(labels: Mapping[str, object], ties: Sequence[tuple[str, str, int]]) -> list[list[str]]:
    around: dict[str, list[str]] = {name: [] for name in labels}
    for a, b, _ in ties:
        around[a].append(b)
        around[b].append(a)
    seen: set[str] = set()
    found = []
    for start in labels:
        if start not in seen:
            seen.add(start)
            part = [start]
            for name in part:
                fresh = sorted(set(around[name]) - seen)
                seen.update(fresh)
                part += fresh
            found.append(sorted(part))
    return found


def _actor(at: Point, size: Size, rows: Sequence[str], name: str, shaded: bool) -> Iterator[str]:
    (x, y), (wide, high) = at, size
    fill = "#dcdcdc" if shaded else "#ffffff"
    yield f"<g><title>{clean(name)}</title>"
    yield box(x - wide / 2, y - high / 2, wide, high, f'rx="5" fill="{fill}" stroke="#000000" stroke-width="1.2"')
    first = y - _LEAD * (len(rows) - 1) / 2 + FONT * 0.35
    for number, row in enumerate(rows):
        yield text(x, first + _LEAD * number, row, more='text-anchor="middle" fill="#000000"')
    yield "</g>"


def _line(route: Route, style: str) -> str:
    if route.control is None:
        return line(*route.start, *route.end, style)
    return curve(route.start, route.control, route.end, style)


def _cross(at: Point) -> str:
    x, y = at
    both = [(x - 5, y - 5, x + 5, y + 5), (x - 5, y + 5, x + 5, y - 5)]
    styles = ('stroke="#ffffff" stroke-width="5.4"', 'stroke="#000000" stroke-width="2.4"')
    return "".join(line(*ends, style) for style in styles for ends in both)


def _legend(y: float, crossed: bool) -> Iterator[str]:
    x = _EDGE
    for sign in (1, -1, 0):
        yield line(x, y, x + 46, y, STROKES[sign])
        yield text(x + 54, y + 4, MEANINGS[sign])
        x += 54 + width_of(MEANINGS[sign]) + 26
    x, y = _EDGE, y + 28
    for fill, words in (("#ffffff", "first camp"), ("#dcdcdc", "second camp, of each part that hangs together")):
        yield box(x, y - 8, 26, 15, f'rx="4" fill="{fill}" stroke="#000000" stroke-width="1.2"')
        yield text(x + 34, y + 4, words)
        x += 34 + width_of(words) + 26
    if crossed:
        yield _cross((x, y))
        yield text(x + 14, y + 4, "in the way of two camps")
