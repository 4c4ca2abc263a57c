"""Phrases that the parser hung on a word too near: a name in apposition, "time and again", who one acts with."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.mending_appositions import is_name
from foedus.language.tokens import Token

_WHERE = frozenset(("in", "at", "on", "near", "around", "across", "inside", "outside", "along", "beyond"))
_LEADING = frozenset(("lead", "head", "command", "run", "control", "found"))
_PARTS = frozenset(("faction", "wing", "splinter", "offshoot", "fraction", "remnant"))
_GROUPS = frozenset(("group", "party", "movement", "militia", "organisation", "organization", "body"))
_BRANCHES = _PARTS | frozenset(("arm", "branch", "affiliate", "chapter", "franchise", "ally", "rival", "successor"))
_APART = frozenset(("splinter", "breakaway", "break-away", "dissident", "renegade", "rival", "hardline", "rebel"))
_CLAIMED = frozenset(("responsibility", "credit", "blame"))
_HELD = frozenset(("obj", "nsubj", "nsubj:pass", "obl:agent", "obl", "nmod", "appos"))
_TOGETHER = frozenset(
    (
        "agree",
        "ally",
        "argue",
        "battle",
        "break",
        "clash",
        "collaborate",
        "conclude",
        "confer",
        "consult",
        "cooperate",
        "coordinate",
        "deal",
        "differ",
        "fall",
        "feud",
        "fight",
        "make",
        "meet",
        "merge",
        "negotiate",
        "parley",
        "part",
        "quarrel",
        "reach",
        "side",
        "sign",
        "skirmish",
        "split",
        "talk",
        "unite",
        "war",
    )
)
"""Verbs that say with whom something is done."""

_WHOLES = frozenset(
    """
    alliance bloc coalition confederation council federation front grouping league network umbrella union
    """.split()  # noqa: SIM905
)
"""What is made up of several who each have a leader of their own."""


def strayed_appositions(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The name of a body in "its rival in the valley, the Red Front" stands by the rival: no valley is a body.

    Nor is a long name a clause that tells of the noun before it ("two movements - Villagers United for Peace and …").
    """
    found = list(tokens)
    for name in tokens:
        if name.deprel == "acl" and " " in name.text and name.text[:1].isupper():
            found[name.index] = replace(name, deprel="appos", upos="PROPN", xpos="NNP")
            continue
        place = tokens[name.head] if name.deprel == "appos" and 0 <= name.head < name.index else None
        if place is None or place.upos != "NOUN" or not _names_a_body(tokens, name):
            continue
        case = next((t for t in tokens if t.head == place.index and t.deprel == "case"), None)
        if case is None or case.text.lower() not in _WHERE or case.index < 1:
            continue
        before = tokens[case.index - 1]
        if before.upos == "NOUN" and before.deprel in _HELD and place.head in (before.index, before.head):
            found[name.index] = replace(name, head=before.index)
    return tuple(found)


def _names_a_body(tokens: tuple[Token, ...], name: Token) -> bool:
    """Whether the parser takes a name, whose words come before its head, for that of a body."""
    words = (token for token in tokens if token.index == name.index or token.head == name.index)
    return name.upos == "PROPN" and any(token.entity.endswith("ORG") for token in words)


