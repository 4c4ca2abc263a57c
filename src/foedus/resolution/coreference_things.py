"""Where a pronoun stands for a thing rather than for an actor: "The accord was signed. It covers ..."."""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence, Token
from foedus.language.tokens import MONTHS, WEEKDAYS
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_focus import Seen
from foedus.resolution.coreference_forms import PronounKind
from foedus.resolution.mentions_found import GROUP_KINDS, governor, is_plural, is_subject, role_of

_PARTS = frozenset({"part", "arm", "component", "constituent", "extension"})
_REGARDING = frozenset({"believe", "call", "consider", "describe", "know", "regard", "see", "style", "think", "view"})
_SEEMING = frozenset({"allege", "appear", "report", "say", "seem", "suspect"})
_STAYING = frozenset({"become", "remain", "stay"})
_TIED = frozenset({"affiliated", "aligned", "allied", "close", "hostile", "loyal", "opposed", "sympathetic"})
"""What only somebody is to another."""
_AID = frozenset(
    """
    adviser advisor aid aircraft ammunition arm armour armor artillery base boat bomber cartridge cash drone fuel fund
    grant grenade gun gunboat helicopter instructor jet loan machine-gun mine missile money mortar motorcycle officer
    pilot plane protection recognition refuge rifle rocket sanctuary shelter ship subsidy tank training truck uniform
    volunteer weapon
    """.split()  # noqa: SIM905
)
"""What is given to nobody but bodies of people: "gave it guns"."""
_AIDING = frozenset(
    """
    arm back bankroll equip finance fund harbor harbour pay shelter sponsor subsidise subsidize supply train
    """.split()  # noqa: SIM905
)
_GIVING = frozenset(
    "airlift allot deliver donate grant hand lend lease offer pass promise sell send ship smuggle supply".split()  # noqa: SIM905
)
"""What is done to nobody but bodies of people where "it" or "them" is to whom: "lent it", "sold them"."""
_GIVEN_TO, _PAYING = frozenset({"to"}), frozenset({"for"})
_SHUNNING = frozenset(
    """
    abandon back ban boycott condemn criticise criticize denounce disavow join leave oppose outlaw quit recognise
    recognize sanction support suspend
    """.split()  # noqa: SIM905
)
"""What is done to bodies, or to things that the text must have spoken of: "has banned it", "left it within a year"."""
_FORMING = frozenset({"form", "set", "found", "create", "establish", "raise"})
_DRIVING, _ANSWERABLE = frozenset({"drive", "push", "throw"}), frozenset({"responsible", "accountable"})
_PHRASES = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent"})
_TIMES = frozenset(
    """
    year month week day decade century summer winter spring autumn fall time morning evening night weekend
    """.split()  # noqa: SIM905
)
_DATES = MONTHS | WEEKDAYS
_PLURAL_PHRASES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"})
_IN_FRONT = frozenset({"nsubj", "nsubj:pass", "obj"})
"""Where a thing stands of which the next sentence can go on to tell as its subject."""
_WHERE, _PLACING = frozenset({"obl", "nmod"}), frozenset({"at", "from", "in", "near", "of", "outside", "to"})
_HAPPENING = frozenset(
    """
    become begin bring cause cost come end follow go happen help last lead leave make mark mean occur prompt provoke
    put raise say show start take trigger work
    """.split()  # noqa: SIM905
)
"""What a deed does as well as somebody: "It followed a raid"."""
_OF_DEEDS = frozenset(
    """
    admit applaud believe build burn buy call carry celebrate close condemn confirm consider criticise criticize cut
    denounce deny deplore describe discuss do draw drink eat explain find fly hail hear hide investigate know like look
    make mean mend open order paint plan praise prevent print publish read regret reject repair report say see sell show
    sign steal stop think use wear welcome write
    """.split()  # noqa: SIM905
)
"""What is done to deeds and to things, or is thought of them: "has condemned it", "looked at it"."""
_BETWEEN_ACTORS = frozenset({"against", "with", "by", "between", "alongside", "among", "from"})


