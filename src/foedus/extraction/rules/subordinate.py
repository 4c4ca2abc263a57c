"""Which acts of a sentence are told for their own sake.

PLOVER codes the act that a sentence reports, not those that only say what was asked, promised, refused or disputed:
"demanded that its partners refuse to recognise the republic" reports a demand. So an act without a relation stands
back where it hangs below another act, where its own word already tells something fuller, and, with one end only, where
the sentence tells a whole act and this one is not its main statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.extraction.rules.claims import Finding
from foedus.language import Sentence

_WILLING = frozenset(["AGREE"])
"""What one undertakes to do is told with the undertaking."""
_BESIDE = frozenset(("conj", "parataxis"))
_ARMED = "ASSAULT"
"""Armed acts are told for their own sake wherever something asserts them."""
_MAIN = frozenset(("root", "ROOT"))
_RELATIVE = "acl:relcl"
_INSIDE = frozenset(("ccomp", "obj", "xcomp", "nsubj", "nsubj:pass"))


def told(found: Iterable[Finding], sentence: Sentence) -> list[Finding]:
    """The findings with a relation, and of the bare acts those that the sentence reports."""
    kept = [f for f in found if f.relation or not _describes(sentence, f.trigger)]
    acts = {_verb(sentence, f.trigger) for f in kept if f.plover and f.plover not in _WILLING}
    modals = {_verb(sentence, f.trigger) for f in kept if _verb(sentence, f.trigger) != f.trigger}

    def hangs(act: Finding) -> bool:
        below_modal = act.trigger in modals
        below = below_modal or bool(acts.intersection(above(sentence, _verb(sentence, act.trigger))))
        return below and not (act.plover == _ARMED and _asserted(sentence, act.trigger))

    kept = [f for f in kept if f.relation or not hangs(f)]
    kept = list(_surest_of_each_word(kept))
    whole = any(f.plover and f.actor and f.recipient for f in kept)
    fuller = [f for f in kept if f.relation or (f.actor and f.recipient)]
    return [f for f in kept if f in fuller or not whole or f.plover == _ARMED or _main(sentence, f.trigger)]


def _describes(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands before a noun: it tells of somebody, not what happened ("the ousted president")."""
    return sentence.tokens[index].deprel == "amod"


def _asserted(sentence: Sentence, index: int) -> bool:
    """Whether a word stands in a relative clause, which asserts for itself whatever it describes."""
    path = [sentence.tokens[index]]
    while path[-1].head >= 0 and path[-1].deprel != _RELATIVE:
        path.append(sentence.tokens[path[-1].head])
    return path[-1].deprel == _RELATIVE


def _verb(sentence: Sentence, index: int) -> int:
    """The verb whose mood an auxiliary gives ("must hold"), else the word itself."""
    token = sentence.tokens[index]
    return token.head if token.deprel == "aux" else index


def above(sentence: Sentence, index: int) -> Iterator[int]:
    """The words that a word depends on, but for those it is only coordinated with; a relative clause tells its own."""
    place = index
    while (head := sentence.tokens[place].head) >= 0 and sentence.tokens[place].deprel != _RELATIVE:
        if sentence.tokens[place].deprel not in _BESIDE:
            yield head
        place = head


def _surest_of_each_word(kept: list[Finding]) -> Iterator[Finding]:
    """The findings with, of the acts that one word may tell, the surest alone."""
    surest: dict[int, Finding] = {}
    for found in kept:
        if found.plover and (found.trigger not in surest or _rank(found) > _rank(surest[found.trigger])):
            surest[found.trigger] = found
    for found in kept:
        best = surest.get(found.trigger)
        if found.relation or best is None or found.plover == best.plover or _demands(found) == _demands(best):
            yield found


def _demands(found: Finding) -> int:
    return found.predicate.trigger.demands


def _rank(found: Finding) -> tuple[float, ...]:
    return (found.relation is not None, found.predicate.trigger.demands, found.confidence)


def _main(sentence: Sentence, index: int) -> bool:
    """Whether a word is, or is the object of, the main verb, what that reports, or the verb of a relative clause."""
    token = sentence.tokens[index]
    while token.deprel not in (*_MAIN, _RELATIVE):
        if token.head < 0 or token.deprel not in _INSIDE:
            return token.head < 0
        token = sentence.tokens[token.head]
    return True
