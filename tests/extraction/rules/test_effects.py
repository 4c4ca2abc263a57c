"""Words that say by themselves whether what they speak of is so: to offer talks, to reject them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim

ClaimsOf = Callable[..., tuple[Claim, ...]]

CASES = [
    ("Hamas offered a truce to Israel.", "truce", "PS+", True),
    ("Hamas sued for peace with Israel.", "truce", "PS+", True),
    ("Hamas has rejected a truce with Israel.", "truce", "CT-", False),
    ("Hamas accepted a truce with Israel.", "truce", "CT+", False),
    ("Sudan called for talks with Chad.", "talks", "PS+", True),
    ("Sudan ruled out talks with Chad.", "talks", "CT-", False),
    ("Sudan did not rule out talks with Chad.", "talks", "PS+", False),
    ("Sudan did not offer talks to Chad.", "talks", "PS-", True),
    ("Sudan may reject talks with Chad.", "talks", "PS-", False),
    ("Sudan resumed talks with Chad.", "talks", "CT+", False),
    ("Iran has refused support to Hezbollah.", "backing", "CT-", False),
    ("France does not recognise Hamas.", "opposition", "CT+", False),
]


@pytest.mark.parametrize(("text", "relation", "label", "future"), CASES)
def test_the_word_decides_how_firmly_the_relation_is_said(
    claims_of: ClaimsOf, text: str, relation: str, label: str, future: bool
) -> None:
    found = [claim for claim in claims_of(text) if claim.relation is not None and claim.actor and claim.recipient]
    said = [(str(claim.factuality), claim.future) for claim in found if claim.relation == relation]
    assert said == [(label, future)]
