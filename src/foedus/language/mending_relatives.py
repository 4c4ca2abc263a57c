"""Relative pronouns that the parser hung on the wrong verb, and clauses with "whose" on a word too far off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from foedus.language.tokens import FINITE, NOUNS, Token

_ACCUSING = frozenset(("accuse", "suspect", "charge", "blame"))
_RULERS = frozenset(
    [
        "president",
        "premier",
        "minister",
        "king",
        "government",
        "army",
        "troop",
        "troops",
        "soldier",
        "force",
        "parliament",
    ]
)
"""What a country has, so that "Y of X, whose president" is X's."""


_BELONGING = frozenset(
    (
        "member",
        "leader",
        "commander",
        "founder",
        "chief",
        "head",
        "chairman",
        "spokesman",
        "ally",
        "backer",
        "supporter",
    )
)
"""What somebody is to a body of which a clause behind it tells."""
_ARMS = frozenset(("wing", "arm", "branch", "militia"))
"""What a body has that bears a name of its own."""
_HAD = frozenset(
    ("government", "army", "troop", "force", "soldier", "fighter", "regime", "military", "militia", "rebel")
)
"""What a state or group has that is no title before a name."""
_BODIES = frozenset(("front", "group", "guerrilla", "insurgent", "movement", "party"))
_LASTING = frozenset(("begin", "start", "last", "erupt", "continue", "end", "cease", "resume"))
"""What happenings do and nobody does, unless to something."""
_DERIVED = frozenset(
    (
        "offshoot",
        "splinter",
        "faction",
        "breakaway",
        "branch",
        "affiliate",
        "successor",
        "arm",
        "wing",
        "ally",
        "rival",
        "enemy",
        "foe",
        "proxy",
        "partner",
    )
)
"""What a body is to another, of which a clause with "which" right behind its name tells."""
_SIGNED = frozenset(
    """
    accord agreement alliance armistice attack attacks campaign ceasefire cease-fire charter coalition deal front
    government memorandum offensive pact party peace protocol raid talk treaty truce war
    """.split()  # noqa: SIM905
)
"""What is signed, made or waged."""
_LEAVING = frozenset(
    (
        "break",
        "defect",
        "depart",
        "eject",
        "exclude",
        "expel",
        "oust",
        "part",
        "purge",
        "resign",
        "secede",
        "separate",
        "splinter",
        "split",
        "suspend",
        "withdraw",
    )
)
"""What one does, or has done to him, "from" a body."""


