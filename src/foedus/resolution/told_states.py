"""States that no list knows and the text tells of: "Vastria", where it speaks of "the Vastrian army" as well.

A name is a state's where the adjective made of it stands before what only states have ("Vastrian troops"), or where
the words around it say so ("the republic of Vastria", "neighbouring Vastria"). From there on it is read like the name
of any other state: its army is the state, "in Vastria" a place, and "Vastrians" are its people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.language.joining import HYPHENS
from foedus.model import Actor, ActorKind
from foedus.resolution.gazetteer import unknown
from foedus.resolution.mentions_found import Found, NameType, is_plural, one_word
from foedus.resolution.told_deeds import does_as_states_do

_ENDINGS = (
    ("ian", ("", "ia", "y", "e")),
    ("ean", ("", "e", "ea")),
    ("an", ("", "a", "e", "o")),
    ("n", ("",)),
    ("ese", ("", "a", "e", "o")),
    ("i", ("", "ia", "a")),
    ("ish", ("", "ia", "land")),
    ("ine", ("", "ia", "a", "e")),
    ("ic", ("", "ia", "land")),
)
"""The endings of adjectives of lands, and with what the name of the land may end instead."""
_LEAST_WORD, _LEAST_STEM = 4, 3
_ORGANS = frozenset({NominalClass.GOVERNMENT, NominalClass.ARMY, NominalClass.COUNTRY})
_OF_LANDS = frozenset({NominalClass.FIGHTERS, NominalClass.GROUP})
"""What is called after a land it is from: with the land's own name in the text, "Vastrian militias" tell of one."""
_FORCES = frozenset({"troop", "soldier", "force", "jet", "warplane", "warship", "marine", "helicopter", "garrison"})
_SENT = frozenset({"adviser", "advisor", "agent", "instructor", "officer", "paratrooper", "pilot", "regiment"})
"""Who is called after the state that he serves: with the land named in the text, "Vastrian officers" tell of one."""
_LAND = frozenset({"intelligence", "border", "territory", "soil", "airspace", "side", "capital", "throne"})
_OFFICES = frozenset(
    {"president", "premier", "minister", "ambassador", "envoy", "diplomat", "official", "king", "queen", "emir"}
)
_OWNED = frozenset({"parliament", "ambassador", "airspace", "embassy", "navy", "border", "premier", "constitution"})
"""What a state has and a person has not."""
_MINISTERS = frozenset({"prime", "foreign", "defence", "defense", "interior", "finance"})
_REALMS = frozenset({"republic", "kingdom", "sultanate", "principality", "emirate", "duchy", "empire"})
_AMONG_STATES = frozenset(
    {"neighbouring", "neighboring", "rival", "hostile", "enemy", "sovereign", "independent", "allied"}
)
_COUNTRIES = frozenset({"state", "country", "nation"})
_STATES = frozenset({"buffer", "coastal", "independent", "inland", "island", "landlocked", "sovereign"})
"""Words that tell a state from a mere part of one."""
_WHITHER = frozenset({"to", "into", "across"})
NEAR = frozenset({"neighbouring", "neighboring"})
_HEADS = frozenset({"president", "king", "queen", "premier", "emperor", "sultan", "emir", "chancellor"})
_RULED_BY = _HEADS | {"monarch"}
"""Whom a state has and a person has not; a body may have a president, but its name looks like a body's."""
_RULING = _RULED_BY | {"ruler", "dictator", "parliament", "throne", "crown"}
_PAIRED = frozenset(
    {"country", "state", "nation", "kingdom", "republic", "sultanate", "emirate", "neighbour", "neighbor"}
)
_SENDING = frozenset({"send", "dispatch", "despatch", "deploy", "lend", "withdraw", "recall"})
_SENT_OUT = _FORCES | {
    "battalion",
    "regiment",
    "brigade",
    "contingent",
    "gunboat",
    "army",
    "troops",
    "ambassador",
}
_NEIGHBOURS = frozenset({"neighbour", "neighbor"})
_BOTH = frozenset({"two", "both"})
_BLAMING = frozenset({"accuse", "blame", "condemn", "denounce", "threaten", "urge", "warn"})
_BESIDE = ("amod", "compound", "nmod:desc")
_PARTS_OF_THE_WORLD = frozenset(
    {"Asia", "Africa", "Europe", "America", "Arabia", "Eurasia", "Scandinavia", "Siberia", "Oceania", "Mesopotamia"}
)


@dataclass(slots=True)
class _Told:
    """What a text tells: its capitalised words, those that describe a state's own, and those that it calls states.

    `owners` have an army or a government, as persons may, and something is in `places`. `longer` holds the names of
    several words that it calls states ("South Vastria").
    """

    words: set[str] = field(default_factory=set)
    longer: set[tuple[str, ...]] = field(default_factory=set)
    adjectives: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


