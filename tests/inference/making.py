"""Evidence written briefly, for tests."""

from __future__ import annotations

import itertools
from datetime import date

from foedus.inference import Commitment, Evidence
from foedus.model import DateInterval, Phase

_numbers = itertools.count(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def say(
    relation: str,
    reported: str,
    *,
    when: str | None = None,
    phase: Phase = Phase.HOLDS,
    stance: Commitment = Commitment.ASSERTED,
    ends: tuple[str, str] = ("a", "b"),
    origin: str | None = None,
) -> Evidence:
    """Evidence of a claim in a report of that day, with an EDTF date or none."""
    number = next(_numbers)
    told = day(reported)
    if when is None:
        begins, over = DateInterval(end=DateInterval.from_edtf(reported).end), DateInterval(start=told)
    elif "/" in when:
        left, right = when.split("/")
        begins = DateInterval.from_edtf(left) if left not in ("", "..") else DateInterval()
        over = DateInterval.from_edtf(right) if right not in ("", "..") else DateInterval()
    else:
        begins = over = DateInterval.from_edtf(when)
        if phase is Phase.BEGINS:
            over = DateInterval(start=begins.start)
        elif phase is Phase.ENDS:
            begins = DateInterval(end=over.end)
    return Evidence(
        claim=f"c{number:05}",
        article=f"art{number}",
        relation=relation,
        actor=ends[0],
        recipient=ends[1],
        phase=phase,
        commitment=stance,
        begins=begins,
        ends=over,
        dated=when is not None,
        reported=told,
        origin=origin or f"o{number}",
    )
