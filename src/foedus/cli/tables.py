"""Claims and attributions as tables for people; 80 columns are enough."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from foedus.model import Article

_SIGNS = {1: ("+", "green"), 0: ("○", "yellow"), -1: ("−", "red")}
_QUOTE = 160
"""Longest run of evidence shown in a table, in characters."""


def claims_table(article: Article, claims: list[dict[str, Any]]) -> RenderableType:
    """One report's claims: relation and ends, when, who says so and how firmly, the words."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), show_header=False, expand=False)
    table.add_column(width=1)
    table.add_column(ratio=1)
    for claim in claims:
        sign, colour = _SIGNS[claim["sign"]] if claim["relation"] else ("·", "dim")
        table.add_row(Text(sign, style=colour), _claim_lines(claim))
    return Group(_heading(article, len(claims), "claim"), table, Text(""))


def attributions_table(article: Article, attributions: list[dict[str, Any]]) -> RenderableType:
    """One report's attributions: source, cue, content."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("source", style="bold", max_width=22)
    table.add_column("cue", style="cyan", max_width=14)
    table.add_column("content", ratio=1)
    for row in attributions:
        cells = [(row[key] or {}).get("text") or "–" for key in ("source", "cue", "content")]
        table.add_row(*(Text(shortened(cell)) for cell in cells))
    return Group(_heading(article, len(attributions), "attribution"), table, Text(""))


def shortened(text: str, limit: int = _QUOTE) -> str:
    """A passage on one line, cut between words in its middle where it is too long."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    half = limit // 2 - 1
    head, tail = line[:half].rsplit(" ", 1)[0], line[-half + 1 :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def stance_words(claim: dict[str, Any]) -> str:
    """FactBank's label in words, with the conditional and future marks."""
    words = {
        "CT+": "certain",
        "PR+": "probable",
        "PS+": "possible",
        "CT-": "denied",
        "PR-": "improbable",
        "PS-": "possibly not",
        "CTu": "open",
        "Uu": "uncommitted",
    }[claim["factuality"]]
    marks = [word for word, on in (("if", claim["conditional"]), ("to come", claim["future"])) if on]
    return ", ".join([words, *marks])


def _claim_lines(claim: dict[str, Any]) -> Text:
    ends = [(claim[key] or {}).get("name") or "–" for key in ("actor", "recipient")]
    kind = claim["relation"] or claim["plover"] or "act"
    phase = "" if claim["phase"] == "holds" else f" {claim['phase']}"
    line = Text.assemble((ends[0], "bold"), f" — {kind}{phase} — ", (ends[1], "bold"))
    when = claim["when"]["edtf"]
    sources = " ← ".join(link["name"] for link in reversed(claim["attribution"])) or "the report itself"
    line.append(f"\n{stance_words(claim)} · {when or 'undated'} · {sources}", style="cyan")
    return line.append(f"\n“{shortened(claim['evidence']['text'])}”", style="dim")


def _heading(article: Article, count: int, noun: str) -> Text:
    name = article.title or article.given_id or article.id
    about = ", ".join(str(part) for part in (article.publisher, article.published) if part)
    total = f"{count} {noun}{'' if count == 1 else 's'}"
    return Text.assemble((name, "bold underline"), f"  ({about})" if about else "", f"  {total}")