def told_states(
    names: Iterable[Found],
    sentences: Mapping[int, Sentence],
    lexicon: NominalLexicon,
    placed: Callable[[str], str | None],
) -> list[Found]:
    """The names, those of states that the text alone tells of with their actors; `placed` tells where a place lies.

    A place in a country that the lists know is none, nor is the name of somebody who is named in full.
    """
    found = list(names)
    told = _Told()
    for sentence in sentences.values():
        _take_in(told, sentence, lexicon)
        before = sentences.get(sentence.index - 1)
        if before is not None and any(_is_pair(sentence, token) for token in sentence.tokens):
            told.called.update(_coordinated(before))
    told.called |= told.owners & told.places
    if not told.adjectives and not told.called and not told.longer:
        return found
    persons = {word for name in found if _is_full(name) for word in _words(sentences, name)}
    known = {word for name in found if name.actors for word in _words(sentences, name)}
    forms = _forms(told, persons | known | _PARTS_OF_THE_WORLD, placed)
    for name in found if told.longer else ():
        words = _words(sentences, name)
        free = not name.actors and name.typed is not NameType.PERSON
        if free and tuple(words) in told.longer and placed(_spelt(words)) is None:
            name.actors, name.typed = (unknown(_spelt(words), ActorKind.STATE),), NameType.STATE
    return _named(found, sentences, forms) if forms else found


def _take_in(told: _Told, sentence: Sentence, lexicon: NominalLexicon) -> None:
    for token in sentence.tokens:
        if " " in token.text:  # "People's Front of Vastria", read as one word
            told.words.update(filter(_may_be_land, token.text.split()))
        if not _may_be_land(token.text):
            continue
        if token.upos == "PROPN":
            told.words.add(token.text)
            if token.text.lower() not in _REALMS and (
                _is_called_state(sentence, token) or does_as_states_do(sentence, token, lexicon)
            ):
                name = _whole_name(sentence, token)
                if len(name) > 1:
                    told.longer.add(name)
                else:
                    told.called.add(token.text)
            if _owns(sentence, token, lexicon):
                told.owners.add(token.text)
            if _is_where(sentence, token, lexicon):
                told.places.add(token.text)
        if _describes_a_states(sentence, token, lexicon):
            told.adjectives.add(token.text)


def _may_be_land(word: str) -> bool:
    return word.istitle() and word.isalpha() and len(word) >= _LEAST_WORD


