"""What somebody denies of a report: "X accuses Y of arming Z, a charge Y denies", "X says so; Y calls it a lie"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foedus.codebook.cues import Cue, Cues
from foedus.extraction.rules.attribution import Reported, Speech
from foedus.extraction.rules.factuality import stance
from foedus.extraction.rules.factuality_labels import signature
from foedus.language import ParsedArticle, Sentence, Token
from foedus.model import Factuality, Polarity, SourceLink

_BACK = frozenset(("it", "this", "that", "both", "them", "these", "those"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "such", "all", "both", "any"))
_BARE_CHARGES = frozenset(("involvement", "role", "link", "support", "complicity", "connection"))
_BARE = frozenset(("which", "something", "that"))
_CLAUSES = ("acl:relcl", "acl")
_CALLING = frozenset(
    """
    brand call characterise characterize condemn consider decry denounce deride describe dismiss dub insist label mock
    reject ridicule say slam spurn term
    """.split()  # noqa: SIM905
)
_SCORNING = frozenset(("belittle", "deride", "lambast", "lambaste", "mock", "ridicule", "scorn", "spurn"))
_UNTRUE = frozenset(
    """
    absurd absurdity baseless bogus calumny defamation defamatory disinformation erroneous fabricate fabricated
    fabrication fake fallacy false falsehood fanciful fantasy farcical fiction fictitious forgery groundless hoax
    imaginary inaccurate incorrect invention laughable libel lie ludicrous malicious mendacious misinformation myth
    nonsense nonsensical outrageous preposterous propaganda ridiculous rubbish scurrilous slander slanderous slur smear
    spurious tendentious unfounded unsubstantiated untrue untruth wrong
    """.split()  # noqa: SIM905
)
"""What somebody calls a report that he denies."""


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
    the report or in the next sentence. Of what the article tells in its own words, only the same sentence's denial
    counts: "it" in the next may be anything.
    """
    own = speech.speaker(sentence, trigger) is None
    if own and not _stands_alone(speech, sentence, trigger):
        return
    for item in speech.reported:
        if item.head is None or not item.links or not 0 <= item.sentence - sentence <= 1:
            continue
        row = parsed.sentences[item.sentence]
        verb, near = row.tokens[item.head], item.sentence == sentence
        cue = _denying(row, verb, cues)
        if cue is None or (near and item.head <= trigger) or (own and not near):
            continue
        if own and trigger in row.subtree(verb.index) and verb.deprel not in _CLAUSES:
            continue
        answers = near and _answers(row, item, verb, cues)
        links = item.links if answers else tuple(link for link in item.links if link.actor in ends)
        if not links or not (answers or (_points_back(row, verb) if own else _returns(row, verb, cues))):
            continue
        above = stance(parsed, item.sentence, item.head, speech, cues).factuality
        if above.polarity is Polarity.POSITIVE:
            yield Denial(links=links, factuality=signature(above, cue))


def _stands_alone(speech: Speech, sentence: int, trigger: int) -> bool:
    """Whether a sentence holds one report, so that a denial in it can only be of what the article itself tells.

    A word of taking sides, which is no saying, counts as none where it tells the event ("X backs Y, which X denies").
    """
    here = [item for item in speech.reported if item.sentence == sentence]
    return sum(item.head != trigger or item.speaks or item.accuses for item in here) == 1


def _points_back(sentence: Sentence, verb: Token) -> bool:
    return any(told.text.lower() in _BACK for told in _denied(sentence, verb))


def _returns(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """Whether what a verb denies was told before: "the allegation", "these charges", "it"."""
    if _points_back(sentence, verb):
        return True
    for told in _denied(sentence, verb):
        determiners = {child.text.lower() for child in sentence.children(told.index, "det", "amod")}  # "such charges"
        said = any(cue.attribution for cue in cues.of(told.lemma.lower(), "noun"))
        if determiners & _POINTING and (said or told.lemma.lower() in _BARE_CHARGES):
            return True
    return False


def _denied(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """What is denied: the object of the verb, or the subject of what is said to be untrue."""
    yield from sentence.children(verb.index, "obj")
    for clause in sentence.children(verb.index, "ccomp", "xcomp"):
        yield from sentence.children(clause.index, "nsubj", "nsubj:pass")


def _denying(sentence: Sentence, verb: Token, cues: Cues) -> Cue | None:
    """The cue by which a verb denies; that of "deny" where it calls something untrue ("dismissed it as a lie")."""
    lemma = verb.lemma.lower()
    cue = next((cue for cue in cues.of(lemma, "verb") if cue.kind == "deny"), None)
    untrue = lemma in _CALLING and any(word.lemma.lower() in _UNTRUE for word in _made_of(sentence, verb))
    if cue is None and (untrue or lemma in _SCORNING):
        cue = next((cue for cue in cues.of("deny", "verb") if cue.kind == "deny"), None)
    return cue


def _made_of(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """What a verb calls its object: its complement, what is coordinated with it, or stands behind "of" below it.

    Of a single word in quotation marks the parser makes a modifier of the object.
    """
    objects = [child.index for child in sentence.children(verb.index, "obj")]
    for child in (*sentence.children(verb.index, "xcomp", "ccomp", "obl", "obj"), *_quoted(sentence, objects)):
        if child.index > verb.index:
            yield child
            yield from sentence.children(child.index, "conj", "nmod")


def _quoted(sentence: Sentence, nouns: list[int]) -> Iterator[Token]:
    for noun in nouns:
        yield from (child for child in sentence.children(noun, "amod", "nmod", "appos", "conj") if child.index > noun)


def _answers(sentence: Sentence, item: Reported, verb: Token, cues: Cues) -> bool:
    """Whether a denial is a relative clause whose object is the report before it."""
    told = sentence.children(verb.index, "obj", "nsubj:pass")
    if verb.deprel not in _CLAUSES or verb.head < 0 or not all(map(_is_empty, told)):
        return False
    noun = sentence.tokens[verb.head]
    if noun.text.lower() in _BARE or any(cue.attribution for cue in cues.of(noun.lemma.lower(), "noun")):
        return True
    return bool(item.contents) and all(span.text.lower() in _BARE for span in item.contents)


def _is_empty(told: Token) -> bool:
    """Whether an object is but a relative pronoun, or what a verb of calling makes of its object."""
    return told.text.lower() in _BARE or told.lemma.lower() in _UNTRUE
