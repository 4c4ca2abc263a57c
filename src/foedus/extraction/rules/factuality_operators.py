"""Operators of factuality: what a step down the tree, and the modifiers of a node, do to the label."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.codebook.cues import OPERATORS, Cue, Cues
from foedus.extraction.rules.attribution_slots import (
    POS,
    SUBJECTS,
    answering_cue,
    further_words,
    match_cue,
    slot_heads,
)
from foedus.language import Sentence, Token
from foedus.model import Certainty, Factuality, Polarity

UNCOMMITTED = Factuality(certainty=Certainty.UNKNOWN, polarity=Polarity.UNKNOWN)
POSSIBLE = Factuality(certainty=Certainty.POSSIBLE)
PROBABLE = Factuality(certainty=Certainty.PROBABLE)
CERTAIN = Factuality()
_ORDER = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
_FRESH = frozenset({"acl:relcl", "appos", "parataxis", "advcl:relcl", "list", "discourse", "dislocated"})
_NOMINAL = frozenset({"obj", "nsubj", "nsubj:pass", "nsubj:outer", "obl", "nmod", "obl:agent", "iobj", "compound"})
_FOCUS = frozenset({"only", "just", "merely", "simply"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_GERUND = frozenset({"of", "for", "about"})
_PURPOSE = frozenset({"to", "order"})
_THAT = frozenset({"that"})
_RANKED = frozenset({"first", "last", "second", "third", "latest"})
_MANNERS = frozenset({"side", "behalf", "command", "banner", "rank"})
_BECAUSE = frozenset({"because"})
_VERDICTS = frozenset({"deny", "know"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The commitment that holds at a place in the tree. `past` tells whether what governs it is in the past."""

    sentence: Sentence
    cues: Cues
    label: Factuality = CERTAIN
    conditional: bool = False
    future: bool = False
    past: bool = False

    def apply(self, cue: Cue) -> Context:
        """What a predicate's signature makes of its content, given the commitment to the predicate itself."""
        return replace(
            self,
            label=signature(self.label, cue),
            conditional=self.conditional or cue.conditional,
            future=self.future or cue.future,
        )


def signature(label: Factuality, cue: Cue) -> Factuality:
    """The label of a cue's content: `affirmed` or `denied` by the cue's own polarity, no firmer than the cue itself."""
    if cue.affirmed == cue.denied:
        return cue.affirmed
    if label.polarity is Polarity.UNKNOWN:
        return UNCOMMITTED
    effect = cue.affirmed if label.polarity is Polarity.POSITIVE else cue.denied
    return weaken(effect, label.certainty)


def weaken(label: Factuality, certainty: Certainty) -> Factuality:
    """The label, no firmer than `certainty`."""
    if label.polarity is Polarity.UNKNOWN:
        return label
    weaker = min(label.certainty, certainty, key=_ORDER.index)
    return UNCOMMITTED if weaker is Certainty.UNKNOWN else Factuality(certainty=weaker, polarity=label.polarity)


def combine(outer: Factuality, inner: Factuality) -> Factuality:
    """An operator's label under a commitment: the weaker certainty, the product of the polarities."""
    if Polarity.UNKNOWN in (outer.polarity, inner.polarity):
        return UNCOMMITTED
    polarity = Polarity.POSITIVE if outer.polarity is inner.polarity else Polarity.NEGATIVE
    certainty = min(outer.certainty, inner.certainty, key=_ORDER.index)
    return Factuality(certainty=certainty, polarity=polarity)


def negate(label: Factuality) -> Factuality:
    """The opposite polarity with the same certainty."""
    if label.polarity is Polarity.UNKNOWN:
        return label
    polarity = Polarity.NEGATIVE if label.polarity is Polarity.POSITIVE else Polarity.POSITIVE
    return Factuality(certainty=label.certainty, polarity=polarity)


# --- one step down ----------------------------------------------------------------------------------------------------


def descend(context: Context, parent: int, node: int) -> Context:
    """The commitment to a dependent, before its own modifiers are read."""
    sentence = context.sentence
    token = sentence.tokens[node]
    if token.deprel == "conj":
        return context
    context = replace(context, past=sentence.tokens[parent].xpos in ("VBD", "VBN"))
    judged = verdict(context, parent)
    if judged is not None and (_is_held(sentence, token) or governing_cue(context, parent, node) is not None):
        return judged
    if token.deprel in _FRESH:
        return replace(context, label=CERTAIN, conditional=False, future=False)
    cue = governing_cue(context, parent, node)
    answered = answering_cue(sentence, sentence.tokens[parent], context.cues)
    if answered is not None and cue is not None:
        return replace(context, label=CERTAIN).apply(answered)
    steered = token.deprel in ("obj", "iobj") and any(sentence.children(parent, "xcomp"))
    if cue is not None and not steered and answering_cue(sentence, token, context.cues) is None:
        below = context.apply(cue)
        # Nobody answers for "is accused of": who does accuse stands over the content as its source.
        return replace(below, label=weaken(below.label, Certainty.PROBABLE)) if cue.kind == "claim" else below
    if token.deprel == "advcl":
        return _adverbial(context, node)
    if token.deprel in _NOMINAL:
        return _nominal(context, parent, token)
    return _clause(context, token)


