"""What grammar knows better than the tagger, put right after the parse."""

from __future__ import annotations

from dataclasses import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import Token


def passive_participles(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """Participles with an agent that were taken for adjectives ("rebels armed by X") become passive verbs again.

    A word in -ed right before "by" and its noun is a participle: adjectives take no agent.
    """
    found = list(tokens)
    for case in tokens[2:]:
        if case.text.lower() != "by" or case.deprel != "case":
            continue
        participle, agent = tokens[case.index - 1], tokens[case.head]
        if participle.xpos != "JJ" or not participle.text.lower().endswith("ed") or agent.head != participle.index:
            continue
        described = participle.deprel == "amod" and participle.head < participle.index
        found[participle.index] = replace(
            found[participle.index],
            upos="VERB",
            xpos="VBN",
            lemma=lemmas.lemma(participle.text, "VBN"),
            deprel="acl" if described else participle.deprel,
        )
        found[agent.index] = replace(found[agent.index], deprel="obl:agent")
    return tuple(found)
