"""How far a date reaches along the parse: what an expression of time hangs on, and what carries a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from foedus.codebook.files import read_records
from foedus.extraction.rules.time_bounds import bounded, bounding, own, ranks
from foedus.language import Sentence, Token
from foedus.language.dates import TimeExpression

_FILE = Path(__file__).with_name("time_words.yaml")
_STEPS = 8
_REACH = 5
_BOUNDS = {"after": "after", "following": "after", "since": "since", "before": "before", "until": "until"}
_LASTING = frozenset((*_BOUNDS, "for", "from", "over", "till", "within"))
"""What tells how long a state lasts: of "a town held since May" May is of the holding alone."""
_THEREIN = frozenset(("in", "by", "during", "under"))
_AT_WHICH = frozenset(("in", "at", "during"))
_CLAUSES = frozenset(
    (
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "ccomp",
        "csubj",
        "csubj:pass",
        "csubj:outer",
        "parataxis",
        "xcomp",
        "root",
    )
)
_NOMINAL = frozenset(("obj", "obl", "nsubj", "nmod", "compound", "conj", "appos"))


@lru_cache(maxsize=1)
def time_words() -> dict[str, frozenset[str]]:
    """The words of `time_words.yaml` by class. Raises CodebookError where the file breaks its form."""
    return {record.text("class"): frozenset(record.texts("words")) for record in read_records(_FILE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """An expression of time and the token it hangs on, `cost` nouns away."""

    time: TimeExpression
    owner: int
    cost: int


def owners(sentence: Sentence, time: TimeExpression) -> Iterator[Attached]:
    """The tokens that a time can date: the word it hangs on, then over nouns and gerunds up to the first verb.

    A noun under "after" or "before" turns the time into a bound: "allied after the coup in March" is since March.
    """
    tokens = sentence.tokens
    if ranks(sentence, time, time_words()["event"] | time_words()["measure"]):
        return
    clause = _when(sentence, time) or _cleft(sentence, time)
    if clause is not None:
        yield Attached(time=replace(time, direction=""), owner=clause, cost=0)
    spoken = _before_aside(sentence, time)
    if spoken is not None:
        yield Attached(time=time, owner=spoken, cost=0)
        return
    saying = _said_then(sentence, time) or _done_then(sentence, time)
    if saying is not None:
        yield Attached(time=time, owner=saying, cost=0)
        return
    place = next((t.head for t in tokens[time.first : time.last] if not time.first <= t.head < time.last), -1)
    time = bounded(sentence, own(sentence, time), place)
    for cost in range(_REACH):
        if place < 0:
            return
        here = tokens[place]
        if here.text.lower() in ("starting", "beginning") and here.head >= 0:
            time = replace(time, direction="since")
        else:
            yield Attached(time=time, owner=place, cost=cost)
            yield from _done_before(sentence, place, time)
            if not _passes(sentence, place):
                yield from (
                    Attached(time=told, owner=other, cost=cost + 1) for other, told in _told(sentence, place, time)
                )
                yield from _around(sentence, place, time)
                return
        marks = sentence.children(place, "case", "mark")  # "since the coup in 2012", "since taking power in 2012"
        bound = next((c.text.lower() for c in marks if c.text.lower() in _BOUNDS), None)
        time = time if bound is None else replace(time, direction=_BOUNDS[bound])
        place = here.head


def _around(sentence: Sentence, verb: int, time: TimeExpression) -> Iterator[Attached]:
    """What a clause bounds whose verb a date tells of, or one coordinated with it: "led it until they fled in May"."""
    if time.direction in _BOUNDS:
        return
    above = sentence.tokens[verb]
    if above.deprel == "conj" and above.head >= 0:
        above = sentence.tokens[above.head]
    limit = bounding(sentence, above.index)
    if limit:
        cost = 0 if limit in ("since", "until") else _REACH
        yield Attached(time=replace(time, direction=limit), owner=above.head, cost=cost)


def _done_before(sentence: Sentence, verb: int, time: TimeExpression) -> Iterator[Attached]:
    """What had been done by the time of a verb: "was dismissed in 2001, having opened talks with the rebels"."""
    if time.direction in _LASTING or time.direction == "by":
        return
    for clause in sentence.children(verb, "advcl"):
        if clause.xpos == "VBN" and any(c.text.lower() == "having" for c in sentence.children(clause.index, "aux")):
            yield Attached(time=replace(time, direction="by"), owner=clause.index, cost=1)


def _passes(sentence: Sentence, place: int) -> bool:
    """Whether a date on a token may also be its head's: a noun's, and a gerund's without a subject of its own."""
    here = sentence.tokens[place]
    if here.deprel == "advmod" and here.upos == "ADV":
        return True  # "early on Monday", "as recently as August", "twice in May"
    if here.xpos == "VBG" and here.deprel in ("acl", "advcl"):
        return not any(sentence.children(place, "nsubj", "aux"))
    return not _is_clause(sentence, place) and here.deprel.split(":")[0] in _NOMINAL


