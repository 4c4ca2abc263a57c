"""What tells an act and what does not: places do nothing, mishaps assault nobody, and half an act is often none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim

ClaimsOf = Callable[..., tuple[Claim, ...]]
Told = set[tuple[str | None, str, str]]


def told(claims: tuple[Claim, ...]) -> Told:
    """The categories of the claims with the names of their ends; "-" for an end that is not told."""
    return {
        (c.plover, c.actor.actor.name if c.actor else "-", c.recipient.actor.name if c.recipient else "-")
        for c in claims
    }


def categories(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.plover for claim in claims if claim.plover}


NO_DOERS = [
    "Six farmers were killed on the islands of Sumatra.",
    "Two nurses were kidnapped on the road between Baghdad and Kirkuk.",
    "A soldier was killed when an improvised bomb detonated in North Sinai.",
    "Three students were detained in Cairo.",
]


@pytest.mark.parametrize("text", NO_DOERS)
def test_a_place_where_something_happens_does_nothing(claims_of: ClaimsOf, text: str) -> None:
    assert {actor for _, actor, _ in told(claims_of(text))} <= {"-"}


def test_force_is_done_to_a_place(claims_of: ClaimsOf) -> None:
    assert ("COERCE", "Turkey", "Cizre") in told(claims_of("Turkey has imposed a curfew in Cizre."))


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Togolese troops withdrew from the Chadian capital.", ("RETREAT", "Togo", "Chad")),
        ("Syrian troops pulled out of the Lebanese capital on Monday.", ("RETREAT", "Syria", "Lebanon")),
        ("Togolese troops pulled out of the Chadian town of Abeche.", ("RETREAT", "Togo", "Abeche")),
    ],
)
def test_a_town_lies_where_its_adjective_says_unless_it_is_named(
    claims_of: ClaimsOf, text: str, told_of: tuple[str, str, str]
) -> None:
    assert told_of in told(claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire near Tripoli.",
        "Gunmen opened fire on the road between Sabha and Ghat.",
        "Students rallied across Tripoli.",
        "Students rallied in Tripoli.",
    ],
)
def test_to_what_lies_about_an_act_nothing_is_done(claims_of: ClaimsOf, text: str) -> None:
    claims = claims_of(text)
    assert claims
    assert {recipient for _, _, recipient in told(claims)} == {"-"}


@pytest.mark.parametrize(
    "text",
    [
        "A tsunami killed forty people in the north.",
        "Two workers were injured when a boiler exploded at the plant.",
        "Landslides struck the valley, killing ten villagers.",
        "Nine people died of alcohol poisoning in Puebla.",
        "Three students died in hospital.",
        "Twelve villagers were killed in a stampede.",
    ],
)
def test_mishaps_assault_nobody(claims_of: ClaimsOf, text: str) -> None:
    assert "ASSAULT" not in categories(claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed forty people in the north.",
        "Two workers were injured when a grenade exploded at the plant.",
        "Shells struck the valley, killing ten villagers.",
        "Nine people died in a bombing.",
    ],
)
def test_arms_do(claims_of: ClaimsOf, text: str) -> None:
    assert "ASSAULT" in categories(claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram attacked three villages.",
        "Gunmen attacked a base of Kenya over the weekend.",
        "Shabaab fighters have attacked the Kenyan base from all sides.",
    ],
)
def test_who_attacks_with_arms_accuses_nobody(claims_of: ClaimsOf, text: str) -> None:
    assert "ACCUSE" not in categories(claims_of(text))


@pytest.mark.parametrize(
    "text",
    ["France attacked Turkey over its policy.", "France verbally attacked Turkey.", "France attacked Turkey's policy."],
)
def test_who_attacks_in_words_does(claims_of: ClaimsOf, text: str) -> None:
    assert "ACCUSE" in categories(claims_of(text))


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The mass graves contain the bodies of Iraqi soldiers.", "REJECT"),
        ("The mass graves contain the bodies of Iraqi soldiers.", "COERCE"),
        ("The agency raised the death toll from the attack in Kenya.", "SANCTION"),
        ("Militants arrived on motorcycles.", "CONSULT"),
        ("The minister told reporters of the raid.", "CONSULT"),
        ("Kenyan soldiers were engaged in a fire exchange with the militants.", "AGREE"),
        ("Kenyan soldiers were engaged in a fire exchange with the militants.", "CONSULT"),
        ("Russian air strikes have targeted Idlib.", "PROTEST"),
        ("Turkish troops have set up two bases in the valley.", "AGREE"),
        ("The president of Egypt inaugurated the cathedral.", "SUPPORT"),
        ("The Syrian army restored control over four towns.", "SUPPORT"),
        ("The Syrian army restored control over four towns.", "CONCEDE"),
        ("A schoolboy sustained injuries in the attack.", "SUPPORT"),
        ("The commander of Hamas broke the news on Thursday.", "COERCE"),
        ("The Iranian plant released water into the river.", "AID"),
        ("Kenyan police inspected the site of the blast.", "ACCUSE"),
        ("Clashes left two Kenyan soldiers dead.", "REJECT"),
        ("A bomb at the Kenyan consulate left two guards dead.", "REJECT"),
        ("Israel has deployed forces to Haifa.", "ASSAULT"),
        ("The fire fighters removed several dogs from the house.", "ASSAULT"),
        ("Kenyan guards intercepted forty migrants.", "ASSAULT"),
        ("France condemned the arrest of Salva Kiir.", "REJECT"),
        ("The mines took away the lives of Kenyan soldiers.", "COERCE"),
        ("Members of the party attacked a wedding.", "PROTEST"),
        ("Kenya fired missiles at Somalia.", "MOBILIZE"),
        ("Salva Kiir came to power in Sudan.", "CONSULT"),
        ("Pakistan is expected to fight the Taliban.", "REQUEST"),
        ("The Syrian army found a depot containing shells in Idlib.", "REJECT"),
        ("The Taliban seek to infiltrate Panjshir.", "REQUEST"),
        ("Protesters decried what they called the racism of Donald Trump.", "REQUEST"),
        ("The Chadian plant released 40 tons of oil into the sea.", "CONCEDE"),
        ("Gunmen opened fire on a passenger.", "AGREE"),
        ("Thousands of people were evacuated to shelters.", "RETREAT"),
        ("Chad's war of independence is remembered.", "ASSAULT"),
        ("The heat drove rivals of Salva Kiir to the coast.", "ASSAULT"),
        ("Villagers thanked the victims of an earthquake that killed a thousand people.", "ASSAULT"),
        ("Salva Kiir commanded the southern front.", "REQUEST"),
        ("Kenyan police expected the Somali opposition to march.", "REQUEST"),
        ("Jeffrey Feltman spoke at a press conference in Bangui.", "CONSULT"),
        ("Salva Kiir came out of retirement in Juba.", "CONSULT"),
        ("Chad failed to restore the trust of Sudan.", "REJECT"),
        ("The envoy of Chad leaves Argentina this weekend.", "REJECT"),
        ("The gunmen started firing from a roof.", "SANCTION"),
        ("The Kenyan government sent massive police forces.", "AID"),
    ],
)
def test_wide_words_tell_no_act_of_another_kind(claims_of: ClaimsOf, text: str, category: str) -> None:
    assert category not in categories(claims_of(text))


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("Syria is moving troops to the desert amid reports that American forces hold the road.", "United States"),
        ("Israel sent troops to Haifa following a declaration of the United States.", "United States"),
    ],
)
def test_nobody_is_done_to_what_only_goes_on_beside_him(claims_of: ClaimsOf, text: str, stranger: str) -> None:
    claims = claims_of(text)
    assert "MOBILIZE" in categories(claims)
    assert stranger not in {recipient for _, _, recipient in told(claims)}


def test_protest_against_somebody_is_told_without_those_who_protest(claims_of: ClaimsOf) -> None:
    assert ("PROTEST", "-", "military junta") in told(claims_of("They protested against the military junta."))


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Students marched over the shooting of Musa Issa.", "Musa Issa"),
        ("Students marched in a protest over the killing of Musa Issa.", "Musa Issa"),
        ("Students rallied to mourn the farmers.", "farmers"),
    ],
)
def test_nobody_protests_against_the_dead(claims_of: ClaimsOf, text: str, victim: str) -> None:
    claims = claims_of(text)
    assert "PROTEST" in categories(claims)
    assert victim not in {recipient for _, _, recipient in told(claims)}


def test_whose_killing_it_was_did_not_kill(claims_of: ClaimsOf) -> None:
    claims = claims_of("The execution of Musa Issa shocked the students.")
    assert ("ASSAULT", "Musa Issa", "-") not in told(claims)


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("Gunmen killed ten farmers when soldiers of Kenya had left the town.", "Kenya"),
        ("According to a spokesman of Kenya, militants gained control of the base.", "Kenya"),
        ("Thousands have fled Libya in the wake of the murder of ten farmers by Islamic State.", "Libya"),
        ("The Oslo-based party repeated its allegation.", "Oslo"),
        ("The minister told reporters in Awka that the road was closed.", "Awka"),
        ("Egypt deployed forces to the border.", "forces"),
        ("The Ukrainian army found a cache of ammunition in Donbas.", "Donbas"),
    ],
)
def test_who_only_stands_near_an_act_is_not_its_end(claims_of: ClaimsOf, text: str, stranger: str) -> None:
    assert stranger not in {recipient for _, _, recipient in told(claims_of(text))}


def test_what_is_held_or_sent_tells_an_act_without_its_receiver(claims_of: ClaimsOf) -> None:
    assert ("CONSULT", "Salva Kiir", "-") in told(claims_of("Salva Kiir held talks on Sunday."))


def test_a_state_that_no_list_knows_acts_as_the_subject(claims_of: ClaimsOf) -> None:
    assert ("SANCTION", "Livonia", "Sudan") in told(claims_of("Livonia imposed sanctions on Sudan."))


def test_who_deplores_an_attack_on_somebody_does_not_accuse_him(claims_of: ClaimsOf) -> None:
    found = told(claims_of("Fumio Kishida and Micheal Martin condemned the attacks by Russia against Ukraine."))
    assert "Ukraine" not in {recipient for category, _, recipient in found if category == "ACCUSE"}
