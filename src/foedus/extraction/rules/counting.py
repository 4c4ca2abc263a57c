"""What an act counts as in PLOVER's terms, as it is told: done, announced, thought possible, or refused."""

from __future__ import annotations

from foedus.codebook import Codebook
from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.factuality import Stance
from foedus.extraction.rules.one_sided import is_crowd
from foedus.language import Sentence
from foedus.model import Polarity

_OF_STATES = frozenset(("SANCTION", "COERCE"))
_RALLYING = frozenset(("protest", "demonstrate", "march", "rally", "riot", "jeer", "heckle", "boo", "hiss"))
_POSSIBLY = frozenset(("may", "might", "could"))
_WILLING = frozenset(("will", "would", "can", "could", "wo", "ca", "shall"))
_NEGATED = frozenset(("not", "n't", "n’t", "never"))


def category_told(sentence: Sentence, found: Finding, firm: Stance, codebook: Codebook) -> str | None:
    """The category of a finding's act under a stance, None where it tells no act.

    By PLOVER's manual cooperation that is announced counts as agreement, conflict that is announced or held over
    somebody ("may cut off its gas") as a threat, and what somebody will not do or give as a refusal. People without
    arms protest by what a state would do as a sanction or by coercion ("students blockaded", "lawyers boycotted").
    """
    if found.plover is None:
        return None
    protests = _may_protest(found) and is_crowd(found.actor, codebook.words["protesting"])
    category = codebook.categories["PROTEST" if protests else found.plover]
    if firm.factuality.polarity is Polarity.POSITIVE:
        coming = firm.future or (category.future == "THREATEN" and _has_modal(sentence, found.trigger, _POSSIBLY))
        return category.future if coming and not _purpose(sentence, found.trigger) else category.key
    refused = firm.factuality.polarity is Polarity.NEGATIVE and _will_not(sentence, found.trigger)
    return category.denied if refused else category.key


def _may_protest(found: Finding) -> bool:
    """Whether an act is such as people without arms do in protest."""
    complains = found.plover == "ACCUSE" and found.predicate.trigger.lemma in _RALLYING
    return found.plover in _OF_STATES or complains


def _has_modal(sentence: Sentence, trigger: int, modals: frozenset[str]) -> bool:
    """Whether a verb has such an auxiliary, and none that puts it in the past ("may have left")."""
    auxiliaries = [child.lemma.lower() for child in sentence.children(trigger, "aux")]
    return "have" not in auxiliaries and not modals.isdisjoint(auxiliaries)


def _will_not(sentence: Sentence, trigger: int) -> bool:
    """Whether a verb is denied by a "not" of its own beside a "will" or "can"."""
    denied = any(child.text.lower() in _NEGATED for child in sentence.children(trigger, "advmod"))
    return denied and _has_modal(sentence, trigger, _WILLING)


def _purpose(sentence: Sentence, trigger: int) -> bool:
    """Whether the act stands in a clause of purpose or result, which announces nothing ("rallied to protest")."""
    token = sentence.tokens[trigger]
    while token.upos != "VERB" and token.head >= 0:
        token = sentence.tokens[token.head]
    return token.deprel in ("advcl", "acl")
