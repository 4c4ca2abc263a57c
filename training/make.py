"""Makes the whole English model: `python -m training.make --treebanks DIR --work build/model --minutes 90`.

Trains (or goes on training), exports, learns lemmas and sentence ends, writes the manifest, and scores the result.
Other options (--minutes, --threads, …) are training.train's. The files are in WORK/english; `--install` copies them
into the package.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from foedus.language.english import FILES, FOLDER, digest


def step(module: str, *arguments: str) -> None:
    """Runs one step in a process of its own and stops where it fails."""
    print(f"-- {module}", flush=True)
    subprocess.run([sys.executable, "-m", f"training.{module}", *arguments], check=True)


def write_manifest(folder: Path) -> None:
    """The digests that `load_english` checks."""
    digests = {name: digest(folder / name) for name in FILES}
    (folder / "manifest.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/model"))
    parser.add_argument("--install", action="store_true", help="copy the files into the package")
    parser.add_argument("--no-training", action="store_true", help="WORK/weights.pt is ready")
    options, training = parser.parse_known_args()
    treebanks, english = str(options.treebanks), options.work / "english"
    english.mkdir(parents=True, exist_ok=True)
    if not options.no_training:
        step("train", "--treebanks", treebanks, "--out", str(options.work), *training)
    step("export", "--weights", str(options.work), "--out", str(english))
    step("lemmas", "--treebanks", treebanks, "--out", str(english / "lemmas.json"))
    step("ends", "--treebanks", treebanks, "--out", str(english / "sentence_ends.json"))
    write_manifest(english)
    step("evaluate", "--treebanks", treebanks, "--model", str(english), "--json", str(english / "scores.json"))
    if options.install:
        for name in (*FILES, "manifest.json"):
            shutil.copyfile(english / name, FOLDER / name)


if __name__ == "__main__":
    main()
