"""Names in a sentence: what the gazetteer knows, what the parser takes for a name, and capitalised phrases.

Boundaries come in that order: a name of the gazetteer stands as it is, unless the syntax shows it to be a part of a
longer name of a body ("Kurdistan Regional Government"); a capitalised run is then parted into titles and names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.codebook.actors import NameRole
from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.language.joining import HYPHENS
from foedus.model import ActorKind, MentionKind
from foedus.resolution.gazetteer import unknown
from foedus.resolution.mentions_found import (
    STATE_KINDS,
    Found,
    KnownName,
    NameType,
    head_of,
    is_plural,
    left_edge,
    without_edges,
)
from foedus.resolution.mentions_runs import QUOTES, is_acronym, of_a_longer_body, only_group_words, runs
from foedus.resolution.name_phrases import capitalised, is_emblem, is_titled
from foedus.resolution.name_roles import acts, like_a_town, placed
from foedus.resolution.name_types import is_defined_body, is_what_a_body_is_called, type_in_place
from foedus.resolution.organs import after

_HOLDERS = frozenset({"Minister", "Secretary", "Commissioner", "Ministry"})
"""What has a field of its own before it, where that is no known actor."""
_ARABIC = ("al-", "el-", "as-", "ar-", "ad-", "at-", "an-", "az-")
_ORGAN_WORDS = 2
_FULL = 2
"""How many words the full name of a person has at least."""
LANDS = frozenset(
    {
        "tract",
        "tracts",
        "hills",
        "valley",
        "district",
        "region",
        "province",
        "territory",
        "territories",
        "peninsula",
        "islands",
        "archipelago",
        "delta",
        "strip",
        "heights",
        "highlands",
        "lowlands",
        "basin",
        "plateau",
    }
)
"""With what the name of a land ends, that has a short form as bodies have."""
_NAMED_ROLES = frozenset(
    {"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "compound", "flat", "parataxis", "dislocated"}
)


def find_names(sentence: Sentence, known: Sequence[KnownName], lexicon: NominalLexicon) -> list[Found]:
    """The names of a sentence in order, without actors but for those that the gazetteer knows.

    `core` of each is the name alone; `first` and `last` take in titles and descriptions before it.
    """
    taken: list[KnownName | None] = [None] * len(sentence.tokens)
    for name in known:
        if only_group_words(sentence, name, lexicon) or of_a_longer_body(sentence, name, lexicon):
            continue
        taken[name.first : name.last] = [name] * (name.last - name.first)
    found: list[Found] = []
    for first, last in runs(sentence, taken, lexicon):
        for part in _parts(sentence, first, last, taken, lexicon):
            found.append(_widened(sentence, part, lexicon))
    return found


def _parts(
    sentence: Sentence, first: int, last: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon
) -> Iterator[Found]:
    """The names within one run."""
    others = {
        id(hit)
        for hit in taken[first:last]
        if hit is not None and (_is_surname(sentence, hit, taken) or _within_person(sentence, hit, taken, lexicon))
    }
    taken = [None if id(hit) in others else hit for hit in taken]
    whole = _whole_body(sentence, first, last, taken, lexicon)
    if whole is not None:
        yield whole
        return
    place = first
    while place < last:
        hit = taken[place]
        if hit is not None and _of_longer_person(sentence, hit, taken, last):
            taken = [None if taken[i] is hit else taken[i] for i in range(len(taken))]
            hit = None
        if hit is not None:
            yield _found(sentence, hit.first, hit.last, hit, land=_is_land(hit, lexicon))
            place = max(hit.last, place + 1)
            continue
        end = place + 1
        while end < last and taken[end] is None and not _boundary(sentence, end, lexicon):
            end += 1
        people = _people_at(sentence, place, end, taken[end] if end < last else None)
        if people is not None:
            yield people
            place = people.last
            continue
        part = None if _is_organ_of(sentence, taken, place, end) else _unknown(sentence, place, end, lexicon)
        if part is not None:
            yield part
        place = end


def _people_at(sentence: Sentence, first: int, last: int, known: KnownName | None) -> Found | None:
    """As in "the Lou Nuer": a word that no list knows, right before the name of a people, names a part of them."""
    if known is None or known.actor.kind is not ActorKind.COMMUNITY or not first or last - first != 1:
        return None
    word, people = sentence.tokens[first], sentence.tokens[known.first]
    beside = word.head == people.index or people.head == word.index
    if not beside or word.upos != "PROPN" or people.upos != "PROPN" or is_acronym(word.text):
        return None
    name = f"{word.text} {' '.join(t.text for t in sentence.tokens[known.first : known.last])}"
    found = _found(sentence, first, known.last, known)
    found.actors = (unknown(name, ActorKind.COMMUNITY, known.actor.country),)
    return found


def _is_organ_of(sentence: Sentence, taken: Sequence[KnownName | None], first: int, last: int) -> bool:
    """As in "the Kenya Defence Force": what stands behind a state's name and is a common noun for its army."""
    state = taken[first - 1] if first else None
    if state is None or state.actor.kind not in STATE_KINDS or last - first < _ORGAN_WORDS:
        return False
    words = [token.text.lower() for token in sentence.tokens[first:last]]
    return after(words) == (last - first, NameRole.GOVERNMENT)


