"""Personal and possessive pronouns: "he", "it", "their"; of those in focus the likeliest, where he is likely enough."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, MentionKind
from foedus.resolution.coreference_clauses import clauses_above, over_bearer, sharing, warning_above
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_focus import Entity, Seen
from foedus.resolution.coreference_foes import struck_by
from foedus.resolution.coreference_forms import PronounKind
from foedus.resolution.coreference_pinned import Pinned
from foedus.resolution.coreference_rivals import described, leads_subject, told_of
from foedus.resolution.coreference_speakers import SUSPECTING, Speakers
from foedus.resolution.coreference_things import Things, is_aided, is_of_some
from foedus.resolution.mentions_found import governor, has_plural_verb, is_plural, is_subject, role_of

_ENOUGH, _ENOUGH_FOR_PERSONS = 1.2, -2.5
_WINDOW, _WINDOW_FOR_PERSONS = 1, 3
_OF_HIMSELF = 1.5
"""How much more who speaks is meant by the subject of what he says than others of his sentence."""
_HEADS_OF_GROUPS = frozenset(
    "chairman chairwoman chief commander emir founder ideologue leader secretary secretary-general".split()  # noqa: SIM905
)
_OF_STATES = 2.0
"""How much less "its commander" is a state's than a group's."""
_ALONE = 2.0
"""How much less likely he need be to whom a pronoun is given whom nobody near fits but him."""
_SOLE = -2.5
"""How likely he need be beside whom the text tells of nobody and nothing that a pronoun could mean."""
_CLEARLY, _FAR_BEHIND = 1.5, 99.0
"""And by how much he must be likelier than all others."""
_BY_TROOPS = 3.0
"""How much less "it" is a state of which its troops alone were told than a body that was named."""
_STATES_OWN = frozenset({"minister", "ministry", "ambassador", "embassy", "parliament", "airspace", "border", "navy"})
_OWNING_STATE = 2.0
"""How much more "its foreign minister" is a state's than a group's."""
_DENYING = frozenset({"deny", "reject", "dismiss", "refute"})
_ACCUSING = frozenset({"accuse", "charge", "blame", "suspect"})
_OTHERS_DEEDS = _ACCUSING | {"condemn", "denounce", "criticise", "criticize"}
_RULING = frozenset({NominalClass.GOVERNMENT, NominalClass.ARMY})
_SPEAKING = 1.0
"""How much more "He accused X" is said of him who was quoted in the sentence before than of whom he spoke of."""
_ACCUSER = 3.0
"""How much less who accuses denies it himself: "A accuses B, which its minister denies"."""
_WARNED = 2.0
"""How much more it is the object of a threat who must do what its condition says ("threatened X if it did not go")."""
_AIDED = 1.5
"""How much more those who are armed or paid are a group than a state."""
_SOME = 1.2
"""How much more "20 of them" are some who were spoken of than "them" alone."""
_QUOTED = 3.0
"""How much less the "he" of "he said" means somebody whom only the quotation names."""
_TELLING = 2.0
"""How much less officials who only say what others do are meant by who does something in the next sentence."""
_NONE: frozenset[str] = frozenset()
_PERSONS = (PronounKind.HE, PronounKind.SHE)
_HARMING = frozenset(
    "assassinate behead capture injure kill massacre murder slaughter slay wound".split()  # noqa: SIM905
)
"""What nobody does to his own men."""
_ANSWERING = frozenset(
    ("ban", "blacklist", "bar", "condemn", "denounce", "expel", "fight", "outlaw", "punish", "sanction", "suspend")
)
"""Verbs, beside those of attacks, by which one answers what another has done."""
_SINCE = frozenset(("after", "because", "since"))
_SUBJECTS = ("nsubj", "nsubj:pass")
_OTHERS = (PronounKind.IT, PronounKind.THEY)
_WORDS = {PronounKind.IT: ("it", "its"), PronounKind.THEY: ("they", "them", "their", "theirs")}
_GOES_ON = 0.8
"""How much more a pronoun is he who was called so in the sentence before."""
_GOES_ON_UNDER = 1.8
"""And if neither does anything in his clause: "X accused it. Y clashed with it"."""
_FORMING = frozenset("become create establish form found fuse launch merge set unite".split())  # noqa: SIM905
_FORMED = 2.5
"""How much more "it" is what several have just formed than one of these."""
_OF_SEVERAL = 2.0
"""How much less "it" is somebody of whom a verb has told as of several: "the Emirates pay its soldiers"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A pronoun and what its sentence tells of whom it can mean.

    `clauses` are the verbs of which it is an argument, `clause` those over the noun it owns; `doers` do what is done
    to it, `apart` are those named beside it ("X and its rival, Y"), or of whom it is told ("who was its rival").
    `own` is the body for which the speaker of its quotation says "we". `ruled` says that it owns what states have,
    `denying` that what it owns denies something, `some` that only some of them are told of, `aided` that they are
    armed or paid. `manned` says that its men are told of. `struck` are the ids of those whom it, or what it owns,
    attacks. `over` are the nouns to which the bearer of its relative clause belongs. `saying` is the verb that
    reports its clause, else -1, `warning` one of threat on that condition; `tells` that it says something itself,
    `speaks` that he does in a main clause, `against` that somebody is against what it owns. `ruled_by_doer` are the
    bodies of the person who is against it.
    """

    sentence: int
    kind: PronounKind
    subject: bool
    owner: bool
    owned: int
    clauses: list[int]
    clause: list[int]
    doers: list[Entity]
    apart: tuple[Actor, ...]
    own: tuple[Actor, ...]
    fighters: bool
    manned: bool
    headed: bool
    ruled: bool
    denying: bool
    some: bool
    aided: bool
    over: list[int]
    of_others: bool
    acted_on: bool
    told: bool
    saying: int
    warning: int
    tells: bool
    speaks: bool
    against: bool
    ruled_by_doer: frozenset[str]
    struck: frozenset[str]


class PersonalReader:
    """Finds whom personal and possessive pronouns mean, given what is in focus."""

    def __init__(self, context: Context, speakers: Speakers) -> None:
        self._focus, self._headed, self._lexicon = context.focus, context.headed, context.lexicon
        self._offices, self._context = context.offices, context
        self._speakers = speakers
        self._article = context.parsed.article
        self._pinned, self._things = Pinned(context), Things(context)
        self._sentences = context.sentences

    def actors(self, sentence: Sentence, token: Token, kind: PronounKind) -> tuple[Actor, ...]:
        """The actors that a pronoun stands for; empty where it is not sure enough."""
        bare = kind in _OTHERS and self._things.are_none(sentence, token, kind)
        if kind in _OTHERS and not (bare or self._things.placed(sentence, token)):
            return ()
        pinned = self._pinned.actor(sentence, token, kind)
        if pinned is not None:
            return (pinned,)
        asked = self._asked(sentence, token, kind)
        best = self._focus.best(
            sentence.index,
            token.index,
            _WINDOW_FOR_PERSONS if kind in _PERSONS else _WINDOW,
            lambda seen: self._fits(asked, seen),
            lambda seen: self._bonus(asked, seen),
        )
        if bare and best is not None and best[1] >= _SOLE and self._is_sole(asked, token, best):
            return best[0].entity.actors
        if bare and not self._things.placed(sentence, token):
            return ()
        if best is None or best[1] < (
            self._enough(asked, sentence, token, best[0]) if kind in _OTHERS else _ENOUGH_FOR_PERSONS
        ):
            return self._ahead(sentence, token, kind)
        if kind in _OTHERS and self._things.likelier(sentence, token, best, kind):
            return ()
        if kind in _PERSONS:
            best[0].entity.woman = kind is PronounKind.SHE
        return best[0].entity.actors

    def _asked(self, sentence: Sentence, token: Token, kind: PronounKind) -> _Asked:
        owner = token.deprel == "nmod:poss"
        some = is_of_some(sentence, token)
        place = token.head if some else token.index
        subject = is_subject(role_of(sentence, place))
        clauses = clauses_above(sentence, governor(sentence, place))
        above = sentence.tokens[token.head].lemma.lower()
        other = (told_of(self._headed, sentence, token) or described(self._headed, sentence, token)) if owner else None
        told = kind in _PERSONS and subject and self._says(sentence, token)
        return _Asked(
            sentence=sentence.index,
            kind=kind,
            subject=subject,
            owner=owner,
            owned=token.head,
            clauses=clauses,
            clause=clauses_above(sentence, governor(sentence, token.head)) if owner and token.head >= 0 else [],
            doers=self._doers(sentence, token, clauses, subject=subject),
            apart=other.actors if other is not None else (),
            own=self._own(sentence, token) if kind is PronounKind.THEY else (),
            fighters=owner and self._owns_fighters(sentence, token),
            manned=owner and self._lexicon.has(WordList.FOLLOWERS, above),
            headed=owner and above in _HEADS_OF_GROUPS,
            ruled=owner and above in _STATES_OWN,
            denying=owner and sentence.tokens[governor(sentence, token.head)].lemma in _DENYING,
            some=some,
            aided=is_aided(sentence, token),
            over=[] if owner else over_bearer(sentence, token),
            of_others=owner and self._lexicon.has(WordList.OF_OTHERS, above),
            acted_on=self._things.acted_on(sentence, token),
            told=told and not self._speakers.is_quoted(sentence, token.index),
            saying=self._saying_above(sentence, token) if subject else -1,
            warning=warning_above(sentence, token) if subject and kind in _OTHERS else -1,
            tells=subject and (self._speaks(sentence, token.head) or sentence.tokens[token.head].lemma in SUSPECTING),
            speaks=kind in _PERSONS
            and subject
            and _is_main(sentence, token.head)
            and self._speaks(sentence, token.head),
            against=owner and self._is_against(sentence, sentence.tokens[token.head]),
            ruled_by_doer=self._ruled_by_doer(sentence, token) if kind in _OTHERS and not (owner or subject) else _NONE,
            struck=self._struck(sentence, token.head if owner else place),
        )

    def _is_sole(self, asked: _Asked, token: Token, best: tuple[Seen, float]) -> bool:
        """Whether a pronoun means him for want of others: "X lost to the rebels. Y has them".

        "It" that is done something means him only where nobody else at all can be meant.
        """
        if _by_troops(best[0]) or best[0].telling:
            return False
        around = self._focus.before(asked.sentence, token.index, _WINDOW)
        others = [seen for seen in around if seen.entity is not best[0].entity and self._fits(asked, seen)]
        if asked.kind is PronounKind.IT and not (asked.subject or asked.owner):
            return not others
        weights = (self._focus.weight(seen, asked.sentence) + self._bonus(asked, seen) for seen in others)
        return best[1] - max(weights, default=-_FAR_BEHIND) >= _CLEARLY

    def _enough(self, asked: _Asked, sentence: Sentence, token: Token, best: Seen) -> float:
        """How likely the likeliest must be: less if nobody else near fits whom one arms or fights, or who has men."""
        manned = asked.owner and sentence.tokens[token.head].lemma.lower() in self._lexicon.nouns
        alone = asked.kind in _OTHERS and self._things.is_met_by_none(sentence, token)
        if not (manned or asked.aided or asked.acted_on or alone):
            return _ENOUGH
        around = self._focus.before(asked.sentence, token.index, _WINDOW)
        fits = (seen for seen in around if not _by_troops(seen) and self._fits(asked, seen))
        others = (seen.entity for seen in fits if not (asked.headed and seen.entity.state))
        named = best.entity.named or asked.acted_on or alone
        alone = named and all(other is best.entity for other in others)
        return _ENOUGH - _ALONE if alone else _ENOUGH

    def _fits(self, asked: _Asked, seen: Seen) -> bool:
        """Whether a pronoun may mean somebody who was mentioned there."""
        entity = seen.entity
        if (asked.fighters and entity.state) or entity in asked.doers:
            return False
        if entity.actors in (asked.apart, asked.own) or entity.actors[0].id in asked.struck:
            return False
        if asked.manned and entity.person and entity.actors[0].id in self._context.mediators:
            return False  # who stands between others has no men of whom it is told
        if seen.sentence == asked.sentence:
            unarmed = seen.telling and not entity.named and entity.actors[0].kind is not ActorKind.ARMED_GROUP
            if asked.aided and unarmed:
                return False  # diplomats and officials who say that somebody arms "them"
            if entity.actors[0].id in asked.ruled_by_doer:
                return False
            if not asked.owner and leads_subject(self._sentences[seen.sentence], seen.token, asked.clauses):
                return False
            if asked.of_others and seen.governor in (*asked.clause, asked.owned) and is_subject(seen.role):
                return False
            if asked.against and is_subject(seen.role):
                return False
            if seen.token in asked.over:
                return False
            if seen.token == asked.owned if asked.owner else seen.governor in asked.clauses:
                return False
        return _agrees(seen, asked.kind)

    def _bonus(self, asked: _Asked, seen: Seen) -> float:
        """How much likelier, or less likely, he is by his place and the pronoun's."""
        here, subject = seen.sentence == asked.sentence, is_subject(seen.role)
        weight = 1.0 if asked.subject and subject else 0.0
        if asked.kind is PronounKind.IT and (seen.sentence, seen.token) in self._focus.coordinated:
            weight -= 1.0
        elif asked.kind is PronounKind.IT and seen.entity.group and _is_formed(self._sentences[seen.sentence], seen):
            weight += _FORMED
        if asked.kind is PronounKind.THEY and not seen.plural:
            weight -= self._singular(seen)
        if asked.kind is PronounKind.IT and not (asked.owner or asked.subject or asked.acted_on or asked.aided):
            weight -= 1.5
        if asked.kind is PronounKind.IT and _is_of_several(self._sentences[seen.sentence], seen):
            weight -= _OF_SEVERAL
        if asked.kind in _OTHERS and not asked.owner and self._is_same_pronoun(asked, seen):
            weight += _GOES_ON if asked.subject or subject else _GOES_ON_UNDER
        if asked.kind is PronounKind.IT and _by_troops(seen):
            weight -= _BY_TROOPS
        if asked.headed and seen.entity.state and not self._is_army(seen):
            weight -= _OF_STATES
        if asked.ruled and seen.entity.state:
            weight += _OWNING_STATE
        if asked.denying and subject and self._accuses(seen):
            weight -= _ACCUSER
        if seen.telling and not (here or asked.tells) and (seen.plural or not seen.entity.named):
            weight -= _TELLING
        if asked.some:
            weight += _SOME
        if asked.aided:
            weight += _AIDED if seen.entity.group else 0.0
        if asked.told and seen.sentence >= asked.sentence - 1 and self._is_quoted(seen):
            weight -= _QUOTED
        if here and seen.governor == asked.saying and subject:
            weight += _OF_HIMSELF
        if here and asked.warning >= 0 and seen.governor == asked.warning and not subject:
            weight += _WARNED
        if asked.speaks and subject and seen.sentence == asked.sentence - 1:
            spoke = self._speaks(self._sentences[seen.sentence], seen.governor) and not self._is_quoted(seen)
            weight += _SPEAKING if spoke else 0.0
        if asked.owner and here and subject:
            weight += 2.0 if seen.governor in asked.clause else 0.5
        return weight

    def _singular(self, seen: Seen) -> float:
        """How much less "they" is somebody who was spoken of as one: a front less than the "Red Brigades"."""
        if seen.entity.plural:
            return 0.7
        if self._sentences[seen.sentence].tokens[seen.token].xpos == "NNPS" and seen.entity.named:
            return 0.0
        return 1.5 if seen.entity.actors[0].kind is ActorKind.ARMED_GROUP else 2.5

    def _is_same_pronoun(self, asked: _Asked, seen: Seen) -> bool:
        """Whether somebody was called so in the sentence before: "X arms it. Y fights it"."""
        word = self._sentences[seen.sentence].tokens[seen.token]
        if seen.sentence != asked.sentence - 1 or word.upos != "PRON":
            return False
        return word.text.lower() in _WORDS[asked.kind]

    def _own(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """Who says "we" in the quotation of a pronoun, and so means others by "they"."""
        if not self._speakers.is_quoted(sentence, token.index):
            return ()
        return self._speakers.actors(sentence, token, himself=False)

    def _doers(self, sentence: Sentence, token: Token, clauses: list[int], *, subject: bool) -> list[Entity]:
        """Who does it to a pronoun's bearer, or to his men: in "X shelled Y, killing its leader" he is not X's."""
        if token.deprel != "nmod:poss":
            return self._provoked(sentence, token) if subject else self._subjects(sentence, token, clauses)
        verb = governor(sentence, token.head) if token.head >= 0 else -1
        if verb < 0 or role_of(sentence, token.head) != "obj" or sentence.tokens[verb].lemma not in _HARMING:
            return []
        return self._subjects(sentence, token, clauses_above(sentence, verb))

    def _provoked(self, sentence: Sentence, token: Token) -> list[Entity]:
        """Who struck back: in "X attacked Y after it shelled Z" not X has shelled, but Y."""
        verb = sentence.tokens[token.head]
        above = sentence.tokens[verb.head]
        if verb.deprel != "advcl" or (above.lemma.lower() not in _ANSWERING and not self._assaults(above)):
            return []
        since = any(mark.text.lower() in _SINCE for mark in sentence.children(verb.index, "mark"))
        struck = (self._headed.at(sentence.index, child.index) for child in sentence.children(above.index, "obj"))
        answers = since and self._assaults(verb) and any(found is not None and found.actors for found in struck)
        return self._subjects(sentence, token, [above.index]) if answers else []

    def _assaults(self, verb: Token) -> bool:
        return self._lexicon.has(WordList.ASSAULTING, verb.lemma.lower())

    def _subjects(self, sentence: Sentence, token: Token, clauses: list[int]) -> list[Entity]:
        """Who does it: in "X, which ..., began to arm it", "X left Y and fought it" no X is meant by "it"."""
        before, shared = self._focus.before(sentence.index, token.index, 0), sharing(sentence, clauses)
        return [seen.entity for seen in before if seen.governor in shared and is_subject(seen.role)]

    def _ahead(self, sentence: Sentence, token: Token, kind: PronounKind) -> tuple[Actor, ...]:
        """As in "Since its defeat the Front has ...": the name that is the subject of the clause which follows."""
        word = token
        while word.head >= 0 and word.deprel not in ("obl", "advcl"):
            word = sentence.tokens[word.head]
        subject = next(sentence.children(word.head, "nsubj", "nsubj:pass"), None) if word.head >= 0 else None
        if subject is None or subject.index < token.index:
            return ()
        found = self._headed.at(sentence.index, subject.index)
        if found is None or found.form is not MentionKind.NAME:
            return ()
        whole = Entity(found.actors, plural=found.plural, named=True)
        if not _agrees(Seen(sentence.index, subject.index, subject.deprel, word.head, whole, whole.plural), kind):
            return ()
        first, last = (sentence.tokens[place] for place in (found.core[0], found.core[1] - 1))
        for actor in found.actors:
            self._focus.naming.setdefault(actor.id, self._article.span(first.start, last.end))
        return found.actors

    def _is_army(self, seen: Seen) -> bool:
        """As in "the army", which has a commander, as "government forces" have none."""
        token = self._sentences[seen.sentence].tokens[seen.token]
        noun = self._lexicon.nouns.get(token.lemma.lower())
        return noun is not None and noun.behaves is NominalClass.ARMY and not is_plural(token)

    def _ruled_by_doer(self, sentence: Sentence, token: Token) -> frozenset[str]:
        """Ids of whom he leads who is against "it": in "President X of Arvania accused it" that is not Arvania."""
        verb = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
        if verb not in _OTHERS_DEEDS and not self._lexicon.has(WordList.ASSAULTING, verb):
            return _NONE
        found = (self._headed.at(sentence.index, child.index) for child in sentence.children(token.head, "nsubj"))
        persons = [actor for one in found if one is not None for actor in one.actors if actor.kind is ActorKind.PERSON]
        return frozenset(body.id for person in persons if (body := self._offices.body(person)) is not None)

    def _struck(self, sentence: Sentence, place: int) -> frozenset[str]:
        """Ids of those whom the subject at a place attacks: of "its men fought the Front" it is not the Front."""
        if place < 0 or sentence.tokens[place].deprel != "nsubj":
            return _NONE
        verb = sentence.tokens[sentence.tokens[place].head]
        return frozenset(actor.id for actor in struck_by(self._context, sentence, verb))

    def _accuses(self, seen: Seen) -> bool:
        return seen.governor >= 0 and self._sentences[seen.sentence].tokens[seen.governor].lemma in _ACCUSING

    def _is_quoted(self, seen: Seen) -> bool:
        return self._speakers.is_quoted(self._sentences[seen.sentence], seen.token)

    def _says(self, sentence: Sentence, token: Token) -> bool:
        """Whether a pronoun is the subject of a verb of saying."""
        return self._lexicon.has(WordList.SAYING, sentence.tokens[token.head].lemma.lower())

    def _speaks(self, sentence: Sentence, verb: int) -> bool:
        """Whether a verb is one of saying or of accusing."""
        lemma = sentence.tokens[verb].lemma.lower() if verb >= 0 else ""
        return lemma in _ACCUSING or self._lexicon.has(WordList.SAYING, lemma)

    def _is_against(self, sentence: Sentence, owned: Token) -> bool:
        """As in "after accusing its government": somebody is against a state's rulers, who are not his own."""
        noun = self._lexicon.nouns.get(owned.lemma.lower())
        if noun is None or noun.behaves not in _RULING or owned.deprel != "obj":
            return False
        verb = sentence.tokens[owned.head].lemma.lower()
        return verb in _OTHERS_DEEDS or self._lexicon.has(WordList.ASSAULTING, verb)

    def _saying_above(self, sentence: Sentence, token: Token) -> int:
        """The verb of saying whose content the clause of a subject is ("X confirmed that they ..."); -1 without one."""
        verb = sentence.tokens[token.head] if token.head >= 0 else token
        if verb.deprel != "ccomp" or verb.head < 0:
            return -1
        return verb.head if self._lexicon.has(WordList.SAYING, sentence.tokens[verb.head].lemma.lower()) else -1

    def _owns_fighters(self, sentence: Sentence, token: Token) -> bool:
        """As in "its guerrillas": those of a group, a state's are soldiers."""
        noun = self._lexicon.nouns.get(sentence.tokens[token.head].lemma.lower())
        return noun is not None and noun.behaves is NominalClass.FIGHTERS


def _is_main(sentence: Sentence, verb: int) -> bool:
    return verb >= 0 and sentence.tokens[verb].deprel in ("root", "parataxis")


def _is_of_several(sentence: Sentence, seen: Seen) -> bool:
    return is_subject(seen.role) and seen.entity.named and has_plural_verb(sentence, seen.token)


def _is_formed(sentence: Sentence, seen: Seen) -> bool:
    """As in "X and Y merged to form Z": whether somebody is what several founded."""
    verb = sentence.tokens[seen.governor] if seen.governor >= 0 else None
    if verb is None or verb.lemma.lower() not in _FORMING or is_subject(seen.role) or not seen.entity.named:
        return False
    doers = next(sentence.children(verb.index, *_SUBJECTS), None)
    if doers is None and verb.deprel in ("advcl", "xcomp", "conj"):
        doers = next(sentence.children(verb.head, *_SUBJECTS), None)
    return doers is not None and any(sentence.children(doers.index, "conj"))


def _by_troops(seen: Seen) -> bool:
    """Whether a state is told of by its troops or an adjective alone, which "it" does not mean."""
    return seen.entity.state and (seen.plural or seen.role in ("amod", "compound"))


def _agrees(seen: Seen, kind: PronounKind) -> bool:
    entity = seen.entity
    match kind:
        case PronounKind.HE:
            return entity.person and entity.woman is not True and not entity.plural
        case PronounKind.SHE:
            return entity.person and entity.woman is not False and not entity.plural
        case PronounKind.IT:
            return (
                len(entity.actors) == 1
                and not entity.person
                and (entity.named or not entity.plural)
                and entity.actors[0].kind is not ActorKind.COMMUNITY
            )
        case _:
            return seen.plural or (entity.group and not entity.state)
