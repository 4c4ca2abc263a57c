"""Which sentences are parsed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.codebook import Codebook
from foedus.codebook.actors import NameRole
from foedus.codebook.nominals import load_nominals
from foedus.errors import ModelError
from foedus.extraction.engine import Named
from foedus.extraction.rules.engine import RulesEngine
from foedus.extraction.rules.gate import Gate
from foedus.extraction.rules.gate_model import WEIGHTS, GateModel, features, load_gate_model, surroundings
from foedus.extraction.rules.gate_names import Standing, standing
from foedus.extraction.rules.gate_words import WordsTold
from foedus.language import English, Words, load_english
from foedus.model import Actor, ActorKind, Article
from foedus.resolution import NameMatch
from foedus.workspace import Reader

WEIGHED = ["Norway and Chad signed a treaty", "She supported the minister of sport", "Norway met him on Monday"]
GROUP = Actor(id="ucdp:9001", kind=ActorKind.ARMED_GROUP, name="Red Valley Front")
STATE = Actor(id="iso:NOR", kind=ActorKind.STATE, name="Norway")
OTHER_STATE = Actor(id="iso:TCD", kind=ActorKind.STATE, name="Chad")
UNKNOWN = Actor(id="x:1", kind=ActorKind.ARMED_GROUP, name="Blue Valley Front")
BEGINS = ["They met the visitors", "She supported the plan", "He attacked the idea", "The club joined the league"]


@pytest.fixture(scope="module")
def gate() -> Gate:
    """The gate by its rules alone."""
    return Gate(Codebook.load(), load_nominals(), model=None)


@pytest.fixture(scope="module")
def weighing() -> Gate:
    """The gate as it ships."""
    return Gate(Codebook.load(), load_nominals(), model=load_gate_model())


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


def words(english: English, *texts: str) -> list[Words]:
    return [row for text in texts for row in english.split(text, 0, len(text))]


def name(text: str, word: str, *actors: Actor, role: NameRole = NameRole.COUNTRY) -> Named:
    """The name that is a word of a text."""
    start = text.index(word)
    end = start + len(word)
    return NameMatch(start=start, end=end, actors=actors, role=role, stem_start=start, stem_end=end)


def somewhere(*actors: Actor) -> tuple[Named, ...]:
    """Names that no word of their sentence stands beside."""
    return tuple(name("…", "…", actor) for actor in actors)


def passes(gate: Gate, rows: list[Words], **named: Actor) -> list[bool]:
    """What passes where each actor is named in the sentence of its number."""
    return gate.passes(rows, [somewhere(named[f"at{i}"]) if f"at{i}" in named else () for i in range(len(rows))])


def test_everyday_news_passes_where_it_names_somebody_of_political_life(gate: Gate, english: English) -> None:
    rows = words(english, *BEGINS)
    assert passes(gate, rows) == [False] * 4
    assert passes(gate, rows, at1=STATE) == [False, True, False, False]


@pytest.mark.parametrize("naming", ["the minister", "army officers", "the Workers' Party", "the police", "soldiers"])
def test_offices_arms_and_bodies_are_political_life(gate: Gate, english: English, naming: str) -> None:
    assert passes(gate, words(english, *BEGINS, f"They met {naming} there")) == [False] * 4 + [True]


def test_a_known_armed_group_opens_its_whole_article_and_no_other_group_does(gate: Gate, english: English) -> None:
    rows = words(english, *BEGINS)
    assert passes(gate, rows, at3=GROUP) == [True] * 4
    assert passes(gate, rows, at3=UNKNOWN) == [False, False, False, True]


def test_words_of_arms_open_the_whole_article(gate: Gate, english: English) -> None:
    rows = words(english, *BEGINS, "The rebels and the soldiers left the town")
    assert all(passes(gate, rows))


def test_one_or_two_sentences_tell_nothing_so_they_pass(gate: Gate, english: English) -> None:
    assert passes(gate, words(english, *BEGINS[:2])) == [True, True]


def test_without_a_word_that_a_predicate_begins_with_nothing_passes(gate: Gate, english: English) -> None:
    assert passes(gate, words(english, "The flowers were yellow"), at0=GROUP) == [False]
    assert gate.passes([], []) == []


def test_who_did_the_same_as_another_passes(gate: Gate, english: English) -> None:
    rows = words(english, "Norway did the same on Tuesday", "Norway followed suit", "Norway is the same")
    assert passes(gate, rows, at0=GROUP) == [True, True, False]


def test_of_everyday_news_the_model_keeps_where_two_of_political_life_meet(weighing: Gate, english: English) -> None:
    rows = words(english, *WEIGHED, "The flowers were yellow")
    named = [somewhere(STATE, OTHER_STATE), (), somewhere(STATE), ()]
    assert weighing.passes(rows, named) == [True, False, False, False]
    assert weighing.passes(rows, [*named[:3], somewhere(GROUP)]) == [True, True, True, False]


def test_a_sentence_that_just_fails_passes_where_the_others_speak_of_politics(weighing: Gate, english: English) -> None:
    rows = words(english, "Norway met its minister", *BEGINS)
    alone = [somewhere(STATE), *[()] * len(BEGINS)]
    among = [somewhere(STATE), *[somewhere(STATE, OTHER_STATE)] * len(BEGINS)]
    assert not weighing.passes(rows, alone)[0]
    assert weighing.passes(rows, among)[0]


def test_an_article_is_told_to_a_sentence_by_its_other_sentences() -> None:
    named = [somewhere(STATE, OTHER_STATE), somewhere(STATE, STATE), somewhere(UNKNOWN), ()]
    shares, meetings = zip(*surroundings([*named, (), ()]), strict=True)
    assert shares[0] == shares[1] == shares[2] != shares[3] == shares[4]  # two fifths, else three
    assert meetings == ("meetings=0", *["meetings=1"] * 5)
    assert surroundings([]) == []
    assert surroundings([somewhere(STATE)]) == [("around=0", "meetings=0")]


@pytest.mark.parametrize(
    ("text", "role", "told"),
    [
        ("Norway supported the plan", NameRole.COUNTRY, Standing(1, 0, 0, 0)),
        ("They flew from northern Norway", NameRole.COUNTRY, Standing(0, 1, 0, 0)),
        ("The singer lives in the Norway he loves", NameRole.COUNTRY, Standing(0, 0, 0, 1)),
        ("In Norway troops mutinied", NameRole.COUNTRY, Standing(1, 0, 0, 0)),
        ("They drank Norway wine", NameRole.DEMONYM, Standing(0, 0, 1, 0)),
        ("The Norway army marched", NameRole.DEMONYM, Standing(1, 0, 0, 0)),
    ],
)
def test_words_around_a_name_tell_how_it_stands(english: English, text: str, role: NameRole, told: Standing) -> None:
    (row,) = words(english, text)
    of_words = WordsTold(Codebook.load(), load_nominals()).of(row.forms)
    assert standing(row, of_words, (name(text, "Norway", STATE, role=role),)) == told


def test_who_is_named_twice_counts_once_where_he_stands_best(english: English) -> None:
    text = "In Norway they praised Norway"
    (row,) = words(english, text)
    end = len(text)
    acting = NameMatch(start=end - 6, end=end, actors=(STATE,), role=NameRole.COUNTRY, stem_start=end - 6, stem_end=end)
    placing = name(text, "Norway", STATE)
    told = WordsTold(Codebook.load(), load_nominals()).of(row.forms)
    assert standing(row, told, (placing, acting)) == standing(row, told, (acting,)) == (1, 0, 0, 0)
    assert standing(row, told, (name(text, "Norway", UNKNOWN),)) == (0, 0, 0, 0)


def test_whatever_the_model_lets_pass_the_rules_let_pass(weighing: Gate, gate: Gate, english: English) -> None:
    rows = words(english, *BEGINS, *WEIGHED, "The flowers were yellow", "Norway was cold")
    for one in ((), (STATE,), (STATE, OTHER_STATE), (UNKNOWN,)):
        named = [somewhere(*one)] * len(rows)
        pairs = zip(weighing.passes(rows, named), gate.passes(rows, named), strict=True)
        assert all(by_rules or not weighed for weighed, by_rules in pairs)


def test_the_shipped_weights_are_of_features_that_sentences_have(english: English) -> None:
    codebook = Codebook.load()
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    kinds = {name.partition("=")[0] for name in weights}
    (row,) = words(english, "Norway supported the army of Chad")
    named = somewhere(STATE, OTHER_STATE)
    told = WordsTold(codebook, load_nominals()).of(row.forms)
    found = features(told, named, standing(row, told, named), *surroundings([named]))
    assert kinds <= {name.partition("=")[0] for name in found}
    lemmas = {lemma for forms in codebook.forms.values() for lemma in forms}
    assert {name.partition("=")[2] for name in weights if name.startswith("word=")} <= lemmas


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"least": "x", "weights": {}}', '{"least": 0, "weights": []}'])
def test_damaged_weights_are_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "gate.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="gate"):
        load_gate_model(path)


def test_the_weights_are_part_of_who_signs_the_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = RulesEngine(Codebook.load()).coder
    other = GateModel(b'{"least": 0, "weights": {}}')
    monkeypatch.setattr("foedus.extraction.rules.engine.load_gate_model", lambda: other)
    assert RulesEngine(Codebook.load()).coder.digest != shipped.digest


def test_reports_of_conflict_lose_no_claim() -> None:
    """With the gate open for every sentence the same is read, in the words of the same sentences."""
    text = (
        "Fighters of the Red Valley Front clashed with soldiers near Harrow on Monday.\n\nThey took the bridge, and it "
        "rained. Its leader, Omar Vell, said the army had broken the truce. He met the mediators twice. The two sides "
        "agreed to talk again. Norway supported them."
    )
    article = Article(text=text)
    reader = Reader()
    claims = {claim.id for claim in reader.read(article).claims}
    assert len(claims) > 3
    reader._engine.worth_parsing = lambda rows, _: [True] * len(rows)  # type: ignore[method-assign]
    assert {claim.id for claim in reader.read(article).claims} == claims


@pytest.mark.parametrize(
    ("text", "passing"),
    [("9 January.", True), ("Late April 1989.", True), ("It lasted until May.", False), ("They were yellow.", False)],
)
def test_the_date_that_opens_an_entry_passes(gate: Gate, english: English, text: str, passing: bool) -> None:
    rows = words(english, *BEGINS, text)
    assert passes(gate, rows, at3=GROUP) == [True] * 4 + [passing]


def test_who_is_meant_is_parsed_with_what_is_told_of_him(gate: Gate, english: English) -> None:
    rows = words(
        english,
        "Who are the Blue Guards?",
        "Rebels attacked the army.",
        "The Blue Guards are an odd lot.",
        "They shelled the army in May.",
        "Bread is dear.",
        "Rebels attacked the army.",
    )
    assert passes(gate, rows) == [True, True, True, True, False, True]
