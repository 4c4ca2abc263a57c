"""Light changes to training sentences: headlines, the present, partners, other names, and names made one word.

Treebanks tell their stories in the past and of one doer at a time; headlines, briefings and analyses say "Turkey and
Qatar back the rebels". A parser that has met few such sentences takes the verb for a noun or an adverb.

`foedus` hands the parser every known name as a single token, whatever is inside it, and masks acronyms that look like
words. A parser that has never seen "Islamic State" as one word would stumble; here it sees such words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from foedus.language.lookalikes import third_person
from training.treebank import Word, merge

HEADLINES = 0.05
"""Share of sentences whose letters are changed as in headlines."""

CLIPPED = 0.06
"""Share of sentences clipped as headlines are: in the present, without articles and auxiliaries of the passive."""

PRESENT = 0.12
"""Share of sentences told in the present instead of the past."""

SWAPPED = 0.5
"""Share of verbs told in the present that become a verb of conflict which looks like another word."""

PARTNERS = 0.4
"""Share of subjects that get a partner there ("Turkey and Qatar back …"), the verb then in the plural."""

STAND_INS = {"ORG": 0.4, "PER": 0.2, "LOC": 0.2}
"""Share of names that become another of names.yaml."""

WITH_ACRONYM = 0.2
"""Share of English stand-ins of several words that bring their acronym in brackets."""

PHRASES = 0.12
"""Share of names that are put into a phrase of `names.yaml` ("forces loyal to X", "X, backed by Y,")."""

UNITS = 0.3
"""Share of names of several tokens that become one word."""

ACRONYMS = 0.3
"""Share of those that are then written by their first letters."""

_CASES = {"with": ("with", "against"), "from": ("from",)}
"""Before which words a noun stands beside which verbs of names.yaml."""

_ENDS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"))
"""What a name is in its sentence where it may be put into a phrase."""

_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "'s", "n't")
)


def augment(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """The sentence, changed with the shares above."""
    way = random.random()
    if way < CLIPPED + PRESENT:
        words = in_the_present(words, random)
    words = with_units(in_phrases(with_stand_ins(words, random), random), random)
    if way < CLIPPED:
        return clipped(words)
    return with_headline_letters(words, random) if random.random() < HEADLINES else words


def in_the_present(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """The simple pasts of the sentence told in the present, some of their subjects with a partner beside them.

    A second verb goes with the first whose subject it shares. A past whose subject's form does not tell how many they
    are stays, and so do "was" and "were".
    """
    subjects = {word.head: place for place, word in enumerate(words) if word.deprel == "nsubj"}
    out = list(words)
    partners: list[int] = []
    for place, word in enumerate(words):
        if word.xpos != "VBD" or word.upos != "VERB":
            continue
        subject, first = subjects.get(place), out[word.head]
        if subject is None and word.deprel == "conj" and first.xpos in ("VBP", "VBZ") and first != words[word.head]:
            many: bool | None = first.xpos == "VBP"
        else:
            many = None if subject is None else _number(words, subject)
        if many is None:
            continue
        if subject is not None and not many and random.random() < PARTNERS and _has_room(words, subject):
            partners.append(subject)
            many = True
        lemma = _swapped(words, place, random)
        form = lemma if many else _third_person(lemma)
        out[place] = replace(word, form=form, lemma=lemma, xpos="VBP" if many else "VBZ")
    for subject in reversed(partners):
        out = list(_with_partner(out, subject, random))
    return tuple(out)


def _number(words: Sequence[Word], subject: int) -> bool | None:
    """Whether a subject is of several, or None where its form does not tell."""
    word = words[subject]
    if any(other.head == subject and other.deprel == "conj" for other in words):
        return True
    if word.xpos in ("NNS", "NNPS") or word.form.lower() in ("they", "we", "i", "you", "these", "those"):
        return True
    return False if word.xpos in ("NN", "NNP") or word.form.lower() in ("he", "she", "it", "this") else None


def _swapped(words: Sequence[Word], place: int, random: Random) -> str:
    """The lemma of a verb, or that of one of `names.yaml` with the same company: an object, or "with" or "from"."""
    relations = {word.deprel for word in words if word.head == place}
    if random.random() >= SWAPPED or relations & {"iobj", "xcomp", "ccomp", "compound:prt", "expl"}:
        return words[place].lemma
    verbs = _known()["verbs"]
    if "obj" in relations:
        return str(random.choice(verbs["object"]))
    for way, cases in _CASES.items():
        behind = [word.head for word in words if word.deprel == "case" and word.form.lower() in cases]
        if any(words[head].head == place and words[head].deprel == "obl" for head in behind if head >= 0):
            return str(random.choice(verbs[way]))
    return words[place].lemma


def _third_person(lemma: str) -> str:
    return {"have": "has", "be": "is"}.get(lemma) or third_person(lemma)


def _last(words: Sequence[Word], top: int) -> int:
    """The place of the last word of the unbroken run behind a word that stands below it."""
    below = {top}
    while (last := max(below) + 1) < len(words) and words[last].head in below:
        below.add(last)
    return max(below)


def _has_room(words: Sequence[Word], subject: int) -> bool:
    """Whether "and X" may follow a name and what stands below it: a name without comma or clause."""
    last = _last(words, subject)
    closed = all(words[place].head <= last for place in range(subject + 1, last + 1))
    ended = all(not subject <= word.head <= last for word in words[last + 1 :])
    return words[subject].upos == "PROPN" and closed and ended and words[last].upos != "PUNCT"


def _with_partner(words: Sequence[Word], subject: int, random: Random) -> tuple[Word, ...]:
    """The sentence with "and X" behind all that stands below a subject."""
    last = _last(words, subject)
    kind = "ORG" if random.random() < 0.5 else "LOC"
    forms, top = _stand_in(kind, random)
    annotated = words[subject].name is not None
    spot = last + 1

    def moved(head: int) -> int:
        return head + 2 if head >= spot else head

    link = Word(form="and", space=True, lemma="and", upos="CCONJ", xpos="CC", head=spot + 1, deprel="cc", name="O")
    partner = Word(
        form="x",
        space=words[last].space,
        lemma="x",
        upos="PROPN",
        xpos="NNP",
        head=subject,
        deprel="conj",
        name=f"B-{kind}",
    )
    before = [replace(word, head=moved(word.head)) for word in words[:spot]]
    before[-1] = replace(before[-1], space=True)
    after = [replace(word, head=moved(word.head)) for word in words[spot:]]
    out = expand((*before, link, partner, *after), spot + 1, forms, top)
    return out if annotated else tuple(replace(word, name=None) for word in out)


def clipped(words: Sequence[Word]) -> tuple[Word, ...]:
    """The sentence without articles, auxiliaries of the passive and full stop, as headlines are."""
    heads = {word.head for word in words}
    gone = {
        place
        for place, word in enumerate(words)
        if place not in heads
        and (
            (word.deprel == "det" and word.lemma in ("the", "a", "an"))
            or word.deprel == "aux:pass"
            or (place == len(words) - 1 and word.form == ".")
        )
    }
    if len(words) - len(gone) < 3:
        return tuple(words)
    places, kept = {-1: -1}, 0
    for place in range(len(words)):
        places[place] = kept
        kept += place not in gone
    out = [replace(word, head=places[word.head]) for place, word in enumerate(words) if place not in gone]
    out[0] = replace(out[0], form=out[0].form[:1].upper() + out[0].form[1:])
    return tuple(out)


def with_headline_letters(words: Sequence[Word], random: Random) -> tuple[Word, ...]:
    """Every Word Capitalised, all small, or ALL CAPITALS."""
    way = random.choice(("title", "title", "lower", "upper"))
    return tuple(replace(word, form=_letters(word.form, way)) for word in words)


def _letters(form: str, way: str) -> str:
    if way == "lower":
        return form.lower()
    if way == "upper":
        return form.upper()
    return form if form.lower() in _SMALL else form[:1].upper() + form[1:]


def with_units(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """Some names of several tokens made one word, or its acronym."""
    groups: list[tuple[int, int, str | None]] = []
    for first, last in names(words):
        if last - first < 2 or random.random() >= UNITS or not is_closed(words, first, last):
            continue
        initials = "".join(word.form[0] for word in words[first:last] if word.form[:1].isupper())
        acronym = words[first].name == "B-ORG" and len(initials) > 1 and random.random() < ACRONYMS
        groups.append((first, last, initials if acronym else None))
    return merge(words, groups) if groups else words


def names(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The half-open ranges of the names in a sentence."""
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if word.name and word.name[0] == "B":
            found.append((index, index + 1))
        elif word.name and word.name[0] == "I" and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
    return found


