"""The brief on the page: 80 columns, plain in a pipe, every line with its report and its words."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from foedus.cli.render_brief import _PHRASES, render_brief, statement
from foedus.model import Phase
from foedus.workspace import BriefQuestion, build_brief
from foedus.workspace.brief_lines import group_lines
from tests.workspace.making import Told, maker


@pytest.fixture
def told() -> Told:
    return maker()


def _page(items, *, width: int = 80, colour: bool = False, **question) -> str:
    out = io.StringIO()
    system = "standard" if colour else None
    console = Console(file=out, width=width, highlight=False, force_terminal=colour, color_system=system)
    alike = ("Alpha",) if "actor" in question else ()
    render_brief(console, build_brief(items, BriefQuestion(**question), suggestions=alike))
    return out.getvalue()


def test_a_line_with_its_day_report_source_and_words(told) -> None:
    page = _page([told("Alpha arms Beta.", "Alpha", "Beta", "backing", when="2014-11", source="a minister")])
    assert " + Alpha backs Beta" in page
    assert re.search(r"Alpha backs Beta +2014-11 \[1\]$", page, re.MULTILINE)
    assert "   a minister: “Alpha arms Beta.”" in page
    assert "[1] Title of Alpha arms B (Daily, 2014-11-14)" in page
    assert "A line with one report" in page


def test_no_line_is_wider_than_the_page_or_ends_in_a_space(told) -> None:
    name = "The Very Long Name of a Movement for the Liberation of the Valley " * 2
    name, said = name.strip(), "as was said " * 30
    items = [
        told(f"{name} {number} and Beta made a pact, {said}", name, "Beta", "alliance", when="2014-11-02/2014-12-31")
        for number in range(3)
    ]
    for width in (60, 80, 100, 200):
        lines = _page(items, width=width).splitlines()
        assert max(map(len, lines)) <= min(width, 100)
        assert not [line for line in lines if line != line.rstrip()]


def test_plain_in_a_pipe_and_colour_on_a_terminal(told) -> None:
    items = [told("Alpha fights Beta.", "Alpha", "Beta", "fighting", sign=-1)]
    plain, coloured = _page(items), _page(items, colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_signs_do_not_rest_on_colour(told) -> None:
    items = [
        told("Alpha arms Beta.", "Alpha", "Beta", "backing"),
        told("Alpha fights Gamma.", "Alpha", "Gamma", "fighting", sign=-1),
        told("Alpha met Delta.", "Alpha", "Delta", "talks", sign=0),
    ]
    page = _page(items)
    assert " + Alpha backs Beta" in page and " − Alpha fights Gamma" in page and " ○ Alpha and Delta talk" in page


def test_what_began_shows_its_words_once(told) -> None:
    page = _page([told("Alpha signed a truce with Beta.", "Alpha", "Beta", "truce", phase="begins", sign=0)])
    assert page.count("Alpha and Beta agree to a truce") == 2
    assert page.count("“Alpha signed") == 1


def test_lines_that_share_their_words_show_them_once_below(told) -> None:
    words = "Alpha and Beta and Gamma made peace in 2014."
    items = [told(words, "Alpha", other, "truce", sign=0, when="2014") for other in ("Beta", "Gamma")]
    page = _page(items)
    assert page.count(f"“{words}”") == 1
    assert page.index(words) > max(page.index("Alpha and Beta have"), page.index("Alpha and Gamma have"))


def test_words_are_never_lost_to_a_limit(told) -> None:
    begun = {"phase": "begins", "when": "2014"}
    items = [told(f"Alpha and Beta {n} made peace.", "Alpha", f"Beta {n}", "truce", sign=0, **begun) for n in range(3)]
    items += [told(f"Alpha and Gamma {n} joined.", "Alpha", f"Gamma {n}", "alliance", **begun) for n in range(3)]
    page = _page(items, limit=2)
    shown = set(re.findall(r"^ . Alpha and ((?:Beta|Gamma) \d)", page, re.MULTILINE))
    assert len(shown) == 4
    assert all(re.search(rf"“Alpha .*{name}.*”", page) for name in shown)


def test_stance_stands_beside_what_is_not_certain(told) -> None:
    items = [
        told("Alpha may arm Beta.", "Alpha", "Beta", "backing", stance="PS+", conditional=True, future=True),
        told("Alpha did not attack Beta.", "Alpha", "Beta", "fighting", stance="CT-", sign=-1),
        told("Alpha attacked Beta.", "Alpha", "Beta", "fighting", sign=-1),
    ]
    page = _page(items)
    assert "(possibly, on a condition, to come)" in page
    assert re.search(r"Alpha fights Beta, disputed in \[\d\]", page)
    assert "(denied)" in page


def test_nothing_found_says_so_and_what_is_alike(told) -> None:
    page = _page([], actor="Alfa")
    assert "What the reports claim about Alfa" in page
    assert "Nothing on record answers this." in page
    assert "Names that are alike: Alpha." in page


def test_what_is_cut_is_counted(told) -> None:
    items = [told(f"Alpha arms Beta {n}.", "Alpha", f"Beta {n}", "backing") for n in range(5)]
    assert "and 3 more: --all shows them" in _page(items, limit=2)


@pytest.mark.parametrize(("relation", "phase"), list(_PHRASES))
def test_every_relation_and_phase_has_words(told, relation: str, phase: Phase) -> None:
    (line,) = group_lines([told("Alpha and Beta.", "Alpha", "Beta", relation, phase=phase.value)])
    words = statement(line).plain
    assert words.startswith("Alpha ") and "Beta" in words
    assert "|" not in words and "  " not in words


def test_all_eleven_relations_have_all_three_phases() -> None:
    from foedus.codebook import Codebook

    assert {relation for relation, _ in _PHRASES} == set(Codebook.load(None).relations)
    assert len(_PHRASES) == 33


def test_many_take_the_plural(told) -> None:
    (line,) = group_lines([told("Kurdish fighters attack Beta.", "Kurdish fighters", "Beta", "fighting")])
    assert statement(line).plain == "Kurdish fighters fight Beta"
