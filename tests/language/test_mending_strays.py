"""Phrases and clauses hung on the word next to them, in parses written out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.language.mending_appositions import one_of_them, some_of_them
from foedus.language.mending_between import between
from foedus.language.mending_nouns import ruling_bodies
from foedus.language.mending_persons import aliases
from foedus.language.mending_relatives import objects_of_gerunds
from foedus.language.mending_strays import (
    agents_behind_times,
    aimed_at,
    backed_together,
    better_known,
    cases_of_nouns,
    clauses_of_nouns,
    from_away,
    heads_of_departments,
    joined_names,
    ministers_of_two,
    names_of_bodies,
    names_of_clans,
    names_of_owners,
    names_of_the_listed,
    names_of_two_words,
    nouns_in_small_letters,
    posts_at_a_time,
    rivals_called_so,
    sent_from,
    served_for,
    subjects_behind_where,
    together_with,
    told_over_quotes,
)
from foedus.language.mending_subjects import reduced_relatives
from foedus.language.mending_tags import founding, hyphenated
from foedus.language.mending_verbs import active_perfects, led_besides
from foedus.language.tokens import Token
from tests.language.test_mending_pairs import Mend, parse, written

_TAGS = {
    "accused": "VBN", "arming": "VBG", "fled": "VBD", "founded": "VBN", "led": "VBD", "opposed": "VBD", "read": "VBN",
    "Rebels": "NNS", "ruling": "VBG", "signed": "VBD", "whom": "WP",
}  # fmt: skip
_LEMMAS = {"fired": "fire", "spoke": "speak", "accuses": "accuse", "helped": "help", "had": "have", "two": "two"}


def tagged(rows: str) -> tuple[Token, ...]:
    """A sentence with the tags and lemmas of its verbs; "Musa" is a person."""
    return tuple(
        replace(
            token,
            xpos=_TAGS.get(token.text, token.xpos),
            lemma=_LEMMAS.get(token.text, token.lemma),
            entity="B-PER" if token.text == "Musa" else "",
        )
        for token in parse(rows)
    )


@pytest.mark.parametrize(
    ("mend", "before", "after"),
    [
        (
            clauses_of_nouns,
            "it/PRON/expl>3 was/AUX/cop>3 with/ADP/case>3 Amal/PROPN/root>-1 that/SCONJ/mark>6 Togo/PROPN/nsubj>6 "
            "broke/VERB/advcl:relcl>3",
            "it/PRON/expl>3 was/AUX/cop>3 with/ADP/case>3 Amal/PROPN/root>-1 that/SCONJ/mark>6 Togo/PROPN/nsubj>6 "
            "broke/VERB/acl:relcl>3",
        ),
        (
            agents_behind_times,
            "Amal/PROPN/root>-1 founded/VERB/acl>0 years/NOUN/obl>3 ago/ADV/advmod>1 by/ADP/case>5 Musa/PROPN/obl>3",
            "Amal/PROPN/root>-1 founded/VERB/acl>0 years/NOUN/obl>3 ago/ADV/advmod>1 by/ADP/case>5 "
            "Musa/PROPN/obl:agent>1",
        ),
        (
            agents_behind_times,
            "Amal/PROPN/root>-1 founded/VERB/acl>0 in/ADP/case>3 1994/NUM/obl>1 by/ADP/case>5 Musa/PROPN/nmod>3",
            "Amal/PROPN/root>-1 founded/VERB/acl>0 in/ADP/case>3 1994/NUM/obl>1 by/ADP/case>5 Musa/PROPN/obl:agent>1",
        ),
        (
            cases_of_nouns,
            "war/NOUN/root>-1 between/ADP/case>2 Serb/PROPN/compound>5 and/CCONJ/cc>4 Croat/PROPN/conj>2 "
            "troops/NOUN/nmod>0",
            "war/NOUN/root>-1 between/ADP/case>5 Serb/PROPN/compound>5 and/CCONJ/cc>4 Croat/PROPN/conj>2 "
            "troops/NOUN/nmod>0",
        ),
        (
            cases_of_nouns,
            "men/NOUN/root>-1 of/ADP/case>5 Musa/PROPN/nmod>0 and/CCONJ/cc>5 Hill/PROPN/compound>5 rebels/NOUN/conj>0",
            "men/NOUN/root>-1 of/ADP/case>2 Musa/PROPN/nmod>0 and/CCONJ/cc>5 Hill/PROPN/compound>5 rebels/NOUN/conj>0",
        ),
        (
            aimed_at,
            "they/PRON/nsubj>1 fired/VERB/root>-1 dozens/NOUN/obj>1 of/ADP/case>4 rockets/NOUN/nmod>2 at/ADP/case>6 "
            "Togo/PROPN/nmod>4",
            "they/PRON/nsubj>1 fired/VERB/root>-1 dozens/NOUN/obj>1 of/ADP/case>4 rockets/NOUN/nmod>2 at/ADP/case>6 "
            "Togo/PROPN/obl>1",
        ),
        (
            served_for,
            "she/PRON/nsubj>1 spoke/VERB/root>-1 in/ADP/case>3 exile/NOUN/obl>1 for/ADP/case>5 Amal/PROPN/nmod>3",
            "she/PRON/nsubj>1 spoke/VERB/root>-1 in/ADP/case>3 exile/NOUN/obl>1 for/ADP/case>5 Amal/PROPN/obl>1",
        ),
        (
            sent_from,
            "pledge/NOUN/root>-1 of/ADP/case>2 loyalty/NOUN/nmod>0 from/ADP/case>4 Amal/PROPN/nmod>2",
            "pledge/NOUN/root>-1 of/ADP/case>2 loyalty/NOUN/nmod>0 from/ADP/case>4 Amal/PROPN/nmod>0",
        ),
        (
            from_away,
            "it/PRON/nsubj>1 broke/VERB/root>-1 away/ADV/advmod>1 from/ADP/case>4 Amal/PROPN/obl>2",
            "it/PRON/nsubj>1 broke/VERB/root>-1 away/ADV/advmod>1 from/ADP/case>4 Amal/PROPN/obl>1",
        ),
        (
            together_with,
            "Amal/PROPN/nsubj>6 ,/PUNCT/punct>0 together/ADV/advmod>6 with/ADP/case>4 Togo/PROPN/obl>2 ,/PUNCT/punct>4 "
            "fled/VERB/root>-1",
            "Amal/PROPN/nsubj>6 ,/PUNCT/punct>0 together/ADV/advmod>0 with/ADP/case>4 Togo/PROPN/obl>2 ,/PUNCT/punct>4 "
            "fled/VERB/root>-1",
        ),
        (
            heads_of_departments,
            "its/PRON/nmod:poss>1 head/NOUN/root>-1 of/ADP/case>5 operations/NOUN/nmod>1 General/PROPN/nmod:desc>5 "
            "Musa/PROPN/nmod>1",
            "its/PRON/nmod:poss>1 head/NOUN/root>-1 of/ADP/case>3 operations/NOUN/nmod>1 General/PROPN/nmod:desc>5 "
            "Musa/PROPN/appos>1",
        ),
        (
            backed_together,
            "Amal/PROPN/nsubj>8 and/CCONJ/cc>2 Fatah/PROPN/conj>0 ,/PUNCT/punct>4 back/VERB/acl>2 by/ADP/case>6 "
            "Togo/PROPN/obl:agent>4 ,/PUNCT/punct>0 fled/VERB/root>-1",
            "Amal/PROPN/nsubj>8 and/CCONJ/cc>2 Fatah/PROPN/conj>0 ,/PUNCT/punct>4 back/VERB/acl>0 by/ADP/case>6 "
            "Togo/PROPN/obl:agent>4 ,/PUNCT/punct>0 fled/VERB/root>-1",
        ),
        (
            ministers_of_two,
            "Musa/PROPN/nsubj>8 ,/PUNCT/punct>3 the/DET/det>3 Trade/PROPN/appos>0 and/CCONJ/cc>6 "
            "Labour/PROPN/compound>6 Minister/PROPN/conj>0 ,/PUNCT/punct>0 fled/VERB/root>-1",
            "Musa/PROPN/nsubj>8 ,/PUNCT/punct>6 the/DET/det>6 Trade/PROPN/compound>6 and/CCONJ/cc>5 "
            "Labour/PROPN/conj>3 Minister/PROPN/appos>0 ,/PUNCT/punct>0 fled/VERB/root>-1",
        ),
        (
            aliases,
            "they/PRON/nsubj>1 shot/VERB/root>-1 chief/NOUN/obj>1 of/ADP/case>4 Amal/PROPN/nmod>2 ,/PUNCT/punct>6 "
            "alias/VERB/advcl>1 Musa/PROPN/obj>6",
            "they/PRON/nsubj>1 shot/VERB/root>-1 chief/NOUN/obj>1 of/ADP/case>4 Amal/PROPN/nmod>2 ,/PUNCT/punct>6 "
            "alias/PROPN/appos>2 Musa/PROPN/flat>6",
        ),
        (
            subjects_behind_where,
            "at/ADP/case>1 Arvo/PROPN/root>-1 where/ADV/advmod>5 the/DET/det>4 Guard/PROPN/appos>1 "
            "fled/VERB/acl:relcl>1",
            "at/ADP/case>1 Arvo/PROPN/root>-1 where/ADV/advmod>5 the/DET/det>4 Guard/PROPN/nsubj>5 "
            "fled/VERB/acl:relcl>1",
        ),
        (
            posts_at_a_time,
            "Musa/PROPN/nsubj>4 was/AUX/cop>4 at/ADP/case>4 the/DET/det>4 time/NOUN/root>-1 leader/NOUN/appos>4 "
            "of/ADP/case>7 Amal/PROPN/nmod>5",
            "Musa/PROPN/nsubj>5 was/AUX/cop>5 at/ADP/case>4 the/DET/det>4 time/NOUN/obl>5 leader/NOUN/root>-1 "
            "of/ADP/case>7 Amal/PROPN/nmod>5",
        ),
        (
            names_of_the_listed,
            "men/NOUN/nsubj>6 and/CCONJ/cc>5 the/DET/det>5 militia/NOUN/conj>0 Osh/PROPN/compound>5 Guard/PROPN/conj>0 "
            "fled/VERB/root>-1",
            "men/NOUN/nsubj>6 and/CCONJ/cc>3 the/DET/det>3 militia/NOUN/conj>0 Osh/PROPN/compound>5 "
            "Guard/PROPN/appos>3 fled/VERB/root>-1",
        ),
        (
            better_known,
            "band/NOUN/root>-1 led/VERB/acl>0 by/ADP/case>3 Musa/PROPN/obl:agent>1 ,/PUNCT/punct>6 "
            "better/ADV/advmod>6 known/VERB/acl>0 as/ADP/case>8 Rebo/PROPN/obl>6",
            "band/NOUN/root>-1 led/VERB/acl>0 by/ADP/case>3 Musa/PROPN/obl:agent>1 ,/PUNCT/punct>6 "
            "better/ADV/advmod>6 known/VERB/acl>3 as/ADP/case>8 Rebo/PROPN/obl>6",
        ),
        (
            told_over_quotes,
            "they/PRON/nsubj>1 led/VERB/ccomp>3 us/PRON/obj>1 fled/VERB/root>-1 Musa/PROPN/nsubj>3 ,/PUNCT/punct>6 "
            "arming/VERB/advcl>1 us/PRON/obj>6",
            "they/PRON/nsubj>1 led/VERB/ccomp>3 us/PRON/obj>1 fled/VERB/root>-1 Musa/PROPN/nsubj>3 ,/PUNCT/punct>6 "
            "arming/VERB/advcl>3 us/PRON/obj>6",
        ),
        (
            between,
            "pact/NOUN/nsubj>12 between/ADP/case>3 its/PRON/nmod:poss>3 ruler/NOUN/nmod>0 and/CCONJ/cc>5 "
            "general/NOUN/conj>3 ,/PUNCT/punct>7 Musa/PROPN/appos>5 ,/PUNCT/punct>11 and/CCONJ/cc>11 the/DET/det>11 "
            "rebels/NOUN/conj>0 fled/VERB/root>-1",
            "pact/NOUN/nsubj>12 between/ADP/case>3 its/PRON/nmod:poss>3 ruler/NOUN/nmod>0 and/CCONJ/cc>5 "
            "general/NOUN/appos>3 ,/PUNCT/punct>7 Musa/PROPN/appos>3 ,/PUNCT/punct>11 and/CCONJ/cc>11 the/DET/det>11 "
            "rebels/NOUN/conj>3 fled/VERB/root>-1",
        ),
        (
            reduced_relatives,
            "rebels/NOUN/nsubj>1 opposed/VERB/root>-1 to/ADP/case>3 Amal/PROPN/obl>1 fled/VERB/parataxis>1 "
            "./PUNCT/punct>1",
            "rebels/NOUN/nsubj>4 opposed/VERB/acl>0 to/ADP/case>3 Amal/PROPN/obl>1 fled/VERB/root>-1 ./PUNCT/punct>4",
        ),
        (
            active_perfects,
            "men/NOUN/root>-1 it/PRON/nsubj:pass>3 had/AUX/aux>3 accused/VERB/acl:relcl>0",
            "men/NOUN/root>-1 it/PRON/nsubj>3 had/AUX/aux>3 accused/VERB/acl:relcl>0",
        ),
        (
            led_besides,
            "militia/NOUN/root>-1 loyal/ADJ/amod>0 to/ADP/case>3 Togo/PROPN/obl>1 and/CCONJ/cc>5 led/VERB/conj>0 "
            "by/ADP/case>7 Musa/PROPN/obl:agent>5",
            "militia/NOUN/root>-1 loyal/ADJ/amod>0 to/ADP/case>3 Togo/PROPN/obl>1 and/CCONJ/cc>5 led/VERB/conj>1 "
            "by/ADP/case>7 Musa/PROPN/obl:agent>5",
        ),
        (
            ruling_bodies,
            "Togo/PROPN/nmod:poss>2 's/PART/case>0 ruling/VERB/nsubj>4 Amal/PROPN/obj>2 fled/VERB/root>-1",
            "Togo/PROPN/nmod:poss>3 's/PART/case>0 ruling/ADJ/amod>3 Amal/PROPN/nsubj>4 fled/VERB/root>-1",
        ),
        (
            between,
            "pact/NOUN/nsubj>1 signed/VERB/root>-1 between/ADP/case>3 Amal/PROPN/obl>1 and/CCONJ/cc>7 a/DET/det>6 "
            "bishop/NOUN/nsubj>7 read/VERB/conj>1 ./PUNCT/punct>1",
            "pact/NOUN/nsubj>7 signed/VERB/acl>0 between/ADP/case>3 Amal/PROPN/obl>1 and/CCONJ/cc>6 a/DET/det>6 "
            "bishop/NOUN/conj>3 read/VERB/root>-1 ./PUNCT/punct>7",
        ),
        (
            objects_of_gerunds,
            "Amal/PROPN/root>-1 whom/PRON/obj>3 Togo/PROPN/nsubj>3 accuses/VERB/acl:relcl>0 Chad/PROPN/obj>3 "
            "of/ADP/mark>6 arming/NOUN/obl>3 fled/VERB/conj>0",
            "Amal/PROPN/root>-1 whom/PRON/obj>6 Togo/PROPN/nsubj>3 accuses/VERB/acl:relcl>0 Chad/PROPN/obj>3 "
            "of/ADP/mark>6 arming/VERB/advcl>3 fled/VERB/conj>0",
        ),
        (
            some_of_them,
            "Rebels/NOUN/appos>4 ,/PUNCT/punct>0 among/ADP/case>3 them/PRON/nmod>0 men/NOUN/nsubj>7 of/ADP/case>6 "
            "Amal/PROPN/nmod>4 fled/VERB/root>-1",
            "Rebels/NOUN/nsubj>7 ,/PUNCT/punct>0 among/ADP/case>3 them/PRON/nmod>4 men/NOUN/parataxis>0 of/ADP/case>6 "
            "Amal/PROPN/nmod>4 fled/VERB/root>-1",
        ),
        (
            one_of_them,
            "raid/NOUN/root>-1 by/ADP/case>2 Amal/PROPN/nmod>0 ,/PUNCT/punct>4 one/NUM/appos>0 of/ADP/case>7 "
            "two/NUM/nummod>7 movement/NOUN/nmod>4",
            "raid/NOUN/root>-1 by/ADP/case>2 Amal/PROPN/nmod>0 ,/PUNCT/punct>4 one/NUM/appos>2 of/ADP/case>7 "
            "two/NUM/nummod>7 movement/NOUN/nmod>4",
        ),
    ],
)
def test_each_word_is_hung_on_its_own(mend: Mend, before: str, after: str) -> None:
    assert written(mend(tagged(before))) == after


@pytest.mark.parametrize(
    ("mend", "kept"),
    [
        (
            agents_behind_times,
            "base/NOUN/root>-1 founded/VERB/acl>0 in/ADP/case>3 Arvo/PROPN/obl>1 by/ADP/case>5 Musa/PROPN/nmod>3",
        ),
        (cases_of_nouns, "out/ADP/root>-1 of/ADP/case>3 Hill/PROPN/compound>3 country/NOUN/nmod>0"),
        (aimed_at, "they/PRON/nsubj>1 bombed/VERB/root>-1 huts/NOUN/obj>1 at/ADP/case>4 Arvo/PROPN/nmod>2"),
        (
            served_for,
            "she/PRON/nsubj>1 spoke/VERB/root>-1 at/ADP/case>4 a/DET/det>4 rally/NOUN/obl>1 for/ADP/case>6 "
            "Amal/PROPN/nmod>4",
        ),
        (sent_from, "group/NOUN/root>-1 of/ADP/case>2 rebels/NOUN/nmod>0 from/ADP/case>4 Arvo/PROPN/nmod>2"),
        (
            reduced_relatives,
            "rebels/NOUN/nsubj>1 opposed/VERB/root>-1 Amal/PROPN/obj>1 and/CCONJ/cc>4 fled/VERB/conj>1",
        ),
        (active_perfects, "men/NOUN/nsubj:pass>3 had/AUX/aux>3 be/AUX/aux:pass>3 accused/VERB/root>-1"),
        (
            ruling_bodies,
            "Togo/PROPN/nmod:poss>2 's/PART/case>0 arming/VERB/nsubj>4 Amal/PROPN/obj>2 fled/VERB/root>-1",
        ),
        (
            one_of_them,
            "raid/NOUN/root>-1 by/ADP/case>2 Amal/PROPN/nmod>0 ,/PUNCT/punct>4 one/NUM/appos>0 of/ADP/case>7 "
            "two/NUM/nummod>7 raid/NOUN/nmod>4",
        ),
    ],
)
def test_what_hangs_well_stays(mend: Mend, kept: str) -> None:
    assert written(mend(tagged(kept))) == kept


@pytest.mark.parametrize(
    ("mend", "rows", "entities", "after"),
    [
        (names_of_clans, "the/DET/det>2 Ondar/PROPN/compound>2 clan/NOUN/root>-1", ",B-PER,", ",B-ORG,"),
        (names_of_clans, "the/DET/det>2 Ondar/PROPN/compound>2 house/NOUN/root>-1", ",B-PER,", ",B-PER,"),
        (names_of_bodies, "the/DET/det>2 Osh/PROPN/compound>2 Sword/PROPN/root>-1", ",B-LOC,I-LOC", ",B-ORG,I-ORG"),
        (names_of_bodies, "the/DET/det>2 Osh/PROPN/compound>2 Valley/PROPN/root>-1", ",B-LOC,I-LOC", ",B-LOC,I-LOC"),
    ],
)
def test_what_is_named_is_told_by_the_noun(mend: Mend, rows: str, entities: str, after: str) -> None:
    tokens = tuple(replace(t, entity=e) for t, e in zip(parse(rows), entities.split(","), strict=True))
    assert ",".join(token.entity for token in mend(tokens)) == after


def test_a_title_before_two_words_is_of_the_one_person_named() -> None:
    tokens = parse(
        "Amal/PROPN/nsubj>5 whose/PRON/nmod:poss>2 chief/NOUN/nsubj>5 Ines/PROPN/appos>0 Moro/PROPN/nmod>2 "
        "fled/VERB/root>-1"
    )
    named = {"Ines": "B-PER", "Moro": "I-PER"}
    mended = names_of_two_words(tuple(replace(t, entity=named.get(t.text, "")) for t in tokens))
    assert [(t.head, t.deprel) for t in mended[3:5]] == [(2, "appos"), (3, "flat")]


def test_joined_words_in_capitals_are_a_name() -> None:
    army, state = parse("army/NOUN/root>-1 state/NOUN/appos>0")
    tokens = (replace(army, text="United Wa State Army"), state)
    assert [token.upos for token in joined_names(tokens)] == ["PROPN", "NOUN"]


def test_two_are_rivals_and_rival_nobody() -> None:
    tokens = parse("Fatah/PROPN/nsubj>3 and/CCONJ/cc>2 Amal/PROPN/conj>0 Rivals/VERB/root>-1")
    tokens = tuple(replace(t, xpos="VBZ", lemma="rival") if t.upos == "VERB" else t for t in tokens)
    assert rivals_called_so(tokens)[3].upos == "NOUN"
    assert rivals_called_so(tokens[:1] + tokens[3:]) == tokens[:1] + tokens[3:]


def test_a_noun_in_small_letters_ends_no_name() -> None:
    tokens = parse("the/DET/det>2 Karskian/ADJ/amod>2 republic/PROPN/nsubj>3 fled/VERB/root>-1")
    named = {"Karskian": "B-LOC", "republic": "I-LOC"}
    mended = nouns_in_small_letters(tuple(replace(t, entity=named.get(t.text, "")) for t in tokens))
    assert [(t.upos, t.entity) for t in mended[1:3]] == [("ADJ", "B-LOC"), ("NOUN", "")]


@pytest.mark.parametrize(("owner", "upos"), [("Workers", "PROPN"), ("workers", "NOUN")])
def test_capitals_around_an_owner_make_a_name(owner: str, upos: str) -> None:
    tokens = parse(f"the/DET/det>1 {owner}/PROPN/nmod:poss>3 '/PART/case>1 Spear/NOUN/root>-1")
    tokens = tuple(replace(t, xpos="NNPS") if t.text == owner else t for t in tokens)
    assert names_of_owners(tokens)[3].upos == upos


@pytest.mark.parametrize(
    ("rows", "lemma"),
    [
        ("Musa/PROPN/nsubj>1 helped/VERB/root>-1 found/VERB/xcomp>1 Amal/PROPN/obj>2", "found"),
        ("Musa/PROPN/nsubj>1 found/VERB/root>-1 Amal/PROPN/obj>1", "find"),
    ],
)
def test_who_helps_found_a_body_finds_nothing(rows: str, lemma: str) -> None:
    tokens = tuple(replace(t, lemma="find") if t.text == "found" else t for t in tagged(rows))
    assert next(token.lemma for token in founding(tokens) if token.text == "found") == lemma


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Soviet/ADJ/amod>2 -/PUNCT/punct>0 armed/ADJ/amod>3 rebels/NOUN/root>-1", ("arm", "VBN", "compound")),
        ("Saudi/ADJ/amod>2 -/PUNCT/punct>0 wide/ADJ/amod>3 roads/NOUN/root>-1", ("wide", "JJ", "amod")),
    ],
)
def test_a_participle_behind_a_hyphen_has_its_doer_before_it(rows: str, told: tuple[str, str, str]) -> None:
    tokens = tuple(replace(t, xpos="JJ") if t.upos == "ADJ" else t for t in tagged(rows))
    first, _, second, _ = hyphenated(tokens)
    assert (second.lemma, second.xpos, first.deprel) == told
