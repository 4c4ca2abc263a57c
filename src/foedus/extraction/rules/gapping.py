"""Who does the same to another by a clause whose verb is left out: "X armed A and Y the B"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.codebook import Predicate
from foedus.extraction.rules.ends import End, Ends
from foedus.extraction.rules.kinds import may_be
from foedus.language import Sentence, Token


def without_verb(
    sentence: Sentence, ends: Ends, predicate: Predicate, verb: Token, words: Mapping[str, frozenset[str]]
) -> Iterator[tuple[End, End]]:
    """Each doer and whom he does it to, where only they are told and the verb is that of the clause before."""
    telling = predicate.trigger.word_class == "verb" and predicate.relation is not None
    if not telling or predicate.actor[:1] != ("subj",) or predicate.recipient[:1] != ("obj",):
        return
    for other in sentence.children(verb.index, "conj"):
        for doer in sentence.children(other.index, "nsubj") if other.upos not in ("VERB", "AUX") else ():
            for one in ends.at(doer.index):
                for two in ends.at(other.index):
                    fit = may_be(one.actor, predicate.actors, words) and may_be(two.actor, predicate.recipients, words)
                    if fit and one.actor.id != two.actor.id:
                        yield one, two
