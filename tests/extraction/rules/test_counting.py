"""What an act counts as: done, announced, possible or refused; and who stands behind what is given or lifted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim

ClaimsOf = Callable[..., tuple[Claim, ...]]

TOLD = [
    ("Kenya released the Somali prisoners.", "CONCEDE"),
    ("Kenya will not release the Somali prisoners.", "REJECT"),
    ("Kenya would not accept the Somali demands.", "REJECT"),
    ("Kenya did not release the Somali prisoners.", "CONCEDE"),
    ("Kenya cannot send doctors to Somalia.", "REJECT"),
    ("Kenya bombed Somalia.", "ASSAULT"),
    ("Kenya could bomb Somalia.", "THREATEN"),
    ("Kenya may expel the Somali ambassador.", "THREATEN"),
    ("Kenya may have bombed Somalia.", "ASSAULT"),
    ("Kenya will not bomb Somalia.", "ASSAULT"),
]
BEHIND_GOODS = [
    ("The sanctions on Chad have been lifted by Sudan.", "Sudan", "Chad"),
    ("A curfew imposed on the Kurds was eased by Turkey.", "Turkey", "Kurds"),
    ("Aid to Mali was suspended by France.", "France", "Mali"),
    ("Turkey has lifted the embargo placed on Syria.", "Turkey", "Syria"),
]


@pytest.mark.parametrize(("text", "category"), TOLD)
def test_an_act_counts_as_it_is_told(claims_of: ClaimsOf, text: str, category: str) -> None:
    assert {claim.plover for claim in claims_of(text)} == {category}


@pytest.mark.parametrize(("text", "actor", "recipient"), BEHIND_GOODS)
def test_the_other_party_stands_behind_what_is_given_or_lifted(
    claims_of: ClaimsOf, text: str, actor: str, recipient: str
) -> None:
    ends = [(c.actor.span.text, c.recipient.span.text) for c in claims_of(text) if c.actor and c.recipient]
    assert (actor, recipient) in ends


def test_what_is_sent_is_nobody_it_is_sent_to(claims_of: ClaimsOf) -> None:
    (sent,) = claims_of("Peru sent ten tank battalions to the border with Ecuador.")
    assert sent.plover == "MOBILIZE"
    assert sent.recipient is not None and sent.recipient.span.text == "Ecuador"


def test_a_particle_may_stand_before_a_preposition(claims_of: ClaimsOf) -> None:
    (given,) = (c for c in claims_of("Malta turned two fugitives over to Libya.") if c.plover == "COOPERATE")
    assert given.recipient is not None and given.recipient.span.text == "Libya"


def test_bare_receiving_of_things_is_no_meeting(claims_of: ClaimsOf) -> None:
    claims = claims_of("Egypt received 40 helicopters from the United States.")
    assert [claim.relation for claim in claims if claim.relation] == ["backing"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The talks between Chad and Sudan ended on Friday.", "CONSULT"),
        ("The talks between Chad and Sudan collapsed on Friday.", "SANCTION"),
        ("Chad broke off its talks with Sudan.", "SANCTION"),
    ],
)
def test_talks_that_run_their_course_are_not_broken_off(claims_of: ClaimsOf, text: str, category: str) -> None:
    (talks,) = (claim for claim in claims_of(text) if claim.relation == "talks")
    assert talks.plover == category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("French farmers blockaded the Spanish embassy.", "PROTEST"),
        ("The French navy blockaded Spain.", "SANCTION"),
        ("Thousands of students protested against Turkey.", "PROTEST"),
        ("Syria protested against Turkey.", "ACCUSE"),
    ],
)
def test_people_without_arms_protest_by_what_states_do_as_sanctions(
    claims_of: ClaimsOf, text: str, category: str
) -> None:
    assert category in {claim.plover for claim in claims_of(text)}


def test_refusing_the_use_of_something_backs_nobody(claims_of: ClaimsOf) -> None:
    (refused,) = (c for c in claims_of("Malaysia refused landing rights to Singapore.") if c.relation == "backing")
    assert str(refused.factuality) == "CT-"
