"""Whom a claim is attributed to, from the text to the claim."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.sources.building import Given, build_article
from foedus.workspace import Reader

INTERVIEW = """Daud Meren, who speaks for the Amber Brigade, talked to us in Isk.

Q: And the Korrin Liberation Front?
A: Chad arms the Korrin Liberation Front. That is no secret.

Chad shelled positions of the Amber Brigade yesterday."""
QUOTED = (
    "The chairman of the Amber Brigade, Daud Meren, was joined by a deputy. "
    '"Pavel Vorran wanted a truce with Chad," he said. He said Chad had armed the Korrin Liberation Front.'
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _sources(reader: Reader, text: str, relation: str) -> list[tuple[str | None, ...]]:
    claims = reader.read(Article(text=text)).claims
    return [tuple(link.name for link in claim.attribution) for claim in claims if claim.relation == relation]


def test_a_name_before_several_paragraphs_speaks_in_them(reader: Reader) -> None:
    answers = (
        "Meren: Chad arms the Amber Brigade.\n\nSince when?\n\nMeren: The Amber Brigade has attacked the army of Togo."
    )
    told = f"We spoke to Daud Meren in Lome.\n\nWho helps them?\n\n{answers}"
    assert _sources(reader, told, "backing") == [("Daud Meren",)]
    assert _sources(reader, told, "fighting") == [("Daud Meren",)]


def test_the_answers_of_an_interview_are_the_interviewee_s(reader: Reader) -> None:
    assert _sources(reader, INTERVIEW, "backing") == [("Daud Meren",)]
    assert _sources(reader, INTERVIEW, "fighting") == [()]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We have attacked the army of Chad," the Amber Brigade\'s statement read.', "Amber Brigade"),
        ("A statement by the Amber Brigade said that it had attacked the army of Chad.", "Amber Brigade"),
        ("A statement said that the Amber Brigade had attacked the army of Chad.", "statement"),
    ],
)
def test_a_statement_gives_the_words_of_whose_it_is(reader: Reader, text: str, source: str) -> None:
    assert _sources(reader, text, "fighting") == [(source,)]


def test_who_denies_such_charges_is_the_source_of_the_denial(reader: Reader) -> None:
    text = "Chad accuses Togo of backing the Amber Brigade. Togo has repeatedly denied such charges."
    assert _sources(reader, text, "backing") == [("Chad",), ("Togo",)]


def test_whom_a_quotation_names_did_not_say_it(reader: Reader) -> None:
    assert _sources(reader, QUOTED, "backing") == [("Daud Meren",)]


def test_a_verb_that_looks_like_a_noun_behind_its_source(reader: Reader) -> None:
    told = "According to Reuters, Rwanda arms the M23 rebels."
    assert _sources(reader, told, "backing") == [("Reuters",)]


def test_who_announces_what_he_does_is_no_source_of_it(reader: Reader) -> None:
    done = "Chad and the Amber Brigade announced a ceasefire on Monday."
    told = "Chad announced that Niger had signed a ceasefire with the Amber Brigade."
    assert _sources(reader, done, "truce") == [()]
    assert _sources(reader, told, "truce") == [("Chad",)]


def test_an_expected_statement_is_its_speaker_s(reader: Reader) -> None:
    told = "A retired Nigerian colonel is expected to say that Niger has armed the Amber Brigade."
    assert _sources(reader, told, "backing") == [("retired Nigerian colonel",)]
    told = "Togo is expected to announce that Niger has armed the Amber Brigade."
    assert _sources(reader, told, "backing") == [("Togo",)]


@pytest.mark.parametrize(
    "told",
    [
        "The Amber Brigade, which according to Niger is armed by Chad, has taken the port.",
        "The Amber Brigade, which is armed by Chad according to Niger, has taken the port.",
        "The Amber Brigade, which Niger says is armed by Chad, has taken the port.",
        "Chad, which Niger says backs the Amber Brigade, has closed the port.",
        "Niger said in a statement that Chad arms the Amber Brigade.",
    ],
)
def test_a_source_beside_or_within_a_clause_is_its_own(reader: Reader, told: str) -> None:
    assert _sources(reader, told, "backing") == [("Niger",)]


def test_who_accuses_another_of_attacks_on_himself_is_the_source(reader: Reader) -> None:
    assert _sources(reader, "Chad accused Niger of attacks on its troops.", "fighting") == [("Chad",)]
    assert _sources(reader, "The Amber Brigade claimed the attack on Chad's army.", "fighting") == [()]


@pytest.mark.parametrize(
    "told",
    [
        "The army said it had lost a post, less than two weeks after the Amber Brigade attacked Chad.",
        "Kerim has fallen, a mediator said, two years after the Amber Brigade attacked Chad.",
        "The sides swapped prisoners, the Red Cross said, the first such swap since the Amber Brigade attacked Chad.",
        "Niger said troops of Chad, attacked by the Amber Brigade, had fled.",
    ],
)
def test_what_went_before_a_report_is_the_article_s_own_word(reader: Reader, told: str) -> None:
    assert _sources(reader, told, "fighting") == [()]


@pytest.mark.parametrize(
    "told",
    [
        "Niger said that a day after the truce the Amber Brigade attacked Chad.",
        "Niger said the Amber Brigade attacked Chad, days after it had fled.",
        "The Amber Brigade fled, Niger said, the day that it attacked Chad.",
        "Two days after the truce, Niger said, the Amber Brigade attacked Chad.",
        "Niger said it wanted peace, two weeks after the truce, and that the Amber Brigade had attacked Chad.",
    ],
)
def test_what_is_reported_of_another_time_is_the_source_s(reader: Reader, told: str) -> None:
    assert _sources(reader, told, "fighting") == [("Niger",)]


@pytest.mark.parametrize(
    "told",
    [
        "The Amber Brigade was financed by Chad, Nigerien officials have admitted in private.",
        "The Amber Brigade is backed by Chad, Nigerien officials admitted privately on Monday.",
        "The Amber Brigade, Nigerien officials allege, is armed by Chad.",
        "Chad has armed the Amber Brigade, Nigerien officials in Agadez concede.",
        "Chad, Niger alleges, has armed the Amber Brigade since May.",
    ],
)
def test_who_reports_behind_or_within_a_sentence_is_its_source(reader: Reader, told: str) -> None:
    found = _sources(reader, told, "backing")
    assert len(found) == 1 and "Niger" in (found[0][0] or "")


def test_who_denies_a_report_is_the_source_of_the_denial(reader: Reader) -> None:
    assert _sources(reader, "Chad rejected as absurd a report that it was arming the Amber Brigade.", "backing") == [
        ("Chad",)
    ]
    assert _sources(reader, "Chad rejected a truce with the Amber Brigade.", "truce") == [()]


@pytest.mark.parametrize(
    "told",
    [
        "Chad denied Niger's accusations of arming the Amber Brigade.",
        "Chad rejected a report by Niger that it armed the Amber Brigade.",
        "Chad dismissed Nigerien allegations that it had armed the Amber Brigade.",
    ],
)
def test_whose_charge_somebody_denies_is_heard_beside_him(reader: Reader, told: str) -> None:
    claims = [claim for claim in reader.read(Article(text=told)).claims if claim.relation == "backing"]
    assert {(str(claim.factuality), *(link.name for link in claim.attribution)) for claim in claims} == {
        ("CT+", "Niger"),
        ("CT-", "Chad"),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Chad denied arming the Amber Brigade.",
        "Chad denied a report about Niger that it armed the Amber Brigade.",
        "Chad repeated Niger's claim that it armed the Amber Brigade.",
    ],
)
def test_a_charge_of_nobodys_or_not_denied_has_no_second_voice(reader: Reader, told: str) -> None:
    assert len(_sources(reader, told, "backing")) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Chad backs the Amber Brigade, a charge that N'Djamena denies.",
        "Chad backs the Amber Brigade but denies it.",
        "Chad has sent troops to back the Amber Brigade, though N'Djamena denies this.",
    ],
)
def test_who_denies_what_the_article_tells_is_heard_beside_it(reader: Reader, told: str) -> None:
    claims = [claim for claim in reader.read(Article(text=told)).claims if claim.relation == "backing"]
    assert {(str(claim.factuality), *(link.name for link in claim.attribution)) for claim in claims} == {
        ("CT+",),
        ("CT-", "Chad"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Chad shelled the hills on Friday, villagers said, two years after it signed a truce with the Amber Brigade.",
        "Villagers said Chad had shelled the hills, two years after it signed a truce with the Amber Brigade.",
        "Chad shelled the hills on Friday, villagers said, as its truce with the Amber Brigade collapsed.",
    ],
)
def test_what_a_paper_adds_behind_a_report_is_its_own_word(reader: Reader, text: str) -> None:
    assert _sources(reader, text, "truce") == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Villagers said Chad had signed a truce with the Amber Brigade after two years of war.",
        "Chad shelled the hills on Friday, villagers said, and signed a truce with the Amber Brigade.",
    ],
)
def test_what_goes_on_with_a_report_is_told_by_its_source(reader: Reader, text: str) -> None:
    assert _sources(reader, text, "truce") == [("villagers",)] or _sources(reader, text, "truce") == [("Villagers",)]


def test_an_office_told_in_naming_its_holder_is_the_papers_word(reader: Reader) -> None:
    text = (
        "Villagers said Daud Meren's Amber Brigade had attacked the town. They said he led the Korrin Liberation Front."
    )
    assert _sources(reader, text, "leadership") == [(), ("Villagers",)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen believed to belong to the Amber Brigade attacked the army of Chad.",
        "Rebels said to belong to the Amber Brigade attacked the army of Chad.",
    ],
)
def test_of_whom_a_thing_is_believed_is_no_source_of_it(reader: Reader, text: str) -> None:
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation in ("membership", "fighting")]
    assert [(claim.relation, str(claim.factuality), claim.attribution) for claim in claims] == [
        ("membership", "PR+", ()),
        ("fighting", "CT+", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported in Togo last night that the Amber Brigade had attacked the army of Chad.",
        "Chad refused to attack the Amber Brigade.",
    ],
)
def test_where_it_is_reported_and_who_refuses_are_no_sources(reader: Reader, text: str) -> None:
    assert _sources(reader, text, "fighting") == [()]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('16:10 The Togolese general staff: "Chad attacked the Amber Brigade."', "Togo"),
        ('Daud Meren, speaking in Isk: "Chad attacked the Amber Brigade."', "Daud Meren"),
        (
            'Colonel Daud Meren, a spokesman for the army of Togo: "Chad attacked the Amber Brigade."',
            "Daud Meren",
        ),
        ('The sign: "Chad attacked the Amber Brigade."', None),
    ],
)
def test_who_stands_before_a_colon_and_a_quotation_says_it(reader: Reader, text: str, source: str | None) -> None:
    assert _sources(reader, text, "fighting") == [(source,) if source else ()]


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Chadian troops attack Togo - officials", "officials"),
        ("Nigerian soldiers bomb Chad - witnesses", "witnesses"),
        ("Rebels kill Togo's army chief – officials", "officials"),
    ],
)
def test_who_stands_behind_the_dash_of_a_headline_says_it(reader: Reader, headline: str, source: str) -> None:
    article = build_article(f"{headline}\n\nIt did so on Friday.\n", Given())
    claims = [claim for claim in reader.read(article).claims if claim.relation == "fighting"]
    assert [[link.name for link in claim.attribution] for claim in claims] == [[source]]


def test_what_is_added_of_a_name_behind_it_is_the_paper_s_word(reader: Reader) -> None:
    text = "Chad said it had never attacked the Amber Brigade, with which it signed a ceasefire in 1989."
    assert _sources(reader, text, "truce") == [()]


def test_who_is_to_head_a_body_by_another_s_wish_does_not_yet(reader: Reader) -> None:
    text = "Some commanders want Daud Meren to replace Pavel Vorran at the head of the Korrin Liberation Front."
    claims = reader.read(Article(text=text)).claims
    leads = [claim for claim in claims if claim.relation == "leadership" and claim.phase.value != "ends"]
    assert leads and all(claim.factuality.certainty.value != "CT" for claim in leads)


@pytest.mark.parametrize(
    "denial",
    [
        "Chad denies arming anyone.",
        "Chad denies doing so.",
        "Chad has always denied giving them anything but shelter.",
        "Chad denied responsibility.",
        "Chad denied having anything to do with the rebels.",
        "Chad disclaimed all responsibility.",
        "Chad's army rejects that account.",
        "Officials in Chad dismissed the accusation as propaganda.",
        "Officials in Chad said there was no truth in the allegation.",
        "Chad denied having taken sides.",
        "Chad denies having intervened.",
        "Chad said there was no such aid.",
        "A lawyer who speaks for Chad said it did nothing of the kind.",
    ],
)
def test_who_is_charged_denies_it_in_general_words(reader: Reader, denial: str) -> None:
    text = f"Togo accused Chad of arming the Amber Brigade. {denial}"
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation == "backing"]
    assert sorted(str(claim.factuality) for claim in claims if claim.attribution) == ["CT+", "CT-"]


@pytest.mark.parametrize(
    "answer",
    [
        "Chad neither confirmed nor denied the charge.",
        "Daud Meren, whom Chad arrested, denied the charge.",
        "Chad denied having taken part in the talks.",
        "Daud Meren said there was no such aid.",
    ],
)
def test_who_does_not_deny_or_is_not_charged_is_not_heard(reader: Reader, answer: str) -> None:
    text = f"Togo accused Chad of arming the Amber Brigade. {answer}"
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation == "backing"]
    assert [str(claim.factuality) for claim in claims] == ["CT+"]


@pytest.mark.parametrize(
    ("answer", "voices"),
    [
        ("Yoweri Museveni's spokesman denied the charge.", 2),
        ("An aide to Yoweri Museveni called this a lie.", 2),
        ("Yoweri Museveni's brother denied the charge.", 1),
    ],
)
def test_a_persons_spokesman_denies_for_him(reader: Reader, answer: str, voices: int) -> None:
    text = f"Togo said that Yoweri Museveni had armed the Amber Brigade. {answer}"
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation == "backing"]
    assert len(claims) == voices


def test_whom_a_source_cites_stands_nearest_to_what_is_said(reader: Reader) -> None:
    text = "Radio Isk, quoting officers in the capital, said that Chad had attacked the Amber Brigade."
    assert _sources(reader, text, "fighting") == [("Radio Isk", "officers")]


def test_western_officials_are_not_the_west_and_one_of_them_is_they(reader: Reader) -> None:
    text = "Two Western officials said Chad had attacked the Amber Brigade. One of them added that Togo had armed it."
    assert _sources(reader, text, "fighting") == [("Two Western officials",)]
    assert _sources(reader, text, "backing") == [("Two Western officials",)]


def test_of_what_somebody_is_accused_is_as_firm_wherever_the_parse_hangs_it(reader: Reader) -> None:
    text = "Amnesty International accused Cameroonian soldiers of burning villages of Anglophone separatists."
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation == "fighting"]
    assert [str(claim.factuality) for claim in claims] == ["CT+"]


@pytest.mark.parametrize(
    ("text", "relation", "source"),
    [
        ("Fighters of the Amber Brigade loyal to Daud Meren attacked the army of Togo, residents said.", "backing", ()),
        (
            "Fighters of the Amber Brigade loyal to Daud Meren attacked the army of Togo, residents said.",
            "fighting",
            ("residents",),
        ),
        ("Gunmen who had left the Amber Brigade attacked the army of Togo, residents said.", "split", ()),
        ("Residents said that fighters of the Amber Brigade were loyal to Daud Meren.", "backing", ("Residents",)),
        ("Chad called on all Africans to support the Amber Brigade.", "backing", ()),
        ("Chad said that Togo supports the Amber Brigade.", "backing", ("Chad",)),
    ],
)
def test_what_only_says_who_is_meant_is_the_article_s_own(
    reader: Reader, text: str, relation: str, source: tuple[str, ...]
) -> None:
    assert _sources(reader, text, relation) == [source]


@pytest.mark.parametrize(
    ("answer", "denied"),
    [
        ("Chad denied having helped it.", True),
        ("A minister of Chad denied that his country was involved.", True),
        ("Chad denied that any such aid had been sent.", True),
        ("Chad called that pure invention.", True),
        ("Chad denied having bombed Togo.", False),
        ("Chad called the war a disaster.", False),
    ],
)
def test_how_the_accused_deny_what_was_said_before(reader: Reader, answer: str, denied: bool) -> None:
    found = _sources(reader, f"Residents said that Chad had helped the Amber Brigade. {answer}", "backing")
    assert len(set(found)) == (2 if denied else 1)


@pytest.mark.parametrize(
    ("charge", "sources"),
    [
        (", a charge denied by Chad", [("Togo",), ("Chad",)]),
        (", an allegation rejected by Ndjamena", [("Togo",), ("Chad",)]),
        (", a movement founded by Chad", [("Togo",)]),
    ],
)
def test_by_whom_a_charge_is_denied(reader: Reader, charge: str, sources: list[tuple[str, ...]]) -> None:
    found = _sources(reader, f"Togo accuses Chad of arming the Amber Brigade{charge}.", "backing")
    assert [source for source in found if source] == sources


def test_a_charge_behind_a_clause_is_the_accuser_s(reader: Reader) -> None:
    text = "Chad accuses Togo, which once helped it, of arming the Amber Brigade."
    assert _sources(reader, text, "backing")[-1] == ("Chad",)
