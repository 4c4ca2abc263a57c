"""Which findings of a sentence are kept, how sure they are, and a codebook of one's own from end to end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.model import Article, Claim
from foedus.workspace import Reader

ClaimsOf = Callable[..., tuple[Claim, ...]]


def related(claims: tuple[Claim, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (c.relation, c.predicate, c.actor.actor.name, c.recipient.actor.name)
        for c in claims
        if c.relation and c.actor and c.recipient
    ]


def test_overlapping_frames_give_one_claim_by_the_most_specific(claims_of: ClaimsOf) -> None:
    found = related(claims_of("Hamas joined forces with Hezbollah."))
    assert found == [("alliance", "join forces", "Hamas", "Hezbollah")]


def test_symmetric_relations_stand_in_order_of_mention(claims_of: ClaimsOf) -> None:
    (claim,) = related(claims_of("With Egypt, Hamas signed a truce on Sunday."))
    assert claim[2:] == ("Egypt", "Hamas")


def test_attackers_of_one_recipient_act_together(claims_of: ClaimsOf) -> None:
    found = {row[0]: row[2:] for row in related(claims_of("Chad and Niger attacked Boko Haram."))}
    assert found["alliance"] == ("Chad", "Niger")


@pytest.mark.parametrize(
    ("text", "relation", "body", "other"),
    [
        ("Hamas leader Daud Meren signed a truce with Egypt.", "truce", "Hamas", "Egypt"),
        ("Daud Meren, the leader of Hamas, made peace with Egypt in May.", "truce", "Hamas", "Egypt"),
        ("Egyptian troops shot dead Daud Meren, the leader of Hamas.", "fighting", "Egypt", "Hamas"),
        ("Hamas leader Daud Meren swore allegiance to Hezbollah.", "membership", "Hamas", "Hezbollah"),
    ],
)
def test_a_leaders_peace_oath_and_death_are_his_bodys(
    claims_of: ClaimsOf, text: str, relation: str, body: str, other: str
) -> None:
    assert (relation, body, other) in {(row[0], *row[2:]) for row in related(claims_of(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Hamas leader Yahya Sinwar condemned Egypt.",
        "Daud Meren, the leader of Hamas, signed a charter with Egypt.",
        "Daud Meren, the leader of Hamas, joined Hezbollah.",
        "Daud Meren, who leads Hamas, was condemned by Egypt.",
        "Daud Meren, the leader of Hamas, is backed by Egypt.",
    ],
)
def test_what_else_a_leader_does_is_his_own(claims_of: ClaimsOf, text: str) -> None:
    told = [row for row in related(claims_of(text)) if "Hamas" in row[2:]]
    assert [row[0] for row in told] == ["leadership"]


def test_confidence_falls_with_what_stands_between(claims_of: ClaimsOf) -> None:
    (named,) = claims_of("Hamas clashed with Fatah.")
    (owned,) = claims_of("Hamas clashed with a convoy of Fatah.")
    assert named.confidence > owned.confidence > 0


def test_a_place_is_given_where_the_words_give_it(claims_of: ClaimsOf) -> None:
    (claim,) = (c for c in claims_of("Hamas clashed with Fatah in Nablus.") if c.relation)
    assert claim.where is not None
    assert claim.where.name == "Nablus"


def test_a_time_is_no_place(claims_of: ClaimsOf) -> None:
    found = [
        c for c in claims_of("Hamas clashed with Fatah in April 2014. Hamas clashed with Fatah in May.") if c.relation
    ]
    assert [claim.where for claim in found] == [None, None]
    (claim,) = (c for c in claims_of("In April Hamas clashed with Fatah in Nablus.") if c.relation)
    assert claim.where is not None and claim.where.name == "Nablus"


def test_a_verb_of_ones_own_is_read(tmp_path: Path) -> None:
    text = "Hamas bamboozled Fatah."
    entry = "- verb: [bamboozle]\n  relation: opposition\n  ends: subj > obj\n"
    (tmp_path / "predicates.yaml").write_text(entry, encoding="utf-8")
    reader = Reader(codebook=tmp_path)
    assert related(reader.read(Article(text=text)).claims) == [("opposition", "bamboozle", "Hamas", "Fatah")]
    assert related(Reader().read(Article(text=text)).claims) == []


def test_a_headline_of_two_names_and_names_coupled_by_a_hyphen(claims_of: ClaimsOf) -> None:
    (headline,) = related(claims_of("Ansar Dine, MUJAO clash in Gao"))
    assert headline[:3] == ("fighting", "clash", "Ansar Dine")
    found = related(claims_of("The Iran-Iraq war ended in 1988."))
    assert ("fighting", "war", "Iran", "Iraq") in found


def test_who_leans_to_whom_is_not_whom_he_leans_to(claims_of: ClaimsOf) -> None:
    found = related(claims_of("The anti-Taliban Northern Alliance took Kabul."))
    assert found == [("opposition", "anti-", "Northern Alliance", "Taliban")]


def test_a_denied_word_that_says_something_by_its_denial_is_asserted(claims_of: ClaimsOf) -> None:
    (claim,) = (c for c in claims_of("Fatah does not recognise Hamas.") if c.relation)
    assert (claim.relation, str(claim.factuality)) == ("opposition", "CT+")


def test_particles_are_no_prepositions(claims_of: ClaimsOf) -> None:
    found = related(claims_of("The Houthis drove off Islamic State."))
    assert [row[2:] for row in found if row[0] == "fighting"] == [("Ansar Allah", "Islamic State")]
