"""The command line while a disk is full, a server goes away or others write: a clear message, and nothing is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from foedus.errors import LedgerError
from foedus.ledger import open_ledger
from tests.cli.test_commands import foedus, lines, no_traceback
from tests.postgresql import Server

MAIN = "from foedus.cli import main; main()"
MANY = 60


def reports(folder: Path, count: int = MANY) -> Path:
    """A file of reports, each with a claim and with words of its own that do not compress well."""
    rows = []
    for number in range(count):
        noise = " ".join(f"{(number * 7919 + place * 104729) % 99991:x}" for place in range(400))
        text = f"Rwanda arms the M23 rebels, residents of village {number} said.\n\nFigures: {noise}."
        rows.append(json.dumps({"id": f"r{number}", "text": text, "published": "2012-11-20"}))
    path = folder / "reports.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def started(*words: str, cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", MAIN, *words]
    return subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[bytes]) -> subprocess.CompletedProcess[bytes]:
    out, err = process.communicate(timeout=240)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def there(location: str) -> int:
    """How many articles the ledger has: each once, with a claim and one line in the reading log."""
    with open_ledger(location, create=False) as ledger:
        articles = Counter(item.id for item in ledger.articles())
        claims = Counter(item.claim.article for item in ledger.claims())
        logged = Counter(line.article for line in ledger.readings())
        assert set(articles) == set(claims) == set(logged)
        assert set(articles.values()) | set(logged.values()) == {1}
        assert ledger.verify().ok
        return len(articles)


def wait_for(location: str, articles: int) -> None:
    """Until so many articles are there."""
    for _ in range(1200):
        try:
            with open_ledger(location, create=False) as ledger:
                if sum(1 for _ in ledger.articles()) >= articles:
                    return
        except LedgerError:
            pass
        time.sleep(0.1)
    pytest.fail(f"{articles} articles never came")


FULL = """
mount -t tmpfs -o size=700k none disk || exit 99
{python} -c '{main}' read reports.jsonl --ledger disk/foedus.db 2>full.txt; echo $? >full.code
{python} -c '{main}' ledger articles --ledger disk/foedus.db --format jsonl >between.jsonl 2>between.txt
mount -o remount,size=64m disk || exit 99
{python} -c '{main}' verify --ledger disk/foedus.db >verified.txt 2>&1; echo $? >verified.code
{python} -c '{main}' read reports.jsonl --ledger disk/foedus.db >again.txt 2>&1; echo $? >again.code
cp disk/foedus.db* kept/
"""


@pytest.mark.slow
def test_a_disk_that_gets_full_under_an_ingest(tmp_path: Path) -> None:
    """A real one: a small file system in memory, in a name space of the test's own."""
    reports(tmp_path)
    for name in ("disk", "kept"):
        (tmp_path / name).mkdir()
    if shutil.which("unshare") is None:
        pytest.skip("no unshare on this machine")
    script = FULL.format(python=sys.executable, main=MAIN)
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=500, check=False)
    if not (tmp_path / "full.code").exists() or done.returncode == 99:
        pytest.skip("this machine lets nobody mount a file system of their own")
    said = {path.name: path.read_text() for path in tmp_path.glob("*.*") if path.is_file()}
    assert said["full.code"].strip() == "1"
    assert "the disk is full; free some space and run it again" in said["full.txt"]
    assert "Traceback" not in "".join(said.values())
    between = [json.loads(line) for line in said["between.jsonl"].splitlines()]
    assert 0 < len(between) < MANY, said
    assert said["verified.code"].strip() == "0", said["verified.txt"]
    assert f"{MANY - len(between)} read, {len(between)} already there" in said["again.txt"]
    assert there(str(tmp_path / "kept" / "foedus.db")) == MANY


