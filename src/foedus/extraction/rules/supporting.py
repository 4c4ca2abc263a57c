"""What carries a deed told in a noun: support verbs and nouns over it ("launched the attack", "end of talks")."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from foedus.codebook import Codebook, Support
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.remembering import remembered
from foedus.language import Token
from foedus.model import Phase

_CLOSING = frozenset(("end", "finish", "conclude", "close"))
_STOPS = frozenset(("halt", "end", "stop"))
"""Ends of what stands behind their "to" ("a halt to attacks")."""
_SIGNATURES = frozenset(("name", "signature", "hand", "pen", "seal", "initial"))
_IN_IDIOMS = frozenset(
    ("place", "effect", "root", "shape", "form", "force", "hold", "way", "course", "stage", "phase", "round")
)
"""Objects of what befalls an event itself: "talks took place", "the truce entered a new phase"."""
_LASTING = frozenset(("hour", "day", "night", "week", "month", "year", "decade"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Supported:
    """A support verb found over a noun, and the index of the verb."""

    support: Support
    verb: int


class Supporting:
    """The support of the nouns of one sentence. Gives and takes token indices."""

    def __init__(self, grammar: Grammar, codebook: Codebook) -> None:
        self._grammar = grammar
        self._codebook = codebook
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens
        self.memory: dict[Hashable, object] = {}

    @remembered
    def supports(self, noun: int) -> tuple[Supported, ...]:
        """The support verbs over a noun: above it, or below it in a participle or relative clause."""
        return tuple(self._supports(noun))

    def carrier(self, noun: int) -> int | None:
        """What a deed told in a noun hangs on: the noun above it ("involvement in the attack"), else its support verb.

        Of the verbs those whose subject does the deed, and those by which the deed itself begins or ends; none where a
        clause of the noun's own tells who does it ("has not accepted the truce that X signed").
        """
        top = self.top(noun)
        if top != noun and self._tokens[noun].deprel != "conj":
            return top
        doing = [s for s in self.supports(noun) if s.support.role == "actor" or s.support.phase is not None]
        above = self._tokens[top].head
        return above if doing and all(s.verb == above for s in doing) else None

    @remembered
    def own_clause(self, noun: int) -> tuple[Supported, ...]:
        """The support verbs of clauses behind a noun that say whose it is: "rejected the truce X signed with Y"."""
        told = (s for s in self.supports(noun) if s.support.role == "actor" and self._tokens[s.verb].head == noun)
        return tuple(s for s in told if self._tokens[s.verb].deprel == "acl:relcl" and self._has_doer(s.verb))

    def _has_doer(self, verb: int) -> bool:
        """Whether a relative clause has a subject of its own, which is not the relative pronoun."""
        doers = self._sentence.children(verb, "nsubj")
        return any(self._grammar.resolved(child.index) == child.index for child in doers)

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

    def top(self, noun: int) -> int:
        """The noun that stands for this one above: over coordination, phase, measure and what attends it.

        Measures are as in "a series of attacks"; attending words as in "in the face of attacks".
        """
        token = self._tokens[noun]
        if token.head < 0:
            return noun
        head = self._tokens[token.head]
        if token.deprel == "conj" and head.upos in ("NOUN", "PROPN"):
            return self.top(head.index)
        if token.deprel in ("nmod", "acl") and head.lemma in self._codebook.words["measure"]:
            return self.top(head.index)
        if token.deprel == "nmod" and head.lemma in self._codebook.words["attending"]:
            return self.top(head.index)
        if self.phase_above(noun) is not None:  # "announced the signing of a truce"
            return self.top(head.index)
        return noun

    def is_over(self, noun: int) -> bool:
        """Whether a noun is itself what comes to its end ("the summit ended"), nobody having broken it off."""
        over = (supported.verb for supported in self.supports(noun) if supported.support.role == "event")
        return any(self._tokens[verb].lemma in _CLOSING for verb in over)

    def _supports(self, noun: int) -> Iterator[Supported]:
        top = self.top(noun)
        token = self._tokens[top]
        if token.head >= 0:
            yield from self._support(token.head, self._link(token))
        for child in self._sentence.children(top, "acl", "acl:relcl"):
            if child.xpos == "VB" and child.deprel == "acl":
                continue  # "an ultimatum to halt attacks" says what is to be done, not what befell it
            passive = self._grammar.passive(child.index)
            objects = self._grammar.surface_subjects(child.index) if passive else self._grammar.objects(child.index)
            yield from self._support(child.index, "" if top in objects or self._lacks_object(child) else "event")

    def _lacks_object(self, verb: Token) -> bool:
        """Whether a finite clause behind a noun leaves its object open ("the truce that it concluded with X")."""
        children = tuple(self._sentence.children(verb.index))
        below = {child.deprel for child in children}
        loose = any(child.xpos == "WDT" and child.deprel == "obl:unmarked" for child in children)
        opened = "nsubj" in below and ("mark" in below or loose)
        return verb.xpos in _FINITE and opened and not below & {"obj", "nsubj:pass", "xcomp", "ccomp"}

    def _link(self, token: Token) -> str:
        """How a noun hangs on its verb: "" as object, its preposition, or "event" as subject."""
        if token.deprel == "obj" or token.deprel in ("nsubj:pass", "xcomp"):
            return ""
        if token.deprel.startswith(("nsubj", "csubj")):
            return "event"
        return next(iter(sorted(self._grammar.cases(token.index))), "-")

    def _support(self, verb: int, link: str) -> Iterator[Supported]:
        for support in self._codebook.supports.get(self._tokens[verb].lemma, ()):
            if support.role == "event":
                fits = link == "event" and self._befalls(verb, support)
            else:
                fits = link == support.preposition
            if fits and has_particle(self._grammar, verb, support.particle):
                signed = support.phase is Phase.ENDS and self._signs(verb)
                yield Supported(support=replace(support, phase=Phase.BEGINS) if signed else support, verb=verb)

    def _befalls(self, verb: int, support: Support) -> bool:
        """Whether a verb tells what befalls the event that is its subject: "the truce stopped the raids" does not."""
        below = tuple(self._sentence.children(verb, "obj", "xcomp"))
        aimed = (c for c in below if c.deprel == "obj" and c.lemma not in _IN_IDIOMS | _LASTING)
        judged = self._tokens[verb].lemma == "go" and any(c.upos in ("ADJ", "VERB") for c in below)  # "went unnoticed"
        return support.phase is None or self._grammar.passive(verb) or not (any(aimed) or judged)

    def _signs(self, verb: int) -> bool:
        """As in "put their names to the accord", which ends nothing."""
        return any(child.lemma in _SIGNATURES for child in self._sentence.children(verb, "obj"))


def has_particle(grammar: Grammar, verb: int, particle: str) -> bool:
    """Whether the verb has its particle, below it or right behind it; true where none is asked for.

    Behind an object the particle may have gone to the preposition that follows ("turned two men over to X").
    """
    if not particle:
        return True
    near = [t for t in grammar.tokens[verb + 1 : verb + 3] if not _opens_a_time(grammar, t)]
    below = grammar.sentence.children(verb, "compound:prt", "advmod", "case", "xcomp")
    if any(token.text.lower() == particle for token in (*below, *near)):
        return True
    behind = (c for child in grammar.sentence.children(verb, "obl") for c in grammar.sentence.children(child.index))
    stacked = (c for c in behind if c.deprel == "case" and grammar.tokens[c.index + 1].deprel == "case")
    return any(case.text.lower() == particle for case in stacked)


def _opens_a_time(grammar: Grammar, word: Token) -> bool:
    """As in "broke in 1994 into two", where nobody breaks in."""
    return word.deprel == "case" and grammar.tokens[word.head].xpos == "CD"
