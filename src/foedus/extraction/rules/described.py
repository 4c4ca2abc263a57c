"""Whom a word describes: as predicate, apposition, title, modifier, behind "as", or as what a verb makes of him."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.codebook import Codebook
from foedus.extraction.rules.describing import (
    among,
    attended,
    holders,
    instances,
    itself,
    made,
    named_within,
    one_of,
    turned,
)
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.language import Token

DESCRIBED_BY = ("appos", "flat", "nmod:desc")
_LEADING = frozenset(("PUNCT", "DET", "ADP", "ADV", "NUM", "PRON"))
_SPANS = frozenset(("year", "decade", "month", "week", "time", "generation", "century"))
_SPEAKING = {"speak": "of", "think": "of", "write": "of", "talk": "of", "refer": "to", "point": "to", "look": "to"}
"""Verbs, and the prepositions behind which stands of whom they say something: "spoke of X as an ally"."""
_RAISING = frozenset(["remain", "become", "stay", "form", "constitute", "represent"])


class Described:
    """Who is described in one sentence. Gives and takes token indices, the likelier first."""

    def __init__(self, grammar: Grammar, ends: Ends, codebook: Codebook) -> None:
        self._grammar = grammar
        self._ends = ends
        self._codebook = codebook
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens

    def by(self, index: int) -> Iterator[int]:
        """Whom the word describes: as predicate, apposition, title, modifier, or object of "remain" and the like."""
        sentence, grammar = self._sentence, self._grammar
        token = self._tokens[index]
        if self._ends.named_tie(index):  # "its Hutu allies"
            yield index
            return
        if (name := self._ends.name_over(index)) is not None:
            yield name.head
        if not sentence_cases(grammar, index):
            yield from (grammar.resolved(child.index) for child in sentence.children(index, "nsubj"))
        yield from among(grammar, index)
        yield from instances(grammar, index)
        yield from made(grammar, self._ends, index)
        yield from (child.index for child in sentence.children(index, *DESCRIBED_BY))
        yield from named_within(grammar, self._ends, index)
        if token.head < 0:
            return
        head = self._tokens[token.head]
        once = any(c.upos == "ADV" or c.text.lower() == "once" for c in sentence.children(index, "case", "mark"))
        if self._opens_a_clause(token):
            yield from grammar.surface_subjects(head.index)
        if (token.deprel == "appos" or once) and token.xpos == "NN":  # "X, once an ally of Y"
            yield self._last_conjunct(token.head, index)
            yield from self._named_before(index)
        elif token.deprel in ("appos", "amod", "acl", "acl:relcl", "nmod:desc", "compound", "flat", "nmod:unmarked"):
            if token.deprel == "appos" and token.xpos == "NNS" and head.deprel == "conj":
                yield head.head  # "A and B, leaders of X": both
            yield token.head
        elif token.deprel == "conj" and self._is_clause_beside(token, head):
            yield from grammar.surface_subjects(head.index)
        elif token.deprel == "conj" and self._tells_more(token, head) and not self._acts_beside(token):
            yield from self.by(token.head)
        elif token.deprel == "nsubj" and self._equated(head.index):
            yield head.index  # "their first commander was X"
        elif token.deprel == "xcomp" or (token.deprel == "obj" and self._raises(head)):
            passive = grammar.passive(head.index)
            yield from grammar.surface_subjects(head.index) if passive else self._raised(head.index, index)
        elif (one := one_of(grammar, index)) is not None:
            yield from self.by(one)
        elif token.deprel == "conj" and turned(grammar, index):
            yield token.head
        elif token.deprel in ("obl", "advcl", "nmod") and "as" in grammar.cases(index):
            yield from self._described_as(token, head)
        elif token.deprel == "advcl" and token.upos == "ADJ":
            yield from grammar.surface_subjects(index)
        if self._ends.resolved(index):
            yield index

    def _tells_more(self, token: Token, head: Token) -> bool:
        """Whether a second noun tells of him of whom the first does: without an article, or behind a title set apart.

        "X, leader of Y and a friend of Z", but not "the army and a militia".
        """
        return not any(self._sentence.children(token.index, "det")) or (head.deprel == "appos" and head.xpos == "NN")

    def _is_clause_beside(self, token: Token, verb: Token) -> bool:
        """Whether a noun with a copula goes on from a verb: "X rules Basra and is a rival of Y" tells it of X."""
        below = {child.deprel for child in self._sentence.children(token.index)}
        return verb.upos == "VERB" and "cop" in below and "nsubj" not in below

    def _acts_beside(self, token: Token) -> bool:
        """Whether somebody's own is one of several who do or suffer something: "X, Y and Z's branch attacked"."""
        first = token
        while first.deprel == "conj" and first.head >= 0:
            first = self._tokens[first.head]
        owned = any(self._sentence.children(token.index, "nmod:poss"))
        return owned and first.upos == "PROPN" and first.deprel in ("nsubj", "nsubj:pass", "obl:agent", "obj", "obl")

    def _opens_a_clause(self, token: Token) -> bool:
        """Whether a noun without a subject of its own stands for a clause: "once a member of X, Y …", "though part"."""
        noun = token.deprel == "advcl" and token.upos == "NOUN" and token.index < token.head
        return noun and not any(self._sentence.children(token.index, "nsubj"))

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
        objects = objects or self._grammar.behind(head.index, _SPEAKING.get(head.lemma, ""))
        named = [head.index] if head.upos == "PROPN" else []  # "with X as its leader"
        yield from [*named, *objects, *self._grammar.surface_subjects(head.index)]

    def _equated(self, noun: int) -> bool:
        """Whether a copula says who the subject is: not where it is ("his fighters were inside Chad")."""
        return any(self._sentence.children(noun, "cop")) and not self._grammar.cases(noun)

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


def sentence_cases(grammar: Grammar, index: int) -> bool:
    """Whether a preposition introduces the word ("at war"), not a clause that says it of a subject ("that A is")."""
    below = {child.deprel for child in grammar.sentence.children(index)}
    return "case" in below or ("mark" in below and "cop" not in below)
