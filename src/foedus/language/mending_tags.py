"""Verbs that look like other words: "militias which Arvania armed", "led a front and armed others", "to back them"."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.joining import HYPHENS
from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import Token

_RELATIVE = frozenset(("which", "that", "who", "whom"))
_CLAUSES = frozenset(("root", "ccomp", "parataxis", "acl:relcl"))
_DOING = ("nsubj", "nmod:poss")
_HEADING = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "conj"))


_STRONG = {
    "bade": "bid", "besought": "beseech", "forbore": "forbear", "foresaw": "foresee", "foreswore": "forswear",
    "foretold": "foretell", "forewent": "forego", "forgave": "forgive", "forsook": "forsake", "forswore": "forswear",
    "outran": "outrun", "overran": "overrun", "overrode": "override", "overthrew": "overthrow", "partook": "partake",
    "resold": "resell", "retook": "retake", "slew": "slay", "strove": "strive", "trod": "tread", "wove": "weave",
    "wrung": "wring",
}  # fmt: skip
"""Pasts that the tagger takes for a present, and the lemmatiser for a verb of its own."""
_BECOMING = frozenset(("become", "come", "do", "fall", "finish", "flee", "go", "retire", "rise", "stand"))
"""Verbs of whose participles behind "was" the subject is no victim."""
_NAMING = frozenset(("baptise", "brand", "call", "christen", "dub", "name", "rebrand", "rename", "style"))
_SINCE = frozenset(("later", "since", "then", "now", "subsequently", "eventually", "soon"))
STRONG = frozenset(_STRONG)


def strong_pasts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "rebels overran the town" the verb stands in the past."""
    return tuple(
        replace(token, xpos="VBD", lemma=_STRONG[token.text.lower()])
        if token.upos == "VERB" and token.text.lower() in _STRONG
        else token
        for token in tokens
    )