def of_the_named(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, his rival, who was named premier" X was named: what stands behind the second comma tells of the name."""
    found = list(tokens)
    for comma, pronoun in pairwise(tokens[1:-1]):
        noun = tokens[comma.index - 1]
        if comma.text != "," or pronoun.text.lower() != "who" or noun.deprel != "appos" or noun.upos != "NOUN":
            continue
        name, verb = tokens[noun.head], tokens[pronoun.head]
        if name.upos == "PROPN" and name.index < noun.index and verb.head == noun.index and verb.deprel == "acl:relcl":
            found[verb.index] = replace(verb, head=name.index)
    return tuple(found)


def of_whole_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Hill Front, made up of deserters," the clause tells of the Front, not of a word within its name."""
    found = list(tokens)
    for comma in tokens[1:-2]:
        verb = tokens[comma.index + 1]
        part = tokens[verb.head]
        clause = comma.text == "," and verb.deprel in ("acl", "acl:relcl")
        if clause and part.deprel == "compound" and verb.head < part.head < comma.index:
            found[verb.index] = replace(verb, head=part.head)
    return tuple(found)


def told_of_the_nearest(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "is keeping to the truce that it concluded" the clause with the relative "that" tells of the truce."""
    found = list(tokens)
    for word in tokens[1:]:
        noun, verb = tokens[word.index - 1], tokens[word.head]
        if word.xpos != "WDT" or word.deprel == "mark" or verb.deprel != "ccomp" or verb.index < word.index:
            continue
        above = noun
        while verb.head < above.head < above.index:
            above = tokens[above.head]
        if noun.upos not in NOUNS or above.head != verb.head:
            continue
        found[verb.index] = replace(verb, head=noun.index, deprel="acl:relcl")
        if word.deprel == "obl:unmarked":
            found[word.index] = replace(word, deprel="obj")
    return tuple(found)


def objects_of_gerunds(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the group, whom X accuses Y of arming, fled" Y is accused, and the group is whom he is said to arm.

    A verb that has an object of its own takes no relative pronoun for a second; the gerund behind it lacks one.
    """
    found = list(tokens)
    for pronoun in tokens[:-3]:
        verb = tokens[pronoun.head]
        if pronoun.xpos not in ("WDT", "WP") or pronoun.deprel != "obj" or verb.lemma not in _ACCUSING:
            continue
        below = [token for token in tokens if token.head == verb.index and token.index > verb.index]
        accused = next((token for token in below if token.deprel in ("obj", "iobj")), None)
        gerund = next((token for token in below if _is_gerund(tokens, token)), None)
        if accused is None or gerund is None or accused.index > gerund.index:
            continue
        if any(token.head == gerund.index and token.deprel == "obj" for token in tokens):
            continue
        found[pronoun.index] = replace(pronoun, head=gerund.index)
        found[accused.index] = replace(accused, deprel="obj")
        found[gerund.index] = replace(gerund, upos="VERB", xpos="VBG", deprel="advcl")
    return tuple(found)


def _is_gerund(tokens: tuple[Token, ...], word: Token) -> bool:
    """Whether a word in -ing is a verb, also where it looks like the noun: right behind "of" it is the deed."""
    verb = word.upos == "VERB" or word.xpos == "VBG" or tokens[word.index - 1].text.lower() == "of"
    return word.text.endswith("ing") and verb


def of_bodies(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a member of the alliance that bombed X" the alliance bombed X, in "a member, which left" the member left.

    Of a person "who" is said, and "that" or "which" of what stands nearest; so it is behind a comma where the noun only
    tells what a body is to the one named ("an offshoot of X, which bombed Y"), or where somebody leaves what is named
    ("a quarrel within X, from which Y seceded").
    """
    found = list(tokens)
    for pronoun in tokens[3:]:
        if pronoun.text.lower() not in ("that", "which") or pronoun.xpos not in ("WDT", "WP", "IN"):
            continue
        clause = tokens[pronoun.head]
        if clause.deprel != "acl:relcl" or clause.index < pronoun.index:
            continue
        link = tokens[pronoun.index - 1]
        first = link.index if link.deprel == "case" and link.head == pronoun.index else pronoun.index
        apart = tokens[first - 1].text == ","
        member, body = tokens[clause.head], tokens[first - 2 if apart else first - 1]
        while body.deprel in ("flat", "compound") and body.head >= 0:
            body = tokens[body.head]
        left = first < pronoun.index and link.text.lower() == "from" and clause.lemma in _LEAVING and apart
        told = left or member.lemma in (_DERIVED if apart else _BELONGING)
        told = told and (body.text[:1].isupper() or not apart)
        if told and body.head == member.index and body.deprel == "nmod":
            found[clause.index] = replace(clause, head=body.index)
    return tuple(found)


def which_of_persons(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Hill Front of Musa Issa, which split," the Front split: nobody who has a name is a "which".

    Likewise of "Musa Issa of the Hill Front, which split".
    """
    found = list(tokens)
    for pronoun in tokens[3:]:
        clause = tokens[pronoun.head]
        if pronoun.text.lower() != "which" or clause.deprel != "acl:relcl" or tokens[pronoun.index - 1].text != ",":
            continue
        person = tokens[clause.head]
        if person.entity != "B-PER" or any(t.head == person.index and t.deprel == "det" for t in tokens):
            continue
        owned = any(t.head == person.index and t.text == "of" for t in tokens[: person.index])
        of = {t.head for t in tokens[person.index : pronoun.index] if t.text == "of" and t.deprel == "case"}
        bodies = [i for i in of if tokens[i].head == person.index and tokens[i].deprel == "nmod"]
        if person.deprel == "nmod" and owned and person.head < person.index:
            found[clause.index] = replace(clause, head=person.head)
        elif len(bodies) == 1 and tokens[bodies[0]].upos in NOUNS:
            found[clause.index] = replace(clause, head=bodies[0])
    return tuple(found)


def begun_events(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "support for the militia, which began in 1988," the support began: no people and no body begins or lasts."""
    found = list(tokens)
    for pronoun in tokens[3:]:
        clause = tokens[pronoun.head]
        if pronoun.text.lower() != "which" or pronoun.deprel != "nsubj" or clause.deprel != "acl:relcl":
            continue
        body = tokens[clause.head]
        done = any(t.head == clause.index and t.deprel in ("obj", "xcomp", "ccomp") for t in tokens)
        if clause.lemma not in _LASTING or done or body.deprel not in ("nmod", "obl"):
            continue
        event = tokens[body.head]  # "Talks with X, which began": for the parser X is no part of what it took for a verb
        noun = event.upos == "NOUN" if body.deprel == "nmod" else event.deprel in ("nsubj", "obj")
        somebody = body.upos == "PROPN" or body.lemma in _HAD | _BODIES
        if somebody and noun and event.lemma not in _HAD | _BODIES and event.index < body.index:
            found[clause.index] = replace(clause, head=event.index)
    return tuple(found)


def after_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X rejects the deal, which Y accepts, and fights on" X fights on: ", and" goes on where the clause began.

    In "is led by X, who fled, and owes Y allegiance" the present goes on from the present.
    """
    found = list(tokens)
    for link, late in _going_on(tokens):
        clause = tokens[late.head]
        if clause.deprel != "acl:relcl" or not clause.index < link.index < late.index:
            continue
        noun = tokens[clause.head]
        other_time = clause.xpos == "VBD" and late.xpos == "VBZ"
        verb = _first_verb_above(tokens, noun) if other_time else tokens[noun.head]
        begun = tokens[noun.index + 1].text == "," or other_time
        alike = _tense(tokens, verb) == late.xpos in FINITE and verb.index < noun.index
        if begun and alike and not any(t.head == late.index and t.deprel.startswith("nsubj") for t in tokens):
            found[late.index] = replace(late, head=verb.index)
    return tuple(found)


def bare_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the truce that X signed with Y" the truce was signed: "that" is no circumstance, but behind a time."""
    found = list(tokens)
    for pronoun in tokens[1:-1]:
        clause = tokens[pronoun.head]
        if pronoun.xpos != "WDT" or pronoun.deprel not in ("obl", "obl:unmarked") or clause.deprel != "acl:relcl":
            continue
        below = [t for t in tokens if t.head == clause.index]
        done = any(t.deprel.startswith(("obj", "ccomp", "xcomp", "nsubj:pass", "aux:pass")) for t in below)
        cased = any(t.head == pronoun.index for t in tokens)
        if not done and not cased and tokens[clause.head].lemma in _SIGNED and any(t.deprel == "nsubj" for t in below):
            found[pronoun.index] = replace(pronoun, deprel="obj")
    return tuple(found)


def after_gerunds(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "left X, whom he accused of lying, and joined Y" he joined Y: no finite verb goes on from a gerund."""
    found = list(tokens)
    for _, late in _going_on(tokens):
        gerund = tokens[late.head]
        clause = tokens[gerund.head]
        if gerund.xpos != "VBG" or late.xpos not in FINITE or clause.deprel != "acl:relcl":
            continue
        verb = _first_verb_above(tokens, tokens[clause.head])
        own = any(t.head == late.index and t.deprel.startswith("nsubj") for t in tokens)
        if verb.upos == "VERB" and verb.index < clause.index and not own:
            found[late.index] = replace(late, head=verb.index)
    return tuple(found)


def _going_on(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, Token]]:
    """The conjunctions behind a comma, each with the verb that it adds."""
    for link in tokens[2:-1]:
        late = tokens[link.head]
        if link.deprel == "cc" and tokens[link.index - 1].text == "," and late.deprel == "conj" and late.upos == "VERB":
            yield link, late


def _first_verb_above(tokens: tuple[Token, ...], noun: Token) -> Token:
    while 0 <= noun.head < noun.index and noun.upos != "VERB":
        noun = tokens[noun.head]
    return noun


def _tense(tokens: tuple[Token, ...], verb: Token) -> str:
    """The tag of a verb, or of the auxiliary that makes a passive one finite."""
    if verb.xpos in FINITE:
        return verb.xpos
    return next((t.xpos for t in tokens if t.head == verb.index and t.deprel == "aux:pass"), verb.xpos)


def named_by_owners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Front, whose leader X is wanted" and "whose armed wing Y took Z" the noun is X's title."""
    found = list(tokens)
    for pronoun in tokens[:-3]:
        noun = tokens[pronoun.head]
        name = tokens[min(noun.index + 1, len(tokens) - 1)]
        if pronoun.text.lower() != "whose" or noun.head <= noun.index or name.upos != "PROPN":
            continue
        while name.deprel in ("compound", "flat"):
            name = tokens[name.head]
        subjects = noun.deprel.startswith("nsubj") and name.deprel.startswith("nsubj") and name.head == noun.head
        beside = {t.deprel for t in tokens if t.head == noun.head}
        if subjects and noun.lemma in _BELONGING | _ARMS and beside & {"obj", "aux:pass", "cop"}:
            found[noun.index] = replace(noun, head=name.index, deprel="nmod:desc")
    return tuple(found)


def accused_owners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, whose army Y has accused of it" Y accuses and the army is accused: of two subjects the second acts."""
    found = list(tokens)
    for pronoun in tokens[:-3]:
        if pronoun.text.lower() != "whose" or pronoun.head <= pronoun.index:
            continue
        owned = _owned(tokens, pronoun)
        doer = next((t for t in tokens[owned.index + 1 :] if t.deprel == "nsubj" and t.head > t.index), None)
        if doer is None or tokens[doer.head].deprel != "acl:relcl" or owned.head not in (doer.head, doer.index):
            continue
        if owned.deprel in ("nsubj", "compound") and not any(t.head == doer.head and t.deprel == "obj" for t in tokens):
            found[pronoun.index] = replace(pronoun, head=owned.index)
            found[owned.index] = replace(owned, head=doer.head, deprel="obj")
    return tuple(found)


def _owned(tokens: tuple[Token, ...], pronoun: Token) -> Token:
    """The noun behind "whose": before the name of another what only bodies have is no title of his."""
    head = tokens[pronoun.head]
    inner = tokens[head.index - 1]
    named = inner.deprel == "compound" and inner.head == head.index and head.text[:1].isupper()
    return inner if named and inner.lemma in _HAD else head


def nearest_places(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "weapons from Arvania, where they fought for X" they fought in Arvania: the clause is hung on that name."""
    found = list(tokens)
    for pronoun in tokens[2:]:
        name, clause = tokens[pronoun.index - 2], tokens[pronoun.head]
        if pronoun.text.lower() != "where" or tokens[pronoun.index - 1].text != "," or not name.text[:1].isupper():
            continue
        while name.deprel in ("flat", "compound") and name.head >= 0:
            name = tokens[name.head]
        if clause.deprel == "acl:relcl" and clause.head == name.head and name.deprel in ("nmod", "obl"):
            found[clause.index] = replace(clause, head=name.index)
    return tuple(found)


def nearest_owners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "with the help of Arvania, whose president blames X" the clause is hung on Arvania, not on somebody before."""
    found = list(tokens)
    for pronoun in tokens[2:]:
        if pronoun.text.lower() != "whose" or tokens[pronoun.index - 1].text != "," or pronoun.head < 0:
            continue
        name = tokens[pronoun.index - 2]
        if tokens[pronoun.head].lemma not in _RULERS or name.upos != "PROPN" or name.deprel == "flat":
            continue
        clause = tokens[pronoun.head]
        while clause.head >= 0 and clause.deprel != "acl:relcl":
            clause = tokens[clause.head]
        if clause.deprel == "acl:relcl" and pronoun.index < clause.index and clause.head < name.index:
            found[clause.index] = replace(clause, head=name.index)
    return tuple(found)


def coordinated_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, which A arms and B pays, fled" it is B that pays X: the parser joined B to the first verb.

    The second verb becomes coordinated with the first, whose "which" is what it is done to as well.
    """
    found = list(tokens)
    for link in tokens[3:-2]:
        name = tokens[link.head]
        first = tokens[name.head]
        if link.deprel != "cc" or name.deprel != "conj" or first.deprel != "acl:relcl" or first.upos != "VERB":
            continue
        if name.upos != "PROPN" and not any(t.head == name.index and t.deprel == "det" for t in tokens):
            continue
        below = [t for t in tokens[: first.index] if t.head == first.index and t.xpos in ("WDT", "WP")]
        second = next((t for t in tokens[name.index + 1 :] if t.head != name.index and t.upos != "AUX"), None)
        if second is None or not _is_told_alone(tokens, second) or not any(t.deprel == "obj" for t in below):
            continue
        found[name.index] = replace(name, head=second.index, deprel="nsubj")
        found[link.index] = replace(link, head=second.index)
        found[second.index] = replace(second, head=first.index, deprel="conj")
    return tuple(found)


def _is_told_alone(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a word is a verb without subject or object, which the parser hung on another verb or on its noun."""
    finite = verb.upos == "VERB" and verb.xpos in ("VBZ", "VBP", "VBD", "VBN")
    alone = not any(t.head == verb.index and t.deprel.startswith(("nsubj", "obj")) for t in tokens)
    return finite and alone and verb.deprel in ("acl:relcl", "conj", "xcomp", "ccomp", "acl")
