"""Phrases and clauses that the parser hung on too near or too high a word: whose hideouts, who meanwhile blames."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import FINITE, Token, has_subject
from foedus.language.turns import TURNS

_TAKING_OF = frozenset(
    """
    accuse acquit advise approve assure avail beware bleed boast break cheat clean cleanse clear compose complain
    consist convict convince cure defraud demand deprive die disabuse dispose divest drain dream empty expect free hear
    inform
    know learn make notify partake persuade purge read relieve remind require rid rob say sense smell speak strip
    suspect swindle talk tell think tire unburden warn
    """.split()  # noqa: SIM905
)
"""Verbs that take an "of" themselves, beside their object ("accused X of it", "drove the town clear of rebels")."""
_LEAVING_NOBODY = frozenset(
    """
    ambush arm arrest assassinate attack back battle behead bomb capture carry command detain execute fight hit host
    include intercept involve kill lead meet murder question shell shoot strike support target train transport try wound
    """.split()  # noqa: SIM905
)
"""Verbs beside whose object a "from" tells whose men they are, and not whence something is taken or driven."""
_TAKING_FROM = frozenset(
    """
    annex capture conquer free liberate occupy reclaim recapture reconquer recover regain retake seize take win wrest
    """.split()  # noqa: SIM905
)
"""Verbs behind whose object a "from" tells who lost it."""
_COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_MEN = frozenset(
    """
    citizen civilian combatant commander commando farmer fighter guerrilla gunman insurgent jihadist leader lieutenant
    loyalist man member
    mercenary militant militiaman mutineer officer official paratrooper partisan peacekeeper policeman rebel recruit
    representative resident separatist soldier trader trooper troop villager warrior
    """.split()  # noqa: SIM905
)
_HELD = frozenset(("obj", "nsubj:pass"))
_LOSING = frozenset(("capture", "injure", "kill", "lose", "suffer", "sustain", "wound"))
_FIGHTS = frozenset(
    """
    ambush assault attack battle blast bombardment bombing clash crash explosion fight fighting gunfight incident
    offensive operation raid shelling shoot-out shooting shootout skirmish strike
    """.split()  # noqa: SIM905
)
_CHANGES = frozenset(
    """
    absorption conversion division evolution incorporation integration merger metamorphosis mutation reorganisation
    reorganization split transformation
    """.split()  # noqa: SIM905
)
"""Nouns with an "into" of their own."""
BONDS = frozenset(
    """
    accommodation agreement alliance armistice border ceasefire compromise cooperation friendship normalisation
    normalization pact peace reconciliation relation settlement tie treaty truce understanding war
    """.split()  # noqa: SIM905
)
"""Nouns with a "with" of their own."""
SOUGHT = frozenset(("for", "over", "about", "towards", "toward"))
"""What stands before a bond that is but sought, or quarrelled over."""


def of_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "bombed hideouts of the Red Front in Arvo" the hideouts are the Front's: "of" stands right behind them.

    So are the rebels of "a truck carrying rebels from the Red Front", which is no starting point.
    """
    found = list(tokens)
    for case in tokens[1:]:
        word = case.text.lower()
        if word not in ("of", "from") or case.deprel != "case" or case.head < case.index:
            continue
        owner, noun = tokens[case.head], tokens[case.index - 1]
        verb = tokens[owner.head]
        beside = owner.deprel == "obl" and noun.head == owner.head and noun.deprel in _HELD and noun.xpos == "NNS"
        taken = (
            verb.lemma in _TAKING_OF if word == "of" else verb.lemma not in _LEAVING_NOBODY or noun.lemma not in _MEN
        )
        if beside and verb.upos == "VERB" and not taken:
            found[owner.index] = replace(owner, head=noun.index, deprel="nmod")
    return tuple(found)