def founding(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X helped found Y" and "to found Y" it is founded, and not found: an infinitive is no past form."""
    found = list(tokens)
    for word in tokens[1:]:
        behind = word.deprel == "xcomp" and tokens[word.head].lemma == "help" and word.head < word.index
        if word.text == "found" and word.upos == "VERB" and (behind or tokens[word.index - 1].text.lower() == "to"):
            found[word.index] = replace(word, xpos="VB", lemma="found")
    return tuple(found)


def hyphenated(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Soviet-armed militia" somebody arms it, and in "the Saudi-allied front" it is allied with somebody."""
    found = list(tokens)
    for before, hyphen, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if hyphen.text not in HYPHENS or after.deprel != "amod" or before.head != after.index:
            continue
        if after.text.lower() == "armed":
            found[after.index] = replace(after, upos="VERB", xpos="VBN", lemma="arm")
        if found[after.index].xpos == "VBN" and before.deprel == "amod":
            found[before.index] = replace(before, deprel="compound")
    return tuple(found)


def gerunds(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "they escaped, embarrassing the army" the last verb is a gerund: no past and no participle ends so."""
    return tuple(
        replace(token, xpos="VBG", lemma=lemmas.lemma(token.text, "VBG"))
        if token.upos == "VERB" and token.xpos in ("VBD", "VBN") and token.text.lower().endswith("ing")
        else token
        for token in tokens
    )


def names_as_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "met the chairman, Debret Gebre," the first name is no verb, though it was joined to the one before.

    Nor is a name of several words behind "to" ("pledged itself to Islamic State").
    """
    found = list(tokens)
    for to, word in pairwise(tokens):
        if word.upos == "VERB" and " " in word.text and to.text.lower() == "to" and word.deprel == "xcomp":
            found[to.index] = replace(to, upos="ADP", xpos="IN", deprel="case", head=word.index)
            found[word.index] = replace(word, upos="PROPN", xpos="NNP", lemma=word.text, deprel="obl")
    for word, second in pairwise(tokens[2:]):
        if word.upos != "VERB" or word.xpos != "NNP" or not word.text[:1].isupper():
            continue
        found[word.index] = replace(word, upos="PROPN", lemma=word.text)
        if second.upos != "PROPN" or second.head != word.index or second.deprel != "obj":
            continue
        found[second.index] = replace(second, deprel="flat")
        comma, title = tokens[word.index - 1], tokens[word.index - 2]
        if comma.text == "," and title.upos == "NOUN" and word.deprel in ("conj", "parataxis", "list"):
            found[word.index] = replace(found[word.index], head=title.index, deprel="appos")
    return tuple(found)


def common_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the resistance movement" amid words with capitals no word in small letters is a part of a name.

    Nor is any behind "a", or in apposition: "a Naga council", "X, the Dogon militia".
    """
    if not any(token.upos == "PROPN" and token.text[:1].isupper() for token in tokens):
        return tokens
    found = list(tokens)
    for word in tokens:
        if word.upos != "PROPN" or not _is_small(word) or word.head < 0:
            continue
        noun = tokens[word.head]
        within = word.deprel in ("compound", "amod") and noun.index > word.index and _is_small(noun)
        below = [t for t in tokens[: word.index] if t.head == word.index]
        named = any(t.text[:1].isupper() and t.deprel in ("compound", "amod") for t in below)  # "the Naga council"
        described = word.deprel == "appos" or any(t.text in ("a", "an") for t in below)  # but "X, a Naga council"
        named = named and not described
        head = word.deprel in _HEADING and not named and any(t.deprel == "det" for t in below)
        if within or head:
            xpos = "NNS" if word.xpos == "NNPS" else "NN"
            found[word.index] = replace(word, upos="NOUN", xpos=xpos, entity="")
    return tuple(found)


def _is_small(word: Token) -> bool:
    return word.text.isalpha() and word.text.islower()


def capital_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, Coalition spokesman," the word with a capital before the noun is a name, as nothing else begins so.

    So is the one behind a name that is a part of it: "RAF Tornados".
    """
    if sum(token.text[:1].islower() for token in tokens) * 2 < len(tokens):
        return tokens
    found = list(tokens)
    for before, word in pairwise(tokens):
        if word.upos != "NOUN" or not word.text[:1].isupper():
            continue
        small = before.text[:1].islower() or before.text == ","
        alone = small and word.deprel == "compound" and tokens[word.head].text[:1].islower()
        ends = before.upos == "PROPN" and before.head == word.index and before.deprel in ("compound", "flat")
        if alone or ends:
            xpos = "NNPS" if word.xpos == "NNS" else "NNP"
            found[word.index] = replace(word, upos="PROPN", xpos=xpos, lemma=word.text)
    return tuple(found)


def coordinated_verbs(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "led the front through a war and armed the rebels" the last part is a second verb with its object.

    No adjective stands before an article; before a name it is a verb where no other adjective stands before the "and".
    No participle stands before an owner: "hosted the rebels and armed X's front".
    """
    found = list(tokens)
    for word, link in zip(tokens[2:-1], tokens[1:], strict=False):
        if not word.text.endswith("ed") or link.text.lower() != "and" or link.deprel != "cc":
            continue
        following, before = tokens[word.index + 1], tokens[link.index - 1]
        owned = following.deprel == "nmod:poss" and following.upos == "PROPN" and word.deprel == "amod"
        if word.upos != "ADJ" and not (word.upos == "VERB" and owned):
            continue
        thing = tokens[link.head] if link.head > word.index else None
        if thing is None or thing.deprel != "conj" or following.upos not in ("DET", "PROPN") or before.upos == "ADJ":
            continue
        verb = tokens[thing.head]
        while verb.head >= 0 and verb.upos not in ("VERB", "AUX"):
            verb = tokens[verb.head]
        if verb.upos != "VERB" or verb.xpos not in ("VBD", "VBN") or verb.index > link.index:
            continue
        lemma = lemmas.lemma(word.text, "VBD")
        found[word.index] = replace(word, upos="VERB", xpos=verb.xpos, lemma=lemma, head=verb.index, deprel="conj")
        found[thing.index] = replace(thing, head=word.index, deprel="obj")
        found[link.index] = replace(link, head=word.index)
    return tuple(found)


def backing_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "sent troops to back the army" the word "back", taken for an adverb, is a verb with the army as its object."""
    found = list(tokens)
    for word in tokens[1:-1]:
        mark, following = tokens[word.index - 1], tokens[word.index + 1]
        if word.text.lower() != "back" or word.upos != "ADV" or mark.text.lower() != "to" or mark.head != word.index:
            continue
        things = (
            t for t in tokens[word.index + 1 :] if t.upos in ("NOUN", "PROPN") and t.head in (word.head, word.index)
        )
        thing = next((t for t in things if t.deprel in ("obj", "obl")), None)
        if thing is None or following.upos not in ("DET", "ADJ", "PROPN", "PRON") or word.head < 0:
            continue
        found[mark.index] = replace(mark, upos="PART", xpos="TO", deprel="mark")
        link = word.deprel if word.deprel == "xcomp" else "advcl"
        found[word.index] = replace(word, upos="VERB", xpos="VB", lemma="back", deprel=link)
        found[thing.index] = replace(thing, head=word.index, deprel="obj")
    return tuple(found)


def finite_backing(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X and Y back the Front" they back it: "back" with a subject and an object is a verb, whatever its tag.

    So it is in "The two countries back rival wings of the Front", where the wings were taken for all that is said.
    """
    found = list(tokens)
    for word in tokens[1:-1]:
        if word.text.lower() != "back" or word.upos not in ("ADV", "NOUN"):
            continue
        own = {token.deprel for token in tokens if token.head == word.index}
        thing = tokens[word.head]
        if {"nsubj", "obj"} <= own and own.isdisjoint(("cop", "aux", "case", "det")):
            found[word.index] = replace(word, upos="VERB", xpos="VBP")
            continue
        if _backs_in_clause(found, word):
            continue
        below = [token for token in tokens if token.head in (thing.index, word.index)]
        subject = next((t for t in below if t.deprel in _DOING and t.index < word.index), None)
        told = thing.deprel in _CLAUSES and thing.upos in ("NOUN", "PROPN") and thing.index > word.index
        possessive = subject is not None and any(t.head == subject.index and t.xpos == "POS" for t in tokens)
        if subject is None or not told or possessive or any(t.deprel in ("cop", "aux", "det") for t in below):
            continue
        for token in below:
            if token.index < word.index or token.deprel == "punct":
                found[token.index] = replace(token, head=word.index)
        found[subject.index] = replace(subject, head=word.index, deprel="nsubj")
        found[word.index] = replace(word, upos="VERB", xpos="VBP", head=thing.head, deprel=thing.deprel)
        found[thing.index] = replace(thing, head=word.index, deprel="obj")
    return tuple(found)


def _backs_in_clause(found: list[Token], word: Token) -> bool:
    """Mends "X said Chad and Niger back the Front" and "lands that back it", where a subject hangs on an adverb.

    What stands next is what they back, wherever the parser hung it.
    """
    above = found[word.head]
    subject = next((t for t in found[: word.index] if t.head == word.index and t.deprel == "nsubj"), None)
    thing = next((t for t in found[word.index + 1 :] if t.upos in ("NOUN", "PROPN") and t.deprel != "compound"), None)
    if subject is None or thing is None or above.index > word.index or word.index < thing.head < thing.index:
        return False
    clause = "acl:relcl" if subject.text.lower() in _RELATIVE else "ccomp"
    if above.upos != "VERB" and clause == "ccomp":
        return False
    found[word.index] = replace(word, upos="VERB", xpos="VBP", deprel=clause)
    found[thing.index] = replace(thing, head=word.index, deprel="obj")
    return True


def owned_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "announced its split from X" the split, which is somebody's, is a noun: no verb is an object.

    What ends in -ed or -ing may be who or what is described so ("the wounded"), and is left alone.
    """
    found = list(tokens)
    for word in tokens[1:]:
        if word.upos != "VERB" or word.deprel not in ("obj", "obl", "nsubj") or word.text.endswith(("ed", "ing", "s")):
            continue
        below = [token for token in tokens if token.head == word.index]
        owned = any(t.deprel in ("det", "nmod:poss") and t.index < word.index for t in below)
        if owned and not any(t.deprel.startswith(("nsubj", "obj", "aux", "mark", "cop", "xcomp")) for t in below):
            found[word.index] = replace(word, upos="NOUN", xpos="NN", lemma=word.text.lower())
    return tuple(found)


def _own_subjects(below: list[Token], verb: Token, relation: str) -> list[Token]:
    """Of what hangs on the verb of a relative clause the subjects before it that are not the relative pronoun."""
    return [t for t in below if t.deprel == relation and t.text.lower() not in _RELATIVE and t.index < verb.index]


def active_relatives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "villagers it suspected of that" it suspected them: a relative clause without "was" is no passive."""
    found = list(tokens)
    for verb in tokens[2:]:
        if verb.deprel != "acl:relcl" or verb.upos != "VERB" or verb.xpos != "VBN":
            continue
        below = [token for token in tokens if token.head == verb.index]
        own = _own_subjects(below, verb, "nsubj:pass")
        if not own or any(t.deprel in ("aux", "aux:pass", "cop", "obl:agent") for t in below):
            continue
        found[verb.index] = replace(verb, xpos="VBD")
        found[own[0].index] = replace(own[0], deprel="nsubj")
    return tuple(found)


def considered_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "consider the Marsh Sentinels a front group" the group is what they are considered: no name has an object."""
    found = list(tokens)
    for name in tokens[1:]:
        if name.upos != "PROPN" or not name.text[:1].isupper() or name.deprel not in ("obj", "ccomp"):
            continue
        things = [t for t in tokens[name.index + 1 :] if t.head == name.index and t.deprel == "obj"]
        own = any(t.head == name.index and t.deprel.startswith(("nsubj", "aux", "mark")) for t in tokens)
        if not things or own or tokens[name.head].upos != "VERB":
            continue
        tag = "NNPS" if name.text.endswith("s") else "NNP"
        found[name.index] = replace(name, xpos=tag, lemma=name.text, deprel="obj")
        found[things[0].index] = replace(things[0], head=name.head, deprel="xcomp")
    return tuple(found)


def passives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the town was hit in a raid by X" the town is hit: a participle behind "was" is no adjective."""
    found = list(tokens)
    for verb in tokens[1:]:
        if verb.upos != "VERB" or verb.xpos != "VBN" or verb.lemma in _BECOMING:
            continue
        below = [token for token in tokens[: verb.index] if token.head == verb.index]
        copula = next((t for t in below if t.deprel in ("cop", "aux:pass") and t.lemma == "be"), None)
        hyphened = tokens[verb.index - 1].text == "-"  # "is well-liked"
        if copula is None or hyphened or not any(t.deprel == "nsubj" for t in below):
            continue
        found[copula.index] = replace(copula, deprel="aux:pass")
        for token in below:
            if token.deprel == "nsubj":
                found[token.index] = replace(token, deprel="nsubj:pass")
    return tuple(found)


def _new_name(tokens: tuple[Token, ...], word: Token) -> Token | None:
    """The name that is given behind a comma and "later", where the parser took it for whom another name was given."""
    if word.deprel != "acl" or word.lemma not in _NAMING or word.index < 3 or not word.head < word.index:
        return None
    later, comma = tokens[word.index - 1], tokens[word.index - 2]
    below = [token for token in tokens if token.head == word.index]
    if later.text.lower() not in _SINCE or comma.text != "," or any(t.deprel.startswith("nsubj") for t in below):
        return None
    given = [token for token in below if token.deprel in ("obj", "iobj", "xcomp") and token.index > word.index]
    return given[0] if len(given) == 1 and given[0].deprel == "obj" else None


def participles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "fighters linked to X fled" the word that only describes the fighters is a participle, and no past form.

    So is the "renamed" of "X, later renamed Y, took the town": X is given the name.
    """
    found = list(tokens)
    for word in tokens[1:]:
        if (name := _new_name(tokens, word)) is not None:
            found[word.index] = replace(word, xpos="VBN")
            found[name.index] = replace(name, deprel="xcomp")
            continue
        if word.deprel != "acl" or word.xpos != "VBD" or not word.head < word.index:
            continue
        below = [token.deprel for token in tokens if token.head == word.index]
        if not any(deprel in ("nsubj", "nsubj:pass", "obj", "aux", "mark") for deprel in below):
            found[word.index] = replace(word, xpos="VBN")
    return tuple(found)
