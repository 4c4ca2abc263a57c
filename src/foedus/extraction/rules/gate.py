"""Which sentences are worth a parse: those in which some predicate may begin and, in everyday news, politics is named.

Words alone tell, so the test costs next to nothing. In an article of armed conflict, or one too short to tell what it
is about, every sentence with a form of some trigger passes: without one no predicate can begin, whatever the parse, but
for that somebody did the same as another before him (`again`). In
other articles a relation needs a state, party, armed group, known or high person at an end (`fitness`); a sentence that
names none, by a known name, an office, arms or a body's word in capitals, could mean one by a pronoun only. Of the rest
a model (`gate_model`) drops those in which hardly ever two of political life meet, the sooner the less the rest of the
article speaks of such.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.codebook import Codebook
from foedus.codebook.nominals import NominalLexicon
from foedus.extraction.engine import Named
from foedus.extraction.rules.again import may_repeat
from foedus.extraction.rules.gate_model import GateModel, features, surroundings
from foedus.extraction.rules.gate_names import actors_of, standing
from foedus.extraction.rules.gate_words import WordsTold, WordTold, politics
from foedus.extraction.rules.subject import Subject
from foedus.extraction.rules.tone import SHORT, doubt, is_known_group, tells_of_war
from foedus.language import Words
from foedus.language.tokens import MONTHS

_ARMS_IN = 4
"""A word of arms in every fourth sentence: more generous than the tone, which then weighs lemmas."""
_CIVIL_TO_ARMS = 2
_OPENING = 4
"""How many words into a sentence it tells that it goes on about whom the one before has named."""
_REFERRING = frozenset(
    """
    both former she her he his it its latter pair she their them they two
    """.split()  # noqa: SIM905
)
_HEADING = 6
_PARTS = frozenset(("early", "late", "mid", "to", "and"))


class Gate:
    """Tells before the parse which sentences of an article to parse.

    Without a model every sentence of everyday news passes in which a predicate may begin and politics is named: so it
    is with a researcher's own folder, of whose words and actors the model knows nothing.
    """

    def __init__(
        self,
        codebook: Codebook,
        lexicon: NominalLexicon,
        *,
        model: GateModel | None,
        subject: Subject | None = None,
    ) -> None:
        self._told = WordsTold(codebook, lexicon)
        self._model = model
        self._subject = subject

    def passes(self, sentences: Sequence[Words], named: Sequence[Sequence[Named]]) -> list[bool]:
        """Whether each sentence of an article is to be parsed; `named` are the known names that stand in it."""
        told = [self._told.of(words.forms) for words in sentences]
        begun = [
            any(word.triggers for word in row) or _is_heading(words) or may_repeat(words.forms)
            for row, words in zip(told, sentences, strict=True)
        ]
        if opens(sentences, told, named, self._subject):
            return _with_antecedents(sentences, begun)
        return [
            begins and self._speaks_of_politics(words, row, names, around)
            for begins, words, row, names, around in zip(
                begun, sentences, told, named, surroundings(named), strict=True
            )
        ]

    def _speaks_of_politics(
        self, words: Words, told: Sequence[WordTold], names: Sequence[Named], around: Iterable[str]
    ) -> bool:
        """Whether somebody of political life is named or spoken of and, by the model, another beside him."""
        if not names and not any(politics(told)):
            return False
        if self._model is None:
            return True
        return self._model.passes(features(told, names, standing(words, told, names), around))


def _is_heading(words: Words) -> bool:
    """Whether a sentence is but the date that opens a chronicle's entry ("9 January."), and so dates what follows."""
    if len(words.forms) > _HEADING:
        return False
    letters = [form.lower() for form in words.forms if any(map(str.isalpha, form))]
    return any(word in MONTHS for word in letters) and all(word in MONTHS | _PARTS for word in letters)


def _with_antecedents(sentences: Sequence[Words], begun: Sequence[bool]) -> list[bool]:
    """The sentences that may tell something, and those that name whom they mean.

    These are the first, which is mostly the headline, and the one before "They ...", "Its leader ...", "The two ...".
    """
    passing = list(begun)
    for place, words in enumerate(sentences):
        if place and begun[place] and not _REFERRING.isdisjoint(form.lower() for form in words.forms[:_OPENING]):
            passing[place - 1] = True
    if any(passing) and len(passing) > SHORT:
        passing[0] = True
    return passing


def opens(
    sentences: Sequence[Words],
    told: Sequence[Sequence[WordTold]],
    named: Sequence[Sequence[Named]],
    subject: Subject | None,
) -> bool:
    """Whether an article whose sentences tell this may be one of armed conflict, or is too short to tell."""
    if len(told) <= SHORT or _has_arms(told, named):
        return True
    if subject is None:
        return False
    war = sum([word.war for words in told for word in words])
    civil = sum([word.civil for words in told for word in words])
    return subject.is_conflict((words.forms for words in sentences), doubt=doubt(war, civil, len(told)))


def _has_arms(told: Sequence[Sequence[WordTold]], named: Sequence[Sequence[Named]]) -> bool:
    """Whether an article speaks often enough of arms, or names known armed groups."""
    arms = sum([word.arms for words in told for word in words])
    war = sum([word.war for words in told for word in words])
    groups = sum([any(map(is_known_group, actors_of([names]))) for names in named])
    if not tells_of_war(war, arms - war, groups, len(told)):
        return False
    civil = sum([word.civil for words in told for word in words])
    return groups > 0 or (arms * _ARMS_IN >= len(told) and arms * _CIVIL_TO_ARMS > civil)
