"""Whether the name of a country or a capital stands for the state or is a mere place."""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList, load_nominals
from foedus.language import Sentence, Token
from foedus.resolution.mentions_found import role_of

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "vocative", "nsubj:outer"})
_HYPHENS = frozenset("-‐‑–")
_SIDING = frozenset(
    [
        "back",
        "support",
        "arm",
        "fund",
        "finance",
        "sponsor",
        "equip",
        "train",
        "lead",
        "supply",
        "align",
        "ally",
        "allied",
        "base",
        "link",
        "linked",
        "run",
        "command",
        "dominate",
        "broker",
        "mediate",
        "loyal",
        "friendly",
    ]
)
"""Participles for being on a state's side, in its pay or from it ("Turkey-backed", "armed by Turkey")."""
_STATIVE_ACTORS = frozenset(
    {"between", "among", "with", "against", "by", "from", "to", "for", "on", "of", "towards", "toward"}
)
_OF_OTHERS = (
    ("by", _SIDING),
    ("from", frozenset({"receive", "get", "obtain", "acquire", "procure", "buy", "draw"})),
    ("on", frozenset({"depend", "rely"})),
    ("of", frozenset({"proxy", "client", "puppet", "lackey", "tool", "creature"})),
)
"""The prepositions before a state, and the words over them, with which it is told to be behind somebody else."""
_FIRING = frozenset({"fire", "lob", "shoot", "launch", "rain", "hurl"})
_FIRED_AT = frozenset({"into", "at", "towards", "toward"})
"""Verbs and the prepositions behind them with which a country is shot at: "fired rockets into Arvania"."""
_RULERS = frozenset({"president", "premier", "chancellor", "king", "emperor", "emir", "sultan", "prime minister"})
_ASKING = frozenset({"ask", "beg", "beseech", "implore", "urge", "petition", "request", "invite"})
_GIVING = frozenset(
    """
    airlift deliver donate export extend ferry fly give grant hand lease lend offer pledge promise provide rush sell
    send ship supply transfer transport
    """.split()  # noqa: SIM905
)
_GETTING = frozenset(
    """
    accept acquire buy demand draw expect get import need obtain order procure reach receive secure seek want win
    """.split()  # noqa: SIM905
)
_FINDING = frozenset({"enjoy", "find", "gain", "get", "have", "obtain", "seek", "take"})
_REFUGE = frozenset({"asylum", "haven", "patron", "protector", "refuge", "sanctuary", "shelter", "sponsor"})
_SENDING = frozenset({"despatch", "dispatch", "rush", "send"})
_SENT_PEOPLE = frozenset({"ambassador", "envoy"})
_SERVING = frozenset({"act", "lobby", "plead", "spy", "vote", "work"})
"""Verbs behind whose "for" those who rule in a capital stand ("lobbied for Arvo")."""
_SEATS_OF_STATES = frozenset(("capital", "parliament", "palace"))
_TOWNS = frozenset(("city", "port", "suburb", "town", "village", "zone"))
_TAKING_BACK = frozenset(
    ("liberate", "recapture", "reconquer", "recover", "regain", "reoccupy", "retake", "surround", "take")
)
"""Verbs that tell of a town that others held before, or that anybody may do with one."""
_HOLDING = frozenset(("control", "govern", "hold", "occupy", "rule", "run", "seize"))
_MEETING = frozenset(("meet", "negotiate", "talk", "sign", "meeting", "negotiation", "talks", "dialogue", "round"))
_RUMOURED = frozenset(
    ("say", "report", "believe", "understand", "think", "know", "rumour", "rumor", "allege", "suspect")
)
"""What is told of somebody by whoever it may be: "X is said to do it"."""
_MEETINGS = _MEETING | {"summit", "conference", "truce", "ceasefire", "accord", "agreement", "deal", "pact"}
"""Words whose place is where some come together."""


def _is_left_of_a_clause(sentence: Sentence, token: int) -> bool:
    """As in "X supported A and Tehran B", "stood by Serbia, and Berlin by Vienna": a verb that is left out is acted."""
    if any(sentence.children(token, "orphan")):
        return True
    return sentence.tokens[token].deprel == "orphan" and sentence.cases(token).isdisjoint(
        ("in", "at", "to", "from", "into")
    )


