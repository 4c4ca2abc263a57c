"""Names that belong together, and that the parser hung on different words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from foedus.language.joining import HYPHENS
from foedus.language.tokens import NOUNS, Token

_REACH = 6
"""How many words behind "and" the second side may stand."""
_GOVERNED = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod"))
_AND = frozenset(("and", "or", "&"))
_BANDS = frozenset(("group", "faction", "wing", "camp", "gang", "clique", "outfit", "militia"))
_BELOW_A_NOUN = frozenset(("acl", "acl:relcl", "advcl", "xcomp", "nmod", "obj", "obl"))
_OPENING = frozenset(("as", "while", "because", "after", "since"))
_NAMING = frozenset(("compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"))


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
    if other is None or not 0 < event.index < one or event in _upwards(list(tokens), verb.index):
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


def enclosed_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the conquerors, A and B, invited X" the names between commas tell who they are: no list has both commas."""
    found = list(tokens)
    for noun in tokens[:-5]:
        comma = tokens[noun.index + 1]
        if noun.xpos != "NNS" or not noun.deprel.startswith("nsubj") or comma.text != "," or noun.head < noun.index:
            continue
        first = _behind_article(tokens, noun.index + 2)
        names = [t for t in tokens if t.deprel == "conj" and t.head in (noun.index, first.index) and t.upos == "PROPN"]
        definite = any(t.head == noun.index and (t.text.lower() == "the" or t.deprel == "nmod:poss") for t in tokens)
        if not definite or len(names) != 2 or names[0] != first or first.head != noun.index:
            continue
        link, last = names[1].index - 1, names[1].index + 1
        link -= tokens[link].deprel == "det"
        while last < len(tokens) and _belongs(tokens, last, names[1].index):
            last += 1
        verb = tokens[noun.head]
        joined = tokens[link].text.lower() == "and" and last < verb.index and tokens[last].text == ","
        behind = all(t.head == verb.index for t in tokens[last + 1 : verb.index]) if joined else False
        if behind:
            found[first.index] = replace(first, deprel="appos")
            found[names[1].index] = replace(names[1], head=first.index)
    return tuple(found)


def _belongs(tokens: tuple[Token, ...], place: int, name: int) -> bool:
    """Whether a word is part of a name or of what stands behind the "of" of it ("the Cobras of Denis Sassou")."""
    while tokens[place].head > name and tokens[place].deprel in ("case", "det", "flat", "nmod:desc", "compound"):
        place = tokens[place].head
    return tokens[place].head == name and tokens[place].deprel in ("flat", "nmod")


def _behind_article(tokens: tuple[Token, ...], place: int) -> Token:
    """The word at a place, or the next where this is its article."""
    word = tokens[place]
    return tokens[place + 1] if word.deprel == "det" and word.head == place + 1 else word


def coupled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Two names with a hyphen between them before a noun ("US-Taliban talks") are coordinated: both modify the noun.

    A band named after two is one: "the Sirat-Tessa group".
    """
    found = list(tokens)
    for hyphen in tokens[1:-2]:
        left, right, noun = tokens[hyphen.index - 1], tokens[hyphen.index + 1], tokens[hyphen.index + 2]
        names = hyphen.text in HYPHENS and left.text[:1].isupper() and right.text[:1].isupper()
        if not names or left.end != hyphen.start or hyphen.end != right.start:
            continue
        if (
            noun.lemma.lower() in _BANDS
            or right.head != noun.index
            or noun.upos != "NOUN"
            or left.head not in (right.index, noun.index, noun.head)
        ):
            continue
        found[left.index] = replace(left, head=noun.index, deprel="compound")
        found[hyphen.index] = replace(hyphen, head=right.index, deprel="cc")
        found[right.index] = replace(right, head=left.index, deprel="conj")
    return tuple(found)


def coordinated_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "A and B fighters" both names modify the noun: B is coordinated with A, and A does not own B's fighters.

    Read from the right, so that the comma of "A, B and C fighters" joins as well.
    """
    found = list(tokens)
    listed = -1
    for link in reversed(tokens[1:-1]):
        conjunction = link.deprel == "cc" and link.text.lower() in _AND
        if not conjunction and not (link.text == "," and link.index + 1 == listed):
            continue
        pair = _modifiers(found, link.index - 1, link.index + 1)
        if pair is not None and all(name.text[:1].isupper() and name.deprel in _NAMING for name in pair):
            left, right = pair
            found[right.index] = replace(right, head=left.index, deprel="conj")
            found[link.index] = replace(found[link.index], head=right.index)
            listed = link.index - 1
    return tuple(found)


