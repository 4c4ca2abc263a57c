"""Names whose bearer the words around them tell: a body has a leader and members, a person has neither.

The parser takes a name that it never met for a person's or a place's by its looks. What is told of it weighs more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.model import Actor
from foedus.resolution.mentions_found import (
    GROUP_KINDS,
    Found,
    Headed,
    NameType,
    has_plural_verb,
    is_plural,
    is_subject,
    one_word,
)
from foedus.resolution.mentions_names import LANDS
from foedus.resolution.name_roles import is_formed, is_founded
from foedus.resolution.name_types import is_defined_person
from foedus.resolution.names import key

_DOUBTFUL = frozenset({NameType.PERSON, NameType.PLACE, NameType.UNKNOWN})
_COMMANDING = frozenset({"commander", "leader", "chief", "head", "spokesman", "spokeswoman", "fighter", "founder"})
_LANDS = LANDS | {"mountains", "plains", "lakes", "marshes", "provinces", "districts", "regions", "states"}
_CHAIRING = frozenset({"chairman", "chairwoman", "co-chair", "leader", "secretary-general"})
_LED_TOO = _COMMANDING - {"spokesman", "spokeswoman"} | _CHAIRING | {"boss", "emir", "president"}
"""Who leads a body with a name: of a person nobody is the leader."""
_JOINING = frozenset({"with", "into", "from"})
_PARTS = frozenset({"affiliate", "arm", "branch", "chapter", "faction", "offshoot", "wing"})
_LEADING = frozenset({"chair", "command", "found", "head", "lead"})
_LED_ASTRAY = frozenset({"away", "by", "down", "from", "into", "out", "through", "to"})
"""Words behind which one says where, or by how much, a person was led."""
_MERGERS = frozenset({"merger", "fusion", "amalgamation"})
_MERGED = frozenset({"of", "with", "between"})
_NEXT = 3
"""How many words into the next sentence "its" stands that takes up the subject of the one before."""


def told_bodies(names: Iterable[Found], sentences: Mapping[int, Sentence], lexicon: NominalLexicon) -> list[Found]:
    """The names, those typed as a body's of which the text around tells that they are: `sentences` by their index."""
    found = list(names)
    bodies = {(name.sentence, name.head) for name in found if _is_body(name)}
    persons = {(name.sentence, name.head) for name in found if name.typed is NameType.PERSON}
    for name in found:
        if name.actors or name.typed not in _DOUBTFUL or name.first != name.core[0]:
            continue  # known, or with a title before it
        if is_defined_person(sentences[name.sentence], *name.core, name.head, lexicon):
            continue
        sentence = sentences[name.sentence]
        beside = _beside_body(sentence, name, bodies) or _is_persons(sentence, name, persons)
        if beside or _told(name, sentences, lexicon):
            name.typed, name.defined, name.acts = NameType.BODY, True, True
    return found


def last_words(
    sentences: Iterable[Sentence], headed: Headed, body_with: Callable[[str], Actor | None], lexicon: NominalLexicon
) -> Iterator[Found]:
    """As in "the Courts", of the Union of Islamic Courts: a noun in the plural, with a capital amid its sentence.

    So is an emblem in the singular: "the Spear", of the Miners' Spear.
    `body_with` gives the one body of the article whose name holds a word.
    """
    for sentence in sentences:
        for token in sentence.tokens[1:]:
            word = token.text.lower()
            emblem = lexicon.has(WordList.EMBLEMS, word)
            if not token.text.istitle() or not (is_plural(token) or emblem) or not _alone(sentence, token):
                continue
            known = emblem or token.lemma.lower() in lexicon.nouns
            actor = body_with(key(word)) if known and headed.at(sentence.index, token.index) is None else None
            inside = (name for name in headed.within(sentence.index) if name.core[0] <= token.index < name.core[1])
            if actor is not None and next(inside, None) is None:
                yield one_word(sentence, token, actor, NameType.BODY)


def _alone(sentence: Sentence, token: Token) -> bool:
    """Whether a noun has nothing but "the" before it."""
    before = sentence.tokens[token.index - 1]
    return before.text.lower() == "the" and before.head == token.index


