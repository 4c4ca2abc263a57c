"""Words that the parser takes for others or hangs elsewhere by the shape of the sentence, in parses written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from foedus.language import load_english
from foedus.language.mending_clauses import threatened_if
from foedus.language.mending_nouns import told_as_nouns
from foedus.language.mending_objects import named_as
from foedus.language.mending_pairs import enclosed_names
from foedus.language.mending_phrases import along_with
from foedus.language.mending_relatives import after_relatives, of_the_named, told_of_the_nearest
from foedus.language.mending_subjects import done_by_then, in_may, joint_subjects, subjects_before_verbs
from foedus.language.mending_tags import capital_nouns, common_nouns, gerunds, names_as_verbs
from foedus.language.mending_verbs import came_close, finite_conjuncts, nouns_behind_and
from foedus.language.tokens import Token
from tests.language.test_mending_persons import parse as persons

Mend = Callable[..., tuple[Token, ...]]


def parse(rows: str, **lemmas: str) -> tuple[Token, ...]:
    """A sentence from "word/UPOS/XPOS/relation>head", with "/B" or "/I" behind the parts of a person's name."""
    ends = [row.rsplit("/", 1)[-1] for row in rows.split()]
    tokens = persons(rows)
    return tuple(
        replace(token, entity=f"{end}-PER" if end in "BI" else "", lemma=lemmas.get(token.text, token.lemma))
        for token, end in zip(tokens, ends, strict=True)
    )


MORTAR = (
    "it/PRON/PRP/nsubj>1 launched/VERB/VBD/root>-1 mortar/NOUN/NN/obj>1 and/CCONJ/CC/cc>4 rocket/VERB/{}/conj>1 "
    "fire/NOUN/NN/obj>4 at/ADP/IN/case>7 Arvo/PROPN/NNP/obl>4"
)
THREAT = (
    "it/PRON/PRP/nsubj>1 threatened/VERB/VBD/root>-1 to/PART/TO/mark>3 stop/VERB/VB/xcomp>1 talks/NOUN/NNS/obj>3 "
    "to/PART/TO/mark>6 cut/VERB/VB/acl>4 arms/NOUN/NNS/obj>6 if/SCONJ/IN/mark>10 Y/PROPN/NNP/nsubj>10 "
    "attacks/VERB/VBZ/advcl>6"
)
TRUCE = (
    "it/PRON/PRP/nsubj>1 keeps/VERB/VBZ/root>-1 to/ADP/IN/case>4 the/DET/DT/det>4 truce/NOUN/NN/obl>1 "
    "that/PRON/{}>7 it/PRON/PRP/nsubj>7 made/VERB/VBD/ccomp>1"
)
CLASHED = (
    "it/PRON/PRP/nsubj>1 fell/VERB/VBD/root>-1 as/ADP/IN/case>4 {}/DET/DT/det>4 Front/NOUN/NN/obl>1 and/CCONJ/CC/cc>8 "
    "the/DET/DT/det>7 army/NOUN/NN/nsubj>8 clashed/VERB/VBD/conj>1"
)
VICTORS = (
    "the/DET/DT/det>1 victors/NOUN/NNS/nsubj>7 ,/PUNCT/,/punct>3 Zhang/PROPN/NNP/conj>1 and/CCONJ/CC/cc>5 "
    "Feng/PROPN/NNP/conj>1 {}/PUNCT/,/punct>1 agreed/VERB/VBD/root>-1"
)
ALONG = (
    "named/VERB/VBN/root>-1 as/ADP/IN/case>2 one/{}/obl>0 of/ADP/IN/case>5 its/PRON/PRP$/nmod:poss>5 "
    "groups/NOUN/NNS/nmod>2 ,/PUNCT/,/punct>9 along/ADP/IN/case>9 with/ADP/IN/case>9 Y/PROPN/NNP/nmod>5"
)
PERFECT = (
    "it/PRON/PRP/nsubj>2 has/AUX/VBZ/aux>2 asked/VERB/VBN/root>-1 Y/PROPN/NNP/obj>2 to/PART/TO/mark>5 "
    "go/VERB/VB/xcomp>2 and/CCONJ/CC/cc>7 sent/VERB/{}/conj>5 troops/NOUN/NNS/obj>7"
)


