"""Reading the YAML tables of the package, with the fast loader where PyYAML was built with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Loads plain values only, never objects."""


def read_table(path: Path) -> Any:
    """The plain value that a YAML file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
