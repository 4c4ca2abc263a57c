"""Names that go on past a known one and so are somebody else's: "SLM-Unity", "NSCN(K)", "Red Valley Front for Justice".

What splits off mostly keeps the name and adds to it. Such a longer name is known, or an actor of its own; it is never
cut to the known one. Nor is one that begins before it: "the Red Valley Liberation Army" is no "Liberation Army".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.codebook.actors import NameRole
from foedus.model import Actor, ActorKind
from foedus.resolution.gazetteer import Gazetteer, unknown
from foedus.resolution.matches import NameMatch

_LETTERS = re.compile(r"[-‐‑–][A-Z]{1,3}(?![\w-])| ?\((?:[A-Z]{1,2}|(?<!\s\()[A-Z]{3})\)")
"""The initials of a wing: "SLM-AW", "NSCN(K)", "NSCN (IM)"."""
_WORD = re.compile(r"[-‐‑–]([A-Z][a-z’']+)(?![\w-])")
_INNER = re.compile(r" ?\(([A-Z][\w’'-]+)\)")
_OF_ARABIC = re.compile(r" (?:[Aa][dlnrstz]|[Aa]sh|[Uu]l)[-‐‑–][A-Z][\w’']+")
"""The second part of an Arabic name: "Fateh al-Sham" is not "Fateh"."""
_PURPOSE = re.compile(r" for (?:the )?([A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){0,3})")
_BEGUN = re.compile(r"(?:\b[Tt]he|['’]s) ([A-Z][a-z]{2,}) $")
_SPLINTER = re.compile(
    r"\b(Continuity|Democratic|New|Official|Original|Popular|Real|Reformed|Republican|Revolutionary) $"
)
"""What a body that has left another puts before its name: "the New Red Valley Front"."""
_GENERAL = frozenset(
    """
    a action alliance and army authority battalion brigade bureau coalition command committee communist congress
    corps council defence defense democratic federal fighters for forces force freedom front guard independence islamic
    justice league liberation movement national new of organisation organization party patriotic peace people's peoples
    popular progress progressive rally republican resistance revolution revolutionary salvation security self-defence
    socialist struggle supreme the transitional union united unity vanguard workers
    """.split()  # noqa: SIM905
)
"""Words that bodies of any land may be called by."""
_KIND = re.compile(r" (?:Council|Group|Militia|Movement|Network|Organi[sz]ation|Party)(?![\w-])(?! [A-Z])")
"""What a known body is, behind its name: "the Red Valley Movement"."""
_OF_BANDS = re.compile(r"Ma[iï]-Ma[iï]|Mayi-Mayi")
_BAND = re.compile(r" (?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?")
"""The name of one of the bands that are all called so: "the Mai-Mai Yakutumba"."""
_REACH = 40
"""How far before a known name the beginning of a longer one is sought, in characters."""
_DESCRIBING = ("ist", "ists", "ite", "ish", "ese", "ian", "ean", "ic")
"""Endings of words that tell what a known body is like ("the Marxist …"), not what another is called."""
_BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.ORGANISATION, ActorKind.PARTY, ActorKind.UNKNOWN}
)


def lengthened(gazetteer: Gazetteer, text: str, found: Sequence[NameMatch]) -> Iterator[NameMatch]:
    """The matches in order, those of bodies grown to the longer name that they begin; what it covers is left out."""
    floor = 0
    for number, match in enumerate(found):
        if match.start < floor or _begun_before(gazetteer, text, match, found[number - 1].end if number else 0):
            continue
        following = found[number + 1].start if number + 1 < len(found) else len(text)
        if number + 1 < len(found) and (whole := _of_its_land(gazetteer, text, match, found[number + 1])) is not None:
            floor = whole.end
            yield whole
            continue
        grown = _splintered(gazetteer, text, match, floor) or _grown(gazetteer, text, match, following)
        floor = grown.end
        yield grown


def _begun_before(gazetteer: Gazetteer, text: str, match: NameMatch, floor: int) -> bool:
    """Whether a body's name of several words is but the end of a longer one, of nobody known, behind "the" or "X's"."""
    bodies = match.role is NameRole.NAME and all(actor.kind in _BODIES for actor in match.actors)
    before = _BEGUN.search(text, max(floor, match.start - _REACH), match.start) if bodies else None
    if before is None or " " not in text[match.start : match.end]:
        return False
    return not before[1].endswith(_DESCRIBING) and not gazetteer.candidates(before[1])