def _of_longer_person(sentence: Sentence, hit: KnownName, taken: Sequence[KnownName | None], last: int) -> bool:
    """Whether a known person's name goes on, so that it is somebody else's: "Musa Hilal Taher" is not "Musa Hilal"."""
    if hit.actor.kind is not ActorKind.PERSON or hit.last >= last or taken[hit.last] is not None:
        return False
    token = sentence.tokens[hit.last]
    if hit.last - hit.first == 1 and sentence.tokens[hit.first].entity == "B-PER" and token.entity == "I-PER":
        return token.upos == "PROPN" and token.text.isalpha()  # "Suleiman Franjieh" is no Soleimani
    flat = token.deprel == "flat" and hit.first <= token.head < hit.last
    return flat and token.upos == "PROPN" and token.text.replace("-", "").isalpha() and hit.last - hit.first > 1


def _within_person(
    sentence: Sentence, hit: KnownName, taken: Sequence[KnownName | None], lexicon: NominalLexicon
) -> bool:
    """Whether a person's full name has another before it: "Mahamat Idriss Deby" is no "Idriss Deby"."""
    if hit.actor.kind is not ActorKind.PERSON or hit.last - hit.first < _FULL or not hit.first:
        return False
    before, words = sentence.tokens[hit.first - 1], sentence.tokens[hit.first : hit.last]
    named = taken[hit.first - 1] is None and before.entity.endswith("PER") and before.upos == "PROPN"
    title = lexicon.has(WordList.TITLES, before.text.lower()) or not before.text.isalpha()
    return named and not title and all(word.entity == "I-PER" for word in words)


def _is_surname(sentence: Sentence, hit: KnownName, taken: Sequence[KnownName | None]) -> bool:
    """As in "Joseph Muscat", "Muhammad al-Badr": what is a land, a capital or a band elsewhere ends a person's name."""
    word, before = sentence.tokens[hit.first], sentence.tokens[hit.first - 1]
    if hit.last - hit.first > 1 or not hit.first or hit.nationality:
        return False
    if hit.actor.kind is ActorKind.ARMED_GROUP and word.text[:3].lower() in _ARABIC and word.entity == "I-PER":
        return before.entity.endswith("PER") and word.deprel == "flat" and taken[hit.first - 1] is None
    if hit.actor.kind not in STATE_KINDS:
        return False
    given = taken[hit.first - 1] is None and before.entity == "B-PER" and before.upos == "PROPN"
    return given and word.entity == "I-PER" and word.deprel == "flat" and word.head == before.index


def _boundary(sentence: Sentence, place: int, lexicon: NominalLexicon) -> bool:
    """Whether a new name begins at `place`: the parser opens one, or a title follows the words of a body."""
    before, here = sentence.tokens[place - 1], sentence.tokens[place]
    if here.entity.startswith("B-") and before.entity and before.entity[2:] != here.entity[2:]:
        return not lexicon.has(WordList.TITLES, before.text.lower())
    if here.upos == "ADP" or before.upos == "ADP" or before.text[:1].isdigit():  # "the 157th Field Artillery Regiment"
        return False
    if before.leaning:
        return True
    low = here.text.lower()
    if here.entity == "I-PER" and here.deprel == "flat" and before.entity.endswith("PER"):
        return False  # "Jaime Mayor Oreja"
    tied = any(word.text in HYPHENS and word.start == here.end for word in sentence.tokens[place + 1 : place + 2])
    title = lexicon.has(WordList.TITLES, low) and not lexicon.names_body(low) and not tied  # "Hossein Amir-Karu"
    return title and not lexicon.has(WordList.TITLES, before.text.lower())


