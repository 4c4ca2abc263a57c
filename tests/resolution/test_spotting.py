"""Known names in running text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.codebook.actors import NameRole
from foedus.resolution import Gazetteer, NameMatch, find, local_names

GAZETTEER = Gazetteer.load()


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.actor.id if m.actor else "?") for m in find(GAZETTEER, text)]


def _roles(text: str) -> list[tuple[str, NameRole]]:
    return [(text[m.start : m.end], m.role) for m in find(GAZETTEER, text)]


def test_names_of_many_kinds_with_their_places() -> None:
    text = "In Bamako, Ansar Dine and the FARC praised al-Qaida’s Syrian branch; Lebanon's Hezbollah shelled M-23."
    assert _found(text) == [
        ("Bamako", "iso:MLI"),
        ("Ansar Dine", "ucdp:1157"),
        ("FARC", "ucdp:743"),
        ("al-Qaida", "ucdp:769"),
        ("Syrian", "iso:SYR"),
        ("Lebanon", "iso:LBN"),
        ("Hezbollah", "ucdp:366"),
        ("M-23", "ucdp:1160"),
    ]


def test_the_longest_name_wins() -> None:
    assert _found("The Islamic State in Iraq and Syria lost Islamic State West Africa Province.") == [
        ("Islamic State in Iraq and Syria", "ucdp:234"),
        ("Islamic State West Africa Province", GAZETTEER.actor("ISWAP").id),
    ]
    assert _found("Fighters of al-Qaeda in Iraq left.") == [("al-Qaeda in Iraq", "un:QDe.115")]


def test_overlapping_acronyms() -> None:
    assert [text for text, _ in _found("The PFLP-GC quit the PFLP, and ISIS-K is no ISIS.")] == [
        "PFLP-GC",
        "PFLP",
        "ISIS-K",
        "ISIS",
    ]


def test_acronyms_want_their_capitals() -> None:
    assert _found("It is late, let it be, said who is in Syria.") == [("Syria", "iso:SYR")]
    assert ("IS", "ucdp:234") in _found("In Syria IS is weak.")


@pytest.mark.parametrize(
    "text", ["Chadwick slept.", "Iranians2 and preIran", "Malinga bowled.", "NATOs are Kurdsmen", "XISIS, ISISX"]
)
def test_never_inside_words(text: str) -> None:
    assert _found(text) == []


def test_hyphenated_words_are_words() -> None:
    assert [text for text, _ in _found("The US-led raid and pro-Iran, Turkish-backed men")] == ["US", "Iran", "Turkish"]


def test_no_name_over_a_stop_or_a_paragraph() -> None:
    assert "Islamic State" not in [
        text for text, _ in _found("They were Islamic. State troops came.\n\nIslamic\n\nState")
    ]
    assert [text for text, _ in _found("The Islamic\nState fled.")] == ["Islamic\nState"]


def test_state_phrases_and_their_stems() -> None:
    text = (
        "Syrian government forces, the Iraqi prime minister, Mali's army and the government of Chad "
        "met US Central Command."
    )
    assert _roles(text) == [
        ("Syrian government forces", NameRole.GOVERNMENT),
        ("Iraqi prime minister", NameRole.OFFICE),
        ("Mali's army", NameRole.GOVERNMENT),
        ("government of Chad", NameRole.GOVERNMENT),
        ("US Central Command", NameRole.GOVERNMENT),
    ]
    stems = [text[m.stem_start : m.stem_end] for m in find(GAZETTEER, text)]
    assert stems[:4] == ["Syrian", "Iraqi", "Mali", "Chad"]


def test_rebels_of_a_country_are_not_its_state() -> None:
    assert ("Malian", NameRole.DEMONYM) in _roles("Malian separatists seized a town.")


def test_countries_in_the_text_decide_between_namesakes() -> None:
    def bearer(text: str, name: str) -> str | None:
        return next((i for words, i in _found(text) if words == name), None)

    assert bearer("In Manipur, India, the PLA attacked a convoy.", "PLA") == "ucdp:314"
    assert bearer("Chinese generals drilled the PLA near Taiwan.", "PLA") == "ucdp:161"
    assert bearer("In Burundi the FNL laid down arms.", "FNL") == "ucdp:432"
    assert bearer("The SLA held a strip of southern Lebanon.", "SLA") == "ucdp:827"


def test_short_acronyms_want_evidence() -> None:
    assert _found("The PIJ and the TNT firm met.") == [("PIJ", "ucdp:208")]
    assert [text for text, _ in _found("The PLF left Hamas.")] == ["PLF", "Hamas"]
    assert "JN" not in [text for text, _ in _found("JN opened a shop in Ohio.")]
    assert ("JN", "ucdp:1170") in _found("In Syria, JN opened a court.")
    assert _found("In Aleppo, JN opened a court.") == [("JN", "ucdp:1170")]


def test_surnames_want_evidence_and_no_other_given_name() -> None:
    assert _found("Colombia elected Petro.")[-1][0] == "Petro"
    assert _found("Maria Petro sang in Colombia.") == [("Colombia", "iso:COL")]
    assert _found("Petro sang.") == []
    assert _found("President Assad spoke.")[-1][0].endswith("Assad")


def test_the_west_is_no_west_bank() -> None:
    assert [text for text, _ in _found("They accused the West of silence.")] == ["West"]
    assert [text for text, _ in _found("They left the West Bank and went west in West Texas.")] == []


def test_local_names_go_before_known_ones() -> None:
    text = "The Progressive League of Anglers (PLA) met in China. The PLA sang."
    local = local_names(text, GAZETTEER)
    matches = find(GAZETTEER, text, local)
    anglers = [m for m in matches if text[m.start : m.end] in ("PLA", "Progressive League of Anglers")]
    assert len(anglers) == 3
    assert {m.actor.name for m in anglers if m.actor} == {"Progressive League of Anglers"}


def test_capitals_everywhere_in_a_headline() -> None:
    assert ("ISLAMIC STATE", "ucdp:234") in _found("ISLAMIC STATE ATTACKS HEZBOLLAH")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Syria",
                "ISIS",
                "the",
                "al-",
                "Qaeda",
                "army",
                "’s",
                "(",
                ")",
                ", ",
                "\n",
                " ",
                "IS",
                "Front",
                "\u200b",
                "é",
            ]
        ),
        max_size=30,
    )
)
def test_matches_are_in_order_and_inside_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    last = 0
    for match in find(GAZETTEER, text, local_names(text, GAZETTEER)):
        assert isinstance(match, NameMatch)
        assert last <= match.start < match.end <= len(text)
        assert match.start <= match.stem_start < match.stem_end <= match.end
        assert match.actors
        last = match.end


@pytest.mark.parametrize(
    "unit", ["a", " ", "(", '"', ".", "Islamic ", "al-", "Syrian army ", "U.", "Front of the ", "(AB) "]
)
def test_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * size
        runs = []
        for _ in range(3):
            start = time.process_time()
            find(GAZETTEER, text, local_names(text, GAZETTEER))
            runs.append(time.process_time() - start)
        return min(runs)

    seconds(500)
    base = max(seconds(4_000), 0.01)
    assert seconds(16_000) < 4 * 3 * base


def test_a_surname_is_whoever_s_the_text_names_in_full() -> None:
    known = "Baitullah Mehsud fought in Pakistan. Mehsud was killed."
    other = "Khalid Mehsud fought in Pakistan. Mehsud was killed."
    assert ("Mehsud", GAZETTEER.actor("Baitullah Mehsud").id) in _found(known)
    assert "Mehsud" not in dict(_found(other))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Soviet advisers came. Moscow denied it.", "Soviet Union"),
        ("Soviet advisers came. Russia and Moscow denied it.", "Russia"),
        ("Yugoslavia was at war. Belgrade denied it.", "Yugoslavia"),
        ("Serbian police came to Yugoslavia. Belgrade denied it.", "Serbia"),
        ("Belgrade denied it.", "Serbia"),
        ("It was a former Soviet republic. Moscow denied it.", "Russia"),
    ],
)
def test_a_capital_is_of_the_state_of_its_time(text: str, state: str) -> None:
    last = find(GAZETTEER, text)[-1]
    assert (last.role, last.actor and last.actor.name) == (NameRole.CAPITAL, state)
