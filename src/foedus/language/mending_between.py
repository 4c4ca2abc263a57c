"""The two sides of what is "between" them, of which the parser hung the second on another word."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from foedus.language.tokens import NOUNS, Token

_REACH = 6
"""How many words behind "and" the second side may stand."""
_BELOW_A_NOUN = frozenset(("acl", "acl:relcl", "advcl", "xcomp", "nmod", "obj", "obl"))
_OPENING = frozenset(("as", "while", "because", "after", "since"))


def between(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The second side of "between X, backed by A, and B" belongs to X: "between" takes two.

    The parser hangs it on A, makes it the subject of the verb behind it, also without a comma, or coordinates it
    with a word before "between" ("an alliance of convenience between X and B": with the alliance). Behind "of" it is
    no second owner of the first: "between supporters of X and B".
    """
    found = list(tokens)
    for case in tokens:
        if case.text.lower() != "between" or case.deprel != "case" or case.head < 0:
            continue
        one = case.head
        if _second_owner(found, one):
            continue
        joined = any(token.head == one and token.deprel == "conj" for token in tokens)
        if joined and not _described(found, one) and not _of_two_posts(found, one):
            continue
        for word in tokens[one + 1 :]:
            if word.text.lower() != "and" or word.deprel != "cc":
                continue
            other = _second_side(tokens, word) if tokens[word.index - 1].text == "," else None
            other = _drawn_back(tokens, case, word) if other is None else other
            other = _second_subject(tokens, one, word) if other is None else other
            other = _retold(found, one, word) if other is None else other
            other = _cut_off(found, one, word) if other is None else other
            clause = _clauses_subject(tokens, one, word) if other is None else None
            if clause is not None:
                other, opens = clause
                event, verb = tokens[tokens[one].head], tokens[tokens[other].head]
                found[event.index] = replace(event, head=verb.index, deprel="nsubj")
                found[opens.index] = replace(opens, head=verb.index, deprel="mark")
                if verb.deprel == "conj":
                    found[verb.index] = replace(verb, deprel="advcl")
            if other is not None:
                for listed in tokens[one + 1 : word.index]:  # the second of three, behind a clause as well
                    if listed.deprel == "conj" and listed.head == tokens[other].head and listed.upos in NOUNS:
                        found[listed.index] = replace(listed, head=one)
                found[other] = replace(found[other], head=one, deprel="conj")
                found[word.index] = replace(word, head=other)
                break
    return tuple(found)


def _described(tokens: list[Token], one: int) -> bool:
    """As in "clashes between X, an armed group, and Y": what stands between the commas is X again, and no second side.

    Makes it an apposition, if it is all that is coordinated with X, and an ", and" with somebody else follows.
    """
    sides = [token for token in tokens if token.head == one and token.deprel == "conj"]
    if len(sides) != 1 or sides[0].index < one or tokens[one + 1].text != ",":
        return False
    side = sides[0]
    below = [token for token in tokens if token.head == side.index]
    if any(token.deprel in ("cc", "case") for token in below):
        return False
    new = any(token.deprel == "det" and token.text.lower() in ("a", "an") for token in below)
    last = max([side.index, *(token.index for token in below if token.deprel != "conj")])
    behind = [token.text.lower() for token in tokens[last + 1 : last + 3]]
    joined = any(token.head == side.index and token.deprel == "conj" for token in tokens)
    if not new or joined or behind != [",", "and"]:
        return False
    tokens[side.index] = replace(side, deprel="appos")
    return True


def _of_two_posts(tokens: list[Token], one: int) -> bool:
    """As in "between its strongman and ex-president, X, and Y": both posts are X's, who is one side, and Y the other.

    Makes the second post and the name two appositions to the first.
    """
    sides = [token for token in tokens if token.head == one and token.deprel == "conj"]
    if len(sides) != 1 or sides[0].upos != "NOUN" or tokens[one].upos != "NOUN":
        return False
    side = sides[0]
    new = any(t.head == side.index and t.deprel in ("det", "nmod:poss", "case") for t in tokens)
    bearer = next((t for t in tokens if t.head in (one, side.index) and t.deprel == "appos"), None)
    if new or bearer is None or not bearer.entity.endswith("PER") or tokens[bearer.index - 1].text != ",":
        return False
    last = max([bearer.index, *(t.index for t in tokens if t.head == bearer.index and t.deprel == "flat")])
    if [token.text.lower() for token in tokens[last + 1 : last + 3]] != [",", "and"]:
        return False
    tokens[side.index] = replace(side, deprel="appos")
    tokens[bearer.index] = replace(bearer, head=one)
    return True


