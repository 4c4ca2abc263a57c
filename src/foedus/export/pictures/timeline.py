"""The history of a pair as a picture: a row for each relation, a bar for each of its spells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.export.pictures.drawing import FILLS, MEANINGS, box, line, page, text, width_of

_LEFT, _RIGHT, _TOP, _ROW, _BAR = 150.0, 40.0, 92.0, 46.0, 20.0
_GREY = 'stroke="#bbbbbb" stroke-width="1"'
_EDGED = 'stroke="#000000" stroke-width="1.2"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One spell: the first and last day on which it is put, and whether a claim tells when it began and ended."""

    start: date
    end: date
    began: bool
    ended: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One relation with its sign (+1, 0, -1) and its spells."""

    label: str
    sign: int
    bars: tuple[Bar, ...]


def timeline_svg(
    rows: Sequence[Row], *, title: str, day: date, notes: Sequence[str] = (), width: float = 1000.0
) -> str:
    """An SVG of the spells of each relation up to a day, which a line marks.

    A bar whose begin or end no claim tells of is open there: it bears a question mark, or a thin line that runs on to
    the day. Where there is no spell the picture says so.
    """
    first = min((bar.start for row in rows for bar in row.bars), default=day)
    last = max([day, *(bar.end for row in rows for bar in row.bars)])
    scale = _Scale(first=date(first.year, 1, 1), last=last, width=width - _LEFT - _RIGHT)
    bottom = _TOP + _ROW * max(len(rows), 1)
    parts = [text(28, 34, title, size=19, more='font-weight="bold"')]
    parts += [text(28, 54 + 17 * number, note, size=12.5) for number, note in enumerate(notes[:2])]
    parts += _axis(scale, bottom)
    if not rows:
        parts.append(text(_LEFT + 10, _TOP + _ROW / 2 + 4, "No claim puts a relation of the two into time."))
    for number, row in enumerate(rows):
        parts += _row(row, _TOP + _ROW * (number + 0.5), scale, day)
    x = scale.x(day)
    parts.append(line(x, _TOP - 4, x, bottom, 'stroke="#000000" stroke-width="1.5"'))
    parts += _legend(bottom + 62)
    return page(width, bottom + 112, parts, title)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        return _LEFT + self.width * (day - self.first).days / max((self.last - self.first).days, 1)


def _axis(scale: _Scale, bottom: float) -> Iterator[str]:
    years = scale.last.year - scale.first.year + 1
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 1000) if years / size <= 16)
    days = [date(year, 1, 1) for year in range(scale.first.year, scale.last.year + 1) if year % step == 0]
    if years <= 2:
        span = range(scale.first.year, scale.last.year + 1)
        days = [date(year, month, 1) for year in span for month in (1, 4, 7, 10)]
    for day in days:
        if scale.first <= day <= scale.last:
            x = scale.x(day)
            yield line(x, _TOP, x, bottom, _GREY)
            words = str(day.year) if years > 2 else f"{day:%Y-%m}"
            yield text(x, bottom + 18, words, size=11.5, more='text-anchor="middle"')
    yield line(_LEFT, bottom, _LEFT + scale.width, bottom, 'stroke="#000000" stroke-width="1"')


def _row(row: Row, y: float, scale: _Scale, day: date) -> Iterator[str]:
    mark = {1: "+", -1: "−", 0: "○"}[row.sign]
    yield text(_LEFT - 14, y + 4, f"{row.label} {mark}", size=13, more='text-anchor="end"')
    yield line(_LEFT, y, _LEFT + scale.width, y, 'stroke="#dddddd" stroke-width="1"')
    for number, bar in enumerate(row.bars):
        yield from _bar(bar, row, number, y, scale, day)


def _bar(bar: Bar, row: Row, number: int, y: float, scale: _Scale, day: date) -> Iterator[str]:
    left, right = scale.x(bar.start), max(scale.x(bar.end), scale.x(bar.start) + 5)
    later = [other.start for other in row.bars[number + 1 :]]
    if not bar.ended:
        until = scale.x(min([day, *later]))
        if until > right:
            yield line(right, y, until, y, 'stroke="#000000" stroke-width="1.6" stroke-dasharray="1.5 4"')
    yield box(left, y - _BAR / 2, right - left, _BAR, f'fill="{FILLS[row.sign]}" {_EDGED}')
    if not bar.began:
        yield text(left - 3, y + 5, "?", size=13, more='text-anchor="end" font-weight="bold"')
    if bar.ended:
        yield line(right, y - _BAR / 2 - 5, right, y + _BAR / 2 + 5, 'stroke="#000000" stroke-width="3"')
    if bar.note:
        room = (scale.x(later[0]) if later else _LEFT + scale.width + _RIGHT) - left
        if width_of(bar.note, 10.5) < room:
            yield text(left, y - _BAR / 2 - 3, bar.note, size=10.5)


def _legend(y: float) -> Iterator[str]:
    x = 28.0
    for sign, words in ((1, MEANINGS[1]), (-1, MEANINGS[-1]), (0, "neither: truce, talks, formation")):
        yield box(x, y - 9, 34, 15, f'fill="{FILLS[sign]}" {_EDGED}')
        yield text(x + 42, y + 4, words)
        x += 42 + width_of(words) + 20
    words = "thick stroke: end told · dotted line: no end told · ?: no begin told · upright line: the day asked about"
    yield text(28, y + 32, words)
