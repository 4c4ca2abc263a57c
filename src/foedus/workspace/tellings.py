"""What one passage says alike, once: a coordinated sentence gives several claims, whose words need not stand twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.ledger import LedgerClaim
from foedus.workspace.held import DIRECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Claims of one passage that say the same of a pair, through one source or through several."""

    rows: tuple[LedgerClaim, ...]

    @property
    def lead(self) -> LedgerClaim:
        """The first of them; all agree in words, relation, phase, stance and time."""
        return self.rows[0]

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says so, each chain once and the nearest first; empty where the report itself asserts it."""
        chains = (tuple(link.name for link in reversed(row.claim.attribution)) for row in self.rows)
        return tuple(dict.fromkeys(" ← ".join(chain) for chain in chains if chain))

    @property
    def claims(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(row.claim.id for row in self.rows)


def tellings(rows: Iterable[LedgerClaim]) -> tuple[Telling, ...]:
    """Claims gathered by what one passage says of a pair, in the order in which each is first met.

    Who is the actor tells directed relations apart, and those alone: "A and B split" says no more of B than of A.
    """
    groups: dict[tuple[object, ...], list[LedgerClaim]] = {}
    for row in rows:
        groups.setdefault(_alike(row), []).append(row)
    return tuple(Telling(rows=tuple(group)) for group in groups.values())


def _alike(row: LedgerClaim) -> tuple[object, ...]:
    claim = row.claim
    ends = (row.actor, row.recipient) if claim.relation in DIRECTED else frozenset((row.actor, row.recipient))
    stance = (str(claim.factuality), claim.conditional, claim.future, not claim.attribution)
    return claim.evidence, claim.relation, claim.phase, claim.when.edtf, stance, ends
