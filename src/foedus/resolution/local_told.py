"""Second names of bodies that words tell: "known by its French initials CSP", "nicknamed the Wolves", "or simply"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_NAME_WORD = r"(?:(?:[A-Z]|[Aa]l-|[a-z]{2,3}-[A-Z])[\w’'.&/-]*|\d+(?:st|nd|rd|th)?)"
_LINK_WORD = r"(?:of|for|the|and|in|de|del|la|du|des|le|les|et|e|al|wa|fi|to|against|on)"
RUN = rf"{_NAME_WORD}(?:[ \u00a0]+(?:{_LINK_WORD}[ \u00a0]+){{0,3}}{_NAME_WORD}){{0,14}}"
"""The words of a capitalised name, with the small ones between them."""
_RUN_END = re.compile(rf"{RUN}$")
_RUN_BEFORE_APPOSITION = re.compile(rf"({RUN}), (?:an?|the|once|now|for years|itself|one of) [^,.;:()\n]{{3,80}}$")
_IN_NAME_WORD = re.compile(r"[A-Z\d]|al-")
"""What every word of a name has."""
LOOKBACK = 160
"""How far back a name is sought, in code points."""

_OFTEN = (
    r"(?:(?:also|better|best|commonly|generally|usually|often|sometimes|widely|popularly|locally|internationally|now"
    r"|formerly|previously|then|more simply) )?"
)
_LETTERS = r"(?:acronym|initials|abbreviation)"
_BY_LETTERS = (
    rf"{_OFTEN}known (?:by|under|from) (?:its|their|the) (?:\w+ )?{_LETTERS}"
    rf"|whose (?:\w+ )?{_LETTERS} (?:is|are)|goes by the (?:\w+ )?{_LETTERS}|abbreviated (?:as|to)"
)
_BRIEFLY = rf"{_OFTEN}known (?:(?:simply|better|locally|commonly|collectively|for short) )*as|or simply"
_BY_NAME = r"(?:also|commonly|often|locally|popularly) called|call(?:s|ing)? (?:itself|themselves)|nicknamed|dubbed"
_SHORT = r"[A-Z][A-Za-z0-9/-]{1,9}"
_OTHER = r"[A-Z][\w’-]+(?: (?:of |of the |al-)?[A-Z][\w’-]+){0,3}"
_TELLING = re.compile(
    r",? \(?(?:(?:which|that|who|and) (?:is |are )?)?"
    rf"(?:(?P<letters>{_BY_LETTERS})|(?P<brief>{_BRIEFLY})|{_BY_NAME}) (?:the )?[“\"]?"
    rf"(?:(?P<short>{_SHORT})(?![\w-]| [A-Z]| al-)|(?P<other>{_OTHER}))"
)
_OR = re.compile(rf",? or (?:the )?(?P<short>{_SHORT})(?=[,)])")
_BETWEEN = re.compile(rf" ?[-–—(] ?(?P<short>{_SHORT}) (?:by|from|in|after) (?:its|their|the) (?:\w+ )?{_LETTERS}")
_WORDS = (
    *("known ", "acronym", "initials", "abbreviat", "or simply", "nicknamed", "dubbed", " itself ", " themselves "),
    *("also called", "often called", "commonly called", "locally called", "popularly called"),
)
"""One of these stands in every text in which words tell a second name; most have none of them."""
_RENAMED = re.compile(r"\b(?:now|then|formerly|previously) ")
"""What shows that a body has changed its name, which is told of it and not only how it is called."""
_NOT_OVER = re.compile(r"[’']s\b| (?:of|for|in|and) (?:the )?[A-Z]")
"""How a second name goes on that is read too short, or is somebody else's."""


class How(StrEnum):
    """What a second name is to the first."""

    LETTERS = "letters"
    """Made of its letters or none of its: "or MJR"."""
    ACRONYM = "acronym"
    """Most likely made of its letters: "known as MJR"."""
    FOREIGN = "foreign"
    """Made of letters, maybe of another language, as the text says: "by its French initials"."""
    OWN = "own"
    """A name of its own: "nicknamed the Wolves"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A second name at `short` of the name at `long`, half-open code points."""

    short: tuple[int, int]
    long: tuple[int, int]
    how: How


def told_names(text: str) -> Iterator[Told]:
    """The second names that the words of a text tell, in no order; names of persons may be among them."""
    if " or " in text:
        for match in _OR.finditer(text):
            yield from _told(text, match, How.LETTERS)
    if not any(word in text for word in _WORDS):
        return
    for match in _BETWEEN.finditer(text):
        yield from _told(text, match, How.FOREIGN)
    for match in _TELLING.finditer(text):
        if match["short"] is not None and (match["letters"] or match["brief"]):
            yield from _told(text, match, How.FOREIGN if match["letters"] is not None else How.ACRONYM)
        over = _NOT_OVER.match(text, match.end()) is None
        if over and match["letters"] is None and _RENAMED.search(match.group()) is None:
            yield from _other_name(text, match)


def _told(text: str, match: re.Match[str], how: How) -> Iterator[Told]:
    run = _named_before(text, match.start())
    if run is not None:
        yield Told(short=match.span("short"), long=run, how=how)


def _other_name(text: str, match: re.Match[str]) -> Iterator[Told]:
    """A second name that is not made of letters, of a body, which "the" shows ("the Sons of X")."""
    run = _named_before(text, match.start())
    short = match.span("short" if match["short"] is not None else "other")
    if run is None or text[slice(*short)].isupper():
        return
    the = 4 if text[run[0] : run[0] + 4] == "The " else 0
    if " " in text[run[0] + the : run[1]] and (the or text[max(0, run[0] - 4) : run[0]] == "the "):
        yield Told(short=short, long=(run[0] + the, run[1]), how=How.OWN)


def _named_before(text: str, end: int) -> tuple[int, int] | None:
    """The name that ends at a place, or right before an apposition that ends there; the last of "the X and the Y"."""
    run = run_before(text, end)
    if run is None:
        run = _RUN_BEFORE_APPOSITION.search(text, max(0, end - LOOKBACK), end)
        if run is None:
            return None
    first, last = run.span(run.re.groups)
    others = text.rfind(" and the ", first, last)
    return (first if others < 0 else others + len(" and the "), last)


def run_before(text: str, end: int) -> re.Match[str] | None:
    """The run of words of a name that ends at a place."""
    if _IN_NAME_WORD.search(text, text.rfind(" ", 0, end) + 1, end) is None:
        return None
    return _RUN_END.search(text, max(0, end - LOOKBACK), end)
