"""The rules engine on whole texts, through the shipped model and gazetteer: what must be read, and what must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.codebook import Codebook
from foedus.extraction import Engine, RulesEngine
from foedus.language import load_english
from foedus.model import Article, Claim
from foedus.workspace import Reader
from tests.extraction.engine_contract import EngineContract

ClaimsOf = Callable[..., tuple[Claim, ...]]

READ = [
    # voice, participles, relative clauses
    ("Houthi positions were bombed by Saudi Arabia.", "fighting", "Saudi Arabia", "Ansar Allah"),
    ("UNITA, which was armed by the United States, held the south.", "backing", "United States", "UNITA"),
    ("Backed by Iran, Hezbollah has attacked Israel.", "backing", "Iran", "Hezbollah"),
    ("Backed by Iran, Hezbollah has attacked Israel.", "fighting", "Hezbollah", "Israel"),
    ("The FARC, whose fighters ambushed Colombian soldiers, kept silent.", "fighting", "FARC", "Colombia"),
    ("Hamas, led by Yahya Sinwar, rejected the offer.", "leadership", "Yahya Sinwar", "Hamas"),
    ("US-backed Kurdish fighters entered the town.", "backing", "United States", "Kurd"),
    # nouns and the verbs that carry them
    ("A rift between Hamas and Fatah widened.", "split", "Hamas", "Fatah"),
    ("The merger of Ansar Dine and Katiba Macina was announced.", "merger", "Ansar Dine", "Macina"),
    ("Israel carried out a series of air strikes on Hezbollah.", "fighting", "Israel", "Hezbollah"),
    ("Nigerian troops came under attack from Boko Haram.", "fighting", "Boko Haram", "Nigeria"),
    ("Russia's support for Syria has not wavered.", "backing", "Russia", "Syria"),
    ("Colombia and the ELN are in talks in Caracas.", "talks", "Colombia", "National Liberation Army"),
    # control, purpose, coordination
    ("Chad and Niger have agreed to fight Boko Haram.", "alliance", "Chad", "Niger"),
    ("Chad and Niger have agreed to fight Boko Haram.", "fighting", "Niger", "Boko Haram"),
    ("Iran has armed and trained the Houthis.", "backing", "Iran", "Ansar Allah"),
    ("Dissidents split from the FARC to form the Segunda Marquetalia.", "split", "Segunda Marquetalia", "FARC"),
    # apposition, titles, copulas
    ("Al-Shabaab, al-Qaeda's Somali affiliate, shelled the port.", "membership", "al-Shabaab", "al-Qaeda"),
    ("PKK commander Murat Karayilan spoke on television.", "leadership", "Murat Karayilan", "Kurdistan Workers' Party"),
    ("Hezbollah is a sworn enemy of Israel.", "opposition", "Hezbollah", "Israel"),
    ("Eritrea, once an ally of the TPLF, is at war with Sudan.", "fighting", "Eritrea", "Sudan"),
    ("The FDLR, a militia hostile to Rwanda, fled.", "opposition", "Democratic Forces", "Rwanda"),
    # reciprocals
    ("Hamas and Fatah fought each other in Gaza.", "fighting", "Hamas", "Fatah"),
]


@pytest.mark.parametrize(("text", "relation", "actor", "recipient"), READ)
def test_reads(claims_of: ClaimsOf, text: str, relation: str, actor: str, recipient: str) -> None:
    found = [
        (c.relation, c.actor.actor.name, c.recipient.actor.name) for c in claims_of(text) if c.actor and c.recipient
    ]
    assert any(r == relation and a.startswith(actor) and b.startswith(recipient) for r, a, b in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Spain beat Germany 2-1 in the final in Madrid, and Manchester United attacked from the start.",
        "Apple and Google reached an agreement on patents; Microsoft joined the alliance and merged two units.",
        "The striker, who joined Arsenal from Chelsea, leads the scoring table.",
        "Voters go to the polls on Sunday; the party's candidate met workers at a factory.",
        "The flood destroyed two bridges and cut roads.",
    ],
)
def test_reports_of_other_things_hold_no_relation(claims_of: ClaimsOf, text: str) -> None:
    assert [c for c in claims_of(text) if c.relation] == []


def test_backers_named_together_are_not_made_allies(claims_of: ClaimsOf) -> None:
    claims = claims_of("The militia, backed by Iran and Russia, held the town.")
    assert {c.relation for c in claims} == {"backing"}
    assert len(claims) == 2


def test_fighting_someones_enemies_is_no_fight_among_them(claims_of: ClaimsOf) -> None:
    claims = claims_of("Hamas and Hezbollah have vowed to fight their enemies.")
    assert not [c for c in claims if c.relation in ("fighting", "opposition")]


def test_phases_follow_the_words_around(claims_of: ClaimsOf) -> None:
    def phase(text: str) -> str:
        (claim,) = (c for c in claims_of(text) if c.relation == "truce")
        return claim.phase.value

    assert phase("Hamas signed a truce with Israel.") == "begins"
    assert phase("The truce between Hamas and Israel collapsed.") == "ends"
    assert phase("The collapse of the truce between Hamas and Israel alarmed Egypt.") == "ends"


def test_evidence_is_the_smallest_clause_and_exact(claims_of: ClaimsOf) -> None:
    text = "Rain fell in the north, but Hezbollah attacked Israel while markets stayed open."
    (claim,) = (c for c in claims_of(text) if c.relation == "fighting")
    assert claim.evidence.text == text[claim.evidence.start : claim.evidence.end]
    assert "attacked Israel" in claim.evidence.text
    assert not claim.evidence.text.startswith("Rain")


def test_both_ends_are_never_one_actor(claims_of: ClaimsOf) -> None:
    text = (
        "Islamic State said ISIS fighters had attacked IS positions by mistake; ISIS then attacked the Islamic State."
    )
    assert not [c for c in claims_of(text) if c.actor and c.recipient and c.actor.actor.id == c.recipient.actor.id]


def test_acts_announced_are_agreement_or_threat(claims_of: ClaimsOf) -> None:
    (aid,) = (c for c in claims_of("Norway will send doctors to Ukraine.") if c.recipient)
    assert aid.plover == "AGREE"
    (done,) = (c for c in claims_of("Norway sent doctors to Ukraine.") if c.recipient)
    assert done.plover == "AID"


def test_reading_is_a_pure_function(reader: Reader) -> None:
    article = Article(text="Hamas clashed with Fatah. The two groups then signed a truce brokered by Egypt.")
    assert reader.read(article) == reader.read(article)


def test_the_coder_names_engine_version_and_codebook() -> None:
    engine: Engine = RulesEngine(Codebook.load())
    assert (engine.coder.name, len(engine.coder.digest)) == ("rules", 16)
    assert engine.coder == RulesEngine(Codebook.load()).coder


def test_the_gate_costs_no_claim() -> None:
    """Every sentence from which something is read passes the gate before the parse."""
    engine = RulesEngine(Codebook.load())
    for text, *_ in READ:
        (words,) = load_english().split(text, 0, len(text))
        assert engine.worth_parsing([words], [()]) == [True]


def test_the_day_of_the_saying_stands_with_its_source(claims_of: ClaimsOf) -> None:
    text = "General Amir Haddad said yesterday: “I believe that Iran arms Hezbollah.”"
    claim = next(claim for claim in claims_of(text) if claim.relation == "backing")
    (link,) = claim.attribution
    assert link.when is not None and link.when.edtf == "2014-11-13"
    assert claim.when.edtf is None


def test_what_describes_the_rebels_is_so_whatever_they_will_do(claims_of: ClaimsOf) -> None:
    claims = claims_of("If the truce holds, rebels armed by Qatar will attack Hezbollah.")
    backing = next(claim for claim in claims if claim.relation == "backing")
    fighting = next(claim for claim in claims if claim.relation == "fighting")
    assert (str(backing.factuality), backing.conditional, backing.future) == ("CT+", False, False)
    assert fighting.conditional and fighting.future


def test_infighting_that_stops_is_a_truce_of_those_the_sentence_means(claims_of: ClaimsOf) -> None:
    text = (
        "Hamas and Fatah met in Cairo. The meeting on March 3 decided that infighting would stop, "
        "and fighters from both groups would leave the town."
    )
    truce = next(claim for claim in claims_of(text) if claim.relation == "truce")
    assert {truce.actor.actor.name, truce.recipient.actor.name} == {"Hamas", "Fatah"}  # type: ignore[union-attr]
    assert (truce.phase.value, truce.future) == ("begins", True)


def test_a_claim_is_made_once(reader: Reader) -> None:
    text = "Egypt helped to restore and restored ties with Israel, and Iran backs and backs Hezbollah."
    ids = [claim.id for claim in reader.read(Article(text=text)).claims]
    assert len(ids) == len(set(ids)) > 0


def test_an_armed_act_in_a_relative_clause_is_told_though_nobody_is_named_whom_it_hits(claims_of: ClaimsOf) -> None:
    text = "Hezbollah will resist the US-led coalition, which is carrying out air strikes there, officials said."
    acts = {(claim.plover, claim.actor.actor.name) for claim in claims_of(text) if claim.actor}
    assert ("ASSAULT", "US-led coalition") in acts


class TestContract(EngineContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return Reader()

    @pytest.fixture
    def article(self) -> Article:
        return Article(
            text="Iran has armed the Houthis since 2015, a UN panel said.\n\nChad attacked Boko Haram on Monday."
        )
