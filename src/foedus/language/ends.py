"""Whether a sentence ends at a full stop or the like: a logistic model, learned by training/ends.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_QUOTES = frozenset("\"'\u201d\u2019\u00bb\u201c\u2018\u00ab")
_NEAR = 12


class EndModel:
    """Judges candidates. `content` is {"weights": {feature: weight}} with a weight for "bias"."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._weights: dict[str, float] = dict(content["weights"])

    def __call__(self, forms: Sequence[str], spaced: Sequence[bool], place: int, after: int) -> bool:
        """Whether a sentence ends with `forms[place]` and what closes it, so that `forms[after]` begins the next."""
        weights = self._weights
        return sum([weights.get(feature, 0.0) for feature in features(forms, spaced, place, after)]) > 0


def features(forms: Sequence[str], spaced: Sequence[bool], place: int, after: int) -> list[str]:
    """What the model knows of a candidate: the stop, the word before it, what closes it, the two words after it."""
    stop, following = forms[place], forms[after]
    before = forms[place - 1] if place else ""
    kind = _stop(stop)
    shape = _shape(following)
    second = _shape(forms[after + 1]) if after + 1 < len(forms) else "end"
    closed = _closing(forms[place + 1 : after])
    word = before if kind != "abbreviation" else stop
    found = [
        "bias",
        f"stop={kind}",
        f"next={shape}",
        f"stop={kind} next={shape}",
        f"stop={kind} next={shape} spaced={spaced[after]}",
        f"next={shape} second={second}",
        f"closed={closed} next={shape}",
        f"before={_shape(before)} length={min(len(before), 5)}",
        f"word={following.lower()}",
        f"stop={kind} word={following.lower()}",
        f"place={min(place, 4)}",
    ]
    if kind == "abbreviation":
        found += [
            f"abbreviation={word}",
            f"letters={min(len(word), 6)} next={shape}",
            f"dots={word.count('.') > 1} next={shape}",
        ]
    if shape == "quote":
        found.append(f"open={_opens(forms, spaced, after)}")
    if _open_bracket(forms, place):
        found.append("inside bracket")
    return found


def _stop(form: str) -> str:
    if form in {".", "?", "!"}:
        return form
    if form[-1] == "." and any(letter.isalpha() for letter in form):
        return "abbreviation"
    return "dots" if set(form) <= {".", "\u2026"} else "several"


def _shape(form: str) -> str:
    if not form:
        return "none"
    if form in _QUOTES or form in {"``", "''"}:
        return "quote"
    first = form[0]
    if first.isdigit():
        return "number"
    if first.isalpha():
        if len(form) == 1:
            return "letter" if first.isupper() else "small"
        if form.isupper():
            return "capitals"
        return "capital" if first.isupper() else "small" if first.islower() else "other letters"
    return "bracket" if first in "([{" else form if first in ",;:-" else "sign"


def _closing(between: Sequence[str]) -> str:
    if not between:
        return "no"
    return "quote" if any(form in _QUOTES for form in between) else "bracket"


def _opens(forms: Sequence[str], spaced: Sequence[bool], place: int) -> bool:
    return spaced[place] and not (place + 1 < len(forms) and spaced[place + 1])


def _open_bracket(forms: Sequence[str], place: int) -> bool:
    near = forms[max(0, place - _NEAR) : place]
    return near.count("(") > near.count(")")
