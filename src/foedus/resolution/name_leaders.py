"""Whose names are persons' for what stands beside them, whatever the parser takes them for.

Of names from all over the world the parser takes many for those of places or bodies. Whose army or front it is, and
who stands behind "its leader" and a comma, is a person all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.resolution.mentions_found import is_plural
from foedus.resolution.name_roles import founds

_OF_LANDS = frozenset(
    """
    abu bahr bani beni burkina cabo cape central costa deir east eastern el fort greater grand great gulf inner
    jabal jebel khan kivu la lake las los lower middle mount new north northeast northern northwest nueva nuevo outer
    port puerto ras rio saint san santa sierra south southeast southern southwest sri st st. tel tell upper wadi west
    western
    """.split()  # noqa: SIM905
)
"""Words with which the names of lands and towns begin."""
_GOVERNING = frozenset(("government", "cabinet", "administration", "regime", "faction", "junta", "presidency"))
"""What persons have, and no body but by them."""
_FOLLOWING = frozenset(
    (
        "bandit",
        "deserter",
        "follower",
        "force",
        "gendarme",
        "guerrilla",
        "loyalist",
        "man",
        "partisan",
        "rebel",
        "supporter",
    )
)
"""Whom persons have far more than towns of two words do."""
_OWN = frozenset(("band", "gang", "movement"))
"""What is somebody's far more often than it is a body's of two plain words or a town's."""
_LEADING = frozenset(("chair", "command", "head", "lead"))
_LEAST_WORDS = 2


