"""The page on inference names every rule, setting and kind with the value that the code has."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from foedus.inference import DEFAULT_PATIENCE, RULES, ConflictKind, CopyRule, Rates

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "inference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_written_down(rule: str) -> None:
    assert f"| `{rule}` |" in PAGE


@pytest.mark.parametrize(("relation", "days"), sorted(DEFAULT_PATIENCE.items()))
def test_every_patience_stands_with_its_days(relation: str, days: int) -> None:
    assert f"| `{relation}` | {days} |" in PAGE


@pytest.mark.parametrize("setting", [item.name for item in fields(CopyRule)])
def test_every_setting_for_copies_stands_with_its_value(setting: str) -> None:
    assert f"| `{setting}` | {getattr(CopyRule(), setting)} |" in PAGE


def test_every_work_that_the_rules_cite_stands_in_the_literature_and_the_other_way_round() -> None:
    rules, _, literature = PAGE.partition("## Literature")
    listed = dict(re.findall(r"^- (\w[\w\-]*), .*?\((\d{4})\)", literature, re.MULTILINE | re.DOTALL))
    assert len(listed) == literature.count("\n- ") - PAGE.partition("## What it does not do")[2].count("\n- ")
    for name, year in listed.items():
        assert re.search(rf"{name}\b[^()]*\(?{year}", rules), f"{name} {year} is cited by no rule"


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_where_it_comes_from(rule: str) -> None:
    told = PAGE.partition("Where the rules come from")[2].partition("All relations together")[0]
    assert f"`{rule}`" in told or rule == "silent"


def test_the_other_settings_and_the_kinds_of_conflict_are_there() -> None:
    assert f"{Rates().currency} days" in PAGE
    assert f"more than {Rates().turn} days" in PAGE
    assert all(f"| `{kind.value}` |" in PAGE for kind in ConflictKind)
