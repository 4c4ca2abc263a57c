"""Verifying finds whatever differs: a bit flipped in the file, a rebuilt chain, a row that nothing stands for."""

from __future__ import annotations

import random
import re
import sqlite3
from pathlib import Path

import pytest

from foedus.errors import FoedusError
from foedus.ledger import Ledger, Verification, open_ledger
from foedus.ledger.chain import chain_hash, content_hash, sealed_bytes
from foedus.model import Head, Retraction, canonical_json
from tests.ledger.samples import RULES, article, attribution, claim

TABLES = ("entry", "article", "reading", "claim", "judgement", "facts", "alembic_version", "sqlite_master")


def fill(ledger: Ledger) -> None:
    for number in range(12):
        of = article(number, uri=f"https://gazette.example/{number % 9}", title="Łódź")
        ledger.append_reading(of, [claim(of), claim(of, relation="opposition")], [attribution(of)], None, RULES)
    ledger.judge(Retraction(claim=claim(article(1)).id, by="Ada", reason="misprint"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a ledger's file, with some pages of facts in it."""
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    with pytest.MonkeyPatch.context() as patch, open_ledger(path) as ledger:
        patch.setattr("foedus.ledger.fact_pages.SIZE", 15)
        fill(ledger)
    return path.read_bytes()


def checked(path: Path) -> Verification | FoedusError:
    """What verifying says, or opening already."""
    try:
        with open_ledger(path, create=False) as ledger:
            return ledger.verify()
    except FoedusError as error:
        return error


def found(result: Verification | FoedusError) -> bool:
    return isinstance(result, FoedusError) or not result.ok


def held(path: Path) -> object:
    """Everything the file holds, as SQLite reads it."""
    connection = sqlite3.connect(path)
    try:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]
    except sqlite3.Error as error:
        return error
    finally:
        connection.close()


def flipped(data: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)


def test_a_whole_ledger_verifies_in_every_store(ledger: Ledger) -> None:
    assert ledger.verify() == Verification(ok=True, entries=0, bytes=0)
    fill(ledger)
    result = ledger.verify(ledger.head())
    assert (result.ok, result.entries, result.difference) == (True, ledger.head().seq, None)
    texts = sum(len(ledger.article(item.id).text.encode()) for item in ledger.articles())
    payloads = sum(len(entry.payload.encode()) for entry in ledger.entries())
    assert result.bytes == texts + payloads


@pytest.mark.parametrize("seed", range(60))
def test_a_bit_flipped_anywhere_is_found_or_nothing_is_held_there(whole: bytes, seed: int, tmp_path: Path) -> None:
    """Free space inside a page holds nothing: there, and only there, a flip leaves all that is read as it was."""
    draw = random.Random(seed)
    data = flipped(whole, draw.randrange(len(whole)), draw.randrange(8))
    (tmp_path / "flipped.db").write_bytes(data)
    if not found(checked(tmp_path / "flipped.db")):
        (tmp_path / "again.db").write_bytes(data)
        (tmp_path / "whole.db").write_bytes(whole)
        assert held(tmp_path / "again.db") == held(tmp_path / "whole.db")


@pytest.mark.parametrize("seed", range(40))
def test_a_bit_flipped_in_an_entry_is_always_found_and_placed(whole: bytes, seed: int, tmp_path: Path) -> None:
    """Payloads, hashes, names, times and compressed texts alike."""
    draw = random.Random(seed)
    path = tmp_path / "flipped.db"
    path.write_bytes(whole)
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT * FROM entry").fetchall()
    cells = [cell.encode() if isinstance(cell, str) else cell for row in rows for cell in row[1:] if cell]
    cell = draw.choice(cells)
    places = [place for place in range(len(whole)) if whole.startswith(cell, place)]
    path.write_bytes(flipped(whole, draw.choice(places) + draw.randrange(len(cell)), draw.randrange(8)))
    assert found(checked(path))


def test_a_bit_that_makes_bytes_of_a_text_is_found(whole: bytes, tmp_path: Path) -> None:
    """The payload's bytes and hash stay as they were; its type, which stands before the values of the row, does not."""
    path = tmp_path / "flipped.db"
    path.write_bytes(whole)
    with sqlite3.connect(path) as connection:
        row = connection.execute("SELECT recorded_at || recorded_by || kind || key || payload FROM entry WHERE seq = 3")
        values = str(row.fetchone()[0]).encode()
    types_after = len(("packed",)) + 2 * len(("content", "previous", "hash"))
    path.write_bytes(flipped(whole, whole.index(values) - types_after - 1, 0))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT typeof(payload) FROM entry WHERE seq = 3").fetchone() == ("blob",)
    assert found(checked(path))


def test_a_schema_damaged_beyond_reading_is_no_traceback(whole: bytes, tmp_path: Path) -> None:
    """SQLite puts the damaged bytes into its own message, which is then no text."""
    path = tmp_path / "flipped.db"
    name = whole.index(b"entry_no_update")
    path.write_bytes(flipped(flipped(whole, whole.index(b"CREATE TRIGGER entry_no_update"), 7), name + 3, 7))
    assert found(checked(path))


def test_a_schema_of_another_type_is_found(whole: bytes, tmp_path: Path) -> None:
    """One bit makes a name in the schema a blob, which SQLite itself does not mind."""
    path = tmp_path / "flipped.db"
    place = whole.index(b"indexsqlite_autoindex_claim_1") - 3
    path.write_bytes(flipped(whole, place, 0))
    result = checked(path)
    assert isinstance(result, Verification)
    assert "schema of the database file" in str(result.difference)


def test_a_flip_inside_a_text_names_its_entry(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "flipped.db"
    path.write_bytes(whole)
    with sqlite3.connect(path) as connection:
        seq, packed = connection.execute("SELECT seq, packed FROM entry WHERE packed IS NOT NULL LIMIT 1").fetchone()
    path.write_bytes(flipped(whole, whole.index(packed) + len(packed) // 2, 3))
    result = checked(path)
    assert isinstance(result, Verification)
    assert (result.ok, result.seq) == (False, seq)
    assert "the text kept with entry" in str(result.difference)


def tampered(path: Path, *statements: str) -> Verification:
    """What verifying finds after the guards were taken away, something was changed and the guards put back."""
    with sqlite3.connect(path) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)
    result = checked(path)
    assert isinstance(result, Verification)
    return result


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE entry SET payload = replace(payload, 'Łódź', 'Lodz') WHERE seq = 3", "content of entry 3"),
        ("UPDATE entry SET recorded_by = 'me' WHERE seq = 4", "entry 4 .* was altered"),
        ("UPDATE entry SET recorded_at = '2000-01-01T00:00:00.000000Z' WHERE seq = 4", "entry 4 .* was altered"),
        ("UPDATE entry SET previous = hash WHERE seq = 5", "does not follow entry 4"),
        ("DELETE FROM entry WHERE seq = 7", "entry 7 is missing"),
        ("DELETE FROM claim WHERE seq = 3", "table claim does not say what entry 3"),
        ("UPDATE claim SET begins = begins + 1 WHERE seq = 4", "table claim does not say what entry 4"),
        ("UPDATE article SET address = NULL", "table article does not say"),
        ("UPDATE reading SET outcome = 'failed'", "table reading does not say"),
        ("DELETE FROM judgement", "table judgement does not say"),
        ("INSERT INTO judgement VALUES (999, 'retraction', 'c1:x')", "no entry stands behind"),
        (
            "INSERT INTO claim SELECT 1, 'c1:x', article, coder, actor, recipient, relation, sign, phase, factuality, "
            "conditional, future, edtf, begins, ends, sources FROM claim LIMIT 1",
            "table claim does not say what entry 1",
        ),
        ("UPDATE entry SET packed = NULL WHERE seq = 1", "the text kept with entry 1"),
        ("UPDATE entry SET packed = x'00' WHERE seq = 2", "the text kept with entry 2"),
    ],
)
def test_every_kind_of_change_is_named(whole: bytes, statement: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(whole)
    result = tampered(path, statement)
    assert not result.ok
    assert re.search(says, str(result.difference)), result.difference


def test_of_two_changes_the_earlier_one_is_named(whole: bytes, tmp_path: Path) -> None:
    """Though what entries hold and what stands for them are compared a page at a time."""
    path = tmp_path / "ledger.db"
    path.write_bytes(whole)
    row, sealed = "UPDATE claim SET sign = -sign WHERE seq = {}", "UPDATE entry SET recorded_by = 'me' WHERE seq = {}"
    assert tampered(path, row.format(8), sealed.format(9)).seq == 8
    path.write_bytes(whole)
    assert tampered(path, row.format(9), sealed.format(6)).seq == 6


def test_entries_cut_off_the_end_show_by_the_head_kept_elsewhere(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(whole)
    with open_ledger(path) as ledger:
        head = ledger.head()
    last = head.seq
    cut = [f"DELETE FROM {table} WHERE seq = {last}" for table in ("entry", "judgement")]
    assert tampered(path, *cut).ok
    with open_ledger(path) as ledger:
        result = ledger.verify(head)
        assert (result.ok, "the head kept" in str(result.difference)) == (False, True)


def test_a_chain_rebuilt_whole_shows_by_the_head_kept_elsewhere(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(whole)
    with open_ledger(path) as ledger:
        head = ledger.head()
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM entry ORDER BY seq")]
    previous, statements = "0" * 64, []
    for row in rows:
        row["payload"] = row["payload"].replace("misprint", "rumour")
        row["content"], row["previous"] = content_hash(row["payload"].encode()), previous
        previous = row["hash"] = chain_hash(row)
        said = row["payload"].replace("'", "''")
        statements.append(
            f"UPDATE entry SET payload = '{said}', content = '{row['content']}', previous = '{row['previous']}', "
            f"hash = '{row['hash']}' WHERE seq = {row['seq']}"
        )
    assert tampered(path, *statements).ok
    with open_ledger(path) as ledger:
        assert "chain was rebuilt" in str(ledger.verify(head).difference)


@pytest.mark.parametrize("payload", ["no JSON", "[]", "{}"])
def test_an_entry_of_another_hand_is_no_traceback(whole: bytes, payload: str, tmp_path: Path) -> None:
    """Sealed as it should be, but not what any entry of its kind says."""
    path = tmp_path / "ledger.db"
    path.write_bytes(whole)
    with open_ledger(path) as ledger:
        head = ledger.head()
    row = {"seq": head.seq + 1, "recorded_at": "2999-01-01T00:00:00.000000Z", "recorded_by": "me", "kind": "claim"}
    row |= {"key": "c1:x", "payload": payload, "content": content_hash(payload.encode()), "previous": head.hash}
    names = ("seq", "recorded_at", "recorded_by", "kind", "key", "payload", "content", "previous", "hash")
    with sqlite3.connect(path) as connection:
        values = [{**row, "hash": chain_hash(row)}[name] for name in names]
        connection.execute(f"INSERT INTO entry ({', '.join(names)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    result = checked(path)
    assert isinstance(result, Verification)
    assert (result.ok, result.seq) == (False, head.seq + 1)


def test_what_is_sealed_is_canonical_json() -> None:
    row = {
        "seq": 7,
        "recorded_at": "2020",
        "recorded_by": 'Łó"dź\n',
        "kind": "claim",
        "key": "c1:\\x",
        "content": "ab",
        "previous": "cd",
    }
    fields = [row[name] for name in ("seq", "recorded_at", "recorded_by", "kind", "key", "content", "previous")]
    assert sealed_bytes(row) == canonical_json(fields)


def test_an_empty_ledger_differs_from_a_head_kept(ledger: Ledger) -> None:
    assert not ledger.verify(Head(seq=1, hash="ab")).ok


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ledger is verified by three processes."""
    monkeypatch.setattr("foedus.ledger.verifying_parts.WORTH_IT", 1)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)


@pytest.mark.usefixtures("in_parts")
def test_several_processes_find_what_one_finds(kept: str) -> None:
    with open_ledger(kept) as ledger:
        fill(ledger)
        head = ledger.head()
        result = ledger.verify(head)
        texts = sum(len(ledger.article(item.id).text.encode()) for item in ledger.articles())
        payloads = sum(len(entry.payload.encode()) for entry in ledger.entries())
        assert result == Verification(ok=True, entries=head.seq, bytes=texts + payloads)
        assert not ledger.verify(Head(seq=head.seq - 1, hash=head.hash)).ok


@pytest.mark.usefixtures("in_parts")
@pytest.mark.parametrize("seq", [1, 21, 22, 40, 61])
def test_a_change_at_the_edge_of_a_part_is_placed(whole: bytes, seq: int, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(whole)
    result = tampered(path, f"UPDATE entry SET hash = 'x' || substr(hash, 2) WHERE seq = {seq}")
    assert (result.ok, result.seq) == (False, seq)


@pytest.mark.usefixtures("in_parts")
def test_a_process_that_gives_no_answer_is_stood_in_for(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(whole)
    monkeypatch.setattr("sys.executable", "/bin/false")
    result = checked(path)
    assert isinstance(result, Verification) and result.ok
