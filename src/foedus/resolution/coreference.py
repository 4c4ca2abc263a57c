"""Whom the nominals and pronouns of an article mean, sentence by sentence, with what went before in focus.

Careful rather than greedy: a description that fits nobody stands as an actor of its own, a pronoun that fits nobody for
nobody. A person is never taken for a body, a group never for a state.
"""

from __future__ import annotations

from dataclasses import replace

from foedus.codebook.nominals import NominalClass, NominalNoun, WordList
from foedus.language import Sentence, Token
from foedus.language.joining import HYPHENS
from foedus.model import Actor, ActorKind, MentionKind, Span
from foedus.resolution.coreference_back import peoples
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_focus import BEFORE_HYPHEN, WHOLE, Entity, Focus, Seen
from foedus.resolution.coreference_foes import note_foes
from foedus.resolution.coreference_forms import SPOKEN, Pronoun, PronounKind, find_pronouns
from foedus.resolution.coreference_nominals import NominalReader
from foedus.resolution.coreference_outside import mediates
from foedus.resolution.coreference_parted import parted_from
from foedus.resolution.coreference_pronouns import PronounReader
from foedus.resolution.coreference_speakers import SUSPECTING, Speakers
from foedus.resolution.coreference_topic import topic_of
from foedus.resolution.mentions_found import (
    GROUP_KINDS,
    STATE_KINDS,
    Found,
    false_owner,
    governor,
    has_plural_verb,
    is_plural,
    role_of,
)
from foedus.resolution.nominals import Phrase, find_nominals
from foedus.resolution.offices_told import learn_founded

_OPENING = 2
"""How many sentences behind the first may still tell what an article is about: behind a headline or a scene."""

_STEPS = 12
_SAYING_SO = SUSPECTING | {"say", "report", "add", "warn", "claim", "announce", "write", "note", "confirm", "allege"}
"""Verbs that stand behind what they report: "they hold the dam, officials said"."""
_WITH = 2
"""How much more they are set side by side of whom one does something with the other, or against him."""


