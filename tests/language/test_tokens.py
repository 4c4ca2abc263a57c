"""Sentences and their trees."""

import pytest

from foedus.language import Sentence, Token, Words


def sentence(*rows: tuple[str, int, str]) -> Sentence:
    tokens, place = [], 10
    for index, (text, head, deprel) in enumerate(rows):
        tokens.append(
            Token(
                index=index,
                text=text,
                start=place,
                end=place + len(text),
                lemma=text,
                upos="X",
                xpos="X",
                head=head,
                deprel=deprel,
            )
        )
        place += len(text) + 1
    return Sentence(index=0, paragraph=0, tokens=tuple(tokens))


SAMPLE = sentence(
    ("Rebels", 1, "nsubj"), ("fled", -1, "root"), ("and", 3, "cc"), ("hid", 1, "conj"), ("there", 3, "advmod:lmod")
)


def test_dependents_are_in_order() -> None:
    assert SAMPLE.dependents == ((), (0, 3), (), (2, 4), ())


def test_children_by_relation_and_by_its_main_part() -> None:
    assert [token.text for token in SAMPLE.children(1)] == ["Rebels", "hid"]
    assert [token.text for token in SAMPLE.children(3, "advmod")] == ["there"]
    assert [token.text for token in SAMPLE.children(3, "cc", "nsubj")] == ["and"]
    assert list(SAMPLE.children(3, "advmod:tmod")) == []


def test_subtree_and_root() -> None:
    assert SAMPLE.root.text == "fled"
    assert SAMPLE.subtree(3) == (2, 3, 4)
    assert SAMPLE.subtree(1) == (0, 1, 2, 3, 4)


def test_words_that_hang_on_one_another_are_no_tree() -> None:
    with pytest.raises(ValueError, match="tree"):
        sentence(("what", 1, "obj"), ("wants", 0, "acl:relcl"), ("fled", -1, "root")).subtree(0)


def test_offsets_of_a_sentence_are_those_of_its_words() -> None:
    assert (SAMPLE.start, SAMPLE.end) == (10, 35)
    words = Words(forms=("a", "bc"), readings=("a", "bc"), starts=(3, 5), ends=(4, 7))
    assert (len(words), words.start, words.end) == (2, 3, 7)


def test_values_are_frozen() -> None:
    with pytest.raises(AttributeError):
        SAMPLE.tokens[0].text = "x"  # type: ignore[misc]