def _told(name: Found, sentences: Mapping[int, Sentence], lexicon: NominalLexicon) -> bool:
    sentence = sentences[name.sentence]
    if _has_members(sentence, name, lexicon) or _whose(sentence, name, lexicon) or _bodily(sentence, name, lexicon):
        return True
    if _merges(sentence, name):
        return True
    if name.typed is NameType.PLACE:
        return is_formed(sentence, name.head)  # places too have leaders and plural verbs at times
    if _is_led(sentence, name) or _is_a_part(sentence, name) or _is_headed(sentence, name):
        return True
    if is_founded(sentence, name.head) and not _is_plain(name, sentence, lexicon):
        return True
    several = name.last - name.first > 1 and has_plural_verb(sentence, name.head) and not _coordinated(sentence, name)
    following = sentences.get(name.sentence + 1)
    return several or (following is not None and _taken_up(sentence, name, following, lexicon))


def _is_body(name: Found) -> bool:
    return name.actors[0].kind in GROUP_KINDS if name.actors else name.typed is NameType.BODY


def _beside_body(sentence: Sentence, name: Found, bodies: Collection[tuple[int, int]]) -> bool:
    """As in "the Red Front and the Osh attacked a post": a name with an article of its own, set beside a body's.

    So is one of several words before it: "Osh Tara and the Red Front attacked a post".
    """
    token = sentence.tokens[name.head]
    if name.typed is NameType.PLACE and name.last - name.first > 1 and token.deprel == "nsubj":
        return any((name.sentence, child.index) in bodies for child in sentence.children(name.head, "conj"))
    the = any(child.text.lower() == "the" for child in sentence.children(name.head, "det"))
    return the and name.typed is NameType.UNKNOWN and token.deprel == "conj" and (name.sentence, token.head) in bodies


def _is_persons(sentence: Sentence, name: Found, persons: Collection[tuple[int, int]]) -> bool:
    """As in "Musa Karim's Osh Tara": what bears a name and is somebody's is no person, and seldom a place."""
    if name.typed is NameType.PLACE or sentence.tokens[name.core[0]].upos != "PROPN":
        return False
    owners = [child.index for child in sentence.children(name.head, "nmod:poss")]
    return any((name.sentence, owner) in persons for owner in owners)


def _has_members(sentence: Sentence, name: Found, lexicon: NominalLexicon) -> bool:
    """As in "members of X": only bodies have some."""
    token = sentence.tokens[name.head]
    if token.deprel != "nmod" or token.head < 0:
        return False
    if "of" not in sentence.cases(name.head):
        return False
    above = sentence.tokens[token.head].lemma.lower()
    return lexicon.has(WordList.MEMBERS, above) or (above in _COMMANDING and _are_several(sentence, name))


def _are_several(sentence: Sentence, name: Found) -> bool:
    """As in "a commander of the Free Companies": a name in the plural with "the", and no land's ("the Nadir Hills")."""
    last = sentence.tokens[name.core[1] - 1]
    the = any(child.text.lower() == "the" for child in sentence.children(name.head, "det"))
    return the and last.xpos == "NNPS" and name.typed is not NameType.PLACE and last.text.lower() not in _LANDS


def _bodily(sentence: Sentence, name: Found, lexicon: NominalLexicon) -> bool:
    """As in "X splintered from Y", "X was absorbed by Y": what bodies alone do or undergo."""
    token = sentence.tokens[name.head]
    if token.deprel == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    verb = sentence.tokens[token.head] if token.head >= 0 else token
    if verb.upos != "VERB" or not lexicon.has(WordList.BODILY, verb.lemma.lower()):
        return False
    if token.deprel in ("nsubj:pass", "obj", "obl:agent"):
        return True
    if token.deprel == "nsubj":  # a ruler dissolves a council, a council dissolves itself
        return all(_reflexive(child) for child in sentence.children(verb.index, "obj"))
    cases = {child.lemma.lower() for child in sentence.children(token.index, "case")}
    return token.deprel == "obl" and not cases.isdisjoint(_JOINING)


def _is_plain(name: Found, sentence: Sentence, lexicon: NominalLexicon) -> bool:
    """As in "the Brigade": a word for a body is no name, and may be cut off one."""
    first, last = name.core
    return last - first == 1 and lexicon.names_body(sentence.tokens[first].text.lower())


