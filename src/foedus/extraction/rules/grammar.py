"""Who does what to whom in a parsed sentence: Universal Dependencies read back into logical subjects and objects.

Undoes voice, relative clauses, participles, control and raising, and shared arguments of coordinated verbs. All methods
take and give token indices of the sentence; where a role can be read in more than one way the likelier comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from foedus.extraction.rules.by_none import done_by_none
from foedus.extraction.rules.errands import hears_it, is_errand, sent_by_subject
from foedus.extraction.rules.free_relatives import stands_for
from foedus.extraction.rules.gaps import gap, shared_object
from foedus.extraction.rules.remembering import remembered
from foedus.extraction.rules.shared_agents import shared_agents
from foedus.language import Sentence, Token
from foedus.language.spellings import one_word

_RELATIVE_TAGS = frozenset(("WP", "WDT", "WP$"))
_RELATIVE_WORDS = frozenset(["who", "whom", "whose", "which", "that"])
_NOMINAL_LINKS = ("nmod", "obl", "nmod:agent", "obl:agent", "nmod:unmarked", "obl:unmarked")
_CLOSED_PHRASES = frozenset(
    [
        "according",
        "due",
        "prior",
        "because",
        "instead",
        "thanks",
        "owing",
        "regardless",
        "ahead",
        "apart",
        "rather",
        "such",
    ]
)
"""First words of compound prepositions whose last word links nothing ("according to", "because of")."""
FOCUS = frozenset(("only", "just", "merely", "simply"))
"""Words behind "not" that turn it from a denial into a beginning: "not only"."""
_DENYING = frozenset(("not", "n't", "n’t", "never"))
_LONGER = frozenset(("longer", "more"))
_NAMING = frozenset(("call", "brand", "dub", "label"))
_ASKING = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
    "lean": ("on",),
    "signal": ("to",),
    "count": ("on",),
    "rely": ("on",),
    "look": ("to",),
}
"""Verbs behind whose prepositions stands who is to do what an infinitive says."""
_ONES = frozenset(("one", "two", "first", "second", "third", "fourth", "last", "latest", "only"))
_FOUNDING = frozenset(("assemble", "build", "create", "establish", "form", "found", "launch", "raise", "set"))
"""What is done to a body, for which it is then to do something."""
_BESIDES = frozenset(("while",))
"""Words that open a participle behind a comma which tells what somebody does besides."""
_CHARGES = frozenset(("accusation", "charge", "allegation", "suspicion"))
_VISITED = ("on", "upon", "against")
_MAX_DEPTH = 8


class Grammar:
    """Roles in one sentence. `is_actor` tells whether a token stands for an actor; `object_control` holds the verbs
    whose object does what the clause below them says ("urge X to", "accuse X of"). Every predicate asks for the same
    roles again, so answers are remembered.
    """

    def __init__(self, sentence: Sentence, is_actor: Callable[[int], bool], object_control: frozenset[str]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._is_actor = is_actor
        self.object_control = object_control
        self.prepositions = frozenset(_prepositions(self.tokens))
        """Behind which of its words anything at all can stand in the sentence."""
        self.memory: dict[Hashable, object] = {}

    @remembered
    def passive(self, verb: int) -> bool:
        """Whether a verb form is passive: by its auxiliary or subject, or as a bare past participle.

        A finite form without its auxiliary is active, whatever the parser calls its subject ("fighters mutinied").
        """
        children = tuple(self.sentence.children(verb))
        relations = {child.deprel for child in children}
        token = self.tokens[verb]
        finite = token.xpos == "VBD" or any(child.deprel == "aux" and child.lemma == "have" for child in children)
        if relations & {"nsubj:pass", "csubj:pass"} and finite and "aux:pass" not in relations:
            return False
        if relations & {"nsubj:pass", "aux:pass", "csubj:pass"}:
            return True
        if token.xpos not in ("VBN", "VBD", "JJ") or any(child.deprel.startswith(("aux", "cop")) for child in children):
            return False
        if token.deprel == "acl" and not relations & {"nsubj", "obj"} and not self._is_actor(token.head):
            return True  # "a truce agreed with X", whichever past form the tagger takes it for
        if token.deprel in ("acl", "acl:relcl", "amod", "advcl", "xcomp") and token.xpos != "VBD":
            return "nsubj" not in relations and not (relations & {"obj"} and token.deprel != "acl")
        if token.deprel == "conj" and token.xpos == "VBN" and "nsubj" not in relations:
            return self.passive(token.head)
        agents = "obl:agent" in relations or (token.deprel == "acl" and bool(self.behind(verb, "by")))
        return "obj" not in relations and agents

    def denied(self, verb: int) -> bool:
        """Whether a verb has a "not", "never" or "no longer", or none that does it; "not only" denies nothing."""
        below = tuple(self.sentence.children(verb, "advmod"))
        longer = (child.index for child in below if child.text.lower() in _LONGER)
        if any(word.text.lower() == "no" for place in longer for word in self.sentence.children(place)):
            return True
        denials = (child.index for child in below if child.text.lower() in _DENYING)
        return any(self._after(denial) not in FOCUS for denial in denials) or done_by_none(self.sentence, verb)

    def _after(self, index: int) -> str:
        """The word behind another, in lower case; empty at the end."""
        return self.tokens[index + 1].text.lower() if index + 1 < len(self.tokens) else ""

    @remembered
    def subjects(self, verb: int) -> tuple[int, ...]:
        """Who does it: the subject of an active verb, the agent of a passive one."""
        if not self.passive(verb):
            return self.surface_subjects(verb)
        token = self.tokens[verb]
        agents = (*self.behind(verb, "by"), *self._before_hyphen(verb))
        if not agents and token.deprel == "xcomp" and self.tokens[token.head].lemma == "have":  # "had X killed"
            return self.surface_subjects(token.head)
        if self._any_actor(agents):
            return agents
        return (*agents, *self._agent_behind(verb), *shared_agents(self, verb), *self._strayed_agent(token))

    @remembered
    def objects(self, verb: int) -> tuple[int, ...]:
        """Whom it is done to: the object of an active verb, the subject of a passive one."""
        if self.passive(verb):
            return self.surface_subjects(verb)
        found = self._called(verb) or [self._meant(child.index) for child in self._dependents(verb, "obj")]
        if not found:
            found = [
                c.index for c in self.sentence.children(verb, "xcomp") if c.upos != "VERB" and self._is_actor(c.index)
            ]
        return tuple(
            found
            or gap(self, verb)
            or shared_object(self, verb)
            or self.indirect_objects(verb)
            or self._unmarked_objects(verb)
        )

    def _called(self, verb: int) -> list[int]:
        """Whom one calls names, where the parser took him for a part of them: "called Fatah traitors"."""
        names = list(self.sentence.children(verb, "xcomp")) if self.tokens[verb].lemma in _NAMING else []
        if len(names) != 1 or names[0].xpos != "NNS" or names[0].upos != "NOUN":
            return []
        before = self.sentence.children(names[0].index, "compound")
        return [child.index for child in before if child.upos == "PROPN" and self._is_actor(child.index)]

    def _unmarked_objects(self, verb: int) -> list[int]:
        """An actor whom the parser took for a circumstance: right behind a verb ("topple X"), or a bare "whom"."""
        bare = [c.index for c in self.sentence.children(verb, "obl", "obl:unmarked") if not self.cases(c.index)]
        related = [self.resolved(place) for place in bare if self.tokens[place].text.lower() == "whom"]
        return related or [i for i in bare if i > verb and self.tokens[i].upos == "PROPN" and self._is_actor(i)]

    def _dependents(self, verb: int, relation: str) -> Iterator[Token]:
        """What stands so to a verb, what the parser hung on its auxiliary included ("Iran has armed …": has, Iran)."""
        yield from self.sentence.children(verb, relation)
        for auxiliary in self.sentence.children(verb, "aux"):
            yield from self.sentence.children(auxiliary.index, relation)

    def retained_objects(self, verb: int) -> tuple[int, ...]:
        """What a passive verb keeps as its object ("X was given weapons")."""
        return tuple(child.index for child in self.sentence.children(verb, "obj")) if self.passive(verb) else ()

    def indirect_objects(self, verb: int) -> list[int]:
        """Who receives ("gave X weapons", "X was given weapons")."""
        if self.retained_objects(verb):
            return list(self.surface_subjects(verb))
        return [self.resolved(child.index) for child in self.sentence.children(verb, "iobj")]

    def behind(self, index: int, preposition: str) -> tuple[int, ...]:
        """What stands behind a preposition that depends on a word, relative pronouns resolved.

        Several are among one another as two are between them: "talks among A, B and C".
        """
        if preposition in self.prepositions:
            return self._behind(index, preposition)
        among = preposition == "between" and "among" in self.prepositions
        return self._behind(index, "among") if among else ()

    @remembered
    def _behind(self, index: int, preposition: str) -> tuple[int, ...]:
        found: list[int] = []
        for child in self.sentence.children(index):
            fronted = child.deprel == "obj" and child.upos == "PRON" and child.index < index  # "to which X belongs"
            if fronted or child.deprel in _NOMINAL_LINKS or child.deprel.startswith(("nmod:", "obl:", "advmod")):
                if preposition in self.cases(child.index) or (preposition == "by" and child.deprel.endswith(":agent")):
                    found.append(self._meant(child.index))
            elif child.deprel == "advcl" and preposition in self.cases(child.index) and child.upos in ("NOUN", "PROPN"):
                found.append(child.index)
        if found and preposition == "from":
            found += self._also_from(index)
        return tuple(found or self._cleft(index, preposition))

    def _also_from(self, verb: int) -> Iterator[int]:
        """From whom else the verb's further objects come: Z in "got arms from Y and money from Z"."""
        for child in self.sentence.children(verb, "obj"):
            for other in self.sentence.children(child.index, "conj"):
                yield from (
                    c.index for c in self.sentence.children(other.index, "nmod") if "from" in self.cases(c.index)
                )

    def _cleft(self, verb: int, preposition: str) -> list[int]:
        """What "it was" lifts out from behind a verb: "it was with X that Y clashed"."""
        token = self.tokens[verb]
        if token.deprel not in ("acl:relcl", "advcl:relcl") or preposition not in self.cases(token.head):
            return []
        return [token.head] if any(self.sentence.children(token.head, "expl")) else []

    @remembered
    def cases(self, index: int) -> frozenset[str]:
        """The prepositions that introduce a word, each part of a compound one."""
        found: set[str] = set()
        for child in self.sentence.children(index, "case", "mark"):
            word = one_word(child.text.lower())
            found.add(word)
            if word not in _CLOSED_PHRASES:
                found.update(part.text.lower() for part in self.sentence.children(child.index, "fixed"))
        return frozenset(found)

    @remembered
    def surface_subjects(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """The subject as it stands, sought upwards where the clause has none of its own; the likelier first."""
        own = tuple(self._subject(c.index) for c in self._own_subjects(verb))
        if own or depth > _MAX_DEPTH:
            return own if self.tokens[verb].deprel != "acl:relcl" else self._with_one_of(verb, own)
        token = self.tokens[verb]
        if token.head < 0:
            return ()
        if token.deprel in ("conj", "parataxis", "cop", "aux"):
            return self.surface_subjects(token.head, depth + 1)
        if token.deprel in ("acl:relcl", "amod"):
            return self._with_one_of(verb, (token.head,))
        if token.deprel == "acl":
            return tuple(self._subject_of_acl(token, depth))
        if token.deprel == "advcl" and (noun := self._told_of(token)) is not None:
            return (noun,)
        if token.deprel == "csubj" and (tasked := self._tasked(token.head)):
            return tasked
        if token.deprel in ("xcomp", "advcl", "ccomp", "csubj", "obl", "nmod"):
            return self._controller(token, depth)
        return ()

    def _own_subjects(self, verb: int) -> list[Token]:
        """The subjects a verb has itself; that of a clause in its place only beside none ("it was because X came")."""
        found = list(self._dependents(verb, "nsubj"))
        inner = [child for child in found if child.deprel != "nsubj:outer"]
        return inner or found or [c for c in self.sentence.children(verb, "csubj") if self._is_noun(c)]

    def _is_noun(self, gerund: Token) -> bool:
        """Whether a gerund is a noun, by who does it standing behind: "shelling by X"."""
        return gerund.xpos == "VBG" and bool(self.behind(gerund.index, "by"))

    def _subject(self, index: int) -> int:
        """Who stands as a subject: a relative's antecedent, who is one of "those who", who does "what X did"."""
        place = self.resolved(index)
        lemma = self.tokens[place].lemma.lower()
        found: Iterable[Token]
        if place != index and (named := self._named_ones(place)):
            found = named
        elif lemma == "those" and self.tokens[place].deprel != "nsubj":
            found = self.sentence.children(place, "nsubj")
        elif lemma == "what":
            clauses = (c.index for c in self.sentence.children(place, "acl:relcl") if c.lemma == "do")
            found = (child for clause in clauses for child in self.sentence.children(clause, "nsubj"))
        else:
            return place
        return next((child.index for child in found if child.index != index), place)

    def _named_ones(self, place: int) -> tuple[Token, ...]:
        """Who is named as one of those that a noun tells of: "among the groups that fled was X", "they include X"."""
        noun = self.tokens[place]
        if "among" in self.cases(place) and any(self.sentence.children(place, "cop")):
            return tuple(self.sentence.children(place, "nsubj"))
        above = self.tokens[noun.head] if noun.head >= 0 else noun
        listed = noun.xpos in ("NNS", "DT") and noun.deprel == "nsubj" and above.lemma == "include"
        return tuple(self.sentence.children(above.index, "obj")) if listed else ()

    def _tasked(self, verb: int) -> tuple[int, ...]:
        """Who does what an "it" stands for: "it took X a week to attack", "it fell to X to attack"."""
        if not any(child.deprel == "expl" or child.text.lower() == "it" for child in self.sentence.children(verb)):
            return ()
        return (*self.indirect_objects(verb), *self.behind(verb, "to"), *self.behind(verb, "for"))

    def resolved(self, index: int) -> int:
        """A relative pronoun's antecedent; any other word itself."""
        token = self.tokens[index]
        if token.lemma.lower() not in _RELATIVE_WORDS or token.xpos not in _RELATIVE_TAGS:
            return index
        place = index
        while self.tokens[place].head >= 0:
            if self.tokens[place].deprel in ("acl:relcl", "acl"):
                return self.tokens[place].head
            if self.tokens[place].deprel == "advcl:relcl":
                return self._noun_before(index)
            place = self.tokens[place].head
        return index

    def _noun_before(self, index: int) -> int:
        """The noun that stands before a relative pronoun whose clause the parser hung on the verb."""
        before = (t.index for t in reversed(self.tokens[:index]) if t.upos in ("NOUN", "PROPN"))
        return next((i for i in before if self.tokens[i].deprel not in ("compound", "flat")), index)

    def _meant(self, index: int) -> int:
        """Whom a relative pronoun or a "what" stands for; any other word itself."""
        return stands_for(self.sentence, self.resolved(index))

    def conjuncts(self, index: int) -> Iterator[int]:
        """A word and all that is coordinated with it below it, in order."""
        yield index
        for child in self.sentence.children(index, "conj"):
            yield from self.conjuncts(child.index)

    def _any_actor(self, indices: Iterable[int]) -> bool:
        return any(map(self._is_actor, indices))

    def _before_hyphen(self, participle: int) -> list[int]:
        """The agent written before a participle with a hyphen between ("US-trained")."""
        hyphen = participle - 1
        if hyphen <= 0 or self.tokens[hyphen].text not in ("-", "‑", "–"):
            return []
        agent = self.tokens[participle - 2]
        return [agent.head if agent.deprel == "flat" and agent.head < agent.index else agent.index]

    def _agent_behind(self, verb: int) -> list[int]:
        """The agent of a passive verb that the parser hung on what stands between ("accused of war crimes by X")."""
        between = self.sentence.children(verb, "obl", "xcomp", "obj")
        return [agent for phrase in between for agent in self.behind(phrase.index, "by")]

    def _strayed_agent(self, participle: Token) -> list[int]:
        """The agent of a participle that the parser hung on the active verb above: "joined a party launched by X"."""
        if participle.deprel != "acl" or participle.xpos != "VBN":
            return []
        verb = self.tokens[self.tokens[participle.head].head]
        if verb.upos != "VERB" or self.passive(verb.index):
            return []
        return [place for place in self.behind(verb.index, "by") if place > participle.index and self._is_actor(place)]

    def _subject_of_acl(self, token: Token, depth: int) -> list[int]:
        """Of a participle the noun it describes; of an infinitive whoever owns the noun ("Hamas's plan to attack")."""
        if named := self._named_ones(token.head):
            return [named[0].index]
        if token.xpos == "VBG" and (ones := self._one_of(token.head)):
            return [*ones, token.head]  # "X, the largest of the bands fighting Y"
        if self._is_actor(token.head):
            return [token.head]
        if self.passive(token.index):
            return [*self._parted(token.index), token.head]
        noun = self.tokens[token.head]
        if noun.lemma in _CHARGES:  # "Hamas's accusation of arming X": not Hamas arms X
            owners = list(self.behind(noun.index, "against"))
        else:
            owners = [child.index for child in self.sentence.children(token.head, "nmod:poss")]
            owners += self.behind(token.head, "by")
        while (
            token.xpos == "VB" and noun.deprel == "nmod" and self.tokens[noun.head].upos == "NOUN"
        ):  # "leads efforts in the fight to"
            noun = self.tokens[noun.head]
        carried = noun.head >= 0 and noun.deprel in ("obj", "obl", "xcomp")  # "became the first state to"
        above = self.surface_subjects(noun.head, depth + 1) if carried else ()
        return [token.head, *owners, *above]

    def _parted(self, participle: int) -> list[int]:
        """The actor before the comma before a participle that the parser hung further up: "a pact of X, led by Y"."""
        place = participle - 2
        if place < 0 or self.tokens[participle - 1].text != ",":
            return []
        while not self._is_actor(place) and self.tokens[place].deprel in ("nmod", "flat", "compound"):
            place = self.tokens[place].head
        return [place] if self._is_actor(place) and place < participle else []

    def _controller(self, token: Token, depth: int) -> tuple[int, ...]:
        """The subject that a clause borrows from the verb above it."""
        governor = self._spoken_over(token)
        above = self.surface_subjects(governor, depth + 1)
        if self.passive(governor):
            errand = token.xpos == "VB" and is_errand(self.tokens[governor])  # "hired by X to hunt Y": not X hunts
            agents = () if token.deprel == "xcomp" or errand else self.behind(governor, "by")
            return (*above, *agents)
        if blamed := self._answering(token):
            return blamed
        below = tuple(self.resolved(child.index) for child in self.sentence.children(governor, "obj", "iobj"))
        if self.tokens[governor].lemma in _FOUNDING and token.xpos == "VB" and self._any_actor(below):
            return below  # "the front that X formed to fight Y"
        steered = self.tokens[governor].lemma in self.object_control
        if not below and token.index > governor:  # "villagers they accused of helping X", "called on X to stop"
            asked = self._asked(governor) if token.xpos == "VB" else ()
            if asked:  # whoever is only described there, it is not who asks
                named = tuple(place for place in asked if self.tokens[place].upos == "PROPN")
                return (*named, *above) if named and token.deprel == "xcomp" else named
            below = tuple(gap(self, governor)) if steered else ()
        if not below or (token.deprel == "advcl" and not (steered and self._goes_on(token, governor))):
            return above  # "Calling X a thief, Y made it clear": whatever is made, Y calls
        if sent_by_subject(self.sentence, governor, below) or hears_it(self.tokens[governor], token):
            return above
        if steered and token.deprel != "xcomp":  # "charged it with arming Z": whoever it is, not he who charges
            return below
        if token.deprel == "xcomp":
            if self._any_actor(below):
                return (*below, *above)
            # "urged Muslims to join X": not who urges joins.
            return () if self.tokens[below[0]].upos == "PROPN" else above
        return above

    def _asked(self, verb: int) -> tuple[int, ...]:
        """Who stands behind the preposition of a verb of asking: "called on X to stop", "appealed to X to stop"."""
        prepositions = _ASKING.get(self.tokens[verb].lemma, ())
        found = (place for preposition in prepositions for place in self.behind(verb, preposition))
        return tuple(place for place in found if place > verb and self._is_actor(place))

    def _goes_on(self, clause: Token, governor: int) -> bool:
        """Whether a clause behind its verb tells what the object does: not behind a comma ("urged X, accusing Y")."""
        besides = self.cases(clause.index) <= _BESIDES and self.sentence.behind_comma(clause.index)
        return clause.index > governor and not besides

    def _answering(self, clause: Token) -> tuple[int, ...]:
        """On whom something is visited for what he did: Y in "imposed sanctions on Y for arming Z"."""
        if clause.xpos != "VBG" or "for" not in self.cases(clause.index):
            return ()
        places = (clause.head, *(child.index for child in self.sentence.children(clause.head, "obj")))
        found = (i for place in places for preposition in _VISITED for i in self.behind(place, preposition))
        return tuple(place for place in found if place < clause.index and self._is_actor(place))

    def _told_of(self, participle: Token) -> int | None:
        """The actor right before a passive participle that the parser hung on the verb: "fights rebels armed by X"."""
        before = participle.index - 1
        if participle.xpos != "VBN" or not any(self.sentence.children(participle.index, "obl:agent")):
            return None
        return before if self.tokens[before].upos in ("NOUN", "PROPN") and self._is_actor(before) else None

    def _with_one_of(self, clause: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
        """The subjects of a relative clause, before plural ones whoever is one of them, where no comma parts them."""
        noun = self.tokens[self.tokens[clause].head]
        if noun.index not in subjects:
            return subjects  # "one of the groups that X attacked"
        ones = self._one_of(noun.index)
        parted = noun.xpos != "NNS" or self.sentence.behind_comma(clause)
        return (*subjects, *ones) if parted else (*ones, *subjects)

    def _one_of(self, noun: int) -> list[int]:
        """Whom "one of the officers who …", "the last of the groups that …" tells of: X, or who stands before."""
        one = self.tokens[noun].head
        if one < 0 or self.tokens[noun].deprel not in ("nmod", "obl") or "of" not in self.cases(noun):
            return []
        most = any(child.lemma.lower() == "most" for child in self.sentence.children(one, "advmod"))
        if self.tokens[one].text.lower() not in _ONES and self.tokens[one].xpos != "JJS" and not most:
            return []
        named = [child.index for child in self.sentence.children(one, "nsubj")]
        above = self.tokens[one].head
        while self.tokens[one].upos == "NUM" and self.tokens[above].deprel == "conj":  # "X and Y, two of those who"
            above = self.tokens[above].head
        return named + ([above] if self.tokens[one].deprel == "appos" else [])

    def _spoken_over(self, clause: Token) -> int:
        """What a clause hangs on: of a participle right behind "X said," the saying, not the quotation before it."""
        governor = self.tokens[clause.head]
        if clause.deprel != "advcl" or clause.xpos != "VBG" or governor.deprel != "ccomp" or governor.head < 0:
            return clause.head
        between = self.tokens[governor.head + 1 : clause.index] if governor.index < governor.head else ()
        return governor.head if [word.text for word in between] == [","] else clause.head


def _prepositions(tokens: Iterable[Token]) -> Iterator[str]:
    """The words that introduce others; "by" as well where an agent stands without it."""
    for token in tokens:
        if token.deprel.startswith(("case", "mark", "fixed")):
            word = token.text.lower()
            yield word
            yield one_word(word)
        elif token.deprel.endswith(":agent"):
            yield "by"
