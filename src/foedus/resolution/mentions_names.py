"""Names in a sentence: what the gazetteer knows, what the parser takes for a name, and capitalised phrases.

Boundaries come in that order: a name of the gazetteer stands as it is, unless the syntax shows it to be a part of a
longer name of a body ("Kurdistan Regional Government"); a capitalised run is then parted into titles, names and the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.model import ActorKind, MentionKind
from foedus.resolution.mentions_found import (
    STATE_KINDS,
    Found,
    KnownName,
    NameType,
    head_of,
    left_edge,
    without_edges,
)

_ENTITY = {"PER": NameType.PERSON, "ORG": NameType.BODY, "LOC": NameType.PLACE}
_NAMED_ROLES = frozenset(
    {"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "compound", "flat", "parataxis", "dislocated"}
)
_QUOTES = frozenset("\"'“”‘’")


def find_names(sentence: Sentence, known: Sequence[KnownName], lexicon: NominalLexicon) -> list[Found]:
    """The names of a sentence in order, without actors but for those that the gazetteer knows.

    `core` of each is the name alone; `first` and `last` take in titles and descriptions before it.
    """
    taken: list[KnownName | None] = [None] * len(sentence.tokens)
    for name in known:
        if _only_group_words(sentence, name, lexicon):
            continue
        taken[name.first : name.last] = [name] * (name.last - name.first)
    found: list[Found] = []
    for first, last in _runs(sentence, taken, lexicon):
        for part in _parts(sentence, first, last, taken, lexicon):
            found.append(_widened(sentence, part, lexicon))
    return found


def _only_group_words(sentence: Sentence, name: KnownName, lexicon: NominalLexicon) -> bool:
    """Whether a known name is but one common word of a longer capitalised name ("Union" in "River Union")."""
    if name.last - name.first > 1 or not lexicon.has(WordList.GROUP_WORDS, sentence.tokens[name.first].text.lower()):
        return False
    tokens = sentence.tokens
    beside = [tokens[i] for i in (name.first - 1, name.last) if 0 <= i < len(tokens)]
    return any(t.text[:1].isupper() and t.upos in ("PROPN", "ADJ") for t in beside)


def _runs(sentence: Sentence, taken: Sequence[KnownName | None], lexicon: NominalLexicon) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the small words inside the names of bodies."""
    tokens, place, size = sentence.tokens, 0, len(sentence.tokens)
    while place < size:
        if taken[place] is None and not _is_capital(tokens[place], place, sentence, lexicon):
            place += 1
            continue
        first = place
        body = False
        while place < size:
            if taken[place] is not None or _is_capital(tokens[place], place, sentence, lexicon):
                body = body or lexicon.has(WordList.GROUP_WORDS, tokens[place].text.lower())
                place += 1
                continue
            after = _over_connectors(sentence, place, taken, lexicon) if body else place
            if after == place:
                break
            place = after
        yield _with_numbers(sentence, first, place, lexicon) if body else first, place


def _is_capital(token: Token, place: int, sentence: Sentence, lexicon: NominalLexicon) -> bool:
    text = token.text
    if not text[:1].isupper():
        return bool(token.entity) and token.upos == "PROPN" and text[:1].isalpha()
    low = text.lower()
    if lexicon.has(WordList.NOT_NAMES, low):
        return False
    if place and sentence.tokens[place - 1].text not in _QUOTES:
        return token.upos in ("PROPN", "NOUN", "ADJ", "NUM", "X") or bool(token.entity)
    if token.upos == "PROPN" or token.entity:
        return True
    return (
        lexicon.has(WordList.TITLES, low)
        and place + 1 < len(sentence.tokens)
        and (sentence.tokens[place + 1].upos == "PROPN")
    )


