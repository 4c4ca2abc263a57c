"""Men told by whom they obey: "soldiers loyal to X" are X's, and no side that backs him."""

from __future__ import annotations

from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import DEVOTED
from foedus.extraction.rules.nameless import is_nobody
from foedus.extraction.rules.pairing import Pair
from foedus.language import Sentence
from foedus.model import ActorKind

_TROOPS = frozenset(
    """
    bands commanders fighters forces gangs guerrillas gunmen men militiamen officers police soldiers tribesmen troops
    units
    """.split()  # noqa: SIM905
)
_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT)


def are_his_own(sentence: Sentence, verb: str, pair: Pair, *, at_war: bool) -> bool:
    """Whether a word for loyalty stands between somebody and his own men; `at_war` in a report of armed conflict."""
    men, master = pair
    if verb not in DEVOTED or men is None:
        return False
    return (
        _are_mere_troops(sentence, men)
        or (master is not None and _are_his_states(men, master))
        or (at_war and _are_told_by_him(sentence, men))
    )


def _are_mere_troops(sentence: Sentence, men: End) -> bool:
    """As in "soldiers loyal to X": troops of whom nothing else is told, or who are nobody's by name."""
    words = men.participant.span.text.lower().split()
    troops = words[-1] in _TROOPS and sentence.tokens[men.token].xpos == "NNS"
    return troops and (len(words) == 1 or is_nobody(men))


def _are_his_states(men: End, ruler: End) -> bool:
    """As in "soldiers loyal to President X", known to be his state's: that a state backs its ruler is no news."""
    known = men.actor.listed and men.actor.kind in _STATES
    return known and men.participant.span.text[1:].islower() and ruler.actor.kind is ActorKind.PERSON


def _are_told_by_him(sentence: Sentence, men: End) -> bool:
    """As in "tribesmen loyal to X fought on": a report of war tells by whom they obey who they are, and no more.

    Militias are bodies, which back him.
    """
    token = sentence.tokens[men.token]
    several = (token.xpos == "NNS" and token.lemma != "militia") or token.lemma == "police"
    plain = men.participant.span.text[1:].islower() and " of " not in men.participant.span.text
    beside = (word.lemma for word in sentence.children(men.token, "amod", "acl", "acl:relcl"))
    return several and plain and not DEVOTED.isdisjoint(beside)
