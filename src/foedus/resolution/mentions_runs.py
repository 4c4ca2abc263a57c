"""Stretches of capitalised words, with the small words, numbers and nicknames that belong inside names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.language.joining import HYPHENS
from foedus.model import ActorKind
from foedus.resolution.mentions_found import STATE_KINDS, KnownName, is_plural
from foedus.resolution.name_leaders import begins_leader
from foedus.resolution.name_phrases import begins_band, over_of

QUOTES = frozenset("\"'“”‘’")
_CAPITAL_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X"})
_AND = ("and", "&")
_MINISTERS = frozenset({"minister", "vice-minister", "secretary", "undersecretary", "commissioner", "director"})
_LEAST_NAME = 2
"""The least words of a person's name behind a portfolio."""
_HOLY = frozenset({"saint", "st", "st."})
_LONGEST_BODY = 6
_LEAST_SHOUTED = 4
_DESCRIBING = frozenset({NominalClass.ARMY, NominalClass.GOVERNMENT, NominalClass.FIGHTERS, NominalClass.COUNTRY})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_DAY = re.compile(r"[1-3]?\d(?:st|nd|rd|th)?")
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_SHOUTED = frozenset({"i", "a", "am", "pm", "ok", "the", "no", "yes", "not", "and", "tv"})


def only_group_words(sentence: Sentence, name: KnownName, lexicon: NominalLexicon) -> bool:
    """Whether a known name is but one common word of a longer capitalised name ("Union" in "River Union")."""
    if name.last - name.first > 1 or not lexicon.names_body(sentence.tokens[name.first].text.lower()):
        return False
    tokens = sentence.tokens
    beside = [tokens[i] for i in (name.first - 1, name.last) if 0 <= i < len(tokens)]
    return any(t.text[:1].isupper() and t.upos in ("PROPN", "ADJ") for t in beside)


def of_a_longer_body(sentence: Sentence, name: KnownName, lexicon: NominalLexicon) -> bool:
    """Whether the name of a body of many states ends another's: the "National", the "Peace and Security Council"."""
    if name.actor.kind is not ActorKind.INTERNATIONAL or not name.first:
        return False
    *_, purpose, before = ["", *(token.text for token in sentence.tokens[max(name.first - 2, 0) : name.first])]
    return before == "National" or (before in _AND and lexicon.has(WordList.PURPOSES, purpose.lower()))


def runs(sentence: Sentence, taken: Sequence[KnownName | None], lexicon: NominalLexicon) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the small words inside the names of bodies."""
    tokens, place, size = sentence.tokens, 0, len(sentence.tokens)
    capital = _is_named if _is_shouted(sentence) else _is_capital
    while place < size:
        if taken[place] is None and not capital(tokens[place], place, sentence, lexicon):
            place += 1
            continue
        first = place
        body = False
        while place < size:
            if taken[place] is not None or capital(tokens[place], place, sentence, lexicon):
                body = body or lexicon.names_body(tokens[place].text.lower())
                place += 1
                continue
            after = _over_connectors(sentence, place, taken, lexicon) if body and capital is _is_capital else place
            if after > place and taken[after] is None:
                after += 1  # also a word that is no name alone: "Army of the North"
            if after == place and place > first:
                after = _over_and(sentence, place, first, taken, lexicon)
            if after == place and body:
                after = _over_date(sentence, place) or _over_list(sentence, place, lexicon)
            if after == place and capital is _is_capital and taken[place - 1] is None:
                after = over_of(sentence, place, first, lexicon)
                body = body or after > place
                after += after > place and taken[after] is None  # "Shield of the East"
            if after == place and place > first:
                after = _over_nickname(sentence, place)
            if after == place and place > first:
                after = _over_hyphen(sentence, place, taken)
            if after == place and place > first:
                after = _over_possessive(sentence, place, taken, lexicon)
            if after == place:
                break
            place = after
        first = _behind_portfolio(sentence, first, place, taken, lexicon)
        yield _with_numbers(sentence, first, place, lexicon) if body else first, place


def _behind_portfolio(
    sentence: Sentence, first: int, end: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon
) -> int:
    """Where the person's name begins in "Minister of Transport X Y": what he is for is no part of it."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].text not in ("of", "for") or tokens[first - 2].lemma.lower() not in _MINISTERS:
        return first
    place = first
    while place < end and taken[place] is None and _is_portfolio(tokens[place].text, lexicon):
        place += 1
    named = all(token.upos == "PROPN" for token in tokens[place:end])
    return place if first < place <= end - _LEAST_NAME and named else first


