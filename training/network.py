"""The network: a small encoder under five heads that share its one pass.

The encoder is all-MiniLM-L6-v2 (6 layers, 384 wide). A word is its first piece's vector plus a vector for its shape.
Part of speech (UD and Penn) and names are linear; heads and relations are biaffine (Dozat and Manning 2017), the
relation scored for the chosen head only.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from foedus.language.encoding import SHAPES

WIDTH = 384


def _projection(size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(0.25))


class Joint(nn.Module):
    """Tagger, parser and names in one. Shapes: B sentences, P pieces, W words with the root's place first."""

    def __init__(
        self, encoder: Path, *, upos: int, xpos: int, deprels: int, names: int, attention: str = "eager"
    ) -> None:
        super().__init__()
        # Attention without dropout of its own, and written out: on the CPU both are faster, in bfloat16 above all.
        self.encoder = AutoModel.from_pretrained(
            str(encoder), add_pooling_layer=False, attn_implementation=attention, attention_probs_dropout_prob=0.0
        )
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.2)
        self.upos, self.xpos, self.names = nn.Linear(WIDTH, upos), nn.Linear(WIDTH, xpos), nn.Linear(WIDTH, names)
        self.arc_dependent, self.arc_head = _projection(256), _projection(256)
        self.rel_dependent, self.rel_head = _projection(96), _projection(96)
        self.arc = nn.Parameter(torch.empty(256, 256))
        nn.init.xavier_uniform_(self.arc)
        self.arc_bias = nn.Linear(256, 1)
        self.rel = nn.Parameter(torch.randn(deprels, 97, 97) * 0.02)

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """upos, xpos, names (B, W, labels), arc (B, W dependent, W head), the relation's two sides (B, W, 97)."""
        states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = states.gather(1, first.unsqueeze(-1).expand(-1, -1, WIDTH))
        words = self.drop(self.norm(words + self.shape(shapes)))
        arc = self.arc_dependent(words) @ self.arc @ self.arc_head(words).transpose(1, 2)
        arc = arc + self.arc_bias(self.arc_head(words)).transpose(1, 2)
        sides = [self.rel_dependent(words), self.rel_head(words)]
        sides = [torch.cat([side, torch.ones_like(side[..., :1])], -1) for side in sides]
        return self.upos(words), self.xpos(words), self.names(words), arc, sides[0], sides[1]

    def relations(self, dependent: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores (B, W, deprels) of the relations to the given heads (B, W)."""
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        return torch.einsum("bwi,rij,bwj->bwr", dependent, self.rel, chosen)
