"""Whom a nominal means by whose it is: "its fighters", "members of the Taliban", "M23 rebels", "Iraqi forces"."""

from __future__ import annotations

from dataclasses import replace

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence
from foedus.model import Actor, ActorKind, MentionKind
from foedus.resolution.coreference_back import peoples
from foedus.resolution.coreference_context import STATE_CLASSES, Context
from foedus.resolution.coreference_factions import FACTIONS, faction_before, faction_of, is_faction
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS, Found
from foedus.resolution.nominals import Phrase

_MEMBERS_OF = frozenset({NominalClass.FIGHTERS, NominalClass.FORCES, NominalClass.MEMBER, NominalClass.GROUP})

_ADHERENTS = frozenset({"follower", "supporter", "adherent", "loyalist", "partisan", "disciple", "sympathiser"})
"""Those of several ("the two men's followers") stand for them, as those of one do."""
_LOYAL_BODIES = frozenset({NominalClass.FIGHTERS, NominalClass.FORCES})
_LOYAL = frozenset({"loyal", "faithful", "answering", "belonging"})
_MEN = frozenset({"fighter", "member", "combatant", "follower"})
_OTHERS = frozenset({"neighbour", "neighbor"})
"""Who is somebody's and is never himself."""
_PEOPLES = GROUP_KINDS | {ActorKind.COMMUNITY}
_GOVERNING = frozenset({"government", "administration", "cabinet", "junta", "regime"})
_HAVING = frozenset({"have", "boast", "field", "number", "count"})


