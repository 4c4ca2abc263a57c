"""The public names: pinned, all there, and not paid for before they are used."""

from __future__ import annotations

import subprocess
import sys

import foedus

PUBLIC = [
    *("Article", "Claim", "FoedusError", "Inquiry", "Material", "Reader", "Table", "Workspace"),
    *("pair_of", "read_inputs", "table", "write_ledger"),
]


def test_the_public_names_are_these() -> None:
    assert sorted(foedus.__all__) == sorted(PUBLIC)
    assert all(getattr(foedus, name) is not None for name in PUBLIC)


def test_importing_foedus_loads_nothing_heavy() -> None:
    code = "import sys, foedus; print([m for m in ('numpy', 'onnxruntime', 'sqlalchemy', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
