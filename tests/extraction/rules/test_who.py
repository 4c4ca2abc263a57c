"""Who the ends of claims are: factions, titles, appositions, coordinations, sets and speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim
from tests.extraction.rules.conftest import ends_of

ClaimsOf = Callable[..., tuple[Claim, ...]]


FACTIONS = [
    (
        "The Justice and Equality Movement (JEM) faction led by Bakar Dolo clashed with the army of Sudan.",
        ("fighting", "Justice and Equality Movement (JEM) faction", "Sudan"),
    ),
    (
        "The SLM breakaway faction led by Tarik Mansa attacked the army of Sudan.",
        ("leadership", "Tarik Mansa", "SLM breakaway faction"),
    ),
    (
        "Men of a faction of the FARC gave up. The ELN's offensive against the FARC faction began last week.",
        ("fighting", "National Liberation Army (Colombia)", "faction of the FARC"),
    ),
    (
        "The Karrun faction of the SLM clashed with the army of Sudan.",
        ("fighting", "Karrun faction of the SLM", "Sudan"),
    ),
    ("The Khaplang faction of the NSCN attacked the Indian army.", ("fighting", "NSCN-K", "India")),
    ("In Gaza the Hamas faction attacked the Israeli army.", ("fighting", "Hamas", "Israel")),
]


@pytest.mark.parametrize(("text", "claim"), FACTIONS)
def test_a_faction_is_not_its_whole(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    found = ends_of(claims_of(text))
    assert claim in found
    assert not {ends for ends in found if ends[0] == claim[0] and ends != claim}


BESIDE = [
    (
        "Two rebel groups active in the restive east of Congo, the M23 and the Karo Front, attacked the army.",
        {
            ("fighting", "March 23 Movement", "Democratic Republic of the Congo"),
            ("fighting", "Karo Front", "Democratic Republic of the Congo"),
        },
    ),
    (
        "Three militias - the M23, the Hill Guard and the Karo Front - signed a truce with Congo.",
        {
            ("truce", "March 23 Movement", "Democratic Republic of the Congo"),
            ("truce", "Hill Guard", "Democratic Republic of the Congo"),
            ("truce", "Karo Front", "Democratic Republic of the Congo"),
        },
    ),
    (
        "The head of al-Shabab in the Lower Shabelle region, Abu Karim, threatened the Islamic State.",
        {("opposition", "Abu Karim", "Islamic State")},
    ),
    (
        "The alliance between Yemen's strongman and former president, Ali Karim Mansur, and the Shiite rebels known as "
        "Houthis collapsed.",
        {("alliance", "Ali Karim Mansur", "Ansar Allah")},
    ),
    ("Mr Dorano and MILF officials met Mr Karuth.", {("talks", "Dorano", "Karuth")}),
    (
        "The envoys, including Seleka's military chief General Karo Matim and its head of operations General Ali Doru, "
        "left the talks.",
        {("leadership", "Ali Doru", "Séléka")},
    ),
]


@pytest.mark.parametrize(("text", "claims"), BESIDE)
def test_who_is_named_beside_what_he_is(claims_of: ClaimsOf, text: str, claims: set[tuple[str, str, str]]) -> None:
    assert claims <= ends_of(claims_of(text))


def test_titles_of_one_person_are_one_actor(claims_of: ClaimsOf) -> None:
    claims = claims_of(
        "The alliance between Yemen's strongman and former president, Ali Karim Mansur, and Hamas ended."
    )
    assert {end for ends in ends_of(claims) if ends[0] == "alliance" for end in ends[1:]} == {
        "Ali Karim Mansur",
        "Hamas",
    }


SPEAKERS = [
    (
        "Colonel James Karo told the Tribune that his men would fight.\n\n“I confirm that we have split from SPLA-IO,” "
        "Karo told the Tribune in South Sudan.",
        ("split", "James Karo", "SPLM-IO"),
    ),
    (
        "“We have broken away from the FARC,” Daud Karim, a commander of the Blue Column, told Reuters.",
        ("split", "Blue Column", "FARC"),
    ),
    (
        "“We have broken away from the FARC,” the rebel commander Daud Karim told Reuters.",
        ("split", "Daud Karim", "FARC"),
    ),
    (
        "The flight of the leader of the movement, Salah Waldo, and his joining the SLA will not be the last in Sudan.",
        ("membership", "Salah Waldo", "Sudan Liberation Movement/Army"),
    ),
    (
        "A power struggle between President Salva Kiir and his former deputy Karmo turned violent in South Sudan.",
        ("opposition", "Salva Kiir", "Karmo"),
    ),
    (
        "The alliance between Yemen's former president, Ali Karim Mansur, and the Houthis is over. The two sides "
        "joined forces three years ago.",
        ("alliance", "Ali Karim Mansur", "Ansar Allah"),
    ),
    (
        "Yemen's former president, Ali Karim Mansur, is no friend of Hamas. Hamas took the port with the help of "
        "Mansur's forces.",
        ("backing", "Ali Karim Mansur", "Hamas"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), SPEAKERS)
def test_who_speaks_and_whose_they_are(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in ends_of(claims_of(text))


def test_we_of_people_without_arms_is_no_party(claims_of: ClaimsOf) -> None:
    assert not ends_of(claims_of("“We were attacked by the army of Chad,” said Daud Karim, a farmer."))


def test_nobody_leads_a_question(claims_of: ClaimsOf) -> None:
    assert not ends_of(claims_of("It is not clear how many men the rebels command in Sudan."))


def test_a_source_named_behind_a_long_title(claims_of: ClaimsOf) -> None:
    claims = claims_of('Deputy spokesman of the front, Idris Karo said "the SLA attacked the army of Sudan on Monday".')
    assert {link.name for claim in claims if claim.relation == "fighting" for link in claim.attribution} == {
        "Idris Karo"
    }


BACK = [
    (
        "Karo said his forces would turn on their former allies, the Ansar Dine organization, in Mali.",
        ("opposition", "Karo", "Ansar Dine"),
    ),
    (
        "The alliance between Saleh and the Shiite rebels known as Houthis collapsed. The Shiite rebels have accused "
        "Hamas of treason.",
        ("opposition", "Ansar Allah", "Hamas"),
    ),
    (
        'A group of ousted lawmakers set up a "National Unity Government" in Myanmar. On Saturday the Chin National '
        "Front signed a pact, the NUG said. A CNF spokesperson could not be reached. The group -- which stands for the "
        "Chin -- signed a ceasefire with the country's military in 2015.",
        ("truce", "Chin National Front", "Myanmar"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), BACK)
def test_whom_descriptions_mean(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in ends_of(claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "A shadow government in Myanmar has joined forces with a rebel group to end junta rule, it said Saturday.",
        "A shadow government in Myanmar seeking to reverse the coup has joined forces with a rebel group, it said.",
    ],
)
def test_who_says_what_it_does_itself(claims_of: ClaimsOf, text: str) -> None:
    links = {link.name for claim in claims_of(text) if claim.relation == "alliance" for link in claim.attribution}
    assert links == {"shadow government"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Gunmen stormed a camp in Gaza used by Force 17. The assailants attacked Hamas, witnesses said.",
            ("fighting", "Gunmen", "Hamas"),
        ),
        (
            "Saleh's supporters made a pact with the Iran-backed Houthis against the government of Yemen. Fighting "
            "broke out between the two sides.",
            ("fighting", "Saleh's supporters", "Ansar Allah"),
        ),
    ],
)
def test_who_did_it_and_who_is_no_side(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in ends_of(claims_of(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "A group of officers left the talks. The army of South Sudan attacked the rebel movement led by Riek "
            "Machar.",
            ("fighting", "South Sudan", "SPLM-IO"),
        ),
        (
            "Rwanda was told to end support for the M23 and withdraw military personnel from Congo. Rwanda rejected "
            "the group's allegations.",
            ("opposition", "Rwanda", "March 23 Movement"),
        ),
    ],
)
def test_which_body_is_meant(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in ends_of(claims_of(text))


def test_the_allies_of_a_plural_name_are_its_own(claims_of: ClaimsOf) -> None:
    found = ends_of(claims_of("The Taliban vowed to attack the United States and its allies."))
    assert ("fighting", "Taliban", "United States") in found
    assert not any(relation == "alliance" and "Taliban" in ends for relation, *ends in found)


def test_a_persons_men_act_for_him_in_their_own_words(claims_of: ClaimsOf) -> None:
    claims = claims_of("General Daud Karim's troops attacked the Lord's Resistance Army near the river.")
    fight = next(claim for claim in claims if claim.relation == "fighting")
    assert fight.actor is not None and fight.actor.antecedent is not None
    assert fight.actor.actor.name == "Daud Karim"
    assert fight.actor.span.text.endswith("troops")
    assert fight.actor.antecedent.text.endswith("Daud Karim")


def test_the_men_of_one_who_has_no_name_are_told_from_him(claims_of: ClaimsOf) -> None:
    claims = claims_of("The general's brigade attacked the Lord's Resistance Army near the river.")
    assert ("fighting", "general's brigade", "Lord's Resistance Army") in ends_of(claims)


def test_we_of_a_prime_minister_are_his_country(claims_of: ClaimsOf) -> None:
    claims = claims_of("“We have broken with Hamas,” the prime minister of Estonia told reporters.")
    assert ("split", "Estonia", "Hamas") in ends_of(claims)


BETWEEN = [
    ("A truce between the Borku Front and the militia failed.", ("truce", "Borku Front", "militia")),
    ("Talks between Hamas and the separatists collapsed.", ("talks", "Hamas", "separatists")),
    (
        "Clashes between several rebel groups and the Amber Brigade killed ten people on Monday.",
        ("fighting", "rebel groups", "Amber Brigade"),
    ),
    (
        "Heavy fighting between the Saudi-led coalition and the Amber Brigade killed ten people.",
        ("fighting", "Saudi-led coalition", "Amber Brigade"),
    ),
    (
        "Clashes between the Borku Front, an armed group, and the Amber Brigade killed ten people on Monday.",
        ("fighting", "Borku Front", "Amber Brigade"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), BETWEEN)
def test_what_is_between_has_two_sides(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    """Neither is "the militia" the front beside which it stands, nor the second side whoever kills."""
    assert claim in ends_of(claims_of(text))


def test_the_front_of_another_land_is_another_front(claims_of: ClaimsOf) -> None:
    """A listed front bears the same acronym and half of the name's words."""
    found = ends_of(claims_of("The Popular Front of Tarvia (PFT) attacked the army of Tarvia."))
    assert {actor for _, actor, _ in found} == {"Popular Front of Tarvia"}


