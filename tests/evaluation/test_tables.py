from pathlib import Path

import pytest

from foedus.evaluation.__main__ import FLOORS
from foedus.evaluation.floors import Floors
from foedus.evaluation.measures import Scores
from foedus.evaluation.tables import BEGIN, END, markdown, put_between, table

SCORES = {"mmp": Scores(size="3 links", values={"pair": 0.5, "sign": 1.0}, facts={"claims": 7.0})}
PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


def test_table_marks_what_fell():
    lines = list(table(SCORES, Floors(floors={"mmp": {"pair": 0.6}})))
    assert [line.split() for line in lines[1:3]] == [
        ["mmp", "pair", "0.500", "0.600", "BELOW"],
        ["mmp", "sign", "1.000", "-"],
    ]
    assert "3 links; claims 7" in lines[3]


def test_markdown():
    assert markdown(SCORES).splitlines()[-1] == "| mmp | 3 links | pair 0.50, sign 1.00 |"


def test_put_between_leaves_the_rest_alone():
    page = f"above\n{BEGIN}\nold\n{END}\nbelow\n"
    once = put_between(page, "new")
    assert once == f"above\n{BEGIN}\n\nnew\n\n{END}\nbelow\n"
    assert put_between(once, "new") == once
    with pytest.raises(ValueError, match="marks"):
        put_between("no marks", "new")


def test_the_page_on_quality_has_a_row_for_every_floor():
    page = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    rows = {line.split("|")[1].strip(): line for line in page.splitlines() if line.startswith("| ")}
    for name, floors in Floors.read(FLOORS).floors.items():
        for measure in floors:
            assert f"{measure} " in rows[name]
