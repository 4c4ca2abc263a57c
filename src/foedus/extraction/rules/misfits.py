"""Ends of the right kind that are yet no party: who only names a thing, owns it or comes from there; equipment."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.codebook import Predicate
from foedus.extraction.rules.anybody import (
    is_anybody,
    is_let_through,
    is_of_a_place,
    only_tells,
    rules_over,
    with_his_guns,
)
from foedus.extraction.rules.end import End
from foedus.extraction.rules.nameless import (
    are_some_people,
    is_a_pact,
    is_friends,
    is_nobody,
    is_one_of_many,
    is_told_by_posts,
    leads_without_name,
)
from foedus.extraction.rules.pairing import Pair
from foedus.extraction.rules.parts import is_no_part
from foedus.language import Sentence
from foedus.model import ActorKind, Phase

_CALLING = ("amod", "compound")
_STATE_KINDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))
_CONFERRING = frozenset(("talks", "alliance", "truce"))
_DEFECTING = frozenset(("defect", "desert", "cross", "go", "switch"))
_OF_A_BODY = frozenset(
    ("officer", "soldier", "fighter", "member", "official", "pilot", "man", "men", "troops", "diplomat")
)
_REPORTING = frozenset(("report", "say", "tell", "announce", "write", "quote", "add", "confirm"))
_RELATIVE = frozenset(("WP", "WDT", "WP$", "WRB"))
_STATES = frozenset(("without", "with", "outside", "inside", "at", "under"))
_TAKING = frozenset(("take", "bring"))
_ALL = frozenset(("both", "all"))
_MINISTERS = frozenset(("minister", "ministry", "secretary", "undersecretary", "vice-minister"))
_SIDES = frozenset(("side", "party", "camp", "faction"))
_ON_THEIR_OWN = frozenset(("warlord", "kingpin", "strongman", "mercenary", "gangster", "smuggler", "adventurer"))
"""Armed men whom no state has: before them its name says where they are from."""
_OF_PLACES = frozenset(
    (
        "ruling",
        "governing",
        "opposition",
        "main",
        "largest",
        "biggest",
        "oldest",
        "only",
        "leading",
        "local",
        "municipal",
    )
)
"""What is told of the bodies of a land or town, and seldom of a man's own."""
_KIN = frozenset(("clan", "tribe", "family"))
_HOUSES = frozenset(("parliament", "congress", "senate", "assembly", "legislature", "cabinet"))
_OF_LANDS = frozenset(
    ("national", "general", "legislative", "constituent", "federal", "supreme", "state", "provincial")
)
"""What stands before the houses of a land, and seldom before a movement that bears such a name."""
_TELLING_FROM_WHERE = frozenset(("ethnic", "eastern", "western", "northern", "southern", "central", "exiled"))
_COMMANDING = frozenset(("commander", "chieftain", "fighter", "veteran"))
_PLACES_TAKEN = frozenset(
    """
    annex burn clear conquer enter invade loot occupy overrun pillage raze recapture reclaim retake shell shelling storm
    torch
    """.split()  # noqa: SIM905
)
"""What is done to towns, by which a name that nobody knows is a town's and no person's."""
_PARTS = frozenset(("faction", "wing", "group", "branch", "camp", "part", "half", "fragment"))
_EXPELLING = frozenset(("expel", "oust", "purge", "evict"))
_JOINED_IN = ("in", "within")
_COUNCILS = frozenset((ActorKind.COALITION, ActorKind.INTERNATIONAL, ActorKind.ORGANISATION, ActorKind.PARTY))
_SAINTS = frozenset(("saint", "sainte", "st", "sant"))
_MILITIAS = frozenset(("militia", "band", "force"))
_UNITS = frozenset(("battalion", "brigade", "regiment", "column", "division", "company"))


_FALLING_OUT = frozenset(("fighting", "opposition", "split"))


