from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extraction.rules.conftest import Read

Reads = Callable[..., Read]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The army *attacked* the town.", "CT+"),
        ("Chad, a close *ally* of Togo, has left the bloc.", "CT+"),
        ("A *deal* with the rebels is close.", "PR+"),
        ("The minister accused his *partner*, the union, of theft.", "CT+"),
        ("Chad keeps soldiers in the north to *help* the rebels.", "CT+"),
        ("Chad sent soldiers to the north to *help* the rebels.", "PR+"),
        ("The army did not *attack* the town.", "CT-"),
        ("The minister flew to Oslo to *meet* the rebels.", "CT+"),
        ("The minister turned down an invitation to *meet* the rebels.", "CT-"),
        ("The minister accepted an invitation to *meet* the rebels.", "PS+"),
        ("Chad, which was the first country to *arm* the rebels, is near.", "CT+"),
        ("Chad, which was a good country to *arm* the rebels, is near.", "PS+"),
        ("Whether Chad *armed* the rebels is disputed.", "Uu"),
        ("The panel was unable to confirm that Chad *armed* the rebels.", "Uu"),
        ("The panel could not verify that Chad *armed* the rebels.", "Uu"),
        ("The panel confirmed that Chad *armed* the rebels.", "CT+"),
        ("The panel found no proof that Chad *armed* the rebels.", "Uu"),
        ("The panel found proof that Chad *armed* the rebels.", "PR+"),
        ("The minister hinted at *leaving* the coalition.", "PS+"),
        ("The town fell after two days of *fighting* against the rebels.", "CT+"),
        ("The minister spoke of the risk of *fighting* against the rebels.", "PS+"),
        ("The minister has sent a delegation to Oslo to *meet* the rebels.", "CT+"),
        ("The minister hopes to fly to Oslo to *meet* the rebels.", "PR+"),
        ("The minister flew to Oslo to *attack* the rebels.", "PR+"),
        ("The army never *attacked* the town.", "CT-"),
        ("No soldiers *attacked* the town.", "CT-"),
        ("Neither side *attacked* the town.", "CT-"),
        ("Nobody *attacked* the town.", "CT-"),
        ("The army is no longer *attacking* the town.", "CT-"),
        ("The army left without *attacking* the town.", "CT-"),
        ("The army has yet to *attack* the town.", "CT-"),
        ("The army may *attack* the town.", "PS+"),
        ("The army might not *attack* the town.", "PS-"),
        ("The army cannot *attack* the town.", "CT-"),
        ("The army has probably *attacked* the town.", "PR+"),
        ("Perhaps the army *attacked* the town.", "PS+"),
        ("The army reportedly *attacked* the town.", "PR+"),
        ("It is likely that the army *attacked* the town.", "PR+"),
        ("It is unlikely that the army *attacked* the town.", "PR-"),
        ("It is not unlikely that the army *attacked* the town.", "PR+"),
        ("It is unclear whether the army *attacked* the town.", "Uu"),
        ("Did the army *attack* the town?", "Uu"),
        ("The army failed to *attack* the town.", "CT-"),
        ("The army did not fail to *attack* the town.", "CT+"),
        ("The army managed to *attack* the town.", "CT+"),
        ("The army did not manage to *attack* the town.", "CT-"),
        ("The army refused to *attack* the town.", "CT-"),
        ("The army refused to call a *truce*.", "CT-"),
        ("The army ignored an appeal for a *truce*.", "CT-"),
        ("The rebels defied an order to withdraw from the port and *attacked* the army.", "CT+"),
        ("The army has not made a *deal* with the town.", "CT-"),
        ("A *truce* was called on the first of March.", "CT+"),
        ("The army tried to *attack* the town.", "PS+"),
        ("The army may have failed to *attack* the town.", "PS-"),
        ("The army stopped short of *attacking* the town.", "CT-"),
        ("The truce prevented an *attack* on the town.", "CT-"),
        ("The general knew that the army had *attacked* the town.", "CT+"),
        ("The general did not know that the army had *attacked* the town.", "CT+"),
        ("The general regrets that the army *attacked* the town.", "CT+"),
        ("The general said that the army had *attacked* the town.", "CT+"),
        ("The general believes that the army *attacked* the town.", "PR+"),
        ("The general denied that the army had *attacked* the town.", "CT-"),
        ("The general denied the allegation that the army *attacked* the town.", "CT-"),
        ("The general denied allegations *made* by the king.", "CT+"),
        ("It is important to *attack* the town.", "PS+"),
        ("The idea of *attacking* the town worried the king.", "PS+"),
        ("The general doubts that the army *attacked* the town.", "PR-"),
        ("The general fears that the army *attacked* the town.", "PS+"),
        ("The general did not say that the army had *attacked* the town.", "Uu"),
        ("The general may deny that the army had *attacked* the town.", "PS-"),
        ("The possibility of an *attack* worried the town.", "PS+"),
        ("An alleged *attack* on the town angered the king.", "PR+"),
        ("The army launched no *attack* on the town.", "CT-"),
        ("The king did not condemn the *attack* on the town.", "CT+"),
        ("The army did not win because it *attacked* the town.", "CT+"),
        ("The rebels, who *attacked* the town, may retreat.", "CT+"),
        ("The rebels may retreat after they *attacked* the town.", "CT+"),
        ("The rebels may retreat or *attack* the town.", "PS+"),
        ("The rebels did not retreat but *attacked* the town.", "CT+"),
        ("If the army had come, the rebels would have *attacked* the town.", "CT-"),
        ("The army did not only retreat, it *attacked* the town.", "CT+"),
    ],
)
def test_label(read_speech: Reads, text: str, label: str) -> None:
    word = text.split("*")[1]
    assert read_speech(text.replace("*", "")).label(word) == label


