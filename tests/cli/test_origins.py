"""Origins counted end to end: from reports as they lie in a file to the line that shows the count's working."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inside import foedus_inside as foedus

SAME_OFFICIAL = {
    "Lake Gazette": "Rwanda arms the M23 rebels, a Congolese official told the Associated Press on Monday. The roads "
    "around Goma stayed shut.",
    "Hill Courier": "The M23 rebels are armed by Rwanda, according to an official who spoke to AP. Shops in the border "
    "town had closed by noon.",
}
OWN_RESIDENTS = {
    "Lake Gazette": "Rwanda arms the M23 rebels, residents told the Lake Gazette. The roads around Goma stayed shut.",
    "Hill Courier": "The M23 rebels are armed by Rwanda, residents said by telephone. Shops had closed by noon.",
}
OWN_OFFICIALS = {
    "Lake Gazette": "Officials said Rwanda arms the M23 rebels. The roads around Goma stayed shut.",
    "Hill Courier": "The M23 rebels are armed by Rwanda, officials said by telephone. Shops had closed by noon.",
}
CREDITS = {
    "Lake Gazette": "GOMA, Congo (Reuters) - Rwanda arms the M23 rebels, deserters said. The roads stayed shut.",
    "Hill Courier": "Rwanda arms the M23 rebels, Reuters reports. Shops in the border town had closed by noon.",
    "Plain Dealer": "According to AFP, Rwanda arms the M23 rebels. Trucks came at night over the hills.",
    "Shore Echo": "The M23 rebels are armed by Rwanda, AP reports, citing a witness. A market was held all the same.",
    "Capital Post": "Rwanda arms the M23 rebels. The crates that were seen bore no marks.",
}


def working(folder: Path, reports: dict[str, str]) -> str:
    """The line that counts the origins of the backing that all the reports tell of."""
    lines = [
        json.dumps({"id": publisher.split()[0], "text": text, "publisher": publisher, "published": "2012-11-20"})
        for publisher, text in reports.items()
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert foedus("read", "reports.jsonl", cwd=folder).returncode == 0
    done = foedus("state", "Rwanda", "M23", "--as-of", "2012-11-25", cwd=folder)
    said = " ".join(done.stdout.decode().split())
    return said[said.index(f"{len(reports)} articles") :]


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (SAME_OFFICIAL, "2 articles → 1 origin only: Associated Press (2: Lake, Hill)"),
        (OWN_RESIDENTS, "2 articles → 2 origins: own report (1: Lake), own report (1: Hill)"),
        (OWN_OFFICIALS, "2 articles → 2 origins: own report (1: Lake), own report (1: Hill)"),
        (
            CREDITS,
            "5 articles → 4 origins: Reuters (2: Lake, Hill), Agence France-Presse (1: Plain), "
            "Associated Press (1: Shore), own report (1: Capital)",
        ),
    ],
    ids=["one official through one agency", "residents of each", "officials of each", "credits of every kind"],
)
def test_who_stands_behind_a_claim(tmp_path: Path, reports: dict[str, str], said: str) -> None:
    found = working(tmp_path, reports)
    head, _, origins = said.partition(": ")
    assert found.startswith(head)
    counted = found[len(head) + 2 :]
    assert all(part in counted or _turned(part) in counted for part in origins.split("), ")), found


def _turned(part: str) -> str:
    """The same origin with its articles in the other order, which their ids decide."""
    label, _, names = part.partition(": ")
    return f"{label}: {', '.join(reversed(names.rstrip(')').split(', ')))}"