def _whole_body(
    sentence: Sentence, first: int, last: int, taken: Sequence[KnownName | None], lexicon: NominalLexicon
) -> Found | None:
    """The whole run as one name of a body, where a known name in it is only a part of that."""
    tokens = sentence.tokens
    hits = {id(taken[i]): taken[i] for i in range(first, last) if taken[i] is not None}
    if len(hits) > 1 or last - first < 2 or any(token.leaning for token in tokens[first:last]):
        return None
    if _is_army(tokens[first:last], lexicon):
        return None
    words = [tokens[i].text.lower() for i in range(first, last)]
    if any(lexicon.has(WordList.TITLES, word) for word in words):
        return None
    hit = next(iter(hits.values()), None)
    free = [word for i, word in zip(range(first, last), words, strict=True) if taken[i] is None]
    if not (any(map(lexicon.names_body, free)) or _is_lands_emblem(sentence, hit, last, lexicon)) or any(
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


def _is_lands_emblem(sentence: Sentence, hit: KnownName | None, last: int, lexicon: NominalLexicon) -> bool:
    """As in "the Sudan Shield": a state's name before an emblem, behind "the"."""
    if hit is None or hit.actor.kind is not ActorKind.STATE or hit.nationality or not hit.first:
        return False
    the = sentence.tokens[hit.first - 1].text.lower() == "the"
    return the and last == hit.last + 1 and is_emblem(sentence.tokens[hit.last], lexicon) and not is_titled(sentence)


def _is_state_organ(word: str, lexicon: NominalLexicon) -> bool:
    noun = lexicon.nouns.get(word) or lexicon.nouns.get(word.rstrip("s"))
    return noun is not None and noun.behaves in (NominalClass.ARMY, NominalClass.GOVERNMENT, NominalClass.FORCES)


def _hangs_together(sentence: Sentence, hit: KnownName, first: int, last: int) -> bool:
    head = sentence.tokens[head_of(sentence, hit.first, hit.last)].head
    return first <= head < last or any(first <= sentence.tokens[i].head < hit.first for i in range(hit.first, hit.last))


def _unknown(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> Found | None:
    """The name in a stretch without known names: titles cut off, typed by the parser, its words or its title."""
    tokens, titled = sentence.tokens, False
    while first < last and _is_title(tokens[first], lexicon) and not _of_body(tokens[first:last], lexicon):
        first, titled = first + 1, True
    while last > first and (_ends_badly(tokens[last - 1], lexicon)):
        last -= 1
    while first < last and (tokens[first].text in QUOTES or tokens[first].text == "Former"):
        first += 1
    if first == last or all(token.text.islower() and token.text.isalpha() for token in tokens[first:last]):
        return None  # "rebel coalition", behind a known name
    head = head_of(sentence, first, last)
    typed = type_in_place(sentence, first, last, titled, lexicon)
    if typed is NameType.UNKNOWN and last - first > 1 and _is_bodys(sentence, first, last, head, lexicon):
        typed = NameType.BODY
    if not any(_named_word(tokens, i) for i in range(first, last)) and not (
        typed is NameType.BODY and capitalised(sentence, first, last)
    ):
        return None
    if typed is NameType.UNKNOWN and tokens[head].deprel.split(":")[0] not in _NAMED_ROLES:
        return None
    if typed is not NameType.PERSON and _is_field(sentence, head, last):
        return None
    if last - first == 1 and (
        len(tokens[first].text) == 1
        or (typed is not NameType.PERSON and _is_generic(tokens[first], lexicon))
        or _is_speaker_label(sentence, first)
        or _only_begins(sentence, first, lexicon)
    ):
        return None
    if last - first == 1 and tokens[first].leaning:
        return None
    if _is_army(tokens[first:last], lexicon):
        return None
    found = _found(sentence, first, last, None, typed)
    acronym = last - first == 1 and is_acronym(tokens[first].text)
    found.titled = titled
    found.defined = not titled and is_defined_body(sentence, head, last, lexicon)
    found.acts = typed is not NameType.UNKNOWN or acronym or acts(sentence, head, lexicon)
    chief = typed is NameType.PERSON and first > 0 and tokens[first - 1].text == "under"  # "rebels under Mamontov"
    if not titled and not acronym and not chief:
        found.placed = placed(sentence, head, lexicon)
        found.town = found.placed or like_a_town(sentence, head, lexicon)
    return found


def _is_bodys(sentence: Sentence, first: int, last: int, head: int, lexicon: NominalLexicon) -> bool:
    """As in "the Third Road accused him": capitals amid a sentence name whoever does what people do, behind "the".

    So they do in "a group known as Third Road".
    """
    if is_what_a_body_is_called(sentence, first, head, lexicon):
        return True
    the = any(child.text.lower() == "the" for child in sentence.children(head, "det"))
    active = not sentence.tokens[head].deprel.endswith(":pass")
    return the and active and capitalised(sentence, first, last) and acts(sentence, head, lexicon)


def _is_army(tokens: Sequence[Token], lexicon: NominalLexicon) -> bool:
    """As in "the National Army": capitals make no name of what every state has."""
    noun = lexicon.nouns.get(" ".join(token.text.lower() for token in tokens))
    return noun is not None and noun.behaves is NominalClass.ARMY


def _is_field(sentence: Sentence, head: int, last: int) -> bool:
    """As in "the Human Rights Minister": what somebody is minister of, before his title."""
    behind = sentence.tokens[last : last + 1]
    titled = bool(behind) and behind[0].text in _HOLDERS
    return titled and sentence.tokens[head].deprel in ("compound", "amod", "nmod:desc", "conj", "flat")


def _only_begins(sentence: Sentence, place: int, lexicon: NominalLexicon) -> bool:
    """As in "Coalition aircraft struck": a common noun before another, capitalised as the sentence's first word."""
    token = sentence.tokens[place]
    if place or token.text.isupper() or not place < token.head < len(sentence.tokens):
        return False
    modified = sentence.tokens[token.head]
    common = modified.text[:1].islower() and token.deprel.split(":")[0] in ("compound", "amod")
    pair = f"{token.text.lower()} {modified.lemma.lower()}"  # "Armed forces"
    return common and (token.lemma.lower() in lexicon.nouns or pair in lexicon.nouns)


def _is_speaker_label(sentence: Sentence, place: int) -> bool:
    """As in "HOST: What happened?": shouted words before a colon say who speaks in a transcript."""
    tokens = sentence.tokens
    return not place and len(tokens) > 1 and tokens[1].text == ":" and tokens[0].text.isupper()


def _of_body(tokens: Sequence[Token], lexicon: NominalLexicon) -> bool:
    """Whether a title is the first word of a body's name: "Justice Front", "General Council"."""
    last, first = tokens[-1], tokens[0]
    body = len(tokens) > 1 and lexicon.names_body(last.text.lower()) and not _is_generic(last, lexicon)
    return body and not any(token.entity.endswith("PER") for token in tokens[1:]) and first.text[:1].isupper()


def _ends_badly(token: Token, lexicon: NominalLexicon) -> bool:
    title = _is_title(token, lexicon) and not lexicon.names_body(token.text.lower())
    return title or token.upos in ("ADP", "DET", "CCONJ")


def _named_word(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.upos in ("PROPN", "X") or token.entity or is_acronym(token.text):
        return True
    # "the Mohmands fled" in running text; in a headline the words behind have capitals as well
    people = token.upos == "NOUN" and is_plural(token) and place > 0 and tokens[place - 1].text.lower() == "the"
    return people and not any(other.text[:1].isupper() for other in tokens[place + 1 : place + 2])


def _is_land(name: KnownName, lexicon: NominalLexicon) -> bool:
    """As in "the Osmer Hills Tract (OHT)"; "the Army of the Osmer Hills (AOH)" is a body of such a land."""
    words = name.actor.name.lower().split()
    return name.actor.kind is ActorKind.UNKNOWN and words[-1] in LANDS and not any(map(lexicon.names_body, words))


def _found(
    sentence: Sentence,
    first: int,
    last: int,
    hit: KnownName | None,
    typed: NameType = NameType.UNKNOWN,
    *,
    land: bool = False,
) -> Found:
    if hit is not None:
        typed = NameType.STATE if hit.actor.kind in STATE_KINDS else NameType.BODY
        typed = NameType.PERSON if hit.actor.kind is ActorKind.PERSON else typed
    if land:
        typed = NameType.PLACE  # "the Osmer Hills Tract (OHT)", and "the OHT" from there on
    return Found(
        sentence=sentence.index,
        first=first,
        last=last,
        head=head_of(sentence, first, last),
        form=MentionKind.NAME,
        actors=(hit.actor,) if hit is not None and not land else (),
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
        joined = any(head < child.index < above for child in sentence.children(head, "conj"))
        if joined or not _describes(sentence.tokens[above], lexicon) or abs(above - head) > 4:
            break
        if above > head and sentence.tokens[head].deprel == "compound":
            break  # "a Mehsud commander" is another man than Mehsud
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


def _is_title(token: Token, lexicon: NominalLexicon) -> bool:
    """Whether a word is a title and no part of a name, also one of several ("Presidents X and Y")."""
    low = token.text.lower()
    several = token.deprel == "nmod:desc" and lexicon.has(WordList.TITLES, low.removesuffix("s"))
    return (lexicon.has(WordList.TITLES, low) or several) and not token.entity.startswith("I-")


def _is_generic(token: Token, lexicon: NominalLexicon) -> bool:
    """As in "the Government", "the Army": capitals alone make no name."""
    low = token.text.lower()
    noun = lexicon.nouns.get(low) or lexicon.nouns.get(token.lemma.lower())
    return noun is not None and noun.behaves not in (NominalClass.GROUP,) and not token.text.isupper()