def _told(sentence: Sentence, verb: int, time: TimeExpression) -> Iterator[tuple[int, TimeExpression]]:
    """What a clause with a date tells of: an event made by its verb, or what is done in the message it describes.

    "When X left in 1980, Y took over", "the ceasefire that X declared on Wednesday", "in a statement released on
    Monday, X condemned", "the truce signed in May".
    """
    here, words = sentence.tokens[verb], time_words()
    if here.deprel == "advcl" and any(c.text.lower() in ("when", "once") for c in sentence.children(verb)):
        yield here.head, time
    if _brings_about(sentence, here):
        yield here.head, time
    if here.deprel not in ("acl", "acl:relcl") or here.head < 0:
        return
    noun = sentence.tokens[here.head]
    lemma = noun.lemma.lower()
    held = here.xpos == "VBN" and here.lemma.lower() in words["state"]
    if held and noun.deprel in ("obj", "obl") and time.direction not in _LASTING:
        yield noun.head, time  # "blew up a bridge held by Y at the end of May"
    cases = sentence.cases(noun.index)
    if lemma in words["event"] and (_is_made(here) or (_is_relative(sentence, here) and _makes(sentence, here))):
        yield noun.index, time
        if noun.deprel.split(":")[0] in ("obl", "nmod") and cases & _THEREIN:  # "was killed in an ambush laid in May"
            yield noun.head, time
        bound = next((_BOUNDS[case] for case in cases if case in _BOUNDS), None)
        if bound is not None and noun.head >= 0 and time.direction not in _BOUNDS:  # "since a pact signed in May"
            yield noun.head, replace(time, direction=bound)
    if here.xpos == "VBN" and lemma in words["message"] and noun.deprel == "obl" and cases & {"in", "by", "through"}:
        yield noun.head, time


