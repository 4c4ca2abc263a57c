"""The documentation: examples run and print what is shown, links lead somewhere, nothing public is undocumented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import foedus
import foedus.errors
import foedus.model
import foedus.sources
import foedus.workspace
from foedus.cli.app import app
from foedus.codebook import Codebook, cues, schema
from foedus.codebook.actors import loader
from foedus.model import ActorKind
from tests.docs.pages import ROOT, Place, anchors, blocks, commands, links, matches, pages

PAGES = pages()
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
CLI = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
PYTHON = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_examples_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    place = Place(tmp_path)
    for block in blocks(page):
        if block.file:
            place.write(block)
        for command in commands(block) if block.language == "console" else ():
            printed = place.run(command.line)
            shown = "\n".join(printed)
            assert matches(command.shown, printed), f"{command.line}\nprints now:\n{shown}\n(make docs-refresh)"


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = [block for block in blocks(page) if block.language == "python" and not block.file]
    if not code:
        return
    Place(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in code:
        exec(compile(block.text, str(page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    for target in links(page):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(file), f"{page.name} links to {target}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        seen.add(page)
        found = ((page.parent / link.partition("#")[0]).resolve() for link in links(page) if "://" not in link)
        todo += [target for target in found if target.suffix == ".md" and target not in seen and target.exists()]
    missing = [name for name, page in zip(NAMES, PAGES, strict=True) if page not in seen]
    assert not missing


def _commands(group: Any, path: str = "foedus") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{path} {name}")


ALL_COMMANDS = dict(_commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = re.search(rf"^#+ `{re.escape(name)}`$(.*?)(?=^#+ `foedus|\Z)", CLI, re.MULTILINE | re.DOTALL)
    assert section, f"docs/reference/cli.md has no heading for {name}"
    for parameter in ALL_COMMANDS[name].params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in section[1], f"{name} {option} is not documented"


def test_no_command_is_documented_that_does_not_exist() -> None:
    documented = re.findall(r"^#+ `(foedus [a-z ]+)`$", CLI, re.MULTILINE)
    assert set(documented) <= set(ALL_COMMANDS)


def _public() -> list[str]:
    curated = list(getattr(foedus, "__all__", ()))
    values = [*foedus.model.__all__, *foedus.sources.__all__, *foedus.workspace.__all__]
    errors = [
        name
        for name, value in vars(foedus.errors).items()
        if isinstance(value, type) and issubclass(value, foedus.errors.FoedusError)
    ]
    return sorted({*curated, *values, *errors})


@pytest.mark.parametrize("name", _public())
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"`(?:[\w.]+\.)?{name}\b", PYTHON), f"docs/reference/python.md does not name {name}"


CODEBOOK_WORDS = {
    "Relations": list(Codebook.load().relations),
    "Predicates": [*schema._PREDICATE_FIELDS, *schema.NAMED_SLOTS],
    "Cues": [*cues._FIELDS, *cues.CLASSES, *cues.POS, *cues.SOURCES],
    "Actors": [*loader._FIELDS, *ActorKind],
}


@pytest.mark.parametrize("section", CODEBOOK_WORDS)
def test_every_field_of_the_codebook_is_documented(section: str) -> None:
    text = (ROOT / "docs" / "reference" / "codebook.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {section}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found
    missing = [word for word in CODEBOOK_WORDS[section] if not re.search(rf"(?<![\w-]){word}(?![\w-])", found[1])]
    assert not missing, f"docs/reference/codebook.md, {section}: {missing}"


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert all(page.name in index for page in folder.glob("*.md") if page.name != "README.md")


def test_nothing_is_said_of_where_it_was_made() -> None:
    for page in [*PAGES, ROOT / "NOTICE"]:
        text = page.read_text(encoding="utf-8")
        assert "/work/" not in text and "/root/" not in text and "/tmp/" not in text


def test_matching() -> None:
    assert matches(("a", "…", "d"), ["a", "b", "c", "d"])
    assert matches(("a b … d",), ["a b c d"])
    assert matches(("a", "…"), ["a"])
    assert not matches(("a", "c"), ["a", "b"])
    assert not matches(("a",), [])
