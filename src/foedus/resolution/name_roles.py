"""Where the name of somebody unknown stands: where only those who act can, or where places do."""

from __future__ import annotations

from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.language import Sentence, Token
from foedus.resolution.mentions_found import is_plural
from foedus.resolution.name_somebody import stands_for_somebody

_PLACES = frozenset(
    [
        "city",
        "town",
        "village",
        "hamlet",
        "port",
        "suburb",
        "district",
        "province",
        "region",
        "island",
        "stronghold",
        "hub",
    ]
)


_OF_WORDS = 2
"""How many words before a name of one word the place stands of which it is the name: "the town of X"."""

_GETTING = frozenset({"get", "receive", "obtain", "accept", "enjoy", "take", "draw"})
"""Verbs by which one is given something by somebody; smuggled and bought it may be from anywhere."""

_WILLED = frozenset(
    """
    accuse arm back bankroll blame bribe criticise criticize denounce equip finance fund obey oppose sponsor support
    train
    """.split()  # noqa: SIM905
)
"""Verbs whose object is somebody, and no mere place."""


def is_somebodys_concern(sentence: Sentence, head: int) -> bool:
    """As in "armed X", "accuses X of theft": what is done to somebody alone."""
    token = sentence.tokens[head]
    return token.deprel == "obj" and sentence.tokens[token.head].lemma in _WILLED


_FOUNDING = frozenset(("found", "co-found", "cofound", "refound", "form"))
_FORMING = _FOUNDING | {
    "create",
    "establish",
    "set",
    "launch",
    "constitute",
    "re-establish",
    "organise",
    "organize",
}
_MACHINES = frozenset(("aircraft", "bomber", "helicopter", "launcher", "missile", "rifle", "rocket"))
"""What is called after a make as often as after those who have it: "Jaguar aircraft"."""
_ENTERING = frozenset(("join", "quit"))
_LEAVING = frozenset(("leave", "quit", "exit"))


def is_founded(sentence: Sentence, head: int) -> bool:
    """As in "X was founded by Y", "Y founded X", "X, set up by Y": of a name, what somebody has founded.

    What is created or launched without a word of who does it may be anything.
    """
    token = sentence.tokens[head]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if token.deprel == "obj":
        bare = not any(sentence.children(head, "case"))
        return bare and _forms(sentence, above, _FOUNDING if above.xpos != "VB" else _FORMING)
    if token.deprel == "nsubj:pass" and _forms(sentence, above, _FORMING):
        return above.lemma.lower() in _FOUNDING or any(sentence.children(above.index, "obl:agent"))
    for clause in sentence.children(head, "acl", "acl:relcl"):
        by = any(sentence.children(clause.index, "obl:agent"))
        whom = any(child.lemma.lower() in ("which", "that") for child in sentence.children(clause.index, "obj"))
        if clause.index > head and (by or whom) and _forms(sentence, clause, _FORMING):
            return True
    return False


def is_formed(sentence: Sentence, head: int) -> bool:
    """As in "X was formed by Y", "the X was founded by Y": of what is taken for a place, and is no town."""
    token = sentence.tokens[head]
    if token.deprel != "nsubj:pass" or not is_founded(sentence, head):
        return False
    verb = sentence.tokens[token.head]
    the = any(child.text.lower() == "the" for child in sentence.children(head, "det"))
    by = any(sentence.children(verb.index, "obl:agent"))
    return by and (the or verb.lemma.lower() == "form")


def founds(sentence: Sentence, head: int) -> bool:
    """As in "founded by X Y": of a name, who founds something."""
    token = sentence.tokens[head]
    above = sentence.tokens[token.head] if token.head >= 0 else token
    does = token.deprel == "obl:agent" or (token.deprel == "nsubj" and any(sentence.children(above.index, "obj")))
    return does and _forms(sentence, above, _FORMING)


def _forms(sentence: Sentence, verb: Token, lemmas: frozenset[str]) -> bool:
    """Whether a verb is one of these, "set" with its "up"."""
    lemma = verb.lemma.lower()
    if verb.upos != "VERB" or lemma not in lemmas:
        return False
    return lemma != "set" or any(child.text.lower() == "up" for child in sentence.children(verb.index, "compound:prt"))


def is_called_a_place(sentence: Sentence, head: int) -> bool:
    """As in "X, a town near the border", "the town of X", "the villages of X and Y"."""
    if any(child.lemma.lower() in _PLACES for child in sentence.children(head, "appos")):
        return True
    token = sentence.tokens[head]
    if token.deprel == "conj" and not any(sentence.children(head, "case", "det")):
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head] if token.deprel == "nmod" else token
    called = above.upos == "NOUN" and above.index == token.index - _OF_WORDS and above.lemma.lower() in _PLACES
    return called and sentence.cases(token.index) == {"of"}


