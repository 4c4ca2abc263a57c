"""FollowTheMoney entities: every relation is there, and their own library takes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foedus.export import Material, write_ledger


@pytest.fixture
def entities(material: Material, tmp_path: Path) -> list[dict[str, Any]]:
    write_ledger(material, "ftm", tmp_path / "e.jsonl")
    return [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_relation_is_a_link_between_entities_that_are_there(
    material: Material, entities: list[dict[str, Any]]
) -> None:
    ids = {each["id"] for each in entities}
    links = [each for each in entities if each["schema"] in ("UnknownLink", "Membership", "Succession")]
    assert len(links) == len(list(material.held()))
    for link in links:
        ends = [link["properties"].get(name) for name in ("subject", "object", "member", "organization")]
        ends += [link["properties"].get(name) for name in ("successor", "predecessor")]
        assert len([end for end in ends if end and end[0] in ids]) == 2


def test_their_own_library_takes_them(entities: list[dict[str, Any]]) -> None:
    library = pytest.importorskip("followthemoney")
    assert len(entities) > 150
    for each in entities:
        proxy = library.model.get_proxy(each)
        proxy.schema.validate(each)
        for name, values in each["properties"].items():
            assert len(proxy.get(name)) > 0, (each["schema"], name, values)


def test_their_own_library_refuses_what_is_wrong() -> None:
    library = pytest.importorskip("followthemoney")
    wrong = {"id": "a", "schema": "Membership", "properties": {"startDate": ["1 May"], "member": ["b"]}}
    assert not library.model.get_proxy(wrong, cleaned=False).get("startDate")