def described_by_two(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "between A and Iraqi and American troops" both adjectives modify the troops: these and A are the two.

    The parser makes three or four of them that are coordinated.
    """
    found = list(tokens)
    for link in tokens[2:-2]:
        left, right = tokens[link.index - 1], tokens[link.index + 1]
        if link.deprel != "cc" or link.head != right.index or left.deprel != "conj" or right.deprel != "conj":
            continue
        first, noun = tokens[left.head], _plural_behind(tokens, right.index)
        nationalities = left.upos == "ADJ" and left.text[:1].isupper() and right.text[:1].isupper()
        listed = first.index < left.index and right.head in (first.index, left.index)
        if noun is None or not nationalities or not listed or tokens[left.index - 1].deprel != "cc":
            continue
        found[left.index] = replace(left, head=noun, deprel="amod")
        found[right.index] = replace(right, head=left.index, deprel="conj")
        found[noun] = replace(found[noun], head=first.index, deprel="conj")
        found[left.index - 1] = replace(found[left.index - 1], head=noun)
    return tuple(found)


def _plural_behind(tokens: tuple[Token, ...], place: int) -> int | None:
    """The plural noun in small letters right behind a word, or behind one that modifies it ("security forces")."""
    for token in tokens[place + 1 : place + 3]:
        if token.xpos == "NNS" and token.text.islower():
            return token.index
        if token.deprel != "compound":
            return None
    return None


def listed_owners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "band of A and B guerrillas" the noun right behind the last name is no third of the list but whom they own."""
    found = list(tokens)
    for name, noun in pairwise(tokens):
        first = tokens[noun.head]
        listed = name.deprel == noun.deprel == "conj" and name.head == noun.head and first.index < name.index
        if not listed or not noun.text.islower() or not all(n.text[:1].isupper() for n in (name, first)):
            continue
        found[noun.index] = replace(noun, head=first.head, deprel=first.deprel)
        found[first.index] = replace(first, head=noun.index, deprel="compound")
        for token in tokens:
            if token.head == first.index and token.deprel in ("case", "det"):
                found[token.index] = replace(token, head=noun.index)
    return tuple(found)


def listed_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "backed by the A, the B and the C" the second name is one of three, and not what the first is called.

    An apposition ends with a comma, the last but one of a list without: "the A, the B, and the C" may be two. Behind
    four names, or a subject that no comma parts from its verb, the second is one of them however many words it has.
    """
    found = list(tokens)
    for link in tokens[1:-1]:
        third = tokens[link.head]
        if link.deprel != "cc" or link.text.lower() not in _AND or third.deprel != "conj":
            continue
        second = _listed_second(tokens, link, third)
        first = None if second is None else _listed_first(tokens, second)
        if first is None or second is None:
            continue
        person = first.entity.endswith("PER")
        others = [t for t in found if t.deprel == "conj" and t.head in (first.index, second.index)]
        names = all(t.upos == "PROPN" for t in (first, second, third)) and not person
        near = second.index == link.index - 1 and second.deprel == "appos" and names
        several = len(others) > 1 and not person
        if near or (others[0].index > second.index and (several or _open_subject(tokens, first, third))):
            found[second.index] = replace(second, head=first.index, deprel="conj")
            for other in others:
                found[other.index] = replace(other, head=first.index)
    return tuple(found)


def _listed_second(tokens: tuple[Token, ...], link: Token, third: Token) -> Token | None:
    """The name beside a list's first that the parser took for an apposition, or for a subject of its own."""
    above = tokens[third.head]
    if above.deprel == "appos" or above.deprel.startswith("nsubj"):
        second = above
        if above.deprel != "appos" and _listed_first(tokens, above) is None:
            second = next((t for t in tokens[above.index : link.index] if _is_apposed(t, above)), above)
    else:
        second = next((t for t in tokens[above.index : link.index] if _is_apposed(t, above)), above)
    return second if _is_named(second) and second.index < link.index and second != third else None


def _is_apposed(word: Token, name: Token) -> bool:
    return word.head == name.index and word.deprel == "appos"


def _is_named(word: Token) -> bool:
    return word.upos == "PROPN" or (word.upos == "NOUN" and word.index > 0 and word.text[:1].isupper())


def _listed_first(tokens: tuple[Token, ...], second: Token) -> Token | None:
    """The name before a comma to which one is an apposition, or a second subject."""
    if second.deprel == "appos":
        first = tokens[second.head]
    else:
        before = (t for t in tokens[: second.index] if t.head == second.head and t.deprel == second.deprel)
        first = next(before, second)
    if not first.index < second.index or not _is_named(first):
        return None
    between = [t for t in tokens[first.index + 1 : second.index] if t.upos in ("PUNCT", "CCONJ", "VERB", "AUX")]
    return first if [t.text for t in between] == [","] else None


def _open_subject(tokens: tuple[Token, ...], first: Token, last: Token) -> bool:
    """Whether no comma parts a subject from its verb behind the last of its list."""
    verb = tokens[first.head]
    if not first.deprel.startswith("nsubj") or verb.index < last.index:
        return False
    return not any(token.text == "," for token in tokens[last.index + 1 : verb.index])


def early_cases(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "between Dinka and Nuer soldiers" the preposition belongs to the first of the two, before whom it stands.

    In "in the capital on Sunday between X and Y" it begins a phrase of its own, and joins nothing to Sunday.
    """
    found = list(tokens)
    for case in tokens:
        last = tokens[case.head]
        if case.deprel != "case" or last.deprel != "conj" or last.head < 0:
            continue
        first = tokens[last.head]
        if case.index < first.index < last.index and first.upos in NOUNS:
            found[case.index] = replace(case, head=first.index)
        elif case.text.lower() == "between" and first.index < case.index and first.deprel == "obl":
            found[last.index] = replace(last, head=first.head, deprel="obl")
    return tuple(found)


def stray_conjuncts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A noun behind "and" that was hung on the verb beside the noun before "and" is coordinated with that."""
    found = list(tokens)
    for link in tokens[1:-1]:
        left, right = tokens[link.index - 1], tokens[link.head]
        if link.deprel != "cc" or link.text.lower() not in _AND or right.index < link.index or right.head < 0:
            continue
        twins = left.head == right.head and left.deprel in _GOVERNED and right.deprel in _GOVERNED
        modifiers = all(link.index < token.head <= right.index for token in tokens[link.index + 1 : right.index])
        if twins and modifiers and left.upos in NOUNS and right.upos in NOUNS:
            found[right.index] = replace(right, head=left.index, deprel="conj")
    return tuple(found)


def _modifiers(tokens: list[Token], before: int, behind: int) -> tuple[Token, Token] | None:
    """The two modifiers of a noun behind them, of which one ends and one begins at these words."""
    left, right = _upwards(tokens, before), _upwards(tokens, behind)
    for one in left:
        for other in right:
            if one.head == other.head and one.index <= before and behind <= other.index < other.head:
                return (one, other)
            if _is_joined_before(tokens, one, other, behind):
                return (one, replace(other, deprel=one.deprel))
    return None


def _is_joined_before(tokens: list[Token], one: Token, other: Token, behind: int) -> bool:
    """Whether the second name already stands by an earlier one: B and C of "A, B and C troops", where A has C."""
    first = tokens[other.head]
    joined = other.deprel == "conj" and other.index == behind and first.head == one.head
    return joined and first.index < one.index < other.index < one.head


def _upwards(tokens: list[Token], place: int) -> list[Token]:
    """A word and what it hangs on, up to the root."""
    path = [tokens[place]]
    while path[-1].head >= 0 and len(path) <= len(tokens):
        path.append(tokens[path[-1].head])
    return path