def _over_connectors(sentence: Sentence, place: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon) -> int:
    """Past "of", "for the" where a capitalised word of the same name follows, else the same place."""
    tokens, end = sentence.tokens, place
    while end < len(tokens) and end - place < 2 and lexicon.has(WordList.CONNECTORS, tokens[end].text.lower()):
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
    if tokens[place].text.lower() in ("and", "&", "against") and not following.entity.startswith("I-"):
        return place
    if following.entity == "B-PER" or lexicon.has(WordList.TITLES, following.text.lower()):
        return place
    return end if following.text[:1].isupper() and following.upos in ("PROPN", "NOUN", "ADJ") else place


def _with_numbers(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> int:
    """The run's start moved left over the number or date that belongs to it: "the 1920 Revolution Brigades"."""
    while first > 0:
        before = sentence.tokens[first - 1]
        counts = before.upos == "NUM" or (
            before.text[:1].isupper() and lexicon.has(WordList.NOT_NAMES, before.text.lower())
        )
        if not counts or not first <= before.head < last or (before.text.isalpha() and before.text.islower()):
            break
        first -= 1
    return first


def _parts(
    sentence: Sentence, first: int, last: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon
) -> Iterator[Found]:
    """The names within one run."""
    whole = _whole_body(sentence, first, last, taken, lexicon)
    if whole is not None:
        yield whole
        return
    place = first
    while place < last:
        hit = taken[place]
        if hit is not None:
            yield _found(sentence, hit.first, hit.last, hit)
            place = max(hit.last, place + 1)
            continue
        end = place + 1
        while end < last and taken[end] is None and not _boundary(sentence, end, lexicon):
            end += 1
        part = _unknown(sentence, place, end, lexicon)
        if part is not None:
            yield part
        place = end


def _boundary(sentence: Sentence, place: int, lexicon: NominalLexicon) -> bool:
    """Whether a new name begins at `place`: the parser opens one, or a title follows the words of a body."""
    before, here = sentence.tokens[place - 1], sentence.tokens[place]
    if here.entity.startswith("B-") and before.entity and before.entity[2:] != here.entity[2:]:
        return not lexicon.has(WordList.TITLES, before.text.lower())
    if here.upos == "ADP" or before.upos == "ADP":
        return False
    return lexicon.has(WordList.TITLES, here.text.lower()) and not lexicon.has(WordList.TITLES, before.text.lower())


def _whole_body(
    sentence: Sentence, first: int, last: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon
) -> Found | None:
    """The whole run as one name of a body, where a known name in it is only a part of that."""
    tokens = sentence.tokens
    hits = {id(taken[i]): taken[i] for i in range(first, last) if taken[i] is not None}
    if len(hits) > 1 or last - first < 2:
        return None
    words = [tokens[i].text.lower() for i in range(first, last)]
    if any(lexicon.has(WordList.TITLES, word) for word in words):
        return None
    hit = next(iter(hits.values()), None)
    free = [word for i, word in zip(range(first, last), words, strict=True) if taken[i] is None]
    if not any(lexicon.has(WordList.GROUP_WORDS, word) for word in free) or any(
        tokens[i].entity == "B-PER" for i in range(first, last)
    ):
        return None
    if hit is not None and (hit.actor.kind not in STATE_KINDS | {ActorKind.UNKNOWN, ActorKind.COMMUNITY}):
        return None
    if hit is not None and hit.first == first and len(free) == 1 and _is_state_organ(free[0], lexicon):
        return None
    if hit is not None and not _hangs_together(sentence, hit, first, last):
        return None
    return _found(sentence, first, last, None, NameType.BODY)


def _is_state_organ(word: str, lexicon: NominalLexicon) -> bool:
    noun = lexicon.nouns.get(word) or lexicon.nouns.get(word.rstrip("s"))
    return noun is not None and noun.behaves in (NominalClass.ARMY, NominalClass.GOVERNMENT, NominalClass.FORCES)


def _hangs_together(sentence: Sentence, hit: KnownName, first: int, last: int) -> bool:
    head = sentence.tokens[head_of(sentence, hit.first, hit.last)].head
    return first <= head < last or any(first <= sentence.tokens[i].head < hit.first for i in range(hit.first, hit.last))


def _unknown(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> Found | None:
    """The name in a stretch without known names: titles cut off, typed by the parser, its words or its title."""
    tokens, titled = sentence.tokens, False
    while first < last and _is_title(tokens[first], lexicon):
        first, titled = first + 1, True
    while last > first and (_is_title(tokens[last - 1], lexicon) or tokens[last - 1].upos in ("ADP", "DET", "CCONJ")):
        last -= 1
    while first < last and tokens[first].text in _QUOTES:
        first += 1
    if first == last or not any(tokens[i].upos in ("PROPN", "X") or tokens[i].entity for i in range(first, last)):
        return None
    typed = _type(tokens[first:last], lexicon)
    if typed is NameType.UNKNOWN and titled:
        typed = NameType.PERSON
    if typed is NameType.UNKNOWN and tokens[head_of(sentence, first, last)].deprel.split(":")[0] not in _NAMED_ROLES:
        return None
    if typed is NameType.BODY and last - first == 1 and _is_generic(tokens[first], lexicon):
        return None
    return _found(sentence, first, last, None, typed)


def _is_title(token: Token, lexicon: NominalLexicon) -> bool:
    return lexicon.has(WordList.TITLES, token.text.lower()) and not token.entity.startswith("I-")


def _is_generic(token: Token, lexicon: NominalLexicon) -> bool:
    """As in "the Government", "the Army": capitals alone make no name."""
    low = token.text.lower()
    noun = lexicon.nouns.get(low) or lexicon.nouns.get(token.lemma.lower())
    return noun is not None and noun.behaves not in (NominalClass.GROUP,) and not token.text.isupper()


def _type(tokens: Sequence[Token], lexicon: NominalLexicon) -> NameType:
    tags = [token.entity[2:] for token in tokens if token.entity]
    best = _ENTITY[max(set(tags), key=tags.count)] if tags else NameType.UNKNOWN
    if (
        best is not NameType.PERSON
        and len(tokens) > 1
        and any(lexicon.has(WordList.GROUP_WORDS, token.text.lower()) for token in tokens)
    ):
        return NameType.BODY
    return best


def _found(
    sentence: Sentence, first: int, last: int, hit: KnownName | None, typed: NameType = NameType.UNKNOWN
) -> Found:
    if hit is not None:
        typed = NameType.STATE if hit.actor.kind in STATE_KINDS else NameType.BODY
        typed = NameType.PERSON if hit.actor.kind is ActorKind.PERSON else typed
    return Found(
        sentence=sentence.index,
        first=first,
        last=last,
        head=head_of(sentence, first, last),
        form=MentionKind.NAME,
        actors=(hit.actor,) if hit is not None else (),
        core=(first, last),
        typed=typed,
        nationality=hit.nationality if hit is not None else False,
    )


def _widened(sentence: Sentence, found: Found, lexicon: NominalLexicon) -> Found:
    """A person's mention made to take in titles and descriptions: "rebel commander X"; the head is the whole's."""
    if found.typed is not NameType.PERSON:
        return found
    head, steps = found.head, 0
    while sentence.tokens[head].deprel in ("flat", "nmod:desc", "compound") and steps < 6:
        above = sentence.tokens[head].head
        if not _describes(sentence.tokens[above], lexicon) or abs(above - head) > 4:
            break
        head, steps = above, steps + 1
    first = min(found.first, without_edges(sentence, max(left_edge(sentence, head), found.first - 8), found.last, head))
    owners = [c.index for c in sentence.children(head, "nmod:poss") if c.index >= first]
    if owners:
        first = min(found.first, max(sentence.subtree(owners[-1])) + 1)
    found.first, found.head, found.last = min(first, head), head, max(found.last, head + 1)
    return found


def _describes(token: Token, lexicon: NominalLexicon) -> bool:
    low = token.lemma.lower()
    noun = lexicon.nouns.get(low)
    return lexicon.has(WordList.TITLES, token.text.lower()) or (
        noun is not None and noun.behaves in (NominalClass.PERSON, NominalClass.FIGHTERS)
    )
