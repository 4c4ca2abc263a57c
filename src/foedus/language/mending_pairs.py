"""Names that belong together, and that the parser hung on different words."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.joining import HYPHENS
from foedus.language.mending_between import upwards
from foedus.language.tokens import NOUNS, Token

_GOVERNED = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod"))
_AND = frozenset(("and", "or", "&"))
_BANDS = frozenset(("group", "faction", "wing", "camp", "gang", "clique", "outfit", "militia"))
_NAMING = frozenset(("compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"))


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
    left, right = upwards(tokens, before), upwards(tokens, behind)
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