def acts(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """Whether a name stands where only somebody who acts can: the subject of "deny", before "fighters"."""
    token = sentence.tokens[head]
    if token.head < 0:
        return False
    above = sentence.tokens[token.head]
    lemma = above.lemma.lower()
    role = token.deprel.split(":")[0]
    if (
        token.deprel == "obl:agent"
        or is_somebodys_concern(sentence, head)
        or _is_party(sentence, token, lexicon)
        or gives(sentence, head, lexicon)
        or stands_for_somebody(sentence, head, lexicon)
    ):
        return True
    if role == "nsubj":
        return above.upos == "VERB" and lexicon.has(WordList.AGENT_VERBS, lemma)
    if role == "compound" and lemma in _MACHINES:
        return False
    if role in ("compound", "appos", "nmod", "conj"):
        return lemma in lexicon.nouns or lexicon.has(WordList.OWN_NOUNS, lemma)
    case = next((c.lemma.lower() for c in sentence.children(head, "case")), "")
    if (lemma == "belong" and case == "to") or (lemma in _ENTERING and role == "obj"):
        return True
    return case in ("against", "with", "between", "alongside") or (case == "by" and role == "obl" and _passive(above))


def gives(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """As in "receives weapons from X", "with money from X": who gives it."""
    token = sentence.tokens[head]
    if token.deprel not in ("obl", "nmod") or sentence.cases(head) != {"from"}:
        return False
    above = sentence.tokens[token.head]
    got = sentence.children(above.index, "obj") if above.lemma.lower() in _GETTING else ()
    things = (above,) if token.deprel == "nmod" else tuple(got)
    return any(lexicon.has(WordList.GIVEN, thing.lemma.lower()) for thing in things)


def _is_party(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """As in "the Greens", "the Left": capitals make people of a plural with "the", and of what is done as by people."""
    if not any(child.text.lower() == "the" for child in sentence.children(token.index, "det")):
        return _are_partisans(sentence, token, lexicon)
    case = next((child.lemma.lower() for child in sentence.children(token.index, "case")), "")
    if lexicon.has(WordList.LOCATIVE, case):
        return False
    if is_plural(token):
        return True
    if token.deprel == "conj" and token.head >= 0:  # "the Red Front and the Osh attacked the town"
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head]
    object_of = token.deprel == "obj" and lexicon.has(WordList.TARGETING, above.lemma.lower())
    return object_of or (token.deprel == "nsubj" and above.upos == "VERB")


def _are_partisans(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> bool:
    """As in "Socialists and Radicals voted", "opposed by Liberals": a name in the plural of those who do something."""
    verb = sentence.tokens[token.head]
    if token.xpos != "NNPS" or token.entity.endswith("LOC") or verb.upos != "VERB" or token.lemma.lower() == "day":
        return False  # "the city's May Days"
    targeted = token.deprel == "obj" and lexicon.has(WordList.TARGETING, verb.lemma.lower())
    return targeted or token.deprel in ("nsubj", "obl:agent")


def _passive(verb: Token) -> bool:
    return verb.upos == "VERB" and verb.xpos == "VBN"


def placed(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """Whether a name stands where places do ("in X", "withdraw from X", "entered X"), or is called one: "X, a town"."""
    token = sentence.tokens[head]
    if is_called_a_place(sentence, head):
        return True
    if token.head < 0:
        return False
    verb = sentence.tokens[token.head].lemma.lower()
    if token.deprel == "obj":
        the = any(child.text.lower() == "the" for child in sentence.children(head, "det"))
        bodily = verb in _LEAVING and (token.entity.endswith("ORG") or (the and not token.entity.endswith("LOC")))
        return lexicon.has(WordList.PLACE_VERBS, verb) and not bodily
    case = next((child.lemma.lower() for child in sentence.children(head, "case")), "")
    moves = case in ("from", "to") and lexicon.has(WordList.MOTION, verb)
    if case == "along" and "with" in sentence.cases(head):
        return False
    return token.deprel in ("obl", "nmod") and (moves or lexicon.has(WordList.LOCATIVE, case))


def like_a_town(sentence: Sentence, head: int, lexicon: NominalLexicon) -> bool:
    """Whether a name stands bare where towns do most often: "shelled X", "the siege of X", "driven out of Y and X"."""
    token = sentence.tokens[head]
    if token.deprel == "conj" and token.head >= 0 and not any(sentence.children(head, "case")):
        bare = not any(sentence.children(head, "det", "nmod:poss")) and not is_plural(token)
        return bare and like_a_town(sentence, token.head, lexicon)
    if token.head < 0 or token.deprel not in ("obj", "obl", "nmod"):
        return False
    if any(sentence.children(head, "det", "nmod:poss")) or is_plural(token):
        return False
    above = sentence.tokens[token.head]
    case = next((child.lemma.lower() for child in sentence.children(head, "case")), "")
    if token.deprel == "obj":
        return lexicon.has(WordList.TOWN_VERBS, above.lemma.lower())
    if case in ("on", "of", "for"):
        return above.upos == "NOUN" and lexicon.has(WordList.TOWN_DEEDS, above.lemma.lower())
    return case in ("from", "out") and lexicon.has(WordList.CLEARING, above.lemma.lower())
