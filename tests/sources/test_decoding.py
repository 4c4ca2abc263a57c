"""Bytes to text without loss, or an error in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import InputError
from foedus.sources.decoding import decode

NEWS = "The rebels’ leader, José Álvarez, said: “We signed – at last.” The café’s owner agreed.\r\n\r\n5\xa0km. "
RUSSIAN = (
    "Повстанцы и армия подписали перемирие после недели переговоров в столице. Бои прекратились в воскресенье утром. "
    * 3
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_with_accents_in_every_usual_encoding(encoding: str) -> None:
    assert decode((NEWS * 4).encode(encoding), "news.txt") == NEWS * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1251", "koi8-r"])
def test_cyrillic(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "news.txt") == RUSSIAN


def test_latin_1_letters_are_read() -> None:
    assert decode("Président Félix Tshisekedi met them in Bogotá.".encode("latin-1"), "x") == (
        "Président Félix Tshisekedi met them in Bogotá."
    )


def test_a_long_text_whose_only_odd_letter_comes_late() -> None:
    text = "The army left the town. " * 10_000 + "“Good,” said José.\n"
    assert decode(text.encode("cp1252"), "x") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"text\0with\0zeros and more of it", "binary"),
        (b"\xff\xfea", "says that it is UTF-16"),
        (bytes(range(1, 32)) * 40 + b"some text", "binary"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(data, "news.txt")
    assert caught.value.where == "news.txt"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf_8_comes_back_as_it_went(text: str) -> None:
    if text.strip().removeprefix("\ufeff").strip():
        assert decode(text.encode("utf-8"), "x") == text.removeprefix("\ufeff").removeprefix("\ufeff")


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_give_a_text_or_an_input_error(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except InputError:
        return
    assert text.strip()
    assert "\ufffd" not in text or "\ufffd".encode() in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")