def _is_held(sentence: Sentence, token: Token) -> bool:
    """Whether a clause is what the noun above it holds: "the report that X came", if taken for a relative one too."""
    subjects = any(sentence.children(token.index, *SUBJECTS))
    return token.deprel.startswith("acl") and subjects and _has_mark(sentence, token.index, _THAT)


def verdict(context: Context, noun: int) -> Context | None:
    """The commitment to what a noun holds, by the adjective it is the subject of: "the report that … is unfounded"."""
    sentence, subject = context.sentence, context.sentence.tokens[noun]
    if subject.deprel != "nsubj" or sentence.tokens[subject.head].upos != "ADJ":
        return None
    cue, _ = match_cue(sentence, sentence.tokens[subject.head], context.cues)
    if cue is None or cue.kind not in _VERDICTS:
        return None
    denied = any(_negation(context, child) for child in sentence.children(subject.head, "advmod"))
    return replace(context, label=negate(CERTAIN) if denied else CERTAIN).apply(cue)


def _clause(context: Context, token: Token) -> Context:
    """A clause under a word that no cue file knows: a bare infinitive or gerund is as a rule not yet a fact."""
    infinitive = _has_mark(context.sentence, token.index, _PURPOSE)
    participle = token.deprel == "acl" and token.xpos in ("VBN", "VBG")
    if token.deprel == "amod" or (participle and not _has_mark(context.sentence, token.index, _GERUND)):
        # What describes a noun is so, whatever becomes of the noun: "rebels armed by X would face …".
        return replace(context, label=CERTAIN, future=False, conditional=False)
    if participle:
        return replace(context, label=POSSIBLE)
    if token.deprel == "acl" and infinitive:
        return replace(context, label=POSSIBLE, future=True)
    if token.deprel.startswith("csubj") and infinitive:
        return replace(context, label=weaken(context.label, Certainty.POSSIBLE))
    if token.deprel.startswith("csubj") and token.xpos == "VBG":
        # "His joining X will not be the last": given, whatever is said of it.
        owned = any(context.sentence.children(token.index, "nsubj", "nmod:poss"))
        return replace(context, label=CERTAIN if owned else affirm(context.label), future=False)
    if token.deprel == "xcomp" and infinitive and _pending(context.sentence, token.head):
        return replace(context, label=negate(context.label))
    if infinitive and context.sentence.tokens[token.head].lemma in _RANKED:
        return context  # "was the first to join": joined
    if token.deprel == "xcomp" and infinitive:
        return replace(context, label=weaken(context.label, Certainty.PROBABLE))
    return context


def _pending(sentence: Sentence, verb: int) -> bool:
    """Whether what a verb governs has not come about: "has yet to sign"."""
    yet = any(child.lemma.lower() == "yet" for child in sentence.children(verb, "advmod"))
    return yet and sentence.tokens[verb].lemma in ("have", "be")


def _nominal(context: Context, parent: int, token: Token) -> Context:
    """An event in a noun: given where definite; else as firm as its verb, whose denial it shares as object.

    What only says how something is done is as firm as that: "did not fight at their side".
    """
    if token.deprel == "obl" and token.lemma in _MANNERS and context.sentence.tokens[parent].upos == "VERB":
        return context
    if _presupposed(context.sentence, token):
        return replace(context, label=CERTAIN, future=False, conditional=False)
    own_no = any(_negation(context, child) for child in context.sentence.children(token.index, "det"))
    shares_denial = token.deprel == "obj" and context.sentence.tokens[parent].upos == "VERB" and not own_no
    return context if shares_denial else replace(context, label=affirm(context.label))


def affirm(label: Factuality) -> Factuality:
    """What a denial leaves standing of those it merely names: all; other labels as they are."""
    return CERTAIN if label.polarity is Polarity.NEGATIVE else label


def governing_cue(context: Context, parent: int, node: int) -> Cue | None:
    """The cue that the parent heads, where the node stands in one of its slots."""
    sentence = context.sentence
    cue, words = match_cue(sentence, sentence.tokens[parent], context.cues)
    if cue is None and sentence.tokens[parent].head >= 0:
        above = sentence.tokens[parent].head
        cue, words = match_cue(sentence, sentence.tokens[above], context.cues)
        if parent not in words:
            return None
        parent = above
    if cue is None or node in words:
        return None
    for pattern in cue.content:
        if any(node in slot_heads(sentence, parent, slot, words) for slot in pattern):
            return cue
    return None


