"""The slots of `foedus.codebook.schema`, read around a trigger word."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import ClassVar

from foedus.codebook import Codebook
from foedus.codebook.schema import PREPOSITIONS
from foedus.extraction.rules.authors import authors, partners_before
from foedus.extraction.rules.bodies_before import body_before
from foedus.extraction.rules.charging import chargers
from foedus.extraction.rules.company import accompanies
from foedus.extraction.rules.described import DESCRIBED_BY, Described
from foedus.extraction.rules.describing import told_by_whose
from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.goods import behind_goods
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.past import once_of
from foedus.extraction.rules.remembering import remembered
from foedus.extraction.rules.straying import Straying
from foedus.extraction.rules.supporting import Supported, Supporting
from foedus.extraction.rules.titles import body_behind
from foedus.extraction.rules.units import larger_units
from foedus.language import Token
from foedus.model import ActorKind

_MODIFYING = ("amod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat")
_STRAYING = frozenset(("with", "against", "by"))
"""Prepositions that the parser likes to hang on the noun between ("a truce on Monday with X")."""
_STRAYING_BEHIND_NOUNS = frozenset(("on", "upon"))
_CIRCUMSTANTIAL = frozenset(
    [
        "if",
        "unless",
        "after",
        "before",
        "as",
        "when",
        "while",
        "since",
        "because",
        "until",
        "although",
        "though",
        "once",
    ]
)
_BESIDE = frozenset(("according", "after", "alongside", "amid", "amidst", "before", "following", "since", "until"))
"""Prepositions of what only goes on beside something, before it or after it ("moved troops amid reports of X's")."""
_FORESEEN = frozenset(("anticipation", "wake", "aftermath", "advance"))
_CONDITIONAL = frozenset(("if", "unless"))
POSSESSIVES = frozenset(("WP$", "PRP$"))
_TITLES = ("nmod:desc", "compound", "flat")
_STATIVE_CASES = frozenset(["at", "in", "under"])
_STATEMENTS = frozenset(("statement", "communique", "communiqué", "declaration", "announcement"))
_UPON = frozenset(("after", "following", "amid", "during", "despite"))
_SINCE = frozenset(("since", "when", "as", "once", "before", "until", "because"))
_AWAY = frozenset(("away", "apart", "aloof", "close", "closer", "near", "nearer"))
_SIDES = frozenset(("side", "behalf"))
_DONE_FOR = frozenset(
    """
    appoint confirm crown elect enthrone evacuate free install instal name nominate re-elect reelect reinstall reinstate
    release relieve rescue restore return reunite save
    """.split()  # noqa: SIM905
)
"""Verbs whose passive tells what somebody has of another's help: "was elected with the support of X"."""
_DONE_TO = frozenset(("of", "on", "upon", "against"))
_BANDS = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.PARTY, ActorKind.ORGANISATION))
_BEFORE_HYPHEN = "against"
"""The preposition that "anti-" stands for."""


