"""Word pieces and shapes."""

import pytest
from tokenizers import Tokenizer

from foedus.language.encoding import SHAPES, Encoder, shape_of
from foedus.language.english import FOLDER


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(Tokenizer.from_file(str(FOLDER / "tokenizer.json")))


@pytest.mark.parametrize(
    ("form", "shape"),
    [("M23", 4), ("ISIS", 3), ("A", 2), ("Assad", 2), ("army", 1), ("al-Nusra", 0), ("...", 0), ("", 0)],
)
def test_shapes(form: str, shape: int) -> None:
    assert shape_of(form) == shape


def test_a_sentence_has_a_place_for_the_root(encoder: Encoder) -> None:
    found = encoder.sentence(["Rebels", "fled", "Deir", "ez-Zor"])
    assert len(found.first) == len(found.shapes) == 5
    assert found.first[:2] == [0, 1]
    assert found.shapes[0] == SHAPES - 1
    assert found.first == sorted(set(found.first))
    assert found.first[-1] < len(found.pieces) - 1


def test_a_word_always_has_pieces_and_never_many(encoder: Encoder) -> None:
    for form in ("", "\u200b", "ـ", "x" * 100_000, "的", "😀", "\u0301"):
        pieces, _ = encoder.word(form)
        assert 1 <= len(pieces) <= 12


def test_what_cannot_be_seen_is_not_read(encoder: Encoder) -> None:
    assert encoder.word("co\u00adoperation") == encoder.word("cooperation")
    assert encoder.word("al\u200e-Nusra") == encoder.word("al-Nusra")


def test_no_piece_is_beyond_the_table(encoder: Encoder) -> None:
    size = Tokenizer.from_file(str(FOLDER / "tokenizer.json")).get_vocab_size()
    for form in ("Ω", "ж", "المقاومة", "中文", "naïve", "Erdoğan", "Đorđe", "§", "½", "№"):
        assert all(0 <= piece < size for piece in encoder.word(form)[0])