def _adverbial(context: Context, node: int) -> Context:
    """An adverbial clause: a condition, a purpose, or one that asserts for itself."""
    for mark in context.sentence.children(node, "mark", "advmod", "case"):
        cue = _first(context, mark)
        if cue is not None and cue.kind == "condition":
            return replace(context, label=cue.affirmed, conditional=True)
        if cue is not None and cue.kind == "sequence" and context.future:
            return replace(context, label=cue.affirmed)
    if _inverted(context.sentence, node):
        return replace(context, label=UNCOMMITTED, conditional=True)
    if _has_mark(context.sentence, node, _PURPOSE):
        return replace(context, label=PROBABLE, future=True)
    if any(context.sentence.children(node, "mark", "nsubj", "nsubj:pass")):
        return replace(context, label=CERTAIN, conditional=False, future=False)
    return replace(context, label=affirm(context.label))


def _inverted(sentence: Sentence, node: int) -> bool:
    """'Should the talks fail', 'were they to attack', 'had they come': the auxiliary before the subject."""
    first = sentence.tokens[sentence.subtree(node)[0]]
    if first.upos != "AUX" or first.head != node or first.lemma.lower() not in ("should", "have", "be"):
        return False
    subject = next((c.index for c in sentence.children(node, *SUBJECTS)), None)
    before = first.index < subject if subject is not None else first.lemma.lower() == "should"
    return before and not _is_question(sentence, sentence.root.index)


def _presupposed(sentence: Sentence, token: Token) -> bool:
    """Whether a noun phrase takes its event for granted: definite, or possessed."""
    for child in sentence.children(token.index, "det", "nmod:poss"):
        if child.deprel == "nmod:poss" or child.lemma.lower() in _DEFINITE:
            return True
    return False


def _has_mark(sentence: Sentence, node: int, words: frozenset[str]) -> bool:
    return any(c.lemma.lower() in words for c in sentence.children(node, "mark", "case"))


# --- the modifiers of a node ------------------------------------------------------------------------------------------


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
    denied = negated and _is_negated(context, node)
    label, future, conditional = CERTAIN, context.future, context.conditional
    found_modal = False
    for child in sentence.children(node):
        cue = _first(context, child)
        if cue is None:
            continue
        if cue.kind == "modal" and child.deprel in ("aux", "cop", "aux:pass"):
            label, found_modal = _modal(context, node, cue, denied), True
            future = future or (cue.future and not _perfect(sentence, node))
            conditional = conditional or (cue.conditional and not context.past)
        elif cue.kind == "hedge" and child.deprel in ("advmod", "amod", "obl", "discourse", "parataxis", "mark"):
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


def _modal(context: Context, node: int, cue: Cue, denied: bool) -> Factuality:
    """The label a modal gives. "Would" after a past verb is its future; "would have" tells what did not come."""
    if cue.conditional and context.past:
        return CERTAIN if not denied else negate(CERTAIN)
    if cue.conditional and _perfect(context.sentence, node):
        return negate(CERTAIN) if _has_condition(context, node) and not denied else UNCOMMITTED
    return cue.denied if denied else cue.affirmed


def _perfect(sentence: Sentence, node: int) -> bool:
    return any(c.lemma.lower() == "have" for c in sentence.children(node, "aux"))


def _is_negated(context: Context, node: int) -> bool:
    """An odd number of negations on a node: its own, or a negative subject or object."""
    sentence, count = context.sentence, 0
    verbal = sentence.tokens[node].upos in ("VERB", "AUX", "ADJ")
    for child in sentence.children(node):
        if _negation(context, child):
            count += 1
        elif verbal and child.deprel in (*SUBJECTS, "obj"):
            count += any(_negation(context, below) for below in sentence.children(child.index, "det", "cc:preconj"))
    return count % 2 == 1


def _negation(context: Context, token: Token) -> bool:
    """Whether a modifier negates ("not", "no longer", "without"), and not only in "not only"."""
    cue = _first(context, token)
    if cue is None or cue.kind != "negation":
        return False
    after = context.sentence.tokens[token.index + 1 : token.index + 2]
    return not any(word.lemma.lower() in _FOCUS for word in after)


def _first(context: Context, token: Token) -> Cue | None:
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
    if _has_mark(context.sentence, node, _BECAUSE):
        return False
    for child in context.sentence.children(node, "advcl"):
        marks = context.sentence.children(child.index, "mark", "advmod", "case")
        if any((cue := _first(context, word)) is not None and cue.kind == "condition" for word in (child, *marks)):
            return True
        if _inverted(context.sentence, child.index):
            return True
    return _inverted(context.sentence, node) and any(context.sentence.children(node, "aux"))


def _is_question(sentence: Sentence, node: int) -> bool:
    token = sentence.tokens[node]
    return token.head < 0 and any(t.text == "?" for t in sentence.tokens[-3:])


def _is_imperative(sentence: Sentence, node: int) -> bool:
    token = sentence.tokens[node]
    if token.head >= 0 or token.xpos != "VB" or token.upos != "VERB":
        return False
    return not any(sentence.children(node, "aux", "cop", "mark", *SUBJECTS))
