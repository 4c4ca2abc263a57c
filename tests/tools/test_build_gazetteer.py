"""The shipped gazetteer is what the build makes of the data beside the checkout, and covers what others name."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from foedus.resolution import Gazetteer

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared" / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs the gold data beside the checkout (../shared)"),
]


def test_the_build_gives_the_shipped_file() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_gazetteer.py"), str(SHARED / "knowledge"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONHASHSEED": "7"})
    assert run.returncode == 0, run.stderr


def test_groups_of_mapping_militants_are_known() -> None:
    """At least 95 of 100 names of groups, and of their mentions in the texts, find the same one actor."""
    gazetteer = Gazetteer.load()
    names: set[str] = set()
    mentions: list[tuple[str, str]] = []
    for line in (SHARED / "gold" / "mmp_links.jsonl").read_text(encoding="utf-8").splitlines():
        for group in (json.loads(line)[side] for side in ("g1", "g2")):
            name = re.sub(r"\s*\(id \d+\)$", "", group["name"] or "")
            if name:
                names.add(name)
                mentions += [(name, mention["text"]) for mention in group["mentions"]]
    known = [name for name in names if gazetteer.lookup(name)]
    agree = [text for name, text in mentions if _id(gazetteer, text) == _id(gazetteer, name) is not None]
    assert len(known) / len(names) >= 0.95
    assert len(agree) / len(mentions) >= 0.93


def _id(gazetteer: Gazetteer, name: str) -> str | None:
    actor = gazetteer.lookup(name)
    return actor.id if actor else None
