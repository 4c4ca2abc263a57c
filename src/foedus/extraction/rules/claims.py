"""From matches to claims: which to keep, their evidence and place, and how sure the coder is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from foedus.codebook import Codebook, Predicate
from foedus.extraction.rules.end import End
from foedus.extraction.rules.matching import WARS, Match
from foedus.extraction.rules.one_sided import one_sided
from foedus.language import ParsedArticle, Sentence
from foedus.language.dates import TimeExpression
from foedus.model import ActorKind, Mention, Phase, Place, Span

_CLAUSES = ("acl:relcl", "advcl", "ccomp", "parataxis", "root", "ROOT")
_PLACED = frozenset(["in", "at", "near", "around", "inside", "outside", "across", "along", "throughout"])
_NEAR = 14
_FAR_FACTOR = 0.9
_WEAK = 0.6
_JOINT = 0.55
_REPRESENTED = 0.75
_HIS = frozenset(("her", "his", "its", "their"))
_PLEDGES = frozenset(("pledge", "swear"))
"""What a leader does for all who follow him."""
_PARTS = frozenset(("wing", "faction", "camp", "splinter", "breakaway"))
_LEAGUES = frozenset(("alliance", "axis", "bloc", "coalition", "confederation", "federation", "league", "pact"))
"""What is the bond of those who found it."""
TOGETHER = " together"
"""What the key of a predicate ends in where two are allied by what they do."""
_DEALINGS = frozenset(
    (
        "not recognise",
        "refuse allegiance",
        "refuse to deal with",
        "refuse to recognise",
        "reject dealings with",
        "rule out dealing with",
    )
)
"""Keys of what is told beside that there is no such tie: who rejects an alliance with somebody is against him."""
_ANSWER = "reject a charge"
_LEADING = frozenset((ActorKind.PERSON, ActorKind.UNKNOWN))
_BODIES = frozenset((ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COALITION))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One relation or act between two ends, before its source, stance and time are read."""

    predicate: Predicate
    trigger: int
    phase: Phase
    relation: str | None
    plover: str | None
    actor: End | None
    recipient: End | None
    carrier: int | None = None
    earlier: bool = False
    meant: bool = False

    @property
    def confidence(self) -> float:
        """The coder's trust: the frame's weight, times how directly both ends stand there, less where they lie far.

        It ranks readings of the same words; `trust` makes of it how often such a claim is right. A bare act with one
        end keeps half; ends more than 14 tokens from the trigger cost a tenth; each word that the frame demands beside
        its trigger wins back a fifth of the doubt.
        """
        ends = [end for end in (self.actor, self.recipient) if end is not None]
        doubt = (1 - self.predicate.weight) * 0.8**self.predicate.trigger.demands
        value = 1 - doubt
        for end in ends:
            value *= end.directness * (1 if abs(end.token - self.trigger) <= _NEAR else _FAR_FACTOR)
        return round(value if len(ends) == 2 else value / 2, 4)


def findings(matches: Iterable[Match], codebook: Codebook) -> list[Finding]:
    """The findings of one sentence: of overlapping readings of one relation of one pair the most specific one."""
    found = tuple(matches)
    telling = (match for match in found if match.predicate.relation and any(None not in pair for pair in match.pairs))
    consumed = {place for match in telling for place in match.consumed}
    candidates = [f for match in found if match.trigger not in consumed for f in _of(match, codebook)]
    candidates = _without_events(candidates)
    told = {(f.trigger, _id(f.actor), _id(f.recipient)) for f in candidates if f.relation and not _is_spoken(f)}
    kept = _best(_with_bodies(_best(candidates, lambda f: _words(f, told))), lambda f: _relation(f, codebook))
    kept += [*_joint(kept, codebook), *_founders(kept), *_allied_founders(kept)]
    kept = _best([*kept, *_represented(kept, codebook)], lambda f: _relation(f, codebook))
    kept = _without_answers(_without_own(kept))
    return _without_bare(_without_weak(_without_reverse(kept, codebook)))