def _second_owner(tokens: list[Token], one: int) -> bool:
    """Makes the only other noun coordinated behind "of" the second side, if there is nothing else that may be it."""
    if any(token.head == one and token.deprel in ("conj", "appos") for token in tokens):
        return False
    within, event = {one}, tokens[one].head
    for token in tokens[one + 1 :]:  # "between the Front for Unity in the Delta and the government"
        if token.deprel == "nmod" and (token.head in within or token.head == event):
            within.add(token.index)
    others = [token for token in tokens if token.deprel == "conj" and token.head in within]
    if len(others) != 1 or others[0].upos not in NOUNS:
        return False
    owner = any(token.head == others[0].head and token.text.lower() == "of" for token in tokens)
    if not owner and not any(token.head == others[0].index and token.deprel == "det" for token in tokens):
        return False  # "between rebels in X and Y"
    tokens[others[0].index] = replace(others[0], head=one)
    return True


def _drawn_back(tokens: tuple[Token, ...], case: Token, conjunction: Token) -> int | None:
    """The noun behind "and" that is coordinated with a word before "between", where no verb stands between the two."""
    other = tokens[conjunction.head]
    drawn = other.deprel == "conj" and other.upos in NOUNS and 0 <= other.head < case.index
    near = not any(word.upos in ("VERB", "AUX") for word in tokens[case.index : other.index])
    return other.index if drawn and near and conjunction.index < other.index else None


def _subject_behind(tokens: Sequence[Token], conjunction: Token, verb: Token) -> Token | None:
    """The first subject of a verb that stands between "and" and the verb."""
    near = tokens[conjunction.index + 1 : verb.index]
    return next((t for t in near if t.head == verb.index and t.deprel.startswith("nsubj")), None)


def _second_subject(tokens: tuple[Token, ...], one: int, conjunction: Token) -> int | None:
    """The noun behind "and" that was made a subject beside that over "between": "talks between X and Y collapsed"."""
    other, event = tokens[conjunction.head], tokens[tokens[one].head]
    if other.index == event.head and conjunction.index < other.index:  # the "and" hangs on the verb
        other = _subject_behind(tokens, conjunction, other) or other
    twins = other.head == event.head and other.deprel.startswith("nsubj") and event.deprel.startswith("nsubj")
    return other.index if twins and event.index < one < conjunction.index < other.index else None


def _retold(tokens: list[Token], one: int, conjunction: Token) -> int | None:
    """As in "talks aimed at ending the war between X and Y will resume": Y was made the subject of what the talks do.

    Gives Y, once the first subject before "between", whose participle the verb was coordinated with, is the verb's.
    """
    verb = tokens[conjunction.head]
    if verb.deprel != "conj" or verb.upos != "VERB" or tokens[conjunction.index - 1].text == ",":
        return None
    other = _subject_behind(tokens, conjunction, verb)
    if other is not None and _told_of_deal(tokens, one, verb):
        return other.index
    noun = tokens[verb.head]
    while noun.deprel in _BELOW_A_NOUN and noun.head >= 0:
        noun = tokens[noun.head]
    above = noun.deprel.startswith("nsubj") and noun.upos in NOUNS and noun.index < one
    if other is None or not above or tokens[noun.head].index < verb.index:
        return None
    saying = tokens[noun.head]
    for word in list(tokens):
        if word.head == noun.index and word.text == "," and word.index > verb.index:
            tokens[word.index] = replace(word, head=saying.index)
    tokens[verb.index] = replace(verb, head=saying.index, deprel="ccomp")
    tokens[noun.index] = replace(noun, head=verb.index)
    return other.index


