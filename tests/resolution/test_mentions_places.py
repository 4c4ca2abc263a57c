"""Places and states."""

from __future__ import annotations

import pytest

from foedus.resolution import is_place_use
from tests.resolution.conftest import parsed_article


@pytest.mark.parametrize(
    ("sentence", "token", "place"),
    [
        ("Fighting/NOUN/2/nsubj resumed=resume/VERB/0/root in/ADP/4/case Arvania/PROPN/2/obl", 3, True),
        ("They/PRON/2/nsubj fled=flee/VERB/0/root to/ADP/4/case Arvania/PROPN/2/obl", 3, True),
        ("They/PRON/2/nsubj sent=send/VERB/0/root arms/NOUN+/2/obj to/ADP/5/case Arvania/PROPN/2/obl", 4, False),
        ("They/PRON/2/nsubj left=leave/VERB/0/root Arvania/PROPN/2/obj", 2, True),
        ("They/PRON/2/nsubj invaded=invade/VERB/0/root Arvania/PROPN/2/obj", 2, False),
        ("Arvania/PROPN/2/nsubj replied=reply/VERB/0/root", 0, False),
        ("They/PRON/2/nsubj met=meet/VERB/0/root with/ADP/4/case Arvania/PROPN/2/obl", 3, False),
        ("Ties=tie/NOUN+/4/nsubj with/ADP/3/case Arvania/PROPN/1/nmod cooled=cool/VERB/0/root", 2, False),
        ("Fighters=fighter/NOUN+/4/nsubj from/ADP/3/case Arvania/PROPN/1/nmod came=come/VERB/0/root", 2, True),
        ("Northern/ADJ/2/amod Arvania/PROPN/3/nsubj burned=burn/VERB/0/root", 1, True),
        (
            "War/NOUN/6/nsubj in/ADP/3/case Arvania/PROPN/1/nmod and/CCONJ/5/cc Corvia/PROPN/3/conj "
            "ended=end/VERB/0/root",
            4,
            True,
        ),
    ],
)
def test_a_country(sentence: str, token: int, place: bool) -> None:
    assert is_place_use(parsed_article(sentence).sentences[0], token) is place


@pytest.mark.parametrize(
    ("sentence", "token", "place"),
    [
        ("Arvo/PROPN/2/nsubj rejected=reject/VERB/0/root it/PRON/2/obj", 0, False),
        ("Arvo/PROPN/3/nsubj:pass was/AUX/3/aux:pass shelled=shell/VERB/0/root", 0, True),
        ("They/PRON/2/nsubj seized=seize/VERB/0/root Arvo/PROPN/2/obj", 2, True),
        ("They/PRON/2/nsubj accused=accuse/VERB/0/root Arvo/PROPN/2/obj", 2, False),
        (
            "Factions=faction/NOUN+/5/nsubj armed=arm/VERB/1/acl by/ADP/4/case Arvo/PROPN/2/obl:agent "
            "won=win/VERB/0/root",
            3,
            False,
        ),
        ("Arvo/PROPN/3/nmod:poss 's/PART/1/case allies=ally/NOUN+/4/nsubj left=leave/VERB/0/root", 0, False),
        ("Arvo/PROPN/3/nmod:poss 's/PART/1/case suburbs=suburb/NOUN+/4/nsubj burned=burn/VERB/0/root", 0, True),
        ("Arvo/PROPN/3/nmod:poss 's/PART/1/case refusal/NOUN/4/nsubj hurt/VERB/0/root", 0, False),
        ("Arvo/PROPN/3/nsubj:pass was/AUX/3/aux:pass warned=warn/VERB/0/root", 0, False),
        ("Arvo/PROPN/3/nsubj was=be/AUX/3/cop furious/ADJ/0/root", 0, False),
        ("Arvo/PROPN/3/nsubj was=be/AUX/3/cop calm/ADJ/0/root", 0, True),
        ("Arvo/PROPN/4/nsubj is=be/AUX/4/cop their/PRON/4/nmod:poss patron/NOUN/0/root", 0, False),
        ("Arvo/PROPN/4/nsubj is=be/AUX/4/cop a/DET/4/det port/NOUN/0/root", 0, True),
        ("Arvo/PROPN/4/nsubj is=be/AUX/4/cop at/ADP/4/case war/NOUN/0/root", 0, False),
        (
            "Arvo/PROPN/0/root ,/PUNCT/4/punct which/PRON/4/nsubj arms=supply/VERB/1/acl:relcl rebels/NOUN+/4/obj",
            0,
            False,
        ),
        ("They/PRON/2/nsubj relied=rely/VERB/0/root on/ADP/4/case Arvo/PROPN/2/obl", 3, False),
        ("They/PRON/2/nsubj marched=march/VERB/0/root on/ADP/4/case Arvo/PROPN/2/obl", 3, True),
        ("The/DET/2/det orders=order/NOUN+/5/nsubj of/ADP/4/case Arvo/PROPN/2/nmod came=come/VERB/0/root", 3, False),
        ("Talks=talk/NOUN+/4/nsubj in/ADP/3/case Arvo/PROPN/1/nmod failed=fail/VERB/0/root", 2, True),
    ],
)
def test_a_capital(sentence: str, token: int, place: bool) -> None:
    assert is_place_use(parsed_article(sentence).sentences[0], token, city=True) is place
