"""Who "his rival" is: the one beside whom he was named right before, or right beside it ("X, for years its enemy")."""

from __future__ import annotations

from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, MentionKind
from foedus.resolution.coreference_focus import Focus, Seen
from foedus.resolution.mentions_found import STATE_KINDS, Found, Headed
from foedus.resolution.nominals import Phrase

RIVALS = frozenset({"rival", "opponent", "adversary", "enemy", "foe", "archrival", "arch-rival", "arch-enemy"})
NEIGHBOURS = frozenset({"neighbour", "neighbor"})
"""Of two states the other."""
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})
_NEAR = 2
_TIES = RIVALS.union(
    ("ally", "partner", "friend", "patron", "sponsor", "protector", "backer", "ward", "protégé", "master", "supplier"),
    (
        "benefactor",
        "paymaster",
        "financier",
        "mentor",
        "supporter",
        "accomplice",
        "comrade",
        "successor",
        "predecessor",
    ),
    ("deputy", "proxy", "tool", "puppet"),
    ("arm", "wing"),
)
_LEADING = frozenset({"lead", "command", "head", "found", "chair", "run", "control"})
_SPANS = frozenset({"ADV", "ADP", "SCONJ", "DET", "NUM", "ADJ", "NOUN", "CCONJ"})
_LONGEST_SPAN = 4


def rival_of(focus: Focus, sentence: Sentence, phrase: Phrase, owner: Actor) -> Actor | None:
    """The one rival of an actor: the only other of his kind in the last sentence that names both; None in doubt."""
    head = sentence.tokens[phrase.found.head]
    near = phrase.noun.noun in NEIGHBOURS
    if phrase.found.plural or not (near or phrase.noun.noun in RIVALS):
        return None
    if head.deprel not in _ARGUMENTS and not (near and head.deprel == "nmod:poss"):
        return None
    before = [seen for seen in focus.before(sentence.index, phrase.found.first, _NEAR) if _is_before(seen, sentence)]
    last = next((seen.sentence for seen in before if owner in seen.entity.actors), None)
    others = {actor.id: actor for seen in before if seen.sentence == last for actor in seen.entity.actors}
    others.pop(owner.id, None)
    alike = [actor for actor in others.values() if (actor.kind is ActorKind.PERSON) is (owner.kind is ActorKind.PERSON)]
    if near:
        alike = [actor for actor in alike if actor.kind in STATE_KINDS and owner.kind in STATE_KINDS]
    return alike[0] if len(alike) == 1 else None


def told_of(headed: Headed, sentence: Sentence, owner: Token) -> Found | None:
    """The name of which a tie to somebody else is told behind a comma: X in "X, for years its enemy", by its owner."""
    if owner.deprel != "nmod:poss" or owner.head < 0 or sentence.tokens[owner.head].lemma.lower() not in _TIES:
        return None
    place = owner.index - 1
    while place > 0 and sentence.tokens[place].upos in _SPANS and owner.index - place <= _LONGEST_SPAN:
        place -= 1
    if place <= 0 or sentence.tokens[place].text != ",":
        return None
    names = (found for found in headed.within(sentence.index) if found.form is MentionKind.NAME)
    return next((found for found in names if found.last == place), None)


def described(headed: Headed, sentence: Sentence, owner: Token) -> Found | None:
    """Of whom a copula tells a tie to somebody else: X in "X, who had been his ally", by the owner."""
    noun = sentence.tokens[owner.head]
    tied = noun.lemma.lower() in _TIES
    if noun.deprel == "conj":  # "was its ally and at times its rival"
        noun = sentence.tokens[noun.head]
    if not tied or not any(sentence.children(noun.index, "cop")):
        return None
    subject = next(sentence.children(noun.index, "nsubj"), None)
    if subject is None:
        return None
    place = noun.head if subject.xpos in ("WP", "WDT") and noun.deprel == "acl:relcl" else subject.index
    return headed.at(sentence.index, place)


def leads_subject(sentence: Sentence, person: int, clauses: list[int]) -> bool:
    """Whether a person only leads the subject of one of the clauses: in "the Front, led by X, hit him" X is not hit."""
    agent = sentence.tokens[person]
    if agent.deprel != "obl:agent" or sentence.tokens[agent.head].lemma not in _LEADING:
        return False
    body = sentence.tokens[sentence.tokens[agent.head].head]
    while body.deprel in ("appos", "conj") and body.head >= 0:
        body = sentence.tokens[body.head]
    return body.deprel in ("nsubj", "nsubj:outer") and body.head in clauses


def _is_before(seen: Seen, sentence: Sentence) -> bool:
    return seen.sentence < sentence.index