class Owners:
    """Reads the owners of the nominals of one article, possessors and the names before their nouns."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._headed, self._lexicon = context.headed, context.lexicon

    def owned(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "Its fighters", "Assad's forces", "members of the Taliban"."""
        behaves = phrase.noun.behaves
        kin = phrase.found.plural and self._lexicon.has(WordList.KIN, phrase.noun.noun)
        theirs = kin and phrase.pronoun_owner and phrase.after_of >= 0  # "their cousins of the Beni Oud"
        place = phrase.owner if phrase.owner >= 0 and not theirs else phrase.after_of
        if place < 0 and behaves in _MEMBERS_OF and phrase.noun.noun in _MEN:
            place = _having(sentence, phrase.found.head)
        if place < 0 and behaves in _LOYAL_BODIES and not phrase.names:
            place = loyal_to(sentence, phrase.found.head)
        owner = self._headed.at(sentence.index, place) if place >= 0 else None
        if owner is None or not owner.actors or phrase.noun.noun in _OTHERS:
            return None
        if owner.form is MentionKind.NOMINAL and not owner.antecedents and behaves is not NominalClass.MEMBER:
            return None
        backed = behaves is NominalClass.GOVERNMENT and phrase.led_by  # "Arvania's Belmark-backed government"
        if phrase.owner >= 0 and phrase.after_of >= 0 and phrase.noun.noun in FACTIONS:
            return None  # "X's wing of Y" is not Y
        if backed and all(a.kind in STATE_KINDS for a in owner.actors):
            return owner.actors
        if backed and not self._context.former(phrase) and (ruled := self._ruled(phrase, owner)) is not None:
            return ruled
        if self._context.former(phrase) and _are_now(phrase) and all(a.kind in GROUP_KINDS for a in owner.actors):
            return owner.actors
        if self._context.former(phrase) or not self._context.neutral(self._of_body(sentence, phrase, owner)):
            return None
        if self._lexicon.has(WordList.OF_NO_STATE, phrase.noun.noun) and all(
            a.kind in STATE_KINDS for a in owner.actors
        ):
            return None
        if len(owner.actors) > 1 and phrase.found.plural and phrase.noun.noun in _ADHERENTS:
            return owner.actors
        if phrase.owner >= 0 and len(owner.actors) == 1 and owner.actors[0].kind is ActorKind.PERSON:
            own = self._own_body(phrase, owner.actors[0])
            if own is not None:
                return (own,)
        if kin and phrase.after_of >= 0 and all(a.kind in _PEOPLES for a in owner.actors):
            return tuple(self._whole(sentence, place, owner))
        if behaves is NominalClass.GROUP and not (phrase.after_of >= 0 and phrase.noun.noun in ("leadership",)):
            return None
        men = phrase.owner >= 0 and phrase.found.plural and self._lexicon.has(WordList.FOLLOWERS, phrase.noun.noun)
        if men and all(a.kind in STATE_KINDS | GROUP_KINDS for a in owner.actors):
            return owner.actors
        if behaves in STATE_CLASSES and all(a.kind in STATE_KINDS for a in owner.actors):
            return owner.actors
        if self._lexicon.has(WordList.SEATS, phrase.noun.noun) and all(a.kind in GROUP_KINDS for a in owner.actors):
            return owner.actors
        ruled = self._ruled(phrase, owner)
        if ruled is not None:
            return ruled
        if behaves in _MEMBERS_OF or behaves in STATE_CLASSES or self._speaks(phrase):
            bodies = tuple(self._body(actor) for actor in self._whole(sentence, place, owner))
            if all(body is not None for body in bodies):
                return tuple(body for body in bodies if body is not None)
        return None

    def _of_body(self, sentence: Sentence, phrase: Phrase, owner: Found) -> Phrase:
        """A phrase without the people its men are of where they are a group's: "Druze fighters of the Red Front"."""
        if phrase.after_of < 0 or not all(actor.kind in GROUP_KINDS for actor in owner.actors):
            return phrase
        of = peoples(self._context, sentence, phrase)
        return replace(phrase, words=tuple(word for word in phrase.words if word not in of))

    def _ruled(self, phrase: Phrase, owner: Found) -> tuple[Actor, ...] | None:
        """As in "the government of President X", of whom nothing else tells what he rules: the article's own state.

        The country of whoever leads a group is that in which this is.
        """
        one = owner.actors[0] if len(owner.actors) == 1 else None
        land = phrase.noun.behaves is NominalClass.COUNTRY and phrase.pronoun_owner
        if one is None or one.kind is not ActorKind.PERSON or not (phrase.noun.noun in _GOVERNING or land):
            return None
        body = self._context.offices.body(one)
        if land and (body is None or not body.listed or not body.country):
            return None
        if body is not None and body.kind not in STATE_KINDS and body.listed and body.country:
            body = self._context.offices.state(body.country) or body  # the rebel of whom the lists know rules by now
        if body is not None and body.kind in STATE_KINDS:
            return (body,)
        home = self._context.home() if body is None else None
        if home is not None:
            self._context.offices.learn(one, home[0])
        return home

    def _own_body(self, phrase: Phrase, person: Actor) -> Actor | None:
        """As in "his movement", "her party", "X's men": the group of him who speaks for it or leads it."""
        men = phrase.found.plural and self._lexicon.has(WordList.FOLLOWERS, phrase.noun.noun)
        body = self._context.offices.body(person) if men or phrase.noun.behaves is NominalClass.GROUP else None
        if body is None or body.kind not in GROUP_KINDS or self._lexicon.has(WordList.PARTS, phrase.noun.noun):
            return None
        if men or (self._context.plain(phrase) and not phrase.found.plural):
            return body
        return None

    def modified(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "M23 rebels", "the Houthi movement", "Iraqi forces"."""
        if not phrase.names or self._context.former(phrase):
            return None
        behaves = phrase.noun.behaves
        joined = self._joined(sentence, phrase.names[-1])
        if len(joined) > 1 and behaves in _MEMBERS_OF | STATE_CLASSES and self._context.neutral(phrase):
            return joined if all(a.kind in STATE_KINDS | GROUP_KINDS for a in joined) else None
        kin = phrase.found.plural and self._lexicon.has(WordList.KIN, phrase.noun.noun)
        if kin and joined and all(actor.kind in _PEOPLES for actor in joined):
            return joined  # "Makuru clansmen", "Gio and Mano villagers"
        if len(joined) > 1 and joined[0].kind is ActorKind.PERSON and self._speaks(phrase):
            return joined  # "X and Red Front officials"
        found = [self._headed.at(sentence.index, place) for place in phrase.names]
        actors = [actor for name in found if name is not None for actor in name.actors]
        if not actors:
            return None
        last = actors[-1]
        if behaves is NominalClass.COUNTRY and phrase.found.plural:
            return (last,) if last.kind in (ActorKind.COALITION, ActorKind.INTERNATIONAL) else None
        if last.kind in STATE_KINDS:
            fits = behaves in STATE_CLASSES or behaves is NominalClass.FORCES
            return (last,) if fits and len(actors) == 1 and self._context.neutral(phrase) else None
        whole = behaves in _MEMBERS_OF or self._speaks(phrase) or self._lexicon.has(WordList.SEATS, phrase.noun.noun)
        known = faction_of(self._context, sentence, phrase)
        if known is not None:
            return (known,)
        if not whole or last.kind not in GROUP_KINDS or not self._plain_group(sentence, phrase):
            return None
        return faction_before(self._context, sentence, phrase, last) or (last,)

    def _joined(self, sentence: Sentence, place: int) -> tuple[Actor, ...]:
        """The actors of a name and of those coordinated with it: "American and Taliban forces"."""
        found = self._headed.at(sentence.index, place)
        return self._whole(sentence, place, found) if found is not None else ()

    def _plain_group(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether the name stands right before its noun, so that it names it: "al-Shabaab militants"."""
        name = self._headed.at(sentence.index, phrase.names[-1])
        return (
            name is not None
            and phrase.found.head - name.last <= 1
            and not self._lexicon.has(WordList.PARTS, phrase.noun.noun)
            and not is_faction(self._context, sentence, phrase)
        )

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether several persons of this office act for their body: "leaders of both movements"."""
        return phrase.found.plural and self._lexicon.has(WordList.SPEAK_FOR, phrase.noun.noun)

    def _whole(self, sentence: Sentence, place: int, owner: Found) -> tuple[Actor, ...]:
        """The owner with the known ones coordinated with it: "forces of X and Y", not "of X and other fighters"."""
        beside = (self._headed.at(sentence.index, child.index) for child in sentence.children(place, "conj"))
        others = [o for o in beside if o is not None and (o.form is not MentionKind.NOMINAL or o.antecedents)]
        actors = {a.id: a for o in (owner, *others) for a in o.actors}
        return tuple(actors.values())

    def _body(self, actor: Actor) -> Actor | None:
        """Whose forces are "X's forces": a person's are those of whom he leads."""
        return self._context.offices.body(actor) if actor.kind is ActorKind.PERSON else actor


def _are_now(phrase: Phrase) -> bool:
    """As in "the former rebels of the Red Front": they rebel no more, and are its men still."""
    fighters = phrase.noun.behaves is NominalClass.FIGHTERS and phrase.found.plural and phrase.after_of >= 0
    return fighters and phrase.determiner == "the" and len(phrase.words) == 1


def _having(sentence: Sentence, head: int) -> int:
    """Who has those that are spoken of: the front in "the front has some 300 fighters"; -1 where nobody is said to."""
    verb = sentence.tokens[head].head
    if sentence.tokens[head].deprel != "obj" or sentence.tokens[verb].lemma not in _HAVING:
        return -1
    subject = next(sentence.children(verb, "nsubj"), None)
    return -1 if subject is None else subject.index


def loyal_to(sentence: Sentence, head: int) -> int:
    """Whose fighters those are that are loyal to somebody: X in "soldiers loyal to X"; -1 where it is not said."""
    for word in sentence.children(head, "amod", "acl"):
        if word.index > head and word.text.lower() in _LOYAL:
            behind = sentence.children(word.index, "obl", "nmod")
            return next((c.index for c in behind if any(sentence.children(c.index, "case"))), -1)
    return -1
