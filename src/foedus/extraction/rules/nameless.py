"""Ends without a name: how somebody may be told of and still be nobody in particular, and where that tells nothing.

More or less may be told of him, so it is asked in several ways. `is_nobody` has but no name, here or before.
`are_plain` are many told by a bare noun of a list, `are_single_men` by one of another list, whatever else is told of
them, `are_described` by any common noun. `have_no_name` and `are_uncounted` ask the noun that stands here, not the
actor's name: the one of whoever left a body, the other of several who founded one.
"""

from __future__ import annotations

from itertools import pairwise

from foedus.codebook import Predicate
from foedus.extraction.rules.end import End
from foedus.extraction.rules.pairing import Pair
from foedus.language import Sentence, Token
from foedus.model import ActorKind, Phase

_NAMING = frozenset(("alliance", "backing", "fighting", "formation", "membership", "opposition", "talks", "truce"))
_OF_SOMEBODY = frozenset(("backing", "formation", "merger", "opposition", "split", "truce"))
"""What a report of war does not tell of a person whom it leaves without a name."""
_HARM = frozenset(("fighting", "opposition"))
_PLAIN = frozenset(
    """
    bands brigades dissidents fighters followers gangs leaders members men ministers officers
    officials parties politicians recruits soldiers supporters teachers tribesmen troops unions units volunteers
    """.split()  # noqa: SIM905
)
"""Many of whom nothing but the word for them is told; other than "rebels" or "militias" these words name no side."""
_CROWD = frozenset(
    """
    citizens civilians demonstrators director father hostages killers man minister murderers parent people prisoners
    protesters side thieves woman workers
    """.split()  # noqa: SIM905
)
"""Who by such a word alone is no party, known or not: "betrayed the workers", "Iran arms the other side"."""
_NEW = frozenset(("army", "battalion", "brigade", "force", "militia", "movement", "party", "regiment", "unit"))
_BARE = frozenset(("armed", "captured", "first", "local", "loyal", "masked", "new", "old", "other", "senior", "young"))
"""What before such a word says nothing of who they are."""
_COUNTED = frozenset(("fighters", "men"))
_TIED = frozenset(("affiliated", "allied", "ally", "associate", "connect", "link", "linked", "tie"))
_FRIENDS = frozenset(("allies", "colleagues", "comrades", "friends", "partners"))
_POSTS = frozenset(
    """
    adviser aide ally colleague commander critic deputy foe general lieutenant officer official opponent rival
    """.split()  # noqa: SIM905
)
_TAKING_PART = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"))
_TELLING_AS = frozenset(("as", "at", "to", "under", "among"))
_STAFFS = frozenset(("chiefs", "staff"))
_MEN = frozenset(
    """
    conscripts councillors deserters fighters men mercenaries officers policemen recruits soldiers supporters volunteers
    """.split()  # noqa: SIM905
)
_PEOPLE = frozenset(
    """
    activist cleric commander councillor defector deserter dissident docker exile fighter follower guerrilla
    intellectual lawmaker man member militant mutineer officer opponent politician prisoner refugee soldier student
    supporter teacher tribesman worker
    """.split()  # noqa: SIM905
)
"""People by what they are: who is told of so has no name by which he could be known as a founder."""
_BODIES = frozenset(("faction", "group", "movement", "organisation", "organization", "party", "union"))
_MEMBERS = frozenset(("member",))
_LEAGUES = frozenset(("alliance", "coalition", "federation", "league"))
_INSULTS = frozenset(("bandit", "criminal", "gangster", "killer", "murderer", "terrorist", "thug", "traitor"))


def tells_of_nobody(sentence: Sentence, predicate: Predicate, pair: Pair, *, at_war: bool) -> bool:
    """Whether an end has no name where the relation tells nothing without one; `at_war` in a report of conflict."""
    actor, recipient = pair
    if _says_nothing(sentence, predicate, actor, recipient):
        return True
    # "Killed two soldiers" tells whom he fights, and "joined units in the hills" to whom he belongs.
    sides = pair[:1] if predicate.relation in ("fighting", "membership") else pair
    if predicate.relation in _NAMING and any(end and are_plain(sentence, end) for end in sides):
        return not _are_told_apart(sentence, predicate, pair)
    if not at_war or actor is None:
        return False
    if predicate.relation in _OF_SOMEBODY and is_some_person(sentence, actor):
        return not _is_the_one(sentence, predicate, pair)
    return predicate.relation == "membership" and are_single_men(sentence, actor)