def _merges(sentence: Sentence, name: Found) -> bool:
    """As in "the merger of X and Y", "its fusion with X"."""
    token = sentence.tokens[name.head]
    if token.deprel == "conj" and token.head >= 0 and not any(sentence.children(name.head, "case")):
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head].lemma.lower() if token.deprel == "nmod" else ""
    return above in _MERGERS and not sentence.cases(token.index).isdisjoint(_MERGED)


def _reflexive(token: Token) -> bool:
    return token.text.lower() in ("itself", "themselves")


def _is_led(sentence: Sentence, name: Found) -> bool:
    """As in "X, led by Musa Karim", "X, which he founded", "Musa Karim leads X": nobody is led so but bodies."""
    for clause in sentence.children(name.head, "acl", "acl:relcl"):
        agent = clause.deprel == "acl" and clause.xpos == "VBN" and any(sentence.children(clause.index, "obl:agent"))
        which = any(child.text.lower() == "which" for child in sentence.children(clause.index, "obj"))
        if clause.lemma in _LEADING and (agent or which):
            return True
    token = sentence.tokens[name.head]
    verb = sentence.tokens[token.head] if token.deprel == "obj" else None
    if verb is None or verb.lemma not in _LEADING or not any(sentence.children(verb.index, "nsubj")):
        return False
    below = (child for child in sentence.children(verb.index) if child.index > token.index)
    return all({child.text.lower(), *sentence.cases(child.index)}.isdisjoint(_LED_ASTRAY) for child in below)


def _is_headed(sentence: Sentence, name: Found) -> bool:
    """As in "chairman of X", "the X leader", of a name like a person's: persons have no leader, and bodies do."""
    token = sentence.tokens[name.head]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if name.typed is not NameType.PERSON:
        return False
    if token.deprel == "compound" and above.index > name.head:  # not "elected X chairman"
        said = any(det.index < name.first for det in sentence.children(above.index, "det"))
        return above.lemma.lower() in _CHAIRING and (said or above.deprel == "nmod:desc")
    return token.deprel == "nmod" and sentence.cases(name.head) == {"of"} and above.lemma.lower() in _LED_TOO


def _is_a_part(sentence: Sentence, name: Found) -> bool:
    """As in "X, the political arm of the Red Front": a person is no part of a body."""
    parts = (c.index for c in sentence.children(name.head, "appos") if c.lemma.lower() in _PARTS)
    owners = (owner.index for part in parts for owner in sentence.children(part, "nmod"))
    return any("of" in sentence.cases(owner) for owner in owners)


def _whose(sentence: Sentence, name: Found, lexicon: NominalLexicon) -> bool:
    """As in "X, whose leader ...": said of a body."""
    clauses = (child.index for child in sentence.children(name.head, "acl:relcl"))
    owners = (word for clause in clauses for word in sentence.children(clause, "nsubj", "nsubj:pass", "obj"))
    return any(_owned_by(sentence, word, frozenset({"whose"}), lexicon) for word in owners)


def _taken_up(sentence: Sentence, name: Found, following: Sentence, lexicon: NominalLexicon) -> bool:
    """As in "X changed sides. Its leader ...": of the subject of the sentence before, where that is no "he".

    Likewise of who does what is told first: "X changed sides, elders said."
    """
    token = sentence.tokens[name.head]
    if not is_subject(token.deprel):
        return False
    verb, root = sentence.tokens[token.head], sentence.root
    first_told = verb.deprel == "ccomp" and verb.head == root.index and verb.index < root.index
    if verb.index != root.index and not first_told:
        return False
    first = (word for word in following.tokens[:_NEXT] if word.text == "Its" and word.head > word.index)
    return any(_owned_by(following, following.tokens[word.head], frozenset({"its"}), lexicon) for word in first)


def _owned_by(sentence: Sentence, word: Token, owners: frozenset[str], lexicon: NominalLexicon) -> bool:
    titles = (word, *sentence.children(word.index, "nmod:desc", "compound"))
    heads = any(lexicon.has(WordList.HEADS, title.lemma.lower()) for title in titles)
    places = [title.index for title in titles]
    return heads and any(c.text.lower() in owners for place in places for c in sentence.children(place, "nmod:poss"))


def _coordinated(sentence: Sentence, name: Found) -> bool:
    return any(sentence.children(name.head, "conj")) or sentence.tokens[name.head].deprel == "conj"