@pytest.mark.parametrize(
    ("text", "minister"),
    [
        ("Minister of Transport Kamel Wazir met Hezbollah's Hassan Nasrallah.", "Kamel Wazir"),
        ("Minister for Foreign Affairs Tara Venn condemned Hamas.", "Tara Venn"),
    ],
)
def test_what_a_minister_is_for_is_no_part_of_his_name(claims_of: ClaimsOf, text: str, minister: str) -> None:
    claims = [claim for claim in claims_of(text) if claim.relation in ("talks", "opposition")]
    assert {claim.actor.actor.name for claim in claims if claim.actor is not None} == {minister}


@pytest.mark.parametrize(
    "text",
    [
        "Hamas accused fighters from Hezbollah of breaking the truce.",
        "Hamas blamed militants from Hezbollah for the attack.",
    ],
)
def test_nobody_is_accused_from_anywhere(claims_of: ClaimsOf, text: str) -> None:
    """The fighters are Hezbollah's, and break with nobody."""
    told = ends_of(claims_of(text))
    assert ("opposition", "Hamas", "Hezbollah") in told
    assert not [claim for claim in told if claim[0] == "split"]


ANSWERED = [
    ("The Borku Front broke with Chad in May, accusing it of treason.", ("opposition", "Borku Front", "Chad")),
    (
        "Chad broke off talks with the Borku Front in May, charging it with treason.",
        ("opposition", "Chad", "Borku Front"),
    ),
    ("The Borku Front lived on the money of Chad, whose army fought beside it.", ("alliance", "Chad", "Borku Front")),
    ("Hamas turned to Iran, which gave it guns.", ("backing", "Iran", "Hamas")),
    ("Hezbollah was founded in May after a coup in which Chad sheltered it.", ("backing", "Chad", "Hezbollah")),
]


@pytest.mark.parametrize(("text", "claim"), ANSWERED)
def test_it_is_somebody_where_only_somebody_can_be(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in ends_of(claims_of(text))


@pytest.mark.parametrize("text", ["Chad signed the accord but the Borku Front never trusted it."])
def test_a_thing_may_be_meant(claims_of: ClaimsOf, text: str) -> None:
    assert ("opposition", "Borku Front", "Chad") not in ends_of(claims_of(text))


LED = [
    (
        "The Borku Front and Hezbollah fought in May. Daud Meren, who led the latter, was killed.",
        ("leadership", "Daud Meren", "Hezbollah"),
    ),
    (
        "Hezbollah split from Hamas under Musa Issa, whom the latter's president, Daud Meren, had accused of treason.",
        ("leadership", "Daud Meren", "Hamas"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), LED)
def test_no_person_is_led(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in ends_of(claims_of(text))
