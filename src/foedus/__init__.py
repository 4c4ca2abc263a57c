"""foedus: a ledger of attributed, dated claims about who stands with whom.

The public names are imported when they are first used, so that `import foedus` takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Article": "foedus.model",
    "Claim": "foedus.model",
    "FoedusError": "foedus.errors",
    "Inquiry": "foedus.workspace.questions",
    "Material": "foedus.export",
    "Reader": "foedus.workspace",
    "Table": "foedus.export",
    "Workspace": "foedus.workspace",
    "write_ledger": "foedus.export",
    "pair_of": "foedus.workspace.pairs",
    "read_inputs": "foedus.workspace",
    "table": "foedus.export",
}

__all__ = [
    "Article",
    "Claim",
    "FoedusError",
    "Inquiry",
    "Material",
    "Reader",
    "Table",
    "Workspace",
    "pair_of",
    "read_inputs",
    "table",
    "write_ledger",
]


def __getattr__(name: str) -> Any:
    """A public name, from where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module 'foedus' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
