"""What somebody denies of a report: "X accuses Y of arming Z, a charge Y denies", "X says so; Y calls it a lie"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foedus.codebook.cues import Cue, Cues
from foedus.extraction.rules.attribution import Reported, Speech
from foedus.extraction.rules.factuality import stance
from foedus.extraction.rules.factuality_labels import signature
from foedus.language import ParsedArticle, Sentence, Token
from foedus.model import ActorKind, Factuality, Polarity, SourceLink
from foedus.model.mentions import MentionIndex

_BACK = frozenset(("it", "this", "that", "both", "them", "these", "those"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "such", "all", "both", "any"))
_UNTOLD = frozenset(("complicity", "guilt", "involvement", "responsibility", "role", "wrongdoing"))
"""What the accused deny of a charge in one word: "denied involvement"."""
_BARE_CHARGES = _UNTOLD | frozenset(
    """
    account aid assistance association backing collaboration collusion connection contact dealing hand interference
    knowledge link meddling part participation relation relationship support tie version
    """.split()  # noqa: SIM905
)
_ANYTHING = frozenset(("any", "anyone", "anybody", "anything", "so", "such"))
"""What stands for all that one is charged with: "denied arming anyone", "denied doing so"."""
_SAME = frozenset(("it", "them", "him", "her"))
_INVOLVED = frozenset(("involve", "involved"))
_OWNING = ("nmod:poss", "nmod", "compound", "amod", "nmod:desc")
_SPOKESMEN = frozenset(("person", "unknown"))
_SPEAKERS = frozenset(
    """
    adviser advisor aide assistant camp entourage lawyer office secretariat secretary side spokesman spokesperson
    spokeswoman staff
    """.split()  # noqa: SIM905
)
"""Who speaks for a person."""
_ABSTAINING = frozenset(("interfere", "intervene", "meddle", "participate"))
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
    absurd absurdity baseless bogus calumny canard concoction defamation defamatory disinformation erroneous fabricate
    fabricated fabrication fable fake fallacy false falsehood fanciful fantasy farcical fiction fictitious forgery
    groundless hoax imaginary inaccurate incorrect invention laughable libel lie ludicrous malicious mendacious
    misinformation myth nonsense nonsensical outrageous preposterous propaganda ridiculous rubbish scurrilous slander
    slanderous slur smear spurious tale tendentious unfounded unsubstantiated untrue untruth wrong
    """.split()  # noqa: SIM905
)
"""What somebody calls a report that he denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Who denies a report, one link for each of them, and what their denial makes of what it tells."""

    links: tuple[SourceLink, ...]
    factuality: Factuality


def denials(
    parsed: ParsedArticle,
    sentence: int,
    trigger: int,
    speech: Speech,
    cues: Cues,
    mentions: MentionIndex,
    ends: Collection[str] = (),
) -> Iterator[Denial]:
    """The denials of what a sentence reports of an event: in relative clauses behind the report, or by the accused.

    The clause must describe a noun of saying ("a charge Y denies") or the report as a whole ("which Y denies"). The
    accused are the `ends`, ids of the actors of whom it is told: they, or who is told to be theirs ("X's minister"),
    deny "the allegation" or "it" in a clause behind the report or in the next sentence. Of what the article tells in
    its own words, only the same sentence's denial counts: "it" in the next may be anything.
    """
    own = speech.speaker(sentence, trigger) is None
    if own and not _stands_alone(speech, sentence, trigger):
        return
    for item in speech.reported:
        if item.head is None or not item.links or not 0 <= item.sentence - sentence <= 1:
            continue
        row = parsed.sentences[item.sentence]
        verb, near = row.tokens[item.head], item.sentence == sentence
        cue = None if _is_neither(row, verb) else _denying(row, verb, cues)
        if cue is None or (near and item.head <= trigger) or (own and not near):
            continue
        if own and trigger in row.subtree(verb.index) and verb.deprel not in _CLAUSES:
            continue
        answers = near and _answers(row, item, verb, cues)
        told = parsed.sentences[sentence].tokens[trigger].start
        links = item.links
        if not answers and not _speaks_for(row, item, mentions, ends, told):
            links = tuple(link for link in item.links if link.actor in ends)
        if not links or not (answers or (_points_back(row, verb) if own else _returns(row, verb, cues))):
            continue
        above = stance(parsed, item.sentence, item.head, speech, cues).factuality
        if above.polarity is Polarity.POSITIVE:
            yield Denial(links=links, factuality=signature(above, cue))


def charges(speech: Speech, sentence: int, trigger: int) -> tuple[SourceLink, ...]:
    """Who says what somebody denies: of "Congo rejected Rwanda's claim that it armed them" Rwanda does."""
    item = speech.covering(sentence, trigger)
    while item is not None and not item.charged and item.parent is not None:
        item = speech.reported[item.parent]
    return () if item is None or speech.speaker(sentence, trigger) is None else item.charged


