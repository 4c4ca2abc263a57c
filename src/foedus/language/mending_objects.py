"""What an object or a partner of an event has taken to itself: an adjective of the verb, a participle behind it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from foedus.language.tokens import FINITE, NOUNS, Token

_COUNTED = frozenset(("DET", "NUM"))
_OBJECTS = ("obj", "iobj")
_BESIDE = frozenset(("with", "between", "against"))
_GIVING = frozenset(("give", "grant", "hand", "lend", "offer", "pay", "promise", "sell", "send"))
_GOODS = frozenset(
    ("aid", "ammunition", "arms", "cash", "explosives", "food", "fuel", "funds", "guns", "help", "missiles", "money")
) | frozenset(("rifles", "rockets", "sanctuary", "shelter", "supplies", "support", "training", "vehicles", "weapons"))
_GOODS |= frozenset(("boats", "bombs", "cars", "equipment", "horses", "loans", "mortars", "motorcycles", "passports"))
_GOODS |= frozenset(("pickups", "radios", "refuge", "tanks", "trucks", "uniforms"))
_GOODS |= frozenset(("amnesty", "autonomy", "dialogue", "negotiations", "talks", "peace"))
_OFFERING = frozenset(("give", "grant", "lend", "offer", "promise", "sell"))
_MEN = frozenset(("commanders", "fighters", "leaders", "members", "officials", "prisoners", "refugees", "soldiers"))
_AMOUNTS = frozenset(("billions", "dozens", "hundreds", "millions", "scores", "tens", "thousands"))

_SUPPLYING = frozenset(
    ("arm", "entrust", "equip", "furnish", "outfit", "ply", "present", "provide", "reward", "supply")
)
"""What is done to somebody with what he gets."""
_JOINING = frozenset(("ally", "align", "affiliate"))
"""What is done to somebody with or to another."""
SELVES = frozenset(("himself", "herself", "itself", "themselves"))
_LETTING = frozenset(("help", "let", "make", "see", "watch", "have"))

COMPANY = frozenset(("alongside", "beside"))
_STANDING = frozenset(("fight", "march", "serve", "stand"))
"""Verbs whose subject may stand behind them where their company is named first."""

NEIGHBOURING = frozenset(("neighbouring", "neighboring"))
_ONE = frozenset(("neighbour", "neighbor", "ally", "rival", "foe", "enemy", "partner", "backer", "patron"))
TIES = _ONE | frozenset(re.sub("y$", "ie", word) + "s" for word in _ONE)
"""What one is to another, in the singular and the plural."""
TIED = frozenset(
    word + "s" for word in ("partner", "backer", "patron", "sponsor", "supporter", "friend", "protector")
) | {
    "allies",
    "rivals",
    "enemies",
    "foes",
}
"""Of these what several are to somebody."""
TITLES = frozenset(("warlord", "strongman", "dictator", "ruler", "rebel", "guerrilla", "commander", "leader", "chief"))
"""What a person may be called before his name."""


def fronted_company(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Alongside X fought Y" it is Y that fought, with nobody else before the verb to do so."""
    found = list(tokens)
    for case in tokens[:-2]:
        beside = tokens[case.head]
        if case.text.lower() not in COMPANY or case.deprel != "case" or beside.deprel != "obl":
            continue
        verb = tokens[beside.head]
        if verb.lemma not in _STANDING or not 0 <= beside.index < verb.index:
            continue
        below = [token for token in tokens if token.head == verb.index]
        objects = [token for token in below if token.deprel == "obj" and token.index > verb.index]
        if len(objects) == 1 and not any(token.deprel.startswith("nsubj") for token in below):
            found[objects[0].index] = replace(objects[0], deprel="nsubj")
    return tuple(found)