def is_closed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether one word of the range alone has its head outside."""
    return sum(not first <= word.head < last for word in words[first:last]) == 1


@cache
def _known() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
    return found


def with_stand_ins(words: Sequence[Word], random: Random) -> tuple[Word, ...]:
    """Some names put in place of others of their kind."""
    out = tuple(words)
    for first, last in reversed(names(words)):
        kind = (words[first].name or "")[2:]
        if random.random() < STAND_INS[kind] and is_closed(words, first, last):
            forms, top = _stand_in(kind, random)
            out = expand(merge(out, [(first, last, "x")]), first, forms, top)
    return out


def _stand_in(kind: str, random: Random) -> tuple[list[str], int]:
    """The words of a name and the place of their head."""
    known = _known()
    if kind != "ORG":
        return random.choice(known["people" if kind == "PER" else "places"]).split(), 0
    group = random.choice(known["groups"])
    name = random.choice(group["names"])
    if "'s" in name:
        return [name], 0
    forms = name.split()
    top = len(forms) - 1 if group["head"] == "last" else 0
    if top and random.random() < WITH_ACRONYM:
        forms += ["(", "".join(form[0] for form in forms if form[0].isupper()), ")"]
    return forms, top


def in_phrases(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """Some names of groups and places put into a phrase, of several where the verb's form leaves it open."""
    out = words
    for first, last in reversed(names(words)):
        chosen = words[first].name != "B-PER" and random.random() < PHRASES
        if chosen and is_closed(out, first, last) and _top(out, first, last).deprel in _ENDS:
            phrases = [row for row in _known()["phrases"] if not row["several"] or not _is_one(out, first, last)]
            out = _in_phrase(out, first, last, random.choice(phrases)["words"], random)
    return out


