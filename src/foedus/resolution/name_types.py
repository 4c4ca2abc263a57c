"""What the name of somebody unknown names, by the parser's word, its own words and those around it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.resolution.mentions_found import NameType, head_of, is_plural, is_subject, left_edge
from foedus.resolution.mentions_runs import is_acronym, plain
from foedus.resolution.name_leaders import are_strung, is_leader_named
from foedus.resolution.name_phrases import bears_emblem
from foedus.resolution.name_roles import gives, is_called_a_place, is_somebodys_concern
from foedus.resolution.name_somebody import has_a_party, stands_for_somebody

_COMMA = 1
_LEAST_WORDS = 2
_LEAST_LETTERS = 3
_NEAR = 3
"""How far before a name, in words, what it is called may stand."""
_FOUGHT = frozenset({"fight", "battle", "defeat", "accuse", "back", "arm", "join", "oppose"})
"""Verbs whose object, behind "the", is a body."""
_OF_LANDS = frozenset(
    [
        "airbase",
        "airfield",
        "airport",
        "dam",
        "bridge",
        "refinery",
        "oilfield",
        "province",
        "district",
        "region",
        "governorate",
        "valley",
        "mountain",
        "island",
        "peninsula",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "plain",
        "well",
        "pass",
        "ferry",
        "oasis",
        "strait",
        "gorge",
        "forest",
        "desert",
    ]
)
_LANDS_WITH_ARTICLE = frozenset(
    """
    andes alps balkans bakassi basin bosphorus bush camp caribbean carpathians caucasus chaco congo crimea crescent
    delta diaspora donbas donbass east gambia gulf hauran hejaz highlands hills himalayas horn interior islands ivory
    jungle kremlin lakes levant lowlands maghreb mountains netherlands north northeast northwest nuba ogaden pamirs
    peninsula philippines plains punjab rift sahara sahel sinai south southeast southwest soviet states strip sudan
    swat triangle ukraine union urals valley vatican vendée volga west
    """.split()  # noqa: SIM905
)
"""From where people are, though the name has "the" as the names of bands and tribes have."""
_OWNED_BY_MEN = frozenset(
    """
    aide bodyguard brother comrade deputy father follower henchman kinsman lieutenant loyalist man men nephew
    predecessor son successor supporter widow
    """.split()  # noqa: SIM905
)
"""Who belongs to persons, and at times to bands, but to no town."""
_PARTY_CASES = frozenset({"with", "to", "into", "of"})
_LEADERS = frozenset(("co-leader", "leader", "secretary-general"))
_ENTITY = {"PER": NameType.PERSON, "ORG": NameType.BODY, "LOC": NameType.PLACE}


def type_in_place(sentence: Sentence, first: int, last: int, titled: bool, lexicon: NominalLexicon) -> NameType:
    """The type that letters and parser give, put right by the words around the name."""
    tokens = sentence.tokens
    typed = _type(tokens[first:last], lexicon)
    head = head_of(sentence, first, last)
    if typed is not NameType.PERSON and is_leader_named(sentence, first, last, lexicon):
        return NameType.PERSON
    titled = titled or is_defined_person(sentence, first, last, head, lexicon)
    if not titled and is_defined_body(sentence, head, last, lexicon):
        return NameType.BODY
    if not titled and (is_called_a_body(sentence, first, head, typed, lexicon) or is_a_people(sentence, head, lexicon)):
        return NameType.BODY
    if not titled and is_called_a_place(sentence, head):
        return NameType.PLACE
    if not titled and (_of_a_body(tokens[first:last], lexicon) or _sides(sentence, head, typed, lexicon)):
        return NameType.BODY
    if not titled and not tokens[head].entity and bears_emblem(sentence, first, last, lexicon):
        return NameType.BODY  # though "the Shield of the Levant" ends in a place
    if not titled and _tells_where(sentence, head, lexicon):
        return NameType.PLACE
    if not titled and typed in (NameType.PLACE, NameType.PERSON) and _has_a_leader(sentence, head):
        return NameType.BODY
    titled = titled or _has_title(sentence, first, last, lexicon)
    ranked = first > 0 and _is_rank(tokens[first - 1], lexicon) and are_strung(tokens[first:last])
    if titled and (typed in (NameType.UNKNOWN, NameType.BODY) or (typed is NameType.PLACE and ranked)):
        return NameType.PERSON
    if typed is NameType.PERSON and not titled:
        the = _has_article(sentence, head)
        return NameType.BODY if the else typed
    acronym = last - first == 1 and is_acronym(tokens[first].text)
    if typed is NameType.PLACE and last - first == _LEAST_WORDS and _is_beside_person(sentence, first, last, head):
        return NameType.PERSON
    if typed is NameType.PLACE and (acronym or _of_members(sentence, head)):
        return NameType.BODY
    if typed is NameType.PLACE and last - first == 1 and _does(sentence, head, lexicon):
        return NameType.UNKNOWN
    if typed is NameType.PLACE and last - first == 1 and has_a_party(sentence, head, lexicon):
        return NameType.PERSON
    if typed is NameType.PLACE and last - first <= _LEAST_WORDS and stands_for_somebody(sentence, head, lexicon):
        return NameType.UNKNOWN
    return typed


def is_defined_person(sentence: Sentence, first: int, last: int, head: int, lexicon: NominalLexicon) -> bool:
    """As in "Musa Karim, a cleric": an apposition says of a name of several words what person he is."""
    if last - first < _LEAST_WORDS or any(lexicon.names_body(t.text.lower()) for t in sentence.tokens[first:last]):
        return False
    for word in sentence.children(head, "appos"):
        noun = lexicon.nouns.get(word.lemma.lower())
        person = (
            noun is not None and noun.behaves is NominalClass.PERSON and word.upos == "NOUN" and not is_plural(word)
        )
        if person and 0 <= left_edge(sentence, word.index) - last <= _COMMA:
            return True
    return False


def _tells_where(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """As in "the Red Front's Dovra branch": between an owner and a part of him a name says where that is.

    So it does in "the Dovra branch of the Red Front".

    So does one before what only lands have: "the Watiya airbase".
    """
    token = sentence.tokens[head]
    if token.deprel != "compound" or token.head <= head:
        return False
    if sentence.tokens[token.head].lemma.lower() in _OF_LANDS:
        return True
    part = lexicon.has(WordList.PARTS, sentence.tokens[token.head].lemma.lower())
    owned = any(owner.index < head for owner in sentence.children(token.head, "nmod:poss"))
    return part and (owned or any("of" in sentence.cases(c.index) for c in sentence.children(token.head, "nmod")))


def _has_title(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> bool:
    """As in "security spokesman X": the word right before a name of several words says what person he is."""
    before = sentence.tokens[first - 1] if first else None
    if before is None or last - first < _LEAST_WORDS or is_plural(before):
        return False
    head = sentence.tokens[head_of(sentence, first, last)]
    titles = before.deprel == "nmod:desc" and before.head == head.index
    twins = is_subject(before.deprel) and is_subject(head.deprel) and before.head == head.head  # as the parser errs
    noun = lexicon.nouns.get(before.lemma.lower())
    return (titles or twins) and noun is not None and noun.behaves is NominalClass.PERSON


def _does(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """Whether a name taken for a place says something or does what people do: "financed by Vessa", "the Vessa took".

    So does he from whom one gets arms or money, who has followers ("Vessa's men"), or with whom one is at war.
    """
    token = sentence.tokens[head]
    if gives(sentence, head, lexicon) or _has_men(sentence, token) or is_somebodys_concern(sentence, head):
        return True
    verb = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    if token.deprel == "obl:agent":
        return lexicon.has(WordList.AGENT_VERBS, verb) or lexicon.has(WordList.TARGETING, verb)
    the = _has_article(sentence, head)
    if the and token.deprel == "conj" and token.head >= 0:  # "the Red Front and the Vessa attacked a post"
        token = sentence.tokens[token.head]
    acting = the and token.head >= 0 and any(sentence.children(token.head, "obj", "xcomp", "ccomp"))
    return token.deprel == "nsubj" and (acting or lexicon.has(WordList.SAYING, verb))


def _has_men(sentence: Sentence, token: Token) -> bool:
    """As in "Vessa's followers", "at war with Vessa": what only somebody has."""
    if token.head < 0:
        return False
    above = sentence.tokens[token.head].lemma.lower()
    if token.deprel == "nmod:poss":
        return above in _OWNED_BY_MEN
    return "with" in sentence.cases(token.index) and above in ("war", "truce", "ceasefire", "peace")


def _is_rank(token: Token, lexicon: NominalLexicon) -> bool:
    """Whether a title makes a person of whatever stands behind it: "Major Vessa", but not "former Vessa"."""
    noun = lexicon.nouns.get(token.lemma.lower())
    return token.text[:1].isupper() and noun is not None and noun.behaves is NominalClass.PERSON


def _of_a_body(tokens: Sequence[Token], lexicon: NominalLexicon) -> bool:
    """Whether letters or words of a name make it a body's against the parser: "QRTZ", "Jund al-Sahil", "Isk Front"."""
    first, last = (plain(token.text.lower()) for token in (tokens[0], tokens[-1]))
    if len(tokens) == 1:
        return tokens[0].text.isupper() and len(first) >= _LEAST_LETTERS and is_acronym(tokens[0].text)
    arabic = plain(tokens[1].text.lower()).startswith(("al-", "ul-", "as-", "ash-", "an-"))
    return (
        lexicon.has(WordList.BODY_FIRST, first)
        or lexicon.has(WordList.BODY_LAST, last)
        or (arabic and lexicon.has(WordList.ARMED_WORDS, first))
    )