class Slots:
    """Slots of one sentence. Each gives token indices, the likelier first."""

    def __init__(self, grammar: Grammar, ends: Ends, codebook: Codebook) -> None:
        self._grammar = grammar
        self._ends = ends
        self._codebook = codebook
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens
        self.memory: dict[Hashable, object] = {}
        self.supporting = Supporting(grammar, codebook)
        self._straying = Straying(grammar, self.supporting, codebook)
        self._described = Described(grammar, ends, codebook)

    @remembered
    def open(self, slots: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the slots of a verb, noun, adjective or name in which something may stand in this sentence.

        Behind most of the prepositions that a predicate is ready for, a sentence has nothing.
        """
        said = self._grammar.prepositions
        return tuple(s for s in slots if s in said or s in self._READERS or "." in s or s == _BEFORE_HYPHEN)

    @remembered
    def read(self, slot: str, trigger: int, word_class: str) -> tuple[int, ...]:
        """What stands in a slot of the trigger; of a name as trigger, in that of any of its words."""
        if word_class == "name":
            return tuple(self._around_name(slot, trigger))
        if word_class == "preposition" or (word_class == "adverb" and slot in ("self", "host")):
            noun = self._tokens[trigger].head
            if self._tokens[trigger].xpos in POSSESSIVES:  # "X, whose Hill Guard", "X and his Hill Guard"
                named = self._ends.name_over(noun) is not None or self._ends.resolved(noun)
                return () if not named else (self._grammar.resolved(trigger),) if slot == "self" else (noun,)
            if word_class == "adverb" and self._grammar.cases(noun):
                return ()  # "officers formerly under X"
            if slot == "self":
                return (noun,)
            above = self._tokens[self._tokens[noun].head]
            owned = self._tokens[trigger].xpos == "POS" and not self._bears_a_name(above)
            spoken_of = self._tokens[trigger].lemma == "of" and above.upos == "VERB"  # "said of X", "died of Y"
            return () if owned or spoken_of else tuple(self._host(noun))
        if slot in self._READERS:
            return tuple(self._READERS[slot](self, trigger, word_class))
        if "." in slot:
            return tuple(self._elsewhere(slot, trigger))
        return tuple(self._behind(slot, trigger, word_class))

    def _around_name(self, slot: str, head: int) -> list[int]:
        name = self._ends.mention(head)
        if slot == "self" or name is None:
            return [head]
        inside = range(name.first, name.last)
        found = [place for word in inside for place in self.read(slot, word, "noun")]
        return [place for place in dict.fromkeys(found) if slot == "whose" or place not in inside]

    def _subjects(self, index: int, word_class: str) -> Iterable[int]:
        if word_class == "verb":
            return self._all_of_them(index) or self._grammar.subjects(index)
        if word_class == "adverb":
            return self._grammar.subjects(self._tokens[index].head)
        if word_class == "adj":
            return self._described.by(index)
        return self._agents(index)

    def _all_of_them(self, verb: int) -> list[int]:
        """As in "A and B, who have clashed": the pronoun that tells of both, of whom the noun before it names one."""
        if self._tokens[verb].deprel != "acl:relcl" or self._grammar.passive(verb):
            return []
        noun = self._tokens[self._tokens[verb].head]
        beside = noun.deprel == "conj" or any(self._sentence.children(noun.index, "conj"))
        own = self._sentence.children(verb, "nsubj") if beside else ()
        return [child.index for child in own if self._ends.are_several(child.index)]

    def _objects(self, index: int, word_class: str) -> Iterable[int]:
        if word_class == "verb":
            return self._grammar.objects(index)
        undergone = [s.verb for s in self.supporting.supports(index) if s.support.role == "recipient"]
        return [subject for verb in undergone for subject in self._grammar.subjects(verb)]

    def _agents(self, noun: int) -> Iterator[int]:
        """Who does what a noun names."""
        named = authors(self._grammar, noun)
        for supported in self._own_clause(noun) or self.supporting.supports(noun):
            if supported.support.role == "actor":
                yield from self._bearers(supported)
            elif supported.support.role == "blamed" and (not named or self._grammar.passive(supported.verb)):
                yield from self._grammar.objects(supported.verb)  # "blamed X for raids by Y": it is Y that raids
        yield from named
        yield from (child.index for child in self._modifiers(noun))
        yield from self._owners_of_same(noun)
        yield from partners_before(self._grammar, noun)
        if self._grammar.cases(noun) & _STATIVE_CASES:
            yield from self._host(noun)
        elif self._follows_upon(noun):
            top = self.supporting.top(noun)  # who is driven off after a battle had it
            yield from self._host(top) or self._grammar.surface_subjects(self._tokens[top].head)
        elif (above := self._went_before(noun)) >= 0 or (above := self._spoken_after(noun)) >= 0:
            yield from self._grammar.subjects(above)

    def _owners_of_same(self, noun: int) -> Iterator[int]:
        """Whose the deed is that a noun is said to be: "X's first operation was an attack on Y"."""
        if any(self._sentence.children(noun, "cop")):
            for subject in self._sentence.children(noun, "nsubj"):
                if subject.lemma in self._codebook.words["deed"]:
                    yield from (child.index for child in self._modifiers(subject.index))

    def _own_clause(self, noun: int) -> tuple[Supported, ...]:
        """The support verbs of a clause of a noun's own, where it tells of some actor whose the noun is."""
        told = self.supporting.own_clause(noun)
        return tuple(s for s in told if any(map(self._ends.is_actor, self._grammar.subjects(s.verb))))

    def _follows_upon(self, noun: int) -> bool:
        """Whether a deed comes of what its doer had with another: "took the town after fierce fighting with X"."""
        top = self.supporting.top(noun)  # "after four days of talks with X"
        hangs = self._tokens[top].deprel == "obl" and bool(self._grammar.cases(top) & _UPON)
        return hangs and bool(self._grammar.behind(noun, "with"))

    def _went_before(self, noun: int) -> int:
        """The verb of who had what failed before with another: "attacked after talks with X failed"; -1 without one."""
        token = self._tokens[self.supporting.top(noun)]
        clause = self._tokens[token.head]
        told = (
            token.deprel.startswith("nsubj") and clause.deprel == "advcl" and bool(self._grammar.behind(noun, "with"))
        )
        return clause.head if told and not self._grammar.cases(clause.index).isdisjoint(_UPON | _SINCE) else -1

    def _spoken_after(self, noun: int) -> int:
        """The verb of those who said something after what they had: "in a statement issued after talks"; -1 if none."""
        token = self._tokens[self.supporting.top(noun)]
        issued = self._tokens[token.head]
        words = self._tokens[issued.head]
        after = token.deprel == "obl" and not self._grammar.cases(token.index).isdisjoint(_UPON | {"at", "during"})
        said = issued.deprel == "acl" and words.deprel == "obl" and words.lemma in _STATEMENTS
        return words.head if after and said else -1

    def _bearers(self, supported: Supported) -> Iterable[int]:
        """Who bears what a support verb or adjective governs: "is responsible for", "were involved in", "launched"."""
        verb = supported.verb
        if self._tokens[verb].upos == "ADJ":
            return self._described.by(verb)
        if supported.support.preposition and self._grammar.passive(verb):
            return self._grammar.surface_subjects(verb)
        return self._grammar.subjects(verb)

    def _elsewhere(self, slot: str, index: int) -> Iterable[int]:
        """A slot of the verb above, of the clauses below, or of what stands in another slot ("obj.whose").

        What a clause below denies is done to nobody ("promised not to attack X").
        """
        direction, _, inner = slot.partition(".")
        if direction == "obj" and inner in PREPOSITIONS:
            shared = (noun for noun in self.read("obj", index, "verb") if not self._own_clause(noun))
            return [found for noun in shared for found in self.read(inner, noun, "noun")]
        if direction not in ("up", "down"):
            return [found for place in self.read(direction, index, "verb") for found in self.read(inner, place, "noun")]
        if direction == "up":
            head = self._tokens[self.supporting.top(index)].head
            return self.read(inner, head, "verb") if head >= 0 and self._tokens[head].upos == "VERB" else ()
        below = [c for c in self._sentence.children(index, "xcomp", "ccomp", "advcl") if c.upos == "VERB"]
        below += [c for c in self._sentence.children(index, "acl") if c.xpos == "VBG"]  # "attacks targeting X"
        done = (child.index for child in below if not self._grammar.denied(child.index))
        return [place for child in done for place in self.read(inner, child, "verb")]

    def _modifiers(self, noun: int) -> Iterator[Token]:
        """Possessors, adjectives and compounds that are actors ("Israel's", "Israeli", "Taliban")."""
        for child in self._sentence.children(noun, *_MODIFYING):
            if child.xpos == "WP$" and (owner := told_by_whose(self._ends, child)) is not None:
                yield self._tokens[owner]
                continue
            mention = self._ends.mention(child.index)
            if mention is None or mention.head == noun or mention.first <= noun < mention.last:
                continue  # of "his old rival X" neither "old" nor "rival" is anybody apart
            named = child.upos != "VERB" and not child.leaning
            if named and not self._ends.coordinated_possessor(child.index):
                yield child
        token = self._tokens[noun]
        alone = not any(self._sentence.children(noun, "det", "nmod:poss"))  # not "X's army and the Y"
        if alone and token.deprel == "conj" and self._tokens[token.head].upos == "NOUN":
            # "X's contempt and defiance": the possessor of the first is that of both.
            yield from (c for c in self._modifiers(token.head) if c.deprel == "nmod:poss" and c.index < noun)

    def _owners(self, noun: int) -> list[int]:
        own = [*self._behind("of", noun, "noun"), *(child.index for child in self._modifiers(noun))]
        token = self._tokens[noun]
        if not own and token.deprel == "appos":
            return list(body_behind(self._sentence, noun))
        if not own and token.deprel == "xcomp":  # "of which X became chairman"
            return list(self._grammar.behind(token.head, "of"))
        titled = token.deprel in _TITLES or (token.deprel == "amod" and token.upos == "NOUN")  # "his old rival X"
        if own or not titled or self._tokens[token.head].text.lower() in self._codebook.words["tie"]:
            return own  # "its Red Front allies" are its allies, and the Front is not its own
        # A title shares what hangs on the name: "Hamas chief X", "President X of Chad".
        beside = [c.index for c in self._modifiers(token.head) if c.index < noun]
        return [*beside[-1:], *(i for i in self._grammar.behind(token.head, "of") if i > token.head)]

    def _office(self, person: int) -> list[int]:
        """What a person leads by the title beside his name or in its place: "X, leader of Y", "Y's leader"."""
        titles = (self._tokens[person], *self._sentence.children(person, *DESCRIBED_BY, *_TITLES))
        return [
            place
            for title in titles
            if any(p.relation == "leadership" for p in self._codebook.predicates.get(title.lemma.lower(), ()))
            for place in self._owners(title.index)
        ]

    def _named_before(self, word: int) -> Iterator[int]:
        """The bodies named before a name that the word describes and that is nobody's, the nearest first."""
        name = self._ends.name_over(self._tokens[word].head)
        if name is None or not name.first <= word + 1 <= name.head or any(self._modifiers(name.head)):
            return
        named = (other.head for other in reversed(self._ends.names()) if other.last <= word)
        yield from (head for head in named if any(end.actor.kind in _BANDS for end in self._ends.own(head)))

    def _bears_a_name(self, noun: Token) -> bool:
        """Whether a noun is a body's name, or fighters that one tells ("Jonas Savimbi's UNITA rebels")."""
        if noun.upos == "PROPN" or self._ends.name_over(noun.index) is not None:
            return True
        fighters = noun.lemma in self._codebook.words["irregular"]
        return fighters and any(c.upos == "PROPN" for c in self._sentence.children(noun.index, "compound"))

    def _host(self, index: int) -> Iterable[int]:
        """The subject of the word's own copula, of the verb it hangs on, or the noun it hangs on."""
        own = [self._grammar.resolved(child.index) for child in self._sentence.children(index, "nsubj")]
        clause = self._tokens[index].deprel in ("xcomp", "advcl") and any(self._sentence.children(index, "cop"))
        if not own and clause:  # "is said to be in the pay of X", "accused Y of being in the pay of X"
            return self._grammar.surface_subjects(index)
        if not own and (led := body_before(self._grammar, self._ends, index)) is not None:
            return [led]
        head = self._tokens[self.supporting.top(index)].head
        beside_them = head >= 0 and self._tokens[head].upos == "ADV"
        if beside_them:  # "together with": what "together" hangs on
            head = self._tokens[head].head
        if own or head < 0:
            return own
        fellow = beside_them or accompanies(self._grammar, index)  # "founded X together with Y"
        founds = self._tokens[head].lemma in self._codebook.words["founding"] and not fellow
        if founds and (founded := [i for i in self._grammar.objects(head) if self._ends.is_actor(i)]):
            return founded  # also of "was founded with the help of X"
        if self._tokens[head].upos in ("VERB", "AUX"):
            beside = "alongside" in self._grammar.cases(index)  # "two of X's men were killed alongside Y's"
            beside = beside or self._is_between(index, head) or self._tokens[head].lemma in _DONE_FOR
            return self._grammar.subjects(head) or (self._grammar.surface_subjects(head) if beside else ())
        said = any(self._sentence.children(head, "cop"))  # "X, at odds with Y, was absent"
        return [head] if self._ends.is_actor(head) or not said else self._grammar.surface_subjects(head)

    def _is_between(self, index: int, verb: int) -> bool:
        """As in "X, under Y, was allied with Z": between commas behind the subject, whatever is done to it."""
        subject = next(self._sentence.children(verb, "nsubj:pass"), None)
        return subject is not None and subject.index < index < verb and self._sentence.behind_comma(index)

    def _fellow(self, index: int) -> tuple[int, ...]:
        """With whom those are named whom an adjective before them describes: X in "X and allied militias"."""
        noun = self._tokens[self._tokens[index].head]
        return (noun.head,) if noun.index > index and noun.deprel == "conj" else ()

    def _clause_subjects(self, word: int) -> list[int]:
        """The subjects of what a verb or a noun says ("said that X …", "its complaint that X …"), or calls for."""
        found: list[int] = []
        for child in self._sentence.children(word, "advcl"):
            if "for" in self._grammar.cases(child.index):
                found += [c.index for c in self._sentence.children(child.index, "nsubj")]
        for child in self._sentence.children(word, "ccomp", "xcomp", "acl"):
            if child.deprel != "acl" or "that" in self._grammar.cases(child.index):
                found += [c.index for c in self._sentence.children(child.index, "nsubj")]
        return found

    def _condition_subjects(self, verb: int) -> list[int]:
        """Who must do what the conditions say under a verb or under the clause that it governs."""
        clauses = [verb, *(child.index for child in self._sentence.children(verb, "xcomp", "ccomp"))]
        hung = [child for place in clauses for child in self._sentence.children(place, "advcl")]
        conditions = [child for child in hung if self._grammar.cases(child.index) & _CONDITIONAL]
        done = [child for child in conditions if not self._grammar.passive(child.index)]
        return [place for child in done for place in self._grammar.surface_subjects(child.index)]

    def _below(self, index: int) -> list[int]:
        """Actors below the word but for its subjects and for its conditions, times and reasons, in order."""
        whole = self._sentence.subtree(index)
        aside = [child.index for child in self._sentence.children(index, "nsubj")]
        aside += [clause for clause in self._circumstances() if self._tokens[clause].head in whole]
        skipped = {place for clause in aside for place in self._sentence.subtree(clause)}
        return [i for i in whole if i not in skipped and self._ends.mention(i) is not None]

    @remembered
    def _circumstances(self) -> tuple[int, ...]:
        """What says under which circumstances something holds: clauses ("if", "after", "as") and phrases ("amid")."""
        hung = [(t.index, _CIRCUMSTANTIAL) for t in self._tokens if t.deprel.startswith("advcl")]
        hung += [(t.index, _BESIDE) for t in self._tokens if t.deprel in ("obl", "nmod")]
        found = [place for place, words in hung if not words.isdisjoint(self._opening(place))]
        return tuple(found + [t.index for t in self._tokens if t.lemma in _FORESEEN and t.deprel == "obl"])

    def _opening(self, index: int) -> Iterator[str]:
        """The words that introduce a clause or phrase: prepositions and conjunctions, and "when"."""
        yield from self._grammar.cases(index)
        yield from (child.text.lower() for child in self._sentence.children(index, "advmod") if child.index < index)

    def _behind(self, preposition: str, index: int, word_class: str) -> list[int]:
        """Behind a preposition: of the word itself, else of the verb that supports it."""
        found = [*self._grammar.behind(index, preposition)]
        if preposition == _BEFORE_HYPHEN:  # "an anti-Taliban offensive"
            found += [c.index for c in self._sentence.children(index, *_MODIFYING) if c.leaning == "anti"]
        if word_class == "noun" and not found and preposition in _DONE_TO:
            found = self._straying.behind_agent(index, preposition)
        if word_class == "noun" and not found and preposition == "by":
            found = [*authors(self._grammar, index)]
        if word_class == "noun" and not found:
            found = self._straying.right_behind(index, preposition)
        if word_class == "noun" and not found and not any(map(_is_somebody, self._ends.own(index))):
            for supported in self.supporting.supports(index):
                found += self._grammar.behind(supported.verb, preposition)
        if word_class == "verb" and not found and preposition != "between":
            found = behind_goods(self._grammar, index, preposition)
        straying = _STRAYING | _STRAYING_BEHIND_NOUNS if word_class == "noun" else _STRAYING
        if word_class == "verb" and not found:  # "drifted away from"
            for child in self._sentence.children(index, "advmod"):
                if child.lemma.lower() in _AWAY or (child.lemma == "out" and preposition == "on"):  # "walked out on X"
                    found += self._grammar.behind(child.index, preposition)
        if not found and word_class == "noun" and preposition == "between":
            found = self._straying.between(index) or self._straying.of_what_it_ends(index, preposition)
        if not found and preposition in straying:
            for child in self._sentence.children(index, "obl", "nmod"):
                if preposition != "with" or not self._straying.has_ends(child.index, verb=word_class == "verb"):
                    found += self._grammar.behind(child.index, preposition)
        if not found and word_class == "noun" and preposition in self._grammar.cases(self._tokens[index].head):
            found = self._straying.said_to_be(index)
        if preposition == "on":  # "entered the war on the side of X" is no war on X
            found = [i for i in found if self._tokens[i].lemma not in _SIDES or self._tokens[i].xpos == "NNS"]
        return found

    _READERS: ClassVar[Mapping[str, Callable[[Slots, int, str], Iterable[int]]]] = {
        "subj": _subjects,
        "obj": _objects,
        "iobj": lambda self, index, _: self._grammar.indirect_objects(index),
        "self": lambda self, index, _: self._described.by(index),
        "this": lambda _self, index, _: (index,),
        "post": lambda _self, index, _: (index,),
        "deed": lambda _self, index, _: (index,),
        "whose": lambda self, index, _: self._owners(index),
        "office": lambda self, index, _: self._office(index),
        "past": lambda self, index, _: once_of(self._grammar, index, self._codebook.words["former"], self._owners),
        "poss": lambda self, index, _: (child.index for child in self._modifiers(index)),
        "larger": lambda self, index, _: larger_units(self._grammar, index),
        "host": lambda self, index, _: self._host(index),
        "pred": lambda self, index, _: (c.index for c in self._sentence.children(index, "xcomp") if c.upos != "VERB"),
        "comp": lambda self, index, _: self._clause_subjects(index),
        "below": lambda self, index, _: self._below(index),
        "condition": lambda self, index, _: self._condition_subjects(index),
        "earlier": lambda self, index, _: self._named_before(index),
        "charger": lambda self, index, _: chargers(self._grammar, index),
        "fellow": lambda self, index, _: self._fellow(index),
        "several": lambda self, _index, _class: self._ends.several(),
    }
    """Slots by their names. One table for all sentences: of its own a sentence would hold itself, and everything in it,
    until the collector came by."""


def _is_somebody(end: End) -> bool:
    """Whether an end is no event: a person, or anybody with a name, as an alliance without one is not."""
    return end.actor.kind is not ActorKind.COALITION or end.actor.listed or not end.actor.name.islower()