def _whole_name(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """The words of a name that goes on behind its head ("South Vastria", "Costa Vastria") or over hyphens."""
    tokens, first, last = sentence.tokens, token.index, token.index + 1
    while first > 1 and tokens[first - 1].text in HYPHENS and tokens[first - 2].text.istitle():
        first -= 2
    while last < len(tokens):
        step = 2 if tokens[last].text in HYPHENS else 1
        word = tokens[last + step - 1 : last + step]
        flat = step == 2 or (bool(word) and word[0].deprel == "flat" and word[0].head == token.index)
        if not flat or not word or not word[0].text.istitle():
            break
        last += step
    return tuple(word.text for word in tokens[first:last])


def _spelt(words: Sequence[str]) -> str:
    return re.sub(r" ([-‐‑–]) ", r"\1", " ".join(words))


def _is_where(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """As in "in Vastria", "fled to Vastria"."""
    cases = sentence.cases(token.index)
    moves = token.head >= 0 and lexicon.has(WordList.MOTION, sentence.tokens[token.head].lemma.lower())
    return "in" in cases or (moves and not cases.isdisjoint(_WHITHER))


def _describes_a_states(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """Whether a word stands before what only states have: "Vastrian troops", "Vastrian and Kelmari ministers"."""
    if token.deprel == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    if token.deprel not in _BESIDE or token.head <= token.index:
        return False
    owned = sentence.tokens[token.head]
    lemma = owned.lemma.lower()
    noun = lexicon.noun(lemma)
    if noun is None:
        return lemma in _LAND | _SENT
    told = noun.behaves in _ORGANS | _OF_LANDS or noun.noun in _FORCES
    return told or noun.noun.split()[-1] in _OFFICES | _SENT


def _owns(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """As in "Vastria's army", "the troops of Vastria"."""
    owner = token.deprel == "nmod:poss" or (
        token.deprel == "nmod" and any(c.lemma.lower() == "of" for c in sentence.children(token.index, "case"))
    )
    lemma = sentence.tokens[token.head].lemma.lower() if owner else ""
    if lemma == "chief":  # "Vastria's army chief"
        lemma = next((child.lemma.lower() for child in sentence.children(token.head, "compound")), "")
    noun = lexicon.noun(lemma)
    return noun is not None and (noun.behaves in _ORGANS or noun.noun in _FORCES)


def _is_called_state(sentence: Sentence, token: Token) -> bool:
    """Whether the words around a name say that it is a state's."""
    if any(child.text.lower() in NEAR for child in sentence.children(token.index, "amod")):
        return True
    if token.head < 0:
        return False
    if _is_blamed(sentence, token):
        return True
    if _is_one_of_states(sentence, token) or _is_described_as_one(sentence, token):
        return True
    if _is_a_neighbour(sentence, token) or _sends_troops(sentence, token):
        return True
    above = sentence.tokens[token.head]
    lemma = above.lemma.lower()
    minister = lemma == "minister" and any(
        child.lemma.lower() in _MINISTERS for child in sentence.children(above.index, *_BESIDE)
    )
    body = token.entity.endswith("ORG")
    if token.deprel == "compound" and lemma == "government":  # "the Vastria government"
        return token.entity.endswith("LOC") and not any(sentence.children(above.index, "amod"))
    if token.deprel == "nmod:poss":
        return minister or lemma in _OWNED or (lemma in _RULED_BY and not body) or _governs(sentence, above)
    if token.deprel == "conj":  # "the presidents of Vastria and Kelm"
        return _is_called_state(sentence, above)
    of = any(child.lemma.lower() == "of" for child in sentence.children(token.index, "case"))
    if token.deprel != "nmod" or not of:
        return False
    if (minister or lemma in _RULING) and not body and above.upos == "NOUN":
        return True
    before = [word.lemma.lower() for word in sentence.tokens[max(0, above.index - 2) : above.index]]
    titled = (not _HEADS.isdisjoint(before) or before == ["prime", "minister"]) and above.upos == "PROPN"
    near = lemma in _COUNTRIES and any(c.text.lower() in _AMONG_STATES for c in sentence.children(above.index, "amod"))
    ruled = lemma == "government" and not token.entity.endswith("PER")
    return lemma in _REALMS or titled or near or ruled


def _is_described_as_one(sentence: Sentence, token: Token) -> bool:
    """As in "Vastria, a kingdom", "Vastria, a country of nine million", "Vastria, an inland state of East Africa"."""
    for noun in sentence.children(token.index, "appos"):
        which = {child.lemma.lower() for child in sentence.children(noun.index, "amod", "compound")}
        country = noun.xpos == "NN" and any(c.text.lower() in ("a", "an") for c in sentence.children(noun.index, "det"))
        state = noun.lemma != "state" or not which.isdisjoint(_STATES)  # "Osmer, a state of Nigeria"
        if noun.lemma in _REALMS or (country and noun.lemma in _COUNTRIES and state):
            return True
    return False


def _is_pair(sentence: Sentence, token: Token) -> bool:
    """As in "the two countries": what two names together were that stand right before."""
    if token.lemma.lower() not in _PAIRED or token.xpos != "NNS":
        return False
    return any(child.text.lower() in _BOTH for child in sentence.children(token.index, "nummod", "det"))


def _coordinated(sentence: Sentence) -> tuple[str, ...]:
    """The two names of one word that a sentence sets side by side, where there is but one such pair in it."""
    pairs = [
        (sentence.tokens[token.head].text, token.text)
        for token in sentence.tokens
        if token.deprel == "conj" and _is_bare(sentence, token) and _is_bare(sentence, sentence.tokens[token.head])
    ]
    return pairs[0] if len(pairs) == 1 else ()


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Whether a name has nothing before or behind it that belongs to it."""
    return token.upos == "PROPN" and not any(sentence.children(token.index, "flat", "compound", "det", "amod"))


def _is_blamed(sentence: Sentence, token: Token) -> bool:
    """As in "blames Vastria for raids": nobody blames a mere place."""
    verb = sentence.tokens[token.head]
    return token.deprel == "obj" and token.entity.endswith("LOC") and verb.lemma in _BLAMING


def _is_one_of_states(sentence: Sentence, token: Token) -> bool:
    """As in "two smaller states, Vastria and Kelm, are"."""
    if token.deprel == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    return token.deprel == "appos" and sentence.tokens[token.head].lemma in _COUNTRIES


def _sends_troops(sentence: Sentence, token: Token) -> bool:
    """As in "Vastria sent a battalion", "Vastria, which sent him troops": states do so, and no mere places."""
    if not token.entity.endswith("LOC") or any(sentence.children(token.index, "det", "flat", "compound")):
        return False
    verbs = [sentence.tokens[token.head]] if token.deprel == "nsubj" else []
    verbs += [
        clause
        for clause in sentence.children(token.index, "acl:relcl")
        if any(child.text.lower() == "which" for child in sentence.children(clause.index, "nsubj"))
    ]
    sent = (word for verb in verbs if verb.lemma in _SENDING for word in sentence.children(verb.index, "obj"))
    return any(word.lemma.lower() in _SENT_OUT for word in sent)


def _is_a_neighbour(sentence: Sentence, token: Token) -> bool:
    """As in "its northern neighbour, Vastria,", "Vastria, its neighbour": what is somebody's neighbour is a state."""
    if token.entity.endswith("PER"):
        return False
    beside = [child for child in sentence.children(token.index, "appos") if child.index > token.index]
    above = [sentence.tokens[token.head]] if token.deprel == "appos" else []
    words = (word for word in (*above, *beside) if word.lemma.lower() in _NEIGHBOURS and not is_plural(word))
    return any(_is_ones(sentence, word) for word in words)


def _is_ones(sentence: Sentence, neighbour: Token) -> bool:
    """As in "its neighbour", "another neighbour"."""
    another = any(child.text.lower() == "another" for child in sentence.children(neighbour.index, "det"))
    return another or any(sentence.children(neighbour.index, "nmod:poss"))


def _governs(sentence: Sentence, government: Token) -> bool:
    """As in "Vastria's government and the rebels agreed": what acts there is the state's, where nothing describes it.

    Of a person's, as "Rahmon's government", his name is told in full or with his title somewhere, which tells it apart.
    """
    plain = not any(sentence.children(government.index, "amod", "compound"))
    return plain and government.lemma.lower() == "government" and government.deprel.startswith(("nsubj", "obl:agent"))


def _is_full(name: Found) -> bool:
    """Whether somebody is named by several words, or with a title."""
    several = name.core[1] - name.core[0] > 1 or name.first < name.core[0]
    return name.typed is NameType.PERSON and several


def _words(sentences: Mapping[int, Sentence], name: Found) -> list[str]:
    return [token.text for token in sentences[name.sentence].tokens[slice(*name.core)]]


def _forms(told: _Told, excluded: Iterable[str], placed: Callable[[str], str | None]) -> dict[str, tuple[Actor, bool]]:
    """The actor of each form of a state's name, and whether the form tells a nationality."""
    free = told.words.difference(excluded)
    lands: dict[str, str] = {}
    for adjective in told.adjectives.difference(excluded):
        land = next((word for word in _lands(adjective) if word in free and placed(word) is None), None)
        if land is not None:
            lands[adjective] = land
    states = set(lands.values()) | {word for word in told.called & free if placed(word) is None}
    for word in told.words - states if states else ():  # an adjective that stands elsewhere: "Vastrian cities"
        land = next((other for other in _lands(word) if other in states), None)
        if land is not None:
            lands.setdefault(word, land)
    actors = {land: unknown(land, ActorKind.STATE) for land in states}
    forms = {land: (actor, False) for land, actor in actors.items()}
    for adjective, land in lands.items():
        forms[adjective] = forms[f"{adjective}s"] = actors[land], True
    return forms


def _lands(adjective: str) -> Iterator[str]:
    """The names of lands of which an adjective may be made: "Vastrian" of "Vastria"."""
    for ending, others in _ENDINGS:
        stem = adjective.removesuffix(ending)
        if stem != adjective and len(stem) >= _LEAST_STEM:
            yield from (stem + other for other in others)


def _named(
    found: list[Found], sentences: Mapping[int, Sentence], forms: Mapping[str, tuple[Actor, bool]]
) -> list[Found]:
    """The names with those of the states: words that were no names before, realms ("Kingdom of X"), and single ones."""
    covered: set[tuple[int, int]] = set()
    for name in found:
        words = _words(sentences, name)
        form = forms.get(words[-1])
        alone = len(words) == 1 or (words[0].lower() in _REALMS and words[1:-1] == ["of"])
        if form is not None and alone and not name.actors:
            name.actors, name.typed, name.nationality = (form[0],), NameType.STATE, form[1]
        covered.update((name.sentence, place) for place in range(*name.core))
    new = [
        one_word(sentence, token, forms[token.text][0], NameType.STATE, nationality=forms[token.text][1])
        for sentence in sentences.values()
        for token in sentence.tokens
        if token.text in forms and (sentence.index, token.index) not in covered
    ]
    return sorted((*found, *new), key=lambda name: (name.sentence, name.first)) if new else found
