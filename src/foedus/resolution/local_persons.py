"""Persons with a second name: "V Muralen, better known as Karu", "Bakar Dolo (known as Dabo)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.codebook.actors import word_list
from foedus.model import Actor, ActorKind
from foedus.resolution.gazetteer import Gazetteer, unknown
from foedus.resolution.names import display, key

_WORD = r"[A-Z][\w.’'-]{0,30}"  # bounded, for texts that are one long "word"
_MORE = rf"(?: {_WORD}){{0,4}}"
_HOW = r"(?:who is )?(?:also |better |widely |popularly |commonly |locally )?"
_TELLS = ("known as ", "known by his alias ", "alias ", "nicknamed ", "a.k.a. ", "aka ")
"""What stands before every second name; most texts have none of it."""
_ALIAS = re.compile(
    rf"(?P<name>[A-Z](?<![\w-].){_WORD[5:]}{_MORE}),?(?: [-–—]| ?\(|,)? ?{_HOW}"
    rf"(?:{'|'.join(map(re.escape, _TELLS))})(?:the )?[“\"‘']?(?P<other>{_WORD}{_MORE})"
)
_INITIAL = re.compile(r"(?:[A-Z]\.? ?){1,3}(?=[A-Z][a-z])")
_BEFORE = 30
_SMALL = frozenset(
    {"and", "but", "while", "when", "as", "since", "of", "by", "from", "in", "on", "with", "for", "against"}
)
_LED = re.compile(r"(?:led|commanded|headed|founded|run) by $")


def local_persons(text: str, gazetteer: Gazetteer) -> Iterator[tuple[tuple[int, int], tuple[int, int], Actor]]:
    """Second name and name of each person whom the text gives two, as code points, with the actor of both."""
    for match in _ALIAS.finditer(text) if any(told in text for told in _TELLS) else ():
        start = _without_titles(match["name"], match.start("name"))
        long, short = text[start : match.end("name")], match["other"]
        known = gazetteer.lookup(long) or gazetteer.lookup(short)
        if known is not None and known.kind is not ActorKind.PERSON:
            continue
        if known is None and not _is_person(text, match.start("name"), start, long, short):
            continue
        actor = known or unknown(display(long), ActorKind.PERSON)
        yield match.span("other"), (start, match.end("name")), actor


def _is_person(text: str, first: int, start: int, long: str, short: str) -> bool:
    """Whether titles, initials or the words before a name show a person; names of bodies never are one."""
    words = key(f"{long} {short}").split()
    if any(word in word_list("group_words") for word in words) or short.isupper():
        return False
    before = re.findall(r"[\w’'-]+", text[max(0, first - _BEFORE) : first])
    titled = start > first or (bool(before) and key(before[-1]) in word_list("titles") - _SMALL)
    led = _LED.search(text[max(0, first - _BEFORE) : first]) is not None
    return titled or led or _INITIAL.match(long) is not None


def _without_titles(name: str, start: int) -> int:
    """Where a name begins behind its titles."""
    words = name.split(" ")
    while len(words) > 1 and key(words[0]) in word_list("titles"):
        start += len(words.pop(0)) + 1
    return start
