"""Claims gathered into events.

Average linkage (Sokal & Michener 1958) over the log-odds of likeness: two groups become one while the mean over all
pairs between them speaks for it, best first. One strong link does not chain two stories together, and one pair that cannot be one event
weighs against the rest. Groups with no positive pair between them can never join, so that the claims that hang together by
positive pairs (a *component*) can be gathered by themselves: what comes out does not depend on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy
from numpy.typing import NDArray

FLOOR = -6.0  # a pair that cannot be one event weighs so much against a group, and no more


def gather(
    names: Sequence[str], score: Callable[[str, str], float], sure: Mapping[frozenset[str], bool]
) -> list[tuple[str, ...]]:
    """The events among the claims of one component, each a tuple of ids in order, in order of their first.

    ``score`` gives the log-odds of a pair, ``sure`` what people decided of a pair: such claims are together or apart
    whatever the scores say. The result does not depend on the order of ``names``.

    >>> odds = {"ab": 3.0, "ac": 2.0, "bc": -4.0}
    >>> gather(["c", "b", "a"], lambda x, y: odds[min(x, y) + max(x, y)], {})
    [('a', 'b'), ('c',)]
    >>> gather(["c", "b", "a"], lambda x, y: odds[min(x, y) + max(x, y)], {frozenset("bc"): True})
    [('a', 'b', 'c')]
    """
    ordered = sorted(set(names))
    groups = [[name] for name in ordered]
    sums = _sums(ordered, score)
    barred = numpy.zeros(sums.shape, dtype=bool)
    place = {name: n for n, name in enumerate(ordered)}
    together: list[tuple[int, int]] = []
    for pair, same in sorted(sure.items(), key=lambda item: sorted(item[0])):
        if len(pair) == 2 and all(name in place for name in pair):
            i, j = sorted(place[name] for name in pair)
            if same:
                together.append((i, j))
            else:
                barred[i, j] = barred[j, i] = True
    alive = numpy.ones(len(ordered), dtype=bool)
    home = list(range(len(ordered)))
    for i, j in together:
        one, other = home[i], home[j]
        if one != other:
            _merge(min(one, other), max(one, other), sums, barred, alive, groups)
            home = [min(one, other) if h in (one, other) else h for h in home]
    while True:
        best = _best(sums, barred, alive, groups)
        if best is None:
            break
        _merge(*best, sums, barred, alive, groups)
    return sorted(tuple(sorted(groups[n])) for n in numpy.flatnonzero(alive))


def _sums(ordered: Sequence[str], score: Callable[[str, str], float]) -> NDArray[numpy.float64]:
    """The summed score between groups, at first of one claim each."""
    found = numpy.zeros((len(ordered), len(ordered)))
    for i, one in enumerate(ordered):
        for j in range(i):
            found[i, j] = found[j, i] = max(FLOOR, score(ordered[j], one))
    return found


def _best(
    sums: NDArray[numpy.float64], barred: NDArray[numpy.bool_], alive: NDArray[numpy.bool_],
    groups: list[list[str]],
) -> tuple[int, int] | None:  # fmt: skip
    """The two groups whose mean is highest, if it is above 0; of equal ones the first."""
    sizes = numpy.array([len(g) for g in groups], dtype=float)
    means = sums / numpy.outer(sizes, sizes)
    means[barred] = -numpy.inf
    means[~alive, :] = -numpy.inf
    means[:, ~alive] = -numpy.inf
    means[numpy.tril_indices(len(groups))] = -numpy.inf
    if means.size == 0:
        return None
    at = int(means.argmax())
    i, j = divmod(at, len(groups))
    return (i, j) if means[i, j] > 0 else None


def _merge(
    i: int, j: int, sums: NDArray[numpy.float64], barred: NDArray[numpy.bool_],
    alive: NDArray[numpy.bool_], groups: list[list[str]],
) -> None:  # fmt: skip
    sums[i] += sums[j]
    sums[:, i] += sums[:, j]
    barred[i] |= barred[j]
    barred[:, i] |= barred[:, j]
    alive[j] = False
    groups[i] += groups[j]
    groups[j] = [groups[j][0]]


def components(names: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The names that hang together by links, each list in order.

    >>> components("abcd", [("a", "c"), ("c", "d")])
    [['a', 'c', 'd'], ['b']]
    """
    home = {name: name for name in names}

    def root(name: str) -> str:
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for one, other in links:
        a, b = sorted((root(one), root(other)))
        home[b] = a
    found: dict[str, list[str]] = {}
    for name in sorted(home):
        found.setdefault(root(name), []).append(name)
    return sorted(found.values())
