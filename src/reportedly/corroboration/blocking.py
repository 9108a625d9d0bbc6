"""Under which keys a claim is shelved, so that claims of one event meet and others are never compared.

Two claims are compared where they share a key: what can have happened (``happenings.tsv``), a stretch of ``STRETCH`` days, and a
place or the country around it; or that stretch and a rare word, of the claims of
a lead also one of what the report is about; or one report; or, whenever they were, a person whose age one of the reports gives, or an address that both give. The key of a stretch is overlapped by a day, so
that neighbouring days always meet. Keys are 63-bit numbers, the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from reportedly.corroboration.facts import Fact
from reportedly.corroboration.wording import rarest

STRETCH = 3  # days
WIDE = 10  # days: a longer time meets other long times alone, by the month
RARE = 4.5  # a word in fewer than about one report of a hundred
WORDS = 3  # rare words of a sentence by which it is found
TOPICS = 3  # words that weigh most in a report, by which the claims of its lead are found
NAMES = 6  # people by whom a claim is found


def keys(fact: Fact) -> list[int]:
    """The keys of a claim, each once, in order."""
    return sorted({_number(name) for name in names(fact)})


def names(fact: Fact) -> Iterator[str]:
    """The keys in words."""
    yield f"report {fact.report}"
    for name in sorted(fact.people)[:NAMES]:
        yield f"person {name}"
    for name in sorted(fact.others) if fact.lead else []:
        yield f"person {name}"
    words = rarest((w for w in fact.words if not w.isdecimal()), RARE)[:WORDS]
    topics = _heaviest(fact)[:TOPICS] if fact.lead else []
    for stretch in stretches(fact):
        for word in words:
            yield f"word {stretch} {word}"
        for word in topics:
            yield f"topic {stretch} {word}"
        if fact.spot is None:
            continue
        for happening in fact.happenings:
            yield f"place {happening} {stretch} {fact.spot.key}"
            if fact.spot.code:
                yield f"country {happening} {stretch} {fact.spot.code}"


def _heaviest(fact: Fact) -> list[str]:
    words = [w for w in fact.about if not w.isdecimal() and " " not in w]
    return sorted(words, key=lambda w: (-fact.about[w], w))


def stretches(fact: Fact) -> list[str]:
    """The stretches of time that a claim lies in; ``?`` where nothing says when it was."""
    if fact.first is None or fact.last is None:
        return ["?"]
    if fact.last - fact.first > WIDE:
        return [f"m{month}" for month in {fact.first // 30, fact.last // 30}]
    return [f"d{n}" for n in range(fact.first // STRETCH, (fact.last + 1) // STRETCH + 1)]


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1