def is_place_use(sentence: Sentence, token: int, *, city: bool = False, lexicon: NominalLexicon | None = None) -> bool:
    """Whether the country (or, with `city`, the capital) named at `token` is only where something is.

    Syntax decides: "in Syria", "fled to Turkey", "left Iraq" and "northern Syria" are places; "Syria rejected", "with
    Syria", "Syria's army" are not. A capital is the state only as the agent of an act that people do, or where states
    alone can stand ("ties with Kigali").
    """
    if _is_left_of_a_clause(sentence, token):
        return False
    words = lexicon or load_nominals()
    word = _anchor(sentence, token)
    governor = sentence.tokens[word.head] if word.head >= 0 else None
    role = role_of(sentence, word.index).split(":")[0]
    case = _case(sentence, word)
    if city and (_told_to_act(sentence, word, words) or _is_behind_somebody(sentence, token)):
        return False
    if _is_shot_at(sentence, word, case) or (case == "at" and not city):
        return False
    if governor is not None and not city and is_lost_seat(sentence, governor, words):
        return False
    if is_part(sentence, word) or governor is None:
        return governor is not None or (city and len(sentence.tokens) > 3)
    if case is not None and role in ("obl", "nmod", "acl", "advcl", "conj", "root", "parataxis"):
        return _place_after(sentence, word, case, city, words)
    if role == "obj" and governor.upos == "VERB":
        verb = governor.lemma.lower()
        taken = city and words.has(WordList.CITY_VERBS, verb) and not _is_menaced(sentence, governor)
        reached = words.has(WordList.PLACE_VERBS, verb)
        return taken or (reached and not (verb == "reach" and _moves_goods(sentence, governor, words)))
    if not city:
        spot = role in ("compound", "amod") and governor.upos == "NOUN" and _is_spot(governor, words)
        return spot and not _paired(sentence, word)
    return _city_is_place(sentence, word, governor, role, words)


def is_venue(sentence: Sentence, token: int) -> bool:
    """Whether a city, as a place, is where some meet: "negotiating in Oslo" is about no affairs of Norway."""
    word = _anchor(sentence, token)
    if word.head < 0:
        return False
    above = sentence.tokens[word.head]
    told = (above, *sentence.children(above.index, "obj", "nsubj", "nsubj:pass"))
    return _case(sentence, word) in ("in", "at") and any(one.lemma.lower() in _MEETINGS for one in told)


def is_lost_seat(sentence: Sentence, seat: Token, words: NominalLexicon) -> bool:
    """As in "captured the capital of Arvania", "took control of the Arvanian capital": it is taken from that state.

    So is whatever town of a state is shelled or stormed ("shelled the Arvanian town of Osh"); not where it is taken
    back, or taken from somebody told.
    """
    lemma = seat.lemma.lower()
    if seat.head < 0 or (lemma not in _SEATS_OF_STATES and lemma not in _TOWNS):
        return False
    verb = sentence.tokens[seat.head]
    if lemma in _TOWNS:
        return _is_struck(sentence, seat, verb, words)
    if seat.deprel == "nmod" and verb.lemma == "control" and verb.deprel == "obj":
        return sentence.tokens[verb.head].lemma in ("take", "seize", "gain", "wrest")
    taken = verb.lemma.lower() in _TAKING or words.has(WordList.TOWN_VERBS, verb.lemma.lower())
    return seat.deprel in ("obj", "nsubj:pass") and taken


def _is_struck(sentence: Sentence, town: Token, verb: Token, words: NominalLexicon) -> bool:
    """Whether a town is attacked or taken, or fired into: force against the state whose it is, unless taken back."""
    lemma = verb.lemma.lower()
    if town.deprel in ("obj", "nsubj:pass"):
        if not words.has(WordList.TOWN_VERBS, lemma) or lemma in _TAKING_BACK or verb.upos != "VERB":
            return False
        whence = (*sentence.children(verb.index, "obl"), *sentence.children(town.index, "nmod"))
        held = any(clause.lemma in _HOLDING for clause in sentence.children(town.index, "acl", "acl:relcl"))
        return not held and not any("from" in sentence.cases(word.index) for word in whence)
    while verb.deprel == "obj" and verb.head >= 0:
        verb = sentence.tokens[verb.head]
    return verb.lemma.lower() in _FIRING and not sentence.cases(town.index).isdisjoint(_FIRED_AT | {"on", "upon"})


