"""Persons' names that the parser hung on the wrong word, in parses written out by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.language.mending_persons import rivals_of_owners, titles_apart
from foedus.language.mending_relatives import which_of_persons
from foedus.language.tokens import Token

Mend = Callable[[tuple[Token, ...]], tuple[Token, ...]]


def parse(rows: str) -> tuple[Token, ...]:
    """A sentence from "word/UPOS/XPOS/relation>head" for each word, with "/PER" behind where a person's name begins."""
    tokens = []
    for index, row in enumerate(rows.split()):
        word, upos, xpos, relation, *person = row.split("/")
        deprel, _, head = relation.partition(">")
        tokens.append(
            Token(
                index=index,
                text=word,
                start=20 * index,
                end=20 * index + len(word),
                lemma=word.lower(),
                upos=upos,
                xpos=xpos,
                head=int(head),
                deprel=deprel,
                entity="B-PER" if person else "O",
            )
        )
    return tuple(tokens)


OF_A_PERSON = (
    "Front/PROPN/NNP/nsubj>8 of/ADP/IN/case>2 Meren/PROPN/NNP/nmod>0/PER ,/PUNCT/,/punct>6 {word}/PRON/WDT/nsubj>6 "
    "had/AUX/VBD/aux>6 split/VERB/VBN/acl:relcl>2 ,/PUNCT/,/punct>6 fled/VERB/VBD/root>-1"
)
CHIEF = (
    "chief/NOUN/NN/nsubj>6 of/ADP/IN/case>2 guards/NOUN/NNS/nmod>0 ,/PUNCT/,/punct>5 {title}/PROPN/NNP/appos>2 "
    "Meren/PROPN/NNP/appos>2/PER fled/VERB/VBD/root>-1"
)


@pytest.mark.parametrize(
    ("mend", "rows", "word", "above"),
    [
        (titles_apart, CHIEF.format(title="General"), "General", "Meren"),
        (titles_apart, CHIEF.format(title="Mullah"), "Mullah", "Meren"),
        (titles_apart, CHIEF.format(title="Daud"), "Daud", "guards"),
        (which_of_persons, OF_A_PERSON.format(word="which"), "split", "Front"),
        (which_of_persons, OF_A_PERSON.format(word="who"), "split", "Meren"),
    ],
)
def test_a_word_hangs_where_it_belongs(mend: Mend, rows: str, word: str, above: str) -> None:
    tokens = mend(parse(rows))
    hung = next(token for token in tokens if token.text == word)
    assert tokens[hung.head].text == above


@pytest.mark.parametrize(
    ("rows", "tag", "above"),
    [
        (
            "Its/PRON/PRP$/nmod:poss>2 rival/ADJ/JJ/amod>2 Fatah/PROPN/NNP/nsubj>3 stayed/VERB/VBD/root>-1",
            "NOUN",
            "rival",
        ),
        (
            "Its/PRON/PRP$/nmod:poss>2 rival/ADJ/JJ/amod>2 groups/NOUN/NNS/nsubj>3 stayed/VERB/VBD/root>-1",
            "ADJ",
            "groups",
        ),
    ],
)
def test_somebodys_rival_is_a_noun(rows: str, tag: str, above: str) -> None:
    tokens = rivals_of_owners(parse(rows))
    assert tokens[1].upos == tag
    assert tokens[tokens[0].head].text == above
