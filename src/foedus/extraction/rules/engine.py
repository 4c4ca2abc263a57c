"""The rules engine: predicates matched over the parse, each finding under its sources, stance and time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from foedus.codebook import Codebook, Predicate
from foedus.codebook.cues import Cues
from foedus.codebook.nominals import load_nominals
from foedus.extraction.engine import Named, Reading
from foedus.extraction.rules.again import repeated
from foedus.extraction.rules.apart import without_apart
from foedus.extraction.rules.attribution import Speech, find_attributions
from foedus.extraction.rules.attribution_head import load_head
from foedus.extraction.rules.claims import Finding, evidence, findings, place_of
from foedus.extraction.rules.counting import category_told
from foedus.extraction.rules.denials import charges, denials
from foedus.extraction.rules.event import OFFICES, event_of
from foedus.extraction.rules.factuality import Stance, bearer, stance, told_by
from foedus.extraction.rules.factuality_labels import CERTAIN, negate
from foedus.extraction.rules.founders import with_bodies_for_men
from foedus.extraction.rules.gate import Gate
from foedus.extraction.rules.gate_model import load_gate_model
from foedus.extraction.rules.half_told import tells_something
from foedus.extraction.rules.matching import Matcher
from foedus.extraction.rules.outsiders import stands_anyway
from foedus.extraction.rules.posts import Posts
from foedus.extraction.rules.purposes import brought_about_by
from foedus.extraction.rules.sides import Sides
from foedus.extraction.rules.subject import load_subject
from foedus.extraction.rules.subordinate import told
from foedus.extraction.rules.time import said_time, valid_time
from foedus.extraction.rules.time_reach import time_words
from foedus.extraction.rules.tone import Tone, tone_of
from foedus.extraction.rules.trust import features, load_trust
from foedus.extraction.rules.whereabouts import placed
from foedus.extraction.rules.whole_phrases import in_its_words
from foedus.language import ParsedArticle, Sentence, Words
from foedus.language.dates import TimeExpression
from foedus.model import Claim, Coder, Mention, Phase, Polarity, SourceLink
from foedus.model.mentions import MentionIndex

NAME = "rules"
VERSION = "1"
_DEEDS = frozenset({"fighting", "leadership", "formation", "split", "merger"})
"""Relations whose verbs tell what is done, not what is said."""
_BACKGROUND = frozenset({"backing", "formation", "leadership", "membership"})
"""What news tells in the simple past mostly to say who somebody is."""
_SURE = 0.85
_BEFORE = 2
"""How many sentences before a deal may say that it is one of peace."""
_BIDDING = frozenset({"call", "urge", "order", "instruct", "command", "appeal", "exhort", "direct"})
_TAKEN_BY_BIDDING = frozenset({"backing", "opposition", "truce"})
_BETWEEN_SIDES = frozenset({"truce", "talks"})
"""Relations for whose parties an article need not name them again."""


class RulesEngine:
    """Reads articles with a codebook. Keeps no state between articles, so one engine can be shared by threads."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._cues = Cues.load(codebook.directories[1:])
        self._head = load_head()
        self._deeds = frozenset(lemma for lemma, told in codebook.predicates.items() if any(map(_is_deed, told)))
        own = codebook.directories[1:]
        gate_model = None if own else load_gate_model()
        self._subject = load_subject()
        self._gate = Gate(codebook, load_nominals(own), model=gate_model, subject=self._subject)
        self._trust = load_trust()
        time_words()  # read here, not within the first article
        learned = (
            self._head.digest,
            self._trust.digest,
            self._subject.digest,
            gate_model.digest if gate_model else "",
        )
        parts = (codebook.digest, self._cues.digest, *learned)
        digest = hashlib.sha256(" ".join(parts).encode()).hexdigest()
        self._coder = Coder(name=NAME, version=VERSION, digest=digest[:16])

    @property
    def coder(self) -> Coder:
        """Who signs the claims: "rules", the version of the rules, and the digest of the codebook files."""
        return self._coder

    def worth_parsing(self, sentences: Sequence[Words], named: Sequence[Sequence[Named]]) -> Sequence[bool]:
        """Where some predicate may begin and, in an article that is not of conflict, politics is named: see `gate`."""
        return self._gate.passes(sentences, named)

    def read(
        self,
        parsed: ParsedArticle,
        mentions: Iterable[Mention],
        times: Iterable[TimeExpression],
        places: Iterable[Mention] = (),
    ) -> Reading:
        """The claims and attributions of one article, in the order of the text."""
        known, where = MentionIndex(mentions), MentionIndex(places)
        speech = find_attributions(parsed, tuple(known), self._cues, self._head, self._deeds)
        found_times = tuple(times)
        tone = tone_of(parsed, known, self._codebook.words, self._subject)
        posts, sides = Posts(), Sides()
        claims = (
            claim
            for sentence in parsed.sentences
            for found in placed(
                self._findings(parsed, sentence, known.within(sentence.index), tone, posts, sides),
                sentence,
                where.within(sentence.index),
            )
            if tells_something(found, sentence, self._codebook.words)
            for claim in self._claims(parsed, sentence, found, known, speech, found_times)
        )
        return Reading(claims=_once(claims), attributions=speech.attributions)

    def _findings(
        self,
        parsed: ParsedArticle,
        sentence: Sentence,
        mentions: tuple[Mention, ...],
        tone: Tone,
        posts: Posts,
        sides: Sides,
    ) -> list[Finding]:
        matcher = Matcher(sentence, mentions, self._codebook, tone=tone, posts=posts)
        found = without_apart(told(findings(matcher.matches(), self._codebook), sentence), sentence)
        found = with_bodies_for_men(found, sentence)
        found = posts.without_masters(found)
        found = sides.with_peace(found, sentence, parsed.sentences[max(0, sentence.index - _BEFORE) : sentence.index])
        found += repeated(*matcher.parts, found, posts.deeds.of_main_clause())
        if posts.learn(found, sentence):
            found += posts.unsaid(findings(matcher.recalling(), self._codebook), found)
        sides.learn(found, sentence.index)
        if sides and not any(finding.relation in _BETWEEN_SIDES for finding in found):
            implied = findings(matcher.implied(sides), self._codebook)
            sides.learn(implied, sentence.index)
            found += implied
        return found

    def _claims(
        self,
        parsed: ParsedArticle,
        sentence: Sentence,
        found: Finding,
        mentions: MentionIndex,
        speech: Speech,
        times: tuple[TimeExpression, ...],
    ) -> Iterator[Claim]:
        """One claim for each chain of sources over the finding, and for each denial of what they say.

        A single one where the article itself speaks.
        """
        event = event_of(sentence, found, self._codebook)
        office = found.relation in OFFICES and found.predicate.trigger.word_class in ("noun", "name", "preposition")
        borne = brought_about_by(sentence, found, self._codebook.words)
        if borne is None:
            carrier = found.carrier if event == found.trigger else None
            borne = bearer(sentence, event, carrier, self._cues, over=found.phase is Phase.ENDS)
        firm = stance(parsed, sentence.index, borne, speech, self._cues, office=office)
        firm = told_by(firm, found.predicate)
        if firm.factuality.polarity is Polarity.NEGATIVE and stands_anyway(sentence, found):
            firm = Stance(factuality=CERTAIN, conditional=firm.conditional)
        relation = self._codebook.relations[found.relation].type if found.relation else None
        over, background = found.phase is Phase.ENDS, found.relation in _BACKGROUND
        when = valid_time(parsed, sentence.index, event, times, over=over, background=background)
        where = place_of(parsed, sentence, found, mentions.within(sentence.index), times)
        ends = [end.actor.id for end in (found.actor, found.recipient) if end is not None]
        chains = () if _by_the_way(sentence, found) else speech.chains(sentence.index, found.trigger, ends)
        if chains and _bids(sentence, found, speech):
            firm, chains = Stance(conditional=firm.conditional), ()
        voices = [(chain, firm.factuality) for chain in chains or ((),)]
        for denial in denials(parsed, sentence.index, found.trigger, speech, self._cues, mentions, ends):
            voices += [((link,), denial.factuality) for link in denial.links]
        charged = charges(speech, sentence.index, found.trigger) if chains else ()
        voices += [((link,), negate(firm.factuality)) for link in charged]
        here, holders = mentions.within(sentence.index), self._codebook.words["holder"]
        actor = in_its_words(parsed, found, found.actor, here, holders)
        recipient = in_its_words(parsed, found, found.recipient, here, holders)
        for chain, factuality in voices:
            yield Claim(
                article=parsed.article.id,
                relation=found.relation,
                phase=found.phase,
                sign=relation.sign if relation else 0,
                plover=category_told(sentence, found, firm, self._codebook),
                predicate=found.predicate.key,
                actor=actor,
                recipient=recipient,
                attribution=tuple(_spoken(parsed, link, times) for link in chain),
                factuality=factuality,
                conditional=firm.conditional,
                future=firm.future,
                when=when,
                where=where,
                evidence=evidence(parsed, sentence, found),
                coder=self._coder,
                confidence=self._trust.of(features(sentence, found, firm, attributed=bool(chain))),
            )