def _is_shot_at(sentence: Sentence, word: Token, case: str | None) -> bool:
    """As in "fired at Arvania", "launched a barrage of rockets into northern Arvania", "fired a missile at Arvo"."""
    above = word.head
    while above >= 0 and sentence.tokens[above].deprel in ("obj", "nmod"):
        above = sentence.tokens[above].head
    return case in _FIRED_AT and above >= 0 and sentence.tokens[above].lemma.lower() in _FIRING


def _anchor(sentence: Sentence, token: int) -> Token:
    """The word on which the relation of the name hangs: past flat parts and coordination."""
    word = sentence.tokens[token]
    for _ in range(12):
        if word.deprel not in ("flat", "conj", "nmod:desc") or word.head < 0:
            break
        if word.deprel == "conj" and _case(sentence, word) not in (None, _case(sentence, sentence.tokens[word.head])):
            break  # but "from Arvania and from Belmark" is like "from Arvania and Belmark"
        word = sentence.tokens[word.head]
    return word


def _case(sentence: Sentence, word: Token) -> str | None:
    """The preposition before a word, its first where several stand there, but of "along with X" the "with"."""
    cases = [c.lemma.lower() for c in sentence.children(word.index, "case") if c.index < word.index]
    cases = [case for case in cases if case not in ("'s", "’s")]
    return "with" if cases == ["along", "with"] else next(iter(cases), None)


def tells_of_others(sentence: Sentence, token: int) -> bool:
    """As in "Turkish-backed rebels", "armed by Turkey", "got arms from Turkey", "ethnic Albanian rebels": of others.

    Who backs or leads somebody, and where a people has its name from, is most often another state than his.
    """
    tokens = sentence.tokens
    if token + 2 < len(tokens) and tokens[token + 1].text in _HYPHENS and tokens[token + 2].lemma.lower() in _SIDING:
        return True
    if token and tokens[token - 1].text.lower() == "ethnic":
        return True
    above = tokens[tokens[token].head]
    cases = {child.lemma.lower() for child in sentence.children(token, "case")}
    lemma = above.lemma.lower()
    return any(case in cases and lemma in words for case, words in _OF_OTHERS)


def is_dealt_with(sentence: Sentence, token: int, words: NominalLexicon) -> bool:
    """As in "the president has asked Arvania for help": to whom the rulers of another state, unnamed, do something."""
    word = _anchor(sentence, token)
    verb = sentence.tokens[word.head] if word.head >= 0 else None
    if verb is None or verb.upos != "VERB" or word.deprel not in ("obj", "iobj"):
        return False
    if verb.lemma not in _ASKING and not words.has(WordList.JUDGING, verb.lemma):
        return False
    subject = next(sentence.children(verb.index, "nsubj"), None)
    noun = words.nouns.get(subject.lemma.lower()) if subject is not None else None
    if (
        subject is None
        or noun is None
        or any(sentence.children(subject.index, "amod", "compound", "nmod", "nmod:poss"))
    ):
        return False
    return noun.behaves in (NominalClass.GOVERNMENT, NominalClass.ARMY) or noun.noun in _RULERS


def is_part(sentence: Sentence, word: Token) -> bool:
    """As in "Northern Syria", "eastern Congo": a part of a country acts for nobody; "Central African" is of a name."""
    beside = (c for c in sentence.children(word.index, "amod", "compound", "advmod") if c.lemma.lower() in _PARTS)
    return any(not (c.text.istitle() and sentence.tokens[c.index + 1].text == "African") for c in beside)


_PARTS = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north-eastern",
        "north-western",
        "south-eastern",
        "south-western",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "upper",
        "lower",
        "downtown",
        "greater",
    ]
)