def _sides(sentence: Sentence, head: int, typed: NameType, lexicon: NominalLexicon) -> bool:
    """Whether a name taken for a place stands where only a party can: "split from X", "fought alongside X"."""
    token = sentence.tokens[head]
    if typed not in (NameType.PLACE, NameType.UNKNOWN) or token.head < 0 or _tells_where(sentence, head, lexicon):
        return False
    if token.deprel == "conj" and typed is NameType.UNKNOWN:  # "Red Spear and White Scarf split from X"
        return _sides(sentence, token.head, typed, lexicon)
    case = next((child.lemma.lower() for child in sentence.children(head, "case")), "")
    if case in ("against", "alongside"):
        return True
    above = sentence.tokens[token.head].lemma.lower()
    role = token.deprel.split(":")[0]
    if case == "from" and _bear_arms(above, lexicon) and _has_article(sentence, head) and token.upos == "PROPN":
        return token.text.lower() not in _LANDS_WITH_ARTICLE  # "gunmen from the Osh"
    if case == "from":
        return role in ("obl", "nmod") and lexicon.has(WordList.LEAVING, above)
    if typed is NameType.PLACE and case in ("", "of") and lexicon.has(WordList.BEARERS, above):
        return False  # "rebels of Darfur", "Darfur rebels" are from there
    if role == "nsubj" and lexicon.has(WordList.FIGHTING, above):
        return True
    if role == "obj" and above in _FOUGHT and _has_article(sentence, head):
        return True  # "fought the Osh Sword"
    fits = role == "nsubj" or (role in ("obl", "nmod") and case in _PARTY_CASES) or (role == "compound" and not case)
    return fits and lexicon.has(WordList.SIDING, above)