def _bids(sentence: Sentence, found: Finding, speech: Speech) -> bool:
    """Whether somebody takes sides by what he bids others do: "Oru called on all parties to support Selka"."""
    if found.relation not in _TAKEN_BY_BIDDING or found.actor is None or sentence.tokens[found.trigger].upos != "VERB":
        return False
    said = speech.speaker(sentence.index, found.trigger)
    if said is None or said.cue is None or said.cue.words[0] not in _BIDDING:
        return False
    return [link.actor for link in said.links] == [found.actor.actor.id]


def _by_the_way(sentence: Sentence, found: Finding) -> bool:
    """Whether an office is told only in naming somebody: by his title, or as whose body it is ("X's Front")."""
    word = sentence.tokens[found.trigger]
    titled = found.predicate.trigger.word_class == "noun" and word.deprel in ("nmod:desc", "compound", "flat")
    his = found.recipient is not None and found.recipient.token == found.trigger  # "X's government"
    named = found.predicate.trigger.word_class == "name" and found.predicate.recipient == ("poss",)  # "its Hill Forces"
    return found.relation in OFFICES and (titled or his or named or word.xpos in ("POS", "PRP$", "WP$"))


def _is_deed(predicate: Predicate) -> bool:
    """Whether a verb by itself tells what one does to another."""
    verb = predicate.trigger.word_class == "verb" and not predicate.trigger.demands and predicate.recipient == ("obj",)
    return verb and predicate.relation in _DEEDS and predicate.weight >= _SURE


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim once, as the coder is surest of it: two words of one clause may say the same."""
    surest: dict[str, Claim] = {}
    for claim in claims:
        if claim.id not in surest or claim.confidence > surest[claim.id].confidence:
            surest[claim.id] = claim
    return tuple(surest.values())


def _spoken(parsed: ParsedArticle, link: SourceLink, times: tuple[TimeExpression, ...]) -> SourceLink:
    """A link of a chain with the date of its saying, where the words give one."""
    when = said_time(parsed, link.cue, times) if link.cue is not None else None
    return link if when is None else replace(link, when=when)