def _are_told_apart(sentence: Sentence, predicate: Predicate, pair: Pair) -> bool:
    """Whether those who do harm to somebody with a name are told of by more than their noun.

    As in "officers led by X overthrew Y", "men whom he had exiled attacked Y", "its fighters captured the town from Y".
    """
    actor, recipient = pair
    if predicate.relation not in _HARM or actor is None or recipient is None or recipient.actor.name.islower():
        return False
    return any(sentence.children(actor.token, "acl", "acl:relcl", "nmod:poss"))


def _is_the_one(sentence: Sentence, predicate: Predicate, pair: Pair) -> bool:
    """Whether a man without a name is the one in his post who is against somebody with a name: "the governor banned X".

    Or whom the report has told of before ("he accused X").
    """
    actor, recipient = pair
    if predicate.relation != "opposition" or actor is None or recipient is None or recipient.actor.name.islower():
        return False
    told = actor.participant.antecedent is not None
    return told or any(word.lemma == "the" for word in sentence.children(actor.token, "det"))


def _says_nothing(sentence: Sentence, predicate: Predicate, actor: End | None, recipient: End | None) -> bool:
    """Whether one end is told of by a common noun where that tells nothing.

    As in "formed by officers who had fled", by whom no body is known; in "a coalition of unions and parties", of which
    none is named, and "soldiers belong to X"; in "would not talk to murderers"; and in "sent advisers to X", where it
    is not told who did.
    """

    def told_as(end: End | None, lemmas: frozenset[str]) -> bool:
        return end is not None and sentence.tokens[end.token].lemma in lemmas and are_described(sentence, end)

    trigger = predicate.trigger
    match predicate.relation:
        case "formation":
            return "obj" in predicate.actor and told_as(recipient, _PEOPLE)
        case "membership":
            some = (
                _BODIES if trigger.word_class == "noun" else _PEOPLE if predicate.phase is Phase.HOLDS else frozenset()
            )
            return told_as(actor, some | _MEMBERS) or _is_no_body(sentence, recipient)
        case "talks":
            return told_as(recipient, _INSULTS)
        case "backing" if actor is not None:
            either = {"subj", "obj"} <= set(predicate.actor)
            sent = either and sentence.tokens[actor.token].deprel == "obj"
            return sent and are_described(sentence, actor)
    return False


def _is_no_body(sentence: Sentence, whole: End | None) -> bool:
    """As in "both members of X", "belongs to the royalist camp", "is a coalition of X and Y", which has no name."""
    if whole is None:
        return False
    token = sentence.tokens[whole.token]
    bare = not whole.known and whole.actor.name[:1].islower()
    named_after = token.lemma in _LEAGUES and " of " in whole.participant.span.text
    return token.lemma in _MEMBERS or (bare and (token.lemma == "camp" or named_after))


def is_nobody(end: End) -> bool:
    """Whether an end is described and not named, here or before."""
    return not end.known and end.actor.name.islower()


def are_described(sentence: Sentence, end: End) -> bool:
    """Whether many are told of by a common noun alone: "exiled officers", "Kurdish parties", "deserters from X"."""
    token, name = sentence.tokens[end.token], end.actor.name
    if end.known or token.xpos != "NNS":
        return False
    return name.split()[-1] == token.text or name[:1].islower()


def are_plain(sentence: Sentence, end: End) -> bool:
    """As in "gangs will join it", "a coalition of unions", "drilled by officers": so many of nobody in particular.

    Not so "the officers", who are known to the report.
    """
    if end.known or end.owned:
        return False
    *before, last = end.actor.name.split()
    if last in _CROWD and not before:
        return True
    if last not in _PLAIN or not _BARE.issuperset(before):
        return False
    if last == "dissidents" and any(sentence.children(end.token, "nmod:poss")):
        return False  # "whose dissidents" are of those whom the sentence names
    if last in _COUNTED and any(sentence.children(end.token, "nummod")):
        return False  # "several dozen fighters" who go over are told of as such
    if any(word.lemma in _TIED for word in sentence.children(end.token, "acl", "amod")):
        return False  # "fighters linked to X" are told from all others
    return not any(word.lemma == "the" for word in sentence.children(end.token, "det"))