def _is_portfolio(word: str, lexicon: NominalLexicon) -> bool:
    return word in (*_AND, ",") or lexicon.has(WordList.PORTFOLIOS, word.lower())


def _is_shouted(sentence: Sentence) -> bool:
    """Whether a sentence is printed in capitals throughout, as headlines are, so that these tell no names."""
    if not sentence.tokens[0].text.isupper():
        return False
    words = [token.text for token in sentence.tokens if token.text.isalpha()]
    return len(words) >= _LEAST_SHOUTED and all(word.isupper() for word in words)


def _is_named(token: Token, place: int, sentence: Sentence, lexicon: NominalLexicon) -> bool:
    """Whether the parse takes a word amid capitals for a part of a name; one that describes begins none."""
    noun = lexicon.noun(token.text.lower())
    begins = place == 0 or sentence.tokens[place - 1].upos != "PROPN"
    if begins and noun is not None and noun.behaves in _DESCRIBING:
        return False
    return token.upos == "PROPN" or (bool(token.entity) and token.upos in _CAPITAL_WORDS)


def _is_capital(token: Token, place: int, sentence: Sentence, lexicon: NominalLexicon) -> bool:
    text = token.text
    if not text[:1].isupper():
        return bool(token.entity) and token.upos == "PROPN" and text[:1].isalpha()
    low = text.lower()
    if low == "state" and _ends_title(sentence, place):
        return False
    if lexicon.has(WordList.NOT_NAMES, low):
        if _begins_land(sentence, token):
            return True
        before = sentence.tokens[place - 1]
        beside = place > 1 and before.text[:1].isupper() and token.head > place and before.head in (place, token.head)
        return beside and token.deprel in ("amod", "compound") and before.deprel in ("amod", "compound")
    if is_acronym(text) and low not in _SHOUTED:
        return True
    if place and sentence.tokens[place - 1].text not in QUOTES:
        modifies = token.deprel in ("amod", "compound") and token.head > place
        return token.upos in _CAPITAL_WORDS or token.xpos.startswith("NNP") or bool(token.entity) or modifies
    if token.upos == "PROPN" or token.entity or token.xpos.startswith("NNP"):
        return True
    if not place and begins_band(sentence, lexicon):
        return True
    return (
        lexicon.has(WordList.TITLES, low)
        and place + 1 < len(sentence.tokens)
        and (sentence.tokens[place + 1].upos == "PROPN")
    )


def _begins_land(sentence: Sentence, token: Token) -> bool:
    """As in "South Vastria": a quarter of the world that the parser takes for the head of the name of a place."""
    behind = sentence.tokens[token.index + 1 : token.index + 2]
    land = token.entity == "B-LOC" and token.upos == "PROPN" and bool(behind) and behind[0].entity == "I-LOC"
    return land and behind[0].deprel == "flat" and behind[0].head == token.index


def _ends_title(sentence: Sentence, place: int) -> bool:
    """As in "the Assistant Secretary of State X": the word is the end of a title, not of a name."""
    before = [token.text.lower() for token in sentence.tokens[max(0, place - 2) : place]]
    return len(before) == 2 and before[1] == "of" and before[0] in ("secretary", "undersecretary", "minister")


def _connects(tokens: Sequence[Token], place: int, first: int, lexicon: NominalLexicon) -> bool:
    """Whether a small word goes on with a name; an article only behind "for" and "of" ("Movement for a Free X")."""
    word = tokens[place].text.lower()
    if word in ("a", "an"):
        return place == first + 1 and tokens[first].text.lower() in ("for", "of")
    return lexicon.has(WordList.CONNECTORS, word)


