"""What stands behind the preposition of a noun, but hangs on another word in the parse."""

from __future__ import annotations

from foedus.codebook import Codebook
from foedus.extraction.rules.authors import authors
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.supporting import Supporting

_EVENTS = frozenset(("talks", "truce", "fighting"))
_STRIFE = frozenset(("fighting", "opposition", "split"))
_PEACE = frozenset(("talks", "truce"))
_CLAUSES = ("acl", "advcl", "xcomp")
_ABOUT = frozenset(("on", "about", "over"))
_WHEN = frozenset(("since", "until", "before", "despite"))
_CIRCUMSTANCES = ("obl", "nmod", "obl:unmarked", "nmod:unmarked")


class Straying:
    """The strayed phrases of the nouns of one sentence. Gives and takes token indices."""

    def __init__(self, grammar: Grammar, supporting: Supporting, codebook: Codebook) -> None:
        self._grammar = grammar
        self._supporting = supporting
        self._codebook = codebook
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens

    def behind_agent(self, noun: int, preposition: str) -> list[int]:
        """What a deed's doer, who is named, has drawn to himself: "shelling by A's men of B", "raid by A on B"."""
        doers = [i for i in authors(self._grammar, noun) if self._named(i)]
        return [place for doer in doers for place in self._grammar.behind(doer, preposition)]

    def said_to_be(self, noun: int) -> list[int]:
        """With whom a noun is said to be: "X's quarrel is with Y". Not where that is denied."""
        token = self._tokens[noun]
        copular = token.deprel == "nsubj" and any(self._sentence.children(token.head, "cop"))
        return [token.head] if copular and not self._grammar.denied(token.head) else []

    def _named(self, noun: int) -> bool:
        """Whether a noun is a name, or a name stands before it that tells whose it is ("Syrian forces")."""
        words = (self._tokens[noun], *self._sentence.children(noun, "amod", "compound", "nmod:poss"))
        return any(word.text[:1].isupper() for word in words)

    def between(self, noun: int) -> list[int]:
        """What stands behind the "between" of an event that another noun of its verb or its own has drawn to itself.

        "Fighting broke out on Monday in the capital between A and B": the capital lies between nobody, as borders do.
        Nor has it strayed to another event beside it ("fighting came amid talks between A and B").
        """
        token = self._tokens[noun]
        happening = [s.verb for s in self._supporting.supports(noun)]
        happening += [c.index for c in self._sentence.children(noun, "acl") if c.xpos == "VBN"]  # "arranged by Z"
        if token.deprel.startswith("nsubj") and {noun}.issuperset(self._grammar.objects(token.head)):
            happening.append(token.head)
        beside = [c.index for verb in happening for c in self._sentence.children(verb, *_CIRCUMSTANCES)]
        places = [c.index for c in self._sentence.children(noun, *_CIRCUMSTANCES)]
        places += [place for place in beside if not self.has_ends(place, verb=False)]
        lying = self._codebook.words["lying between"]
        places = [p for p in places if self._tokens[p].lemma not in lying and self._lets_between(p)]
        between = [i for place in (*happening, *places) for i in self._grammar.behind(place, "between")]
        return [i for i in dict.fromkeys(between) if i > noun]

    def _lets_between(self, noun: int) -> bool:
        """Whether a noun may have drawn to itself the "between" of the one over it ("alliance of convenience between").

        What stands behind "of" is between two itself, but for a bare word that only tells the kind of the other.
        """
        bare = not any(self._sentence.children(noun, "det", "nmod:poss"))
        return "of" not in self._grammar.cases(noun) or (bare and self._tokens[noun].xpos in ("NN", "NNS"))

    def has_ends(self, noun: int, *, verb: bool) -> bool:
        """Whether a noun tells of an event itself: "a committee for talks with X" is no committee with X.

        Under a verb only where it tells when ("has fought Y since its truce with X").
        """
        if verb and self._grammar.cases(noun).isdisjoint(_WHEN):
            return False
        told = self._codebook.predicates.get(self._tokens[noun].lemma.lower(), ())
        return any(p.relation in _EVENTS and p.trigger.word_class == "noun" and not p.trigger.demands for p in told)

    def of_what_it_ends(self, noun: int, preposition: str) -> list[int]:
        """Between whom the war is that talks or a truce are to end: "talks aimed at ending the war between X and Y".

        Others may talk about it: "held talks on ending the war between X and Y".
        """
        if not self._is(noun, _PEACE):
            return []
        above = [noun]
        for _ in range(2):  # "aimed at" and "ending"
            below = [c.index for word in above for c in self._sentence.children(word, *_CLAUSES)]
            above = [clause for clause in below if self._grammar.cases(clause).isdisjoint(_ABOUT)]
            ending = [i for i in above if self._tokens[i].lemma in self._codebook.words["ending"]]
            ended = [o for i in ending for o in self._grammar.objects(i)]
            if found := [
                i for o in ended for place in (o, *self._counted(o)) for i in self._between(place, preposition)
            ]:
                return found
        return []

    def _counted(self, noun: int) -> list[int]:
        """What is measured by a noun: the fighting of "months of fighting"."""
        return [*self._grammar.behind(noun, "of"), *(c.index for c in self._sentence.children(noun, "acl"))]

    def _between(self, place: int, preposition: str) -> list[int]:
        return [*self._grammar.behind(place, preposition)] if self._is(place, _STRIFE) else []

    def _is(self, noun: int, relations: frozenset[str]) -> bool:
        """Whether a noun tells by itself of one of these relations."""
        told = self._codebook.predicates.get(self._tokens[noun].lemma.lower(), ())
        return any(p.relation in relations and p.trigger.word_class == "noun" for p in told)

    def right_behind(self, noun: int, preposition: str) -> list[int]:
        """What a preposition right behind a noun introduces, hung beside the noun: "won the day with help from X".

        A "by" there tells who does what the verb says: "was condemned for the attack by X".
        """
        if preposition == "by" or noun + 1 >= len(self._tokens):
            return []
        link = self._tokens[noun + 1]
        if link.deprel != "case" or link.text.lower() != preposition:
            return []
        beside = self._tokens[link.head].head == self._tokens[noun].head
        return [link.head] if beside else []