def is_some_person(sentence: Sentence, end: End) -> bool:
    """As in "a businessman": one man without a name, who is not even told to be somebody's ("his businessman")."""
    nameless = end.actor.kind is ActorKind.PERSON and not end.actor.listed and end.actor.name.islower()
    return nameless and not any(sentence.children(end.token, "nmod:poss"))


def are_some_people(end: End) -> bool:
    """As in "islanders", "residents": a people or crowd without a name, also where the text goes back to it."""
    return end.actor.kind is ActorKind.COMMUNITY and not end.actor.listed and end.actor.name.islower()


def are_single_men(sentence: Sentence, end: End) -> bool:
    """As in "it is made up of former soldiers", "they were enrolled": men one by one, whom nobody knows.

    Whatever else is told of them, but for a name ("local Arab fighters").
    """
    token = sentence.tokens[end.token]
    named = any(word[:1].isupper() for word in end.actor.name.split()[1:])
    return token.xpos == "NNS" and token.text.lower() in _MEN and not (end.known or named)


def have_no_name(sentence: Sentence, end: End) -> bool:
    """As in "deserters from X", "Buddhist soldiers", "a breakaway wing": by its noun no name, be it one or many."""
    return not end.known and sentence.tokens[end.token].text.islower()


def are_uncounted(sentence: Sentence, end: End) -> bool:
    """As in "officers who deserted X", "Defectors from X": several of whom only is told what they are or have left.

    Also where the text goes back to them. So many of them are known by their number ("seven clans").
    """
    noun = sentence.tokens[end.token]
    if end.actor.listed or noun.xpos != "NNS":
        return False
    if not noun.text[1:].islower() or any(sentence.children(noun.index, "nummod")):
        return False
    return end.participant.antecedent is None or end.actor.name.islower()


def is_one_of_many(sentence: Sentence, end: End) -> bool:
    """As in "formed a battalion", "may found a party": what is founded there has no name, and is not told of again."""
    indefinite = any(word.lemma == "a" for word in sentence.children(end.token, "det"))
    named = any(word.upos == "PROPN" for word in sentence.children(end.token, "appos", "flat", "acl"))
    return is_nobody(end) and indefinite and not named and sentence.tokens[end.token].lemma in _NEW


def is_friends(end: End) -> bool:
    """As in "accused his partners", "turned on her comrades": whoever falls out with his own has no few enemies."""
    return end.actor.name.partition(" of ")[0] in _FRIENDS


def is_a_pact(end: End) -> bool:
    """As in "A and B formed a coalition": those who form one ally with each other, and no body grows out of them."""
    return is_nobody(end) and end.actor.kind is ActorKind.COALITION


def is_told_by_posts(end: End) -> bool:
    """As in "X's rivals", "officers of Y": those within a body, who as such are none that anybody leads."""
    if end.actor.listed or " " not in end.actor.name:
        return False
    head = end.actor.name.partition(" of ")[0].lower().split()[-1]
    one = head.removesuffix("ies") + "y" if head.endswith("ies") else head.removesuffix("s")
    return one in _POSTS


def leads_without_name(sentence: Sentence, chief: End, body: End) -> bool:
    """As in "X's leader thanked Iran", "a leader of X was shot": of a leader no more is told than what he leads.

    Not where the word tells of somebody named what he is ("as leader of X", "X's leader, Y") or goes with what is said
    only as its source ("…, its commander said"), nor of those of whom a body has many ("a commander of X").
    """
    token, owner = sentence.tokens[chief.token], sentence.tokens[body.token]
    if token.xpos != "NN" or token.deprel not in _TAKING_PART or owner.deprel not in ("nmod", "nmod:poss"):
        return False
    if not _TELLING_AS.isdisjoint(sentence.cases(token.index)) or body.actor.name.lower().split()[-1] in _STAFFS:
        return False
    told = any(sentence.children(token.index, "cop", "appos", "flat", "compound", "acl:relcl"))
    if told or _is_named(sentence, token):
        return False
    if token.deprel == "nsubj" and sentence.tokens[token.head].deprel == "parataxis":
        return False
    if token.lemma == "head" and owner.deprel == "nmod:poss":
        return False
    return token.lemma != "commander" or not any(c.lemma == "a" for c in sentence.children(token.index, "det"))


def _is_named(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands right behind the words for somebody: "the chairman of X, Y"."""
    behind = sentence.subtree(token.index)[-1] + 1
    words = sentence.tokens[token.index + 1 : behind + 3]
    return any(one.text == "," and two.upos == "PROPN" for one, two in pairwise(words))