class Things:
    """Weighs the things of one article against its actors."""

    def __init__(self, context: Context) -> None:
        self._focus, self._headed, self._lexicon = context.focus, context.headed, context.lexicon
        self._sentences = context.sentences

    def placed(self, sentence: Sentence, token: Token) -> bool:
        """Whether "it" or "them" stands where an actor is likely: owner, subject, object of an act between actors."""
        if is_of_some(sentence, token):
            token = sentence.tokens[token.head]
        role = role_of(sentence, token.index)
        if token.head >= 0 and is_subject(role):
            above = sentence.tokens[token.head]
            stated = any(sentence.children(above.index, "case"))  # "it was behind the attack", "it is at war"
            named = above.lemma.lower() in self._lexicon.nouns or self._is_part(sentence, above)
            return above.upos != "NOUN" or stated or named
        if token.head < 0 or role in ("nmod:poss", "obl:agent"):
            return True
        if self.acted_on(sentence, token):
            return True
        if role == "iobj" and is_aided(sentence, token):
            return True
        if role in ("obj", "iobj"):
            return self._lexicon.has(WordList.TARGETING, sentence.tokens[governor(sentence, token.index)].lemma.lower())
        cases = [child.lemma.lower() for child in sentence.children(token.index, "case")]
        verb = sentence.tokens[governor(sentence, token.index)].lemma.lower()
        return any(case in _BETWEEN_ACTORS or self._lexicon.has(WordList.REACHING, f"{verb} {case}") for case in cases)

    def _is_part(self, sentence: Sentence, noun: Token) -> bool:
        """As in "it was part of the Front": of a body only another is a part."""
        if noun.lemma.lower() not in _PARTS:
            return False
        wholes = (self._headed.at(sentence.index, child.index) for child in sentence.children(noun.index, "nmod"))
        return any(found is not None and all(a.kind in GROUP_KINDS for a in found.actors) for found in wholes)

    def acted_on(self, sentence: Sentence, token: Token) -> bool:
        """As in "has led it", "accused it", "was folded into it": only somebody can be led, accused or joined."""
        verb = governor(sentence, token.index)
        lemma = sentence.tokens[verb].lemma.lower() if verb >= 0 else ""
        if role_of(sentence, token.index) in ("obj", "iobj"):
            return self._lexicon.has(WordList.OF_BODIES, lemma)
        cases = sentence.children(token.index, "case")
        return any(self._lexicon.has(WordList.JOINING_BODIES, f"{lemma} {case.lemma.lower()}") for case in cases)

    def is_met_by_none(self, sentence: Sentence, token: Token) -> bool:
        """As in "has banned it", "left it": what is done to bodies, where the text has just told of no other thing."""
        verb = governor(sentence, token.index)
        if verb < 0 or sentence.tokens[verb].lemma.lower() not in _SHUNNING or role_of(sentence, token.index) != "obj":
            return False
        before = self._sentences.get(sentence.index - 1)
        words = sentence.tokens[: token.index]
        return not any(self._is_thing(sentence, word) for word in words) and not (
            before is not None and any(self._is_thing(before, word) for word in before.tokens)
        )

    def are_none(self, sentence: Sentence, token: Token, kind: PronounKind) -> bool:
        """Whether the text has just told of no thing, and no deed, that "it" or "them" could mean."""
        if kind is PronounKind.IT and self._may_be_deed(sentence, token):
            return False
        before = self._sentences.get(sentence.index - 1)
        apart, meant = _bound_apart(sentence, token), self._is_thing if kind is PronounKind.IT else self._are_things
        if any(meant(sentence, word) for word in sentence.tokens[: token.index] if word.index not in apart):
            return False
        words = before.tokens if before is not None else []
        if is_subject(token.deprel):
            words = [word for word in words if word.deprel in _IN_FRONT]
        return before is None or not any(meant(before, word) for word in words)

    def _may_be_deed(self, sentence: Sentence, token: Token) -> bool:
        """As in "It came after weeks of quiet", "the minister condemned it": a deed or thing, rather than somebody."""
        verb = sentence.tokens[token.head] if token.head >= 0 else token
        if is_subject(token.deprel) or token.deprel == "expl":
            return verb.upos != "VERB" or (token.deprel == "nsubj" and verb.lemma.lower() in _HAPPENING)
        return token.deprel != "nmod:poss" and verb.lemma.lower() in _OF_DEEDS

    def _are_things(self, sentence: Sentence, word: Token) -> bool:
        """Whether a word is a noun in the plural that stands for no actor and no time."""
        if word.xpos not in ("NNS", "NNPS") or word.deprel.split(":")[0] not in _PLURAL_PHRASES:
            return False
        known = word.lemma.lower() in _TIMES or self._headed.at(sentence.index, word.index) is not None
        return not known and not (word.xpos == "NNPS" and word.deprel in _WHERE)

    def _is_thing(self, sentence: Sentence, word: Token) -> bool:
        """Whether a word is a noun in the singular that stands for no actor and no time."""
        if word.xpos not in ("NN", "NNP") or word.deprel not in _PHRASES or word.lemma.lower() in _TIMES:
            return False
        if word.xpos == "NNP" and (word.text.lower() in _DATES or self._is_place(sentence, word)):
            return False
        owned = any(owner.upos == "PRON" for owner in sentence.children(word.index, "nmod:poss"))  # "its truce"
        return not owned and self._headed.at(sentence.index, word.index) is None

    def _is_place(self, sentence: Sentence, word: Token) -> bool:
        """As in "at Marran", "from Old Tarn": a name of where something was, which is done nothing."""
        return word.deprel in _WHERE and bool(sentence.cases(word.index) & _PLACING)

    def likelier(self, sentence: Sentence, token: Token, best: tuple[Seen, float], kind: PronounKind) -> bool:
        """Whether a noun that is no actor stands nearer and higher than the best actor, where "it" may be one."""
        if kind is PronounKind.IT and self.acted_on(sentence, token):
            return False
        above = sentence.tokens[token.head] if token.head >= 0 else None
        if above is not None:
            lemma = above.lemma.lower()
            if is_subject(token.deprel) and self._acts(sentence, above):
                return False
            if is_subject(token.deprel) and self._is_called(sentence, above):
                return False
            if token.deprel == "nmod:poss" and (
                self._lexicon.has(WordList.OWN_NOUNS, lemma) or lemma in self._lexicon.nouns
            ):
                return False
        if best[0].sentence < sentence.index and self._weak(sentence, token, kind):
            return True
        plural = kind is PronounKind.THEY
        apart = _bound_apart(sentence, token)
        for word in sentence.tokens[: token.index]:
            if (
                word.index in apart
                or word.upos != "NOUN"
                or (word.xpos == "NNS") is not plural
                or self._headed.at(sentence.index, word.index)
            ):
                continue
            weight = self._focus.weight(
                Seen(sentence.index, word.index, word.deprel, word.head, best[0].entity), sentence.index
            )
            alike = 1.0 if is_subject(role_of(sentence, token.index)) and is_subject(word.deprel) else 0.0
            if weight + alike >= best[1]:
                return True
        return False

    def _acts(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a verb, or what is reported by it ("is said to have armed"), is one of agents."""
        below = (c for c in sentence.children(verb.index, "xcomp") if c.upos == "VERB")
        told = (verb, *(below if verb.lemma.lower() in _REGARDING | _SEEMING else ()))
        if self._does_to_bodies(sentence, verb):
            return True
        return any(self._lexicon.has(WordList.AGENT_VERBS, word.lemma.lower()) for word in told)

    def _does_to_bodies(self, sentence: Sentence, verb: Token) -> bool:
        """As in "it formed a front", "it drove the army from the town", "it holds him responsible"."""
        lemma, done = verb.lemma.lower(), tuple(sentence.children(verb.index, "obj"))
        if lemma == "hold":
            return any(word.lemma in _ANSWERABLE for word in sentence.children(verb.index, "xcomp"))
        known = (self._lexicon.nouns.get(noun.lemma.lower()) for noun in done)
        if lemma in _FORMING:
            return any(noun is not None and noun.behaves is NominalClass.GROUP for noun in known)
        struck = any(noun is not None for noun in known)
        return lemma in _DRIVING and (struck or any(self._headed.at(sentence.index, noun.index) for noun in done))

    def _is_called(self, sentence: Sentence, above: Token) -> bool:
        """As in "It is a splinter group", "a member of X", "is seen as a faction", "hostile to X": only a body is."""
        if above.lemma.lower() in _REGARDING | _STAYING:
            called = (c for c in sentence.children(above.index, "xcomp", "obl") if c.index > above.index)
            return any(word.lemma.lower() in _TIED or self._calls(sentence, word) for word in called)
        if not any(sentence.children(above.index, "cop")):
            return False
        return above.lemma.lower() in _TIED or self._calls(sentence, above)

    def _calls(self, sentence: Sentence, word: Token) -> bool:
        noun = self._lexicon.nouns.get(word.lemma.lower())
        bodily = noun is not None and noun.behaves in (NominalClass.GROUP, NominalClass.MEMBER)
        return bodily or self._is_part(sentence, word)

    def _weak(self, sentence: Sentence, token: Token, kind: PronounKind) -> bool:
        """Whether nothing but nearness speaks for an actor of the sentence before."""
        if token.deprel == "nmod:poss" or self._thing_before(sentence, kind):
            return True
        if kind is PronounKind.THEY or token.head < 0 or not is_subject(token.deprel):
            return False
        if self._tells_what_it_is(sentence, token):
            return False
        verb = sentence.tokens[token.head]
        passive = token.deprel.endswith("pass") and self._lexicon.has(WordList.TARGETING, verb.lemma.lower())
        owns = (child.lemma.lower() for child in sentence.children(verb.index, "obj"))
        has = verb.lemma.lower() == "have" and any(self._lexicon.has(WordList.OWN_NOUNS, noun) for noun in owns)
        return not (passive or has)

    def _tells_what_it_is(self, sentence: Sentence, token: Token) -> bool:
        """As in "X was a rebel movement. It was born in exile.": a sentence on what somebody is goes on about him."""
        before = self._sentences.get(sentence.index - 1)
        if before is None or sentence.tokens[token.head].deprel not in ("root", "ROOT"):
            return False
        root = before.root.index
        if not any(before.children(root, "cop")) or self._headed.at(before.index, root) is None:
            return False
        subject = next(before.children(root, "nsubj"), None)
        return subject is not None and self._headed.at(before.index, subject.index) is not None

    def _thing_before(self, sentence: Sentence, kind: PronounKind) -> bool:
        """Whether the sentence before is about a thing: "The accord was signed. It covers ..."."""
        before = self._sentences.get(sentence.index - 1)
        if before is None:
            return False
        thing = _subject_thing(before, kind is PronounKind.THEY)
        return thing >= 0 and self._headed.at(before.index, thing) is None


def is_aided(sentence: Sentence, token: Token) -> bool:
    """As in "arms it", "sold it tanks", "gave them shelter", "shipped rifles to them", "paid for it"."""
    if token.head < 0:
        return False
    verb = sentence.tokens[token.head]
    lemma, given = verb.lemma.lower(), [c.lemma.lower() for c in sentence.children(verb.index, "obj")]
    if token.deprel in ("obj", "nsubj:pass"):
        return lemma in _AIDING
    if token.deprel == "iobj":
        return lemma in _GIVING or any(noun in _AID for noun in given)
    if token.deprel != "obl":
        return False
    cases = sentence.cases(token.index)
    if lemma == "pay" and cases & _PAYING:
        return not given
    return bool(cases & _GIVEN_TO) and (lemma in _GIVING or lemma == "give") and any(noun in _AID for noun in given)


def is_of_some(sentence: Sentence, token: Token) -> bool:
    """As in "killed 20 of them", "trained several hundred of them"."""
    above = sentence.tokens[token.head]
    of = any(case.lemma.lower() == "of" for case in sentence.children(token.index, "case"))
    return of and token.deprel == "nmod" and above.upos in ("NUM", "NOUN") and above.index < token.index


def _bound_apart(sentence: Sentence, token: Token) -> frozenset[int]:
    """Words that a pronoun cannot mean: those that govern it ("an assault on it"), and what stands beside it."""
    apart = set()
    beside = [] if token.deprel == "nmod:poss" else [c.index for c in sentence.children(token.head)]
    place = token.head
    while place >= 0 and place not in apart:
        apart.add(place)
        place = sentence.tokens[place].head
    return frozenset(apart.union(beside))


def _subject_thing(sentence: Sentence, plural: bool) -> int:
    """The noun that is the subject of a sentence's main clause, -1 without one of that number."""
    subject = next(sentence.children(sentence.root.index, "nsubj"), None)
    return subject.index if subject is not None and subject.upos == "NOUN" and is_plural(subject) is plural else -1