def companions(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "parted ways with the Front over money" they part with it, and it is over no money."""
    found = list(tokens)
    for link in tokens:
        if link.text.lower() != "with" or link.deprel != "mark" or link.head < 0:
            continue
        state = tokens[link.head]
        verb = tokens[state.head] if state.head >= 0 else state
        who = next((t for t in tokens if t.head == state.index and t.deprel == "nsubj" and t.index > link.index), None)
        cased = any(t.head == state.index and t.deprel == "case" for t in tokens)
        if who is None or not cased or verb.lemma not in _TOGETHER or not verb.index < link.index < who.index:
            continue
        if any(t.head == who.index and t.xpos == "PRP$" for t in tokens):
            continue  # "with its leader in prison"
        found[link.index] = replace(link, head=who.index, upos="ADP", deprel="case")
        found[who.index] = replace(who, head=verb.index, deprel="obl")
        found[state.index] = replace(state, deprel="obl")
    return tuple(found)


def splinters(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, a Y splinter group, fled" the group is one of Y: two nouns right behind one another are one description.

    The parser made Y, with the article, a description of its own, and the group what X fled.
    """
    found = list(tokens)
    for noun in tokens[4:]:
        if noun.upos != "NOUN":
            continue
        first = noun.index
        while tokens[first - 1].head == noun.index and tokens[first - 1].deprel in ("compound", "amod"):
            first -= 1
        name = tokens[first - 1]
        if name.deprel != "appos" or name.head < 0 or name.index > first:
            continue
        if not any(t.head == name.index and t.deprel == "det" and t.text.lower() in ("a", "an") for t in tokens):
            continue
        beside = noun.deprel == "appos" and noun.head == name.head
        before = noun.deprel == "obj" and noun.head == tokens[name.head].head > noun.index
        if beside or before:
            found[noun.index] = replace(noun, head=name.head, deprel="appos")
            found[name.index] = replace(name, head=noun.index, deprel="compound")
            for token in tokens[: name.index]:
                if token.head == name.index and token.deprel in ("det", "punct"):
                    found[token.index] = replace(token, head=noun.index)
    return tuple(found)


def along_with(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X is one of its members, along with Y" X is one along with Y: no member and no owner is with anybody."""
    found = list(tokens)
    for comma, along, link in zip(tokens, tokens[1:], tokens[2:], strict=False):
        who = tokens[along.head]
        if comma.text != "," or along.text.lower() not in ("along", "together") or link.text.lower() != "with":
            continue
        if who.deprel != "nmod" or not 0 <= who.head < comma.index < who.index:
            continue
        noun = tokens[who.head]
        part = tokens[noun.head] if noun.deprel == "nmod" else noun
        if part.upos != "NUM" or not 0 <= part.index < noun.index:
            continue
        above = part.head if part.deprel == "obl" else part.index
        found[who.index] = replace(who, head=above, deprel="obl")
    return tuple(found)


def told_of_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a bombing in Arvo that killed nine" the bombing killed them: a name takes no "that" without a comma.

    Nor does who claims responsibility for a bombing claim one that killed.
    """
    found = list(tokens)
    for word in tokens[2:]:
        verb, above = tokens[word.head], tokens[tokens[word.head].head]
        if word.text.lower() != "that" or word.xpos != "WDT" or verb.deprel != "acl:relcl" or word.index > verb.index:
            continue
        noun: Token | None = None
        if above.upos == "PROPN" and above.deprel == "nmod" and tokens[word.index - 1].upos == "PROPN":
            noun = tokens[above.head]
        elif above.lemma in _CLAIMED:
            noun = next(
                (t for t in tokens[above.index : word.index] if t.head == above.index and t.deprel == "nmod"), None
            )
        if noun is not None and noun.upos == "NOUN" and noun.index < word.index:
            found[verb.index] = replace(verb, head=noun.index)
    return tuple(found)


def named_parts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the armed wing of X, the Y," the wing is called Y: X has its name already.

    Not where Y is only X by its first letters ("the wing of the Red Front, the RF,").
    """
    found = list(tokens)
    for name in tokens[4:]:
        body = tokens[name.head]
        if name.deprel != "appos" or not is_name(name) or not is_name(body) or body.deprel != "nmod":
            continue
        part = tokens[body.head]
        of = any(t.head == body.index and t.deprel == "case" and t.lemma == "of" for t in tokens)
        apart = part.lemma in _GROUPS and any(t.head == part.index and t.text.lower() in _APART for t in tokens)
        if not of or not (part.lemma in _BRANCHES or apart) or not part.index < body.index < name.index:
            continue
        if not _are_initials(tokens, name, body):
            found[name.index] = replace(name, head=part.index)
    return tuple(found)


def _are_initials(tokens: tuple[Token, ...], name: Token, body: Token) -> bool:
    """Whether a name is made of the first letters of another's words."""
    words = [t.text for t in tokens if t.index == body.index or (t.head == body.index and t.deprel != "case")]
    letters = "".join(word[0] for word in " ".join(words).split() if word[0].isupper())
    return name.text.isupper() and name.text[0] == letters[:1]


def led_parts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a splinter group of the Front led by X" the group is led by him: of the Front it is a part."""
    found = list(tokens)
    for participle in tokens[2:]:
        body = tokens[participle.head]
        if participle.deprel != "acl" or participle.lemma not in _LEADING or participle.xpos != "VBN":
            continue
        part = tokens[body.head]
        of = any(t.head == body.index and t.deprel == "case" and t.lemma == "of" for t in tokens)
        if body.upos != "PROPN" or body.deprel != "nmod" or not of or body.index > participle.index:
            continue
        apart = any(t.head == part.index and t.text.lower() in _APART for t in tokens)
        if part.lemma in _PARTS or (part.upos == "NOUN" and apart):
            found[participle.index] = replace(participle, head=part.index)
    return tuple(found)


def wholes_under(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, an alliance of ten groups under Y," the alliance is under Y, and so is X: the ten have leaders enough."""
    found = list(tokens)
    for case in tokens[4:]:
        name, parts = tokens[case.head], tokens[tokens[case.head].head]
        if case.text.lower() != "under" or name.upos != "PROPN" or name.deprel != "nmod" or parts.xpos != "NNS":
            continue
        whole = tokens[parts.head]
        of = any(t.head == parts.index and t.text.lower() == "of" for t in tokens[whole.index : parts.index])
        if parts.deprel == "nmod" and of and whole.lemma in _WHOLES and parts.index < case.index:
            apposed = whole.deprel == "appos" and 0 <= whole.head < whole.index
            found[name.index] = replace(name, head=whole.head if apposed else whole.index)
    return tuple(found)
