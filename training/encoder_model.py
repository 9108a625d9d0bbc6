"""The network: a small BERT (Wang et al. 2020, 2024) told the traits of each word, and its heads.

The word embeddings are frozen as 8-bit rows from the start, so that what is trained is what ships.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

TAGS = 7
LINK = 48  # width of one link vector
LINKS = 6 * LINK  # a content's first and last word, a cue's to it; a cue's, a source's, none
BUCKETS = (18, 7, 5, 4, 4, 4)  # of the signs between two spans, see voices/linking.py
FORBIDDEN = -10_000.0


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each followed by a norm."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.attend = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_after = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        split = self.attend(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = (split[:, :, n].transpose(1, 2) for n in range(3))
        if torch.onnx.is_in_onnx_export():
            weights = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads)
            seen = weights.softmax(-1) @ value
        else:
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        x = self.norm(x + self.dropout(self.out(seen)))
        return self.norm_after(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and traits in, states of pieces out."""

    def __init__(self, state: Mapping[str, Tensor], traits: Sequence[int],
                 heads: int = 12, dropout: float = 0.1) -> None:  # fmt: skip
        super().__init__()
        words = state["embeddings.word_embeddings.weight"].float()
        width = words.shape[1]
        scale = words.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("words", (words / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        kinds = state["embeddings.token_type_embeddings.weight"].float()[0]
        places = state["embeddings.position_embeddings.weight"].float()[:256] + kinds
        self.places = nn.Parameter(places.clone())
        starts = torch.tensor([sum(traits[:n]) for n in range(len(traits))])
        self.register_buffer("starts", starts)
        self.traits = nn.Embedding(sum(traits), width)
        nn.init.normal_(self.traits.weight, std=0.005)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        layers = sum(name.endswith("attention.self.query.weight") for name in state)
        inner = state["encoder.layer.0.intermediate.dense.weight"].shape[0]
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self._load(state)

    def forward(self, pieces: Tensor, traits: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self.words[pieces].float() * self.scale[pieces]
        x = x + self.traits(traits + self.starts).sum(-2) + self.places[: pieces.shape[1]]
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def _load(self, state: Mapping[str, Tensor]) -> None:
        _copy(self.norm, state, "embeddings.LayerNorm")
        for n, layer in enumerate(self.layers):
            base = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                rows = [
                    state[f"{base}attention.self.{q}.{part}"] for q in ("query", "key", "value")
                ]
                getattr(layer.attend, part).data.copy_(torch.cat(rows).float())
            _copy(layer.out, state, base + "attention.output.dense")
            _copy(layer.norm, state, base + "attention.output.LayerNorm")
            _copy(layer.up, state, base + "intermediate.dense")
            _copy(layer.down, state, base + "output.dense")
            _copy(layer.norm_after, state, base + "output.LayerNorm")


def _copy(module: nn.Module, state: Mapping[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).data.copy_(state[f"{name}.{part}"].float())


def pretrained(folder: Path) -> dict[str, Tensor]:
    """The weights of a BERT in a folder, by their published names."""
    from safetensors.torch import load_file

    return load_file(str(folder / "model.safetensors"))


class Tagger(nn.Module):
    """The encoder and a head for each task, over the first piece of each word."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.places.shape[1]
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, TAGS)
        self.links = nn.Linear(width, LINKS)
        self.certainty = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.begins = nn.Parameter(torch.zeros(TAGS))
        self.none = nn.Parameter(torch.zeros(2, LINK))
        self.signs = nn.ParameterList(
            [nn.Parameter(torch.randn(2, size, 16) * 0.1) for size in BUCKETS]
        )
        self.weigh = nn.Parameter(torch.randn(2, 16) * 0.1)

    def forward(self, pieces: Tensor, traits: Tensor, firsts: Tensor,
                mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        tags, links, certainty, _ = self.told(pieces, traits, firsts, mask)
        return tags, links, certainty.squeeze(-1)

    def told(self, pieces: Tensor, traits: Tensor, firsts: Tensor,
             mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor, Tensor]:  # fmt: skip
        """What each head says of each word, and the word's last state."""
        states = self.encoder(pieces, traits, mask)
        index = firsts.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        own = states.gather(1, index)
        words = self.dropout(own)
        return self.tags(words), self.links(words), self.certainty(words), own

    def allowed(self) -> tuple[Tensor, Tensor]:
        """Transitions and beginnings, with those that no tagging has shut off."""
        shut = torch.zeros(TAGS, TAGS, dtype=torch.bool)
        for role in range(3):
            inside = 2 * role + 2
            shut[:, inside] = True
            shut[inside - 1 : inside + 1, inside] = False
        first = torch.zeros(TAGS, dtype=torch.bool)
        first[2::2] = True
        return (
            self.transitions.masked_fill(shut, FORBIDDEN),
            self.begins.masked_fill(first, FORBIDDEN),
        )


def unlikeliness(tagger: Tagger, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of the tags (Lafferty et al. 2001), summed over the batch.

    ``scores`` is (batch, words, tags); ``mask`` marks real words, which come first in each row.
    """
    moves, begins = tagger.allowed()
    ahead = begins + scores[:, 0]
    for word in range(1, scores.shape[1]):
        step = torch.logsumexp(ahead.unsqueeze(2) + moves, 1) + scores[:, word]
        ahead = torch.where(mask[:, word : word + 1], step, ahead)
    total = torch.logsumexp(ahead, 1).sum()
    own = (scores.gather(2, tags.unsqueeze(2)).squeeze(2) * mask).sum() + begins[tags[:, 0]].sum()
    own = own + (moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum()
    return total - own


def link_scores(
    tagger: Tagger, kind: int, owners: Tensor, partners: Tensor, signs: Tensor
) -> Tensor:
    """Scores of candidate partners, the last column being "none".

    ``owners`` (n, width of links, 2) and ``partners`` (n, candidates, links, 2) hold the link rows of the
    first and last words; ``signs`` (n, candidates, 6) the buckets. ``kind`` 0: a content's cue, 1: a cue's
    source.
    """
    at = 3 * kind * LINK
    own = owners[..., at : at + LINK, 0] + owners[..., at + LINK : at + 2 * LINK, 1]
    theirs = (
        partners[..., at + 2 * LINK : at + 3 * LINK, 0]
        + partners[..., at + 2 * LINK : at + 3 * LINK, 1]
    ) / 2
    fit = (own.unsqueeze(-2) * theirs).sum(-1) / math.sqrt(LINK)
    felt = torch.stack([self_[kind][signs[..., n]] for n, self_ in enumerate(tagger.signs)]).sum(0)
    fit = fit + (functional.gelu(felt) * tagger.weigh[kind]).sum(-1)
    none = (own * tagger.none[kind]).sum(-1, keepdim=True) / math.sqrt(LINK)
    return torch.cat([fit, none], -1)


def parameters(tagger: Tagger) -> dict[str, list[list[float]]]:
    """What the room that reads the heads needs beside them (see ``voices/tagged.py``)."""
    moves, begins = tagger.allowed()
    found = {"transitions": moves, "begins": begins, "none": tagger.none, "weigh": tagger.weigh}
    found |= {f"signs{n}": s for n, s in enumerate(tagger.signs)}
    return {name: json.loads(json.dumps(t.detach().tolist())) for name, t in found.items()}
