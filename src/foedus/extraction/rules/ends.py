"""From a word of the sentence to the actors it stands for.

A word stands for an actor where a mention says so; else by apposition or title ("leader Nur Misuari"), by what it
belongs to ("ISIS positions", "forces loyal to Haftar"), or by what it includes ("groups such as …").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace

from foedus.extraction.rules.descriptions import (
    are_alike,
    are_bodies,
    is_of_several,
    is_one_mans,
    is_title_of,
    is_unknown,
)
from foedus.extraction.rules.end import End, ends_of, grouped, his, in_his_name, indirect, told_by
from foedus.extraction.rules.holding import holders
from foedus.extraction.rules.joining import likewise, strays
from foedus.extraction.rules.remembering import remembered
from foedus.language import Sentence, Token
from foedus.language.leaving import LEAVERS, leave_somebody, leave_their_own
from foedus.language.numbers import NUMBERS
from foedus.model import ActorKind, Mention, MentionKind

_DESCRIBING = ("appos", "flat", "nmod:desc", "nmod:unmarked")
_TITLED = ("flat", "nmod:desc", "appos")
_OWNING = ("nmod:poss", "compound", "amod", "nmod:desc", "nmod")
_STACKED = ("compound", "amod")
_OWNER_CASES = frozenset(("of", "from", "in", "for", "under", "belonging", "within", "by"))
COMMANDS = frozenset(("leadership", "command", "control", "direction", "authority"))
_LISTING = frozenset(("including", "like", "such"))
_OPENING_LISTS = _LISTING | {"among"}
_SELVES = frozenset(("itself", "themselves", "himself", "herself"))
_PLURAL = frozenset(("are", "were", "have", "'re", "'ve"))
_NO_OWNERS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.UNKNOWN, ActorKind.COMMUNITY))
_THOSE = frozenset(("those", "that"))
"""Pronouns that repeat a noun, for whom its owner stands ("fighters of X and those of Y")."""
DEVOTED = frozenset(("loyal", "faithful"))
"""Words for whom troops obey ("soldiers loyal to X")."""
_WITH_WILLS = frozenset(("movement", "organisation", "organization", "party"))
"""Bodies that are themselves, whomever they are loyal to."""
_TIES = frozenset(("ally", "backer", "enemy", "foe", "opponent", "partner", "patron", "proxy", "rival", "sponsor"))
_FRIENDS = frozenset(("ally", "backer", "patron", "sponsor"))
_WITHIN = frozenset(("in", "of"))
_LEAGUES = frozenset(("alliance", "bloc", "coalition", "confederation", "federation", "league"))
_BODIES_TIED = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.PARTY, ActorKind.ORGANISATION))
_COUNTS = NUMBERS | {"both": 2}
_MAX_DEPTH = 4


class Ends:
    """The actors in one sentence, by token."""

    def __init__(self, sentence: Sentence, mentions: Iterable[Mention], words: Mapping[str, frozenset[str]]) -> None:
        self.sentence = sentence
        self._words = words
        self.memory: dict[Hashable, object] = {}
        self._by_head: dict[int, Mention] = {}
        self._covering: defaultdict[int, list[Mention]] = defaultdict(list)
        actors: set[str] = set()
        for mention in mentions:
            actors.update(actor.id for actor in mention.actors)
            self._by_head.setdefault(mention.head, mention)
            for index in range(mention.first, mention.last):
                self._covering[index].append(mention)
        self.few = len(actors) < 2
        """Whether the sentence speaks of one actor at most, so that nothing can stand between two."""

        self._lists = any(token.text.lower() in _OPENING_LISTS for token in sentence.tokens)
        self._strays = strays(sentence)

    def __bool__(self) -> bool:
        return bool(self._covering)

    def mention(self, index: int) -> Mention | None:
        """The mention headed by this token, else the shortest that covers it."""
        if index in self._by_head:
            return self._by_head[index]
        return min(self._covering.get(index, ()), key=lambda m: m.last - m.first, default=None)

    def several(self) -> list[int]:
        """The heads of the mentions that stand for several actors ("both sides", "each group"), in order."""
        return sorted(head for head, mention in self._by_head.items() if len(mention.actors) > 1)

    def names(self) -> list[Mention]:
        """The proper names, by their heads."""
        return [mention for _, mention in sorted(self._by_head.items()) if mention.kind is MentionKind.NAME]

    def name_over(self, index: int) -> Mention | None:
        """The proper name of an actor that the token is part of, if any."""
        return next((m for m in self._covering.get(index, ()) if m.kind is MentionKind.NAME), None)

    def are_several(self, index: int) -> bool:
        """Whether the token is a word that stands for several actors by itself ("who" behind "A and B")."""
        mention = self._by_head.get(index)
        return mention is not None and len(mention.actors) > 1

    def resolved(self, index: int) -> bool:
        """Whether the token heads a description that is known to mean an actor named elsewhere."""
        mention = self._by_head.get(index)
        return mention is not None and bool(mention.antecedents)

    def coordinated_possessor(self, index: int) -> bool:
        """Whether a possessor without 's is in truth coordinated with the noun: "A and B's affiliate have fought"."""
        token = self.sentence.tokens[index]
        if token.deprel != "nmod:poss" or token.xpos in ("PRP$", "WP$"):
            return False
        if any(child.xpos == "POS" for child in self.sentence.children(index)):
            return False
        return self._with_plural_verb(self.sentence.tokens[token.head])

    def beside_plural(self, index: int) -> bool:
        """Whether a noun in the singular, with no other beside it in the parse, has a verb that agrees with several."""
        noun = self.sentence.tokens[index]
        lone = not any(self.sentence.children(index, "conj"))
        return lone and self._with_plural_verb(noun)

    def _with_plural_verb(self, noun: Token) -> bool:
        """Whether a noun in the singular is the subject of a verb that agrees with more than one."""
        if noun.xpos not in ("NN", "NNP") or not noun.deprel.startswith("nsubj"):
            return False
        auxiliaries = {child.text.lower() for child in self.sentence.children(noun.head, "aux", "cop")}
        return bool(auxiliaries & _PLURAL) or self.sentence.tokens[noun.head].xpos == "VBP"

    @remembered
    def own(self, index: int) -> tuple[End, ...]:
        """The actors of the mention headed by a token, whoever owns them."""
        mention = self._by_head.get(index)
        return () if mention is None else tuple(ends_of(mention, index))

    def is_actor(self, index: int) -> bool:
        """Whether the token stands for some actor."""
        return bool(self.at(index))

    @remembered
    def at(self, index: int, depth: int = 0) -> tuple[End, ...]:
        """The actors that a token stands for, those coordinated with it included, in order."""
        return tuple(self._at(index, depth))

    def _at(self, index: int, depth: int) -> Iterator[End]:
        seen: set[str] = set()
        for place in self._conjuncts(index):
            for end in (*self._single(place, depth), *self._listed(place, depth)):
                if end.actor.id not in seen:
                    seen.add(end.actor.id)
                    yield grouped(end, index)

    def _conjuncts(self, index: int) -> Iterator[int]:
        """A token and what is coordinated with it, or with any word of the mention it heads."""
        for child in self.sentence.children(index, "nmod:poss"):
            if self.coordinated_possessor(child.index):
                yield child.index
        yield index
        mention = self._by_head.get(index)
        whole = mention is not None and not self._are_named_behind(index)
        first, last = (mention.first, mention.last) if mention and whole else (index, index + 1)
        for place in range(first, last):
            for child in (*self.sentence.children(place, "conj"), *self._joined(place)):
                within = mention and first <= child.index < last
                if child.upos not in ("VERB", "AUX") and not within and not self._named_not(child.index):
                    yield from self._conjuncts(child.index)

    def _are_named_behind(self, index: int) -> bool:
        """As in "the leaders of A and B, X and Y, met": B is no third who met."""
        several = self.sentence.tokens[index].xpos == "NNS"
        names = self.sentence.children(index, "appos") if several else ()
        return any(name.upos == "PROPN" and any(self.sentence.children(name.index, "conj")) for name in names)

    def _named_not(self, index: int) -> bool:
        """Whether one is named as none of the others: Y in "X, but not Y, joined" and "fought X rather than Y"."""
        return any(
            child.text.lower() == ("not" if child.deprel == "advmod" else "rather")
            for child in self.sentence.children(index, "advmod", "cc")
        )

    def _joined(self, index: int) -> Iterator[Token]:
        """What "alongside", "along with", "together with" or a "with" or "like" between commas adds to a subject."""
        verb = self.sentence.tokens[index].head
        if index in self._strays:
            yield self.sentence.tokens[self._strays[index]]
        yield from self._repeated(index)
        if not self.sentence.tokens[index].deprel.startswith("nsubj"):
            return
        for child in (*self.sentence.children(index, "nmod"), *self.sentence.children(verb, "obl")):
            if (
                index < child.index < verb
                and self.sentence.cases(child.index) & {"with", "like"}
                and self._is_aside(child.index)
            ):
                yield child
        for child in self.sentence.children(index, "nmod"):
            if "alongside" in self.sentence.cases(child.index) or {"along", "with"} <= self.sentence.cases(child.index):
                yield child
        for adverb in self.sentence.children(index, "advmod"):
            if adverb.lemma.lower() in ("together", "along"):
                yield from (
                    c for c in self.sentence.children(adverb.index, "obl") if "with" in self.sentence.cases(c.index)
                )
        yield from likewise(self.sentence, verb)

    def _repeated(self, index: int) -> Iterator[Token]:
        """What stands behind the same preposition once more: Y and Z in "paid by X, by Y and by Z"."""
        for child in self.sentence.children(index, "nmod"):
            again = self.sentence.cases(child.index)
            if again and again == self.sentence.cases(index) and self.sentence.behind_comma(child.index):
                yield child

    def _is_aside(self, index: int) -> bool:
        """Whether a phrase stands between commas and gives no office ("with X as its head")."""
        texts = [token.text.lower() for token in self.sentence.tokens]
        words = self.sentence.subtree(index)
        closed = "," in (texts[words[-1]], *texts[words[-1] + 1 : words[-1] + 2])
        return closed and "," in texts[max(0, words[0] - 1) : words[0] + 1] and "as" not in texts[words[0] : words[-1]]

    def _single(self, index: int, depth: int) -> Iterator[End]:
        mention = self.mention(index)
        if mention is not None and (mention.head == index or self._inside(mention, index)):
            if seated := tuple(self._seated(mention, depth + 1)):
                yield from seated
                return
            better = self._better(mention, index)
            if self._is_tie_beside(better, index) and depth < _MAX_DEPTH:
                yield from self.at(self.sentence.tokens[index].head, depth + 1)
                return
            yield from self._mentioned(better, index, depth)
            return
        token = self.sentence.tokens[index]
        if depth >= _MAX_DEPTH or token.lemma in self._words["naming"]:
            return
        for child in self.sentence.children(index, *_DESCRIBING):
            found = tuple(self._single(child.index, depth + 1))
            if found:
                yield from found
                return
        if self._tells_on(token):
            yield from self._single(token.head, depth + 1)
            return
        if token.upos == "NUM" or token.lemma in self._words["measure"]:
            for child in self.sentence.children(index, "nmod", "obl"):
                if "of" in self.sentence.cases(child.index):
                    yield from (indirect(end) for end in self.at(child.index, depth + 1))
        holding = tuple(self._holders(index, depth))
        if holding:
            yield from holding
        elif "among" in self.sentence.cases(index) and token.text.lower() in _THOSE:
            for child in self.sentence.children(index, "nsubj"):  # "among those killed by X were two soldiers of Y"
                yield from self.at(child.index, depth + 1)
        elif token.lemma.lower() in self._words["holder"] or token.text.lower() in _THOSE:
            yield from (indirect(end) for end in self._owned(index, depth + 1))

    def _is_tie_beside(self, mention: Mention, index: int) -> bool:
        """As in "X, once Y's ally, fled": a friend or foe of nobody known, told beside somebody, is he and no other."""
        token = self.sentence.tokens[index]
        beside = token.deprel == "appos" and token.head < index and token.lemma in _TIES
        return beside and is_unknown(mention)

    def _seated(self, mention: Mention, depth: int) -> Iterator[End]:
        """Whose seat an unknown name is said to be: "took Kalo, the headquarters of X". What acts is no seat."""
        acts = self.sentence.tokens[mention.head].deprel == "nsubj"
        if acts or mention.kind is not MentionKind.NAME or mention.actors[0].listed:
            return
        for child in self.sentence.children(mention.head, "appos"):
            if child.lemma in self._words["seat"]:
                yield from map(indirect, self._owned(child.index, depth))

    def _tells_on(self, token: Token) -> bool:
        """Whether a noun in apposition has words behind it that tell of whom it stands by ("X, a clerk who …")."""
        told = self.sentence.children(token.index, "acl:relcl", "acl", "amod")
        related = any(child.index > token.index for child in told) and token.lemma not in self._words["said"]
        return related and token.deprel == "appos" and token.xpos == "NN"

    def _holders(self, index: int, depth: int) -> Iterator[End]:
        """Who holds a place, and who is carried in a vehicle."""
        for place in holders(self.sentence, index, self._words):
            yield from (indirect(end) for end in self.at(place, depth + 1))

    def _holds(self, mention: Mention, index: int) -> bool:
        """Whether a description known to be nobody in particular may stand for its owner ("PKK camps")."""
        if not is_unknown(mention):
            return False
        if self._named_by_people(index):
            return False
        lemma = self.sentence.tokens[index].lemma.lower()
        apart = lemma in self._words["part"] and self._bears_a_name(mention)
        return lemma in self._words["holder"] and not apart and not self._former(index)

    def _are_devoted(self, mention: Mention, index: int) -> bool:
        """Whether plain troops, of nobody known, are told from those of the state by whom they obey ("loyal to X")."""
        if any(actor.listed for actor in mention.actors):
            return False
        below = tuple(self.sentence.children(index, "amod", "acl", "compound", "nmod:poss"))
        armed = self.sentence.tokens[index].lemma.lower() in self._words["armed"]
        return armed and len(below) == 1 and below[0].lemma in DEVOTED

    def _named_by_people(self, index: int) -> bool:
        """Whether a name tells of what people it is: "the Workers' Vanguard" is not the workers."""
        owners = self.sentence.children(index, "nmod:poss")
        people = any(end.actor.kind is ActorKind.COMMUNITY for owner in owners for end in self.own(owner.index))
        return people and self.sentence.tokens[index].upos == "PROPN"

    def _bears_a_name(self, mention: Mention) -> bool:
        return any(word.upos == "PROPN" for word in self.sentence.tokens[mention.first : mention.last])

    def _former(self, index: int) -> bool:
        modifiers = {child.lemma for child in self.sentence.children(index, "amod", "compound")}
        return bool(modifiers & self._words["former"])

    def body_of_former(self, end: End) -> End:
        """For former members of a body and deserters from it, that body: what they found has grown out of it."""
        if self.sentence.tokens[end.token].lemma in LEAVERS and not end.owned:
            body = next(self._owned(end.token, 1), None)
            return end if body is None else told_by(body, end)
        if not self._former(end.token):
            return end
        return next(self._owned(end.token, 1), end)

    def _mentioned(self, mention: Mention, index: int, depth: int) -> Iterator[End]:
        """Whom a mention stands for: its actors, else the owners or the listed of a description of nobody else."""
        nominal = mention.kind is MentionKind.NOMINAL and depth < _MAX_DEPTH
        if nominal and (named := self._named_apart(index, depth + 1) or self.named_tie(index, depth + 1)):
            yield from named
            return
        owned = tuple(self._owned(index, depth + 1)) if nominal else ()
        apart = bool(owned) and leave_their_own(self.sentence, index)
        one_mans = bool(owned) and self._holds(mention, index) and is_one_mans(mention, owned)
        if one_mans and not (apart and leave_somebody(self.sentence, index)):
            yield from (his(end, mention, index) for end in owned)
        elif owned and not apart and self._stands_for_owner(mention, index, owned):
            yield from (in_his_name(owned[0], mention),) if len(owned) == 1 else map(indirect, owned)
        elif not (is_unknown(mention) and any(self._listed(index, depth))):
            yield from ends_of(mention, index)

    def _stands_for_owner(self, mention: Mention, index: int, owned: tuple[End, ...]) -> bool:
        return self._holds(mention, index) or is_of_several(mention, owned) or self._are_devoted(mention, index)

    def _named_apart(self, index: int, depth: int) -> tuple[End, ...]:
        """Whom a description of several names beside it: "the two sides, X and Y"."""
        if self.sentence.tokens[index].xpos != "NNS":
            return ()
        named = (self.at(child.index, depth) for child in self.sentence.children(index, "appos"))
        if found := next((ends for ends in named if len(ends) > 1), ()):
            return found
        counts = {_COUNTS.get(word.text.lower()) for word in self.sentence.children(index, "nummod", "det")}
        listed = (self.at(child.index, depth) for child in self.sentence.children(index, "conj"))
        return next((ends for ends in listed if len(ends) in counts), ())  # what the parser only strings together

    def named_tie(self, index: int, depth: int = 1) -> tuple[End, ...]:
        """Whom a word for somebody's friends or foes has before it: "Rwanda's M23 allies", "its Serb allies".

        A land is only meant by its friends: "its Syrian proxies" and "its Dutch rival" come from there. A body's are
        those whom an "in" tells behind them: "its rivals in the Red Front", but "the president's enemies in Congress".
        """
        noun = self.sentence.tokens[index]
        if noun.lemma not in _TIES or not (owners := tuple(self.sentence.children(index, "nmod:poss"))):
            return ()
        if self._told_apart(index):
            return ()
        if inner := self._tied_within(noun, owners[0], depth):
            return inner
        lands = noun.xpos == "NNS" and noun.lemma in _FRIENDS
        stacked = [c.index for c in self.sentence.children(index, *_STACKED) if c.index < index and not c.leaning]
        named = next((ends for place in reversed(stacked) if (ends := self.at(place, depth))), ())
        barred = {ActorKind.UNKNOWN} if lands else _NO_OWNERS - {ActorKind.COMMUNITY}
        return tuple(replace(end, token=index) for end in named if end.actor.kind not in barred)

    def _told_apart(self, index: int) -> bool:
        """Whether who they are is named right behind: "its Tamil rivals, among them the EROS" are these, no Tamils."""
        mention = self._by_head.get(index)
        return mention is not None and any(span.start >= mention.span.end for span in mention.antecedents)

    def _tied_within(self, noun: Token, owner: Token, depth: int) -> tuple[End, ...]:
        """The body behind the "in" or "of" of somebody's friends or foes, where he is a body himself."""
        places = [c.index for c in self.sentence.children(noun.index, "nmod") if c.index > noun.index]
        places = [place for place in places if not _WITHIN.isdisjoint(self.sentence.cases(place))]
        named = next((ends for place in places if (ends := self.at(place, depth))), ())
        if not named or any(end.actor.kind not in _BODIES_TIED for end in (*named, *self.at(owner.index, depth))):
            return ()
        if noun.lemma in ("ally", "partner"):  # in a coalition they are beside him
            named = tuple(end for end in named if _LEAGUES.isdisjoint(end.actor.name.lower().split()))
        return tuple(replace(end, token=noun.index) for end in named if not end.owned)

    def _listed(self, index: int, depth: int) -> Iterator[End]:
        """What "including", "such as" or "like" lists below a word, and who is named behind "among them"."""
        if depth >= _MAX_DEPTH or not self._lists:
            return
        for child in self.sentence.children(index, "nmod", "obl"):
            if _LISTING & self.sentence.cases(child.index):
                yield from (indirect(end) for end in self.at(child.index, depth + 1))
        if "among" in self.sentence.cases(index):
            for child in self.sentence.children(index, "nsubj"):  # "among the groups that joined X is Y"
                yield from self.at(child.index, depth + 1)
        for child in self.sentence.children(index, "appos"):
            if any(word.text.lower() == "among" for word in self.sentence.children(child.index, "advmod", "case")):
                yield from self.at(child.index, depth + 1)  # "four commanders, among them X"
        for child in self.sentence.children(index, "parataxis"):
            beside = self.sentence.children(child.index, "nmod")
            if any("among" in self.sentence.cases(them.index) for them in beside):
                yield from (indirect(e) for e in self.at(child.index, depth + 1) if not e.actor.name.islower())

    def _better(self, mention: Mention, index: int) -> Mention:
        """For a description the name it stands beside, of the same actor: in apposition or after "known as"."""
        if mention.kind is MentionKind.NAME:
            return mention
        near = [child.index for child in self.sentence.children(index, *_DESCRIBING)]
        if self.sentence.tokens[index].deprel == "appos":
            near.append(self.sentence.tokens[index].head)
        for place in near:
            name = self.mention(place)
            if name is None or name.kind is not MentionKind.NAME:
                continue
            titled = self.sentence.tokens[place].deprel in _TITLED and is_title_of(name, mention)
            body = self.sentence.tokens[index].xpos == "NN" and are_bodies(name, mention)
            if name.actors == mention.actors or (is_unknown(mention) and (titled or body or are_alike(name, mention))):
                return replace(mention, actors=name.actors, antecedents=(name.span,) * len(name.actors))
        if not mention.antecedents:
            for place in self._naming(index):
                name = self.mention(place)
                if name is not None and name.kind is MentionKind.NAME:
                    return name
        return mention

    def _naming(self, index: int) -> Iterator[int]:
        """What "a group called X", "known as X", "calling itself X" names."""
        for child in self.sentence.children(index, "acl"):
            itself = any(c.text.lower() in _SELVES for c in self.sentence.children(child.index, "obj", "iobj"))
            if child.lemma in self._words["calling"] and (child.xpos == "VBN" or itself):
                yield from (c.index for c in self.sentence.children(child.index, "xcomp", "obl", "obj"))

    def _inside(self, mention: Mention, index: int) -> bool:
        """Whether the token stands for the whole of a mention that covers it: no part of it governs the token.

        Of a person's name every word does, whichever of them the parser has put on top ("leader General X").
        """
        if self.sentence.tokens[index].deprel == "flat" and mention.kind is MentionKind.NAME:
            return mention.actors[0].kind is ActorKind.PERSON
        return not mention.first <= self.sentence.tokens[index].head < mention.last

    def _owned(self, index: int, depth: int) -> Iterator[End]:
        """The owners of what a holder noun names; of rebels and the like no state or people, which they come from."""
        irregular = self.sentence.tokens[index].lemma.lower() in self._words["irregular"]
        for place in self._owners(index):
            found = tuple(e for e in self.at(place, depth) if not (irregular and e.actor.kind in _NO_OWNERS))
            if found:
                yield from found
                return

    def _owners(self, index: int) -> Iterator[int]:
        stacked = [c.index for c in self.sentence.children(index, *_STACKED) if c.index < index and not c.leaning]
        stacked = [place for place in stacked if self._may_own(self.sentence.tokens[place])]
        yield from reversed(stacked)  # the nearer tells more: "Iraqi Kurdish fighters"
        for place in reversed(stacked):  # "a British Reaper drone"
            yield from (c.index for c in self.sentence.children(place, *_STACKED) if c.index < place)
        for child in self.sentence.children(index, *_OWNING):
            cases = self.sentence.cases(child.index)
            owning = child.deprel != "nmod" or bool(_OWNER_CASES & cases)
            if "under" in cases and child.lemma in COMMANDS:
                continue  # "officers under the leadership of X" are not X
            if owning and not child.leaning and self._may_own(child):
                yield child.index
        for child in self.sentence.children(index, "acl"):
            if child.lemma in self._words["authoring"]:
                yield from (c.index for c in self.sentence.children(child.index, "obl:agent"))
        for child in self.sentence.children(index, "amod", "acl"):
            own = child.lemma in DEVOTED and self.sentence.tokens[index].lemma in _WITH_WILLS
            if (child.lemma in DEVOTED and not own) or child.lemma in ("allied", "affiliated", "belonging", "belong"):
                yield from (c.index for c in self.sentence.children(child.index, "obl", "nmod"))

    def _may_own(self, word: Token) -> bool:
        """Whether a word before a noun may tell whose it is: "Saudi-led forces", no "Iranian-made drone"."""
        return word.xpos != "VBN" or word.lemma in self._words["ruling"]
