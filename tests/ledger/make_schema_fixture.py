"""Writes the fixture of the newest schema: run once when a migration is added, never again for that version.

    python -m tests.ledger.make_schema_fixture [VERSION]

A ledger with two articles and two coders, made up to VERSION (default: the newest), as one SQL script per database.
"""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from foedus.ledger import open_ledger, opening
from tests.ledger.samples import BETTER, RULES, article, attribution, claim, moment
from tests.postgresql import server

FIXTURES = Path(__file__).parent / "schemas"


def fill(location: str) -> None:
    """Uses only what every version knows: articles, attributions, claims, readings."""
    of = article(1, uri="https://gazette.example/1")
    with open_ledger(location) as ledger:
        ledger.append_reading(of, [claim(of)], [attribution(of)], None, RULES, moment(0))
        ledger.append_reading(of, [claim(of, coder=BETTER)], [], None, BETTER, moment(1))
        ledger.append_reading(article(2), [], [], None, RULES, moment(2))


def write(name: str, script: str) -> None:
    """Keeps a script that is not there yet."""
    path = FIXTURES / name
    if path.exists():
        sys.exit(f"{path} exists: a historical schema is never written again")
    path.write_bytes(gzip.compress(script.encode(), mtime=0))


def main() -> None:
    """Makes both scripts."""
    version = sys.argv[1] if len(sys.argv) > 1 else opening.NEWEST
    opening.NEWEST = version
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/ledger.db"
        fill(path)
        connection = sqlite3.connect(path)
        write(f"{version}.sqlite.sql.gz", "\n".join(connection.iterdump()))
        connection.close()
    with server() as running:
        url = running.fresh()
        fill(url)
        schema = url.rpartition("%3D")[2]
        command = [str(running.programs / "pg_dump"), "-h", str(running.folder), "-U", "foedus", "-n", schema]
        command += ["--inserts", "--no-owner", "postgres"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        lines = [
            line for line in done.stdout.splitlines() if not line.startswith(("CREATE SCHEMA", "SELECT pg_catalog"))
        ]
        lines = [line for line in lines if not line.startswith(("SET ", "--", "\\")) and line.strip()]
        write(f"{version}.postgresql.sql.gz", "\n".join(lines).replace(schema, "the_schema"))


if __name__ == "__main__":
    main()