class Misfits:
    """Finds the ends of one sentence's matches that are no parties to what is said."""

    def __init__(self, sentence: Sentence, words: Mapping[str, frozenset[str]]) -> None:
        self._sentence, self._tokens, self._words = sentence, sentence.tokens, words

    def any(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether one of the ends is no party to what the predicate says, or the two are none to each other."""
        actor, recipient = pair
        if actor is not None and recipient is not None and self._unlike(predicate, actor, recipient):
            return True
        if actor is not None and self._no_actor(predicate, actor):
            return True
        if recipient is not None and self._no_recipient(predicate, recipient):
            return True
        if predicate.relation is None and recipient is not None and self._is_aside(predicate, actor, recipient):
            return True
        conferring = predicate.relation in _CONFERRING
        return conferring and any(end is not None and self._is_news(end) for end in pair)

    def _is_aside(self, predicate: Predicate, actor: End | None, recipient: End) -> bool:
        """Whether the recipient of an act only reports it, or stands within the words for who does it."""
        if self._reports(recipient) or (predicate.plover == "ASSAULT" and self._is_news(recipient)):
            return True
        if actor is None or 0 <= actor.group == recipient.group:
            return False
        return not predicate.mutual and recipient.token in self._sentence.subtree(actor.token)

    def _reports(self, end: End) -> bool:
        """As in "…, the newspaper X reported", which the parser hung on the noun before the comma."""
        token = self._tokens[end.token]
        if token.deprel in ("appos", "flat", "compound"):
            token = self._tokens[token.head]
        places = dict.fromkeys((end.token, token.index))
        clauses = (c for place in places for c in self._sentence.children(place, "acl:relcl") if c.lemma in _REPORTING)
        return any(not any(w.xpos in _RELATIVE for w in self._sentence.children(c.index)) for c in clauses)

    def _unlike(self, predicate: Predicate, actor: End, recipient: End) -> bool:
        if self._merely_named(predicate, actor, recipient) or self._are_anybodys(predicate, actor, recipient):
            return True
        if predicate.relation == "fighting" and is_let_through(self._sentence, actor, recipient):
            return True
        if predicate.relation == "membership" and (
            self._owns(recipient, actor) or self._leaves(predicate, actor) or self._sends_there(actor, recipient)
        ):
            return True
        if predicate.relation == "membership" and self._names_some(predicate, recipient):
            return True
        if predicate.relation == "membership" and predicate.actor == ("this",):
            return is_no_part(self._sentence, actor, recipient)
        if predicate.relation == "membership" and predicate.recipient == _JOINED_IN and recipient.actor.name.islower():
            return True  # "joined it in a coalition" names no body that they are in
        if predicate.relation == "leadership" and predicate.actor == ("this",):
            return not leads_without_name(self._sentence, actor, recipient)
        if predicate.relation == "leadership" and {actor.actor.kind, recipient.actor.kind} <= _STATE_KINDS:
            return True  # "a government that will lead the country to elections"
        if predicate.relation == "membership" and self._is_beside(actor, recipient):
            return True
        if predicate.trigger.word_class == "name" and (
            self._is_within_a_name(predicate, actor, recipient)
            or self._is_parted_from(actor, recipient)
            or self._has_a_title(predicate, recipient)
        ):
            return True
        if predicate.trigger.lemma in _TAKING and self._goes_along(recipient):
            return True
        # "X works with its allies" tells more than that they are its allies.
        together = predicate.relation == "alliance" and predicate.trigger.word_class == "verb"
        listed = actor.group >= 0 and actor.group == recipient.group
        if together and listed and is_nobody(actor) and is_nobody(recipient):
            return True  # "the corps will comprise medical units and logistic troops"
        if not together and (self._only_his(actor, recipient) or self._only_his(recipient, actor)):
            return not (predicate.relation in _FALLING_OUT and is_friends(recipient))
        if predicate.trigger.lemma == "'s" and self._is_anothers(actor, recipient):
            return True
        if predicate.relation == "leadership" and self._are_just_his(actor, recipient):
            return True
        if predicate.trigger.lemma == "rival" and self._is_compatriot(actor, recipient):
            return True
        return predicate.trigger.lemma == "anti" and self._inside_name(recipient)

    def _names_some(self, predicate: Predicate, whole: End) -> bool:
        """As in "the groups fighting there include X", which names one of them; "coalition nations" are of a body."""
        nobody = not whole.known
        plural = nobody and self._tokens[whole.token].xpos == "NNS" and whole.actor.name[:1].islower()
        plural = plural and not any(self._sentence.children(whole.token, "compound"))
        return plural and predicate.trigger.word_class == "verb" and predicate.trigger.lemma == "include"

    def _are_anybodys(self, predicate: Predicate, one: End, other: End) -> bool:
        """As in "the friends", who are somebody's: unlike "the two friends" they need be none to each other."""
        token = self._tokens[one.token]
        if one.token != other.token or token.lemma != predicate.trigger.lemma or predicate.relation != "alliance":
            return False
        return not any(c.upos == "NUM" or c.lemma in _ALL for c in self._sentence.children(one.token, "nummod", "det"))

    def _is_beside(self, member: End, body: End) -> bool:
        """As in "delegates of X and Y": both have delegates, and neither belongs to the other."""
        token = self._tokens[member.token]
        while token.deprel in ("conj", "appos", *_CALLING) and token.index != body.token:
            token = self._tokens[token.head]
        return token.index == body.token != member.token

    def _is_within_a_name(self, predicate: Predicate, unit: End, body: End) -> bool:
        """As in "the Front of the Nine Clans", one name of which the parts were taken for two; not "the 3rd Front"."""
        bare = unit.participant.span.text == predicate.trigger.lemma.capitalize() and not unit.actor.listed
        told = self._sentence.children(unit.token, "amod", "compound", "nummod")
        return bare and unit.participant.antecedent is None and all(word.index == body.token for word in told)

    def _has_a_title(self, predicate: Predicate, owner: End) -> bool:
        """As in "its leader X": the title tells what he is to it, and not that he is one of its people."""
        token = self._tokens[owner.token]
        title = self._tokens[token.head]
        own = predicate.relation == "membership" and token.xpos in ("PRP$", "WP$")
        return own and title.deprel in ("nmod:desc", "compound") and title.text.islower()

    def _is_parted_from(self, member: End, body: End) -> bool:
        """As in "dismissed X from the council": a "from" of the verb's tells what he has lost, not whose man he is."""
        token = self._tokens[body.token]
        return "from" in self._sentence.cases(body.token) and token.deprel == "obl" and token.head != member.token

    def _is_compatriot(self, actor: End, recipient: End) -> bool:
        """As in "its Palestinian rival Fatah", which says where that is from, and nothing against Palestine."""
        called = self._tokens[recipient.token].deprel in _CALLING and recipient.actor.kind in _STATE_KINDS
        return called and actor.actor.country is not None and actor.actor.country == recipient.actor.country

    def _are_just_his(self, chief: End, men: End) -> bool:
        """As in "sent his troops home": "his" tells of no leader where men are of nobody known and all together."""
        known = men.known or men.actor.name[:1].isupper()
        whose = self._tokens[chief.token]
        return whose.xpos == "PRP$" and whose.head == men.token and self._tokens[men.token].xpos == "NNS" and not known

    def _is_anothers(self, owner: End, owned: End) -> bool:
        """As in "X's Front and Y's Guard": what has an owner of its own is not the first one's."""
        token = self._tokens[owner.token]
        elsewhere = token.deprel == "nmod:poss" and token.upos == "PROPN" and token.head != owned.token
        return elsewhere and any(self._sentence.children(owned.token, "nmod:poss"))

    def _no_actor(self, predicate: Predicate, actor: End) -> bool:
        match predicate.relation:
            case "opposition" if only_tells(self._sentence, actor, accuses=predicate.plover == "ACCUSE"):
                return True
            case "fighting" | "opposition":
                return self._is_equipment(actor) or self._has_arms_of_his_own(actor)
            case "leadership":
                none = self._is_office(predicate, actor) or self._his_men(actor) or self._is_namesake(actor)
                return none or self._is_of_a_place(actor)
            case "split":
                return self._is_but_a_part(actor) or rules_over(self._sentence, predicate.trigger.lemma, actor)
            case "formation":
                return is_a_pact(actor) or is_one_of_many(self._sentence, actor)
            case "membership":
                once = predicate.trigger.word_class == "preposition" and self._was_once(actor)
                return once or self._is_office(predicate, actor)
            case "backing":
                return self._is_equipment(actor) or self._has_arms_of_his_own(actor)
        return False

    def _no_recipient(self, predicate: Predicate, recipient: End) -> bool:
        match predicate.relation:
            case "backing":
                if predicate.trigger.lemma == "go" and self._is_company(recipient):
                    return True  # "went over to X with forty men"
                if self._is_equipment(recipient):
                    return True  # "aircraft supplied by X", which he has given to somebody else
                helped = predicate.trigger.lemma in self._words["helping"] and self._are_both(recipient)
                return helped or self._are_bystanders(recipient)
            case "membership":
                called = self._comes_from(predicate, recipient) or self._calls_a_fighter(recipient)
                return called or self._is_portfolio(recipient) or self._are_its_people(predicate, recipient)
            case "leadership":
                office = self._is_portfolio(recipient) or is_told_by_posts(recipient)
                return office or self._calls_a_fighter(recipient) or self._is_of_a_branch(recipient)
            case "fighting" | "opposition" if is_of_a_place(self._sentence, recipient):
                return True
            case "opposition" if is_anybody(self._sentence, recipient):
                return True
            case "split":
                left = predicate.trigger.lemma == "leave" and self._comes_to_be(recipient)
                return left or self._is_company(recipient)
            case "talks" | "opposition":
                return self._is_equipment(recipient)
            case "fighting":
                means = self._is_equipment(recipient) and self._is_means(recipient.token)
                means = means or with_his_guns(self._sentence, predicate.trigger.lemma, recipient)
                return means or self._is_a_place(predicate, recipient) or self._loses_a_member(predicate, recipient)
        return False

    def _is_a_place(self, predicate: Predicate, end: End) -> bool:
        """As in "recaptured Mon Taing", which the lists of places do not know: nobody annexes or shells a person."""
        stranger = end.actor.kind is ActorKind.PERSON and not end.known
        name = stranger and not end.owned and not end.actor.name[:1].islower()
        return name and predicate.trigger.lemma in _PLACES_TAKEN and not self._is_titled(end)

    def _is_titled(self, end: End) -> bool:
        """Whether a title stands beside a name, or within it."""
        lemmas = (word.lemma.lower() for word in self._sentence.children(end.token, "nmod:desc", "compound", "appos"))
        words = (*lemmas, *end.participant.span.text.lower().split())
        return not self._words["office"].isdisjoint(words)

    def _loses_a_member(self, predicate: Predicate, end: End) -> bool:
        """As in "expelled X from the federation": it has a member less, and fights neither him nor anybody."""
        if predicate.trigger.lemma not in _EXPELLING:
            return False
        if "from" in self._sentence.cases(end.token):
            return end.actor.kind in _COUNCILS
        whence = self._sentence.children(self._tokens[end.token].head, "obl")
        bodies = (word for word in whence if word.lemma.lower() in self._words["body"] | _HOUSES)
        return any("from" in self._sentence.cases(word.index) for word in bodies)

    def _is_but_a_part(self, end: End) -> bool:
        """As in "split into at least three factions": nobody in particular has left anything."""
        return is_nobody(end) and self._tokens[end.token].lemma in _PARTS and "into" in self._sentence.cases(end.token)

    def _are_bystanders(self, end: End) -> bool:
        """As in "to protect civilians": people who are no party, of nobody named."""
        return are_some_people(end) and self._tokens[end.token].lemma in ("civilian", *self._words["bystanders"])

    def _is_portfolio(self, end: End) -> bool:
        """As in "Disarmament Minister X": what a minister is for is nobody."""
        token = self._tokens[end.token]
        if token.lemma == "chief" and self._tokens[end.token - 1].text in ("in", "-"):
            return True  # "commander in chief"
        titled = (
            token.deprel in ("compound", "amod", "nmod:desc") and self._tokens[token.head].lemma.lower() in _MINISTERS
        )
        return titled and not end.actor.listed and end.actor.kind is not ActorKind.STATE

    def _is_of_a_branch(self, end: End) -> bool:
        """As in "head of the local branch of X", who leads a part of X only."""
        token = self._tokens[end.token]
        above = self._tokens[token.head].lemma if token.deprel in ("nmod", "nmod:poss", "compound") else ""
        return end.owned and not self._words["outpost"].isdisjoint((token.lemma, above))

    def _are_both(self, end: End) -> bool:
        """As in "helped both sides reach a deal": who helps both of them to something mediates, and backs neither."""
        return self._tokens[end.token].lemma in _SIDES and self._tokens[end.token].xpos == "NNS"

    def _is_namesake(self, end: End) -> bool:
        """As in "the Omar Tessa battalion", called after whom it honours; "the Ondar clan", where nobody has it.

        Whoever bears the name of a saint leads no "Community of Saint Giles".
        """
        token = self._tokens[end.token]
        if token.index and self._tokens[token.index - 1].text.lower().removesuffix(".") in _SAINTS:
            return True
        noun = self._tokens[token.head].lemma
        surname = " " in end.actor.name or end.known
        return token.deprel == "compound" and (noun in _UNITS or (noun in _KIN and not surname))

    def _is_of_a_place(self, owner: End) -> bool:
        """As in "Kelm's ruling Labour Union": of a name of one word, never told in full, what only places have."""
        token = self._tokens[owner.token]
        titled = owner.token and self._tokens[owner.token - 1].text.istitle()
        if owner.known or titled or " " in owner.actor.name or token.deprel != "nmod:poss":
            return False
        return any(word.text.lower() in _OF_PLACES for word in self._sentence.children(token.head, *_CALLING))

    def _his_men(self, end: End) -> bool:
        """As in "X's soldiers founded Y": what a person's men have founded or run, he does not lead by that."""
        owned = any(self._sentence.children(end.group if end.group >= 0 else end.token, "nmod:poss"))
        return end.owned and owned and end.actor.kind is ActorKind.PERSON

    def _owns(self, person: End, body: End) -> bool:
        """Whether a body stands there as a person's own ("his fighters"): he belongs to it, and it not to him."""
        inner, outer = person.participant.span, body.participant.span
        inside = outer.start <= inner.start and inner.end <= outer.end
        return inside and person.actor.kind is ActorKind.PERSON and body.participant.antecedent is not None

    def _comes_from(self, predicate: Predicate, body: End) -> bool:
        """Whether fighters are only called after their country or people, not its own.

        As in "Albanian gunmen", "Colombia's FARC guerrillas".
        """
        irregular = predicate.trigger.lemma in self._words["irregular"]
        deprel, kind = self._tokens[body.token].deprel, body.actor.kind
        called = deprel in _CALLING and kind is ActorKind.COMMUNITY
        return irregular and (called or (deprel in (*_CALLING, "nmod:poss") and kind in _STATE_KINDS))

    def _sends_there(self, party: End, house: End) -> bool:
        """As in "its members of parliament": people of a party sit there, and the party is no part of that."""
        if party.actor.kind is ActorKind.PERSON or self._tokens[house.token].lemma.lower() not in _HOUSES:
            return False
        own = [word for word in house.actor.name.split() if word[:1].isupper() and word.lower() not in _OF_LANDS]
        return len(own) < 2 or house.actor.kind is ActorKind.GOVERNMENT  # a "Rivers Congress" is a movement of its own

    def _calls_a_fighter(self, end: End) -> bool:
        """As in "Uzbek warlord X", "Tuareg commander Y": country and people say where a man of arms is from."""
        token = self._tokens[end.token]
        if token.deprel not in _CALLING or token.head <= token.index:
            return False
        noun = self._tokens[token.head].lemma
        if noun in (*_COMMANDING, "leader") and self._tokens[token.index - 1].text.lower() in _TELLING_FROM_WHERE:
            return True  # "ethnic Albanian leader X", "eastern Libyan commander Y"
        people = end.actor.kind is ActorKind.COMMUNITY and noun in _COMMANDING
        return people or (noun in _ON_THEIR_OWN and end.actor.kind in (*_STATE_KINDS, ActorKind.COMMUNITY))

    def _leaves(self, predicate: Predicate, member: End) -> bool:
        """Whether one of a body goes over to another: "a commander of X defected to Y", to which X does not belong."""
        if member.actor.kind is ActorKind.PERSON:
            return False
        body = self._tokens[member.token]
        token = self._tokens[body.head] if body.deprel in ("nmod", "nmod:poss", "compound", "amod") else body
        officer = token.xpos == "NN" and token.lemma in self._words["office"]
        if predicate.trigger.lemma in _DEFECTING:
            return officer or token.lemma in _OF_A_BODY
        return officer and predicate.phase is Phase.BEGINS

    def _goes_along(self, end: End) -> bool:
        """Whether somebody is taken along: "took 200 men with him"."""
        governed = self._sentence.children(self._tokens[end.token].head, "obl", "nmod")
        beside = (*governed, *self._sentence.children(end.token, "nmod"))
        return any(word.xpos == "PRP" and "with" in self._sentence.cases(word.index) for word in beside)

    def _are_its_people(self, predicate: Predicate, recipient: End) -> bool:
        """Whether a people tells who is in an armed body, not whose it is: "a militia of Hovars"."""
        noun = self._sentence.tokens[recipient.token]
        bare = not any(self._sentence.children(noun.index, "det"))
        several = noun.text.endswith("s") and not recipient.actor.name.endswith(noun.text)
        people = several or recipient.actor.kind is ActorKind.COMMUNITY
        return predicate.trigger.lemma in _MILITIAS and bare and people and noun.deprel in ("nmod", "conj")

    def _is_company(self, end: End) -> bool:
        """Whether those "with" whom somebody leaves are so many men who leave with him ("left with 300 fighters")."""
        counted = any(self._sentence.children(end.token, "nummod"))
        return counted and "with" in self._sentence.cases(end.token)

    def _comes_to_be(self, end: End) -> bool:
        """Whether a participle only tells how things are with somebody then ("left Gaza, leaving X without a foe")."""
        verb = self._tokens[self._tokens[end.token].head]
        if verb.xpos != "VBG" or not 0 <= verb.head < verb.index:
            return False
        below = (*self._sentence.children(verb.index, "obl"), *self._sentence.children(end.token, "nmod"))
        return any(not _STATES.isdisjoint(self._sentence.cases(noun.index)) for noun in below)

    def _was_once(self, end: End) -> bool:
        """As in "a former officer of X", who is none of X's people any more."""
        below = self._sentence.children(end.token, "amod", "compound", "advmod")
        return any(word.lemma.lower() in (*self._words["former"], "once", "formerly", "previously") for word in below)

    def _is_office(self, predicate: Predicate, end: End) -> bool:
        """Whether "of" or 's stands behind an office and no name: "at the head of X" is nobody who belongs to X."""
        person = end.actor.kind is ActorKind.PERSON and end.actor.name[:1].islower()
        return predicate.trigger.word_class == "preposition" and person

    def _inside_name(self, end: End) -> bool:
        """Whether the "anti" belongs to an actor's own name: "the Anti-Balaka" are not against themselves."""
        return end.actor.name.lower().startswith("anti")

    def _is_news(self, end: End) -> bool:
        """Whether an end is an agency, paper or broadcaster, whom people speak to without talks."""
        return end.actor.name.lower().removeprefix("the ") in self._words["news"]

    def _is_equipment(self, end: End) -> bool:
        """Whether an end is but things of nobody named ("backed by helicopters", "received jets"), no coalition's."""
        lemma = self._tokens[end.token].lemma
        owned = end.actor.kind is ActorKind.COALITION or end.actor.listed or lemma not in end.actor.name.lower()
        if owned or lemma not in self._words["equipment"]:
            return False
        return not any(child.index and child.text[:1].isupper() for child in self._sentence.children(end.token))

    def _has_arms_of_his_own(self, end: End) -> bool:
        """As in "men with their tanks": whose arms they are has them, and gives them to nobody."""
        token = self._tokens[end.token]
        arms = self._words["weapon"] | self._words["equipment"]
        return token.xpos == "PRP$" and self._tokens[token.head].lemma in arms

    def _only_his(self, end: End, owner: End) -> bool:
        """Whether somebody is known by what he is to the other alone: "X is suspected by his rivals" of nobody else."""
        tie, _, whose = end.actor.name.partition(" of ")
        return not end.actor.listed and tie in self._words["tie"] and whose == owner.actor.name

    def _is_means(self, place: int) -> bool:
        """Whether something is that with which a thing is done ("fought with tanks and artillery")."""
        while self._tokens[place].deprel == "conj":
            place = self._tokens[place].head
        return "with" in self._sentence.cases(place)

    def _merely_named(self, predicate: Predicate, actor: End, recipient: End) -> bool:
        """Whether the actor only helps to name a coalition ("the US-led coalition") or unknown "US-backed troops".

        Whose coalition it is leads it where he is a person.
        """
        inner, outer = actor.participant.span, recipient.participant.span
        if not (outer.start <= inner.start and inner.end <= outer.end):
            return False
        if recipient.actor.kind is ActorKind.COALITION:
            return predicate.relation != "leadership" or actor.actor.kind is not ActorKind.PERSON
        noun = self._tokens[recipient.token].lemma
        troops = noun in self._words["holder"] and noun not in self._words["irregular"]
        return troops and predicate.relation == "backing" and not recipient.actor.listed