def _place_after(sentence: Sentence, word: Token, case: str, city: bool, words: NominalLexicon) -> bool:
    governor = sentence.tokens[word.head]
    if words.has(WordList.LOCATIVE, case):
        return not (case == "in" and not city and _is_host(sentence, governor))
    moves = words.has(WordList.MOTION, governor.lemma.lower())
    if case == "to":
        if governor.lemma == "owe" or (governor.lemma in _GIVING and _moves_goods(sentence, governor, words)):
            return False
        carried = _has_object(sentence, governor) or (governor.lemma in _SENDING and governor.xpos == "VBN")
        return moves or (city and governor.upos == "VERB" and carried)
    if case == "from":
        carries = moves or governor.lemma in _GETTING
        things = (governor, *(sentence.children(governor.index, "obj", "nsubj") if carries else ()))
        things += _before_case(sentence, word)
        given = any(words.has(WordList.GIVEN, thing.lemma.lower()) for thing in things)
        speaks = words.has(WordList.SPEAK_FOR, governor.lemma.lower())
        if _are_forces(governor, words) or speaks or _is_robbed(sentence, governor):
            return False
        moves = moves and not given  # "took money from Chad"
        return moves or (governor.upos in ("NOUN", "PROPN") and not given) or (city and not given)
    if case in ("of", "for", "on") and city:
        if case == "for" and governor.lemma in _SERVING:
            return False
        held = (WordList.RELYING,) if case == "on" else (WordList.WILL, WordList.ALLIES)
        return not any(words.has(name, governor.lemma.lower()) for name in held)
    if case in ("of", "for", "on"):
        return case == "of" and (_is_spot(governor, words) or governor.lemma.lower() in _OF_PLACES)
    return case not in _STATIVE_ACTORS


def _is_host(sentence: Sentence, verb: Token) -> bool:
    """As in "found refuge in Arvania", "trained in Arvania": what nobody finds there but of those who rule."""
    found = verb.lemma in _FINDING and any(t.lemma.lower() in _REFUGE for t in sentence.children(verb.index, "obj"))
    noun = verb.lemma.lower() in _REFUGE and sentence.tokens[verb.head].lemma in _FINDING
    return found or noun or (verb.lemma == "train" and verb.xpos == "VBN")


def _moves_goods(sentence: Sentence, verb: Token, words: NominalLexicon) -> bool:
    """As in "shipped drones to Arvo", "shells from Chad reached Arvania": what only those who rule there get."""
    things = [*sentence.children(verb.index, "obj", "nsubj", "nsubj:pass")]
    things += [sentence.tokens[verb.head]] if verb.deprel == "acl" else []
    things += sentence.children(verb.head, "nsubj", "nsubj:pass") if verb.deprel == "xcomp" else ()
    things += [inner for thing in things for inner in sentence.children(thing.index, "nmod")]
    lemmas = {thing.lemma.lower() for thing in things}
    return any(words.has(WordList.GIVEN, lemma) for lemma in lemmas - _SENT_PEOPLE)


_TAKING = frozenset(
    """
    annex capture conquer grab liberate recapture reclaim recover regain retake seize snatch take win wrench wrest
    """.split()  # noqa: SIM905
)
_LAND = frozenset(
    """
    airport area base border bridge city country crossing district enclave exclave field fort ground harbour hill
    island land mine outpost pass peninsula plain port position post province region road strip stronghold suburb
    territory town valley village
    """.split()  # noqa: SIM905
)


def _is_robbed(sentence: Sentence, verb: Token) -> bool:
    """As in "took the port from Arvania": land is taken from those who hold it, while prisoners are only from there."""
    taken = sentence.children(verb.index, "obj", "nsubj:pass") if verb.lemma in _TAKING else ()
    return any(thing.lemma.lower() in _LAND or thing.upos == "PROPN" for thing in taken)


_OF_PLACES = frozenset(
    ["bishop", "archbishop", "patriarch", "mayor", "sheriff", "mufti", "rabbi", "resident", "inhabitant", "native"]
)
"""Persons who are "of" the place where they live or serve: "the bishop of Arvo"."""


