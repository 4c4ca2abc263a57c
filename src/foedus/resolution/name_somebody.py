"""Where a name stands that the parser takes for a place, though only somebody can stand there.

Surnames, clans, parties and lands that no list knows are most often taken for places. Nobody deposes a place, signs a
truce with one or is faithful to one.
"""

from __future__ import annotations

from collections.abc import Set

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import Sentence, Token

_TO_SOMEBODY = frozenset(
    """
    abduct amnesty arrest assassinate assist befriend betray censure court defeat denounce depose despise detain detest
    disarm disown distrust execute fight hate help imprison indict jail kidnap loathe mistrust murder oust outlaw
    overthrow pardon persuade pursue replace rout snub succeed sue thank topple trust urge vilify warn woo
    """.split()  # noqa: SIM905
)
"""Verbs whose object is somebody, and hardly ever a town."""
_DEALINGS = frozenset(
    """
    accord agreement alliance armistice ceasefire coalition contact deal dispute feud negotiation pact peace quarrel
    reconciliation rift rivalry row talk talks treaty truce war
    """.split()  # noqa: SIM905
)
"""What two have with or between each other, and no two places."""
_DEALING = frozenset(
    """
    ally break clash collaborate cooperate coordinate coalesce fight govern meet merge negotiate parley quarrel
    reconcile sign skirmish talk treat unite
    """.split()  # noqa: SIM905
)
"""Verbs behind whose "with" somebody stands."""
_GIVEN_TO = frozenset({"disloyal", "faithful", "hostile", "loyal", "obedient", "opposed", "sympathetic"})
_FOLLOWING = frozenset(
    """
    coalition comrade disciple downfall faction follower foe henchman lieutenant man men movement overthrow
    ouster partisan party successor
    """.split()  # noqa: SIM905
)
"""What belongs to somebody who leads, and to no town: "X's party", "followers of X"."""
_OWNED = _FOLLOWING - {"faction", "movement", "party"}
_STANDS = frozenset({"nsubj", "obj", "obl", "obl:agent", "nmod", "nmod:poss"})


def stands_for_somebody(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """As in "deposed X", "X signed the pact", "a truce with X", "loyal to X", "X's party"; also of "A and X" so."""
    token = sentence.tokens[head]
    cases = sentence.cases(head)
    if token.deprel == "conj" and token.head >= 0 and not cases:
        token = sentence.tokens[token.head]
        cases = sentence.cases(token.index)
    if token.head < 0 or token.deprel not in _STANDS:
        return False
    above = sentence.tokens[token.head]
    if token.deprel == "nsubj":
        return _acts_on_others(sentence, above, lexicon)
    if token.deprel == "obj":
        return above.lemma.lower() in _TO_SOMEBODY
    if token.deprel == "nmod:poss":
        return _is_followed(above, _FOLLOWING, lexicon)
    return _is_dealt_with(cases, above, lexicon)


def _acts_on_others(sentence: Sentence, verb: Token, lexicon: NominalLexicon) -> bool:
    """Whether a verb tells what only people do, to others or with something: "X banned the party"."""
    acting = verb.upos == "VERB" and lexicon.has(WordList.AGENT_VERBS, verb.lemma.lower())
    return acting and any(sentence.children(verb.index, "obj", "xcomp", "ccomp"))


def _is_dealt_with(cases: Set[str], above: Token, lexicon: NominalLexicon) -> bool:
    lemma = above.lemma.lower()
    if "with" in cases:
        return lemma in _DEALINGS or (above.upos == "VERB" and lemma in _DEALING)
    if "between" in cases:
        return lemma in _DEALINGS
    if "to" in cases:
        return above.upos == "ADJ" and lemma in _GIVEN_TO
    return "of" in cases and _is_followed(above, _OWNED, lexicon)


def _is_followed(noun: Token, words: frozenset[str], lexicon: NominalLexicon) -> bool:
    """Whether a noun tells of those who are with or against somebody: "enemies of X", "X's partner"."""
    if noun.upos != "NOUN":
        return False
    known = lexicon.noun(noun.lemma.lower())
    return noun.lemma.lower() in words or (known is not None and known.behaves is NominalClass.SIDE)


def has_a_party(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """As in "X's Socialists", "X's Hamra Union": who has a party with a name, and is no place, leads it."""
    token = sentence.tokens[head]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    named = above.upos == "PROPN" and (above.xpos == "NNPS" or lexicon.names_body(above.text.lower()))
    return token.deprel == "nmod:poss" and named