def _told_of_deal(tokens: list[Token], one: int, verb: Token) -> bool:
    """Of "the accord signed between X and Y was read" the accord was read: "signed" only tells which accord it is.

    Whether the participle was taken for the verb of the sentence, and mends that.
    """
    signed = tokens[verb.head]
    below = [token for token in tokens if token.head == signed.index]
    deal = next((token for token in below if token.deprel.startswith("nsubj")), None)
    if deal is None or deal.upos != "NOUN" or signed.xpos not in ("VBD", "VBN") or not deal.index < signed.index < one:
        return False
    held = any(t.deprel in ("obj", "aux", "aux:pass", "cop", "ccomp", "xcomp") for t in below)
    if held or tokens[one].head != signed.index:
        return False
    for token in below:
        if token.index > verb.index and token.deprel != "conj":
            tokens[token.index] = replace(token, head=verb.index)
    passive = any(token.head == verb.index and token.deprel == "aux:pass" for token in tokens)
    tokens[verb.index] = replace(verb, head=signed.head, deprel=signed.deprel)
    tokens[deal.index] = replace(deal, head=verb.index, deprel="nsubj:pass" if passive else "nsubj")
    tokens[signed.index] = replace(signed, xpos="VBN", head=deal.index, deprel="acl")
    return True


def _cut_off(tokens: list[Token], one: int, conjunction: Token) -> int | None:
    """As in "clashes between X and Y killed ten": the clashes were left without a verb, and Y made to kill.

    Gives Y, once the verb stands where the noun stood and the noun is what does it.
    """
    event, verb = tokens[tokens[one].head], tokens[conjunction.head]
    if verb.upos != "VERB" and verb.head >= 0:  # the "and" hangs on Y
        verb = tokens[verb.head]
    if verb.deprel != "conj" or verb.upos != "VERB" or verb.head != event.index or event.upos not in NOUNS:
        return None
    other = _subject_behind(tokens, conjunction, verb)
    if other is None or not event.index < one < conjunction.index:
        return None
    for word in list(tokens):
        if word.head == event.index and word.index > verb.index:
            tokens[word.index] = replace(word, head=verb.index)
    tokens[verb.index] = replace(verb, head=event.head, deprel=event.deprel)
    tokens[event.index] = replace(event, head=verb.index, deprel="nsubj")
    return other.index


def _clauses_subject(tokens: tuple[Token, ...], one: int, conjunction: Token) -> tuple[int, Token] | None:
    """As in "fear grew as talks between X and Y failed": Y was made the subject, and the talks a part of what grew.

    Gives Y and the word that opens the clause of its verb, right before the talks.
    """
    event, head = tokens[tokens[one].head], tokens[conjunction.head]
    verb = head if head.upos == "VERB" else tokens[head.head]
    other = _subject_behind(tokens, conjunction, verb)
    if other is None or not 0 < event.index < one or event in upwards(list(tokens), verb.index):
        return None
    if event.head == verb.index:
        return None
    opens = tokens[event.index - 1]
    marks = opens.deprel == "mark" and opens.head == verb.index
    strays = opens.deprel in ("case", "mark") and opens.head == event.index and opens.text.lower() in _OPENING
    return (other.index, opens) if marks or (strays and verb.head == event.head) else None


def _second_side(tokens: tuple[Token, ...], conjunction: Token) -> int | None:
    """The noun behind ", and" that is coordinated with what a clause names, or is the subject of a coordinated verb."""
    for word in tokens[conjunction.index + 1 : conjunction.index + 1 + _REACH]:
        above = tokens[word.head]
        described = above.deprel == "obj" and tokens[above.head].deprel.startswith("acl")
        told = above.deprel in ("obl:agent", "conj") or described
        agent = word.deprel == "conj" and told and above.index < conjunction.index
        subject = word.deprel.startswith("nsubj") and above.deprel == "conj" and above.index > word.index
        if word.upos in ("NOUN", "PROPN") and (agent or subject):
            return word.index
    return None


def upwards(tokens: list[Token], place: int) -> list[Token]:
    """A word and what it hangs on, up to the root."""
    path = [tokens[place]]
    while path[-1].head >= 0 and len(path) <= len(tokens):
        path.append(tokens[path[-1].head])
    return path
