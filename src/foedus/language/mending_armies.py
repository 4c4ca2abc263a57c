"""An army named beside others: "the army and allied militias", which the parser takes for militias of the army."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import Token

_ARMIES = frozenset(
    {
        "army",
        "military",
        "police",
        "government",
        "gendarmerie",
        "navy",
        "junta",
        "regime",
        "coalition",
        "militia",
        "air",
    }
)
_LIKE_ADJECTIVES = ("ian", "ean", "ish", "ese", "ican", "i")
_REBELS = frozenset(
    {
        "rebel",
        "guerrilla",
        "insurgent",
        "separatist",
        "secessionist",
        "militant",
        "mutineer",
        "gunman",
        "militiaman",
        "jihadist",
        "islamist",
        "dissident",
    }
)
"""Who fight an army and are none of its own: "the army and Hill Front guerrillas" are two."""
_MOVED = ("case", "det", "nmod:poss", "acl", "acl:relcl", "appos")
"""What stood below the last noun and belongs to the coordination, or stays where it is if it stands behind it."""


def armies_and_others(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the army and Rwandan troops fought" army and troops are two, not "army and Rwandan" modifiers of troops.

    A noun for an army with "and" right behind it is no modifier where an adjective follows, nor of rebels, nor where a
    verb stands between it and what it was hung on ("the army and allied militias attacked the Hill Front").
    """
    found = list(tokens)
    for army in tokens:
        if army.lemma not in _ARMIES:
            continue
        if army.deprel in ("compound", "amod") and _and_rebels(tokens, army):
            _parted(found, army, tokens[army.head])
            _named_behind(found, army)
        elif army.deprel != "compound":
            _listed(found, army)
        elif army.head > army.index:
            verb = next((t for t in tokens[army.index : army.head] if t.upos == "VERB" and t.deprel == "root"), None)
            if verb is not None:
                _made_subject(found, army, verb)
            elif _and_others(tokens, army):
                _parted(found, army, tokens[army.head])
        _backed_behind(found, found[army.index])
    return tuple(found)


def names_and_others(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Arvo and Tarish rebel groups fought" Arvo and the groups are two: no adjective is coordinated with a name.

    Acronyms ("US and Iraqi forces") and names that end like adjectives may be one.
    """
    found = list(tokens)
    for name in tokens[:-3]:
        alone = name.upos == "PROPN" and name.deprel == "compound" and name.text.istitle()
        if not alone or name.text.endswith(_LIKE_ADJECTIVES) or name.head <= name.index + 2:
            continue
        link, adjective, noun = tokens[name.index + 1], tokens[name.index + 2], tokens[name.head]
        others = link.deprel == "cc" and adjective.upos == "ADJ" and adjective.text.istitle() and noun.xpos == "NNS"
        joined = any(token.head == name.index and token.deprel == "conj" for token in tokens)
        if others and not joined and name.index < link.head <= noun.index and tokens[name.index - 1].head != name.head:
            _parted(found, name, noun)
            found[link.index] = replace(found[link.index], head=noun.index)
    return tuple(found)


def _and_others(tokens: tuple[Token, ...], army: Token) -> bool:
    """Whether "and" and an adjective stand right behind it, or nothing is coordinated with it for all that "and"."""
    behind = tokens[army.index + 1 : army.index + 3]
    two = len(behind) == 2 and behind[0].text.lower() == "and"
    if not two or army.head <= behind[1].index:
        return False
    if behind[1].upos == "ADJ" and behind[1].head == army.index:
        return True
    # "the Georgian army and Russian-backed insurgents"
    alone = not any(token.head == army.index and token.deprel == "conj" for token in tokens)
    return alone and behind[0].deprel == "cc" and army.index < behind[0].head <= army.head


def _and_rebels(tokens: tuple[Token, ...], army: Token) -> bool:
    """Whether "and" stands right behind it, and what it was hung on are rebels with no verb before them."""
    rebels, between = tokens[army.head], tokens[army.index + 1 : army.head]
    several = rebels.lemma in _REBELS and rebels.xpos == "NNS" and army.index + 1 < rebels.index
    return several and between[0].text.lower() == "and" and not any(word.upos in ("VERB", "AUX") for word in between)


def _named_behind(found: list[Token], army: Token) -> None:
    """Hangs the words between "and" and the rebels on these."""
    rebels = next(token for token in found if token.head == army.index and token.lemma in _REBELS)
    for token in found[army.index + 1 : rebels.index]:
        if token.deprel == "cc":
            found[token.index] = replace(token, head=rebels.index)
        elif token.head == army.index:
            kind = "amod" if token.upos == "ADJ" else "compound"
            found[token.index] = replace(token, head=rebels.index, deprel=kind)


def _listed(found: list[Token], army: Token) -> None:
    """Of "the army, the Red Front and others" the front is the second of three, and not the army's other name."""
    for name in found[army.index + 1 :]:
        if name.deprel != "appos" or name.head != army.index or name.upos != "PROPN":
            continue
        link = found[name.index + 1] if name.index + 1 < len(found) else None
        if (
            link is not None
            and link.text.lower() == "and"
            and link.deprel == "cc"
            and found[link.head].head == army.index
        ):
            found[name.index] = replace(name, deprel="conj")


def _backed_behind(found: list[Token], army: Token) -> None:
    """Of "the army and Russian-backed insurgents" the insurgents are backed: a participle stands before its noun."""
    noun = next((t for t in found[army.index + 1 :] if t.deprel == "conj" and t.head == army.index), None)
    for word in found[army.index + 1 : noun.index] if noun is not None else ():
        if word.deprel == "amod" and word.head == army.index and word.xpos == "VBN" and noun is not None:
            found[word.index] = replace(word, head=noun.index)
            for link in found[army.index + 1 : word.index]:
                if link.deprel == "cc":
                    found[link.index] = replace(link, head=noun.index)


def _made_subject(found: list[Token], army: Token, verb: Token) -> None:
    if not any(token.head == verb.index and token.deprel.startswith("nsubj") for token in found):
        found[army.index] = replace(army, head=verb.index, deprel="nsubj")
        if found[army.index + 1].text.lower() == "and":
            _described_behind(found, army)


def _parted(found: list[Token], army: Token, others: Token) -> None:
    """Gives the army the place of the noun behind, which is coordinated with it and keeps the adjective."""
    found[army.index] = replace(army, head=others.head, deprel=others.deprel)
    found[others.index] = replace(found[others.index], head=army.index, deprel="conj")
    for token in tuple(found):
        if token.head == others.index and token.index < army.index and token.deprel in _MOVED:
            found[token.index] = replace(token, head=army.index)
    _described_behind(found, found[army.index])


def _described_behind(found: list[Token], army: Token) -> None:
    """Hangs the adjective behind "and" and the conjunction itself on the noun that they belong to."""
    adjective = found[army.index + 2]
    if adjective.upos != "ADJ" or adjective.deprel != "conj" or adjective.head != army.index:
        return
    noun = next((t for t in found[adjective.index + 1 :] if t.upos in ("NOUN", "PROPN") and t.deprel == "conj"), None)
    if noun is None or noun.head != army.index:
        return
    found[adjective.index] = replace(adjective, head=noun.index, deprel="amod")
    link = found[army.index + 1]
    found[link.index] = replace(link, head=noun.index, deprel="cc")
