"""Factuality: how firmly the nearest source commits to an event, as one of FactBank's labels.

After Saurí and Pustejovsky's DeFacto (Computational Linguistics 38:2, 2012): starting with full commitment at the top
of the nearest source's content (or of the sentence), the label is carried down the dependency path to the event, and
every operator on the way changes it: predicates by their signature, and negation, modals, hedges, conditions and
questions.
Clauses that assert for themselves (relative clauses, "because", "after") start afresh.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from foedus.codebook import Predicate
from foedus.codebook.cues import Cues
from foedus.extraction.rules.attribution import Reported, Speech
from foedus.extraction.rules.attribution_slots import answering_cue
from foedus.extraction.rules.factuality_labels import CERTAIN, POSSIBLE, Context, negate, weaken
from foedus.extraction.rules.factuality_modifiers import enter
from foedus.extraction.rules.factuality_steps import descend, governing_cue, verdict
from foedus.language import ParsedArticle, Sentence
from foedus.model import Certainty, Factuality, Polarity

_STATING = frozenset({"as", "at", "for", "like", "to", "without", "under"})
"""Prepositions that make an office a claim of its own ("served as the group's leader", "replace X at its head")."""
_HEARSAY = frozenset(("claim", "say"))
"""Kinds of cues whose content, where nobody answers for it, is no more than probable: "is accused of", "is said to"."""
_MAX_PATH = 60
"""Longer paths only occur in broken parses; they are read from their lower end."""


class Stance(Struct, frozen=True, kw_only=True):
    """How firmly the nearest source commits to an event; whether under a condition; whether it is yet to come."""

    factuality: Factuality = CERTAIN
    conditional: bool = False
    future: bool = False


def stance(
    parsed: ParsedArticle, sentence: int, token: int, speech: Speech, cues: Cues, *, office: bool = False
) -> Stance:
    """The stance of the nearest source (without one, of the author) towards the event whose head is `token`.

    With `office` the token says who somebody is; where it only identifies him ("the group's leader, X, may be dead")
    nothing around it makes that less certain. Linear in the length of the path from the event to the top of what its
    source says.
    """
    row = parsed.sentences[sentence]
    identifies = office and _identifies(row, token)
    reported = None if identifies else speech.speaker(sentence, token)
    path = [token] if identifies else _path(row, token, reported)
    context = Context(sentence=row, cues=cues)
    context = _start(parsed, context, reported, path)
    for place, node in enumerate(path):
        if place:
            context = descend(context, path[place - 1], node)
        context = enter(context, path, place)
    return Stance(factuality=context.label, conditional=context.conditional, future=context.future)


def _identifies(sentence: Sentence, token: int) -> bool:
    """Whether a noun says who is meant, by title, apposition or as a definite phrase, and states nothing."""
    word = sentence.tokens[token]
    if word.xpos in ("POS", "PRP$", "WP$"):  # "X's men", "his party"
        return True
    below = tuple(sentence.children(token))
    if word.upos not in ("NOUN", "PROPN") or any(child.deprel == "cop" for child in below):
        return False
    if any(child.deprel == "case" and child.lemma.lower() in _STATING for child in below):
        return False
    if word.deprel in ("compound", "flat", "nmod:desc", "appos"):
        return True
    named = word.upos == "PROPN"  # "X of the Front"
    definite = named or any(child.deprel == "nmod:poss" or child.text.lower() == "the" for child in below)
    return definite and word.deprel.split(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod")


def bearer(sentence: Sentence, noun: int, carrier: int | None, cues: Cues, *, over: bool) -> int:
    """The word whose stance is that of a deed told in a noun: what carries it, where nothing judges the noun itself.

    Who "did not carry out the attack" has not attacked, though there was an attack; "denied the attack" judges it. That
    a deed is `over` is as certain as what ended it ("talks were suspended").
    """
    if carrier is not None and over:
        return carrier
    if carrier is None or governing_cue(Context(sentence=sentence, cues=cues), carrier, noun) is not None:
        return noun
    return carrier


def told_by(firm: Stance, predicate: Predicate) -> Stance:
    """The stance towards the relation of a predicate, given that towards its word: who rejected talks holds none.

    Who did not reject them may hold them; where a word is read as denied, its denial is what it says.
    """
    if predicate.trigger.negated:
        told = predicate.trigger.denying and firm.factuality.polarity is Polarity.POSITIVE  # "little love", no denial
        return firm if told else replace(firm, factuality=negate(firm.factuality))
    if predicate.effect is None and not predicate.future:
        return firm
    return replace(firm, factuality=_under(firm.factuality, predicate.effect), future=firm.future or predicate.future)


def _under(label: Factuality, effect: Factuality | None) -> Factuality:
    if effect is None or label.polarity is Polarity.UNKNOWN:
        return label
    if label.polarity is Polarity.POSITIVE:
        return weaken(effect, label.certainty)
    return weaken(negate(effect), POSSIBLE.certainty) if effect.polarity is Polarity.NEGATIVE else negate(effect)


def _path(sentence: Sentence, token: int, reported: Reported | None) -> list[int]:
    """From the top of the nearest source's content down to the event."""
    path = [token]
    while len(path) < _MAX_PATH:
        above = sentence.tokens[path[-1]].head
        if above < 0 or (reported is not None and not _within(sentence, above, reported)):
            break
        path.append(above)
    return path[::-1]


def _within(sentence: Sentence, index: int, reported: Reported) -> bool:
    place = sentence.tokens[index].start
    if reported.sentence == sentence.index and reported.head == index:
        return False
    return reported.holds(place)


def _start(parsed: ParsedArticle, context: Context, reported: Reported | None, path: list[int]) -> Context:
    """The commitment that the source's cue gives to the top of the content."""
    if reported is None or reported.cue is None or reported.head is None:
        return context
    row = parsed.sentences[reported.sentence]
    if reported.source is None:  # "the claim that … is unfounded": nobody but the author answers for it
        judged = verdict(Context(sentence=row, cues=context.cues), reported.head)
        if judged is not None:
            return judged
    above = enter(_over_cue(row, reported.head, context.cues), [reported.head], 0)
    under = above.apply(reported.cue)
    if reported.source is None and reported.cue.kind in _HEARSAY:
        under = replace(under, label=weaken(under.label, Certainty.PROBABLE))
    past = row.tokens[reported.head].xpos in ("VBD", "VBN")
    if row.index == context.sentence.index and answering_cue(row, row.tokens[path[0]], context.cues) is not None:
        return context
    return Context(
        sentence=context.sentence,
        cues=context.cues,
        label=under.label,
        future=reported.cue.future,
        conditional=above.conditional and row.index == context.sentence.index and _is_if(row, reported.head),
        past=past,
    )


def _over_cue(sentence: Sentence, head: int, cues: Cues) -> Context:
    """The commitment to a cue by what governs it, where that denies it: "was unable to confirm", "declined to say"."""
    context, token = Context(sentence=sentence, cues=cues), sentence.tokens[head]
    if token.deprel != "xcomp" or token.head < 0:
        return context
    governed = descend(context, token.head, head)
    return governed if governed.label.polarity is Polarity.NEGATIVE else context


def _is_if(sentence: Sentence, head: int) -> bool:
    return any(c.lemma.lower() in ("if", "unless") for c in sentence.children(head, "mark"))