class Coreference:
    """Goes through an article once, in order, and gives every mention its actors."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._parsed, self._headed, self._lexicon = context.parsed, context.headed, context.lexicon
        self._focus: Focus = context.focus
        self._offices = context.offices
        self._nominals = NominalReader(context)
        self._speakers = Speakers(context.parsed, context.headed, context.offices, context.lexicon)
        self._pronouns = PronounReader(context, self._speakers)

    def run(self) -> list[Found]:
        """All mentions of the article that stand for somebody, in order."""
        done: list[Found] = []
        for sentence in self._parsed.sentences:
            done += self._sentence(sentence)
        return done

    def _sentence(self, sentence: Sentence) -> list[Found]:
        items: dict[int, Found | Phrase | Pronoun] = {}
        for named in self._headed.within(sentence.index):
            items[named.head] = named
        for phrase in find_nominals(sentence, self._headed, self._lexicon):
            items.setdefault(phrase.found.head, phrase)
        for pronoun in find_pronouns(sentence):
            items.setdefault(pronoun.token, pronoun)
        done: list[Found] = []
        spoken = {place for place in items if self._is_spoken(sentence, items, place)}
        for place in sorted(items.keys() - spoken):
            self._visit(sentence, place, items, done)
        self._nominals.finish(sentence)  # "a minister of X said" tells whose "we" it is
        for place in sorted(spoken):
            self._visit(sentence, place, items, done)
        self._nominals.finish(sentence)
        self._speakers.note(sentence)
        learn_founded(sentence, self._headed, self._offices)
        note_foes(self._context, sentence)
        if self._focus.about is None and sentence.index <= self._parsed.sentences[0].index + _OPENING:
            self._focus.about = topic_of(sentence, self._headed, self._lexicon)
        return self._without_doubles(sentence, done)

    def _is_spoken(self, sentence: Sentence, items: dict[int, Found | Phrase | Pronoun], place: int) -> bool:
        """Whether what stands at a place, or owns it ("our fighters"), is "we", or "they" in somebody's words."""
        item = items.get(place)
        owner = items.get(item.owner) if isinstance(item, Phrase) else item
        if not isinstance(owner, Pronoun):
            return False
        others = owner.kind is PronounKind.THEY and self._speakers.is_quoted(sentence, owner.token)
        return others or owner.kind in SPOKEN

    def _visit(
        self, sentence: Sentence, place: int, items: dict[int, Found | Phrase | Pronoun], done: list[Found]
    ) -> None:
        """Resolves what stands at a place; what it belongs to ("fighters of the group") goes first."""
        item = items.pop(place, None)
        if item is None:
            return
        if isinstance(item, Phrase) and item.after_of > place:
            for later in (item.after_of, *(c.index for c in sentence.children(item.after_of, "conj"))):
                self._visit(sentence, later, items, done)
        if isinstance(item, Phrase):
            for beside in item.appositions:  # "their rivals, the X militia": the one with a name says who they are
                other = items.get(beside)
                if isinstance(other, Phrase) and other.names and not item.names:
                    self._visit(sentence, beside, items, done)
        found = self._resolved(sentence, item)
        if found is not None and found.actors:
            self._headed.add(found)
            self._touch(sentence, found, item)
            done.append(found)
        whole = parted_from(self._context, sentence, item) if isinstance(item, Phrase) else None
        if whole is not None:
            done.append(whole)

    def _resolved(self, sentence: Sentence, item: Found | Phrase | Pronoun) -> Found | None:
        if isinstance(item, Found):
            return item
        if isinstance(item, Phrase):
            return self._nominals.resolve(sentence, item)
        actors = self._pronouns.actors(sentence, item)
        antecedents = self._spans(actors)
        if len(antecedents) < len(actors) and not all(actor.listed for actor in actors):
            return None  # it stands before whom it means, whom nothing has named yet
        return Found(
            sentence=sentence.index,
            first=item.first,
            last=item.last,
            head=item.token,
            form=MentionKind.PRONOUN,
            actors=actors,
            antecedents=antecedents,
        )

    def _spans(self, actors: tuple[Actor, ...]) -> tuple[Span, ...]:
        naming = self._focus.naming
        return tuple(naming[actor.id] for actor in actors if actor.id in naming)

    def _is_of_a_region(self, found: Found) -> bool:
        """As in "Western diplomats", "Western arms": from where somebody or something is, of whom none is told later.

        A text does not call a part of the world "the coalition" again, as it does with an alliance.
        """
        told = found.form is MentionKind.NOMINAL or found.nationality
        return told and all(self._lexicon.has(WordList.REGIONS, actor.name.lower()) for actor in found.actors)

    def _touch(self, sentence: Sentence, found: Found, item: Found | Phrase | Pronoun) -> None:
        """Puts a mention in focus."""
        token = sentence.tokens[found.head]
        if self._is_of_a_region(found):
            return
        if mediates(sentence, found):
            self._context.mediators.update(actor.id for actor in (*found.actors, *self._bodies(found.actors)))
        plural = len(found.actors) > 1 or (found.form is MentionKind.NOMINAL and found.plural)
        plural = plural or (found.form is MentionKind.NAME and _named_as_several(sentence, found))
        entity = self._focus.entity(found.actors, plural)
        if isinstance(item, Phrase):
            self._called(entity, item.noun).words.add(item.noun.noun)
            if item.noun.behaves is not NominalClass.PERSON:
                entity.words.update(word for word in item.words if word in self._lexicon.nouns)
                entity.words.update(peoples(self._context, sentence, item))
        elif isinstance(item, Found):
            self._nominals.describe(sentence, found, entity)
        names_itself = found.form is MentionKind.NAME or (found.form is MentionKind.NOMINAL and not found.antecedents)
        if names_itself and len(found.actors) == 1:
            self._focus.naming[found.actors[0].id] = self._span(sentence, found)
        for actor, span in zip(found.actors, found.antecedents, strict=False):
            self._focus.naming.setdefault(actor.id, span)
        entity.named = entity.named or found.form is MentionKind.NAME
        seen = Seen(
            sentence.index,
            found.head,
            self._role(sentence, found),
            governor(sentence, found.head),
            entity,
            plural,
            _is_aside(sentence, found.head),
            len(found.actors) == 1 and self._only_tells(sentence, token),
        )
        self._focus.touch(seen)
        self._with_subject(sentence, token, seen)
        other = false_owner(sentence, found.head)
        if other >= 0:
            self._focus.coordinate(sentence.index, other, seen)
        first = self._first_beside(sentence, found)
        if first >= 0:
            self._focus.coordinate(sentence.index, first, seen)

    def _first_beside(self, sentence: Sentence, found: Found) -> int:
        """The first of those with whom a mention is coordinated, or -1.

        The parser may hang it on a word within a name: in "the Union for Peace and the X" the X is beside the union.
        """
        place, steps = found.head, 0
        while sentence.tokens[place].deprel == "conj" and sentence.tokens[place].head >= 0 and steps < _STEPS:
            place, steps = sentence.tokens[place].head, steps + 1
            over = self._headed.name_over(sentence.index, place, before=found.first)
            place = over.head if over is not None else place
        return place if place != found.head else -1

    def _called(self, entity: Entity, noun: NominalNoun) -> Entity:
        """Who is called so: of "Arvania and Red Front rebels", read as the rebels of both, the front alone."""
        groups = tuple(actor for actor in entity.actors if actor.kind not in STATE_KINDS)
        mixed = noun.behaves is NominalClass.FIGHTERS and 0 < len(groups) < len(entity.actors)
        return self._focus.entity(groups, True) if mixed else entity

    def _role(self, sentence: Sentence, found: Found) -> str:
        """The relation under which a mention stands, or what it is there only to tell of others."""
        if _before_hyphen(sentence, found):
            return BEFORE_HYPHEN
        token = sentence.tokens[found.head]
        if token.deprel == "nmod:poss":
            owned = self._headed.at(sentence.index, token.head)
            group = owned is not None and owned.form is MentionKind.NAME and owned.actors[0].kind in GROUP_KINDS
            located = group and all(actor.kind in STATE_KINDS for actor in found.actors)  # "Arvania's Red Front"
            if located or self._lexicon.has(WordList.PARTS, sentence.tokens[token.head].lemma.lower()):
                return WHOLE
        first = self._first_beside(sentence, found)
        return role_of(sentence, first if first >= 0 else found.head)

    def _with_subject(self, sentence: Sentence, token: Token, seen: Seen) -> None:
        """As in "A fought B" and "A signed a truce with B": subject and partner are set side by side."""
        case = next((child.lemma.lower() for child in sentence.children(token.index, "case")), "")
        beside = case in ("with", "against")
        if token.deprel != "obj" and not (token.deprel in ("obl", "nmod") and beside):
            return
        verb = token.head
        if token.deprel == "nmod" and sentence.tokens[verb].deprel == "obj":
            verb = sentence.tokens[verb].head
        subject = next(sentence.children(verb, "nsubj"), None)
        found = self._headed.at(sentence.index, subject.index) if subject is not None else None
        if found is not None:
            weight = _WITH if beside else 1
            left, right = self._bodies(found.actors), self._bodies(seen.entity.actors)
            self._focus.side_by_side(
                left, right, weight, partners_in=sentence.index if beside and not seen.aside else -1
            )

    def _only_tells(self, sentence: Sentence, token: Token) -> bool:
        """Whether it is the subject of a verb of saying or suspecting, with which stands what others do.

        So are those who say so behind it: "Arvo's men seized the dam, officials said", "according to officials".
        """
        if any(child.text.lower() == "according" for child in sentence.children(token.index, "case")):
            return True
        if token.deprel != "nsubj" or token.head < 0:
            return False
        verb = sentence.tokens[token.head]
        telling = verb.lemma in SUSPECTING or self._lexicon.has(WordList.SAYING, verb.lemma)
        behind = verb.deprel == "parataxis" and verb.lemma.lower() in _SAYING_SO and verb.head < verb.index
        return telling and (behind or any(sentence.children(verb.index, "ccomp")))

    def _bodies(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The actors with persons exchanged for those whom they lead, as far as known."""
        return tuple((self._offices.body(a) or a) if a.kind is ActorKind.PERSON else a for a in actors)

    def _span(self, sentence: Sentence, found: Found) -> Span:
        first, last = found.core if found.core != (0, 0) else (found.first, found.last)
        return self._parsed.article.span(sentence.tokens[first].start, sentence.tokens[last - 1].end)

    def _without_doubles(self, sentence: Sentence, done: list[Found]) -> list[Found]:
        """Leaves out names that only modify a nominal of the same actor: "M23" in "M23 rebels"."""
        kept = []
        for found in done:
            outer = self._headed.at(sentence.index, sentence.tokens[found.head].head)
            inside = (
                outer is not None
                and outer is not found
                and sentence.tokens[found.head].deprel.split(":")[0] in ("compound", "amod", "flat", "nmod:desc")
                and outer.first <= found.first
                and found.last <= outer.last
                and outer.actors == found.actors
                and outer.form is not MentionKind.PRONOUN
            )
            if not inside:
                kept.append(found)
        return kept


def _is_aside(sentence: Sentence, head: int) -> bool:
    """Whether a mention is an argument of a relative clause."""
    verb = governor(sentence, head)
    return verb >= 0 and sentence.tokens[verb].deprel == "acl:relcl"


def _before_hyphen(sentence: Sentence, found: Found) -> bool:
    """As X in "X-backed": named only to tell something of others."""
    after = sentence.tokens[found.last : found.last + 2]
    return len(after) > 1 and after[0].text in HYPHENS and after[1].xpos in ("VBN", "JJ")


def refined(found: list[Found], kinds: dict[str, ActorKind]) -> list[Found]:
    """The mentions with kinds put right that the article told of later ("X, a splinter group")."""
    for mention in found:
        mention.actors = tuple(
            replace(actor, kind=kinds[actor.id]) if actor.id in kinds else actor for actor in mention.actors
        )
    return found


def _named_as_several(sentence: Sentence, found: Found) -> bool:
    """As in "the Serbs", and by the verb in "the Taliban keep": whether a name stands for several."""
    people = all(actor.kind is ActorKind.COMMUNITY for actor in found.actors)
    return (people and is_plural(sentence.tokens[found.head])) or has_plural_verb(sentence, found.head)
