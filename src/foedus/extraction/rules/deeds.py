"""The deeds that an article has told of, as far as it has been read, to which later words go back.

Who condemns "the attack" condemns the attacker, and who "did the same" did what the sentence before tells.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from foedus.extraction.rules.end import End, standing_in
from foedus.language import Sentence, Token
from foedus.model import Participant

if TYPE_CHECKING:
    from foedus.extraction.rules.claims import Finding

_REACH = 2
"""How many sentences back a deed may lie that is only pointed at."""
_SPOKEN = ("ccomp", "parataxis")
_COUPS = frozenset(("coup", "putsch", "takeover"))
_SEIZING = frozenset(("depose", "grab", "mutiny", "oust", "overthrow", "seize", "take", "topple", "unseat"))
_FORCE = frozenset(("ASSAULT", "COERCE"))
_STEM = 4
"""How many first letters a deed's noun and verb share: "kidnapping", "kidnap"; "invasion", "invade"."""


class Deeds:
    """What the last sentences of an article tell, the nearest first, and the acts of force that it began with."""

    def __init__(self) -> None:
        self._last: deque[tuple[Sentence, tuple[Finding, ...]]] = deque(maxlen=_REACH)
        self._first: list[tuple[str, Participant]] = []

    def learn(self, found: Iterable[Finding], sentence: Sentence) -> None:
        """Takes in what a sentence says."""
        found = tuple(found)
        self._last.appendleft((sentence, found))
        self._first = self._first or _by_force(found)

    def of_main_clause(self) -> list[Finding]:
        """What the sentence before tells in its main clause, or as what somebody there says."""
        if not self._last:
            return []
        sentence, found = self._last[0]
        main = {token.index for token in sentence.tokens if token.head < 0}
        main |= {child.index for root in tuple(main) for child in sentence.children(root, "conj", *_SPOKEN)}
        return [each for each in found if each.trigger in main]

    def doer(self, deed: Token, *, of_any_kind: bool) -> End | None:
        """Who did the deed that a noun points back at, standing where the noun does; None where it was not one alone.

        "The kidnapping" goes back to what was told in a word of its stem, "the attack" to a deed of any kind. Where
        none was told of late, it is the one that the report began with.
        """
        stem = deed.lemma[:_STEM]
        late = next((deeds for _, found in self._last if (deeds := _by_force(found))), [])
        told = [deeds for deeds in (late, self._first) if len({doer.actor.id for _, doer in deeds}) == 1]
        if deed.lemma in _COUPS:
            called = [doer for deeds in told for lemma, doer in deeds if lemma in _SEIZING]
            of_any_kind = False
        else:
            called = [doer for deeds in told for lemma, doer in deeds if lemma[:_STEM] == stem]
        meant = called or [deeds[0][1] for deeds in told if of_any_kind]
        return standing_in(meant[0], deed, directness=0.8, owned=True) if meant else None


def _by_force(found: Iterable[Finding]) -> list[tuple[str, Participant]]:
    """Who fights or uses violence or force, against whomsoever ("seized the palace"), and the word for it."""
    return [(f.predicate.trigger.lemma, f.actor.participant) for f in found if f.actor and _is_forceful(f)]


def _is_forceful(one: Finding) -> bool:
    if one.relation in (None, "opposition"):
        return one.plover in _FORCE
    return one.relation == "fighting" and one.recipient is not None
