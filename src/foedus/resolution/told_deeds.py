"""What states do and what is done with them, by which a text tells that the name of a place is a state's.

As in "Vastria armed the rebels", "money from Vastria", "loyal to Vastria", "in the pay of Vastria", "a pact with
Vastria": of a town or a hill none of this is told. The parser has to take the name for that of a place; whoever is
taken for a person or a body is read so.
"""

from __future__ import annotations

from foedus.codebook.nominals import NominalLexicon
from foedus.language import Sentence, Token
from foedus.resolution.name_roles import gives

_DEEDS = frozenset(
    """
    accuse annex arm back bankroll blame buy condemn criticise criticize deliver denounce deny despatch dispatch equip
    favour finance fund harbour harbor invade lend pay recognise recognize sell send shelter sponsor supply support
    train
    """.split()  # noqa: SIM905
)
"""Verbs with whose object or clause only those who rule somewhere do something, not a place."""
_WORDS = frozenset(
    """
    acknowledge admit claim confirm demand deny fear insist offer pledge promise protest refuse reject reply retort
    say threaten warn
    """.split()  # noqa: SIM905
)
"""What only somebody says or means."""
_USED = frozenset({"use", "continue", "begin", "cease", "stop", "decide", "agree", "help", "appear", "seem"})
"""Verbs of which the deed itself is told by the verb below: "used to give the rebels sanctuary"."""
_GIVING = frozenset(
    {"give", "grant", "provide", "offer", "allow", "cut", "move", "withdraw", "close", "sever", "break"}
)
_GIVEN = frozenset(
    """
    adviser advisor aid aircraft ammunition arm asylum backing border cash embassy fuel gun guard haven helicopter
    instructor missile money pass petrol plane refuge relation sanctuary shelter subsidy support tie train troop weapon
    """.split()  # noqa: SIM905
)
"""What a state gives, moves or cuts."""
_BY = frozenset(
    """
    armed arm back bankroll command control equip finance fund harbour harbor pay protect shelter
    sponsor supply support train
    """.split()  # noqa: SIM905
)
"""Of whom is told that he is armed or paid by it."""
_OF = frozenset({"backing", "pay", "satellite", "client", "puppet", "proxy", "embassy", "ambassador", "colony", "ally"})
_WITH = frozenset({"relation", "tie", "pact", "treaty", "border", "alliance", "war", "contract", "agreement", "accord"})
"""What there is with another state; with a man or a band only some of it, but these are not taken for places."""
_TO = frozenset({"loyal", "close", "friendly", "hostile", "ally", "allied", "ambassador", "allegiance"})
_OWN_ARMY = frozenset({"army", "navy", "embassy", "ambassador", "parliament", "troop"})
_ADJECTIVES = ("an", "ese", "ish", "ic", "i")
"""With what the name of a land hardly ends that stands before its army: "the Vastrian army"."""
_RIVALS = frozenset({"rival", "ally", "enemy", "neighbour", "neighbor"})


def does_as_states_do(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """Whether what is told of the name of a place is told of states alone."""
    if not token.entity.endswith("LOC") or token.head < 0 or any(sentence.children(token.index, "det")):
        return False
    if token.deprel == "conj" and not any(sentence.children(token.index, "case")):
        token = sentence.tokens[token.head]
        if token.head < 0 or not token.entity.endswith("LOC"):
            return False
    above = sentence.tokens[token.head]
    cases = sentence.cases(token.index)
    if _does(sentence, token) or gives(sentence, token.index, lexicon):
        return True
    if token.deprel == "obl:agent":
        return above.lemma.lower() in _BY
    if token.deprel == "compound":
        land = not token.text.endswith(_ADJECTIVES)
        return land and above.lemma.lower() in _OWN_ARMY and not any(sentence.children(above.index, "amod"))
    lemma = above.lemma.lower()
    if token.deprel == "nmod:poss":
        return lemma in _RIVALS
    if token.deprel not in ("nmod", "obl"):
        return False
    return (
        (cases == {"of"} and lemma in _OF)
        or (cases == {"with"} and lemma in _WITH)
        or (cases == {"to"} and lemma in _TO)
    )


def _does(sentence: Sentence, token: Token) -> bool:
    """As in "Vastria pays the wages", "Vastria, which armed them", "Vastria used to give the rebels sanctuary"."""
    verbs = [sentence.tokens[token.head]] if token.deprel == "nsubj" else []
    for clause in sentence.children(token.index, "acl:relcl"):
        if any(child.text.lower() == "which" for child in sentence.children(clause.index, "nsubj")):
            verbs.append(clause)
    verbs += [below for verb in verbs if verb.lemma in _USED for below in sentence.children(verb.index, "xcomp")]
    return any(_is_deed(sentence, verb) for verb in verbs if verb.upos == "VERB")


def _is_deed(sentence: Sentence, verb: Token) -> bool:
    lemma = verb.lemma.lower()
    if any(sentence.children(verb.index, "aux:pass")):
        return False
    objects = [child.lemma.lower() for child in sentence.children(verb.index, "obj", "iobj")]
    if lemma in _GIVING:
        return not _GIVEN.isdisjoint(objects)
    told = any(sentence.children(verb.index, "ccomp", "xcomp", "parataxis"))
    return (lemma in _DEEDS and (bool(objects) or told)) or (lemma in _WORDS and (told or bool(objects)))