@pytest.mark.parametrize(
    ("mend", "tokens", "word", "relation", "above"),
    [
        (nouns_behind_and, parse(MORTAR.format("VBP")), "rocket", "compound", "fire"),
        (nouns_behind_and, parse(MORTAR.format("VBP")), "Arvo", "obl", "launched"),
        (nouns_behind_and, parse(MORTAR.format("VBD")), "rocket", "conj", "launched"),
        (
            named_as,
            parse(
                "they/PRON/PRP/nsubj>1 call/VERB/VBP/root>-1 Sentinels/PROPN/VBZ/obj>1 a/DET/DT/det>4 "
                "front/NOUN/NN/obj>2"
            ),
            "front",
            "xcomp",
            "call",
        ),
        (threatened_if, parse(THREAT, threatened="threaten"), "attacks", "advcl", "threatened"),
        (threatened_if, parse(THREAT, threatened="want"), "attacks", "advcl", "cut"),
        (told_of_the_nearest, parse(TRUCE.format("WDT/obj")), "made", "acl:relcl", "truce"),
        (told_of_the_nearest, parse(TRUCE.format("IN/mark")), "made", "ccomp", "keeps"),
        (
            of_the_named,
            parse(
                "Omar/PROPN/NNP/nsubj>6/B ,/PUNCT/,/punct>2 rival/NOUN/NN/appos>0 ,/PUNCT/,/punct>5 "
                "who/PRON/WP/nsubj>5 fled/VERB/VBD/acl:relcl>2 fell/VERB/VBD/root>-1"
            ),
            "fled",
            "acl:relcl",
            "Omar",
        ),
        (
            after_relatives,
            parse(
                "it/PRON/PRP/nsubj:pass>2 is/AUX/VBZ/aux:pass>2 led/VERB/VBN/root>-1 by/ADP/IN/case>4 "
                "Omar/PROPN/NNP/obl:agent>2/B who/PRON/WP/nsubj>6 fled/VERB/VBD/acl:relcl>4 ,/PUNCT/,/punct>9 "
                "and/CCONJ/CC/cc>9 owes/VERB/VBZ/conj>6"
            ),
            "owes",
            "conj",
            "led",
        ),
        (joint_subjects, parse(CLASHED.format("the")), "clashed", "advcl", "fell"),
        (joint_subjects, parse(CLASHED.format("the")), "army", "conj", "Front"),
        (
            subjects_before_verbs,
            parse("the/DET/DT/det>1 Front/PROPN/NNP/appos>3 raised/VERB/VBD/root>-1 units/NOUN/NNS/obj>2"),
            "Front",
            "nsubj",
            "raised",
        ),
        (
            in_may,
            parse("and/CCONJ/CC/cc>3 in/ADV/IN/advmod>3 May/AUX/MD/aux>3 called/VERB/VBN/root>-1 it/PRON/PRP/obj>3"),
            "May",
            "obl",
            "called",
        ),
        (
            done_by_then,
            parse("is/AUX/VBZ/aux:pass>1 made/VERB/VBN/root>-1 by/ADP/IN/case>3 August/PROPN/NNP/obl:agent>1"),
            "August",
            "obl",
            "made",
        ),
        (along_with, parse(ALONG.format("NUM/CD")), "Y", "obl", "named"),
        (along_with, parse(ALONG.format("NOUN/NN")), "Y", "nmod", "groups"),
        (enclosed_names, parse(VICTORS.format(",")), "Zhang", "appos", "victors"),
        (enclosed_names, parse(VICTORS.format("both")), "Zhang", "conj", "victors"),
        (finite_conjuncts, parse(PERFECT.format("VBN"), has="have"), "sent", "conj", "asked"),
        (
            came_close,
            parse("it/PRON/PRP/nsubj>1 came/VERB/VBD/root>-1 close/ADJ/JJ/xcomp>1", came="come"),
            "close",
            "advmod",
            "came",
        ),
        (
            told_as_nouns,
            parse(
                "fighting/VERB/VBG/advcl>5 between/ADP/IN/case>2 Arvo/PROPN/NNP/obl>0 and/CCONJ/CC/cc>4 "
                "rebels/NOUN/NNS/conj>2 went/VERB/VBD/root>-1 on/ADP/RP/compound:prt>5"
            ),
            "fighting",
            "nsubj",
            "went",
        ),
        (
            names_as_verbs,
            parse(
                "they/PRON/PRP/nsubj>1 met/VERB/VBD/root>-1 the/DET/DT/det>3 head/NOUN/NN/obj>1 ,/PUNCT/,/punct>5 "
                "Debret/VERB/NNP/conj>1 Gebre/PROPN/NNP/obj>5"
            ),
            "Debret",
            "appos",
            "head",
        ),
    ],
)
def test_a_word_hangs_where_it_belongs(
    mend: Mend, tokens: tuple[Token, ...], word: str, relation: str, above: str
) -> None:
    tokens = mend(tokens)
    hung = next(token for token in tokens if token.text == word)
    assert (hung.deprel, tokens[hung.head].text) == (relation, above)


RAF = "RAF/PROPN/NNP/compound>1 Jets/NOUN/NNS/nsubj>3 have/AUX/VBP/aux>3 struck/VERB/VBN/root>-1 it/PRON/PRP/obj>3"
SPOKESMAN = (
    "Omar/PROPN/NNP/nsubj>4 ,/PUNCT/,/punct>3 Coalition/NOUN/NN/compound>3 spokesman/NOUN/NN/appos>0 "
    "has/AUX/VBZ/aux>5 fled/VERB/VBN/root>-1 abroad/ADV/RB/advmod>5"
)
MOVEMENT = (
    "the/DET/DT/det>2 {}/PROPN/NNP/compound>2 movement/PROPN/NNP/nsubj>3 fought/VERB/VBD/root>-1 Arvo/PROPN/NNP/obj>3"
)


@pytest.mark.parametrize(
    ("mend", "tokens", "word", "upos"),
    [
        (capital_nouns, parse(RAF), "Jets", "PROPN"),
        (capital_nouns, parse(SPOKESMAN), "Coalition", "PROPN"),
        (capital_nouns, parse(SPOKESMAN), "spokesman", "NOUN"),
        (common_nouns, parse(MOVEMENT.format("resistance")), "movement", "NOUN"),
        (common_nouns, parse(MOVEMENT.format("Naga")), "movement", "PROPN"),
    ],
)
def test_a_word_is_what_it_is(mend: Mend, tokens: tuple[Token, ...], word: str, upos: str) -> None:
    assert next(token.upos for token in mend(tokens) if token.text == word) == upos


@pytest.mark.parametrize(
    ("mend", "tokens", "word", "xpos"),
    [
        (gerunds, parse("shaming/VERB/VBD/root>-1 the/DET/DT/det>2 army/NOUN/NN/obj>0"), "shaming", "VBG"),
    ],
)
def test_a_verb_has_its_form(mend: Mend, tokens: tuple[Token, ...], word: str, xpos: str) -> None:
    mended = mend(tokens, load_english()._lemmas)
    assert next(token.xpos for token in mended if token.text == word) == xpos