def _of_its_land(gazetteer: Gazetteer, text: str, land: NameMatch, match: NameMatch) -> NameMatch | None:
    """The "Arvanian National Alliance", of which the "National Alliance" that the lists know in Belmark is no part.

    None where that is Arvania's own, or a name that no two bodies would choose.
    """
    if land.role not in (NameRole.DEMONYM, NameRole.COUNTRY) or match.role is not NameRole.NAME:
        return None
    if text[land.end : match.start] != " ":
        return None
    whole, name = text[land.start : match.end], text[match.start : match.end]
    elsewhere = all(a.kind in _BODIES and a.country and a.country != land.actors[0].country for a in match.actors)
    general = " " in name and all(word in _GENERAL for word in name.lower().replace("’", "'").split())
    if not (elsewhere and general) or land.actors[0].country is None:
        return None
    actor = gazetteer.lookup(whole) or _own(whole, match)
    return replace(match, start=land.start, stem_start=land.start, actors=(actor,))


def _splintered(gazetteer: Gazetteer, text: str, match: NameMatch, floor: int) -> NameMatch | None:
    """The match with the word before it that tells another body by it: "the New Red Valley Front"; None without."""
    if match.role is not NameRole.NAME or not all(actor.kind in _BODIES for actor in match.actors):
        return None
    before = _SPLINTER.search(text, max(floor, match.start - _REACH), match.start)
    if before is None:
        return None
    start = before.start(1)
    whole = text[start : match.end]
    actor = gazetteer.lookup(whole) or _own(whole, match)
    return replace(match, start=start, stem_start=start, actors=(actor,), acronym=False)


def _grown(gazetteer: Gazetteer, text: str, match: NameMatch, following: int) -> NameMatch:
    if match.role is not NameRole.NAME or not all(actor.kind in _BODIES for actor in match.actors):
        return match
    arabic = _with_arabic(gazetteer, text, match, following)
    if arabic is not None:
        return arabic
    for end, known_only in _ends(gazetteer, text, match):
        whole = text[match.start : end]
        if end > following and not known_only:
            continue
        actor = gazetteer.lookup(whole) or (None if known_only else _own(whole, match))
        if actor is not None and not (known_only and actor in match.actors):
            return replace(match, end=end, stem_end=end, actors=(actor,))
    kind = _KIND.match(text, match.end)
    return match if kind is None or kind.end() > following else replace(match, end=kind.end(), stem_end=kind.end())


def _ends(gazetteer: Gazetteer, text: str, match: NameMatch) -> Iterator[tuple[int, bool]]:
    """Where a longer name may end, and whether only a known name is believed to."""
    if (inner := _INNER.match(text, match.end)) is not None:
        yield inner.end(), True
    if match.acronym and (letters := _LETTERS.match(text, match.end)) is not None:
        yield letters.end(), False
    if _OF_BANDS.fullmatch(text[match.start : match.end]) and (band := _BAND.match(text, match.end)) is not None:
        yield band.end(), False
    compound = match.acronym or " " in text[match.start : match.end]
    word = _WORD.match(text, match.end) if compound else None
    if word is not None and not _alone(text, word) and not gazetteer.candidates(word[1]):
        yield word.end(), False
    purpose = _PURPOSE.match(text, match.end) if " " in text[match.start : match.end] else None
    if purpose is not None and gazetteer.country(purpose[1]) is None:
        yield purpose.end(), False


def _with_arabic(gazetteer: Gazetteer, text: str, match: NameMatch, following: int) -> NameMatch | None:
    """The match with the "al-" part that goes on a name of one word; None where none does."""
    part = _OF_ARABIC.match(text, match.end) if " " not in text[match.start : match.end] else None
    if part is None or part.end() > following:
        return None
    whole = text[match.start : part.end()]
    actor = gazetteer.lookup(whole) or _shortened(gazetteer, text, whole) or _own(whole, match)
    return replace(match, end=part.end(), stem_end=part.end(), actors=(actor,), acronym=False)


def _shortened(gazetteer: Gazetteer, text: str, whole: str) -> Actor | None:
    """The known actor whose name, elsewhere in the text, goes on around these words: "Jabhat Fateh al-Sham"."""
    for longer in re.finditer(rf"(?:([A-Z][\w’'-]+) )?{re.escape(whole)}(?: ([A-Z][\w’'-]+))?", text):
        before, after = longer.groups()
        for name in (f"{before} {whole}" if before else None, f"{whole} {after}" if after else None):
            if name is not None and (actor := gazetteer.lookup(name)) is not None:
                return actor
    return None


def _alone(text: str, word: re.Match[str]) -> bool:
    """Whether a word stands elsewhere by itself: in "FARC-Alvarez talks" it is another party's name."""
    alone = re.compile(rf"(?<![\w‐‑–-]){re.escape(word[1])}(?!\w)")
    return alone.search(text) is not None


def _own(whole: str, match: NameMatch) -> Actor:
    kinds = {actor.kind for actor in match.actors}
    return unknown(whole, kinds.pop() if len(kinds) == 1 else ActorKind.ARMED_GROUP)