def taken_from(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "retook villages south of Arvo from the Red Front" they are taken from the Front: no town is from anybody."""
    found = list(tokens)
    for case in tokens[1:]:
        loser, town = tokens[case.head], tokens[tokens[case.head].head]
        if case.text.lower() != "from" or case.deprel != "case" or loser.deprel not in ("nmod", "obl"):
            continue
        if town.upos != "PROPN" and town.lemma not in _COMPASS:
            continue
        above = town
        while above.head >= 0 and above.upos not in ("VERB", "AUX"):
            above = tokens[above.head]
        if above.lemma in _TAKING_FROM and above.index < town.index < case.index < loser.index:
            found[loser.index] = replace(loser, head=above.index, deprel="obl")
    return tuple(found)


def lost_in(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "lost 30 men in an ambush laid by X" they are lost in it: nobody is a man in an ambush."""
    found = list(tokens)
    for case in tokens[2:]:
        fight, men = tokens[case.head], tokens[tokens[case.head].head]
        if case.text.lower() not in ("in", "during") or case.deprel != "case" or fight.deprel != "nmod":
            continue
        verb = tokens[men.head]
        if fight.lemma not in _FIGHTS or men.deprel not in _HELD or verb.lemma not in _LOSING:
            continue
        if verb.upos == "VERB" and men.index < case.index < fight.index:
            found[fight.index] = replace(fight, head=verb.index, deprel="obl")
    return tuple(found)


def turned_into(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the transformation of X into Y" it is one into Y: nobody's name has an "into"."""
    found = list(tokens)
    for case in tokens[3:]:
        result, turned = tokens[case.head], tokens[tokens[case.head].head]
        if case.text.lower() != "into" or case.deprel != "case" or result.deprel != "nmod":
            continue
        change = tokens[turned.head]
        if turned.deprel == "nmod" and change.lemma in _CHANGES and change.index < turned.index < result.index:
            found[result.index] = replace(result, head=change.index)
    return tuple(found)


def bonds_with(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "work together for a settlement with X" the settlement is with X, and not the work."""
    found = list(tokens)
    for case in tokens[3:]:
        other, bond = tokens[case.head], tokens[case.index - 1]
        if case.text.lower() != "with" or case.deprel != "case" or other.deprel != "obl" or other.index < case.index:
            continue
        if bond.lemma not in BONDS or bond.upos != "NOUN" or bond.head != other.head or bond.deprel != "obl":
            continue
        if any(t.head == bond.index and t.deprel == "case" and t.text.lower() in SOUGHT for t in tokens):
            found[other.index] = replace(other, head=bond.index, deprel="nmod")
    return tuple(found)


def told_beside(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, backed by Y and once an ally of Z, fled" the ally is X, and no second one who backed him."""
    found = list(tokens)
    for noun in tokens[5:]:
        agent = tokens[noun.head]
        if noun.deprel != "conj" or noun.upos != "NOUN" or agent.deprel != "obl:agent":
            continue
        backed = tokens[agent.head]
        beside = (t for t in tokens[agent.index + 1 : noun.index] if t.head == noun.index)
        if backed.deprel == "acl" and any(t.text.lower() in TURNS for t in beside):
            found[noun.index] = replace(noun, head=backed.head, deprel="appos")
    return tuple(found)


def clefts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "It was X that armed Y" X armed it: the clause tells of him, and is no subject."""
    found = list(tokens)
    for clause in tokens[4:]:
        one = tokens[clause.head]
        if clause.deprel != "csubj" or one.deprel != "root" or not one.index < clause.index:
            continue
        below = [t for t in tokens if t.head == one.index]
        it = next((t for t in below if t.deprel == "expl" and t.text.lower() == "it"), None)
        that = any(t.head == clause.index and t.deprel == "nsubj" and t.xpos in ("WDT", "WP") for t in tokens)
        if it is not None and that and any(t.deprel == "cop" for t in below):
            found[clause.index] = replace(clause, deprel="acl:relcl")
            found[it.index] = replace(it, deprel="nsubj")
    return tuple(found)


def each_backed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, backed by A, and Y, backed by B, fought" B backed Y: each has a participle of his own."""
    found = list(tokens)
    for second in tokens[6:]:
        first = tokens[second.head]
        if second.deprel != "acl" or second.xpos != "VBN" or tokens[second.index - 1].text != ",":
            continue
        between = tokens[first.index : second.index]
        own = next((t for t in between if t.deprel == "acl" and t.head == first.index and t.xpos == "VBN"), None)
        other = next((t for t in between if t.deprel == "conj" and t.head == first.index), None)
        if own is None or other is None or not own.index < other.index:
            continue
        behind = tokens[other.index + 1 : second.index - 1]
        if all(t.deprel == "flat" and t.head == other.index for t in behind):
            found[second.index] = replace(second, head=other.index)
    return tuple(found)


def relative_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the states that armed X include Y" they armed it: of two objects the relative word is the subject."""
    found = list(tokens)
    for word in tokens[1:]:
        if (
            word.deprel not in ("obj", "obl:unmarked")
            or word.xpos not in ("WDT", "WP")
            or word.text.lower() not in ("that", "which", "who")
        ):
            continue
        verb = tokens[word.head]
        other = any(t.head == verb.index and t.deprel == "obj" and t.index > verb.index for t in tokens)
        finite = verb.xpos in FINITE and verb.deprel == "acl:relcl"
        if verb.index > word.index and finite and other and not has_subject(tokens, verb):
            found[word.index] = replace(word, deprel="nsubj")
    return tuple(found)
