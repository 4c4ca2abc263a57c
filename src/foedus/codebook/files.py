"""Reading codebook files: YAML lists of mappings, and JSON Lines, with the lines of every record and of its fields.

An error names its file, its line and a remedy; nothing is guessed and nothing unknown is ignored.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from foedus.errors import CodebookError
from foedus.language.tables import LOADER


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry of a codebook file: its fields and where it stands.

    `line` is that of its beginning, from 1; `lines` are those of its fields, empty where the record is of one line.
    """

    file: str
    line: int
    fields: dict[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def error(self, problem: str, remedy: str, field: str | None = None) -> CodebookError:
        """The error that names the place of a field, or of the record where none is given or it lacks the field."""
        return CodebookError(self.file, self.line if field is None else self.line_of(field), problem, remedy)

    def line_of(self, field: str) -> int:
        """The line of a field's name; of the record where it lacks the field."""
        return self.lines.get(field, self.line)

    def only(self, allowed: Collection[str]) -> None:
        """Refuses fields that the schema does not know."""
        for name in self.fields:
            if name not in allowed:
                raise self.error(f"unknown field {name!r}", f"Fields are: {', '.join(sorted(allowed))}.", name)

    def text(self, name: str, default: str | None = None) -> str:
        """A text field; without a default it must be there."""
        value = self.fields.get(name, default)
        if not isinstance(value, str) or (not value and default != ""):
            raise self.error(f"{name!r} should be a text, not {value!r}", f"Write {name}: some text.", name)
        return value

    def choice(self, name: str, choices: Collection[str], default: str | None = None) -> str:
        """A text field with one of the given values."""
        value = self.text(name, default)
        if value not in choices:
            raise self.error(f"{name!r} cannot be {value!r}", f"Choose one of: {', '.join(sorted(choices))}.", name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty where the field is missing; a single text counts as a list of one."""
        value = self.fields.get(name, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.error(f"{name!r} should be a list of texts, not {value!r}", f"Write {name}: [one, two].", name)
        return tuple(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A true/false field."""
        value = self.fields.get(name, default)
        if not isinstance(value, bool):
            raise self.error(f"{name!r} should be true or false, not {value!r}", f"Write {name}: true.", name)
        return value


def read_records(path: Path) -> Iterator[Record]:
    """The records of a `.yaml` or `.jsonl` file. Raises CodebookError where the file is not well-formed."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(str(path), 1, f"cannot be read ({error})", "Save it as UTF-8 text.") from error
    yield from _read_jsonl(path, text) if path.suffix == ".jsonl" else _read_yaml(path, text)


def _read_jsonl(path: Path, text: str) -> Iterator[Record]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except json.JSONDecodeError as error:
            raise CodebookError(str(path), number, f"not JSON ({error.msg})", "Write one object a line.") from error
        if not isinstance(fields, dict):
            raise CodebookError(str(path), number, "not a JSON object", "Write one object a line.")
        yield Record(file=str(path), line=number, fields=fields)


def _read_yaml(path: Path, text: str) -> Iterator[Record]:
    try:
        loader = LOADER(text)
        node = loader.get_single_node()
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise CodebookError(str(path), 1, "not a list", "Begin each entry with '- ' in the first column.")
        for item in node.value:
            line = item.start_mark.line + 1
            fields = loader.construct_object(item, deep=True)
            if not isinstance(fields, dict) or not all(isinstance(name, str) for name in fields):
                raise CodebookError(str(path), line, "not a mapping of fields", "Write '- field: value'.")
            # Read after the fields are built: building resolves `<<`, so that merged fields have lines too.
            lines = {name.value: name.start_mark.line + 1 for name, _ in item.value}
            yield Record(file=str(path), line=line, fields=fields, lines=lines)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error)
        raise CodebookError(str(path), line, f"not YAML ({problem})", "Check indentation and quotes.") from error
