"""What must be one token for the parser: names of several words, "Long Name (LN)", "al-Nusra", misleading acronyms.

A name that reads like another word is read by the parser as one that does not: "Said al-Bahri" as "Saeed al-Bahri".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedus.codebook.actors import NameRole, word_list
from foedus.language.spellings import spelt_together
from foedus.language.tokens import Unit
from foedus.resolution.local_names import LocalName
from foedus.resolution.matches import NameMatch
from foedus.resolution.names import key

STAND_IN = "Hamas"
"""What the parser reads for an acronym that looks like another word: a short, well-known name of a group."""
_TIED = re.compile(
    r"(?<![\w-])(?:[A-Z][\w’'ʿ]*-(?:[a-z]{1,3}-)+[A-Z][\w’'ʿ]*"  # Lashkar-e-Taiba
    r"|(?:[Aa][ldnrstz]|[Aa]d[h]?|[Aa]sh|[Aa]th|[Ee]l|[Uu][ld])[-‐‑–][A-ZÀ-Þʿ‘’'][\w’'ʿ]*)"  # al-Nusra
)
_SHORT_TIED = re.compile(r"[-‐‑–](?:(?<=\b\w.)|(?<=\b\w\w.)|(?<=\b\w\w\w.))[A-ZÀ-Þʿ‘’']")
"""What every such name has, and few texts: a part of one to three letters tied to a capital."""
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5}"
_HEADLINE = re.compile(rf"^{_NAME}(?P<comma>,) {_NAME}(?= [a-z][^\n]*[^\s.!?:][ \t]*$)", re.MULTILINE)
"""A line without a full stop that begins with two names and a comma between them."""
_SAID = re.compile(
    r"(?:(?<!\w)[a-zà-ÿ]+,? |,[”\"’'] )(?P<amid>Said)\b"  # "of Said Haro", "in May, Said Haro"
    r"|(?<!\w)(?!(?:He|She|It|They|We|Who|That)\b)[A-Z][a-zà-ÿ]+\.? (?P<last>Said)(?= (?!to\b)[a-zà-ÿ]|['’,])"
    r"|(?<!\w)(?:by|[a-zà-ÿ]{4,}) (?:[A-Z][a-zà-ÿ]+\.? ){1,3}(?P<within>Said)(?= [A-Z][a-zà-ÿ]+(?:[,.;)’']| [a-z]))"
    r"|(?<![\w“\"'])(?P<first>Said)(?= (?:[Aa]l|[Ee]l|[Uu][ld])[- ]| (?:[Bb][ei]n|[Ii]bn|[Oo]uld|[Aa]bu) )"
)
"""The name in running text; in a headline of capitals, and before the speaker, the word is mostly the verb."""
_SAID_READ = "Saeed"
_OF = frozenset({"of", "for", "in", "against", "to", "on", "and"})
_JOINED = (NameRole.NAME, NameRole.COUNTRY)


def units(text: str, matches: Sequence[NameMatch], local: Sequence[LocalName] = ()) -> tuple[Unit, ...]:
    """The units of `text`, in order and not overlapping, from the names found in it."""
    wanted = [
        *_definitions(text, local),
        *_names(text, matches),
        *_tied(text),
        *_headlines(text),
        *_called_said(text),
        *spelt_together(text),
    ]
    chosen: list[Unit] = []
    for unit in sorted(wanted, key=lambda u: (u.start, -u.end, u.reading is None)):
        if not chosen or unit.start >= chosen[-1].end:
            chosen.append(unit)
    return tuple(chosen)


def _definitions(text: str, local: Sequence[LocalName]) -> Iterator[Unit]:
    """Long name and bracket as one, where the bracket holds nothing but the short name."""
    for name in local:
        between, after = text[name.long_end : name.start], text[name.end : name.end + 1]
        if between.strip() == "(" and after == ")" and "\n" not in between:
            yield Unit(start=name.long_start, end=name.end + 1, reading=_head(text[name.long_start : name.long_end]))
        elif " " in text[name.long_start : name.long_end]:
            yield Unit(start=name.long_start, end=name.long_end, reading=_head(text[name.long_start : name.long_end]))


def _names(text: str, matches: Sequence[NameMatch]) -> Iterator[Unit]:
    for match in matches:
        surface = text[match.start : match.end]
        if match.role is NameRole.NAME and match.acronym:
            if "".join(c for c in surface if c.isalnum()).casefold() in word_list("lookalikes"):
                yield Unit(start=match.start, end=match.end, reading=STAND_IN)
            elif not surface.isalnum():
                yield Unit(start=match.start, end=match.end)
        elif (
            match.role in _JOINED and not _described(surface) and (" " in surface or "-" in surface or "\n" in surface)
        ):
            yield Unit(start=match.start, end=match.end, reading=_read_as(text, match) if " " in surface else None)


def _read_as(text: str, match: NameMatch) -> str:
    bare = match.role is NameRole.NAME and _opens_a_sentence(text, match.start)
    return STAND_IN if bare else _head(text[match.start : match.end])


def _opens_a_sentence(text: str, start: int) -> bool:
    """Whether a name stands first, where "State" or "Army" without an article looks like a common noun."""
    before = text[max(0, start - 3) : start].rstrip(" “\"'‘")
    return not before or before[-1] in ".!?\n:"


def _described(surface: str) -> bool:
    """Whether a match ends in a common noun ("Kurdish fighters"), which the parser reads best by itself."""
    return surface.replace("\n", " ").rsplit(" ", 1)[-1][:1].islower()


def _tied(text: str) -> Iterator[Unit]:
    for match in _TIED.finditer(text) if _SHORT_TIED.search(text) else ():
        owned = re.search(r"[’'][sS]$", match.group())
        yield Unit(start=match.start(), end=match.start() + owned.start() if owned else match.end())


def _headlines(text: str) -> Iterator[Unit]:
    """The comma that stands for "and" between the two names that begin a headline: "X, Y clash"."""
    for match in _HEADLINE.finditer(text):
        yield Unit(start=match.start("comma"), end=match.end("comma"), reading="and")


def _called_said(text: str) -> Iterator[Unit]:
    """The name Said where it is no verb; most texts have no such word in capitals."""
    for match in _SAID.finditer(text) if "Said" in text else ():
        start, end = match.span(match.lastgroup or 0)
        yield Unit(start=start, end=end, reading=_SAID_READ)


def _head(name: str) -> str:
    """The one word that reads like the whole name: "Army" of an army, "Tigers" of Tigers of X, "Jaysh" of a Jaysh."""
    parts = name.replace("\n", " ").split(" ")
    if any("-" in part[:4] for part in parts[1:]) or parts[0].casefold() in ("al", "el"):
        head = parts[0] if parts[0].casefold() not in ("al", "el") else parts[1]
    else:
        stop = next((number for number, part in enumerate(parts) if number and part in _OF), len(parts))
        head = parts[stop - 1]
    plain = "".join(c for c in head if c.isalnum())
    return head if head[:1].isupper() and plain.isalpha() and key(head) and not plain[1:].isupper() else STAND_IN
