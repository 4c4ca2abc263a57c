"""Descriptions set apart by commas that the parser took for subjects or circumstances of the verb."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from foedus.language.numbers import NUMBERS
from foedus.language.tokens import Token, hangs_on
from foedus.language.turns import TURNS
from foedus.language.verbless import STANDINGS

_SUBJECT = "nsubj"
_SINGLE = frozenset(("one", "another", "each", "neither", "either"))
_ARTICLES = frozenset(("a", "an"))
_WITHIN = frozenset(("flat", "compound", "nmod"))
_SPANS = frozenset(("years", "decades", "months", "generations", "long", "recently"))
"""What stands so behind "for" and "until": "X, for years a patron of Y", "X, until recently his ally"."""
_HUNG = frozenset(("nmod", "obl", "nmod:unmarked", "obl:unmarked", "dep", "conj", "advcl", "parataxis"))
_BODIES = frozenset(
    """
    army band body camp country faction force group militia movement organisation organization outfit party power rebel
    side state tribe union
    """.split()  # noqa: SIM905
)
_OF_VERBS = frozenset(("nsubj", "nsubj:pass", "obj", "aux", "mark", "ccomp", "xcomp"))
_DETERMINED = frozenset(("det", "nmod:poss", "nummod"))
_OPENING = frozenset(('"', "\u201c", "'", ":", ";"))
_OF_ONE = frozenset(("his", "her", "its"))
_PARTING = frozenset((",", "–", "—", "-", ":"))


def set_apart(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, once an ally of Y, fled" and "Once allies, X and Y quarrel" the ally and the allies are X, and X and Y.

    The noun becomes an apposition of the subject, and "once" tells of it. Without "once" it is so in "Old rivals, X and
    Y quarrel": what two are to one another is no third, nor who does it.
    """
    found = list(tokens)
    for noun in tokens:
        if noun.upos != "NOUN" or not (noun.deprel.startswith(_SUBJECT) or noun.deprel == "obl"):
            continue
        first = _first(tokens, noun)
        once = bool(_times(tokens, first))
        opens = first == 0 or tokens[first - 1].upos == "PUNCT"
        cased = any(t.head == noun.index and t.deprel == "case" for t in tokens)  # "In other words, X fled"
        if not opens or not (once or (_bare(tokens, noun) and not cased)):
            continue
        subject = _subject(tokens, noun)
        # Three nouns in a row may be three; only "once" tells that the first is none of them, and what it means.
        below = subject is not None and subject.head == noun.index
        standing = noun.text.lower() in STANDINGS and _are_two(tokens, noun, subject)
        if subject is None or not (once or standing or (not below and subject.index > noun.index)):
            continue
        if below:
            _promote(found, noun, subject)
        found[noun.index] = replace(noun, head=subject.index, deprel="appos")
        if once:
            _hang_times(found, first, noun)
    return tuple(found)


def fronted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "A former ally of Y, X fled" and "Rival of Y, X fled" it is X that fled: what opens the sentence tells of him.

    The parser gave the verb two subjects. Only a noun in the singular is meant, with no article or with "a" or "an":
    "The general, X said, fled" is of two.
    """
    found = list(tokens)
    for noun in tokens:
        if noun.deprel not in (_SUBJECT, "dislocated") or noun.xpos != "NN" or noun.upos != "NOUN":
            continue
        below = [t for t in tokens[: noun.index] if t.head == noun.index]
        first = below[0].index if below else noun.index
        opens = first == 0 or tokens[first - 1].text in _OPENING
        if not opens or any(t.deprel in _DETERMINED and t.text.lower() not in _ARTICLES for t in below):
            continue
        subject = _subject(tokens, noun)
        if subject is not None and subject.head == noun.head and subject.index > noun.index and is_name(subject):
            found[noun.index] = replace(noun, head=subject.index, deprel="appos")
    return tuple(found)


def rivals_set_apart(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X and Y, rivals in the east, met" and "X and Y, sworn foes, met" what the two are stands beside their names.

    The tagger takes the rivals for a verb, and the parser the foes for what somebody swore.
    """
    found = list(tokens)
    for comma, word, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if comma.text != "," or word.upos != "VERB":
            continue
        below = [token for token in tokens if token.head == word.index]
        rivals = word.text == "rivals" and not any(token.deprel in _OF_VERBS for token in below)
        foes = word.text == "sworn" and behind.text in STANDINGS and behind.head == word.index
        noun, named = (behind if foes else word), word.head
        while named >= 0 and tokens[named].deprel == "conj":
            named = tokens[named].head
        if not (rivals or foes) or named < 0 or not tokens[named].text[:1].isupper():
            continue
        for token in below:
            if token.deprel.startswith(("obl", "advmod")):
                found[token.index] = replace(token, head=noun.index, deprel=token.deprel.replace("obl", "nmod"))
        if foes:
            found[word.index] = replace(word, upos="ADJ", xpos="JJ", lemma="sworn", head=noun.index, deprel="amod")
        lemma = "rival" if rivals else noun.lemma
        found[noun.index] = replace(noun, upos="NOUN", xpos="NNS", lemma=lemma, head=named, deprel="appos")
    return tuple(found)


