"""The ties of a whole ledger as of a day, inferred on columns: what `state_of` says pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from foedus.inference import Rates, Standing, commitment_of
from foedus.inference.bulk import STANDINGS, Standings, standings
from foedus.inference.bulk_spells import spells as bulk_spells
from foedus.inference.columns import (
    ASSERTED,
    COMMITMENTS,
    DENIED,
    PHASES,
    Codes,
    EvidenceColumns,
    evidence_columns,
)
from foedus.ledger.asking_columns import FactColumns
from foedus.model import Factuality, Phase

_TAG = "c1:"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTie:
    """A pair that stands somehow: its ids in order, the claims behind it, and the day of the newest report of them."""

    a: str
    b: str
    standing: Standing
    claims: tuple[str, ...]
    last_told: date | None = None
    spells: tuple[str, ...] = ()


class Whole:
    """All facts that count, as evidence on pairs; actors joined to themselves by merges are left out."""

    def __init__(self, facts: FactColumns, rates: Rates) -> None:
        self._facts = facts
        self._rates = rates

    @cached_property
    def _ranked(self) -> tuple[tuple[str, ...], Codes]:
        """The actors in the order of their ids, and for each place in `facts.actors` its rank."""
        order = sorted(range(len(self._facts.actors)), key=self._facts.actors.__getitem__)
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return tuple(self._facts.actors[place] for place in order), ranks

    @cached_property
    def _paired(self) -> tuple[FactColumns, Codes, Codes]:
        """The facts that assert or deny something of two actors, each one's pair, and the pairs as ranks, shape (n, 2).

        Plans, conditions and open questions make no state.
        """
        names, ranks = self._ranked
        telling = np.isin(_commitments(self._facts), (ASSERTED, DENIED)) & (self._facts.actor != self._facts.recipient)
        facts = self._facts.only(telling)
        ends = np.stack([ranks[facts.actor], ranks[facts.recipient]], axis=1)
        keys, pair = np.unique(ends.min(axis=1) * len(names) + ends.max(axis=1), return_inverse=True)
        return facts, pair, np.stack(np.divmod(keys, max(1, len(names))), axis=1)

    @cached_property
    def evidence(self) -> EvidenceColumns:
        """What the facts contribute."""
        facts, pair, pairs = self._paired
        phases = np.array([PHASES.index(Phase(name)) for name in facts.phases], dtype=np.int64)
        return evidence_columns(
            pairs=len(pairs),
            pair=pair,
            relations=facts.relations,
            relation=facts.relation,
            phase=phases[facts.phase],
            commitment=_commitments(facts),
            edtf=facts.edtf,
            edtfs=facts.edtfs,
            reported=facts.published,
        )

    def ties(self, day: date, *, spells: bool = False) -> Iterator[PairTie]:
        """The pairs that are neither ended nor unknown on a day, in the order of their ids; `spells` adds times."""
        found = standings(self.evidence, day, self._rates)
        names, (_, _, pairs) = self._ranked[0], self._paired
        claims, told, times = self._claims(found), self._told(found), self._times(found) if spells else {}
        for place in np.flatnonzero(found.shown).tolist():
            a, b = pairs[place].tolist()
            yield PairTie(
                a=names[a],
                b=names[b],
                standing=STANDINGS[found.standing[place]],
                claims=claims.get(place, ()),
                last_told=date.fromordinal(told[place]) if told[place] else None,
                spells=times.get(place, ()),
            )

    def _told(self, found: Standings) -> list[int]:
        """For each pair the day of the newest report behind it, as `date.toordinal`; 0 where none has a date."""
        facts, pair, pairs = self._paired
        newest = np.zeros(len(pairs), dtype=np.int64)
        np.maximum.at(newest, pair[found.premises], facts.published[found.premises])
        return list(map(int, newest))

    def _claims(self, found: Standings) -> dict[int, tuple[str, ...]]:
        """The claims behind each pair, in the order of their ids."""
        facts, pair, _ = self._paired
        rows = np.flatnonzero(found.premises)
        if not len(rows):
            return {}
        rows = rows[_by_pair_and_id(pair[rows], facts.ids[rows])]
        names = f"{_TAG}{facts.ids[rows].tobytes().hex(' ', 16)}".replace(" ", f" {_TAG}").split(" ")
        starts = np.flatnonzero(np.diff(pair[rows], prepend=-1)).tolist()
        stops = [*starts[1:], len(names)]
        owners = pair[rows[starts]].tolist()
        return {owner: tuple(names[start:stop]) for owner, start, stop in zip(owners, starts, stops, strict=True)}

    def _times(self, found: Standings) -> dict[int, tuple[str, ...]]:
        """The spells of the relations that count, of each pair in order of time, each interval once."""
        high, low = _halves(self._paired[0].ids)
        spells: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for spell in bulk_spells(self.evidence, found, (low, high), self._rates):
            spells[spell.pair].append((spell.start, spell.edtf))
        return {pair: tuple(dict.fromkeys(edtf for _, edtf in sorted(mine))) for pair, mine in spells.items()}

    def first_articles(self, actors: Iterable[str]) -> list[int]:
        """The articles, by the numbers of their entries, that first name one of these actors, in their order.

        As one finds them who reads the facts in turn until each actor was named.
        """
        place = {name: number for number, name in enumerate(self._facts.actors)}
        wanted = np.array(sorted(place[name] for name in set(actors) if name in place), dtype=np.int64)
        first = np.full(len(place), len(self._facts), dtype=np.int64)
        rows = np.arange(len(self._facts))
        for ends in (self._facts.actor, self._facts.recipient):
            np.minimum.at(first, ends, rows)
        found = np.unique(first[wanted])
        return list(map(int, self._facts.article[found[found < len(self._facts)]]))


def _halves(ids: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint64]:
    """Each id as two numbers, in whose order the ids are; shape (2, n)."""
    return np.ascontiguousarray(ids).view(">u8").astype(np.uint64).reshape(-1, 2).T


def _by_pair_and_id(pair: Codes, ids: npt.NDArray[np.uint8]) -> Codes:
    """The order of pairs and, within each, of ids: by their first bits, by all of them where these do not decide."""
    high, low = _halves(ids)
    bits = 63 - int(pair.max()).bit_length()
    keys = (pair.astype(np.uint64) << np.uint64(bits)) | (high >> np.uint64(64 - bits))
    order: Codes = np.argsort(keys)
    if (np.diff(keys[order]) == 0).any():
        order = np.lexsort((low, high, pair))
    return order


def _commitments(facts: FactColumns) -> Codes:
    """What each claim's stance lets one conclude."""
    stances = [Factuality.parse(label) for label in facts.factualities]
    table = np.array(
        [
            COMMITMENTS.index(commitment_of(stance, conditional=bool(marks % 2), future=marks > 1))
            for stance in stances
            for marks in range(4)
        ],
        dtype=np.int64,
    )
    return table[4 * facts.factuality + facts.conditional + 2 * facts.future]
