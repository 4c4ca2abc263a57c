"""The documentation as data: pages, their links and headings, and the examples that they show.

A ```console block holds commands after "$ " (going on after "> ") and below each what it prints. A
line that is only "…" stands for any lines, and "…" within a line for any characters. A block whose info string names a
file (```yaml file=own/predicates.yaml) is that file. ```python blocks are run, one after the other, page by page.

`python -m tests.docs.pages` writes what the commands print now into the pages.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_ELISION = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the file it is (or ""), its text, and where the text stands in the page."""

    language: str
    file: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command line and the lines that the page shows below it."""

    line: str
    shown: tuple[str, ...]


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found = []
    for match in _FENCE.finditer(page.read_text(encoding="utf-8")):
        language, *rest = match["info"].split() or [""]
        file = next((part.removeprefix("file=") for part in rest if part.startswith("file=")), "")
        found.append(Block(language, file, match["body"], match.start("body"), match.end("body")))
    return found


def commands(block: Block) -> list[Command]:
    """The commands of a console block with what is shown below each."""
    found: list[tuple[list[str], list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(([line[2:]], []))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1][0].append(line[2:])
        elif found:
            found[-1][1].append(line.rstrip())
    return [Command("\n".join(lines), tuple(shown)) for lines, shown in found]


def links(page: Path) -> list[str]:
    """The targets of a page's links, outside of code."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return _LINK.findall(re.sub(r"`[^`]*`", "", text))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    plain = (re.sub(r"[`*_]", "", heading).lower() for heading in _HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


def matches(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Whether what is shown is what was printed, elisions aside."""
    while shown and not shown[-1]:
        shown = shown[:-1]
    if not shown:
        return True
    if shown[0] == _ELISION:
        return any(matches(shown[1:], printed[place:]) for place in range(len(printed) + 1))
    if not printed:
        return False
    pattern = ".*".join(map(re.escape, shown[0].split(_ELISION))) if shown[0] != printed[0] else None
    same = pattern is None or re.fullmatch(pattern, printed[0]) is not None
    return same and matches(shown[1:], printed[1:])


class Place:
    """A folder of its own with the samples in it, in which a page's examples run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "samples", folder / "samples", dirs_exist_ok=True)

    def write(self, block: Block) -> None:
        """Writes a block that is a file."""
        path = self.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")

    def run(self, line: str) -> list[str]:
        """What a command prints, on both streams, as lines."""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"}
        environment.pop("FOEDUS_LEDGER", None)
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        return [line.rstrip() for line in done.stdout.splitlines()]


def refreshed(page: Path, place: Place) -> str:
    """The page with what its commands print now; elisions at an end of what is shown, or inside it, are kept."""
    text, shift = page.read_text(encoding="utf-8"), 0
    for block in blocks(page):
        if block.file:
            place.write(block)
        if block.language != "console":
            continue
        fresh = "".join(_fresh(command, place.run(command.line)) for command in commands(block))
        text = text[: block.start + shift] + fresh + text[block.end + shift :]
        shift += len(fresh) - (block.end - block.start)
    return text


def _fresh(command: Command, printed: list[str]) -> str:
    """A command with what it prints now: as many lines as before, and lines with an elision inside kept as they are."""
    shown = list(command.shown)
    if any(line.startswith("Traceback") for line in printed):
        raise RuntimeError(f"{command.line}: {printed[-1]}")
    if shown and not matches(command.shown, printed):
        elided = [line for line in shown if _ELISION in line and line != _ELISION]
        lines = [next((old for old in elided if matches((old,), [new])), new) for new in printed]
        shown = [*lines[: shown.index(_ELISION)], _ELISION] if _ELISION in shown else lines
    return "\n".join([*_prompted(command), *shown]) + "\n"


def _prompted(command: Command) -> list[str]:
    first, *others = command.line.split("\n")
    return [f"$ {first}", *(f"> {line}" for line in others)]


def _main() -> Iterator[str]:
    for page in pages():
        if any(block.language == "console" for block in blocks(page)):
            with tempfile.TemporaryDirectory() as folder:
                fresh = refreshed(page, Place(Path(folder)))
            if fresh != page.read_text(encoding="utf-8"):
                page.write_text(fresh, encoding="utf-8")
                yield str(page.relative_to(ROOT))


if __name__ == "__main__":
    for changed in _main():
        sys.stdout.write(f"{changed}\n")
