import pytest

from foedus.evaluation.reports import Names, date_right, key, score, stances
from tests.evaluation.samples import claim, end

ROW = {"fam": "truce", "a": "Red Front", "b": "Blue Army", "date": "2014-11", "fact": ["asserted"], "src": ""}


def gold(*rows):
    return {"aliases": [["blue army", "the blues", "ba"]], "articles": [{"id": "A", "gold": list(rows)}]}


def figures(rows, claims):
    return score(gold(*rows), {"A": claims}).values


def test_everything_right():
    found = claim("truce", end("Red Front"), end("Blue Army"), when={"edtf": "2014-11-02"})
    assert figures([ROW], [found]) == dict.fromkeys(("precision", "recall", "f1", "stance", "source", "date"), 1.0)


def test_missed_and_extra():
    wrong = claim("truce", end("Red Front"), end("Green League"))
    result = score(gold(ROW), {"A": [wrong]})
    assert (result.values["precision"], result.values["recall"], result.values["f1"]) == (0, 0, 0)
    assert [line.split(" | ")[0] for line in result.misses] == ["missed", "extra"]


def test_a_claim_found_twice_counts_once_and_twice_is_no_mistake():
    found = claim("truce", end("Red Front"), end("BA"))
    values = figures([ROW], [found, found])
    assert (values["precision"], values["recall"]) == (1, 1)


def test_what_is_optional_is_neither_asked_for_nor_held_against():
    row = {**ROW, "opt": True}
    found = claim("truce", end("Red Front"), end("Blue Army"))
    assert figures([row], [found])["precision"] == 1
    assert figures([row, ROW], [])["recall"] == 0


def test_direction_matters_only_where_the_relation_has_one():
    turned = claim("truce", end("Blue Army"), end("Red Front"))
    assert figures([ROW], [turned])["recall"] == 1
    row = {**ROW, "fam": "back"}
    backing = claim("backing", end("Blue Army"), end("Red Front"))
    assert figures([row], [backing])["recall"] == 0


def test_a_founding_and_a_place_in_what_was_founded_are_told_the_other_way_round():
    row = {**ROW, "fam": "form", "alt": ["affiliate"]}
    member = claim("membership", end("Blue Army"), end("Red Front"))
    assert figures([row], [member])["recall"] == 1
    assert figures([row], [claim("membership", end("Red Front"), end("Blue Army"))])["precision"] == 1
    assert figures([{**ROW, "fam": "form"}], [member])["recall"] == 0
    founding = claim("formation", end("Blue Army"), end("Red Front"))
    assert figures([{**ROW, "fam": "lead", "alt": ["form"]}], [founding])["recall"] == 1


def test_near_and_further_families():
    fighting = claim("fighting", end("Red Front"), end("Blue Army"))
    assert figures([{**ROW, "fam": "oppose"}], [fighting])["recall"] == 1
    assert figures([{**ROW, "alt": ["fight"]}], [fighting])["recall"] == 1
    assert figures([ROW], [fighting])["recall"] == 0


def test_members_of_a_body_that_they_formed_stand_the_other_way_round():
    row = {**ROW, "fam": "form", "a": "Blue Army", "b": "Red Front", "alt": ["affiliate"]}
    for member, body, recall in (("Red Front", "Blue Army", 1), ("Blue Army", "Green League", 0)):
        assert figures([row], [claim("membership", end(member), end(body))])["recall"] == recall
    backing = claim("backing", end("Red Front"), end("Blue Army"))
    assert figures([{**row, "fam": "back", "alt": ["affiliate"]}], [backing])["recall"] == 0


def test_a_persons_own_place_is_not_held_against():
    post = claim("leadership", end("Ada Brandt", kind="person"), end("Red Front"))
    assert figures([ROW], [post])["precision"] == 1


def test_claims_without_a_relation_are_not_counted():
    act = claim(None, end("Red Front"), None)
    assert figures([ROW], [act])["precision"] == 0
    assert score(gold(ROW), {"A": [act]}).facts["claims read"] == 0


def test_source_of_a_claim():
    said = claim(
        "truce", end("Red Front"), end("Blue Army"), attribution=[{"name": "residents of Gao", "text": "residents"}]
    )
    assert figures([ROW], [said])["source"] == 0
    assert figures([{**ROW, "src": "residents"}], [said])["source"] == 1
    assert figures([{**ROW, "src": ["the envoy", "residents"]}], [said])["source"] == 1
    assert figures([{**ROW, "src": "the envoy"}], [said])["source"] == 0


@pytest.mark.parametrize(
    ("read", "want", "right"),
    [
        ("2014-11-02", "2014-11", True),
        ("2014-11", "2014-11-02", True),
        ("2013~/2014-11-14", "2013/2014-11", True),
        ("../2016", "2016", True),
        ("198X", "1980/1989", True),
        ("../197X", "1981", False),
        ("1989-21", "1989-03", True),
        ("1986-24", "1987-02", True),
        ("1989-22", "1989-03", False),
        ("2014-10", "2014-11", False),
        (None, "2014-11", False),
        ("2014-11", "", None),
    ],
)
def test_dates(read, want, right):
    assert date_right(read, want) is right


@pytest.mark.parametrize(
    ("label", "more", "words"),
    [
        ("CT+", {}, {"asserted"}),
        ("CT-", {}, {"denied"}),
        ("PR-", {}, {"denied", "hedged"}),
        ("Uu", {}, {"hedged"}),
        ("CT+", {"future": True}, {"asserted", "future"}),
        ("PS+", {"conditional": True}, {"hedged", "conditional"}),
    ],
)
def test_stances(label, more, words):
    assert stances(claim("truce", None, None, factuality=label, **more)) == words


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Red Front", "the Red Front", True),
        ("Red Front", "Red", True),
        ("Red Front of the North", "Red", False),
        ("Blue Army", "the Blues", True),
        ("Red Front", "Red League", False),
        (["Red Front", "RF"], "rf", True),
    ],
)
def test_names(one, two, same):
    assert Names([["blue army", "blues"]]).same(one, [two]) is same


def test_key_of_a_name():
    assert key("The Workers' Brigade") == "workers brigade"
    assert key("Okeny's men") == "okeny s men"
