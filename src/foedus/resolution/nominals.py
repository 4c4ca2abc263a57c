"""Noun phrases that stand for actors without naming them: where they are, and how they are put together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from foedus.codebook.nominals import NominalClass, NominalLexicon, NominalNoun, WordList
from foedus.language import Sentence, Token
from foedus.language.joining import HYPHENS
from foedus.language.numbers import NUMBERS
from foedus.model import MentionKind
from foedus.resolution.mentions_found import Found, Headed, is_plural, left_edge, without_edges

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "each", "either", "neither", "such"})
_MODIFYING = frozenset({"compound", "amod", "nmod:desc", "flat", "nmod:unmarked"})
_PLURAL_ONLY = frozenset({"people", "police", "personnel", "clergy", "staff", "peshmerga", "mujahideen", "janjaweed"})
_COUNTS = {"one": 1, **NUMBERS, **{str(number): number for number in NUMBERS.values()}}
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "warn", "remind", "inform", "deprive", "strip", "rid"})
"""Verbs that tell with "of" what somebody is charged with, told of or robbed of."""
_ABSTRACT = frozenset({"force", "power", "authority", "court", "rebellion", "leadership", "party"})
"""Nouns that are as often things: somebody only with a word beside them, "authority" in the plural alone."""
_DEEDS = frozenset({"resistance", "underground"})
"""Nouns that stand for somebody with "the" alone: "the resistance", but "stiff resistance"."""
_PRINTED = frozenset({"newspaper", "daily", "website", "broadcaster", "news agency", "television"})
"""Who speaks of himself with "this"."""
_OF_THE_DEAD = frozenset({"count", "find", "see", "recover", "bury", "collect", "identify", "discover", "retrieve"})
"""Verbs whose bodies are dead: "counted seven bodies"."""
_LINES = frozenset({"at", "along", "near", "behind"})
"""Prepositions before "the front" where that is the line of war, and no body of men."""
_OPENED = frozenset({"open", "face", "create", "have"})
_ANOTHER = frozenset({"second", "third", "another", "new", "fresh"})
_QUARTERS = frozenset({"northern", "southern", "eastern", "western", "central", "other", "home"})
_BROUGHT = frozenset(
    {"send", "go", "rush", "deploy", "move", "return", "travel", "march", "take", "bring", "dispatch", "ship", "head"}
)
"""Verbs with which one comes "to the front" as a place: "sent fighters to the front", but "is loyal to the front"."""
_OF_BODIES = frozenset({"on", "in", "over", "through", "above", "from", "off", "at"})
"""Prepositions before somebody's head as a part of him: "a price on her head"; but "met with its head"."""
_ONCE = "ex-"
"""Begins a noun for somebody who was such ("ex-president")."""
_LED = frozenset({"army", "militia", "opposition", "party"})
_LEADERS = frozenset({"boss", "chief", "leader"})
_NOBODY = frozenset({"no", "nobody", "none"})
_SKIPPED_DETERMINERS = frozenset({"no", "any", "what", "which", "whatever", "every"})


@dataclass(slots=True, kw_only=True)
class Phrase:
    """A nominal taken apart; the numbers are tokens of its sentence, -1 where there is none.

    `owner` is its possessor ("its fighters", "Kabul's army"), `after_of` what follows "of" ("members of X"); `names`
    are the heads of the names within its modifiers, `words` its modifiers' lemmas in lower case. `modifier` where the
    noun itself only modifies an act ("the rebel advance"), `aged` where his age is told ("the 75-year-old general").
    """

    found: Found
    noun: NominalNoun
    definite: bool = False
    determiner: str = ""
    owner: int = -1
    pronoun_owner: bool = False
    after_of: int = -1
    names: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    number: int = 0
    led_by: bool = False
    aged: bool = False
    modifier: bool = False
    appositions: tuple[int, ...] = field(default=())


def find_nominals(sentence: Sentence, named: Headed, lexicon: NominalLexicon) -> list[Phrase]:
    """The nominals of a sentence in the order of their heads; `named` holds the names already found."""
    inside = _inside_names(sentence, named)
    phrases: list[Phrase] = []
    for token in sentence.tokens:
        if token.index in inside or token.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.leaning:
            phrases.extend(_sided(sentence, token, lexicon))
            continue
        noun = _noun(sentence, token, lexicon)
        if noun is None or not _stands(sentence, token, noun, lexicon):
            continue
        phrases.append(_phrase(sentence, token, noun, named, lexicon))
    return phrases


