"""What somebody else denies of a report in the same breath: "X accuses Y of arming Z, a charge Y denies"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.codebook.cues import Cue, Cues
from foedus.extraction.rules.attribution import Reported, Speech
from foedus.extraction.rules.factuality import stance
from foedus.extraction.rules.factuality_operators import signature
from foedus.language import ParsedArticle, Sentence, Token
from foedus.model import Factuality, Polarity, SourceLink

_BARE = frozenset(("which", "something", "that"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Who denies a report, one link for each of them, and what their denial makes of what it tells."""

    links: tuple[SourceLink, ...]
    factuality: Factuality


def denials(parsed: ParsedArticle, sentence: int, trigger: int, speech: Speech, cues: Cues) -> Iterator[Denial]:
    """The denials of what a sentence reports of an event, in relative clauses behind the report.

    The clause must describe a noun of saying ("a charge Y denies") or the report as a whole ("which Y denies").
    """
    row = parsed.sentences[sentence]
    if speech.speaker(sentence, trigger) is None:
        return
    for item in speech.reported:
        if item.sentence != sentence or item.head is None or item.head < trigger or not item.links:
            continue
        cue = _denying(row.tokens[item.head], cues)
        if cue is not None and _answers(row, item, row.tokens[item.head], cues):
            above = stance(parsed, sentence, item.head, speech, cues).factuality
            if above.polarity is Polarity.POSITIVE:
                yield Denial(links=item.links, factuality=signature(above, cue))


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