def is_leader_named(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> bool:
    """Whether a name of several plain words is that of a person: "Bakura Doro's JAS", "its leader, Dragan Miles"."""
    tokens = sentence.tokens[first:last]
    if _has_people_under_him(sentence, first, last, lexicon) or _is_what_he_is_called(sentence, first, last, lexicon):
        return True
    if len(tokens) < _LEAST_WORDS or not all(_is_plain(token, lexicon) for token in tokens):
        return False
    if tokens[0].text.lower() in _OF_LANDS:
        return False
    head = next((token for token in tokens if not first <= token.head < last), tokens[-1])
    if head.deprel == "obl:agent" and are_strung(tokens) and not head.entity.endswith("ORG"):
        return sentence.tokens[head.head].lemma in _LEADING  # "a militia led by Musa Karim"
    if head.entity.endswith("LOC") and founds(sentence, head.index) and are_strung(tokens):
        return True
    return _is_named_by_office(sentence, head, first, lexicon) or _has_a_body(sentence, head, tokens, lexicon)


def _has_people_under_him(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> bool:
    """As in "the Chechens under Basayev", "partisans under Mamontov": a name alone behind several people."""
    if last - first != 1 or first < _LEAST_WORDS or sentence.tokens[first - 1].text != "under":
        return False
    name, people = sentence.tokens[first], sentence.tokens[first - 2]
    if name.entity.endswith("LOC") or name.deprel not in ("nmod", "obl") or not _is_plain(name, lexicon):
        return False
    noun = lexicon.nouns.get(people.lemma.lower())
    fighters = noun is not None and noun.behaves in (NominalClass.FIGHTERS, NominalClass.FORCES)
    return people.xpos == "NNPS" or (fighters and is_plural(people))


def _is_what_he_is_called(sentence: Sentence, first: int, last: int, lexicon: NominalLexicon) -> bool:
    """As in "an officer named X", "a smuggler known as X": a name behind what one person is called by."""
    head = next((token for token in sentence.tokens[first:last] if not first <= token.head < last), None)
    verb = sentence.tokens[head.head] if head is not None and head.head >= 0 else None
    if verb is None or verb.deprel != "acl" or not lexicon.has(WordList.NAMING, verb.lemma.lower()):
        return False
    one = sentence.tokens[verb.head]
    noun = lexicon.nouns.get(one.lemma.lower())
    person = noun is not None and noun.behaves is NominalClass.PERSON
    return person and not is_plural(one) and verb.index < first <= verb.index + _LEAST_WORDS


def begins_leader(sentence: Sentence, place: int, lexicon: NominalLexicon) -> bool:
    """Whether behind the "of" of a body's name somebody's own begins: "the Lesotho Liberation Army of Ntsu Mokhehle".

    The parser parts the two; of what it takes for a place only a name of three words is a person's.
    """
    words = [sentence.tokens[place]]
    for token in sentence.tokens[place + 1 :]:
        if token.deprel not in ("flat", "nmod") or token.upos != "PROPN" or token.head not in (place, words[0].head):
            break
        words.append(token)
    least = _LEAST_WORDS + (words[0].entity == "B-LOC")
    parted = words[0].entity in ("B-ORG", "B-LOC") and words[0].deprel == "nmod"
    plain = all(_is_plain(token, lexicon) for token in words) and words[0].text.lower() not in _OF_LANDS
    return parted and len(words) >= least and plain


def _is_plain(token: Token, lexicon: NominalLexicon) -> bool:
    """Whether a word may be a part of a person's name: no word for bodies, what they are for or what they bear."""
    word = token.text.lower()
    if token.upos != "PROPN" or token.text.isupper() or lexicon.names_body(word):
        return False
    if is_plural(token) and lexicon.names_body(token.lemma.lower()):
        return False
    others = (WordList.PURPOSES, WordList.EMBLEMS, WordList.COLOURS, WordList.BODY_FIRST, WordList.BODY_LAST)
    return word not in lexicon.nouns and not any(lexicon.has(words, word) for words in others)


def are_strung(tokens: Sequence[Token]) -> bool:
    """Whether the words of a name only stand side by side, as a person's do."""
    first = tokens[0]
    return all(
        token.deprel in ("flat", first.deprel) and token.head in (first.index, first.head) for token in tokens[1:]
    )


def _is_named_by_office(sentence: Sentence, head: Token, first: int, lexicon: NominalLexicon) -> bool:
    """As in "its leader, X Y": a name right behind a comma and the word for one person."""
    if head.deprel != "appos" or first < _LEAST_WORDS or sentence.tokens[first - 1].text != ",":
        return False
    above = sentence.tokens[head.head]
    noun = lexicon.nouns.get(above.lemma.lower())
    person = noun is not None and noun.behaves is NominalClass.PERSON and above.upos == "NOUN"
    return person and not is_plural(above) and above.index < first


def _has_a_body(sentence: Sentence, head: Token, tokens: Sequence[Token], lexicon: NominalLexicon) -> bool:
    """Whether the word above a name is a body's name, or a government, that is said to be somebody's."""
    if head.head < 0:
        return False
    above, place = sentence.tokens[head.head], head.entity.endswith("LOC")
    behind = sentence.tokens[tokens[-1].index + 1 : tokens[-1].index + 3]
    if len(behind) == _LEAST_WORDS and behind[0].upos == "PART" and behind[0].deprel == "case":
        named = _names_body(above, lexicon) or (head.deprel == "conj" and _names_body(behind[1], lexicon))
        named = named or (above.lemma in _GOVERNING and not place) or above.lemma in _FOLLOWING
        return are_strung(tokens) and named
    cases = sentence.cases(head.index) if head.deprel == "nmod" else frozenset()
    if "under" in cases and (above.lemma in lexicon.nouns or (above.upos == "PROPN" and not place)):
        return True
    if not are_strung(tokens) and place:
        return False
    governing = above.lemma in _GOVERNING and (not place or above.lemma == "faction")
    governing = governing or (above.lemma in _OWN and not place and are_strung(tokens))
    return "of" in cases and (_names_body(above, lexicon) or governing)


def _names_body(token: Token, lexicon: NominalLexicon) -> bool:
    """Whether a word is a body's short name, or the last of its long one."""
    if token.upos != "PROPN" and not token.text.isupper():
        return False
    return (token.text.isupper() and len(token.text) > 1) or lexicon.names_body(token.text.lower().split()[-1])