def _sided(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> Iterator[Phrase]:
    """As in "a pro-government militia": the word holds a noun for those whose side it is on."""
    noun = lexicon.nouns.get(token.text.lower().partition("-")[2])
    if noun is not None and noun.behaves in (NominalClass.GOVERNMENT, NominalClass.ARMY) and token.deprel == "amod":
        place, role = token.index, token.deprel
        found = Found(
            sentence=sentence.index,
            first=place,
            last=place + 1,
            head=place,
            form=MentionKind.NOMINAL,
            noun=noun,
            role=role,
        )
        yield Phrase(found=found, noun=noun, definite=True, modifier=True)


def _inside_names(sentence: Sentence, named: Headed) -> frozenset[int]:
    """Tokens that belong to a name or are the head of a person's title."""
    covered: set[int] = set()
    for found in named.within(sentence.index):
        covered.update(range(*found.core))
        covered.add(found.head)
    return frozenset(covered)


def _noun(sentence: Sentence, token: Token, lexicon: NominalLexicon) -> NominalNoun | None:
    lemma = token.lemma.lower()
    if token.index and (token.index == 1 or _is_capital(token) is _is_capital(sentence.tokens[token.index - 1])):
        before = sentence.tokens[token.index - 1]
        if before.head == token.index or token.head == before.index:
            pair = lexicon.nouns.get(f"{before.lemma.lower()} {lemma}") or lexicon.nouns.get(
                f"{before.lemma.lower()} {_singular(token)}"
            )
            if pair is not None:
                return pair
    known = lexicon.nouns.get(lemma) or lexicon.nouns.get(_singular(token))
    return known or lexicon.nouns.get(lemma.removeprefix(_ONCE))


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _singular(token: Token) -> str:
    """The word without a plural ending, for nouns that the treebanks leave in the plural ("troops")."""
    low = token.text.lower()
    return low[:-1] if low.endswith("s") else low


def _stands(sentence: Sentence, token: Token, noun: NominalNoun, lexicon: NominalLexicon) -> bool:
    """Whether the noun is the head of a phrase of its own and speaks of somebody."""
    if token.upos == "ADJ" and token.deprel in ("amod", "acl", "xcomp", "advcl", "root", "ROOT", "conj"):
        return False
    if token.deprel in _MODIFYING and token.head >= 0 and token.head > token.index:
        above = sentence.tokens[token.head]
        known = lexicon.nouns.get(above.lemma.lower())
        if sentence.tokens[token.index + 1].text in HYPHENS and above.xpos == "VBN":
            return noun.behaves in (NominalClass.GOVERNMENT, NominalClass.ARMY)  # "army-backed militias"
        if is_led(sentence, token, noun):
            return True
        if known is not None or above.upos == "PROPN" or token.upos == "ADJ":
            return False
        return noun.behaves in (
            NominalClass.GOVERNMENT,
            NominalClass.ARMY,
            NominalClass.FIGHTERS,
            NominalClass.GROUP,
        ) and (lexicon.has(WordList.OWN_NOUNS, above.lemma.lower()) or lexicon.has(WordList.ACTS, above.lemma.lower()))
    if _negated(sentence, token.index) or _asked(sentence, token.index):
        return False
    determiner = next((c.lemma.lower() for c in sentence.children(token.index, "det")), "")
    if determiner in _SKIPPED_DETERMINERS and not (determiner == "any" and any(sentence.children(token.index, "amod"))):
        return False
    if token.deprel == "obj" and lexicon.has(
        WordList.IDIOMS, f"{sentence.tokens[token.head].lemma.lower()} {noun.noun}"
    ):
        return False
    if noun.noun in _PRINTED and determiner == "this":
        return False  # "told this newspaper"
    if noun.noun == "body" and is_plural(token) and sentence.tokens[token.head].lemma in _OF_THE_DEAD:
        return False
    if noun.noun == "opposition" and determiner != "the" and not any(sentence.children(token.index, "nmod")):
        return any(c.text[:1].isupper() for c in sentence.children(token.index, "amod", "compound"))
    if noun.noun == "front" and token.text.islower():
        cases = sentence.cases(token.index)
        brought = token.head >= 0 and "to" in cases and sentence.tokens[token.head].lemma in _BROUGHT
        return not (brought or cases & _LINES or _is_of_war(sentence, token, cases))
    if noun.noun == "chair" and "in" in sentence.cases(token.index):
        return False  # "with X in the chair"
    if noun.noun == "head" and any(sentence.children(token.index, "nmod:poss")):
        return sentence.cases(token.index).isdisjoint(_OF_BODIES)
    if noun.noun in _DEEDS:
        return determiner == "the"
    if noun.noun in _ABSTRACT and not is_plural(token):
        owned = any(sentence.children(token.index, "det", "nmod", "amod", "compound"))
        return owned and noun.noun != "authority"
    return True


def is_led(sentence: Sentence, token: Token, noun: NominalNoun) -> bool:
    """As in "opposition leader X", "the army chief": whom he leads is told by no more than the word before his."""
    leader = sentence.tokens[token.head]
    return noun.noun in _LED and token.head == token.index + 1 and leader.text.lower() in _LEADERS


def _is_of_war(sentence: Sentence, front: Token, cases: Collection[str]) -> bool:
    """As in "faces a second front", "fights on two fronts", "on the eastern front": where a war is fought."""
    which = {child.lemma.lower() for child in sentence.children(front.index, "amod", "det", "nummod")}
    opened = front.deprel == "obj" and sentence.tokens[front.head].lemma in _OPENED
    return (opened and bool(which & _ANOTHER)) or ("on" in cases and (is_plural(front) or bool(which & _QUARTERS)))


def _phrase(sentence: Sentence, token: Token, noun: NominalNoun, named: Headed, lexicon: NominalLexicon) -> Phrase:
    first = left_edge(sentence, token.index)
    last = token.index + 1
    found = Found(
        sentence=sentence.index,
        first=first,
        last=last,
        head=token.index,
        form=MentionKind.NOMINAL,
        noun=noun,
        plural=is_plural(token) or token.lemma.lower() in _PLURAL_ONLY,
        role=token.deprel,
    )
    phrase = Phrase(found=found, noun=noun)
    _read_children(sentence, token, phrase, named, lexicon)
    phrase.owner = _whole_name(sentence, phrase.owner, named)
    if token.deprel in _MODIFYING and token.head > token.index:
        phrase.modifier = phrase.definite = True
        found.plural = noun.behaves is NominalClass.FIGHTERS
    if phrase.after_of >= 0:
        beyond = named.at(sentence.index, phrase.after_of)
        found.last = max(last, beyond.last if beyond is not None else _of_end(sentence, phrase.after_of))
    if phrase.owner >= 0:
        first = max(first, min(sentence.subtree(phrase.owner)))
        while sentence.tokens[first].upos in ("CCONJ", "PUNCT"):
            first += 1
    found.first = without_edges(sentence, first, found.last, token.index) if phrase.owner < 0 else first
    determiner = next(sentence.children(token.index, "det"), None)
    if determiner is not None and found.first <= determiner.index < token.index:
        found.first = determiner.index + 1
    if (
        found.first
        and sentence.tokens[found.first - 1].text == "["
        and any(t.text == "]" for t in sentence.tokens[found.first : found.last])
    ):
        found.first -= 1
    phrase.names = tuple(_names_left(sentence, token, found.first, named))
    return phrase


def _read_children(sentence: Sentence, token: Token, phrase: Phrase, named: Headed, lexicon: NominalLexicon) -> None:
    words = []
    for child in sentence.children(token.index):
        relation = child.deprel.split(":")[0]
        before = child.index < token.index
        if child.deprel == "nmod:poss" and before:
            phrase.owner, phrase.definite = child.index, True
            phrase.pronoun_owner = child.upos == "PRON"
        elif relation == "det" and before:
            phrase.determiner = child.lemma.lower()
            phrase.definite = phrase.definite or phrase.determiner in _DEFINITE
        elif relation == "nummod" and before:
            phrase.number = _COUNTS.get(child.text.lower(), 99)
        elif before and _is_age(sentence, child):
            phrase.aged = True
        elif before and child.index == token.index - 1 and _is_of_organ(phrase.noun, child):
            pass  # "foreign ministry" is one noun, and what is foreign about it tells nothing
        elif before and relation in ("amod", "compound", "nmod", "obl"):
            words.append(child.leaning or child.lemma.lower())
            if child.upos == "VERB" and child.xpos == "VBN":
                phrase.led_by = any(
                    c.index < child.index for c in sentence.children(child.index, "obl", "compound", "advmod")
                )
        elif relation == "nmod" and phrase.after_of < 0 and (_has_of(sentence, child) or _on_side(sentence, child)):
            if not _of_verb(sentence, token, child, named, lexicon):
                phrase.after_of = child.index
        elif relation in ("appos", "flat"):
            phrase.appositions = (*phrase.appositions, child.index)
    if token.lemma.lower().startswith(_ONCE):
        words.append(_ONCE)
    phrase.words = tuple(words)


def _is_of_organ(noun: NominalNoun, word: Token) -> bool:
    """Whether a word is the first of a pair that names an organ of a state: the "foreign" of "foreign ministry"."""
    organ = noun.behaves in (NominalClass.ARMY, NominalClass.GOVERNMENT)
    return organ and word.lemma.lower() in noun.noun.split()[:-1]


def _is_age(sentence: Sentence, word: Token) -> bool:
    """As in "75-year-old"."""
    return word.lemma.lower() == "old" and any(child.lemma == "year" for child in sentence.children(word.index))


def _whole_name(sentence: Sentence, owner: int, named: Headed) -> int:
    """The head of the name that an owner ends, where the parser hung its words beside each other: "Burkina Faso's"."""
    if owner < 0 or named.at(sentence.index, owner) is not None or sentence.tokens[owner].upos != "PROPN":
        return owner
    found = (name for name in named.within(sentence.index) if name.core[0] <= owner == name.core[1] - 1)
    return next((name.head for name in found), owner)


def _has_of(sentence: Sentence, child: Token) -> bool:
    cases = {c.lemma.lower() for c in sentence.children(child.index, "case")}
    if child.upos == "NUM":
        return False  # "fought the guerrillas from 1987 to 1990"
    bare = child.text.islower() and not is_plural(child) and not any(sentence.children(child.index, "det", "nmod:poss"))
    return "of" in cases or (not bare and not cases.isdisjoint(("from", "within")))  # but "the movement from exile"


def _of_verb(sentence: Sentence, token: Token, child: Token, named: Headed, lexicon: NominalLexicon) -> bool:
    """As in "accused troops of hostilities": what follows "of" belongs to the verb, unless it names somebody."""
    charged = token.deprel == "obj" and sentence.tokens[token.head].lemma.lower() in _CHARGING
    body = named.at(sentence.index, child.index) is not None or child.lemma.lower() in lexicon.nouns
    return charged and not body


def _on_side(sentence: Sentence, child: Token) -> bool:
    """As in "commanders on both sides"."""
    on = any(c.lemma.lower() == "on" for c in sentence.children(child.index, "case"))
    return on and child.lemma.lower() in ("side", "camp")


def _of_end(sentence: Sentence, token: int) -> int:
    """The token after the plain noun phrase that follows "of": without clauses, appositions and further phrases."""
    end = token + 1
    for child in sentence.children(token, "flat", "compound"):
        end = max(end, child.index + 1)
    return end


def _names_left(sentence: Sentence, token: Token, first: int, named: Headed) -> Iterator[int]:
    """Heads of the names that modify the noun directly: "M23 rebels", "the Syrian Kurdish militia"."""
    for place in range(first, token.index):
        found = named.at(sentence.index, place)
        if (
            found is not None
            and not sentence.tokens[place].leaning
            and sentence.tokens[place].deprel.split(":")[0] in ("compound", "amod", "nmod")
            and (sentence.tokens[place].head == token.index)
        ):
            yield place


def description(sentence: Sentence, found: Found, text: str, lexicon: NominalLexicon) -> str:
    """The words of a nominal as a name: without determiner and quantity, on one line."""
    first = without_edges(sentence, found.first, found.last, found.head)
    while first < found.head:
        token = sentence.tokens[first]
        hyphened = sentence.tokens[first + 1].text in HYPHENS  # "the seven-party alliance" is one of seven parties
        if hyphened or (token.upos != "NUM" and not lexicon.has(WordList.QUANTITIES, token.lemma.lower())):
            break
        first += 1
    start, end = sentence.tokens[first].start, sentence.tokens[found.last - 1].end
    return " ".join(text[start:end].split())


def _asked(sentence: Sentence, head: int) -> bool:
    """As in "how many men": a question after a number describes nobody."""
    amounts = sentence.children(head, "amod")
    return any(c.lemma.lower() == "how" for amount in amounts for c in sentence.children(amount.index, "advmod"))


def _negated(sentence: Sentence, head: int) -> bool:
    """As in "Not a party to the deal", "no one's auxiliaries": nobody is described."""
    owners = sentence.children(head, "nmod:poss")
    if any(sentence.tokens[i].text.lower() in _NOBODY for o in owners for i in sentence.subtree(o.index)):
        return True
    return any(child.lemma.lower() in ("not", "n't", "never") for child in sentence.children(head, "advmod"))
