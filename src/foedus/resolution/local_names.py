"""Names that a text itself introduces: "Red Valley Front (RVF)", "RVF, the Red Valley Front,".

Short forms are matched to long ones by their letters after Schwartz & Hearst (2003, Pac Symp Biocomput 8:451-462);
where the letters come from another language ("National Union for … (UNITA)"), the run of capitalised words before the
bracket is taken. Known long names give their actor; other names an unknown actor with the id of the long name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.codebook.actors import NameRole
from foedus.model import Actor, ActorKind
from foedus.resolution.gazetteer import Gazetteer, unknown
from foedus.resolution.local_persons import local_persons
from foedus.resolution.local_told import LOOKBACK, RUN, How, Told, run_before, told_names
from foedus.resolution.names import display, key

_BRACKET = re.compile(r"\(([^()\n]{2,90})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9]{0,3}(?:[A-Z0-9/&.-][A-Za-z0-9]*){1,8}|[A-Z]{2,10}|(?:[A-Z]\.){2,6}")
_WORDLIKE = re.compile(r"[A-Z][a-z]{2,6}")
"""An acronym as British papers print it: "the Justice and Equality Movement (Jem)"."""
_SPLIT = re.compile(r"\s*(?:,| or |;|:)\s*|\s+–\s+")
_LEAD = re.compile(
    r"^(?:(?:formerly|previously|later|now|also|better|locally|then|commonly)?\s*"
    r"(?:known|called|abbreviated|referred to)?\s*(?:as|by its acronym)?)\s+(?=\S)",
    re.IGNORECASE,
)
# What may not stand before a capital that begins a pattern is asked behind it: that halves the time of the search.
_APPOSED = re.compile(r"([A-Z](?<![\w(].)[A-Za-z0-9/-]{1,9}), (?:or |short for )?(?:the )?(?=[A-Z])")
_LONG_APPOSED = re.compile(rf"({RUN})(?=,)")
_ACRONYM = re.compile(r"[A-Z](?<![\w(-].)[A-Z]{2,5}(?![\w-])")
_LONG_RUN = re.compile(r"[A-Z](?<![\w-].)(?!(?<=T)he )[\w’'-]+(?: (?:(?:of|for|the|and|in) ){0,3}[A-Z][\w’'-]+){2,7}")
_LINKS = re.compile(r" (?:in|and)(?: the)? ")
_OF_THE = " of the "
_SPACES = frozenset(" \u00a0")
_SHORTEST, _LONGEST = 2, 10
_LEAST_WORDS, _LEAST_FOREIGN = 3, 2
_BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.ORGANISATION, ActorKind.PARTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalName:
    """A name that a text gives an actor: `text` at `[start, end)` is short for `long` at `[long_start, long_end)`."""

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
    yield from _by_initials(text, gazetteer)
    for short, whole, actor in local_persons(text, gazetteer):
        yield _of_person(text, short, whole, actor)
    for match in _APPOSED.finditer(text):
        long = _LONG_APPOSED.match(text, match.end(), match.end() + LOOKBACK)
        if long is not None and _is_short(match[1]) and long_form(match[1], long[1]) == long[1]:
            yield _local(text, match.span(1), long.span(1), gazetteer)
    for told in told_names(text):
        yield from _told(text, told, gazetteer)


def _told(text: str, told: Told, gazetteer: Gazetteer) -> Iterator[LocalName]:
    """What the words of a text tell to be a second name, if it is made of the name's letters or a body's own."""
    short, long = text[slice(*told.short)], text[slice(*told.long)]
    if told.how is How.OWN:
        known = gazetteer.lookup(short)
        if known is None:
            yield _local(text, told.short, told.long, gazetteer)
        elif known.kind in _BODIES and gazetteer.lookup(long) is None:
            yield _local(text, told.long, told.short, gazetteer)
        return
    if not _is_short(short) or " " not in long:
        return
    tail = long_form(short, long)
    if tail is None and told.how is not How.LETTERS:
        tail = _whole_run(long, short, gazetteer, _LEAST_FOREIGN if told.how is How.FOREIGN else _LEAST_WORDS)
    if tail is not None:
        yield _local(text, told.short, (told.long[1] - len(tail), told.long[1]), gazetteer)


def _of_person(text: str, short: tuple[int, int], long: tuple[int, int], actor: Actor) -> LocalName:
    return LocalName(
        text=text[slice(*short)],
        long=text[slice(*long)],
        start=short[0],
        end=short[1],
        long_start=long[0],
        long_end=long[1],
        actor=actor,
        role=NameRole.PERSON,
    )


def _by_initials(text: str, gazetteer: Gazetteer) -> Iterator[LocalName]:
    """As in "the Red Valley Front ... the RVF": an acronym of a longer name that stands before it, undefined.

    Only where no bearer of the acronym that the lists know is named in full, and nobody of the long name bears it.
    """
    acronyms = list(_ACRONYM.finditer(text))
    if not acronyms:
        return
    runs: dict[str, tuple[int, int]] = {}
    for run in _LONG_RUN.finditer(text):
        runs.setdefault(_initials(run.group()), run.span())
        for link in _LINKS.finditer(
            run.group()
        ):  # "the Red Valley Front in Dorn", "the Osh Free Army and the Red Front"
            runs.setdefault(_initials(run.group()[: link.start()]), (run.start(), run.start() + link.start()))
            runs.setdefault(_initials(run.group()[link.end() :]), (run.start() + link.end(), run.end()))
        place = text.find(_OF_THE, *run.span())
        if place >= 0:  # "Rebels of the Red Valley Front" begins with what they are
            first = place + len(_OF_THE)
            runs.setdefault(_initials(text[first : run.end()]), (first, run.end()))
    shorts: dict[str, re.Match[str]] = {}
    for match in acronyms:
        earlier = runs.get(match.group())
        if earlier is not None and earlier[1] <= match.start():
            shorts.setdefault(match.group(), match)
    for short, match in shorts.items():
        long = runs[short]
        bearers = gazetteer.candidates(short)
        others = (name for a in bearers for name in (a.name, *a.aliases) if " " in name)
        known = gazetteer.lookup(text[slice(*long)])
        body = known is None or (bool(bearers) and known.kind in _BODIES and known not in bearers)
        if body and not any(name in text for name in others):
            yield _local(text, match.span(), long, gazetteer)


def _initials(long: str) -> str:
    return "".join([word[0] for word in long.replace("-", " ").split() if word[0].isupper()])


def _bracketed(text: str, match: re.Match[str], gazetteer: Gazetteer) -> Iterator[LocalName]:
    """What a bracket defines: each short form in it for the name before it, or the long name in it for a short one."""
    start = match.start()
    run = run_before(text, start - (text[start - 1 : start] in _SPACES))
    if run is None:
        return
    before = re.sub(r"^[Tt]he ", "", run.group())
    for part, start in _parts(match):
        if _is_short(part) and (" " in before or before.count("-") > 1):  # "Hizb-ul-Ahrar (HuA)"
            long = long_form(part, before) or _whole_run(before, part, gazetteer)
            if long is not None and not _only_place(long, gazetteer):
                end = run.end()
                yield _local(text, (start, start + len(part)), (end - len(long), end), gazetteer)
        elif _WORDLIKE.fullmatch(part) and (long := _syllables(part, before)) is not None:
            yield _local(text, (start, start + len(part)), (run.end() - len(long), run.end()), gazetteer)
        elif _is_short(before) and " " in part and long_form(before, part) is not None:
            yield _local(text, (run.end() - len(before), run.end()), (start, start + len(part)), gazetteer)


def _syllables(short: str, before: str) -> str | None:
    """The tail of `before` that a word like "Jem" or "Frelimo" is made of, with all its capitals."""
    letters = list(short.casefold())
    words = before.split(" ")
    tails = (" ".join(words[first:]) for first in range(len(words) - 1, -1, -1) if words[first][:1].isupper())
    for tail in tails:
        initials = list(_initials(tail).casefold())
        told = len(initials) > 1 and initials[0] == letters[0] and _holds(short.casefold(), initials)
        if told and _holds(tail.casefold(), letters):
            return tail
    return None


def _only_place(long: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a capital's: "San José (SJO)" defines no actor."""
    return bool(places := gazetteer.places(key(long))) and gazetteer.name_at(places[0]).role is NameRole.CAPITAL


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


