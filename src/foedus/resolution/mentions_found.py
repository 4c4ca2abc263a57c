"""What the finding of mentions works with: mentions in the making, and small questions to a parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from foedus.codebook.nominals import NominalNoun
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, MentionKind, Span

GROUP_KINDS = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.PARTY, ActorKind.ORGANISATION, ActorKind.INTERNATIONAL}
)
STATE_KINDS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
NOMINAL_WORDS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})


class NameType(StrEnum):
    """What the letters and the parse say a name names."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    STATE = "state"
    UNKNOWN = "unknown"


@dataclass(slots=True, kw_only=True)
class Found:
    """A mention in the making: it is given its actors one step at a time and then frozen into a `Mention`.

    `first` and `last` are the half-open token range, `core` that of the name alone (without titles and descriptions).
    Of a name that no list knows, `acts` says that it stands where only somebody who acts can, `placed` where places do,
    `town` where towns mostly do, `defined` that the sentence calls it a body, `titled` that a title stands before it.
    """

    sentence: int
    first: int
    last: int
    head: int
    form: MentionKind
    actors: tuple[Actor, ...] = ()
    antecedents: tuple[Span, ...] = ()
    core: tuple[int, int] = (0, 0)
    typed: NameType = NameType.UNKNOWN
    noun: NominalNoun | None = None
    plural: bool = False
    name: str = ""
    nationality: bool = False
    role: str = ""
    acts: bool = True
    placed: bool = False
    town: bool = False
    defined: bool = False
    titled: bool = False


def one_word(sentence: Sentence, token: Token, actor: Actor, typed: NameType, *, nationality: bool = False) -> Found:
    """The mention of an actor whom one word names."""
    place = token.index
    return Found(
        sentence=sentence.index,
        first=place,
        last=place + 1,
        head=place,
        form=MentionKind.NAME,
        actors=(actor,),
        core=(place, place + 1),
        typed=typed,
        nationality=nationality,
        name=token.text,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A stretch of tokens that the gazetteer knows: its actor, and whether it says so by the name of a capital.

    `organ` says that it is the short name of a state's forces or another organ of it ("IDF"), which is no place.
    """

    first: int
    last: int
    actor: Actor
    capital: bool = False
    nationality: bool = False
    organ: bool = False


class Headed:
    """The mentions in the making of an article, by sentence and head token."""

    def __init__(self) -> None:
        self._places: dict[int, dict[int, Found]] = {}

    def add(self, found: Found) -> None:
        """Takes a mention in; at one head the longest stays."""
        row = self._places.setdefault(found.sentence, {})
        known = row.get(found.head)
        if known is None or known.last - known.first < found.last - found.first:
            row[found.head] = found

    def at(self, sentence: int, token: int) -> Found | None:
        """The mention headed at a token."""
        row = self._places.get(sentence)
        return row.get(token) if row is not None else None

    def name_over(self, sentence: int, token: int, *, before: int) -> Found | None:
        """The name of several words that covers a token and ends before another one."""
        named = (found for found in self.within(sentence) if found.form is MentionKind.NAME)
        return next((found for found in named if found.first <= token < found.last <= before), None)

    def within(self, sentence: int) -> list[Found]:
        """The mentions of a sentence so far, by head."""
        row = self._places.get(sentence, {})
        return [row[head] for head in sorted(row)]

    def __iter__(self) -> Iterator[Found]:
        return (found for row in self._places.values() for found in list(row.values()))


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The syntactic head of a stretch of tokens: the one whose own head lies outside, the best where several do."""
    outside = [i for i in range(first, last) if not first <= sentence.tokens[i].head < last]
    nominal = [i for i in outside if sentence.tokens[i].upos in NOMINAL_WORDS]
    return (nominal or outside or [last - 1])[-1 if len(nominal) > 1 and _compound(sentence, nominal[0]) else 0]


def _compound(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[token].deprel.startswith(("compound", "amod", "nmod:desc", "nummod"))


def role_of(sentence: Sentence, token: int) -> str:
    """The relation under which a nominal stands, taken from the first member of a coordination or apposition."""
    word = sentence.tokens[token]
    steps = 0
    while word.deprel in ("conj", "appos", "flat", "nmod:desc") and word.head >= 0 and steps < 12:
        word, steps = sentence.tokens[word.head], steps + 1
    return word.deprel


def governor(sentence: Sentence, token: int) -> int:
    """The word that a nominal depends on, past coordination and apposition; -1 at the root."""
    word = sentence.tokens[token]
    steps = 0
    while word.deprel in ("conj", "appos", "flat", "nmod:desc") and word.head >= 0 and steps < 12:
        word, steps = sentence.tokens[word.head], steps + 1
    return word.head


def false_owner(sentence: Sentence, head: int) -> int:
    """The A of "A and B's ally" where the parser has taken A for an owner beside B; -1 where it has not.

    Coordinated owners hang on each other; two owners of one noun with a conjunction between them do not occur.
    """
    owners = [child.index for child in sentence.children(head, "nmod:poss")]
    if len(owners) != 2:
        return -1
    joined = any(owners[0] < c.index < owners[1] for place in (head, owners[1]) for c in sentence.children(place, "cc"))
    return owners[0] if joined else -1


def has_plural_verb(sentence: Sentence, token: int) -> bool:
    """Whether a word is the subject of a present-tense verb in the plural ("the Taliban keep")."""
    word = sentence.tokens[token]
    if word.head < 0 or not is_subject(word.deprel):
        return False
    verb = sentence.tokens[word.head]
    if verb.xpos == "VBP":
        return True
    helpers = [child for child in sentence.children(verb.index, "aux", "cop") if child.upos == "AUX"]
    return any(child.text.lower() in ("are", "were", "have") for child in helpers)


def is_subject(role: str) -> bool:
    """Whether a relation makes a word the subject of a clause."""
    return role in _SUBJECTS


def left_edge(sentence: Sentence, head: int) -> int:
    """Where the noun phrase of a head begins: its modifiers to the left, with what stands below them."""
    first = head
    for child in reversed(sentence.dependents[head]):
        if child > head:
            continue
        if sentence.tokens[child].deprel.split(":")[0] not in _LEFT or sentence.tokens[child].deprel in _NOT_LEFT:
            break
        if sentence.tokens[child].deprel == "nummod" and any(t.text == "," for t in sentence.tokens[child:first]):
            break  # "shortly after two, guardsmen opened fire"
        first = min(first, _leftmost(sentence, child))
    return first


_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "obl", "dep", "punct", "goeswith", "acl"}
)
_NOT_LEFT = frozenset({"acl:relcl", "nmod:unmarked", "obl:tmod", "nmod:tmod"})


def _leftmost(sentence: Sentence, token: int) -> int:
    first, stack = token, [token]
    while stack:
        place = stack.pop()
        for child in sentence.dependents[place]:
            if child < place:
                first = min(first, child)
                stack.append(child)
    return first


def without_edges(sentence: Sentence, first: int, last: int, head: int) -> int:
    """`first` moved right past determiners and punctuation, but never past the head."""
    while first < min(head, last - 1) and sentence.tokens[first].upos in ("DET", "PUNCT", "PRON", "CCONJ"):
        first += 1
    return first


def is_plural(token: Token) -> bool:
    """Whether a noun is plural by its tag."""
    return token.xpos in ("NNS", "NNPS")