def _over_connectors(sentence: Sentence, place: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon) -> int:
    """Past "of", "for the" where a capitalised word of the same name follows, else the same place."""
    tokens, end = sentence.tokens, place
    while end < len(tokens) and end - place < 2 and _connects(tokens, end, place, lexicon):
        end += 1
    if end == place or end >= len(tokens) or tokens[place].text.lower() in ("the", "to"):
        return place
    following = tokens[end]
    hit = taken[end]
    if (
        hit is not None
        and hit.first == end
        and hit.actor.kind not in STATE_KINDS
        and hit.actor.kind != ActorKind.UNKNOWN
    ):
        return place
    joined = tokens[place].text.lower() in _AND
    if _is_purpose(sentence, end, lexicon) and not (joined and _begins_another(sentence, place, end)):
        return end
    if tokens[place].text.lower() in ("and", "&", "against") and not following.entity.startswith("I-"):
        return place
    low = following.text.lower()
    if low in _HOLY and tokens[place].text == "of":
        return end  # "the Brotherhood of Saint Michael"
    titled = lexicon.has(WordList.TITLES, low) and not lexicon.names_body(low)
    if following.entity == "B-PER" or titled or (end == place + 1 and begins_leader(sentence, end, lexicon)):
        return place
    counted = following.upos == "NUM" and tokens[place].text == "of"  # "the Army of the Two Rivers"
    named = counted or following.upos in ("PROPN", "NOUN", "ADJ")
    return end if following.text[:1].isupper() and named else place


def _is_purpose(sentence: Sentence, place: int, lexicon: NominalLexicon) -> bool:
    """Whether a word is what a body is for ("Movement for Justice"), not a minister's charge ("Justice Minister")."""
    tokens = sentence.tokens
    if place >= len(tokens) or not tokens[place].text[:1].isupper():
        return False
    if not lexicon.has(WordList.PURPOSES, tokens[place].text.lower()):
        return False
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return not after[:1].isupper() or lexicon.names_body(after.lower())


def _begins_another(sentence: Sentence, place: int, end: int) -> bool:
    """As in "the National Union and the Liberation Front": another name begins behind the "and" at `place`."""
    following = sentence.tokens[end + 1 : end + 2]
    return end > place + 1 or (bool(following) and following[0].text[:1].isupper())


def _over_and(
    sentence: Sentence, place: int, first: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon
) -> int:
    """Past the "and" between two words for one body ("Truth and Reconciliation Commission"), else the same place.

    Both hang on the body's noun or are what bodies are for, and there is one: "the Hill and River Brigades" are two.
    """
    tokens = sentence.tokens
    if tokens[place].text not in _AND or taken[place - 1] is not None:
        return place
    before = tokens[place - 1]
    purpose = all(lexicon.has(WordList.PURPOSES, token.text.lower()) for token in tokens[first:place])
    ahead = takewhile(lambda t: t.text[:1].isupper() and taken[t.index] is None, tokens[place + 1 :])
    words = ((t, t.text.lower().split()) for t in ahead if t.xpos in ("NN", "NNP"))
    body = next((t for t, (*_, last) in words if lexicon.names_body(last)), None)
    hangs = before.deprel in ("compound", "amod") and body is not None and before.head == body.index
    return place + 1 if body is not None and (purpose or hangs) else place


def _over_list(sentence: Sentence, place: int, lexicon: NominalLexicon) -> int:
    """Past the comma between things that a body is for ("Front for Unity, Freedom and Progress"), else the same place.

    An "and" has to follow: behind a comma alone another name may begin.
    """
    tokens = sentence.tokens
    end = place
    while end + 2 < len(tokens) and tokens[end].text == "," and _is_purpose(sentence, end + 1, lexicon):
        end += 2
    ended = end > place and tokens[end].text.lower() == "and" and _is_purpose(sentence, end + 1, lexicon)
    return place + 1 if ended and _is_purpose(sentence, place - 1, lexicon) else place


def _over_date(sentence: Sentence, place: int) -> int:
    """Past the day after which a body is called ("Movement of 8 May", "Committee 9 November"); 0 where there is none.

    Behind "on" the day tells when.
    """
    tokens = sentence.tokens
    first = place + 1 if tokens[place].text == "of" else place
    if first + 1 >= len(tokens) or tokens[first - 1].text == "on":
        return 0
    day, month = tokens[first].text, tokens[first + 1].text
    told = _DAY.fullmatch(day) is not None and month in _MONTHS
    return first + 2 if told and tokens[place - 1].text.istitle() else 0


