"""The command line called within this process: as quick as it gets where many calls are tried."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from foedus.cli import main


def foedus_inside(*words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """`foedus WORDS` in a folder; a traceback is raised, not printed."""
    kept = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(each, encoding="utf-8", newline="", write_through=True) for each in kept)
    code = 0
    with (
        contextlib.chdir(cwd),
        mock.patch.object(sys, "argv", ["foedus", *words]),
        mock.patch.dict(os.environ),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        os.environ.pop("FOEDUS_LEDGER", None)
        try:
            main()
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else int(done.code is not None)
    return subprocess.CompletedProcess(words, code, *(each.getvalue() for each in kept))