def _whole_run(before: str, short: str, gazetteer: Gazetteer, least: int = _LEAST_WORDS) -> str | None:
    """The longest known name at the end of the words before a bracket; else all of them, if these are a name."""
    words = before.split(" ")
    for first in range(len(words) - 1):
        tail = " ".join(words[first:])
        known = gazetteer.lookup(tail) or _shared(gazetteer, tail, short)
        if known is not None:
            return None if known.kind is ActorKind.STATE else tail
    plausible = len(words) >= least and not words[-1].isdigit() and words[0][:1].isupper()
    bearers = gazetteer.candidates(short)
    free = not bearers or any(_alike(actor, before, gazetteer) for actor in bearers)
    return before if plausible and free and not short.isdigit() else None


def long_form(short: str, before: str) -> str | None:
    """The tail of `before` that `short` abbreviates, beginning with a capital; None where it abbreviates none.

    First the shortest tail whose initials are the letters of `short`; else the shortest that holds them in order, the
    first of them a capital at the start of a word.
    """
    words = before.split(" ")
    letters = [c.casefold() for c in short if c.isalnum()]
    tails = [" ".join(words[first:]) for first in range(len(words) - 2, -1, -1) if words[first][:1].isupper()]
    tails += [before] if len(words) == 1 and "-" in before else []
    for tail in tails:
        if [part[0].casefold() for part in re.split(r"[ /-]", tail) if part[:1].isupper()] == letters:
            return tail
    for tail in tails:
        if tail[0].casefold() == letters[0] and _holds(tail.casefold(), letters):
            return tail
    return None


