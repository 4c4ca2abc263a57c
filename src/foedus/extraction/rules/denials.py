"""What somebody denies of a report: "X accuses Y of arming Z, a charge Y denies", "X says so; Y denies it"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foedus.codebook.cues import Cue, Cues
from foedus.extraction.rules.attribution import Reported, Speech
from foedus.extraction.rules.factuality import stance
from foedus.extraction.rules.factuality_labels import signature
from foedus.language import ParsedArticle, Sentence, Token
from foedus.model import Factuality, Polarity, SourceLink

_BACK = frozenset(("it", "this", "that", "both", "them"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "such", "all", "both", "any"))
_BARE_CHARGES = frozenset(("involvement", "role", "link", "support", "complicity", "connection"))
_BARE = frozenset(("which", "something", "that"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Who denies a report, one link for each of them, and what their denial makes of what it tells."""

    links: tuple[SourceLink, ...]
    factuality: Factuality


def denials(
    parsed: ParsedArticle, sentence: int, trigger: int, speech: Speech, cues: Cues, ends: Collection[str] = ()
) -> Iterator[Denial]:
    """The denials of what a sentence reports of an event: in relative clauses behind the report, or by the accused.

    The clause must describe a noun of saying ("a charge Y denies") or the report as a whole ("which Y denies"). The
    accused are the `ends`, ids of the actors of whom it is told: they deny "the allegation" or "it" in a clause behind
    the report or in the next sentence.
    """
    if speech.speaker(sentence, trigger) is None:
        return
    for item in speech.reported:
        if item.head is None or not item.links or not 0 <= item.sentence - sentence <= 1:
            continue
        row = parsed.sentences[item.sentence]
        verb, near = row.tokens[item.head], item.sentence == sentence
        cue = _denying(verb, cues)
        if cue is None or (near and item.head < trigger):
            continue
        answers = near and _answers(row, item, verb, cues)
        links = item.links if answers else tuple(link for link in item.links if link.actor in ends)
        if not links or not (answers or _returns(row, verb, cues)):
            continue
        above = stance(parsed, item.sentence, item.head, speech, cues).factuality
        if above.polarity is Polarity.POSITIVE:
            yield Denial(links=links, factuality=signature(above, cue))


def _returns(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """Whether what a verb denies was told before: "the allegation", "these charges", "it"."""
    for told in sentence.children(verb.index, "obj"):
        if told.text.lower() in _BACK:
            return True
        determiners = {child.text.lower() for child in sentence.children(told.index, "det")}
        said = any(cue.attribution for cue in cues.of(told.lemma.lower(), "noun"))
        if determiners & _POINTING and (said or told.lemma.lower() in _BARE_CHARGES):
            return True
    return False


def _denying(verb: Token, cues: Cues) -> Cue | None:
    """The cue by which a verb denies, whatever stands beside it."""
    return next((cue for cue in cues.of(verb.lemma.lower(), "verb") if cue.kind == "deny"), None)


def _answers(sentence: Sentence, item: Reported, verb: Token, cues: Cues) -> bool:
    """Whether a denial is a relative clause whose object is the report before it."""
    if verb.deprel != "acl:relcl" or verb.head < 0:
        return False
    noun = sentence.tokens[verb.head]
    if noun.text.lower() in _BARE or any(cue.attribution for cue in cues.of(noun.lemma.lower(), "noun")):
        return True
    return bool(item.contents) and all(span.text.lower() in _BARE for span in item.contents)
