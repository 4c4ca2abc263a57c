"""What the modifiers of a node do to the commitment: negations, modals, hedges, conditions, questions, orders."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from foedus.codebook.cues import OPERATORS, Cue
from foedus.extraction.rules.attribution_slots import POS, SUBJECTS, further_words
from foedus.extraction.rules.factuality_labels import CERTAIN, UNCOMMITTED, Context, combine, negate, weaken
from foedus.extraction.rules.grammar import FOCUS
from foedus.language import Sentence, Token
from foedus.model import Certainty, Factuality

_BECAUSE = frozenset({"because"})
_NEAR = frozenset({"close", "near"})
"""What makes a thing likely of which it is said ("a truce is close"), but is no hedge before it ("a close ally")."""
_HEDGING = frozenset({"advmod", "amod", "discourse", "parataxis", "mark"})
"""Relations of what makes a verb less firm."""


def enter(context: Context, path: list[int], place: int) -> Context:
    """The commitment to a node once its own modifiers are read.

    A first conjunct's modifiers reach the next one only where it shares them ("may attack or besiege").
    """
    node = path[place]
    sentence = context.sentence
    if place + 1 < len(path) and sentence.tokens[path[place + 1]].deprel == "conj":
        below = path[place + 1]
        if not _shares(sentence, node, below):
            return context
        return _modified(context, node, negated=not _contrast(sentence, below))
    return _modified(context, node, negated=True)


def _shares(sentence: Sentence, first: int, second: int) -> bool:
    own = any(sentence.children(second, "aux", "cop", *SUBJECTS))
    return not own and sentence.tokens[first].xpos == sentence.tokens[second].xpos


def _contrast(sentence: Sentence, node: int) -> bool:
    return any(c.lemma.lower() == "but" for c in sentence.children(node, "cc"))


def _modified(context: Context, node: int, negated: bool) -> Context:
    sentence = context.sentence
    told = [(child, operator_of(context, child)) for child in sentence.children(node)]
    denied = negated and _is_negated(context, node, told)
    label, future, conditional = CERTAIN, context.future, context.conditional
    found_modal = False
    for child, cue in told:
        if cue is None:
            continue
        if cue.kind == "modal" and child.deprel in ("aux", "cop", "aux:pass"):
            label, found_modal = _modal(context, node, cue, denied), True
            future = future or (cue.future and not _perfect(sentence, node))
            conditional = conditional or (cue.conditional and not context.past)
        elif child.lemma.lower() in _NEAR:
            continue
        elif cue.kind == "hedge" and (child.deprel in _HEDGING or _in_all(sentence, child, cue)):
            label = combine(cue.affirmed, label)
            future = future or cue.future
    if denied and not found_modal:
        label = negate(label)
    if _has_condition(context, node):
        conditional = True
        label = label if found_modal and _perfect(sentence, node) else weaken(label, Certainty.POSSIBLE)
    if _is_question(sentence, node):
        label = UNCOMMITTED
    if _is_imperative(sentence, node):
        label, future = UNCOMMITTED, True
    return replace(context, label=combine(context.label, label), future=future, conditional=conditional)


def _in_all(sentence: Sentence, phrase: Token, cue: Cue) -> bool:
    """Whether a phrase makes its verb less firm ("in all likelihood"); "power" in "drove from power" is a thing."""
    whole = any(child.text.lower() == "all" for child in sentence.children(phrase.index, "det", "det:predet"))
    return phrase.deprel == "obl" and (whole or not cue.content)


def _modal(context: Context, node: int, cue: Cue, denied: bool) -> Factuality:
    """The label a modal gives. "Would" after a past verb is its future; "would have" tells what did not come."""
    if cue.conditional and context.past:
        return CERTAIN if not denied else negate(CERTAIN)
    if cue.conditional and _perfect(context.sentence, node):
        return negate(CERTAIN) if _has_condition(context, node) and not denied else UNCOMMITTED
    return cue.denied if denied else cue.affirmed


def _perfect(sentence: Sentence, node: int) -> bool:
    return any(c.lemma.lower() == "have" for c in sentence.children(node, "aux"))


def _is_negated(context: Context, node: int, told: Sequence[tuple[Token, Cue | None]]) -> bool:
    """An odd number of negations on a node: its own, or a negative subject or object.

    `told` are its dependents, each with the operator that it is.
    """
    sentence, count = context.sentence, 0
    verbal = sentence.tokens[node].upos in ("VERB", "AUX", "ADJ")
    for child, cue in told:
        if _negates(sentence, child, cue):
            count += 1
        elif verbal and child.deprel in (*SUBJECTS, "obj"):
            count += any(is_negation(context, below) for below in sentence.children(child.index, "det", "cc:preconj"))
    return count % 2 == 1


def is_negation(context: Context, token: Token) -> bool:
    """Whether a modifier negates ("not", "no longer", "without"), and not only in "not only"."""
    return _negates(context.sentence, token, operator_of(context, token))


def _negates(sentence: Sentence, token: Token, cue: Cue | None) -> bool:
    if cue is None or cue.kind != "negation":
        return False
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return not any(word.lemma.lower() in FOCUS for word in after)


def operator_of(context: Context, token: Token) -> Cue | None:
    """The operator that a modifier is, in any of the parts of speech that the parse may give it."""
    forms = (token.lemma.lower(), token.text.lower())
    if not any(map(context.cues.may_modify, forms)):
        return None
    own = POS.get(token.upos, "")
    for form in dict.fromkeys(forms):
        for pos in dict.fromkeys((own, "adverb", "adjective", "determiner", "conjunction")):
            for cue in context.cues.of(form, pos):
                if cue.kind in OPERATORS and further_words(context.sentence, token, cue.words) is not None:
                    return cue
    return None


def _has_condition(context: Context, node: int) -> bool:
    """Whether a clause stands under a condition: an "if" clause, or a verb before its subject ("were they to …").

    "If they fled, it was because X came" gives a reason, no condition.
    """
    if has_mark(context.sentence, node, _BECAUSE):
        return False
    for child in context.sentence.children(node, "advcl"):
        marks = context.sentence.children(child.index, "mark", "advmod", "case")
        if any((cue := operator_of(context, word)) is not None and cue.kind == "condition" for word in (child, *marks)):
            return True
        if is_inverted(context.sentence, child.index):
            return True
    return is_inverted(context.sentence, node) and any(context.sentence.children(node, "aux"))


def _is_question(sentence: Sentence, node: int) -> bool:
    token = sentence.tokens[node]
    return token.head < 0 and any(t.text == "?" for t in sentence.tokens[-3:])


def _is_imperative(sentence: Sentence, node: int) -> bool:
    token = sentence.tokens[node]
    if token.head >= 0 or token.xpos != "VB" or token.upos != "VERB":
        return False
    return not any(sentence.children(node, "aux", "cop", "mark", *SUBJECTS))


def is_inverted(sentence: Sentence, node: int) -> bool:
    """'Should the talks fail', 'were they to attack', 'had they come': the auxiliary before the subject."""
    first = sentence.tokens[sentence.subtree(node)[0]]
    if first.upos not in ("AUX", "VERB") or first.head != node or first.lemma.lower() not in ("should", "have", "be"):
        return False
    subject = next((c.index for c in sentence.children(node, *SUBJECTS)), None)
    before = first.index < subject if subject is not None else first.lemma.lower() == "should"
    return before and not _is_question(sentence, sentence.root.index)


def has_mark(sentence: Sentence, node: int, words: frozenset[str]) -> bool:
    """Whether one of the words introduces a node, as conjunction or preposition."""
    return any(c.lemma.lower() in words for c in sentence.children(node, "mark", "case"))