def _over_possessive(sentence: Sentence, place: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon) -> int:
    """Past the sign of an owner within the name of a body ("Workers' Brigade"), else the same place."""
    tokens = sentence.tokens
    if tokens[place].text not in ("'s", "’s", "'", "’") or place + 1 >= len(tokens):
        return place
    ahead = (t.text for t in tokens[place + 1 : place + _LONGEST_BODY])
    words = [word.lower() for word in takewhile(lambda word: word[:1].isupper(), ahead)]
    owner = lexicon.has(WordList.POSSESSIVES, tokens[place - 1].text.lower())
    body = any(lexicon.names_body(word) or lexicon.has(WordList.EMBLEMS, word) for word in words)
    if not owner and words and lexicon.names_body(words[-1]) and taken[place - 1] is None:
        owner = not _is_organ(words[-1], lexicon) and _are_men(tokens, place, lexicon)
    return place + 1 if owner and body else place


def _is_organ(word: str, lexicon: NominalLexicon) -> bool:
    noun = lexicon.noun(word)
    return noun is not None and noun.behaves is NominalClass.GOVERNMENT


def _are_men(tokens: Sequence[Token], sign: int, lexicon: NominalLexicon) -> bool:
    """As in "the Dockers' Federation", "the Old Believers' Bloc": men in the plural, before the sign of an owner.

    Fighters, of whatever band, are none of these: "the Rebels' Council".
    """
    owners = tokens[sign - 1]
    noun = lexicon.noun(owners.text.lower())
    armed = noun is not None and noun.behaves in _DESCRIBING
    front = dropwhile(lambda t: t.text.istitle() or t.upos == "ADJ", reversed(tokens[: sign - 1]))
    before = next(front, tokens[0])  # "the powerful Chiefs' Council"
    the = before.text.lower() == "the"
    several = tokens[sign].text in ("'", "’") or owners.text.endswith("men")  # "the Herdsmen's Union"
    return the and not armed and several and is_plural(owners)


def _over_hyphen(sentence: Sentence, place: int, taken: Sequence[KnownName | None]) -> int:
    """Past the hyphen that ties two words of a name of which the lists know neither ("the Zande Self-Defence").

    Two places are two ("the Osh-Kelm border").
    """
    tokens = sentence.tokens
    if tokens[place].text not in HYPHENS or place + 1 >= len(tokens):
        return place
    before, following = tokens[place - 1], tokens[place + 1]
    tied = before.end == tokens[place].start and tokens[place].end == following.start
    free = taken[place - 1] is None and taken[place + 1] is None
    both = before.text[:1].isupper() and following.text[:1].isupper() and following.upos in ("PROPN", "NOUN")
    places = before.entity.endswith("LOC") and following.entity == "B-LOC"
    return place + 1 if tied and free and both and not places else place


def _over_nickname(sentence: Sentence, place: int) -> int:
    """Past a nickname in quotation marks or a hyphen within a person's name, else the same place."""
    tokens = sentence.tokens
    if tokens[place].text == "-" and place + 1 < len(tokens) and tokens[place - 1].entity.endswith("PER"):
        following = tokens[place + 1]
        glued = tokens[place - 1].end == tokens[place].start and tokens[place].end == following.start
        if glued and following.text.islower() and following.upos == "PROPN":
            return place + 2  # "Chan-ocha", "Suk-yeol"
        return place + 1 if glued and following.text[:1].isupper() else place
    if place + 3 >= len(tokens) or tokens[place].text not in QUOTES or tokens[place + 2].text not in QUOTES:
        return place
    inside = all(tokens[i].text[:1].isupper() and tokens[i].upos == "PROPN" for i in (place - 1, place + 1, place + 3))
    return place + 3 if inside else place


def plain(word: str) -> str:
    """A word with the apostrophes of a typewriter ("kata’ib", "kata'ib")."""
    return word.replace("’", "'").replace("‘", "'")


def is_acronym(text: str) -> bool:
    """Whether a word is written as an acronym: "MNLF", "LeT", "M23"."""
    if not 2 <= len(text) <= 8 or not text[0].isupper() or not text.isalnum():
        return False
    return text.isupper() or (sum(map(str.isupper, text)) >= 2 and text.isalpha() and len(text) <= 5)


def _with_numbers(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> int:
    """The run's start moved left over the number or date that belongs to it: "the 1920 Revolution Brigades"."""
    while first > 0:
        before = sentence.tokens[first - 1]
        counts = (
            before.upos == "NUM"
            or _ORDINAL.fullmatch(before.text) is not None
            or (before.text[:1].isupper() and lexicon.has(WordList.NOT_NAMES, before.text.lower()))
        )
        if not counts or not first <= before.head < last or (before.text.isalpha() and before.text.islower()):
            break
        first -= 1
    return first
