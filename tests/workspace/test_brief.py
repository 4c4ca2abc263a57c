"""The brief: sections, limits, who is asked about, and what never stands among what is asserted."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest

from foedus.errors import AmbiguousActorError
from foedus.model import Coder
from foedus.workspace import Workspace
from foedus.workspace.brief import BriefQuestion, alike, brief_json, build_brief
from tests.workspace.keeping import keep


def _sections(brief) -> dict[str, list[str]]:
    return {section.key: [line.words for line in section.lines] for section in brief.sections}


def test_every_section_gets_its_own(told) -> None:
    items = [
        told("Alpha arms Beta.", "Alpha", "Beta", "backing"),
        told("Alpha fights Gamma.", "Alpha", "Gamma", "fighting", sign=-1),
        told("Alpha met Delta.", "Alpha", "Delta", "talks", sign=0),
        told("Alpha signed a truce with Gamma.", "Alpha", "Gamma", "truce", phase="begins", sign=0),
        told("The truce of Alpha and Delta fell.", "Alpha", "Delta", "truce", phase="ends", sign=0),
        told("Epsilon left Alpha.", "Epsilon", "Alpha", "split", phase="begins", sign=-1),
        told("Zeta leads Alpha.", "Zeta", "Alpha", "leadership"),
        told("Alpha may join Beta.", "Alpha", "Beta", "alliance", stance="PS+"),
        told("Alpha did not attack Beta.", "Alpha", "Beta", "fighting", stance="CT-", sign=-1),
    ]
    brief = build_brief(items, BriefQuestion())
    found = {key: sorted(words) for key, words in _sections(brief).items()}
    assert found == {
        "with": ["Alpha arms Beta."],
        "against": ["Alpha fights Gamma."],
        "truces": ["Alpha met Delta.", "Alpha signed a truce with Gamma."],
        "began": ["Alpha signed a truce with Gamma."],
        "ended": ["Epsilon left Alpha.", "The truce of Alpha and Delta fell."],
        "under": ["Zeta leads Alpha."],
        "possible": ["Alpha may join Beta."],
        "denied": ["Alpha did not attack Beta."],
    }
    assert (brief.read, brief.claims, brief.acts) == (9, 9, 0)


def test_what_is_possible_or_denied_is_never_among_what_is_asserted(told) -> None:
    items = [
        told(f"Alpha {number} arms Beta.", "Alpha", "Beta", "backing", stance=stance, **marks)
        for number, (stance, marks) in enumerate(
            [
                ("PS+", {}),
                ("Uu", {}),
                ("CT-", {}),
                ("PR-", {}),
                ("CT+", {"conditional": True}),
                ("CT+", {"future": True}),
            ]
        )
    ]
    assert {section.key for section in build_brief(items, BriefQuestion()).sections} == {"possible", "denied"}


def test_newest_first_and_the_rest_counted(told) -> None:
    items = [
        told(f"Alpha fought Beta in {year}.", "Alpha", "Beta", "fighting", sign=-1, when=str(year))
        for year in range(2001, 2015)
    ]
    (section,) = build_brief(items, BriefQuestion(limit=3)).sections
    assert [line.when for line in section.lines] == ["2014", "2013", "2012"]
    assert section.more == 11
    (whole,) = build_brief(items, BriefQuestion(limit=None)).sections
    assert (len(whole.lines), whole.more) == (14, 0)


def test_named_actors_go_before_nameless_ones_when_lines_are_cut(told) -> None:
    items = [
        told("soldiers fought rebels in 2014.", "soldiers", "rebels", "fighting", when="2014", ids=("x:1", "x:2")),
        told("Alpha fought Beta in 2010.", "Alpha", "Beta", "fighting", when="2010"),
    ]
    (section,) = build_brief(items, BriefQuestion(limit=1)).sections
    assert section.lines[0].actor == "Alpha"


def test_one_sentence_does_not_fill_a_section(told) -> None:
    words = "Alpha, Beta, Gamma and Delta joined forces in 2014."
    items = [told(words, "Alpha", other, "alliance", when="2014") for other in ("Beta", "Gamma", "Delta")]
    items.append(told("Epsilon and Zeta joined forces in 2010.", "Epsilon", "Zeta", "alliance", when="2010"))
    (section,) = build_brief(items, BriefQuestion(limit=3)).sections
    assert {line.actor for line in section.lines} == {"Alpha", "Epsilon"}


def test_the_lines_of_a_pair_stand_together(told) -> None:
    items = [
        told("Alpha arms Beta since 2014.", "Alpha", "Beta", "backing", when="2014"),
        told("Alpha arms Gamma since 2013.", "Alpha", "Gamma", "backing", when="2013"),
        told("Alpha and Beta joined in 2012.", "Alpha", "Beta", "alliance", when="2012"),
    ]
    (section,) = build_brief(items, BriefQuestion()).sections
    assert [line.recipient for line in section.lines] == ["Beta", "Beta", "Gamma"]


def test_left_out_are_retracted_superseded_and_older_readings(told) -> None:
    items = [
        told("Alpha arms Beta.", "Alpha", "Beta", "backing", retracted=True),
        told("Alpha arms Gamma.", "Alpha", "Gamma", "backing", superseded=True),
        told("Alpha arms Delta.", "Alpha", "Delta", "backing", coder=Coder(name="rules", version="0")),
        told("Alpha arms Epsilon.", "Alpha", "Epsilon", "backing", coder=Coder(name="a person", version="0")),
    ]
    assert _sections(build_brief(items, BriefQuestion())) == {"with": ["Alpha arms Epsilon."]}


def test_acts_are_counted_and_not_shown(told) -> None:
    brief = build_brief([told("Alpha asked Beta.", "Alpha", "Beta", None)], BriefQuestion())
    assert (brief.sections, brief.claims, brief.acts) == ((), 0, 1)


def test_since_asks_for_the_day_of_publication(told) -> None:
    items = [
        told("Alpha arms Beta.", "Alpha", "Beta", "backing", published=date(2014, 1, 1)),
        told("Alpha arms Gamma.", "Alpha", "Gamma", "backing", published=date(2015, 1, 1)),
        told("Alpha arms Delta.", "Alpha", "Delta", "backing", published=None),
    ]
    brief = build_brief(items, BriefQuestion(since=date(2015, 1, 1)))
    assert _sections(brief) == {"with": ["Alpha arms Gamma."]}


def test_an_actor_by_name_part_or_id(told) -> None:
    items = [
        told("the Alpha Front arms Beta.", "Alpha Front", "Beta", "backing"),
        told("Gamma arms Delta.", "Gamma", "Delta", "backing"),
    ]
    with Workspace.open("memory:", create=True) as space:
        for item in items:
            keep(space.ledger, item)
        for name in ("alpha front", "Alpha", "ucdp:Alpha Front"):
            brief = space.brief(BriefQuestion(actor=name))
            assert _sections(brief) == {"with": ["the Alpha Front arms Beta."]}
            assert bool(brief.notes) == (name == "Alpha")
        near = space.brief(BriefQuestion(actor="Alfa Front"))
        assert (near.sections, near.suggestions) == ((), ("Alpha Front",))
        assert space.brief(BriefQuestion(actor="Zeta")).sections == ()
    assert alike("Alfa Front", items)[0] == "Alpha Front"


def test_where_two_could_be_meant_the_brief_asks(told) -> None:
    with Workspace.open("memory:", create=True) as space:
        keep(space.ledger, told("Alpha Front arms Alpha Guard.", "Alpha Front", "Alpha Guard", "backing"))
        with pytest.raises(AmbiguousActorError):
            space.brief(BriefQuestion(actor="Alpha"))


def test_a_whole_name_goes_before_a_part_of_one(told) -> None:
    with Workspace.open("memory:", create=True) as space:
        for name, key in (("Sudan", "iso:SDN"), ("Chad", "iso:TCD")):
            keep(space.ledger, told(f"{name} arms South Sudan.", name, "South Sudan", "backing", ids=(key, "iso:SSD")))
        assert _sections(space.brief(BriefQuestion(actor="Sudan"))) == {"with": ["Sudan arms South Sudan."]}


def test_pairs_both_with_and_against_each_other_at_one_time(told) -> None:
    items = [
        told("Alpha and Beta joined forces in 2014.", "Alpha", "Beta", "alliance", when="2014"),
        told("Alpha fought Beta in 2014.", "Alpha", "Beta", "fighting", sign=-1, when="2014"),
        told("Alpha and Gamma joined forces in 2014.", "Alpha", "Gamma", "alliance", when="2014"),
        told("Alpha fought Gamma in 2012.", "Alpha", "Gamma", "fighting", sign=-1, when="2012"),
    ]
    assert build_brief(items, BriefQuestion()).mixed == (("Alpha", "Beta"),)


def test_articles_are_numbered_newest_first_and_only_where_cited(told) -> None:
    items = [
        told("Alpha fought Beta in 2012.", "Alpha", "Beta", "fighting", when="2012", published=date(2012, 5, 1)),
        told("Alpha fought Beta in 2014.", "Alpha", "Beta", "fighting", when="2014", published=date(2014, 5, 1)),
    ]
    brief = build_brief(items, BriefQuestion())
    assert [article.published for article in brief.articles] == [date(2014, 5, 1), date(2012, 5, 1)]
    assert brief.number(items[0].article) == 2
    assert build_brief(items, BriefQuestion(limit=1)).number(items[0].article) is None


def test_the_order_of_arrival_changes_nothing(told) -> None:
    items = [
        told("Alpha fought Beta in 2012.", "Alpha", "Beta", "fighting", when="2012"),
        told("Alpha fought Beta in May 2012.", "Alpha", "Beta", "fighting", when="2012-05"),
        told("Beta fights Alpha.", "Beta", "Alpha", "fighting"),
    ]
    assert brief_json(build_brief(items, BriefQuestion())) == brief_json(build_brief(items[::-1], BriefQuestion()))


def test_json_says_what_is_counted(told) -> None:
    items = [told("Alpha arms Beta.", "Alpha", "Beta", "backing", when="2014", source="a minister")]
    answer = json.loads(json.dumps(brief_json(build_brief(items, BriefQuestion(actor="Alpha")))))
    assert answer["contract"] == 1
    assert answer["counted"] == "articles, and the independent origins behind them"
    (line,) = answer["sections"][0]["lines"]
    assert (line["sources"], line["origins"]) == ([["a minister"]], None)
    assert line["claims"] == [items[0].claim.id]
    assert line["actor"] == {"id": "ucdp:Alpha", "name": "Alpha"}


def test_time_grows_with_the_claims_alone(told) -> None:
    def seconds(count: int) -> float:
        items = [each for number in range(40) for each in sample[: count // 40]]
        start = time.process_time()
        build_brief(items, BriefQuestion())
        return time.process_time() - start

    sample = [
        told(f"Alpha fought Beta {n} in {2000 + n % 20}.", "Alpha", f"Beta {n}", "fighting", when=str(2000 + n % 20))
        for n in range(200)
    ]
    assert seconds(8000) < 12 * max(seconds(2000), 0.01)