def _bear_arms(lemma: str, lexicon: NominalLexicon) -> bool:
    noun = lexicon.nouns.get(lemma)
    return noun is not None and noun.behaves is NominalClass.FIGHTERS


def _has_article(sentence: Sentence, head: int) -> bool:
    return any(child.text.lower() == "the" for child in sentence.children(head, "det"))


def is_defined_body(sentence: Sentence, head: int, last: int, lexicon: NominalLexicon) -> bool:
    """Whether the sentence says that a name is a body's: "X is an armed group", "X, a splinter faction of Y,"."""
    token = sentence.tokens[head]
    words = [w for w in sentence.children(head, "appos") if left_edge(sentence, w.index) - last <= _COMMA]
    if token.deprel == "nmod:desc" or any(sentence.children(head, "nmod:desc")):
        return False
    if is_subject(token.deprel) and any(sentence.children(token.head, "cop")):
        words.append(sentence.tokens[token.head])
    for word in words:
        noun = lexicon.nouns.get(word.lemma.lower())
        one = any(child.lemma.lower() in ("a", "an", "the") for child in sentence.children(word.index, "det"))
        if noun is not None and noun.behaves is NominalClass.GROUP and not is_plural(word) and one:
            return word.upos == "NOUN"
        of = any("of" in sentence.cases(child.index) for child in sentence.children(word.index, "nmod"))
        if word.lemma == "army" and word.deprel == "appos" and of and one:
            return True  # "Osh Tara, the army of Musa Karim,"
    return _are_defined_bodies(sentence, head, lexicon)


def is_what_a_body_is_called(sentence: Sentence, first: int, head: int, lexicon: NominalLexicon) -> bool:
    """As in "a single force, the Third Line", "a rebel group known as the Third Line", "calling itself the Third Line".

    One body, not named itself, whose name comes right behind it or behind a verb of naming.
    """
    token = sentence.tokens[head]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if lexicon.has(WordList.NAMING, above.lemma.lower()) and above.deprel == "acl" and above.index < first:
        above = sentence.tokens[above.head]
    elif token.deprel != "appos" or not first - 3 <= above.index < first:
        return False
    noun = lexicon.noun(above.lemma.lower()) if above.upos == "NOUN" and not is_plural(above) else None
    return noun is not None and noun.behaves is NominalClass.GROUP