def in_their_time(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "led by X, once a member of Y," the member is X: a bare noun behind "once" or "for years"."""
    found = list(tokens)
    for turn in tokens[2:-2]:
        count = _times(tokens, turn.index)
        if not count or tokens[turn.index - 1].text != "," or not is_name(tokens[turn.index - 2]):
            continue
        last = tokens[turn.index + count - 1]
        noun = next((word for word in tokens[last.index + 1 : last.index + 5] if word.upos == "NOUN"), None)
        if noun is None or noun.deprel not in _HUNG or last.head not in (noun.index, noun.head):
            continue
        below = [token for token in tokens if token.head == noun.index and token.index < noun.index]
        linked = any(t.deprel in ("case", "cc") and t.index != turn.index for t in below)
        if linked or not any(token.deprel in ("det", "nmod:poss") for token in below):
            continue
        name = _whole_name(tokens, tokens[turn.index - 2])
        if name.deprel.startswith(_SUBJECT) and noun.deprel == "obl":  # of which `set_apart` knows
            continue
        found[noun.index] = replace(noun, head=name.index, deprel="appos")
        _hang_times(found, turn.index, noun)
    return tuple(found)


def _times(tokens: tuple[Token, ...], first: int) -> int:
    """How many words from here tell when somebody is what stands behind them, and none if they do not."""
    word = tokens[first].text.lower()
    if word in TURNS:
        return 1
    if word not in ("for", "until"):
        return 0
    return next((n for n in (2, 3) if tokens[first + n - 1 : first + n] and _is_span(tokens[first + n - 1])), 0)


def _is_span(word: Token) -> bool:
    return word.text.lower() in _SPANS


def _hang_times(found: list[Token], first: int, noun: Token) -> None:
    """Hangs the words that tell when on the noun: "once" by itself, the years with their "for"."""
    count = _times(tuple(found), first)
    last = found[first + count - 1]
    upos, deprel = ("ADV", "advmod") if count == 1 else (last.upos, "nmod")
    found[last.index] = replace(last, upos=upos, head=noun.index, deprel=deprel)


def trailing(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "they joined the Council, a body led by X" the body is the Council, and no second subject of the verb.

    A noun with "a" or "an", right behind the comma behind a name, that the parser made the subject of a verb before it
    which has one already.
    """
    found = list(tokens)
    for noun in tokens:
        verb = tokens[noun.head]
        if noun.upos != "NOUN" or not noun.deprel.startswith(_SUBJECT) or not 0 <= verb.index < noun.index:
            continue
        if not any(t.head == verb.index and t.deprel.startswith(_SUBJECT) and t.index < verb.index for t in tokens):
            continue
        first = _first(tokens, noun)
        name = tokens[first - 2] if first > verb.index + 2 and tokens[first - 1].text == "," else None
        if name is None or not is_name(name) or tokens[first].text.lower() not in _ARTICLES:
            continue
        found[noun.index] = replace(noun, head=_whole_name(tokens, name).index, deprel="appos")
    return tuple(found)


def one_of_them(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "one of its members, General X, heads Y" the name is that of the one: it stands by no noun in the plural.

    Nor does a "one of": in "fighters of X, one of two movements" that is X.
    """
    found = list(tokens)
    for name in tokens[3:]:
        several = tokens[name.head]
        if name.deprel == "appos" and name.lemma.lower() == "one" and _is_no_one(tokens, name, several):
            before = tokens[name.index - 2]
            whole = _whole_name(tokens, before)
            named = is_name(before) or before.text[:1].isupper()  # joined words may pass for any class
            if tokens[name.index - 1].text == "," and named and several.index < whole.index:
                found[name.index] = replace(name, head=whole.index)
            continue
        if name.deprel != "appos" or name.upos != "PROPN" or several.xpos != "NNS" or several.deprel != "nmod":
            continue
        one = tokens[several.head]
        of = any(token.head == several.index and token.text.lower() == "of" for token in tokens)
        alone = not any(token.head == name.index and token.deprel == "conj" for token in tokens)
        if of and alone and one.text.lower() in _SINGLE and several.index < name.index:
            found[name.index] = replace(name, head=one.index)
    return tuple(found)


def _is_no_one(tokens: tuple[Token, ...], one: Token, noun: Token) -> bool:
    """Whether "one of two movements" cannot be said of a noun: of a plural, or of a deed ("the attack by X, one …")."""
    of = (t for t in tokens[one.index + 1 :] if t.head == one.index and t.deprel == "nmod" and t.lemma in _BODIES)
    return noun.xpos == "NNS" or (noun.upos == "NOUN" and noun.lemma not in _BODIES and next(of, None) is not None)


def listed_within(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, an alliance of A, B and C, fled" B and C stand beside A, and not beside X.

    A comma before the verb closes the description; the list goes on right behind what stands in it.
    """
    found = list(tokens)
    for noun in tokens:
        whole = tokens[noun.head]
        if noun.deprel != "appos" or noun.upos != "NOUN" or not 0 <= whole.index < noun.index < whole.head:
            continue
        part = next((t for t in reversed(tokens[noun.index : whole.head]) if _is_within(t, noun)), None)
        if part is None:
            continue
        listed = [t for t in tokens[part.index : whole.head] if t.head == whole.index and t.deprel == "conj"]
        beside = {part.index, whole.index, *(t.index for t in listed)}
        last = max((t.index for t in tokens if t.deprel == "conj" and t.head in beside), default=-1)
        if listed and last < whole.head and _goes_on(tokens, part, listed[0]) and _closes(tokens, last, whole):
            for other in listed:
                found[other.index] = replace(other, head=part.index)
    return tuple(found)


def _is_within(word: Token, noun: Token) -> bool:
    return word.head == noun.index and word.deprel == "nmod" and word.index > noun.index


def _goes_on(tokens: tuple[Token, ...], part: Token, other: Token) -> bool:
    """Whether nothing but its own words and a comma, no "and", parts a word from what is listed behind it."""
    between = tokens[part.index + 1 : other.index]
    own = all(t.head in (part.index, other.index) or t.head > part.index for t in between if t.upos != "PUNCT")
    return own and any(t.text in _PARTING for t in between) and not any(t.deprel == "cc" for t in between)


def _closes(tokens: tuple[Token, ...], last: int, whole: Token) -> bool:
    """Whether a comma right behind the last of a list, or what tells of it, parts it from the verb of the whole."""
    behind = [t for t in tokens[last + 1 : whole.head] if not hangs_on(tokens, t.index, last)]
    return bool(behind) and behind[0].text == ","


def as_many_named(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "three groups in the north, A, B and C, fled" the three are A, B and C, which stand beside no north."""
    found = list(tokens)
    for number in tokens[:-6]:
        count = NUMBERS.get(number.text.lower(), 0)
        noun = tokens[number.head] if number.deprel == "nummod" else None
        if not count or noun is None or noun.xpos not in ("NNS", "NNPS"):
            continue
        for place in tokens[noun.index + 1 :]:
            if place.deprel not in ("nmod", "obl") or place.head != noun.index:
                continue
            named = [t for t in tokens[place.index + 1 :] if t.head == place.index and t.deprel == "conj"]
            if len(named) != count or not all(map(is_name, named)) or not _goes_on(tokens, place, named[0]):
                continue
            found[named[0].index] = replace(named[0], head=noun.index, deprel="appos")
            for other in named[1:]:
                found[other.index] = replace(other, head=named[0].index)
            break
    return tuple(found)


def described_twice(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the army and X, an armed group and also a party, clashed" the party is X again, and no third one."""
    found = list(tokens)
    for noun in tokens[4:]:
        if noun.deprel != "conj" or noun.upos != "NOUN" or not _is_new(tokens, noun):
            continue
        if tokens[noun.head].entity.endswith("PER") and not _is_bare_post(tokens, noun):
            continue  # a person's second post is well told where it stands
        before = tokens[noun.head : noun.index]
        first = next((t for t in before if t.deprel == "appos" and t.head == noun.head and t.upos == "NOUN"), None)
        if first is None or not (_is_new(tokens, first) or _is_bare_post(tokens, noun)):
            continue
        if "," not in (token.text for token in tokens[first.index : noun.index]):
            found[noun.index] = replace(noun, head=first.index)
    return tuple(found)


def _is_bare_post(tokens: tuple[Token, ...], noun: Token) -> bool:
    """As in "X, leader of Y and a friend of Z, fled": whether a bare post stands right behind the name."""
    name = tokens[noun.head]
    behind = name.index + 1
    while behind < noun.index and tokens[behind].deprel == "flat":
        behind += 1
    post = tokens[behind + 1]
    return tokens[behind].text == "," and post.deprel == "appos" and post.xpos == "NN" and post.head == name.index


def _is_new(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a noun has the article "a" or "an"."""
    return any(t.head == noun.index and t.deprel == "det" and t.text.lower() in _ARTICLES for t in tokens)


def of_the_last(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X and Y, chief of Z, met" the chief is Y, and in "rebels, among them members of Z," the members are some.

    In "by X or by Y, its rivals," these are Y, and in "X and its rival, Y, met" that is Y. The parser says all of it of
    the first name before the comma.
    """
    found = list(tokens)
    for noun in tokens:
        if noun.deprel != "appos" or noun.upos not in ("NOUN", "PROPN") or not 0 <= noun.head < noun.index:
            continue
        if noun.upos == "NOUN" and _are_some(tokens, noun):
            found[noun.index] = replace(noun, deprel="parataxis")
            continue
        beside = [t for t in tokens if t.head == noun.head and t.deprel == "conj" and noun.head < t.index < noun.index]
        if beside and _is_of(tokens, noun, beside[-1]) and _after(tokens, beside[-1], noun):
            found[noun.index] = replace(noun, head=beside[-1].index)
    return tuple(found)


def _is_of(tokens: tuple[Token, ...], noun: Token, last: Token) -> bool:
    """Whether an apposition may be of the last of several alone: one's title, what it is to the first, or its name."""
    if noun.upos == "NOUN":
        return is_name(last) and (noun.xpos == "NN" or _of_one(tokens, noun))
    return last.xpos == "NN" and tokens[noun.head].upos == "PROPN" and _of_one(tokens, last)


def _of_one(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a noun is his, hers or its."""
    return any(t.head == noun.index and t.text.lower() in _OF_ONE for t in tokens[max(0, noun.index - 4) : noun.index])


def some_of_them(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "several groups, among them the Red Front, fled" the Front is named as one of the groups, and no "them"."""
    found = list(tokens)
    for them in tokens[2:-1]:
        among, comma = tokens[them.index - 1], tokens[them.index - 2]
        if them.text.lower() != "them" or among.text.lower() != "among" or comma.text not in (",", "(", "-", "–", "—"):
            continue
        many = next((t for t in reversed(tokens[: comma.index]) if t.xpos in ("NNS", "NNPS")), None)
        some = _next_noun(tokens, them)
        if many is None or some is None:
            continue
        if some.deprel in ("nsubj", "nsubj:pass") and many.head == some.index and many.deprel == "appos":
            found[many.index] = replace(many, head=some.head, deprel=some.deprel)
            found[some.index] = replace(some, head=many.index, deprel="parataxis")
            found[them.index] = replace(them, head=some.index, deprel="nmod")
            for token in tokens[many.index + 1 :]:
                if token.text == "," and token.head == some.index and token.index > some.index:
                    found[token.index] = replace(token, head=many.index)
            continue
        if hangs_on(tokens, many.index, some.index):
            continue
        if any(t.upos == "PUNCT" or t.upos in ("VERB", "AUX") for t in tokens[many.index + 1 : comma.index]):
            continue
        if some.deprel in ("appos", "parataxis", "nmod", "obl", "nsubj", "conj", "dep", "list", "nmod:desc"):
            found[some.index] = replace(some, head=many.index, deprel="parataxis")
            found[them.index] = replace(them, head=some.index, deprel="nmod")
    return tuple(found)


def _next_noun(tokens: tuple[Token, ...], them: Token) -> Token | None:
    """The head of the noun phrase right behind a word."""
    for word in tokens[them.index + 1 :]:
        if word.upos in ("VERB", "AUX") or word.text in ",;:":
            return None
        if word.upos in ("NOUN", "PROPN") and not them.index < word.head < len(tokens):
            return word
        if word.upos in ("NOUN", "PROPN") and tokens[word.head].upos in ("VERB", "AUX"):
            return word
    return None


def those_named_last(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Among those who attacked X was Y" and "among the groups that did are Y and Z" these are the subject."""
    found = list(tokens)
    for case in tokens[:-2]:
        if case.text.lower() != "among" or case.deprel != "case" or case.head < case.index:
            continue
        if case.index and tokens[case.index - 1].text not in (",", ";", ":", '"', "“", "and", "And", "But"):
            continue
        ones = tokens[case.head]
        copula = next((t for t in tokens[ones.index + 1 :] if t.deprel == "cop" and t.head == ones.index), None)
        if copula is None or ones.xpos not in ("NNS", "DT", "NNPS"):
            continue
        named = _next_noun(tokens, copula)
        if named is None:
            continue
        if ones.head == named.index:
            found[ones.index] = replace(ones, head=named.head, deprel=named.deprel)
            found[named.index] = replace(named, head=ones.index, deprel="nsubj")
        elif named.head == ones.index and named.deprel in (
            "vocative",
            "parataxis",
            "appos",
            "dep",
            "nmod",
            "obj",
            "list",
        ):
            found[named.index] = replace(named, deprel="nsubj")
    return tuple(found)


def _are_some(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether "among them" stands before a noun and its own words."""
    place = noun.index - 1
    while place > 1 and tokens[place].head == noun.index and tokens[place].upos != "PRON":
        place -= 1
    return place > 0 and tokens[place].text.lower() == "them" and tokens[place - 1].text.lower() == "among"


def _after(tokens: tuple[Token, ...], name: Token, noun: Token) -> bool:
    """Whether nothing but a comma and the noun's own words stand between a name's last word and the noun."""
    between = [t for t in tokens[name.index + 1 : noun.index] if t.head != name.index or t.deprel != "flat"]
    return bool(between) and between[0].text == "," and all(t.head == noun.index for t in between)


def is_name(word: Token) -> bool:
    """Whether a word is a name, or one of several words that were joined before the parse."""
    return word.upos == "PROPN" or (word.upos == "NOUN" and word.text[:1].isupper())


def _whole_name(tokens: tuple[Token, ...], last: Token) -> Token:
    """The head of the name whose last word this is, what stands behind its "of" included."""
    name = last
    while tokens[name.head].upos == "PROPN" and 0 <= name.head < name.index and name.deprel in _WITHIN:
        name = tokens[name.head]
    return name


def _first(tokens: tuple[Token, ...], noun: Token) -> int:
    """The first word of a noun phrase, a "once" or, behind a comma, what else tells when before it included."""
    first = noun.index
    while first and tokens[first - 1].upos != "PUNCT" and _is_below(tokens, tokens[first - 1], noun):
        first -= 1
    if first and tokens[first - 1].text.lower() == "once":
        return first - 1
    starts = (first - count for count in (1, 2, 3) if first > count and tokens[first - count - 1].text == ",")
    return next((start for start in starts if _times(tokens, start) == first - start), first)


def _is_below(tokens: tuple[Token, ...], word: Token, noun: Token) -> bool:
    """Whether a word is one of a noun's own, or the 's of its owner."""
    return word.head == noun.index or (word.deprel in ("case", "flat") and tokens[word.head].head == noun.index)


def _bare(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a noun in the plural has nothing that makes it somebody's or somebody in particular."""
    return noun.xpos == "NNS" and not any(t.head == noun.index and t.deprel in _DETERMINED for t in tokens)


def _subject(tokens: tuple[Token, ...], noun: Token) -> Token | None:
    """The subject beside a noun, parted from it by a comma, or the first of those coordinated with the noun."""
    others = [t for t in tokens if t.head == noun.head and t.deprel.startswith(_SUBJECT) and t.index != noun.index]
    if not others and noun.deprel != "obl":
        others = [t for t in tokens if t.head == noun.index and t.deprel in ("conj", "appos") and t.index > noun.index]
    return next((other for other in others if _parted(tokens, noun, other)), None)


def _parted(tokens: tuple[Token, ...], noun: Token, other: Token) -> bool:
    """Whether a comma, and no "and", stands between a noun and another."""
    left, right = sorted((noun.index, other.index))
    between = [word.text.lower() for word in tokens[left + 1 : right]]
    return "," in between and "and" not in between


def _are_two(tokens: tuple[Token, ...], noun: Token, first: Token | None) -> bool:
    """Whether the first name behind a noun is one of two that "and" joins."""
    if first is None or first.head != noun.index:
        return False
    names = [t for t in tokens if t.deprel == "conj" and t.head in (noun.index, first.index) and t.index > first.index]
    linked = any(t.head == other.index and t.deprel == "cc" for other in names for t in tokens)
    return len(names) == 1 and linked and is_name(first) and is_name(names[0])


def _promote(found: list[Token], noun: Token, subject: Token) -> None:
    """Makes the first of those coordinated with a noun the subject, and hangs the others on it."""
    found[subject.index] = replace(subject, head=noun.head, deprel=noun.deprel)
    for other in _conjuncts(found, noun):
        found[other.index] = replace(other, head=subject.index)


def _conjuncts(tokens: list[Token], noun: Token) -> Iterator[Token]:
    return (token for token in list(tokens) if token.head == noun.index and token.deprel == "conj")
