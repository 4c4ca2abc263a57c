"""Lemmas by Penn tag: a table of the forms that no rule gets right, and rules by ending.

Both are learned by training/lemmas.py.
"""

from __future__ import annotations

import re
from typing import Any

_AS_WRITTEN = frozenset({"NNP", "NNPS", "ADD", "FW", "SYM", "GW", "LS"})
_LONGEST = 6
_CACHED = 100_000
_HEADED = re.compile(r"([a-z]+)((?:-in-|-of-|-at-)[a-z-]+|-out)")


def is_lowered(xpos: str) -> bool:
    """Whether lemmas of this tag are in small letters."""
    return xpos not in _AS_WRITTEN


class Lemmatiser:
    """Finds lemmas. `content` is what training/lemmas.py writes."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._rules: dict[str, dict[str, tuple[int, str]]] = {
            tag: {ending: (int(off), str(on)) for ending, (off, on) in rules.items()}
            for tag, rules in content["rules"].items()
        }
        self._table: dict[str, dict[str, str]] = content["table"]
        self._known: dict[tuple[str, str], str] = {}

    def lemma(self, form: str, xpos: str) -> str:
        """The lemma of a form with its Penn tag; in small letters but for names and foreign words."""
        key = (form, xpos)
        found = self._known.get(key)
        if found is None:
            found = self._find(form.replace("\u2019", "'"), xpos)
            if len(self._known) >= _CACHED:
                self._known.clear()
            self._known[key] = found
        return found

    def _find(self, form: str, xpos: str) -> str:
        if form.endswith("$"):
            return "$"  # "US$"
        form = form.lower() if is_lowered(xpos) else form
        if (exception := self._table.get(xpos, {}).get(form)) is not None:
            return exception
        if xpos in ("NNP", "NNPS") and " " in form:
            return form
        if "-" in form and (parts := self._of_compound(form, xpos)) is not None:
            return parts
        rules = self._rules.get(xpos, {})
        for length in range(min(_LONGEST, len(form)), -1, -1):
            if (rule := rules.get(form[len(form) - length :])) is not None:
                off, on = rule
                return (form[: len(form) - off] + on) or form
        return form

    def _of_compound(self, form: str, xpos: str) -> str | None:
        """The lemma of a compound with its ending within ("brothers-in-arms") or an irregular one ("spoon-fed")."""
        if xpos == "NNS" and (headed := _HEADED.fullmatch(form)):
            return self.lemma(headed[1], xpos) + headed[2]
        first, _, last = form.rpartition("-")
        irregular = self._table.get(xpos, {}).get(last)
        return f"{first}-{irregular}" if xpos.startswith("VB") and first and irregular else None
