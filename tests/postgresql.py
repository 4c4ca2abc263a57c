"""A PostgreSQL server of the tests' own: its data in a temporary folder, reached over a Unix socket alone.

Looks for the server's programs on the PATH and in the usual places. In continuous integration (`CI` is set) it installs
them where it may (root with apt-get) and fails where they are missing; elsewhere tests that need them are skipped.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")


class NoServer(Exception):
    """PostgreSQL's programs are not on this machine."""


class Server:
    """A running server. `url` is its default database; `options` go to `initdb` or the server."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.programs = programs
        self._user = _unprivileged_user()
        self._count = 0

    def run(self, program: str, *arguments: str) -> None:
        """Runs one of PostgreSQL's programs as a user who may."""
        command = [str(self.programs / program), *arguments]
        done = subprocess.run(
            command, user=self._user, cwd=self.folder, capture_output=True, text=True, timeout=120, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")

    def start(self, *settings: str) -> None:
        """Starts it and waits until it answers."""
        options = " ".join(f"-c {setting}" for setting in ("listen_addresses=''", *settings))
        log, data = self.folder / "log", self.folder / "data"
        self.run("pg_ctl", "-D", str(data), "-l", str(log), "-w", "-o", f"-k {self.folder} {options}", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stops it; `immediate` is what a crash looks like."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop")

    @property
    def url(self) -> str:
        """The URL of the server's default database."""
        return f"postgresql://foedus@/postgres?host={self.folder}"

    def fresh(self) -> str:
        """The URL of an empty schema, which costs less than a database."""
        import psycopg

        self._count += 1
        name = f"ledger_{os.getpid()}_{self._count}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{self.url}&options=-csearch_path%3D{name}"


@contextmanager
def server(*settings: str) -> Iterator[Server]:
    """Starts a server of its own and takes it away again. Raises NoServer."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="foedus-pg-", dir="/tmp"))
    user = _unprivileged_user()
    if user is not None:
        os.chown(folder, user, -1)
    running = Server(folder, programs)
    try:
        running.run("initdb", "-D", str(folder / "data"), "-U", "foedus", "-A", "trust", "-E", "UTF8", "--no-locale")
        running.start(*settings)
        try:
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder of `initdb` and `pg_ctl`. Raises NoServer."""
    found = _installed()
    if found is None and os.environ.get("CI") and os.geteuid() == 0 and shutil.which("apt-get"):
        for arguments in (("update", "-q"), ("install", "-q", "-y", "postgresql")):
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", *arguments], check=True, capture_output=True, env=environment, timeout=600)
        found = _installed()
    if found is None:
        raise NoServer("PostgreSQL's initdb and pg_ctl are not on this machine (Debian: apt-get install postgresql)")
    return found


def _installed() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    for place in PLACES:
        root, pattern = Path("/"), place.lstrip("/")
        for folder in sorted(root.glob(pattern), reverse=True):
            if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
                return folder
    return None


def _unprivileged_user() -> int | None:
    """Whom to run the server as: it refuses root. None where this user will do."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise NoServer("there is no user but root to run PostgreSQL as")
