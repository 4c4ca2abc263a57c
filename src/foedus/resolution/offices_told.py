"""Whom persons lead or speak for, as words beside them tell: "X, who commands Y", "X speaks for Y", "X, voice of Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.model import ActorKind, MentionKind
from foedus.resolution.coreference_forms import clause_owner
from foedus.resolution.mentions_found import GROUP_KINDS, Found, Headed
from foedus.resolution.offices import Offices

_LEADING = frozenset({"lead", "head", "command", "chair"})
_FOUNDING = frozenset({"found", "form", "create", "establish", "launch", "set", "build", "raise"})
_LEAVING = frozenset(
    """
    abandon break breakaway defect defection desert dismiss expel expulsion fall leave oust part quit resign rupture
    secede split walk withdraw
    """.split()  # noqa: SIM905
)
_SHARING = frozenset({"conj", "xcomp", "advcl"})
_VOICING = frozenset({"speak"})
_FOR = frozenset({"of", "for", "from", "with"})
_DESCRIBING = frozenset({"appos", "nmod:desc", "flat"})


def learn_told(sentences: Iterable[Sentence], headed: Headed, offices: Offices, lexicon: NominalLexicon) -> None:
    """Takes in what an article says of its named persons and bodies: by verbs and by descriptions behind the names."""
    for sentence in sentences:
        _learn_described(sentence, headed, offices, lexicon)
        _learn_owned(sentence, headed, offices)
        for verb in sentence.tokens:
            lemma = verb.lemma.lower()
            if lemma not in _LEADING and lemma not in _VOICING:
                continue
            person = _one(headed, sentence, _persons(sentence, verb), ActorKind.PERSON)
            body = _one(headed, sentence, _led(sentence, verb), *GROUP_KINDS)
            if person is not None and body is not None:
                offices.learn(person.actors[0], body.actors[0])


def _learn_owned(sentence: Sentence, headed: Headed, offices: Offices) -> None:
    """As in "X, whose Red Front fled": a person has the body that he leads."""
    for pronoun in sentence.tokens:
        if pronoun.xpos != "WP$" or pronoun.head < 0:
            continue
        owner = clause_owner(sentence, pronoun)
        person = _one(headed, sentence, iter(() if owner is None else (owner,)), ActorKind.PERSON)
        body = _one(headed, sentence, iter((pronoun.head,)), *GROUP_KINDS)
        if person is not None and body is not None:
            offices.learn(person.actors[0], body.actors[0])


def learn_founded(sentence: Sentence, headed: Headed, offices: Offices) -> None:
    """Takes in that who left a body and founded another leads that from here on: "he broke away and formed Y"."""
    if not any(verb.lemma.lower() in _LEAVING and verb.upos in ("VERB", "NOUN") for verb in sentence.tokens):
        return
    for verb in sentence.tokens:
        if verb.lemma.lower() not in _FOUNDING or verb.upos != "VERB":
            continue
        person = _one(headed, sentence, _founders(sentence, verb), ActorKind.PERSON)
        body = _one(headed, sentence, _led(sentence, verb), *GROUP_KINDS)
        if person is not None and body is not None and body.form is MentionKind.NAME:
            offices.learn(person.actors[0], body.actors[0], anew=True)


def _founders(sentence: Sentence, verb: Token) -> Iterator[int]:
    """Who founds something: its subject, or the one that a verb before it lends to it."""
    clause, steps = verb, 0
    while not any(sentence.children(clause.index, "nsubj", "obl:agent")) and clause.deprel in _SHARING and steps < 4:
        clause, steps = sentence.tokens[clause.head], steps + 1
    yield from _persons(sentence, clause)


def _learn_described(sentence: Sentence, headed: Headed, offices: Offices, lexicon: NominalLexicon) -> None:
    """As in "X, a spokesman for Y", whose voice he is, and "X of Y", who is one of them."""
    for person in headed.within(sentence.index):
        if len(person.actors) != 1 or person.actors[0].kind is not ActorKind.PERSON:
            continue
        own = (c.index for c in sentence.children(person.head, "nmod") if sentence.cases(c.index) == {"of"})
        if (body := _one(headed, sentence, own, *GROUP_KINDS)) is not None:
            offices.serve(person.actors[0], body.actors[0])
        for title in sentence.children(person.head, "appos"):
            former = any(lexicon.has(WordList.FORMER, c.text.lower()) for c in sentence.children(title.index, "amod"))
            if former or not lexicon.has(WordList.VOICES, title.lemma.lower()):
                continue
            whose = (c.index for c in sentence.children(title.index, "nmod") if sentence.cases(c.index) & _FOR)
            if (body := _one(headed, sentence, whose, *GROUP_KINDS)) is not None:
                offices.learn(person.actors[0], body.actors[0])


def _one(headed: Headed, sentence: Sentence, places: Iterator[int], *kinds: ActorKind) -> Found | None:
    """The first of the names at these places that stands for one actor of these kinds."""
    named = (headed.at(sentence.index, place) for place in places)
    return next((n for n in named if n is not None and len(n.actors) == 1 and n.actors[0].kind in kinds), None)


def _persons(sentence: Sentence, verb: Token) -> Iterator[int]:
    """Who does it: the subject, or the "by" of a participle; past "who" and the title he is described by."""
    passive = verb.xpos == "VBN" and not any(sentence.children(verb.index, "nsubj"))
    for child in sentence.children(verb.index, *(("obl", "obl:agent") if passive else ("nsubj",))):
        if passive and not any(case.lemma.lower() == "by" for case in sentence.children(child.index, "case")):
            continue
        owner = clause_owner(sentence, child) if child.upos == "PRON" else None
        place = child.index if owner is None else owner
        yield place
        yield from (c.index for c in sentence.children(place, *_DESCRIBING))
        if sentence.tokens[place].deprel in _DESCRIBING:
            yield sentence.tokens[place].head


def _led(sentence: Sentence, verb: Token) -> Iterator[int]:
    """Whom it is done to: the object, whom one speaks "for", and what a participle describes."""
    if verb.lemma.lower() in _VOICING:
        for child in sentence.children(verb.index, "obl"):
            if any(case.lemma.lower() == "for" for case in sentence.children(child.index, "case")):
                yield child.index
        return
    yield from (child.index for child in sentence.children(verb.index, "obj", "nsubj:pass"))
    if verb.deprel == "acl" and verb.xpos == "VBN":
        yield verb.head
