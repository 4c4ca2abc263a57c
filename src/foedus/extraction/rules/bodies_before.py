"""Who stands right before "under" is led by whoever stands behind it, wherever the parser hung the two."""

from __future__ import annotations

from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.model import ActorKind, MentionKind

_LED = frozenset(
    (
        ActorKind.ARMED_GROUP,
        ActorKind.COALITION,
        ActorKind.COMMUNITY,
        ActorKind.GOVERNMENT,
        ActorKind.ORGANISATION,
        ActorKind.PARTY,
    )
)
_DONE_TO = ("obj", "nsubj", "nsubj:pass")


def body_before(grammar: Grammar, ends: Ends, index: int) -> int | None:
    """As in "got no help from the Front under X", where the parser makes of X one under whom the help was got.

    What somebody fights is not led by his own general ("attacked the rebels under General X"), so no object is.
    """
    if grammar.tokens[index].deprel != "obl" or "under" not in grammar.cases(index):
        return None
    case = next(c.index for c in grammar.sentence.children(index, "case") if c.text.lower() == "under")
    body = ends.mention(case - 1) if case else None
    if body is None or body.last != case or body.kind is MentionKind.PRONOUN:
        return None
    if {actor.kind for actor in body.actors} - _LED:
        return None
    return None if grammar.tokens[body.head].deprel in _DONE_TO else body.head
