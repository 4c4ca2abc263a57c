"""What becomes of each input: a line of its own in the ledger, with its reason, and a count for whoever reads."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.inside import foedus_inside as foedus
from tests.cli.test_commands import lines

INPUTS = {
    "claims.txt": b"Rwanda arms the M23 rebels, deserters said. The Congolese army fought M23 near Goma on Tuesday.",
    "chess.txt": b"The young player won the third game with the black pieces on Sunday.",
    "arabic.txt": "هاجم المقاتلون البلدة يوم الاثنين وقال السكان إن الطريق مغلق.".encode(),
    "picture.txt": b"FILE PHOTO: Fighters parade in Goma, June 30, 2014. REUTERS/Stringer",
    "empty.txt": b"",
    "broken.jsonl": b'{"id": "a", "text": "M23 fought Rwanda."}\n{"id": "b"}\nnot json\n',
}


def test_every_input_has_a_line_of_its_own_with_its_reason(tmp_path: Path) -> None:
    for name, data in INPUTS.items():
        (tmp_path / name).write_bytes(data)
    done = foedus("read", *INPUTS, "--ledger", "a.db", "--format", "json", cwd=tmp_path)
    counts = json.loads(done.stdout)
    assert done.returncode == 1
    assert {name: counts[name] for name in ("read", "nothing_found", "set_aside", "failed", "already_there")} == {
        "read": 2,
        "nothing_found": 1,
        "set_aside": 2,
        "failed": 3,
        "already_there": 0,
    }
    rows = lines(foedus("ledger", "articles", "--ledger", "a.db", cwd=tmp_path))
    said = {row["id"]: (row["outcome"], row["reason"]) for row in rows}
    assert said == {
        "claims.txt": ("read", None),
        "a": ("read", None),
        "chess.txt": ("nothing found", None),
        "arabic.txt": ("set aside", "not in Latin script: this version reads English"),
        "picture.txt": ("set aside", "nothing but captions, credits or bylines"),
        "empty.txt": ("failed", "is empty"),
        "broken.jsonl:2": ("failed", "has no 'text'. Fields are id, title, text, published, publisher, uri, "
                           "retrieved_at; only text is required"),
        "broken.jsonl:3": ("failed", "not JSON (expecting value at character 1)"),
    }  # fmt: skip
    assert sum(int(str(row["claims"])) for row in rows) == counts["claims"] >= 3
    told = done.stderr.decode()
    assert all(f"{name}: {outcome}: {reason}" in told for name, (outcome, reason) in said.items() if reason)


def test_read_again_nothing_is_added_and_nothing_is_logged_twice(tmp_path: Path) -> None:
    for name, data in INPUTS.items():
        (tmp_path / name).write_bytes(data)
    heads = []
    for _ in range(2):
        foedus("read", *INPUTS, "--ledger", "a.db", cwd=tmp_path)
        heads.append(foedus("ledger", "head", "--ledger", "a.db", cwd=tmp_path).stdout)
    assert heads[0] == heads[1] != b""