@pytest.mark.parametrize(
    "text",
    [
        "The army will *attack* the town.",
        "The army is going to *attack* the town.",
        "The army plans to *attack* the town.",
        "The army vowed to *attack* the town.",
        "The army agreed to *attack* the town.",
        "The king urged the army to *attack* the town.",
        "The king asked the army to *attack* the town.",
        "The army is due to *attack* the town.",
        "The council decided that the army would *attack* the town.",
        "The king threatened to *attack* the town.",
        "The army crossed the river to *attack* the town.",
    ],
)
def test_what_is_to_come_is_future(read_speech: Reads, text: str) -> None:
    assert read_speech(text.replace("*", "")).stance(text.split("*")[1]).future


@pytest.mark.parametrize(
    "text",
    ["The army *attacked* the town.", "The army has *attacked* the town.", "The army did not *attack* the town."],
)
def test_what_has_been_is_not_future_and_not_conditional(read_speech: Reads, text: str) -> None:
    firm = read_speech(text.replace("*", "")).stance(text.split("*")[1])
    assert not firm.future
    assert not firm.conditional


@pytest.mark.parametrize(
    ("text", "protasis", "apodosis"),
    [
        ("If the army attacks, the rebels will flee.", "attacks", "flee"),
        ("The rebels will flee unless the army retreats.", "retreats", "flee"),
        ("Should the talks collapse, the rebels will flee.", "collapse", "flee"),
        ("The rebels will flee provided that the army attacks.", "attacks", "flee"),
    ],
)
def test_both_sides_of_a_condition_are_conditional(read_speech: Reads, text: str, protasis: str, apodosis: str) -> None:
    read = read_speech(text)
    assert read.stance(protasis).conditional
    assert read.stance(apodosis).conditional


def test_an_aside_makes_its_clause_conditional(read_speech: Reads) -> None:
    assert read_speech("The deal, if true, will unite the two groups.").stance("unite").conditional


def test_the_nearest_source_commits_whatever_stands_above_it(read_speech: Reads) -> None:
    read = read_speech("The envoy may say that the king denied that the army attacked the town.")
    assert read.label("attacked") == "CT-"
    assert read.label("denied") == "PS+"


def test_a_cue_after_the_clause_bends_it_too(read_speech: Reads) -> None:
    assert read_speech("The army attacked the town, many officials fear.").label("attacked") == "PS+"


def test_would_after_a_past_verb_of_saying_is_its_future_not_a_condition(read_speech: Reads) -> None:
    firm = read_speech("The king said the army would attack the town.").stance("attack")
    assert (str(firm.factuality), firm.future, firm.conditional) == ("CT+", True, False)


def test_would_by_itself_is_conditional(read_speech: Reads) -> None:
    assert read_speech("An alliance would weaken the king.").stance("weaken").conditional