def _without_events(candidates: list[Finding]) -> list[Finding]:
    """Without what takes a tie between two others for an actor: "A and B formed an alliance" founds no group."""
    ties = {f.trigger for f in candidates if f.relation and f.predicate.mutual and f.actor and f.recipient}

    def is_tie(end: End | None) -> bool:
        return end is not None and end.token in ties and end.actor.name.islower() and not end.actor.listed

    def founds_a_tie(found: Finding) -> bool:
        new = found.actor if found.relation == "formation" and found.trigger in ties else None
        return new is not None and new.actor.kind is ActorKind.COALITION and new.actor.name.islower()

    return [
        f
        for f in candidates
        if (f.trigger in ties or not (is_tie(f.actor) or is_tie(f.recipient))) and not founds_a_tie(f)
    ]


def _joint(kept: list[Finding], codebook: Codebook) -> list[Finding]:
    """What holds among those who do one thing to one recipient together."""
    found: list[Finding] = []
    for one, two in combinations(kept, 2):
        joint = codebook.relations[one.relation].joint if one.relation else None
        together = (one.relation, one.trigger, _id(one.recipient)) == (two.relation, two.trigger, _id(two.recipient))
        if joint and together and one.actor and two.actor and _side_by_side(one, two):
            predicate = replace(one.predicate, key=one.predicate.key + TOGETHER, weight=_JOINT)
            allied = replace(one, predicate=predicate, relation=joint, plover=None, phase=Phase.HOLDS)
            found.append(replace(allied, actor=one.actor, recipient=two.actor))
    return _best(found, lambda f: _relation(f, codebook))


def _side_by_side(one: Finding, two: Finding) -> bool:
    """Whether two who do the same do it together; not so in "clashes between their troops and X's", of each in turn."""
    assert one.actor is not None and two.actor is not None
    between = one.predicate.trigger.word_class == "noun" and one.predicate.mutual and one.actor.token > one.trigger
    apart = between and one.actor.token == two.actor.token
    return one.actor.group == two.actor.group and not apart


def _founders(kept: list[Finding]) -> Iterator[Finding]:
    """Persons who found a body, as its first leaders; whose men found it leads it not for that."""
    for found in kept:
        founder = found.recipient
        person = founder is not None and founder.actor.kind is ActorKind.PERSON and not founder.owned
        if found.relation == "formation" and person and found.predicate.trigger.word_class == "verb":
            predicate = replace(found.predicate, key=f"{found.predicate.key} and lead")
            leads = replace(found, predicate=predicate, relation="leadership", plover=None)
            yield replace(leads, actor=found.recipient, recipient=found.actor)


def _allied_founders(kept: list[Finding]) -> Iterator[Finding]:
    """Those who found an alliance together, as allies: "A, B and C formed the Northern Alliance"."""
    founded = [f for f in kept if f.relation == "formation" and f.predicate.trigger.word_class == "verb"]
    for one, two in combinations(founded, 2):
        assert one.actor is not None and one.recipient is not None and two.recipient is not None
        whole = _id(one.actor) == _id(two.actor) and one.trigger == two.trigger
        if not whole or one.recipient.group != two.recipient.group or one.recipient.token == two.recipient.token:
            continue
        if not _LEAGUES.isdisjoint(one.actor.actor.name.lower().split()):
            predicate = replace(one.predicate, key=one.predicate.key + TOGETHER, weight=_JOINT)
            allied = replace(one, predicate=predicate, relation="alliance", plover="AGREE", phase=Phase.BEGINS)
            yield replace(allied, actor=one.recipient, recipient=two.recipient)


