"""What a model may answer: the JSON schema, and its answers as values; what breaks the form is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from foedus.model import Factuality, Phase

LONGEST_QUOTE = 800
"""Code points. What makes a claim stands in a sentence or two."""
MOST_CLAIMS = 200
_LABELS = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
_WORDS = ("relation", "phase", "quote", "actor", "recipient", "factuality", "date_words", "date")
_TRUTHS = ("conditional", "future")


class AnswerError(ValueError):
    """An answer that is not of the form asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim as the model gives it: words only, none of them checked against the article yet."""

    relation: str
    phase: Phase
    quote: str
    actor: str
    recipient: str
    sources: tuple[str, ...]
    factuality: Factuality
    conditional: bool
    future: bool
    date_words: str
    date: str


def schema(relations: Sequence[str]) -> dict[str, Any]:
    """The JSON schema of an answer, strict: every field is required and no other is allowed."""
    word = {"type": "string"}
    fields: dict[str, Any] = {
        **dict.fromkeys(_WORDS, word),
        **{name: {"type": "boolean"} for name in _TRUTHS},
        "relation": {"type": "string", "enum": list(relations)},
        "phase": {"type": "string", "enum": [phase.value for phase in Phase]},
        "factuality": {"type": "string", "enum": _LABELS},
        "sources": {"type": "array", "items": word},
    }
    claim = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    claims = {"type": "array", "items": claim}
    return {
        "type": "object",
        "properties": {"claims": claims},
        "required": ["claims"],
        "additionalProperties": False,
    }


def read_answer(content: str, relations: Sequence[str]) -> tuple[Told, ...]:
    """The claims of an answer. A claim that breaks the form is left out; raises AnswerError where the whole does."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise AnswerError("is not JSON") from error
    rows = answer.get("claims") if isinstance(answer, dict) else None
    if not isinstance(rows, list):
        raise AnswerError("has no list of claims")
    if len(rows) > MOST_CLAIMS:
        raise AnswerError(f"has more than {MOST_CLAIMS} claims")
    found = (_told(row, relations) for row in rows)
    return tuple(told for told in found if told is not None)


def _told(row: object, relations: Sequence[str]) -> Told | None:
    if not isinstance(row, dict) or not _typed(row) or row["relation"] not in relations:
        return None
    if not all(row[name].strip() for name in ("quote", "actor", "recipient")) or len(row["quote"]) > LONGEST_QUOTE:
        return None
    try:
        return Told(
            relation=row["relation"],
            phase=Phase(row["phase"]),
            quote=row["quote"].strip(),
            actor=row["actor"].strip(),
            recipient=row["recipient"].strip(),
            sources=tuple(source.strip() for source in row["sources"] if source.strip()),
            factuality=Factuality.parse(row["factuality"]),
            conditional=row["conditional"],
            future=row["future"],
            date_words=row["date_words"].strip(),
            date=row["date"].strip(),
        )
    except ValueError:
        return None


def _typed(row: dict[str, Any]) -> bool:
    sources = row.get("sources")
    return (
        all(isinstance(row.get(name), str) for name in _WORDS)
        and all(isinstance(row.get(name), bool) for name in _TRUTHS)
        and isinstance(sources, list)
        and all(isinstance(source, str) for source in sources)
    )
