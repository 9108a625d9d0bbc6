"""Even out what enters a matrix, so that 8-bit integers lose less of it.

Where a few columns of a layer's input reach far beyond the rest, integers over the whole input have too few steps left for
these. Each column is divided by a factor of its own and the matrix multiplied by it, which changes nothing but where the
steps fall (SmoothQuant: Xiao et al. 2023). The factors come from how far each column reached in text that was learnt from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn
from training.encoder_batches import Cut
from training.encoder_model import Tagger

#: The matrices whose inputs are uneven; what attention reads and writes is even enough.
UNEVEN = ("up", "down")
SHARE = 0.8  # of the unevenness that goes into the matrix; .5 to 1.0 tried
LEAST = 1e-4


class Evened(nn.Module):
    """A linear layer whose input is brought to one reach first."""

    def __init__(self, layer: nn.Linear, reach: Tensor) -> None:
        super().__init__()
        columns = layer.weight.abs().amax(0).clamp(min=LEAST)
        factors = (reach.clamp(min=LEAST) ** SHARE / columns ** (1 - SHARE)).clamp(min=LEAST)
        self.shrink = nn.Parameter(1 / factors)
        self.layer = layer
        self.layer.weight.data *= factors

    def forward(self, x: Tensor) -> Tensor:
        evened: Tensor = self.layer(x * self.shrink)
        return evened


@torch.no_grad()
def even(tagger: Tagger, windows: Iterable[Cut]) -> None:
    """Even a tagger's layers by how far their inputs reach in these windows; the tagger is changed."""
    reached: dict[nn.Module, Tensor] = {}
    layers = [(layer, name) for layer in tagger.encoder.layers for name in UNEVEN]
    watched = [
        getattr(layer, name).register_forward_pre_hook(_watch(reached)) for layer, name in layers
    ]
    for window in windows:
        pieces, traits, firsts = (
            torch.tensor(values)[None] for values in (window.pieces, window.traits, window.firsts)
        )
        tagger(pieces, traits, firsts)
    for watch in watched:
        watch.remove()
    for layer, name in layers:
        linear = getattr(layer, name)
        setattr(layer, name, Evened(linear, reached[linear]))


def _watch(reached: dict[nn.Module, Tensor]) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
    def watch(layer: nn.Module, given: tuple[Tensor, ...]) -> None:
        far = given[0].abs().flatten(0, -2).amax(0)
        reached[layer] = torch.maximum(reached[layer], far) if layer in reached else far

    return watch
