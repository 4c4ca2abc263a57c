"""Keys: spellings of one name agree, different names do not, and nothing depends on case, marks or articles."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foedus.codebook.actors import spellings
from foedus.resolution.names import display, fold, joinable, key, words

SAME = [
    (
        "al-Qaeda",
        "Al Qaeda",
        "al-Qaida",
        "Al Qa'ida",
        "Al-Qāʿida",
        "AL-QAEDA",
        "el-Qaeda",
        "Qaeda",
        "al‑Qaeda",
        "the al-Qaeda",
    ),
    ("Jabhat al-Nusra", "Jabhat an-Nusrah", "Jebhat al-Nusra", "JABHAT AL-NUSRA", "Jabhat al Nusra's"),
    ("Hezbollah", "Hizbullah", "Hizballah", "Hizbollah", "Hezbollah's", "Hezbollah’s"),
    ("Lashkar-e-Taiba", "Lashkar-i-Tayyiba", "Lashkar e Toiba", "LASHKAR-E-TAYYABA"),
    ("Da'esh", "Daesh", "Da’esh", "Daʿesh", "DAESH"),
    ("al-Shabaab", "Al Shabab", "ash-Shabaab", "Shabaab"),
    ("Hizb-ul-Mujahideen", "Hizbul Mujahideen", "Hizb ul-Mujahidin"),
    ("M23", "M-23", "m-23"),
    ("U.N.", "UN", "U.N"),
    ("People's Protection Units", "Peoples Protection Units", "People’s Protection Units"),
    ("Séléka", "Seleka", "SELEKA"),
    ("Ansar Dine", "Ansar al-Din", "Ansar Eddine"),
    ("National Organisation for Defence", "National Organization for Defense"),
    ("Red Valley Front", "the Red Valley Front", "The Red Valley Front’s", "Red  Valley\nFront"),
    ("Ansar Allah", "Ansar\u200b All\u200fah", "Аnsar Аllah"),  # zero-width, direction mark, Cyrillic А
    ("Ahrar al-Sham", "Ahrar ash-Sham", "Ahrar as-Sham", "Ah\u0640rar al-Sham"),
]
DIFFERENT = [
    ("Islamic State in Iraq", "Islamic State in Iran"),
    ("South Sudan", "Sudan"),
    ("Niger", "Nigeria"),
    ("Nigerian army", "Nigerien army"),
    ("5th Brigade", "6th Brigade"),
    ("March 23 Movement", "March 24 Movement"),
    ("North Kivu Front", "South Kivu Front"),
    ("Front of Liberation", "Liberation of Front"),
    ("Hezbollah", "Hizb"),
    ("US-led coalition", "UK-led coalition"),
]


@pytest.mark.parametrize("spelt", SAME, ids=lambda names: names[0])
def test_spellings_of_one_name_share_a_key(spelt: tuple[str, ...]) -> None:
    assert len({key(name) for name in spelt}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=60))
@example("0:\u02b9")
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@given(st.text(max_size=60))
def test_case_and_invisible_marks_never_count(name: str) -> None:
    assert key("\u200e" + name) == key(name)
    assert key(name.upper()) == key(name.upper().lower())


_PLAIN = st.lists(st.sampled_from(["red", "front", "of", "army", "12", "coast", "jaysh"]), min_size=1, max_size=6)


@given(_PLAIN)
def test_articles_and_possessives_never_count(parts: list[str]) -> None:
    name = " ".join(["Coast", *parts])
    assert key(f"The {name}") == key(name) == key(f"{name}’s") == key(f"al-{name}")


def test_no_spelling_stands_in_two_groups() -> None:
    heads: dict[str, str] = {}
    for forms in spellings():
        for form in forms:
            assert heads.setdefault(fold(form), fold(forms[0])) == fold(forms[0])
            assert fold(fold(form)) == fold(form)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("the Red Valley Front's", "Red Valley Front"),
        ("  al-Nusra\u200f  Front ", "al-Nusra Front"),
        ("“Sons of the Coast”", "Sons of the Coast"),
        ("The", "The"),
    ],
)
def test_display_leaves_out_articles_possessives_and_marks(given: str, shown: str) -> None:
    assert display(given) == shown


def test_words_carry_their_places() -> None:
    text = "Lebanon's Hezbollah met al-Nusra’s envoy in M-23 land, U.S. and all."
    found = {text[w.start : w.end]: w for w in words(text)}
    assert found["Lebanon's"].bare == "lebanon"
    assert text[found["Lebanon's"].start : found["Lebanon's"].bare_end] == "Lebanon"
    assert found["al"].mute
    assert found["M-23"].form == "m23"
    assert found["U.S."].form == "us"


def test_memory_of_pieces_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The al-Nusra  Front's men,\nin Lashkar e Taiba, eat vitamin e"
    found = words(text)
    assert [text[word.start : word.end] for word in found if word.mute] == ["The", "al", "e"]
    monkeypatch.setattr("foedus.resolution.names._KEPT_PIECES", 1)
    assert words(text) == words(text) == found


@pytest.mark.parametrize("between", [" ", "-", " of the ", "\n", " & ", "’ "])
def test_what_may_stand_inside_a_name(between: str) -> None:
    assert joinable(f"A{between}B", 1, 1 + len(between))


@pytest.mark.parametrize("between", [", ", ". ", " (", "\n\n", "; the "])
def test_what_may_not_stand_inside_a_name(between: str) -> None:
    assert not joinable(f"A{between}B", 1, 1 + len(between))


@pytest.mark.parametrize("unit", ["a", " ", "'", "-", "al-", "A.", "e "])
def test_words_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * size
        runs = []
        for _ in range(3):
            start = time.process_time()
            sum(1 for _ in words(text))
            runs.append(time.process_time() - start)
        return min(runs)

    seconds(2_000)
    base = max(seconds(20_000), 0.004)
    assert seconds(80_000) < 4 * 3 * base


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("NSCN (IM)", "NSCN (IM)"),
        ("NSCN(K)", "NSCN(K)"),
        ("Red Front (RVF", "Red Front (RVF"),
        ("(Red Front)", "Red Front"),
        ("Red Front)", "Red Front"),
        ("rebel] movement", "rebel movement"),
        ("[rebel] movement", "rebel movement"),
    ],
)
def test_brackets_stay_only_where_they_belong_to_the_name(written: str, shown: str) -> None:
    assert display(written) == shown