def _represented(kept: list[Finding], codebook: Codebook) -> Iterator[Finding]:
    """What the sentence says of a leader of an armed group or party, said of that body.

    His peace binds it and so does his oath, and who fights him fights it. Whom he attacks, backs, joins or accuses is
    his own affair: a report that means the body names it. Not what he had done before he came to it ("led by X, who had
    made peace with Y"), nor of a body that he has left, nor the oath of a mere commander or of one told of by "whose".
    """
    bodies = _bodies(kept, "leadership")
    chiefs = _bodies([f for f in kept if f.predicate.trigger.lemma != "commander"], "leadership")
    left = {(_id(found.actor), _id(found.recipient)) for found in kept if found.relation == "split"}
    bodies = {person: body for person, body in bodies.items() if (person, _id(body)) not in left}
    for found in kept:
        if found.relation is None or found.earlier or not codebook.relations[found.relation].represented:
            continue
        if found.relation == "membership" and not _is_oath(found, chiefs):
            continue
        attacks = found.relation == "fighting" and _id(found.actor) in bodies
        actor, recipient = bodies.get(_id(found.actor), found.actor), bodies.get(_id(found.recipient), found.recipient)
        if not attacks and (actor, recipient) != (found.actor, found.recipient) and _id(actor) != _id(recipient):
            predicate = replace(found.predicate, weight=found.predicate.weight * _REPRESENTED)
            yield replace(found, predicate=predicate, actor=actor, recipient=recipient)


def _is_oath(found: Finding, chiefs: dict[str | None, End]) -> bool:
    """Whether a leader swears allegiance, which binds his body."""
    return _id(found.actor) in chiefs and found.predicate.trigger.lemma in _PLEDGES


def _with_bodies(kept: list[Finding]) -> list[Finding]:
    """With the body of a member or leader in place of a person found as owner ("his movement")."""
    bodies = _bodies(kept, "leadership", "membership")
    changed: Iterable[Finding] = (
        kept
        if not bodies
        else (
            replace(found, actor=_body(found.actor, bodies), recipient=_body(found.recipient, bodies)) for found in kept
        )
    )
    return [found for found in changed if _id(found.actor) != _id(found.recipient)]


def _body(end: End | None, bodies: dict[str | None, End]) -> End | None:
    if end is None or not end.owned or not _PARTS.isdisjoint(end.participant.span.text.lower().split()):
        return end  # "X's wing of Y" is not Y
    return bodies.get(_id(end), end)


def _bodies(kept: list[Finding], *relations: str) -> dict[str | None, End]:
    """The armed groups, parties and coalitions of the persons that the sentence calls their leaders or members."""
    told = (f for f in kept if f.relation in relations and f.actor is not None and not f.actor.owned)
    told = (f for f in told if f.phase is not Phase.ENDS)  # whom it has dismissed stands for it no more
    told = (f for f in told if not _is_named_by_him(f))
    return {
        f.actor.actor.id: f.recipient
        for f in told
        if f.actor and f.recipient and f.actor.actor.kind in _LEADING and f.recipient.actor.kind in _BODIES
    }


def _is_named_by_him(found: Finding) -> bool:
    """Whether a body without a name is known by its leader alone ("Musa Karim's guerrillas"), and he better than it."""
    if found.actor is None or found.recipient is None or found.recipient.actor.listed:
        return False
    his, whole = found.actor.participant.span, found.recipient.participant.span
    return found.recipient.participant.antecedent is None and whole.start <= his.start and his.end <= whole.end


def _without_own(kept: list[Finding]) -> list[Finding]:
    """Without whom a leader fights, where a description ("the invaders") was taken for those whom he leads."""
    led = {(_id(f.actor), _id(f.recipient)) for f in kept if f.relation == "leadership" and f.phase is not Phase.ENDS}

    def is_own(found: Finding) -> bool:
        hostile = found.relation in ("fighting", "opposition") and (_id(found.actor), _id(found.recipient)) in led
        if not hostile or found.recipient is None:
            return False
        his = found.recipient.participant.span.text.lower().split()[0] in _HIS
        banded = his and found.recipient.actor.kind is ActorKind.ARMED_GROUP  # "refused to disarm his brigade"
        return banded or found.recipient.participant.antecedent is not None

    return [found for found in kept if not is_own(found)] if led else kept


