"""Bodies and their people: who leads, belongs to, founds and leaves them, by the words of newspapers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim, Phase
from tests.extraction.rules.conftest import ends_of

ClaimsOf = Callable[..., tuple[Claim, ...]]


TOLD = [
    ("General Daud Meren, commander, Borku Brigades, met the governor.", "leadership", "Daud Meren", "Borku Brigades"),
    ("Daud Meren, chairman, Borku Front, met the governor of Korr.", "leadership", "Daud Meren", "Borku Front"),
    ("Daud Meren is one of the leaders of the Borku Front.", "leadership", "Daud Meren", "Borku Front"),
    ("Daud Meren was among the founders of the Borku Front.", "leadership", "Daud Meren", "Borku Front"),
    ("Daud Meren proclaimed himself emir of the Borku Brigades.", "leadership", "Daud Meren", "Borku Brigades"),
    (
        "The Borku Front chose a new council with Colonel Daud Meren as its head.",
        "leadership",
        "Daud Meren",
        "Borku Front",
    ),
    (
        "The rebels announced a movement, the Borku Front, with a baker, Colonel Daud Meren, as its first commander.",
        "leadership",
        "Daud Meren",
        "Borku Front",
    ),
    ("The Borku Front joined NATO along with the Korr Army.", "membership", "Korr Army", "NATO"),
    ("The Borku Front is a member of NATO, together with the Korr Army.", "membership", "Korr Army", "NATO"),
    ("The congress confirmed Daud Meren's election as chairman of Hezbollah.", "leadership", "Daud Meren", "Hezbollah"),
    (
        "Daud Meren, a former minister and now a commander of the Borku Front, denied it.",
        "leadership",
        "Daud Meren",
        "Borku Front",
    ),
    ("The militia and its captain, Daud Meren, surrendered to Hamas.", "leadership", "Daud Meren", "militia"),
    ("The Borku Front takes its orders from General Daud Meren.", "leadership", "Daud Meren", "Borku Front"),
    ("Daud Meren's militia attacked Hamas on Monday.", "leadership", "Daud Meren", "Daud Meren's militia"),
    (
        "Hamas shelled the guerrillas of Colonel Daud Meren.",
        "leadership",
        "Daud Meren",
        "guerrillas of Colonel Daud Meren",
    ),
    ("Hamas shelled Daud Meren's rebels.", "fighting", "Hamas", "Daud Meren"),
    ("The Borku Front fought the government of Daud Meren.", "leadership", "Daud Meren", "government of Daud Meren"),
    ("Hamas fought General Daud Meren's army.", "leadership", "Daud Meren", "General Daud Meren's army"),
    ("The Lake Front joined the cabinet of Daud Meren.", "leadership", "Daud Meren", "cabinet of Daud Meren"),
    ("Hamas joined the coalition of Daud Meren.", "leadership", "Daud Meren", "coalition of Daud Meren"),
    (
        "Mr Meren, the chairman of the Borku People's Party, dined with Mr Issa.",
        "leadership",
        "Meren",
        "Borku People's Party",
    ),
    ("The Druze leader Daud Meren dined in Beirut.", "leadership", "Daud Meren", "Druze"),
    ("Daud Meren helped found the Borku Front in 1994.", "leadership", "Daud Meren", "Borku Front"),
    ("Hezbollah's Daud Meren rejected the plan of the Borku Front.", "membership", "Daud Meren", "Hezbollah"),
    (
        "The Borku Front counts itself part of Hezbollah.",
        "membership",
        "Borku Front",
        "Hezbollah",
    ),
    ("Musa Issa succeeded Daud Meren as secretary-general of Hezbollah.", "leadership", "Musa Issa", "Hezbollah"),
    ("Its northern wing broke away from the Borku Front in May.", "split", "northern wing", "Borku Front"),
    ("Daud Meren took his men out of the Salvation Alliance.", "split", "Daud Meren", "Salvation Alliance"),
    (
        "The Borku Front, a militia loyal to Chad and led by Daud Meren, fled.",
        "leadership",
        "Daud Meren",
        "Borku Front",
    ),
    ("The Salvation Alliance, of which Hezbollah forms part, met.", "membership", "Hezbollah", "Salvation Alliance"),
    ("Hezbollah, made up in the main by the Borku Front, fled.", "membership", "Borku Front", "Hezbollah"),
    (
        "We praise the pact between the Government of Chad, led by Daud Meren, and the Borku Front.",
        "leadership",
        "Daud Meren",
        "Chad",
    ),
    ("Chad's Borku Task Force shelled Hamas.", "membership", "Borku Task Force", "Chad"),
    ("The militia is leading efforts in the campaign to defeat Hamas.", "fighting", "militia", "Hamas"),
    ("The council elected Daud Meren chairman of the Borku Front.", "leadership", "Daud Meren", "Borku Front"),
    ("Leaders of the Borku Front, including Daud Meren, fled.", "leadership", "Daud Meren", "Borku Front"),
    ("The commander of the Borku Front's men in Korr, Daud Meren, fled.", "leadership", "Daud Meren", "Borku Front"),
    (
        "The bomb was laid by Hezbollah, whose leader, Daud Meren, fled to Chad.",
        "leadership",
        "Daud Meren",
        "Hezbollah",
    ),
    ("Hezbollah and its allies, including the Borku Front, fled.", "alliance", "Hezbollah", "Borku Front"),
    ("Daud Meren went on to found the Borku Front.", "leadership", "Daud Meren", "Borku Front"),
    ("Daud Meren and his Borku Front took up arms.", "leadership", "Daud Meren", "Borku Front"),
    ("Hezbollah, of which Daud Meren became chairman, fled.", "leadership", "Daud Meren", "Hezbollah"),
    ("The militia was shaken by the defection of its eastern faction.", "split", "eastern faction", "militia"),
    ("Hezbollah never accepted the truce that Hamas signed with Israel.", "truce", "Hamas", "Israel"),
    ("Hamas broke the truce that it had signed with Israel.", "truce", "Hamas", "Israel"),
    ("Hamas ended the alliance it formed with the Borku Front.", "alliance", "Hamas", "Borku Front"),
    ("Hezbollah's chairman, Musa Issa, was replaced by General Daud Meren.", "leadership", "Daud Meren", "Hezbollah"),
    ("The leader of Hezbollah was succeeded by General Daud Meren.", "leadership", "Daud Meren", "Hezbollah"),
    ("The Workers' Vanguard fought the Borku Front in May.", "fighting", "Workers' Vanguard", "Borku Front"),
    ("Under a truce agreed with the Borku Army, Hezbollah opened the road.", "truce", "Borku Army", "Hezbollah"),
    ("Iran has supported the retaking by Hezbollah of two villages.", "backing", "Iran", "Hezbollah"),
    ("The Truth and Mercy Commission condemned Hamas.", "opposition", "Truth and Mercy Commission", "Hamas"),
    ("Hamas attacked the Unity and Freedom Movement.", "fighting", "Hamas", "Unity and Freedom Movement"),
    ("The Peace and Security Council condemned Hamas.", "opposition", "Peace and Security Council", "Hamas"),
    ("The Borku and Ennedi Brigades fought Hamas.", "fighting", "Ennedi Brigades", "Hamas"),
    ("Chad seized US$725 million from Hamas.", "fighting", "Chad", "Hamas"),
    ("The council dismissed Daud Meren from the Borku Front.", "split", "Daud Meren", "Borku Front"),
    ("Hamas is one of the groups that make up the Salvation Alliance.", "membership", "Hamas", "Salvation Alliance"),
    ("Chad is one of ten states that make up the Borku Coalition.", "membership", "Chad", "Borku Coalition"),
    ("Hezbollah, an alliance of groups formed in 1997 by Daud Meren, fled.", "formation", "Hezbollah", "Daud Meren"),
    ("Daud Meren survived an attempt on his life by Hamas.", "fighting", "Hamas", "Daud Meren"),
    ("Daud Meren escaped an ambush by the Borku Front.", "fighting", "Borku Front", "Daud Meren"),
    ("In May Daud Meren proclaimed the Borku Front.", "formation", "Borku Front", "Daud Meren"),
    ("Hezbollah chief Musa Issa was hanged and Daud Meren took his place.", "leadership", "Daud Meren", "Hezbollah"),
    ("Hezbollah chief Musa Issa died; he was succeeded by Daud Meren.", "leadership", "Daud Meren", "Hezbollah"),
    ("The Borku Front was armed by Daud Meren's New Hezbollah.", "backing", "New Hezbollah", "Borku Front"),
    (
        "Hamas belongs to NATO, whose secretary-general, Daud Meren, is a former Hezbollah official.",
        "membership",
        "Daud Meren",
        "Hezbollah",
    ),
    ("Chad provided the Borku Front rebels with money.", "backing", "Chad", "Borku Front"),
    ("Hamas is one of the militias that Hezbollah absorbed.", "merger", "Hamas", "Hezbollah"),
    ("Hamas is one of the militias that Hezbollah attacked.", "fighting", "Hezbollah", "Hamas"),
    ("Hamas is the group that Iran has armed.", "backing", "Iran", "Hamas"),
    (
        "Chad's army fought the Borku Front and Hamas. The former's leader, Daud Meren, fled.",
        "leadership",
        "Daud Meren",
        "Borku Front",
    ),
    (
        "Rebel factions of Hezbollah, among them the Borku Front and Fatah, fled.",
        "membership",
        "Borku Front",
        "Hezbollah",
    ),
    (
        "The Borku Front, an offshoot of Hezbollah that Daud Meren formed, fled.",
        "formation",
        "Borku Front",
        "Daud Meren",
    ),
    ("Daud Meren, head of the Hezbollah Movement and a doctor, fled.", "leadership", "Daud Meren", "Hezbollah"),
    ("Hezbollah's Borku Front shelled Hamas.", "membership", "Borku Front", "Hezbollah"),
    ("Hamas met Foreign Minister Daud Amir-Meren.", "talks", "Hamas", "Daud Amir-Meren"),
    ("The Asmara wing, under Daud Meren, shelled Hamas.", "leadership", "Daud Meren", "Asmara wing"),
    ("Daud Meren leads the Chadian branch of Hezbollah.", "leadership", "Daud Meren", "Chadian branch of Hezbollah"),
    ("The 3rd Battalion, 157th Regiment, shelled Hamas.", "membership", "3rd Battalion", "157th Regiment"),
    ("The 157th Field Artillery Regiment shelled Hamas.", "fighting", "157th Field Artillery Regiment", "Hamas"),
    ("U.S. Central Command shelled Hamas.", "fighting", "United States", "Hamas"),
    ("Hamas distanced itself from the calls of the Borku Front.", "split", "Hamas", "Borku Front"),
    ("Hamas is backed by Iran, and the Borku Front by Chad.", "backing", "Chad", "Borku Front"),
    ("Daud Meren, the commander-in-chief of the Borku Front, fled.", "leadership", "Daud Meren", "Borku Front"),
    ("Musa Issa promoted Daud Meren to head the Borku Front.", "leadership", "Daud Meren", "Borku Front"),
    (
        "Hezbollah, whose leader Daud Meren once served as Chad's consul, seized the town from Hamas.",
        "fighting",
        "Hezbollah",
        "Hamas",
    ),
    ("Hezbollah commander Daud Meren broke away in 2010 and fought Hamas.", "split", "Daud Meren", "Hezbollah"),
    ("The pact between Hamas and the Borku Front was signed.", "alliance", "Hamas", "Borku Front"),
    ("Musa Issa died in a shoot-out with Hamas.", "fighting", "Musa Issa", "Hamas"),
    ("The Army of the Borku Hills (ABH) shelled Hamas.", "fighting", "Army of the Borku Hills", "Hamas"),
    ("Hamas got no help from the Borku Front under Daud Meren.", "leadership", "Daud Meren", "Borku Front"),
    ("The militants under Daud Meren shelled Hamas.", "leadership", "Daud Meren", "militants"),
    ("Hamas was driven out by rebels under Daudov.", "leadership", "Daudov", "rebels"),
    ("Daud Meren's Chechens fought beside Hamas.", "leadership", "Daud Meren", "Chechens"),
    ("Hamas fought Daud Meren's Chad.", "leadership", "Daud Meren", "Chad"),
    ("Daud Meren's bandits shelled Hamas.", "leadership", "Daud Meren", "Daud Meren's bandits"),
    ("Parema Korr, led by Daud Meren, shelled Hamas.", "leadership", "Daud Meren", "Parema Korr"),
    ("Daud Meren leads Parema Korr, an ally of Hamas.", "leadership", "Daud Meren", "Parema Korr"),
    ("The Chadian branch of Hezbollah shelled Hamas.", "membership", "Chadian branch of Hezbollah", "Hezbollah"),
    ("The Borku Front and Hamas joined in the Korr Alliance.", "membership", "Borku Front", "Korr Alliance"),
    ("Musa Issa succeeded Daud Meren as head of the Borku Front.", "leadership", "Daud Meren", "Borku Front"),
    ("Musa Issa and Daud Meren, leaders of Hamas, fled.", "leadership", "Musa Issa", "Hamas"),
    ("The Borku Front, a Naga militia under Daud Meren, fled from Hamas.", "leadership", "Daud Meren", "Borku Front"),
    ("Daud Meren, the chairman of Parem, fought Hamas.", "leadership", "Daud Meren", "Parem"),
    ("A militia led by Kuri Osso shelled Hamas.", "leadership", "Kuri Osso", "militia"),
    (
        "Daud Meren, president of the Central African Republic, met Hamas.",
        "leadership",
        "Daud Meren",
        "Central African Republic",
    ),
]


@pytest.mark.parametrize(("text", "relation", "actor", "recipient"), TOLD)
def test_is_read(claims_of: ClaimsOf, text: str, relation: str, actor: str, recipient: str) -> None:
    assert (relation, actor, recipient) in ends_of(claims_of(text))


NOT_TOLD = [
    ("Hamas shelled the rival factions of Hezbollah.", "membership"),
    ("The Borku Front and Hamas cooperated in a coalition.", "membership"),
    ("Hamas shelled the tunnels under Korr and under Osh.", "leadership"),
    ("Daud Meren led Musa Issa to the camp of Hamas.", "leadership"),
    ("Hamas shelled Chad. Its leader Daud Meren fled.", "membership"),
    ("Chad dismissed Daud Meren from the ruling council.", "membership"),
    ("Hamas fighters trained at the camp that Hezbollah ran.", "fighting"),
    ("Daud Meren, one of the leaders of Chad, praised the Borku Front.", "leadership"),
    ("The Meren administration praised the Borku Front and its army.", "leadership"),
    ("The rebels co-opted several Chadian army units in Borku.", "membership"),
    ("Chadian soldiers found the Borku Front camp empty.", "formation"),
    ("The tents that Hamas had found were burnt by the Borku Front.", "formation"),
    ("Hezbollah never accepted the truce that Musa Issa signed.", "truce"),
    ("Daud Meren, the Borku Front's secretary for external affairs, fled.", "leadership"),
    ("Hezbollah and the Borku Front surrendered in May.", "truce"),
    ("General Daud Meren sent his troops home.", "leadership"),
    ("Hamas shelled Daud Meren's former rebels.", "leadership"),
    ("Hamas shelled the rebels of Borku.", "leadership"),
    ("Mr Meren, the chairman of the Borku Bakery, dined with Mr Issa.", "leadership"),
    ("Musa Issa, a commander, the Borku Front and two others signed the paper.", "leadership"),
    ("Chad paid US$5 million for the tents.", "backing"),
    ("Musa Issa was met by Public Safety Minister Daud Meren.", "membership"),
    ("Chad, Togo, Benin and Mali met in Lome. Musa Issa said he thanked the friends for food.", "alliance"),
    ("The corps will comprise special groups of troops, medical units, logistic troops and police.", "alliance"),
    ("The special group will include engineering units and logistic troops.", "alliance"),
]


@pytest.mark.parametrize(("text", "relation"), NOT_TOLD)
def test_is_not_read(claims_of: ClaimsOf, text: str, relation: str) -> None:
    assert relation not in {ends[0] for ends in ends_of(claims_of(text))}


@pytest.mark.parametrize(
    "text", ["Daud Meren leads the Chadian branch of Hezbollah.", "Daud Meren heads the Hezbollah office in Chad."]
)
def test_who_leads_a_branch_does_not_lead_the_whole(claims_of: ClaimsOf, text: str) -> None:
    assert ("leadership", "Daud Meren", "Hezbollah") not in ends_of(claims_of(text))


def test_a_unit_of_equal_rank_is_no_larger_one(claims_of: ClaimsOf) -> None:
    found = ends_of(claims_of("The 4th Brigade, 2nd Brigade and 3rd Brigade shelled Hamas."))
    assert "membership" not in {ends[0] for ends in found}


def test_a_participle_tells_nothing_of_what_follows_it(claims_of: ClaimsOf) -> None:
    found = ends_of(claims_of("We praise the pact between the Government of Chad, led by Daud Meren, and Hezbollah."))
    assert ("leadership", "Daud Meren", "Chad") in found
    assert ("leadership", "Daud Meren", "Hezbollah") not in found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The council dismissed Colonel Daud Meren as commander of the Borku Brigades.", "CT+"),
        ("Colonel Daud Meren was not removed as commander of the Borku Brigades.", "CT-"),
    ],
)
def test_a_dismissal_is_told_and_not_denied(claims_of: ClaimsOf, text: str, stance: str) -> None:
    led = [claim for claim in claims_of(text) if claim.relation == "leadership"]
    assert [(claim.phase, str(claim.factuality)) for claim in led] == [(Phase.ENDS, stance)]


def test_whom_it_has_dismissed_stands_for_a_body_no_more(claims_of: ClaimsOf) -> None:
    found = ends_of(claims_of("The council dismissed Colonel Daud Meren as commander of the Borku Brigades."))
    assert ("opposition", "council", "Borku Brigades") not in found


@pytest.mark.parametrize(
    ("text", "relation", "body"),
    [
        ("Hamas is led by Daud Meren, a former officer of the Borku Front.", "membership", "Borku Front"),
        ("Hamas is led by Daud Meren, once a member of the Borku Front.", "membership", "Borku Front"),
        ("Hamas is led by Daud Meren, once the leader of the Borku Front.", "leadership", "Borku Front"),
        ("Hamas was founded by Daud Meren, a former aide to the Borku Front.", "membership", "Borku Front"),
    ],
)
def test_what_somebody_once_was_is_over(claims_of: ClaimsOf, text: str, relation: str, body: str) -> None:
    told = [c for c in claims_of(text) if c.relation == relation and c.recipient and c.recipient.actor.name == body]
    assert [(c.actor and c.actor.actor.name, c.phase) for c in told] == [("Daud Meren", Phase.ENDS)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hamas is led by Daud Meren, a veteran of the Borku Front.", False),
        ("Hamas is led by Daud Meren, who swore allegiance to the Borku Front.", True),
    ],
)
def test_whose_man_a_leader_is_tells_nothing_of_his_body(claims_of: ClaimsOf, text: str, told: bool) -> None:
    assert (("membership", "Hamas", "Borku Front") in ends_of(claims_of(text))) is told