def _speaks_for(sentence: Sentence, item: Reported, mentions: MentionIndex, ends: Collection[str], told: int) -> bool:
    """Whether a person is told to be one of the accused's, if these are a body: "X's minister", "officials in X".

    Not where what is `told` of them, at that code point, describes him.
    """
    if item.source is None or any(link.kind not in _SPOKESMEN for link in item.links):
        return False
    if item.source.start <= told < item.source.end:
        return False
    head = next((t.index for t in sentence.tokens if t.start >= item.source.start), 0)
    below = {
        place
        for token in sentence.tokens[head:]
        if token.end <= item.source.end
        for place in sentence.subtree(token.index)
    }
    top = next((t for t in sentence.tokens[head:] if t.head not in below), sentence.tokens[head])
    speaker = top.lemma.lower() in _SPEAKERS
    for mention in mentions.within(item.sentence):
        his = mention.head in below and _is_his(sentence, mention.head)
        if his and any(a.id in ends and (speaker or a.kind is not ActorKind.PERSON) for a in mention.actors):
            return True
    return False


def _is_his(sentence: Sentence, place: int) -> bool:
    """Whether a name tells whose man somebody is: "X's aide", "a lawyer for X", "a man who speaks for X"."""
    token = sentence.tokens[place]
    speaks = token.deprel == "obl" and sentence.tokens[token.head].lemma.lower() in ("speak", "represent")
    return token.deprel in _OWNING or speaks


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
    if _points_back(sentence, verb) or any(_is_all(sentence, told) for told in _denied(sentence, verb)):
        return True
    if any(_is_none_such(sentence, clause) for clause in sentence.children(verb.index, "ccomp")):
        return True
    for told in _denied(sentence, verb):
        if told.text.lower() == "everything" or (told.lemma.lower() in _INVOLVED and told.deprel == "ccomp"):
            return True
        if told.lemma.lower() in _UNTOLD and not any(sentence.children(told.index, "det", "nmod:poss")):
            return True
        determiners = {child.text.lower() for child in sentence.children(told.index, "det", "amod")}  # "such charges"
        if "such" in determiners or (told.lemma.lower() in _UNTRUE and determiners & _BACK):  # "called that invention"
            return True
        said = any(cue.attribution for cue in cues.of(told.lemma.lower(), "noun"))
        if determiners & _POINTING and (said or told.lemma.lower() in _BARE_CHARGES):
            return True
    return False


def _is_all(sentence: Sentence, told: Token) -> bool:
    """Whether somebody denies to have done a thing to anyone: "financing any group", "doing so"."""
    if told.upos not in ("VERB", "AUX"):
        return False
    done_to = (child.text.lower() for child in sentence.children(told.index, "obj"))
    if told.deprel == "xcomp" and any(word in _SAME for word in done_to):  # "denied having helped them"
        return True
    if told.lemma.lower() in _ABSTAINING or _takes_part(sentence, told):
        return True
    objects = list(sentence.children(told.index, "obj", "iobj", "obl", "advmod", "xcomp"))
    words = [*objects, *(child for item in objects for child in sentence.children(item.index, "det", "amod", "obj"))]
    return any(word.text.lower() in _ANYTHING for word in words)


def _takes_part(sentence: Sentence, told: Token) -> bool:
    """Whether a verb is of taking part in what somebody is charged with: "denied having taken sides"."""
    taken = told.lemma.lower() == "take" and not any(sentence.children(told.index, "obl"))
    return taken and any(child.lemma.lower() in ("part", "side") for child in sentence.children(told.index, "obj"))


def _denied(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """What is denied: the object or clause of the verb, the subject of what is untrue, what there is "no truth" in."""
    yield from sentence.children(verb.index, "obj", "xcomp")
    for clause in sentence.children(verb.index, "ccomp", "xcomp"):
        yield clause
        for subject in sentence.children(clause.index, "nsubj", "nsubj:pass"):
            yield subject
            yield from sentence.children(subject.index, "nmod")


def _denying(sentence: Sentence, verb: Token, cues: Cues) -> Cue | None:
    """The cue by which a verb denies; that of "deny" where it calls something untrue ("dismissed it as a lie")."""
    lemma = verb.lemma.lower()
    cue = next((cue for cue in cues.of(lemma, "verb") if cue.kind == "deny"), None)
    made = list(_made_of(sentence, verb))
    none_such = any(_is_none_such(sentence, clause) for clause in sentence.children(verb.index, "ccomp"))
    untrue = lemma in _CALLING and any(word.lemma.lower() in _UNTRUE or _is_no_truth(sentence, word) for word in made)
    if cue is None and (untrue or none_such or lemma in _SCORNING):
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


def _is_neither(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody "neither confirms nor denies"."""
    marks = [*sentence.children(verb.index, "cc"), *sentence.children(max(verb.head, 0), "cc:preconj", "advmod")]
    return any(mark.text.lower() in ("nor", "neither") for mark in marks)


def _is_no_truth(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause says that there is "no truth" in something."""
    for subject in sentence.children(clause.index, "nsubj"):
        if subject.lemma.lower() in ("truth", "substance", "word", "basis", "foundation"):
            return any(child.text.lower() in ("no", "any") for child in sentence.children(subject.index, "det"))
    return False


def _is_none_such(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause says that there is nothing of what was told: "no such thing existed", "nothing of the kind"."""
    told = [clause, *sentence.children(clause.index, "nsubj", "obj", "nsubj:pass")]
    for nothing in told:
        kinds = sentence.children(nothing.index, "nmod") if nothing.text.lower() == "nothing" else ()
        if any(child.lemma.lower() in ("kind", "sort") for child in kinds):
            return True
    return any(
        {"no", "such"} <= {child.text.lower() for child in sentence.children(noun.index, "det", "det:predet", "amod")}
        for noun in told
    )


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