def is_called_a_body(sentence: Sentence, first: int, head: int, typed: NameType, lexicon: NominalLexicon) -> bool:
    """As in "another gang, Kraze Vey,", "the party Uprona", "three tribes, the Bani Orfa and the Hadduri".

    Behind "the head of the militia," a person is named.
    """
    token = sentence.tokens[head]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if token.deprel == "conj" and above.deprel == "appos":
        above = sentence.tokens[above.head]
    elif token.deprel not in ("appos", "conj"):
        return False
    noun = lexicon.noun(above.lemma.lower()) if above.upos == "NOUN" and above.index < first else None
    if noun is None or (noun.behaves is not NominalClass.GROUP and noun.noun != "force"):
        return False
    if typed is NameType.PERSON and "of" in sentence.cases(above.index):
        return False
    if is_plural(above):
        behind = sentence.tokens[above.index + 1].text
        return behind in (",", ":", "-") and any(sentence.children(above.index, "nummod"))
    return token.deprel == "appos" and above.index >= first - _NEAR


def is_a_people(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """As in "Makuru clansmen", "elders of the Beni Oud": whose clans and elders they are."""
    token = sentence.tokens[head]
    if token.deprel == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if not lexicon.has(WordList.KIN, above.lemma.lower()):
        return False
    if above.lemma == "villager" and token.entity.endswith("LOC"):
        return False
    before = token.deprel in ("compound", "amod") and token.index < above.index
    return before or (token.deprel == "nmod" and "of" in sentence.cases(token.index) and _has_article(sentence, head))


def _are_defined_bodies(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """As in "X and Y, two tribes of the north": an apposition says of as many names together that they are bodies'."""
    token = sentence.tokens[head]
    first = sentence.tokens[token.head] if token.deprel == "conj" and token.head >= 0 else token
    members = [first.index, *(child.index for child in sentence.children(first.index, "conj"))]
    if len(members) < _LEAST_WORDS:
        return False
    for word in (child for member in members for child in sentence.children(member, "appos")):
        noun = lexicon.nouns.get(word.lemma.lower())
        counted = any(sentence.children(word.index, "nummod"))
        if noun is not None and noun.behaves is NominalClass.GROUP and is_plural(word) and counted:
            return members[-1] < word.index
    return False


def _is_beside_person(sentence: Sentence, first: int, last: int, head: int) -> bool:
    """As in "led by Musa Karim and Kelm Dovra": two words that the parser takes for a place, set beside a person."""
    token = sentence.tokens[head]
    words = all(word.upos == "PROPN" and word.text.isalpha() for word in sentence.tokens[first:last])
    bare = not any(sentence.children(head, "det", "case", "amod"))
    beside = sentence.tokens[token.head] if token.deprel == "conj" else None
    return words and bare and beside is not None and beside.entity == "B-PER" and beside.upos == "PROPN"


def _has_a_leader(sentence: Sentence, head: int) -> bool:
    """As in "X's leader, Y", "Y, leader of X": bodies have such; a commander may be the town's, a chairman a firm's."""
    token = sentence.tokens[head]
    if token.head < 0 or token.deprel not in ("nmod", "nmod:poss", "compound"):
        return False
    post = sentence.tokens[token.head]
    if post.text not in _LEADERS or (token.deprel == "nmod" and sentence.cases(head) != {"of"}):
        return False
    if any(child.upos == "NOUN" for child in sentence.children(post.index, "compound")):
        return False  # "X's opposition leader, Y": X is a land
    beside = [*sentence.children(post.index, "appos"), sentence.tokens[post.head]] if post.head >= 0 else []
    return any(one.entity.endswith("PER") and one.index != head for one in beside)


def _of_members(sentence: Sentence, head: int) -> bool:
    """Whether a name stands in "members of X": only bodies have members."""
    above = sentence.tokens[head].head
    return sentence.tokens[head].deprel == "nmod" and above >= 0 and sentence.tokens[above].lemma.lower() == "member"


def _type(tokens: Sequence[Token], lexicon: NominalLexicon) -> NameType:
    tags = [token.entity[2:] for token in tokens if token.entity]
    best = _ENTITY[max(tags, key=tags.count)] if tags else NameType.UNKNOWN
    if (
        best is not NameType.PERSON
        and len(tokens) > 1
        and any(lexicon.names_body(token.text.lower()) for token in tokens)
    ):
        return NameType.BODY
    return best
