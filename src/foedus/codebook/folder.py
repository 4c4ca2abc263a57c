"""A researcher's own codebook folder: which of its files foedus reads, and what is said of a folder with none."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

from foedus.errors import CodebookError

PATTERNS = (
    "predicates*.yaml",
    "supports*.yaml",
    "cues*.yaml",
    "actors*.yaml",
    "actors*.jsonl",
    "nominals.yaml",
    "nominal_words.yaml",
)
"""The names of the files that are read; all others are passed over."""

_LISTED = f"{', '.join(PATTERNS[:-1])} or {PATTERNS[-1]}"
_REMEDY = f"Give the folder that holds {_LISTED}"
_SHOWN = 5


def check_folder(folder: Path) -> None:
    """Raises CodebookError where there is no such folder, or where foedus would read none of its files.

    A file whose name fits may be empty: a codebook that is begun is one.
    """
    where = str(folder)
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError as error:
        raise CodebookError(where, None, "no such folder", f"{_REMEDY}.") from error
    except NotADirectoryError as error:
        raise CodebookError(where, None, "no such folder: it is a file", f"{_REMEDY}.") from error
    except OSError as error:
        raise CodebookError(where, None, f"cannot be read ({error.strerror})", f"{_REMEDY}.") from error
    if not any(fnmatchcase(name, pattern) for name in names for pattern in PATTERNS):
        raise CodebookError(where, None, f"no file that foedus reads, but {_told(names)}", f"Name one {_LISTED}.")


def _told(names: list[str]) -> str:
    seen = [name for name in names if not name.startswith(".")]
    more = f" and {len(seen) - _SHOWN} more" if len(seen) > _SHOWN else ""
    return ", ".join(seen[:_SHOWN]) + more if seen else "nothing at all"
