"""Acts of which a sentence tells one end alone: those that tell something so, and those that tell nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import End
from foedus.language import Sentence, Token

_TELLING = frozenset(["brief", "inform", "notify", "tell"])
_ATTACKING = frozenset(["assail", "attack", "savage"])
_CAUSES = ("obl", "obl:agent", "nmod")
_CAUSAL = frozenset(["after", "as", "by", "during", "due", "following", "from", "in", "of", "through", "under", "when"])
_CLAUSES_BESIDE = ("advcl", "parataxis")
_SHARING = ("conj", "xcomp", "advcl", "acl")


def tells_something(found: Finding, sentence: Sentence, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether both ends are told, or the act alone tells enough: who marched, who was killed or arrested.

    Bombs and bullets kill by themselves, and so do floods and boilers, which assault nobody.
    """
    if found.relation is None and found.plover == "ASSAULT" and _is_mishap(found.actor, sentence, words):
        return False
    if found.recipient is None:
        return not _is_of_two(found)
    if found.actor is None and found.plover == "ASSAULT":
        return words["mishap"].isdisjoint(word.lemma.lower() for word in _causes(sentence, found.trigger))
    return True


def _is_of_two(found: Finding) -> bool:
    """Whether an act is none without whom it is done to: "told reporters", "Chad's war", "fired from a roof"."""
    trigger, relation = found.predicate.trigger, found.predicate.relation
    match found.plover:
        case "ASSAULT":
            return trigger.word_class == "noun"
        case "CONSULT":
            return trigger.lemma in _TELLING
        case "ACCUSE":
            return trigger.lemma in _ATTACKING
        case "COERCE" | "REJECT":
            return relation in ("opposition", "split")
        case "SANCTION":
            return not trigger.object
    return False


def _is_mishap(actor: End | None, sentence: Sentence, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a doer is but told by what befell him ("the victims of the earthquake that killed hundreds")."""
    if actor is None:
        return False
    return any(sentence.tokens[place].lemma.lower() in words["mishap"] for place in sentence.subtree(actor.token))


def _causes(sentence: Sentence, verb: int) -> Iterator[Token]:
    """What a verb's deed comes from: its subject, what stands behind "in" or "from", who acts in a clause beside it."""
    token = sentence.tokens[verb]
    own = tuple(sentence.children(verb, "nsubj"))
    yield from own
    for child in sentence.children(verb, *_CAUSES):
        if child.deprel == "obl:agent" or not _CAUSAL.isdisjoint(sentence.cases(child.index)):
            yield child
    for clause in sentence.children(verb, *_CLAUSES_BESIDE):
        yield from sentence.children(clause.index, "nsubj", "nsubj:pass")
    if token.deprel == "acl:relcl":  # "the earthquake that killed"
        yield sentence.tokens[token.head]
    elif not own and token.head >= 0 and token.deprel in _SHARING:
        yield sentence.tokens[token.head]
        yield from _causes(sentence, token.head)
