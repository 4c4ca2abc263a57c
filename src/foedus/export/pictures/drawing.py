"""SVG by hand: lines, boxes and words, told apart by strokes and patterns and only then by colour."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from textwrap import wrap

FONT = 12.0
"""Size of the letters in boxes, in pixels."""

STROKES = {
    1: 'stroke="#14532d" stroke-width="2.2"',
    -1: 'stroke="#8b1a1a" stroke-width="1.8" stroke-dasharray="8 5"',
    0: 'stroke="#444444" stroke-width="1.6" stroke-dasharray="1.5 4.5" stroke-linecap="round"',
}
"""Solid with, dashed against, dotted neither or both."""

MEANINGS = {1: "with", -1: "against", 0: "neutral, mixed or contested"}

_PATTERNS = (
    '<defs><pattern id="against" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" fill="#ffffff"/><rect width="3" height="7" fill="#8b1a1a"/></pattern>'
    '<pattern id="neither" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.2" fill="#444444"/></pattern></defs>'
)
FILLS = {1: "#14532d", -1: "url(#against)", 0: "url(#neither)"}
"""Full with, hatched against, spotted neither."""


def page(width: float, height: float, parts: Iterable[str], title: str) -> str:
    """The whole picture on white."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="DejaVu Sans, Verdana, Arial, sans-serif" role="img">'
    )
    back = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return "\n".join([head, f"<title>{clean(title)}</title>", _PATTERNS, back, *parts, "</svg>"]) + "\n"


def clean(words: str) -> str:
    """Words as XML text; characters that XML forbids are left out."""
    return escape("".join(char for char in words if char >= " " and char not in "\ufffe\uffff"))


def text(x: float, y: float, words: str, *, size: float = FONT, more: str = "") -> str:
    """A line of words; `y` is its baseline."""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" {more}>{clean(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {style}/>'


def curve(start: tuple[float, float], control: tuple[float, float], end: tuple[float, float], style: str) -> str:
    """A quadratic curve."""
    (x1, y1), (x, y), (x2, y2) = start, control, end
    return f'<path d="M{x1:.1f} {y1:.1f} Q{x:.1f} {y:.1f} {x2:.1f} {y2:.1f}" fill="none" {style}/>'


def box(x: float, y: float, width: float, height: float, style: str) -> str:
    """A rectangle by its upper left corner."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {style}/>'


def width_of(words: str, size: float = FONT) -> float:
    """About how wide a line of words is, rather too much than too little."""
    return sum(1.0 if ord(char) > 0x2E80 else 0.66 for char in words) * size


def broken(words: str, limit: int = 16, lines: int = 3) -> list[str]:
    """A name on a few short lines, cut with an ellipsis where it is too long."""
    rows = wrap(words, limit, break_on_hyphens=False) or ["?"]
    return rows if len(rows) <= lines else [*rows[: lines - 1], f"{rows[lines - 1][: limit - 1].rstrip()}…"]