def _brings_about(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive tells what came about by the verb over it: "helped the army to take the town in May"."""
    if verb.deprel != "xcomp" or verb.xpos != "VB" or verb.head < 0:
        return False
    above = sentence.tokens[verb.head]
    return above.lemma.lower() in time_words()["achieving"] and finite_tag(sentence, above) == "VBD"


def _is_made(verb: Token) -> bool:
    """Whether a participle tells how the event that it describes came about ("signed", "declared", "opened")."""
    words = time_words()
    made = verb.xpos == "VBN" and verb.deprel == "acl"
    return made and verb.lemma.lower() in words["making"] | words["performing"] | words["beginning"]


def _is_relative(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause describes its noun: also where the parser takes its "that" for that of "the claim that …"."""
    if verb.deprel == "acl:relcl":
        return True
    that = any(child.text.lower() == "that" for child in sentence.children(verb.index, "mark"))
    return verb.deprel == "acl" and that and not any(sentence.children(verb.index, "obj"))


def _makes(sentence: Sentence, verb: Token) -> bool:
    """Whether a relative clause tells how what it describes came about: who declared or signed it, that it began."""
    words, lemma = time_words(), verb.lemma.lower()
    relative = {"WDT", "WP", "IN"}
    if lemma in words["beginning"]:
        return any(child.xpos in relative for child in sentence.children(verb.index, "nsubj"))
    if lemma not in words["performing"] | words["making"]:
        return False
    passive = any(sentence.children(verb.index, "nsubj:pass"))
    own = any(child.xpos not in relative for child in sentence.children(verb.index, "nsubj"))
    return passive or (own and all(child.xpos in relative for child in sentence.children(verb.index, "obj")))


def _when(sentence: Sentence, time: TimeExpression) -> int | None:
    """The verb of a clause that says what happened then: "until late 2021, when they reached a pact"."""
    after = sentence.tokens[time.last : time.last + 2]
    if after and after[0].text == ",":
        after = after[1:]
    word = after[0] if after and after[0].text.lower() == "when" else None
    return word.head if word is not None and word.head > word.index else None


def _cleft(sentence: Sentence, time: TimeExpression) -> int | None:
    """The verb of what happened at a time that is put first: "it was in 1994 that they broke with X"."""
    for token in sentence.tokens[time.first : time.last]:
        if any(child.text.lower() == "it" for child in sentence.children(token.index, "expl", "nsubj")):
            told = sentence.children(token.index, "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "acl")
            return next((clause.index for clause in told if clause.index >= time.last), None)
    return None


def _before_aside(sentence: Sentence, time: TimeExpression) -> int | None:
    """The verb of what is said where "X said" stands aside behind a time: "On Tuesday, the army said, they left"."""
    place = next((t.head for t in sentence.tokens[time.first : time.last] if not time.first <= t.head < time.last), -1)
    after = sentence.tokens[time.last : time.last + 1]
    if place < time.last or not after or after[0].text != ",":
        return None
    verb = sentence.tokens[place]
    closed = [token.text for token in sentence.tokens[place + 1 : place + 2]] == [","]
    if not closed or verb.lemma.lower() not in time_words()["reporting"]:
        return None
    if verb.deprel == "parataxis" and verb.head > place:
        return verb.head
    return next((child.index for child in sentence.children(place, "ccomp", "parataxis") if child.index > place), None)


def _said_then(sentence: Sentence, time: TimeExpression) -> int | None:
    """The verb of saying right before a time: "said on Thursday they would …" is what parsers get wrong."""
    tokens = sentence.tokens
    place = time.first - 1
    if place >= 0 and tokens[place].upos == "ADP":
        place -= 1
    if place < 0 or tokens[place].upos != "VERB" or tokens[place].lemma.lower() not in time_words()["reporting"]:
        return None
    return place


def _done_then(sentence: Sentence, time: TimeExpression) -> int | None:
    """The verb of a relative clause that opens with a time: "the colonel who in May led a revolt"."""
    place = time.first - 1
    if place > 0 and sentence.tokens[place].upos == "ADP":
        place -= 1
    if place < 0 or sentence.tokens[place].xpos not in ("WP", "WDT"):
        return None
    verb = sentence.tokens[place].head
    return verb if verb >= time.last and sentence.tokens[verb].deprel == "acl:relcl" else None


def _is_clause(sentence: Sentence, place: int) -> bool:
    token = sentence.tokens[place]
    if token.deprel in _CLAUSES or token.upos == "VERB":
        return True
    return any(sentence.children(place, "cop"))


def chain_over(sentence: Sentence, token: int, cues: frozenset[int]) -> Iterator[int]:
    """The predicate and what carries it, upwards."""
    place = token
    if sentence.tokens[token].upos == "ADP" and sentence.tokens[token].deprel == "case":  # "fought together with X"
        yield place
        noun = sentence.tokens[sentence.tokens[token].head]
        place = noun.head if noun.deprel == "obl" and sentence.tokens[noun.head].upos == "VERB" else noun.index
    for _ in range(_STEPS):
        yield place
        governor = _governor(sentence, place, cues)
        if governor is None:
            return
        place = governor


def _governor(sentence: Sentence, place: int, cues: frozenset[int]) -> int | None:
    """The token whose date is also that of `place`, or None."""
    here = sentence.tokens[place]
    if here.head < 0:
        return None
    head = sentence.tokens[here.head]
    kind = here.deprel.split(":")[0]
    if kind == "conj":
        return head.index if head.index not in cues and _same_tense(sentence, here, head) else None
    if _is_means(sentence, here, head):
        return head.index if head.upos == "VERB" else head.head
    if here.upos in ("NOUN", "PROPN") and not _is_clause(sentence, place):
        return head.index if _noun_climbs(sentence, here, head) and not _silences(here, head, cues) else None
    if kind == "ccomp":
        settled = _settles(sentence, head) or _announces(sentence, here, head)
        return head.index if settled and head.index not in cues else None
    if kind == "xcomp" and here.upos in ("NOUN", "PROPN") and head.lemma.lower() in time_words()["performing"]:
        return head.index  # "was declared president in May"
    if kind == "xcomp":
        climbs = head.lemma.lower() not in time_words()["intending"]
    elif kind == "acl":
        if _takes_part(sentence, here, head):
            return head.head if not _reports(sentence.tokens[head.head], cues) else None
        to_come = here.xpos == "VB" and head.lemma.lower() in time_words()["event"]
        spent = here.xpos == "VBG" and head.lemma.lower() in time_words()["measure"]  # "after two days of fighting"
        climbs = spent or to_come or _says_in(head, here) or _at_which(sentence, here, head)
    elif here.deprel == "advcl":
        climbs = _simultaneous(sentence, here) or _agreed(head, here) or _helped_by(sentence, here)
    else:
        climbs = kind in ("flat", "compound", "fixed", "advmod", "case", "mark") or (
            kind == "csubj" and here.xpos == "VBG"
        )
    return head.index if climbs and not _reports(head, cues) else None


def _at_which(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a clause tells what was done or said at what it describes: "talks in May at which they agreed on …".

    Or to what that binds those who made it: "a pact that commits them to a truce".
    """
    words = time_words()
    if verb.deprel != "acl:relcl" or noun.lemma.lower() not in words["event"] | words["message"]:
        return False
    if verb.lemma.lower() in words["binding"] and any(c.xpos == "WDT" for c in sentence.children(verb.index, "nsubj")):
        return True
    there = (child for child in sentence.children(verb.index, "obl") if child.text.lower() == "which")
    return any(sentence.cases(child.index) & _AT_WHICH for child in there)


def _takes_part(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a participle tells with whose help its subject did a thing: "X, helped by Y, took the town on Monday".

    Who is "backed by Y" is so at other times too, unless by what Y acts with ("by Y's artillery").
    """
    if not noun.deprel.startswith("nsubj") or noun.head < 0 or not _helped_by(sentence, verb):
        return False
    return finite_tag(sentence, sentence.tokens[noun.head]) == "VBD"


def _helped_by(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle tells with whose help a thing was done, not with whom somebody sides; see `_takes_part`."""
    agent = next(sentence.children(verb.index, "obl:agent"), None)
    if verb.xpos != "VBN" or agent is None:
        return False
    words, lemma = time_words(), verb.lemma.lower()
    return lemma in words["helping"] or (lemma in words["siding"] and agent.lemma.lower() in words["means"])


def _is_means(sentence: Sentence, noun: Token, head: Token) -> bool:
    """Whether a phrase behind a subject and a comma tells with what it acts: "X, with French money, returned".

    The phrase may hang on the subject or on the verb.
    """
    of_subject = noun.deprel == "nmod" and head.deprel.startswith("nsubj")
    of_verb = noun.deprel == "obl" and head.upos == "VERB" and noun.index < head.index
    if not (of_subject or of_verb) or not sentence.behind_comma(noun.index):
        return False
    words = time_words()
    return noun.lemma.lower() in words["means"] | words["event"] and "with" in sentence.cases(noun.index)


def _reports(token: Token, cues: frozenset[int]) -> bool:
    return token.index in cues or (token.upos == "VERB" and token.lemma.lower() in time_words()["reporting"])


def _silences(noun: Token, verb: Token, cues: frozenset[int]) -> bool:
    """Whether a verb over a nominal event is one of saying that does not make the event so."""
    performs = noun.deprel in ("obj", "nsubj:pass") and verb.lemma.lower() in time_words()["performing"]
    return not performs and _reports(verb, cues)


def _settles(sentence: Sentence, verb: Token) -> bool:
    words = time_words()
    lemma = verb.lemma.lower()
    if lemma in words["carrying"] and lemma not in words["reporting"]:
        return True
    subjects = sentence.children(verb.index, "nsubj")
    return any(subject.lemma.lower() in words["deciding subject"] for subject in subjects)


def _announces(sentence: Sentence, done: Token, verb: Token) -> bool:
    """Whether somebody makes known what he has done himself, and does it so: "announced that it had broken with".

    Or what he is doing with that: "announced that they were merging", "that they would merge".
    """
    if verb.lemma.lower() not in time_words()["announcing"]:
        return False
    own = any(child.xpos == "PRP" for child in sentence.children(done.index, "nsubj"))
    helpers = {child.lemma.lower() for child in sentence.children(done.index, "aux")}
    joins = done.lemma.lower() in time_words()["joining"] and any(
        child.xpos == "MD" for child in sentence.children(done.index, "aux")
    )
    return own and (joins or "have" in helpers or (done.xpos == "VBG" and helpers == {"be"}))


def _noun_climbs(sentence: Sentence, noun: Token, head: Token) -> bool:
    lemma = noun.lemma.lower()
    words, text = time_words(), noun.text.lower()
    cases = {child.text.lower() for child in sentence.children(noun.index, "case", "mark")}
    if "as" in cases and noun.deprel == "obl":
        return head.upos == "VERB"
    event = (
        lemma in words["event"] | words["measure"] | words["message"] or text in words["event"] or text.endswith("ing")
    )
    making = words["performing"] | words["making"]
    if noun.deprel == "obj" and head.lemma.lower() in making and noun.upos == "NOUN":
        return True  # "announced a joint command"
    if not event:
        return False
    if cases & words["apart"]:
        return False
    kind = noun.deprel.split(":")[0]
    if kind in ("obj", "obl", "nsubj"):
        is_so = kind == "nsubj" and any(sentence.children(head.index, "cop")) and sentence.cases(head.index)
        return head.upos in ("VERB", "AUX", "ADV", "ADJ") or bool(is_so)  # "came close to a truce", "is in force"
    return kind in ("nmod", "compound") and head.upos == "NOUN"


def _simultaneous(sentence: Sentence, verb: Token) -> bool:
    """Whether an adverbial clause tells of the same time as its main verb: gerunds, "as", "when", "while"."""
    marks = {child.text.lower() for child in sentence.children(verb.index, "mark", "advmod")}
    if marks & {"as", "when", "by", "in"} or (
        "while" in marks and _same_tense(sentence, verb, sentence.tokens[verb.head])
    ):
        return True
    helpers = any(sentence.children(verb.index, "aux"))
    return verb.xpos == "VBG" and not helpers and not marks


def _agreed(head: Token, verb: Token) -> bool:
    """Whether an infinitive is what was agreed or tried ("agreed to join"), or begins with its verb ("sent men to").

    Or is what those who meet make there: "will sit down on Monday to sign a truce"; or for what somebody travelled.
    """
    words, above, lemma = time_words(), head.lemma.lower(), verb.lemma.lower()
    made = above in words["travelling"] or (
        above in words["meeting"] and lemma in words["making"] | words["performing"]
    )
    return verb.xpos == "VB" and (
        made or above in words["carrying"] | words["starting"] | words["trying"] | words["leaving"] | words["pledging"]
    )


def _says_in(noun: Token, verb: Token) -> bool:
    """Whether a gerund tells what a message does: "released a video declaring allegiance"."""
    return verb.xpos == "VBG" and noun.lemma.lower() in time_words()["message"]


def _same_tense(sentence: Sentence, one: Token, two: Token) -> bool:
    """Whether two coordinated verbs can share a date: both past, or both not."""
    tenses = [finite_tag(sentence, token) for token in (one, two)]
    return "" in tenses or tenses[0] == tenses[1]


def finite_tag(sentence: Sentence, token: Token) -> str:
    """The tag of what makes a verb finite: a modal, a past or a present form; "" where nothing does."""
    for child in sentence.children(token.index, "aux", "cop"):
        if child.xpos in ("MD", "VBD", "VBZ", "VBP"):
            return "VBZ" if child.xpos == "VBP" else child.xpos
    if token.xpos == "VBP" and token.lemma.lower() in time_words()["unchanged"]:
        return "VBD"
    return {"VBD": "VBD", "VBZ": "VBZ", "VBP": "VBZ"}.get(token.xpos, "")


def later_conjuncts(sentence: Sentence, token: int) -> Iterator[int]:
    """Verbs coordinated after the predicate that share its subject and tense."""
    here = sentence.tokens[token]
    if here.upos != "VERB":
        return
    for child in sentence.children(token, "conj"):
        own = any(sentence.children(child.index, "nsubj", "csubj"))
        helpers = [[c.lemma for c in sentence.children(i, "aux")] for i in (token, child.index)]
        if child.xpos == here.xpos and not own and (helpers[0] == helpers[1] or not helpers[1]):
            yield child.index