def _before_case(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """The noun right before the preposition of a name, wherever the parser hung it: "took it with help from Chad"."""
    link = next(sentence.children(word.index, "case"), None)
    before = sentence.tokens[link.index - 1] if link is not None and link.index else None
    return (before,) if before is not None and before.upos == "NOUN" else ()


def _are_forces(governor: Token, words: NominalLexicon) -> bool:
    """As in "jets from Arvania": a state's own, unlike "fighters from Arvania"."""
    noun = words.noun(governor.lemma.lower())
    return noun is not None and noun.behaves is NominalClass.FORCES


def _paired(sentence: Sentence, word: Token) -> bool:
    """Whether a hyphen couples the name with another ("the Iran-Iraq war"), so that both are parties."""
    return any(
        link.text in _HYPHENS
        for other in sentence.children(word.index, "conj")
        for link in sentence.children(other.index, "cc")
    )


def _has_object(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.children(verb.index, "obj"))


def _is_spot(noun: Token, words: NominalLexicon) -> bool:
    """Whether a noun names a spot, so that a country beside it says where that is."""
    lemma = noun.lemma.lower()
    known = words.nouns.get(lemma)
    return known is None and words.has(WordList.ORIGIN_HEADS, lemma)


def _city_is_place(sentence: Sentence, word: Token, governor: Token, role: str, words: NominalLexicon) -> bool:
    if role == "nsubj":
        return _idle_subject(sentence, word, governor, words)
    if role == "obl":
        return word.deprel != "obl:agent"
    if role == "nmod" and word.deprel == "nmod:poss":
        owned = governor.lemma.lower()
        known = words.noun(owned) is not None  # "troops" has a plural for its lemma
        return not known and not any(words.has(name, owned) for name in (WordList.OWN_NOUNS, WordList.WILL))
    if role == "compound":
        return words.nouns.get(governor.lemma.lower()) is None and governor.upos != "VERB"
    return role not in _ARGUMENTS and role != "iobj"


def _is_menaced(sentence: Sentence, verb: Token) -> bool:
    """As in "threatened Arvo with sanctions": a threat of something is spoken to those who rule there."""
    behind = sentence.children(verb.index, "obl") if verb.lemma == "threaten" else ()
    return any(_case(sentence, word) == "with" for word in behind)


def _told_to_act(sentence: Sentence, word: Token, words: NominalLexicon) -> bool:
    """As in "Arvo, which arms the rebels": a clause behind a capital tells what only people do to others."""
    for clause in sentence.children(word.index, "acl:relcl"):
        subject = next(sentence.children(clause.index, "nsubj"), None)
        doing = words.has(WordList.AGENT_VERBS, clause.lemma.lower()) and _has_object(sentence, clause)
        if doing and subject is not None and subject.text.lower() in ("which", "who", "that"):
            return True
    return False


def _is_behind_somebody(sentence: Sentence, token: int) -> bool:
    """As in "the Arvo-backed rebels": who arms or pays somebody is a state; but a group is "Arvo-based"."""
    tokens = sentence.tokens
    if token + 2 >= len(tokens) or tokens[token + 1].text not in _HYPHENS:
        return False
    return tokens[token + 2].xpos == "VBN" and tokens[token + 2].lemma.lower() in _SIDING - {"base"}


def _idle_subject(sentence: Sentence, word: Token, governor: Token, words: NominalLexicon) -> bool:
    """Whether a capital is the subject of what places are or suffer: "Arvo was calm", "Arvo was shelled".

    Who threatens to do something is no place.
    """
    lemma = governor.lemma.lower()
    if word.deprel.endswith(":pass") or any(sentence.children(governor.index, "aux:pass")):
        if lemma in _RUMOURED and any(_acts(sentence, c, words) for c in sentence.children(governor.index, "xcomp")):
            return False
        return not (words.has(WordList.ADDRESSED, lemma) or _is_menaced(sentence, governor))
    if governor.upos == "VERB":
        intends = lemma == "threaten" and any(sentence.children(governor.index, "xcomp"))
        return words.has(WordList.CITY_VERBS, lemma) and not _has_object(sentence, governor) and not intends
    noun = words.nouns.get(lemma)
    side = noun is not None and noun.behaves is NominalClass.SIDE
    return not (side or words.has(WordList.MINDED, lemma) or _is_state_of_mind(sentence, governor))


def _acts(sentence: Sentence, clause: Token, words: NominalLexicon) -> bool:
    """Whether a clause tells what somebody does himself, as no place does: "Arvo is said to be negotiating"."""
    passive = any(sentence.children(clause.index, "aux:pass"))
    return clause.upos == "VERB" and not passive and not words.has(WordList.CITY_VERBS, clause.lemma.lower())


def _is_state_of_mind(sentence: Sentence, noun: Token) -> bool:
    """As in "Arvo and Belport are of one mind", "at war", "behind the attacks"."""
    cases = {child.lemma.lower() for child in sentence.children(noun.index, "case")}
    return any((case, noun.lemma.lower()) in _MINDS for case in cases) or "behind" in cases


_MINDS = frozenset(
    {
        ("of", "mind"),
        ("at", "war"),
        ("at", "peace"),
        ("at", "odds"),
        ("at", "fault"),
        ("at", "loggerheads"),
        ("in", "favour"),
        ("in", "favor"),
        ("in", "league"),
        ("in", "touch"),
        ("in", "contact"),
        ("in", "talk"),
        ("on", "term"),
        ("on", "side"),
        ("under", "pressure"),
        ("under", "illusion"),
    }
)
