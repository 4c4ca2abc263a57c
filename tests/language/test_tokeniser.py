"""Tokens and their offsets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.tokeniser import SPACE, Tokeniser, Tokens
from foedus.language.tokens import Unit

TOKENISER = Tokeniser()
INVISIBLE = "\u200b\u2028\u2029\ufeff\u200e\u200f" + "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


def forms(text: str, *units: Unit) -> list[str]:
    return TOKENISER.tokens(text, 0, len(text), units).forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels' leader didn't sign.", "The rebels ' leader did n't sign ."),
        ("Assad’s army can’t cannot won't", "Assad ’s army ca n’t can not wo n't"),
        ("a US-led, Iran-backed al-Qaeda-linked group", "a US - led , Iran - backed al-Qaeda - linked group"),
        ("anti-government and pro-Assad non-state e-mail", "anti-government and pro-Assad non-state e-mail"),
        ("a UN-backed cease-fire, un-named men", "a UN - backed cease - fire , un-named men"),
        ("4,000 men, 3.5% of $1.2bn", "4,000 men , 3.5 % of $ 1.2 bn"),
        ("US$725 million, A$5 and a US $5 note", "US$ 725 million , A$ 5 and a US $ 5 note"),
        (
            "the U.S.-led coalition of Lt. Gen. J. R. Smith, Jan. 5",
            "the U.S. - led coalition of Lt. Gen. J. R. Smith , Jan. 5",
        ),
        ("“We fight,” he said — «oui»", "“ We fight , ” he said — « oui »"),
        ("It ended.The army left", "It ended . The army left"),
        ("No. 5 is no. He said no.", "No. 5 is no . He said no ."),
        (
            "see https://example.org/a_b?c=1, or a.b@example.org.",
            "see https://example.org/a_b?c=1 , or a.b@example.org .",
        ),
        ("in the 1990s, '80s and 21st at 10:30pm", "in the 1990s , '80s and 21st at 10:30 pm"),
        ("the M23, T-72 and AK-47s", "the M23 , T - 72 and AK - 47s"),
        ("Ba'ath Qa'ida's Sana'a", "Ba'ath Qa'ida 's Sana'a"),
        ("wait... what?! --no", "wait ... what ? ! -- no"),
        ("(SDF/YPG) and/or [sic]", "( SDF / YPG ) and / or [ sic ]"),
        ("Hezb-e-Islami of Ki-moon", "Hezb-e-Islami of Ki-moon"),
        ("2014-11-14, 1969-1970", "2014-11-14 , 1969 - 1970"),
    ],
)
def test_splits_as_universal_dependencies_do(text: str, expected: str) -> None:
    assert forms(text) == expected.split(" ")


@pytest.mark.parametrize(
    "text",
    [
        "a\u00a0b\u2009c\td\r\ne",
        "cafe\u0301 na\u00efve",
        "co\u00adoperation",
        "\u200bal\u200e-Nusra\ufeff",
        "😀👍🏽 👩\u200d👩\u200d👧 🇸🇾",
        "𝔄𝔩-Nusra 𐍈𐍈",
        "قال الجيش إنّه انسحب.",
        "की सेना",
        "",
        "   \n\n",
    ],
)
def test_every_visible_character_lies_in_one_token(text: str) -> None:
    check_cover(text, TOKENISER.tokens(text, 0, len(text)))


def check_cover(text: str, tokens: Tokens) -> None:
    place = 0
    for form, start, end in zip(tokens.forms, tokens.starts, tokens.ends, strict=True):
        assert place <= start < end
        assert text[start:end] == form
        assert not visible(text[place:start])
        place = end
    assert not visible(text[place:])


def visible(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter not in INVISIBLE and ord(letter) > 31)


@given(
    st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("aB1.,-'’\"“( )\n\t\u00ad\u200d\u0301😀")))
)
def test_any_text_is_covered_by_ordered_tokens(text: str) -> None:
    tokens = TOKENISER.tokens(text, 0, len(text))
    check_cover(text, tokens)
    assert not any(letter.isspace() for form in tokens.forms for letter in form)


@given(st.text(alphabet="ab -.'A\n", max_size=60), st.data())
def test_units_stay_whole_whatever_is_inside(text: str, data: st.DataObject) -> None:
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=6))))
    units = [Unit(start=a, end=b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    tokens = TOKENISER.tokens(text, 0, len(text), units)
    assert list(tokens.units.values()) == units
    assert all((tokens.starts[place], tokens.ends[place]) == (u.start, u.end) for place, u in tokens.units.items())
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


def test_a_unit_keeps_its_neighbours_apart() -> None:
    text = "Jaysh al-Islam (JaI)'s fighters, al-Qaeda-linked"
    unit = Unit(start=0, end=20)
    assert forms(text, unit) == ["Jaysh al-Islam (JaI)", "'s", "fighters", ",", "al-Qaeda", "-", "linked"]


def test_a_unit_outside_the_stretch_is_passed_over() -> None:
    text = "one two three"
    tokens = TOKENISER.tokens(text, 4, 13, [Unit(start=0, end=7), Unit(start=8, end=13)])
    assert tokens.forms == ["two", "three"]
    assert list(tokens.units) == [1]


def test_memory_of_chunks_changes_nothing() -> None:
    text = "The U.S.-led coalition's anti-ISIS raid (Nov. 3) didn't end."
    assert Tokeniser().tokens(text, 0, len(text)) == TOKENISER.tokens(text, 0, len(text))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a.",
        "a-",
        "al-",
        "a's ",
        "1,",
        "1-",
        "a@",
        "@",
        "www.",
        "http://",
        "a&",
        "a1",
        "(",
        '"',
        ".",
        "e\u0301",
        "😀\u200d",
        "_",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            TOKENISER.tokens(text, 0, len(text))
            best = min(best, time.process_time() - began)
        return best

    assert seconds(20_000) < 3 * seconds(10_000) + 0.02


def test_what_counts_as_space_is_what_the_tokeniser_skips() -> None:
    assert all(letter in SPACE for letter in "\u200b\ufeff\u200e")