def _without_answers(kept: list[Finding]) -> list[Finding]:
    """Without what is only the answer of the accused: "A accuses B of arming rebels, a charge that B rejects"."""
    accused = {(_id(f.recipient), _id(f.actor)) for f in kept if f.relation == "opposition" and f.plover == "ACCUSE"}
    answers = (f.predicate.key == _ANSWER and (_id(f.actor), _id(f.recipient)) in accused for f in kept)
    return [found for found, answer in zip(kept, answers, strict=True) if not answer]


def _without_reverse(kept: list[Finding], codebook: Codebook) -> list[Finding]:
    """Without what a mutual word ("enemy") says of a pair backwards where another word tells the direction."""
    told = {(f.relation, _pair(f)) for f in kept if f.relation and not f.predicate.mutual}

    def backwards(found: Finding) -> bool:
        directed = found.relation is not None and not codebook.relations[found.relation].type.symmetric
        return directed and found.predicate.mutual and (found.relation, _pair(found)) in told

    return [found for found in kept if not backwards(found)]


def _without_weak(kept: list[Finding]) -> list[Finding]:
    """Without what weak frames say of a pair of which a stronger one says something else."""
    told = {_pair(f) for f in kept if f.relation and f.predicate.weight >= _WEAK}
    return [f for f in kept if not f.relation or f.predicate.weight >= _WEAK or _pair(f) not in told]


def _pair(found: Finding) -> frozenset[str | None]:
    return frozenset((_id(found.actor), _id(found.recipient)))


def _best(candidates: Iterable[Finding], key: Callable[[Finding], Hashable]) -> list[Finding]:
    """The candidate that ranks highest for each key, in order."""
    best: dict[Hashable, Finding] = {}
    for found in candidates:
        place = key(found)
        if place not in best or _rank(found) > _rank(best[place]):
            best[place] = found
    return list(best.values())


def _without_bare(kept: list[Finding]) -> list[Finding]:
    """Without the bare acts that repeat the category of a fuller finding."""
    coded = {(f.plover, _id(f.actor)) for f in kept if f.relation}
    said = {(f.trigger, _pair(f)) for f in kept if f.relation and f.phase is Phase.ENDS}
    told = {f.plover for f in kept if f.actor and f.recipient}
    used = {f.trigger for f in kept if f.relation}

    def repeats(found: Finding) -> bool:
        whole = found.actor is not None and found.recipient is not None
        if (found.trigger, _pair(found)) in said:
            return True
        return (found.plover, _id(found.actor)) in coded or (
            not whole and (found.plover in told or found.trigger in used)
        )

    return [found for found in kept if found.relation or not repeats(found)]


def evidence(parsed: ParsedArticle, sentence: Sentence, found: Finding) -> Span:
    """The smallest clause that holds the predicate and both ends' words in this sentence, without outer punctuation."""
    needed = [sentence.tokens[found.trigger].start, sentence.tokens[found.trigger].end]
    for end in (found.actor, found.recipient):
        if end is not None:
            needed += [end.participant.span.start, end.participant.span.end]
    place = found.trigger
    while place >= 0:
        token = sentence.tokens[place]
        if token.deprel in _CLAUSES or token.head < 0 or (token.deprel == "conj" and token.upos == "VERB"):
            for words in (_own_clause(sentence, place), sentence.subtree(place)):
                first, last = _trimmed(sentence, words)
                if first <= min(needed) and max(needed) <= last:
                    return parsed.article.span(first, last)
        place = token.head
    return parsed.article.span(min(sentence.start, *needed), max(sentence.end, *needed))


def place_of(
    parsed: ParsedArticle,
    sentence: Sentence,
    found: Finding,
    mentions: Iterable[Mention],
    times: Iterable[TimeExpression] = (),
) -> Place | None:
    """The place that the trigger's own words name ("in northern Syria"), with its country where a mention gives it."""
    timed = {place for each in times if each.sentence == sentence.index for place in range(each.first, each.last)}
    for child in sentence.children(found.trigger, "obl", "nmod"):
        cases = sentence.cases(child.index)
        if not cases & _PLACED or (child.upos != "PROPN" and not child.entity.endswith("LOC")):
            continue
        words = [sentence.tokens[i] for i in sentence.subtree(child.index) if sentence.tokens[i].deprel != "case"]
        words = [word for word in words if word.index <= child.index or word.deprel == "flat"]
        # A comma parts the place from what the parse has hung on it; "in April" is a time.
        if child.index in timed or any(word.upos == "PUNCT" for word in words):
            continue
        span = parsed.article.span(words[0].start, words[-1].end)
        country = next((m.actors[0].country for m in mentions if m.head == child.index and m.actors), None)
        return Place(name=span.text, span=span, country=country)
    return None


