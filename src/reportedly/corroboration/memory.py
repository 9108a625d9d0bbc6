"""A shelf in memory, for claims that are in no ledger: tests, benches, a report read beside others."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from reportedly.corroboration.facts import Fact
from reportedly.corroboration.gathering import gather
from reportedly.corroboration.likeness import likeness
from reportedly.corroboration.linking import Link, component, place


class Memory:
    """A ``Shelf`` of dictionaries."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self.lists: dict[int, list[str]] = defaultdict(list)
        self.keys: dict[str, list[int]] = {}
        self.links: dict[str, dict[tuple[str, int], Link]] = defaultdict(dict)

    def fact(self, claim: str) -> Fact:
        return self.facts[claim]

    def add(self, claim: str, keys: Sequence[int]) -> None:
        self.keys[claim] = list(keys)
        for key in keys:
            insort(self.lists[key], claim)

    def take(self, claim: str) -> list[int]:
        keys = self.keys.pop(claim)
        for key in keys:
            self.lists[key].remove(claim)
        return keys

    def first(self, key: int, limit: int) -> list[str]:
        return self.lists[key][:limit]

    def after(self, key: int, claim: str) -> list[str]:
        return self.lists[key][bisect_right(self.lists[key], claim) :]

    def link(self, links: Collection[Link]) -> None:
        for one in links:
            self.links[one.leader][one.other, one.key] = one
            self.links[one.other][one.leader, one.key] = one

    def unlink(self, claim: str) -> set[str]:
        gone = self.links.pop(claim, {})
        for other, key in gone:
            del self.links[other][claim, key]
        return {other for other, _ in gone}

    def depose(self, key: int, leader: str) -> set[str]:
        gone = [
            (one.other, one.key)
            for one in self.links[leader].values()
            if one.key == key and one.leader == leader
        ]
        for other, _ in gone:
            del self.links[leader][other, key]
            del self.links[other][leader, key]
        return {other for other, _ in gone}

    def near(self, claim: str, above: float, limit: int) -> list[str]:
        found = {o for (o, _), one in self.links.get(claim, {}).items() if one.score > above}
        return sorted(found)[:limit]


def events(
    facts: Iterable[Fact], sure: Mapping[frozenset[str], bool] | None = None
) -> list[tuple[str, ...]]:
    """The events among claims, each a tuple of ids, in order."""
    by_id = {fact.claim: fact for fact in facts}
    shelf = Memory(by_id)
    for fact in by_id.values():
        place(shelf, fact)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for claim in sorted(by_id):
        if claim not in seen:
            together = component(shelf, claim)
            seen.update(together)
            found += gather(together, lambda a, b: likeness(by_id[a], by_id[b]).score, sure or {})
    return sorted(found)