def _holds(tail: str, letters: list[str]) -> bool:
    place = -1
    for letter in letters:
        place = tail.find(letter, place + 1)
        if place < 0:
            return False
    return True


def _local(text: str, short: tuple[int, int], long: tuple[int, int], gazetteer: Gazetteer) -> LocalName:
    start = long[0] + (4 if text[long[0] : long[0] + 4].casefold() == "the " else 0)
    long_text, short_text = text[start : long[1]], text[short[0] : short[1]]
    actor = gazetteer.lookup(long_text) or _shared(gazetteer, long_text, short_text)
    if actor is None:
        both = gazetteer.lookup(short_text) if not gazetteer.candidates(long_text) else None
        agrees = both is not None and any(long_form(short_text, alias) for alias in (both.name, *both.aliases))
        actor = (
            both
            if both is not None and agrees and _alike(both, long_text, gazetteer)
            else unknown(display(long_text), ActorKind.UNKNOWN)
        )
    return LocalName(
        text=short_text, long=long_text, start=short[0], end=short[1], long_start=start, long_end=long[1], actor=actor
    )


def _alike(actor: Actor, long_text: str, gazetteer: Gazetteer) -> bool:
    """Whether a long name shares at least half its words with one of the actor's names: a translation or variant.

    "Popular Front of Tarvia" is none of "Popular Front of Tajikistan": another land stands in its place.
    """
    wanted = set(key(long_text).split()) - {"of", "for", "and", "in"}
    for name in (actor.name, *actor.aliases):
        known = set(key(name).split())
        near = 2 * len(wanted & known) >= max(len(wanted), 2)
        lands = {land for word in known - wanted if (land := _land(word, gazetteer))}
        if near and (not lands or not wanted - known or lands & {_land(word, gazetteer) for word in wanted - known}):
            return True
    return False


def _land(word: str, gazetteer: Gazetteer) -> str | None:
    """The id of the state that a word names, if it does."""
    actor = gazetteer.lookup(word)
    return actor.id if actor is not None and actor.kind is ActorKind.STATE else None


def _shared(gazetteer: Gazetteer, long_text: str, short_text: str) -> Actor | None:
    """The one actor that bears both names."""
    both = [a for a in gazetteer.candidates(long_text) if a in gazetteer.candidates(short_text)]
    return both[0] if len(both) == 1 else None
