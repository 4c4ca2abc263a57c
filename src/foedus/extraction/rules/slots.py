"""The slots of `foedus.codebook.schema`, read around a trigger word."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from foedus.codebook import Codebook, Support
from foedus.extraction.rules.describing import (
    among,
    attended,
    holders,
    itself,
    one_of,
    told_by_whose,
    turned,
)
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.remembering import remembered
from foedus.extraction.rules.titles import body_behind
from foedus.language import Token
from foedus.model import Phase

_MODIFYING = ("amod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat")
_DESCRIBED_BY = ("appos", "flat", "nmod:desc")
_STRAYING = frozenset(("with", "against", "by"))
"""Prepositions that the parser likes to hang on the noun between ("a truce on Monday with X")."""
_CIRCUMSTANCES = ("obl", "nmod", "obl:unmarked", "nmod:unmarked")
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
_CONDITIONAL = frozenset(("if", "unless"))
_TITLES = ("nmod:desc", "compound", "flat")
_STATIVE_CASES = frozenset(["at", "in", "under"])
_UPON = frozenset(("after", "following", "amid", "during", "despite"))
_AWAY = frozenset(("away", "apart", "aloof"))
_STOPS = frozenset(("halt", "end", "stop"))
"""Ends of what stands behind their "to" ("a halt to attacks")."""
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_LEADING = frozenset(("PUNCT", "DET", "ADP", "ADV", "NUM", "PRON"))
_SPANS = frozenset(("year", "decade", "month", "week", "time", "generation", "century"))
_BEFORE_HYPHEN = "against"
"""The preposition that "anti-" stands for."""
_RAISING = frozenset(["remain", "become", "stay", "form", "constitute", "represent"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Supported:
    """A support verb found over a noun, and the index of the verb."""

    support: Support
    verb: int


class Slots:
    """Slots of one sentence. Each gives token indices, the likelier first."""

    def __init__(self, grammar: Grammar, ends: Ends, codebook: Codebook) -> None:
        self._grammar = grammar
        self._ends = ends
        self._codebook = codebook
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens
        self.memory: dict[Hashable, object] = {}
        self._slots: dict[str, Callable[[int, str], Iterable[int]]] = {
            "subj": self._subjects,
            "obj": self._objects,
            "iobj": lambda index, _: self._grammar.indirect_objects(index),
            "self": lambda index, _: self._described(index),
            "this": lambda index, _: (index,),
            "whose": lambda index, _: self._owners(index),
            "office": lambda index, _: self._office(index),
            "poss": lambda index, _: (child.index for child in self._modifiers(index)),
            "host": lambda index, _: self._host(index),
            "pred": lambda index, _: (c.index for c in self._sentence.children(index, "xcomp") if c.upos != "VERB"),
            "comp": lambda index, _: self._clause_subjects(index),
            "below": lambda index, _: self._below(index),
            "condition": lambda index, _: self._condition_subjects(index),
            "several": lambda _index, _class: self._ends.several(),
        }

    @remembered
    def open(self, slots: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the slots of a verb, noun, adjective or name in which something may stand in this sentence.

        Behind most of the prepositions that a predicate is ready for, a sentence has nothing.
        """
        said = self._grammar.prepositions
        return tuple(s for s in slots if s in said or s in self._slots or "." in s or s == _BEFORE_HYPHEN)

    @remembered
    def read(self, slot: str, trigger: int, word_class: str) -> tuple[int, ...]:
        """What stands in a slot of the trigger; of a name as trigger, in that of any of its words."""
        if word_class == "name":
            return tuple(self._around_name(slot, trigger))
        if word_class == "preposition" or (word_class == "adverb" and slot in ("self", "host")):
            noun = self._tokens[trigger].head
            if word_class == "adverb" and self._grammar.cases(noun):
                return ()  # "officers formerly under X"
            if slot == "self":
                return (noun,)
            above = self._tokens[self._tokens[noun].head]
            owned = self._tokens[trigger].xpos == "POS" and above.upos != "PROPN"
            spoken_of = self._tokens[trigger].lemma == "of" and above.upos == "VERB"  # "said of X", "died of Y"
            return () if owned or spoken_of else tuple(self._host(noun))
        if slot in self._slots:
            return tuple(self._slots[slot](trigger, word_class))
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

    @remembered
    def supports(self, noun: int) -> tuple[Supported, ...]:
        """The support verbs over a noun: above it, or below it in a participle or relative clause."""
        return tuple(self._supports(noun))

    def carrier(self, noun: int) -> int | None:
        """What a deed told in a noun hangs on: the noun above it ("involvement in the attack"), else its support verb.

        Of the verbs those whose subject does the deed, and those by which the deed itself begins or ends; none where a
        clause of the noun's own tells who does it ("has not accepted the truce that X signed").
        """
        top = self._top(noun)
        if top != noun and self._tokens[noun].deprel != "conj":
            return top
        doing = [s for s in self.supports(noun) if s.support.role == "actor" or s.support.phase is not None]
        above = self._tokens[top].head
        return above if doing and all(s.verb == above for s in doing) else None

    def _supports(self, noun: int) -> Iterator[Supported]:
        top = self._top(noun)
        token = self._tokens[top]
        if token.head >= 0:
            yield from self._support(token.head, self._link(token))
        for child in self._sentence.children(top, "acl", "acl:relcl"):
            if child.xpos == "VB" and child.deprel == "acl":
                continue  # "an ultimatum to halt attacks" says what is to be done, not what befell it
            passive = self._grammar.passive(child.index)
            objects = self._grammar.surface_subjects(child.index) if passive else self._grammar.objects(child.index)
            yield from self._support(child.index, "" if top in objects or self._lacks_object(child) else "event")

    def _subjects(self, index: int, word_class: str) -> Iterable[int]:
        if word_class == "verb":
            return self._grammar.subjects(index)
        if word_class == "adverb":
            return self._grammar.subjects(self._tokens[index].head)
        if word_class == "adj":
            return self._described(index)
        return self._agents(index)

    def _objects(self, index: int, word_class: str) -> Iterable[int]:
        if word_class == "verb":
            return self._grammar.objects(index)
        undergone = [s.verb for s in self.supports(index) if s.support.role == "recipient"]
        return [subject for verb in undergone for subject in self._grammar.subjects(verb)]

    def _agents(self, noun: int) -> Iterator[int]:
        """Who does what a noun names."""
        for supported in self.supports(noun):
            if supported.support.role == "actor":
                yield from self._bearers(supported)
            elif supported.support.role == "blamed":
                yield from self._grammar.objects(supported.verb)
        yield from self._grammar.behind(noun, "by")
        yield from (child.index for child in self._modifiers(noun))
        if self._grammar.cases(noun) & _STATIVE_CASES:
            yield from self._host(noun)
        elif self._follows_upon(noun):
            yield from self._host(self._top(noun))

    def _follows_upon(self, noun: int) -> bool:
        """Whether a deed comes of what its doer had with another: "took the town after fierce fighting with X"."""
        top = self._top(noun)  # "after four days of talks with X"
        hangs = self._tokens[top].deprel == "obl" and bool(self._grammar.cases(top) & _UPON)
        return hangs and bool(self._grammar.behind(noun, "with"))

    def _bearers(self, supported: Supported) -> Iterable[int]:
        """Who bears what a support verb or adjective governs: "is responsible for", "were involved in", "launched"."""
        verb = supported.verb
        if self._tokens[verb].upos == "ADJ":
            return self._described(verb)
        if supported.support.preposition and self._grammar.passive(verb):
            return self._grammar.surface_subjects(verb)
        return self._grammar.subjects(verb)

    def _elsewhere(self, slot: str, index: int) -> Iterable[int]:
        """A slot of the verb above, of the clauses below, or of what stands in another slot ("obj.whose").

        What a clause below denies is done to nobody ("promised not to attack X").
        """
        direction, _, inner = slot.partition(".")
        if direction not in ("up", "down"):
            return [found for place in self.read(direction, index, "verb") for found in self.read(inner, place, "noun")]
        if direction == "up":
            head = self._tokens[index].head
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
            named = child.upos != "VERB" and not child.leaning and mention is not None and mention.head != noun
            if named and not self._ends.coordinated_possessor(child.index):
                yield child
        token = self._tokens[noun]
        alone = not any(True for _ in self._sentence.children(noun, "det"))  # not "X's army and the Y"
        if alone and token.deprel == "conj" and self._tokens[token.head].upos == "NOUN":
            # "X's contempt and defiance": the possessor of the first is that of both.
            yield from (c for c in self._modifiers(token.head) if c.deprel == "nmod:poss" and c.index < noun)

    def _owners(self, noun: int) -> list[int]:
        own = [*self._behind("of", noun, "noun"), *(child.index for child in self._modifiers(noun))]
        token = self._tokens[noun]
        if not own and token.deprel == "appos":
            return list(body_behind(self._sentence, noun))
        if own or token.deprel not in _TITLES:
            return own
        # A title shares what hangs on the name: "Hamas chief X", "President X of Chad".
        beside = [c.index for c in self._modifiers(token.head) if c.index < noun]
        return [*beside[-1:], *(i for i in self._grammar.behind(token.head, "of") if i > token.head)]

    def _office(self, person: int) -> list[int]:
        """What a person leads by the title beside his name: "X, leader of Y", "Y leader X"."""
        return [
            place
            for title in self._sentence.children(person, *_DESCRIBED_BY, *_TITLES)
            if any(p.relation == "leadership" for p in self._codebook.predicates.get(title.lemma.lower(), ()))
            for place in self._owners(title.index)
        ]

    def _host(self, index: int) -> Iterable[int]:
        """The subject of the word's own copula, of the verb it hangs on, or the noun it hangs on."""
        own = [self._grammar.resolved(child.index) for child in self._sentence.children(index, "nsubj")]
        head = self._tokens[index].head
        if head >= 0 and self._tokens[head].upos == "ADV":  # "together with": what "together" hangs on
            head = self._tokens[head].head
        if own or head < 0:
            return own
        founds = self._tokens[head].lemma in self._codebook.words["founding"]
        if founds and (founded := [i for i in self._grammar.objects(head) if self._ends.is_actor(i)]):
            return founded
        if self._tokens[head].upos in ("VERB", "AUX"):
            return self._grammar.subjects(head)
        return [head]

    def _lacks_object(self, verb: Token) -> bool:
        """Whether a finite clause behind a noun leaves its object open ("the truce that it concluded with X")."""
        below = {child.deprel for child in self._sentence.children(verb.index)}
        return (
            verb.xpos in _FINITE and {"mark", "nsubj"} <= below and not below & {"obj", "nsubj:pass", "xcomp", "ccomp"}
        )

    def _described(self, index: int) -> Iterator[int]:
        """Whom the word describes: as predicate, apposition, title, modifier, or object of "remain" and the like."""
        sentence, grammar = self._sentence, self._grammar
        token = self._tokens[index]
        if (name := self._ends.name_over(index)) is not None:
            yield name.head
        if not sentence_cases(grammar, index):
            yield from (grammar.resolved(child.index) for child in sentence.children(index, "nsubj"))
        yield from among(grammar, index)
        yield from (child.index for child in sentence.children(index, *_DESCRIBED_BY))
        if token.head < 0:
            return
        head = self._tokens[token.head]
        once = any(c.upos == "ADV" for c in sentence.children(index, "case"))  # "X, once an ally of Y"
        if (token.deprel == "appos" or once) and token.xpos == "NN":
            yield self._last_conjunct(token.head, index)
            yield from self._named_before(index)
        elif token.deprel in ("appos", "amod", "acl", "acl:relcl", "nmod:desc", "compound", "flat", "nmod:unmarked"):
            yield token.head
        elif token.deprel == "conj" and not any(True for _ in sentence.children(index, "det")):
            yield from self._described(token.head)
        elif token.deprel == "nsubj" and self._equated(head.index):
            yield head.index  # "their first commander was X"
        elif token.deprel == "xcomp" or (token.deprel == "obj" and self._raises(head)):
            passive = grammar.passive(head.index)
            yield from grammar.surface_subjects(head.index) if passive else self._raised(head.index, index)
        elif (one := one_of(grammar, index)) is not None:
            yield from self._described(one)
        elif token.deprel == "conj" and turned(grammar, index):
            yield token.head
        elif token.deprel in ("obl", "advcl", "nmod") and "as" in grammar.cases(index):
            yield from self._described_as(token, head)
        elif token.deprel == "advcl" and token.upos == "ADJ":
            yield from grammar.surface_subjects(index)
        if self._ends.resolved(index):
            yield index

    def _described_as(self, token: Token, head: Token) -> Iterator[int]:
        """Whom a noun behind "as" describes."""
        if (attendant := attended(self._grammar, token.index)) is not None:
            yield attendant
            return
        for noun in (head.index, *self._grammar.objects(head.index)):  # "confirmed his election as its leader"
            yield from holders(self._grammar, noun, self._codebook.words["post"])
        above = self._tokens[head.head]
        if head.deprel == "obj" and above.lemma in self._codebook.words["taking over"]:
            yield from self._grammar.surface_subjects(above.index)
            return
        if head.upos == "VERB" and self._done_as(token, head):
            yield from self._grammar.subjects(head.index)
            return
        objects = self._grammar.objects(head.index) if head.upos == "VERB" else ()
        named = [head.index] if head.upos == "PROPN" else []  # "with X as its leader"
        yield from [*named, *objects, *self._grammar.surface_subjects(head.index)]

    def _equated(self, noun: int) -> bool:
        """Whether a copula says who the subject is: not where it is ("his fighters were inside Chad")."""
        return any(True for _ in self._sentence.children(noun, "cop")) and not self._grammar.cases(noun)

    def _done_as(self, token: Token, verb: Token) -> bool:
        """Whether "as" tells of who does it: "succeeded X as leader", "fought X as part of Y"."""
        if verb.lemma in self._codebook.words["taking over"]:
            return True
        deeds = (p for p in self._codebook.predicates.get(verb.lemma, ()) if p.trigger.word_class == "verb")
        return token.lemma in self._codebook.words["measure"] and any(p.relation == "fighting" for p in deeds)

    def _last_conjunct(self, noun: int, before: int) -> int:
        """Of a coordination with an apposition behind it the last member: "A, B and C, a wing of D" tells of C."""
        return max((i for i in self._grammar.conjuncts(noun) if i < before), default=noun)

    def _named_before(self, noun: int) -> Iterator[int]:
        """The actor whose name ends at the comma before a noun phrase."""
        first = min(self._sentence.subtree(noun))
        while first > 0 and self._tokens[first].text != "," and self._leads(self._tokens[first - 1]):
            first -= 1
        comma = first if self._tokens[first].text == "," else first - 1
        if comma > 0 and self._tokens[comma].text == ",":
            mention = self._ends.mention(comma - 1)
            if mention is not None:
                yield mention.head

    def _leads(self, token: Token) -> bool:
        """Whether a word may stand between the comma and an apposition ("X, for years their enemy")."""
        return token.text == "," or token.upos in _LEADING or token.lemma in _SPANS

    def _raises(self, verb: Token) -> bool:
        """Whether the object of a verb says what its subject is: "remain a part", "counts itself a part"."""
        return verb.lemma in _RAISING or bool(itself(self._grammar, verb.index))

    def _raised(self, verb: int, predicate: int) -> tuple[int, ...]:
        """Whom a secondary predicate describes: the object ("named him head"), else the subject ("became head")."""
        lemma = self._tokens[verb].lemma
        objects = () if lemma in _RAISING else itself(self._grammar, verb) or self._grammar.objects(verb)
        objects = tuple(place for place in objects if place != predicate)
        return objects or self._grammar.surface_subjects(verb)

    def _clause_subjects(self, word: int) -> list[int]:
        """The subjects of what a verb or a noun says ("said that X …", "its complaint that X …")."""
        found: list[int] = []
        for child in self._sentence.children(word, "ccomp", "xcomp", "acl"):
            if child.deprel != "acl" or "that" in self._grammar.cases(child.index):
                found += [c.index for c in self._sentence.children(child.index, "nsubj")]
        return found

    def _condition_subjects(self, verb: int) -> list[int]:
        """The subjects of the conditions under a verb or under the clause that it governs."""
        clauses = [verb, *(child.index for child in self._sentence.children(verb, "xcomp", "ccomp"))]
        hung = [child for place in clauses for child in self._sentence.children(place, "advcl")]
        conditions = [child for child in hung if self._grammar.cases(child.index) & _CONDITIONAL]
        return [place for child in conditions for place in self._grammar.surface_subjects(child.index)]

    def _below(self, index: int) -> list[int]:
        """Actors below the word but for its subjects and for its conditions, times and reasons, in order."""
        whole = self._sentence.subtree(index)
        aside = [child.index for child in self._sentence.children(index, "nsubj")]
        aside += [clause for clause in self._circumstances() if self._tokens[clause].head in whole]
        skipped = {place for clause in aside for place in self._sentence.subtree(clause)}
        return [i for i in whole if i not in skipped and self._ends.mention(i) is not None]

    @remembered
    def _circumstances(self) -> tuple[int, ...]:
        """The clauses that say under which circumstances something holds ("if", "after", "as")."""
        clauses = (token.index for token in self._tokens if token.deprel.startswith("advcl"))
        return tuple(clause for clause in clauses if self._grammar.cases(clause) & _CIRCUMSTANTIAL)

    def _behind(self, preposition: str, index: int, word_class: str) -> list[int]:
        """Behind a preposition: of the word itself, else of the verb that supports it."""
        found = [*self._grammar.behind(index, preposition)]
        if preposition == _BEFORE_HYPHEN:  # "an anti-Taliban offensive"
            found += [c.index for c in self._sentence.children(index, *_MODIFYING) if c.leaning == "anti"]
        if word_class == "noun" and not found and preposition == "of":
            found = self._strayed_behind_agent(index)
        if word_class == "noun" and not found and not any(self._ends.own(index)):  # a person is no event
            for supported in self.supports(index):
                found += self._grammar.behind(supported.verb, preposition)
        if word_class == "verb" and not found and preposition != "between":
            for noun in self._goods(index):  # "sent men and arms to X"
                found += self._grammar.behind(noun, preposition)
        straying = _STRAYING | _STRAYING_BEHIND_NOUNS if word_class == "noun" else _STRAYING
        if word_class == "verb" and not found:  # "drifted away from"
            for child in self._sentence.children(index, "advmod"):
                if child.lemma.lower() in _AWAY:
                    found += self._grammar.behind(child.index, preposition)
        if not found and word_class == "noun" and preposition == "between":
            found = self._strayed_between(index)
        if not found and preposition in straying:
            for child in self._sentence.children(index, "obl", "nmod"):
                found += self._grammar.behind(child.index, preposition)
        return found

    def _strayed_behind_agent(self, noun: int) -> list[int]:
        """The "of" of a deed that its doer, who is named already, has drawn to itself ("shelling by A's men of B")."""
        doers = [i for i in self._grammar.behind(noun, "by") if self._named(i)]
        return [place for doer in doers for place in self._grammar.behind(doer, "of")]

    def _named(self, noun: int) -> bool:
        """Whether a noun is a name, or a name stands before it that tells whose it is ("Syrian forces")."""
        words = (self._tokens[noun], *self._sentence.children(noun, "amod", "compound", "nmod:poss"))
        return any(word.text[:1].isupper() for word in words)

    def _strayed_between(self, noun: int) -> list[int]:
        """What stands behind the "between" of an event that another noun of its verb or its own has drawn to itself.

        "Fighting broke out on Monday in the capital between A and B": the capital lies between nobody, as borders do.
        """
        token = self._tokens[noun]
        happening = [s.verb for s in self.supports(noun)]
        if token.deprel.startswith("nsubj") and {noun}.issuperset(self._grammar.objects(token.head)):
            happening.append(token.head)
        places = [c.index for above in (noun, *happening) for c in self._sentence.children(above, *_CIRCUMSTANCES)]
        lying = self._codebook.words["lying between"]
        places = [p for p in places if self._tokens[p].lemma not in lying and self._lets_between(p)]
        between = [i for place in (*happening, *places) for i in self._grammar.behind(place, "between")]
        return [i for i in dict.fromkeys(between) if i > noun]

    def _lets_between(self, noun: int) -> bool:
        """Whether a noun may have drawn to itself the "between" of the one over it ("alliance of convenience between").

        What stands behind "of" is between two itself, but for a bare word that only tells the kind of the other.
        """
        bare = not any(True for _ in self._sentence.children(noun, "det", "nmod:poss"))
        return "of" not in self._grammar.cases(noun) or (bare and self._tokens[noun].xpos in ("NN", "NNS"))

    def _goods(self, verb: int) -> Iterator[int]:
        """The objects of a verb with all coordinated, those too that the parser hung on the verb."""
        for child in self._sentence.children(verb, "obj"):
            yield from self._grammar.conjuncts(child.index)
            yield from (c.index for c in self._sentence.children(verb, "conj") if c.upos == "NOUN")

    def _top(self, noun: int) -> int:
        """The noun that stands for this one above: over coordination, measure ("a series of attacks") and phase."""
        token = self._tokens[noun]
        if token.head < 0:
            return noun
        head = self._tokens[token.head]
        if token.deprel == "conj" and head.upos in ("NOUN", "PROPN"):
            return self._top(head.index)
        if token.deprel in ("nmod", "acl") and head.lemma in self._codebook.words["measure"]:
            return self._top(head.index)
        if self.phase_above(noun) is not None:  # "announced the signing of a truce"
            return self._top(head.index)
        return noun

    def phase_above(self, noun: int) -> Phase | None:
        """The phase that a noun over this one gives it: "the collapse of the truce", "the resumption of talks"."""
        token = self._tokens[noun]
        if token.head < 0 or token.deprel != "nmod":
            return None
        linking = {"of", "to"} if self._tokens[token.head].lemma in _STOPS else {"of"}
        if not linking & self._grammar.cases(noun):
            return None
        above = self._codebook.supports.get(self._tokens[token.head].lemma, ())
        return next((support.phase for support in above if support.role == "noun"), None)

    def _link(self, token: Token) -> str:
        """How a noun hangs on its verb: "" as object, its preposition, or "event" as subject."""
        if token.deprel == "obj" or token.deprel in ("nsubj:pass", "xcomp"):
            return ""
        if token.deprel.startswith(("nsubj", "csubj")):
            return "event"
        return next(iter(sorted(self._grammar.cases(token.index))), "-")

    def _support(self, verb: int, link: str) -> Iterator[Supported]:
        for support in self._codebook.supports.get(self._tokens[verb].lemma, ()):
            fits = link == "event" if support.role == "event" else link == support.preposition
            if fits and has_particle(self._grammar, verb, support.particle):
                yield Supported(support=support, verb=verb)


def sentence_cases(grammar: Grammar, index: int) -> bool:
    """Whether a preposition introduces the word ("at war"), not a clause that says it of a subject ("that A is")."""
    below = {child.deprel for child in grammar.sentence.children(index)}
    return "case" in below or ("mark" in below and "cop" not in below)


def has_particle(grammar: Grammar, verb: int, particle: str) -> bool:
    """Whether the verb has its particle, below it or right behind it; true where none is asked for."""
    if not particle:
        return True
    near = grammar.tokens[verb + 1 : verb + 3]
    below = grammar.sentence.children(verb, "compound:prt", "advmod", "case", "xcomp")
    return any(token.text.lower() == particle for token in (*below, *near))
