"""Which sentences are worth a parse: those in which some predicate may begin and, in everyday news, politics is named.

Words alone tell, so the test costs next to nothing. In an article of armed conflict, or one too short to tell what it
is about, every sentence with a form of some trigger passes: without one no predicate can begin, whatever the parse. In
other articles a relation needs a state, party, armed group, known or high person at an end (`fitness`); a sentence that
names none, by a known name, an office, arms or a body's word in capitals, could mean one by a pronoun only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.codebook import Codebook
from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.extraction.rules.tone import SHORT, is_known_group
from foedus.language import Words
from foedus.model import Actor

_ARMS_IN = 4
"""A word of arms in every fourth sentence: more generous than the tone, which then weighs lemmas."""
_CIVIL_TO_ARMS = 2


class Gate:
    """Tells before the parse which sentences of an article to parse."""

    def __init__(self, codebook: Codebook, lexicon: NominalLexicon) -> None:
        words = codebook.words
        self._codebook = codebook
        self._lexicon = lexicon
        self._arms = words["armed"] | words["martial"]
        self._civil = words["civil"]
        self._public = words["armed"] | words["office"]

    def passes(self, sentences: Sequence[Words], named: Sequence[Sequence[Actor]]) -> list[bool]:
        """Whether each sentence of an article is to be parsed; `named` are the known actors whose names stand in it."""
        begun = [self._codebook.may_hold_claim(words.forms) for words in sentences]
        if len(sentences) <= SHORT or self._of_conflict(sentences, named):
            return begun
        return [
            begins and (bool(actors) or self._speaks_of_politics(words.forms))
            for begins, words, actors in zip(begun, sentences, named, strict=True)
        ]

    def _of_conflict(self, sentences: Sequence[Words], named: Sequence[Sequence[Actor]]) -> bool:
        """Whether the article may be one of armed conflict."""
        if any(is_known_group(actor) for actors in named for actor in actors):
            return True
        forms = [form.lower() for words in sentences for form in words.forms]
        arms = sum(_is_in(form, self._arms) for form in forms)
        civil = sum(form in self._civil for form in forms)
        return arms * _ARMS_IN >= len(sentences) and arms * _CIVIL_TO_ARMS > civil

    def _speaks_of_politics(self, forms: Iterable[str]) -> bool:
        """Whether an office or an armed body is spoken of, or a word in capitals makes a name that of a body."""
        groups = self._lexicon.lists[WordList.GROUP_WORDS]
        for form in forms:
            for part in form.split("-"):
                low = part.lower()
                if _is_in(low, self._public) or (part[:1].isupper() and _is_in(low, groups)):
                    return True
        return False


def _is_in(form: str, words: frozenset[str]) -> bool:
    """Whether a form in lower case or its singular is one of the words."""
    return form in words or (form[-1:] == "s" and (form[:-1] in words or form[:-2] in words))
