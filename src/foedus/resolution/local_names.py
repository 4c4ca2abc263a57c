"""Names that a text itself introduces: "Red Valley Front (RVF)", "RVF, the Red Valley Front,".

Short forms are matched to long ones by their letters after Schwartz & Hearst (2003, Pac Symp Biocomput 8:451-462); where
the letters come from another language ("National Union for … (UNITA)"), the run of capitalised words before the bracket
is taken. Known long names give their actor; other names an unknown actor with the id of the long name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.codebook.actors import NameRole
from foedus.model import Actor, ActorKind
from foedus.resolution.gazetteer import Gazetteer, unknown
from foedus.resolution.names import display, key

_BRACKET = re.compile(r"[ \u00a0]?\(([^()\n]{2,90})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9]{0,3}(?:[A-Z0-9/&.-][A-Za-z0-9]*){1,8}|[A-Z]{2,10}|(?:[A-Z]\.){2,6}")
_SPLIT = re.compile(r"\s*(?:,| or |;|:)\s*|\s+–\s+")
_LEAD = re.compile(
    r"^(?:(?:formerly|previously|later|now|also|better|locally|then|commonly)?\s*"
    r"(?:known|called|abbreviated|referred to)?\s*(?:as|by its acronym)?)\s+(?=\S)",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:(?:[A-Z]|[Aa]l-|[a-z]{2,3}-[A-Z])[\w’'.&/-]*|\d+(?:st|nd|rd|th)?)"
_LINK_WORD = r"(?:of|for|the|and|in|de|del|la|du|des|le|les|et|e|al|wa|fi|to|against|on)"
_RUN_END = re.compile(rf"{_NAME_WORD}(?:[ \u00a0]+(?:{_LINK_WORD}[ \u00a0]+){{0,3}}{_NAME_WORD})*$")
_APPOSED = re.compile(
    rf"(?<![\w(])([A-Z][A-Za-z0-9/-]{{1,9}}), (?:or |short for )?(?:the )?({_NAME_WORD}(?:[ ]+(?:{_LINK_WORD}[ ]+){{0,3}}{_NAME_WORD}){{1,9}}),"
)
_KNOWN_AS = re.compile(
    rf"({_NAME_WORD}(?:[ ]+(?:{_LINK_WORD}[ ]+){{0,3}}{_NAME_WORD}){{0,9}}),? (?:\(?(?:also |better |commonly |"
    rf"widely |now |formerly |previously )?known (?:as|by its acronym)|or simply|or) (?:the )?([A-Z][A-Za-z0-9/-]{{1,9}})\b"
)
_LOOKBACK = 160
_SHORTEST, _LONGEST = 2, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalName:
    """A name that the text gives to an actor: `text` at `[start, end)` is short for `long` at `[long_start, long_end)`."""

    text: str
    long: str
    start: int
    end: int
    long_start: int
    long_end: int
    actor: Actor
    role: NameRole = NameRole.NAME


def local_names(text: str, gazetteer: Gazetteer) -> tuple[LocalName, ...]:
    """The short names defined in `text`, in order. A name defined twice keeps its first meaning."""
    found: dict[str, LocalName] = {}
    for name in sorted(_definitions(text, gazetteer), key=lambda n: n.start):
        found.setdefault(key(name.text), name)
    return tuple(found.values())


def _definitions(text: str, gazetteer: Gazetteer) -> Iterator[LocalName]:
    for match in _BRACKET.finditer(text):
        yield from _bracketed(text, match, gazetteer)
    for match in _APPOSED.finditer(text):
        if _is_short(match[1]) and long_form(match[1], match[2]) == match[2]:
            yield _local(text, match.span(1), match.span(2), gazetteer)
    for match in _KNOWN_AS.finditer(text):
        if _is_short(match[2]):
            yield _local(text, match.span(2), match.span(1), gazetteer)


def _bracketed(text: str, match: re.Match[str], gazetteer: Gazetteer) -> Iterator[LocalName]:
    """What a bracket defines: each short form in it for the name before it, or the long name in it for a short one."""
    run = _RUN_END.search(text, max(0, match.start() - _LOOKBACK), match.start())
    if run is None:
        return
    before = run.group()
    for part, start in _parts(match):
        if _is_short(part) and " " in before:
            long = long_form(part, before) or _whole_run(before, part, gazetteer)
            if long is not None:
                end = run.end()
                yield _local(text, (start, start + len(part)), (end - len(long), end), gazetteer)
        elif _is_short(before) and " " in part and long_form(before, part) is not None:
            yield _local(text, run.span(), (start, start + len(part)), gazetteer)


def _parts(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    place = match.start(1)
    for part in _SPLIT.split(match[1]):
        start = match.string.find(part, place, match.end(1))
        place = start + len(part)
        lead = _LEAD.match(part)
        plain = part[lead.end() :] if lead else part
        yield plain.strip("“”\"'’‘ "), start + len(part) - len(plain.lstrip("“”\"'’‘ "))


def _is_short(part: str) -> bool:
    letters = sum(c.isalnum() for c in part)
    return _SHORTEST <= letters <= _LONGEST and _SHORT.fullmatch(part) is not None


def _whole_run(before: str, short: str, gazetteer: Gazetteer) -> str | None:
    """The longest known name at the end of the words before a bracket; else all of them, if these are a name."""
    words = before.split(" ")
    for first in range(len(words) - 1):
        tail = " ".join(words[first:])
        if gazetteer.lookup(tail) is not None:
            return tail
    known = gazetteer.candidates(short)
    return before if len(words) >= 3 and not known and not short.isdigit() else None


def long_form(short: str, before: str) -> str | None:
    """The shortest tail of `before` whose letters hold those of `short` in order, the first at the start of a word."""
    letters = [c.casefold() for c in short if c.isalnum()]
    place = len(before) - 1
    for number in range(len(letters) - 1, -1, -1):
        while place >= 0 and (
            before[place].casefold() != letters[number] or (number == 0 and place > 0 and before[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    start = max(before.rfind(" ", 0, place + 2) + 1, 0)
    tail = before[start:]
    return tail if " " in tail or "-" in tail else None


def _local(text: str, short: tuple[int, int], long: tuple[int, int], gazetteer: Gazetteer) -> LocalName:
    start = long[0] + (4 if text[long[0] : long[0] + 4].casefold() == "the " else 0)
    long_text, short_text = text[start : long[1]], text[short[0] : short[1]]
    actor = gazetteer.lookup(long_text) or _shared(gazetteer, long_text, short_text)
    if actor is None:
        both = gazetteer.lookup(short_text) if not gazetteer.candidates(long_text) else None
        agrees = both is not None and any(long_form(short_text, alias) for alias in (both.name, *both.aliases))
        actor = (
            both
            if both is not None and agrees and _alike(both, long_text)
            else unknown(display(long_text), ActorKind.UNKNOWN)
        )
    return LocalName(
        text=short_text, long=long_text, start=short[0], end=short[1], long_start=start, long_end=long[1], actor=actor
    )


def _alike(actor: Actor, long_text: str) -> bool:
    """Whether a long name shares at least half its words with one of the actor's names: a translation or variant."""
    wanted = set(key(long_text).split()) - {"of", "for", "and", "in"}
    return any(2 * len(wanted & set(key(name).split())) >= max(len(wanted), 2) for name in (actor.name, *actor.aliases))


def _shared(gazetteer: Gazetteer, long_text: str, short_text: str) -> Actor | None:
    """The one actor that bears both names."""
    both = [a for a in gazetteer.candidates(long_text) if a in gazetteer.candidates(short_text)]
    return both[0] if len(both) == 1 else None