@pytest.mark.slow
@pytest.mark.postgresql
def test_a_server_that_goes_away_under_an_ingest(crashing_server: Server, tmp_path: Path) -> None:
    reports(tmp_path)
    location = crashing_server.fresh()
    reading = started("read", "reports.jsonl", "--ledger", location, cwd=tmp_path)
    wait_for(location, 5)
    crashing_server.stop("immediate")
    done = ended(reading)
    refused = foedus("verify", "--ledger", location, cwd=tmp_path)
    crashing_server.start()
    assert done.returncode == 1, done.stderr
    assert b"connection was lost; run it again" in done.stderr or b"shutting down" in done.stderr, done.stderr
    assert (refused.returncode, b"cannot be reached" in refused.stderr) == (1, True)
    for each in (done, refused):
        no_traceback(each)
    kept = there(location)
    assert 5 <= kept < MANY
    again = foedus("read", "reports.jsonl", "--ledger", location, cwd=tmp_path)
    assert f"{MANY - kept} read, {kept} already there".encode() in again.stdout
    assert there(location) == MANY


@pytest.mark.slow
@pytest.mark.postgresql
def test_a_server_that_goes_away_under_a_question(crashing_server: Server, tmp_path: Path) -> None:
    """Another session holds the tables, so that the question is under way when the server crashes."""
    psycopg = pytest.importorskip("psycopg")
    reports(tmp_path, 3)
    location = crashing_server.fresh()
    assert foedus("read", "reports.jsonl", "--ledger", location, cwd=tmp_path).returncode == 0
    question = ("state", "Rwanda", "M23", "--as-of", "2012-11-25", "--ledger", location)
    before = foedus(*question, cwd=tmp_path)
    holder, looking = (psycopg.connect(location, autocommit=alone) for alone in (False, True))
    holder.execute("LOCK TABLE claim IN ACCESS EXCLUSIVE MODE")
    asking = started(*question, cwd=tmp_path)
    for _ in range(600):
        if looking.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()[0]:
            break
        time.sleep(0.1)
    crashing_server.stop("immediate")
    done = ended(asking)
    for connection in (holder, looking):
        connection.close()
    crashing_server.start()
    assert done.returncode == 1, done.stderr
    assert b"connection was lost; run it again" in done.stderr or b"shutting down" in done.stderr, done.stderr
    no_traceback(done)
    assert foedus(*question, cwd=tmp_path).stdout == before.stdout != b""


@pytest.mark.slow
def test_a_backup_during_an_ingest_and_its_restore(location: str, tmp_path: Path) -> None:
    """Each copy holds whole articles, as many as there were at some moment, and becomes a ledger of either kind."""
    reports(tmp_path)
    reading = started("read", "reports.jsonl", "--ledger", location, cwd=tmp_path)
    wait_for(location, 3)
    counts = []
    for name in ("one.jsonl.gz", "two.db"):
        copied = foedus("backup", name, "--ledger", location, cwd=tmp_path)
        assert (copied.returncode, b"verified" in copied.stdout) == (0, True), copied.stderr
        restored = foedus("restore", name, "--ledger", f"{name}.new.db", cwd=tmp_path)
        assert restored.returncode == 0, restored.stderr
        counts.append(there(str(tmp_path / f"{name}.new.db")))
    assert ended(reading).returncode == 0
    assert 3 <= counts[0] <= counts[1] <= there(location) == MANY


@pytest.mark.postgresql
def test_a_backup_goes_from_one_database_into_the_other_and_back(crashing_server: Server, tmp_path: Path) -> None:
    reports(tmp_path, 3)
    first, second = crashing_server.fresh(), crashing_server.fresh()
    assert foedus("read", "reports.jsonl", "--ledger", first, cwd=tmp_path).returncode == 0
    steps = [
        ("backup", "copy.jsonl.gz", "--ledger", first),
        ("restore", "copy.jsonl.gz", "--ledger", "file.db"),
        ("backup", "file-copy.db", "--ledger", "file.db"),
        ("restore", "file-copy.db", "--ledger", second),
    ]
    for step in steps:
        done = foedus(*step, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    heads = {foedus("ledger", "head", "--ledger", at, cwd=tmp_path).stdout for at in (first, "file.db", second)}
    assert len(heads) == 1
    kept = [lines(foedus("ledger", "claims", "--ledger", at, cwd=tmp_path)) for at in (first, "file.db", second)]
    assert kept[0] == kept[1] == kept[2] != []
    full = foedus("restore", "copy.jsonl.gz", "--ledger", second, cwd=tmp_path)
    assert (full.returncode, b"holds entries already" in full.stderr) == (1, True)
    no_traceback(full)