def neighbouring(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "accused neighbouring Arvo of it" and "fled into neighbouring Arvo" the word before the name is no verb."""
    found = list(tokens)
    for word in tokens[:-1]:
        name = tokens[word.index + 1]
        if word.text.lower() not in NEIGHBOURING or name.upos != "PROPN":
            continue
        if name.head != word.index and (word.upos != "VERB" or name.head != word.head):
            continue
        before = tokens[word.index - 1] if word.index else word
        cased = before.upos in ("ADP", "SCONJ") and before.head == word.index
        clausal = word.deprel in ("xcomp", "ccomp", "advcl", "acl")
        deprel = word.deprel if not clausal else "obl" if cased else "obj"
        for below in tokens:
            if below.head == word.index:
                found[below.index] = replace(below, head=name.index)
        if cased:
            found[before.index] = replace(before, head=name.index, deprel="case")
        agent = cased and before.text.lower() == "by" and tokens[word.head].xpos == "VBN"
        found[name.index] = replace(name, head=word.head, deprel="obl:agent" if agent else deprel)
        found[word.index] = replace(word, head=name.index, deprel="amod", upos="ADJ", xpos="JJ")
    return tuple(found)


def named_ties(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "accused its neighbour Arvo of it" Arvo is the neighbour: the verb has one object there, not two.

    Likewise of "drove the warlord Omar Tessa out".
    """
    found = list(tokens)
    for noun in tokens[1:-1]:
        name = tokens[noun.index + 1]
        titled = noun.text.lower() in TITLES and name.entity == "B-PER"
        if not (titled or noun.text.lower() in TIES) or noun.deprel not in _OBJECTS or name.upos != "PROPN":
            continue
        owned = any(token.head == noun.index and token.deprel == "nmod:poss" for token in tokens)
        if (owned or titled) and noun.upos == "NOUN" and name.head == noun.head and name.deprel in (*_OBJECTS, "xcomp"):
            found[noun.index] = replace(noun, deprel="obj")
            found[name.index] = replace(name, head=noun.index, deprel="appos")
    return tuple(found)


def tied_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "left by its allies, X and Y" X and Y are the allies: names behind a comma tell who somebody's friends are.

    The parser made one list of the allies and the names, or left the second name in it.
    """
    found = list(tokens)
    for noun in tokens[1:-3]:
        if noun.text.lower() not in TIED or noun.deprel == "conj" or tokens[noun.index + 1].text != ",":
            continue
        below = [token for token in tokens if token.head == noun.index]
        names = [t for t in below if t.index > noun.index and t.deprel in ("conj", "appos")]
        owned = any(token.deprel == "nmod:poss" for token in below)
        if not owned or len(names) < 2 or any(t.upos != "PROPN" for t in names) or names[-1].deprel != "conj":
            continue
        first = names[0]
        if not any(t.head == first.index and t.deprel == "cc" for t in tokens):
            found[first.index] = replace(first, deprel="appos")
            for other in names[1:]:
                found[other.index] = replace(other, head=first.index, deprel="conj")
    return tuple(found)


def resulting(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "shot dead two soldiers" the verb says that they died: no adjective stands before an article or a number.

    Nor is "dead" a part of the name in "shot dead General X".
    """
    found = list(tokens)
    for result in tokens[1:-1]:
        verb, noun, behind = tokens[result.index - 1], tokens[result.head], tokens[result.index + 1]
        if result.deprel != "amod" or verb.upos != "VERB" or noun.head != verb.index or noun.index < result.index:
            continue
        named = result.text == "dead" and "PROPN" in (noun.upos, behind.upos)
        if named or (behind.head == noun.index and behind.upos in _COUNTED):
            found[result.index] = replace(result, head=verb.index, deprel="xcomp")
    return tuple(found)


def partners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a truce with the army beginning at midnight" the truce is with the army: what has a case is no subject."""
    found = list(tokens)
    for case in tokens[1:]:
        if case.deprel != "case" or case.text.lower() not in _BESIDE or case.head < case.index:
            continue
        partner = tokens[case.head]
        participle, event = tokens[partner.head], tokens[case.index - 1]
        behind = participle.index > partner.index and participle.deprel == "acl" and participle.head == event.index
        if partner.deprel == "nsubj" and behind and event.upos in NOUNS:
            found[partner.index] = replace(partner, head=event.index, deprel="nmod")
    return tuple(found)


def of_helped_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X helped oust Y" Y is ousted: what stands behind the second verb is no object of the first.

    In "X helped Y retake Z" Y is helped: what stands before the second verb is none of that.
    """
    found = list(tokens)
    for noun in tokens[1:-1]:
        verb = tokens[noun.head]
        helped = tokens[verb.head]
        bare = verb.xpos in ("VB", "VBP") and verb.deprel in ("xcomp", "ccomp") and noun.deprel in ("obj", "nsubj")
        if bare and helped.lemma in _LETTING and helped.index < noun.index < verb.index and helped.upos == "VERB":
            own = [
                t for t in tokens[helped.index + 1 :] if t.head in (helped.index, verb.index) and t.index < verb.index
            ]
            if own == [noun] and (noun.deprel == "obj" or helped.lemma == "help"):
                found[noun.index] = replace(noun, head=helped.index, deprel="obj")
                found[verb.index] = replace(verb, xpos="VB", deprel="xcomp")
    for verb in tokens[1:-1]:
        help_ = tokens[verb.index - 1]
        if verb.deprel != "xcomp" or verb.upos != "VERB" or verb.head != help_.index or help_.lemma != "help":
            continue
        for noun in tokens[verb.index + 1 :]:
            if noun.head == help_.index and noun.deprel == "obj":
                found[noun.index] = replace(noun, head=verb.index)
    return tuple(found)


def more_than(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "gives no more than moral support" support is what is given: "more than" only measures it."""
    found = list(tokens)
    for than in tokens[1:]:
        more, noun = tokens[than.index - 1], tokens[than.head]
        measured = than.text.lower() == "than" and than.deprel == "case" and more.text.lower() in ("more", "less")
        if measured and more.deprel == "obj" and noun.upos == "NOUN" and noun.head in (more.index, more.head):
            found[noun.index] = replace(noun, head=more.head, deprel="obj")
            found[more.index] = replace(more, head=noun.index, deprel="advmod")
            found[than.index] = replace(than, head=more.index, deprel="fixed")
    return tuple(found)


def recipients(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "lent Iraq billions of dollars" and "pays Hamas 5 million dollars" the name is who gets them.

    The parser took it for a part of the sum; no sum is called after anybody. Likewise "gave the X Front explosives",
    "sold the junta six jets" and "promised President X money": nothing is called after a president with his title.
    Nor is anybody given himself: of two objects in "lent Chad a hand" the first gets the second. Where no name says so
    the order does: no part of a name stands before an adjective ("gives the junta economic aid") or before "its".
    """
    found = list(tokens)
    for verb in tokens:
        if verb.upos == "VERB" and (verb.lemma in _GIVING or verb.lemma in _SUPPLYING):
            given = [t for t in tokens[verb.index + 1 :] if t.head == verb.index and t.deprel == "obj"]
            if len(given) == 2 and given[0].upos in (*NOUNS, "PRON"):
                found[given[0].index] = replace(given[0], deprel="iobj")
    for name in tokens[1:-1]:
        amount, verb = tokens[name.head], tokens[tokens[name.head].head]
        if name.upos not in NOUNS or amount.deprel != "obj" or verb.lemma not in _GIVING:
            continue
        if _is_before_what_he_gets(tokens, verb, name):
            found[name.index] = replace(name, head=verb.index, deprel="iobj")
        if name.deprel != "compound":
            continue
        between = tokens[verb.index + 1 : name.index]
        counted = tokens[name.index + 1].upos in ("NUM", "SYM")
        if name.upos == "PROPN":
            counted = counted or amount.text.lower() in _AMOUNTS or any(t.deprel == "nmod:desc" for t in between[:1])
            counted = counted or (amount.text.lower() in _GOODS and _is_long_name(tokens, verb, name))
        if counted and amount.index > name.index and all(word.head in (name.index, amount.index) for word in between):
            found[name.index] = replace(name, head=verb.index, deprel="iobj")
    return tuple(found)


def _is_before_what_he_gets(tokens: tuple[Token, ...], verb: Token, name: Token) -> bool:
    """As in "offered Syria helicopters", "gives the junta economic aid", "promised Syria its support".

    A name is a place's, a body's or a person's, for those of arms go with what is given ("sold Apache helicopters").
    Nobody else gets it then, and people do not stand there: "gave Hamas fighters", "offered Syria troops for Chad".
    """
    last = _end_of_name(tokens, name)
    behind, goods = tokens[last + 1], tokens[name.head]
    parts = [word for word in tokens[verb.index + 1 : name.index] if word.head not in (name.index, goods.index)]
    if parts or name.index < verb.index or goods.index <= last or _is_given_away(tokens, verb, goods):
        return False
    if name.deprel == "nmod:poss":
        return behind.xpos == "PRP$" and behind.head == goods.index
    if name.deprel != "compound":
        return False
    if behind.deprel == "amod" and behind.head == goods.index:
        return True
    bare = all(
        word.deprel in ("compound", "amod", "punct") and word.xpos != "NNS" for word in tokens[last + 1 : goods.index]
    )
    return bool(name.entity) and bare and verb.lemma in _OFFERING and goods.text.lower() not in _MEN


def _end_of_name(tokens: tuple[Token, ...], name: Token) -> int:
    """The last of the words that go on with a name ("Khaled Meshaal")."""
    last = name.index
    while last + 2 < len(tokens) and tokens[last + 1].head == name.index and tokens[last + 1].deprel == "flat":
        last += 1
    return last


def _is_given_away(tokens: tuple[Token, ...], verb: Token, goods: Token) -> bool:
    """Whether what is given goes to somebody else, who is told behind "to" or "for", or stands there already."""
    below = [word for word in tokens[goods.index + 1 :] if word.head in (verb.index, goods.index)]
    cases = {t.text.lower() for word in below for t in tokens if t.head == word.index and t.deprel == "case"}
    taken = any(word.head == verb.index and word.deprel == "iobj" for word in tokens)
    return taken or not cases.isdisjoint(("to", "for"))


def named_as(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "consider the Marsh Sentinels a front" the name is no verb, and what it is taken for is the verb's."""
    found = list(tokens)
    for name in tokens[1:]:
        if name.upos != "PROPN" or name.xpos not in FINITE or not name.text[:1].isupper():
            continue
        found[name.index] = replace(name, xpos="NNPS" if name.text.endswith("s") else "NNP")
        verb = tokens[name.head]
        for noun in tokens[name.index + 1 :]:
            if name.deprel == "obj" and noun.head == name.index and noun.deprel == "obj" and verb.upos == "VERB":
                found[noun.index] = replace(noun, head=verb.index, deprel="xcomp")
    return tuple(found)


def _is_long_name(tokens: tuple[Token, ...], verb: Token, name: Token) -> bool:
    """Whether a long name with an article stands between a verb and what is given, and nobody behind "to"."""
    to = any(tokens[t.head].head == verb.index and t.deprel == "case" and t.text.lower() == "to" for t in tokens)
    words = tokens[verb.index + 1 : name.index + 1]
    article = len(words) > 2 and words[0].deprel == "det" and words[0].text.lower() == "the"
    described = tokens[name.index + 1 : name.head]  # "offered the X Front direct talks"
    return article and not to and all(word.deprel == "amod" and word.head == name.head for word in described)


def selves(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X allied himself and his forces to Y" he allies himself, and the forces beside that: it is no mere stress."""
    found = list(tokens)
    for itself in tokens[1:]:
        verb = tokens[itself.head]
        bare = itself.deprel == "obl:unmarked" and itself.text.lower() in SELVES and itself.index == verb.index + 1
        below = [token for token in tokens if token.head == verb.index]
        if not bare or verb.upos != "VERB" or any(token.deprel in _OBJECTS for token in below):
            continue
        beside = [token for token in below if token.deprel == "conj" and token.upos in NOUNS]
        if verb.lemma in _JOINING or beside:
            found[itself.index] = replace(itself, deprel="obj")
            for other in beside:
                found[other.index] = replace(other, head=itself.index)
    return tuple(found)


def supplied_with(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "provided the rebels with money" the verb says with what: it is no part of the rebels.

    Nor is Y of his forces in "X allied himself and his forces to Y".
    """
    found = list(tokens)
    for case in tokens[2:]:
        goods, link = tokens[case.head], case.text.lower()
        if link not in ("with", "to") or case.deprel != "case" or goods.deprel != "nmod" or goods.index < case.index:
            continue
        whom = tokens[goods.head]
        while whom.deprel == "conj" and whom.head >= 0:
            whom = tokens[whom.head]
        verb = tokens[whom.head]
        told = verb.lemma in _JOINING or (link == "with" and verb.lemma in _SUPPLYING)
        if whom.deprel == "obj" and verb.index < whom.index < case.index and told:
            found[goods.index] = replace(goods, head=verb.index, deprel="obl")
    return tuple(found)