def _of(match: Match, codebook: Codebook) -> Iterator[Finding]:
    predicate = match.predicate
    relation = codebook.relations[predicate.relation] if predicate.relation else None
    plover = predicate.plover
    broken_off = match.phase is Phase.ENDS and predicate.phase is not Phase.ENDS and not match.concluded
    if relation is not None and broken_off:
        plover = relation.plover(Phase.ENDS)
    for actor, recipient in match.pairs:
        whole = actor is not None and recipient is not None
        if not whole and not predicate.bare:
            continue
        if whole and relation and relation.type.symmetric and relation.type.key != "fighting":
            actor, recipient = sorted((actor, recipient), key=_start)
        yield Finding(
            predicate=predicate,
            trigger=match.trigger,
            phase=match.phase,
            relation=predicate.relation if whole and not one_sided(predicate, actor, recipient, codebook) else None,
            plover=plover,
            actor=actor,
            recipient=recipient,
            carrier=match.carrier,
            earlier=match.earlier,
            meant=match.meant,
        )


def _start(end: End | None) -> int:
    return -1 if end is None else end.participant.span.start


def _id(end: End | None) -> str | None:
    return None if end is None else end.actor.id


def _words(found: Finding, told: Collection[Hashable]) -> Hashable:
    """One trigger says one thing of one pair, and one category of act beside it.

    Besides, who speaks of a deed that is `told` says something of its doer: "A said B was behind the attack on A"; and
    who rejects an alliance is against somebody, beside being no ally of his. A war that is ended was fought as well.
    """
    if found.relation is not None:
        back = _is_spoken(found) and (found.trigger, _id(found.recipient), _id(found.actor)) in told
        ended = found.relation == "truce" and found.predicate.trigger.lemma in WARS
        beside = ended or found.predicate.key in _DEALINGS
        return (found.trigger, _pair(found), back, beside)
    return (found.trigger, found.plover, _id(found.actor), _id(found.recipient))


def _is_spoken(found: Finding) -> bool:
    """Whether a finding says what the subject of the verb above its trigger thinks of somebody."""
    return any(slot.startswith("up.") for slot in found.predicate.actor)


def _relation(found: Finding, codebook: Codebook) -> Hashable:
    ends = (_id(found.actor), _id(found.recipient))
    if found.relation is None:
        return (None, found.plover, *ends)
    symmetric = codebook.relations[found.relation].type.symmetric
    pair = tuple(sorted(map(str, ends))) if symmetric else ends
    return (found.relation, found.phase is Phase.ENDS, *pair)


def _rank(found: Finding) -> tuple[float, ...]:
    """What is told outright before what is only meant, then by how much the frame demands."""
    return (not found.meant, found.predicate.trigger.demands, found.confidence, -found.trigger)


def _own_clause(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A clause without the clauses with subjects of their own that are coordinated with it or lean on it."""
    skipped: set[int] = set()
    for child in sentence.children(verb, "conj", "parataxis", "advcl"):
        if any(sentence.children(child.index, "nsubj")):
            skipped.update(sentence.subtree(child.index))
    return tuple(place for place in sentence.subtree(verb) if place not in skipped)


def _trimmed(sentence: Sentence, indices: tuple[int, ...]) -> tuple[int, int]:
    tokens = sentence.tokens[indices[0] : indices[-1] + 1]
    first, last = 0, len(tokens) - 1
    while first < last and tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    while last > first and tokens[last].upos == "PUNCT":
        last -= 1
    return tokens[first].start, tokens[last].end
