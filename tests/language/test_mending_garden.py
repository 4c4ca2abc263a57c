"""Past forms before a bare plural, which the parser takes for participles, through the shipped parser."""

from __future__ import annotations

import pytest

from foedus.language import Sentence, load_english
from foedus.model import Article


def read(text: str) -> Sentence:
    (sentence,) = load_english().read(Article(text=text)).sentences
    return sentence


@pytest.mark.parametrize(
    ("text", "doer", "verb", "undergoer"),
    [
        ("Fighters linked to Boko Haram torched homes, residents said.", "Fighters", "torched", "homes"),
        ("Troops backing the M23 shelled positions held by Burundi on Tuesday.", "troops", "shelled", "positions"),
        ("Jets of the US-led coalition bombed positions held by rebels, it said.", "Jets", "bombed", "positions"),
        ("Men of the Sirte-based Third Force shelled barracks of a militia, they said.", "Men", "shelled", "barracks"),
        ("Syrian opposition fighters retook a town on Monday, opposition leaders said.", "fighters", "retook", "town"),
        ("American drones struck sites linked to the Houthis near Hodeida.", "drones", "struck", "sites"),
        ("A grenade attack by the Toro Front wounded nine Chadian soldiers.", "attack", "wounded", "soldiers"),
        ("An ambush by fighters of the Toro Front killed two soldiers.", "ambush", "killed", "soldiers"),
    ],
)
def test_who_did_it_and_to_whom(text: str, doer: str, verb: str, undergoer: str) -> None:
    sentence = read(text)
    deed = next(token for token in sentence.tokens if token.text == verb)
    below = {token.deprel: token.text for token in sentence.children(deed.index)}
    assert deed.upos == "VERB"
    assert below["nsubj"].lower() == doer.lower()
    assert below["obj"] == undergoer


@pytest.mark.parametrize(
    ("text", "participle"),
    [
        ("Officials said aid had reached rebel held areas.", "held"),
        ("The Red Cross said the army had freed captured soldiers.", "captured"),
    ],
)
def test_participles_stay(text: str, participle: str) -> None:
    word = next(token for token in read(text).tokens if token.text == participle)
    assert word.deprel == "amod"