def _top(words: Sequence[Word], first: int, last: int) -> Word:
    """The head of a range."""
    return next(word for word in words[first:last] if not first <= word.head < last)


def _is_one(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a verb's form tells that the name at this range, its subject, is one."""
    top = _top(words, first, last)
    verbs = (top.head, *(place for place, word in enumerate(words) if word.head == top.head and word.upos == "AUX"))
    return top.deprel.startswith("nsubj") and any(
        words[verb].xpos == "VBZ" or words[verb].form.lower() == "was" for verb in verbs if verb >= 0
    )


def _in_phrase(
    words: tuple[Word, ...], first: int, last: int, phrase: Sequence[str], random: Random
) -> tuple[Word, ...]:
    """The sentence with the name at a range in a phrase, as `names.yaml` writes one."""
    rows = [row.split() for row in phrase]
    if rows[-1][0] == "," and last < len(words) and words[last].upos == "PUNCT":
        rows.pop()
    slot = next(place for place, row in enumerate(rows) if row[0] == "{}")
    top = next(place for place in range(first, last) if not first <= words[place].head < last)
    more = len(rows) - 1

    def spot(place: int) -> int:
        """Where a word of the phrase comes to stand; the name's head for the name."""
        return top + slot if place == slot else first + place + (last - first - 1 if place > slot else 0)

    head = spot(next(place for place, row in enumerate(rows) if row[3] == "0"))

    def moved(place: int) -> int:
        return place if place < first else place + slot if place < last else place + more

    def hung(word: Word) -> Word:
        return replace(word, head=head if word.head == top else moved(word.head) if word.head >= 0 else -1)

    inside = [replace(word, head=moved(word.head)) if place != top else word for place, word in enumerate(words)]
    new: list[Word] = []
    stands: list[tuple[int, str]] = []
    for place, (form, upos, xpos, above, deprel) in enumerate(rows):
        at = spot(int(above) - 1) if above != "0" else moved(words[top].head) if words[top].head >= 0 else -1
        relation = words[top].deprel if above == "0" else deprel
        if place == slot:
            new += (
                replace(word, head=at, deprel=relation) if index == top else word
                for index, word in enumerate(inside[first:last], first)
            )
            continue
        kind = {"{group}": "ORG", "{place}": "LOC"}.get(form)
        if kind:
            stands.append((spot(place), kind))
        new.append(
            Word(
                form=form,
                space=place + 1 == len(rows) or rows[place + 1][0] not in (",", "'s", "-"),
                lemma=form,
                upos=upos,
                xpos=xpos,
                head=at,
                deprel=relation,
                name=f"B-{kind}" if kind else "O",
            )
        )
    out = (*map(hung, words[:first]), *new, *map(hung, words[last:]))
    for place, kind in reversed(stands):
        out = expand(out, place, *_stand_in(kind, random))
    return out


def expand(words: Sequence[Word], place: int, forms: Sequence[str], top: int) -> tuple[Word, ...]:
    """The sentence with the name at `place` written in several words, of which `top` is the head.

    Words before the head are compounds of it, words after it flat; an acronym in brackets is its apposition.
    """
    old, more = words[place], len(forms) - 1

    def moved(head: int) -> int:
        return place + top if head == place else head + more if head > place else head

    bracket = forms.index("(") if "(" in forms else len(forms)
    kind = (old.name or "O")[2:]
    new = []
    for index, form in enumerate(forms):
        head, deprel, tag = place + top, "compound" if index < top else "flat", f"{'I' if index else 'B'}-{kind}"
        if index > bracket:
            head, deprel, tag = (
                (place + top, "appos", f"B-{kind}") if form != ")" else (place + bracket + 1, "punct", "O")
            )
        elif index == bracket:
            head, deprel, tag = place + bracket + 1, "punct", "O"
        if index == top:
            head, deprel = moved(old.head) if old.head >= 0 else -1, old.deprel
        sign = {"(": "-LRB-", ")": "-RRB-"}.get(form)
        new.append(
            replace(
                old,
                form=form,
                lemma=form,
                space=old.space if index == more else form != "(",
                upos="PUNCT" if sign else "PROPN",
                xpos=sign or ("NNPS" if index == top > 0 and form.endswith("s") else "NNP"),
                head=head,
                deprel=deprel,
                name=tag,
            )
        )
    kept = [replace(word, head=moved(word.head) if word.head >= 0 else -1) for word in words]
    return (*kept[:place], *new, *kept[place + 1 :])
