"""Which bare acts a sentence tells for their own sake."""

from __future__ import annotations

from collections.abc import Callable

from foedus.model import Claim

ClaimsOf = Callable[..., tuple[Claim, ...]]


def acts(claims: tuple[Claim, ...]) -> set[str | None]:
    return {claim.plover for claim in claims if claim.plover}


def test_what_is_demanded_is_no_act_of_its_own(claims_of: ClaimsOf) -> None:
    assert acts(claims_of("Mali refused to release Ghana.")) == {"REJECT"}
    assert acts(claims_of("France demanded that Mali refuse to release Ghana.")) == {"REQUEST"}


def test_a_relation_that_is_demanded_is_told_as_one_to_come(claims_of: ClaimsOf) -> None:
    (claim,) = (c for c in claims_of("France demanded that Mali refuse to recognise Ghana.") if c.relation)
    assert (claim.relation, claim.future, str(claim.factuality)) == ("opposition", True, "PS+")


def test_a_modal_outranks_the_verb_whose_mood_it_gives(claims_of: ClaimsOf) -> None:
    assert acts(claims_of("France said that Mali must release Ghana.")) == {"REQUEST"}


def test_coordinated_acts_are_both_told(claims_of: ClaimsOf) -> None:
    assert acts(claims_of("Chad arrested Hamas and thanked Egypt.")) >= {"COERCE", "SUPPORT"}


def test_a_whole_act_outranks_a_passing_one_with_one_end(claims_of: ClaimsOf) -> None:
    found = claims_of("After weeks of protests, Chad expelled Hamas.")
    assert all(claim.actor and claim.recipient for claim in found)
    assert found


def test_private_persons_and_firms_are_no_actors_of_politics(claims_of: ClaimsOf) -> None:
    assert claims_of("The singer Mia Lorne denied on Monday that she had attacked a photographer.") == ()
    assert claims_of("Ivo Lenz, a pianist, denied that he had attacked a neighbour.") == ()
