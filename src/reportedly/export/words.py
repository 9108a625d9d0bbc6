"""Claims and figures in a few words, for tables, pages and margins alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.claim import Claim, Figure, Stance, Voice

#: Words with which more than one is meant, groups that take a plural, and endings that are none.
_MANY = frozenset(
    {"they", "we", "these", "those", "both", "many", "some", "several", "most", "all"}
)
_GROUPS = frozenset({"people", "police"})
_SINGULAR = ("ss", "us", "is", "'s", "’s", "news")
#: What ends the words of a source that say who it is.
_AFTER_HEAD = frozenset(
    {"of", "in", "at", "from", "for", "with", "on", "near", "who", "that", "which", "to", "by"}
)


def voice_words(claim: Claim) -> str:
    """The voices, outermost first; the outlet's name stands only where it speaks alone."""
    names = [voice_name(voice) for voice in claim.voices]
    return " › ".join(names[1:] or names)


def voice_name(voice: Voice) -> str:
    """What a voice is called: its name, else the words of the text, else its kind."""
    return voice.name or (voice.mention.quote if voice.mention else voice.kind)


def said_words(claim: Claim) -> str:
    """The voices and what the last one does, as a sentence begins: "The rebels deny"."""
    last = claim.voices[-1]
    return f"{voice_words(claim)} {stance_words(last.stance, _is_plural(last))}"


def stance_words(stance: Stance, plural: bool = False) -> str:
    """A stance as a verb that agrees with who takes it.

    >>> stance_words("does-not-confirm"), stance_words("denies", plural=True)
    ('does not confirm', 'deny')
    """
    first, *others = stance.split("-")
    if plural:
        first = {"denies": "deny", "does": "do"}.get(first, first.removesuffix("s"))
    return " ".join([first, *others])


def _is_plural(voice: Voice) -> bool:
    """Whether several speak: "they", "both sides", "residents of the town"; a name is one."""
    if voice.name is not None or voice.mention is None:
        return False
    words = voice.mention.quote.split()
    cut = next((n for n, w in enumerate(words) if n and w.lower() in _AFTER_HEAD), len(words))
    head = [w.strip(",.“”\"'’") for w in words[:cut]]
    if head[0].lower() in _MANY or "and" in head:
        return True
    last = head[-1]
    if len(head) > 1 and last[:1].isupper():
        return False  # "the New York Times"
    return last.lower() in _GROUPS or (last.endswith("s") and not last.endswith(_SINGULAR))


def event_words(claim: Claim) -> str:
    """The kind, *not* where it is denied, and how far the last voice commits itself."""
    sure = claim.certainty
    words = ("not " if sure.polarity == "negative" else "") + claim.event.kind
    return words if sure.level == "certain" else f"{words} ({sure.level})"


def day_words(first: str | None, last: str | None) -> str:
    """A day, or the first and last of several, what both share said once.

    >>> day_words("2020-10-10", "2020-10-11"), day_words("2020-09-27", "2020-10-25"), day_words("2020-10-04", "2020-10-04")
    ('2020-10-10–11', '2020-09-27–10-25', '2020-10-04')
    """
    if first is None or last in (None, first):
        return first or last or ""
    assert last is not None
    shared = 8 if last[:7] == first[:7] else 5 if last[:4] == first[:4] else 0
    return f"{first}–{last[shared:]}"


def toll_shown(toll: str | None) -> str:
    """A toll as low–best–high, once where all three are one number.

    >>> toll_shown("9–9–9"), toll_shown("19–19–21")
    ('9', '19–19–21')
    """
    numbers = (toll or "").split("–")
    return numbers[0] if len(set(numbers)) == 1 else "–".join(numbers)


def known_words(event: Mapping[str, Any]) -> str:
    """What is known of an event: its standing, with the number of independent sources where there are several, and what is disputed."""
    count = f" ({event['independent']})" if event["standing"] == "corroborated" else ""
    return ", ".join([event["standing"] + count, *event["disputes"]])


def status_words(event: str, standing: str, disputes: str, part: str) -> str:
    """A claim's event, what it is in it, and what is known of that.

    >>> status_words("3fa18b0c77ac", "single-source", "denied", "repeats")
    '3fa18b0c repeats: single-source, denied'
    """
    return f"{event[:8]} {part}: {', '.join([standing, *disputes.split()])}"


def part_words(part: str, origin: str) -> str:
    """What a claim is in its event, as a sentence goes on after "this claim".

    >>> part_words("repeats", "Lantern Wire")
    'repeats Lantern Wire'
    """
    return {
        "origin": f"is the first that comes from {origin}",
        "repeats": f"repeats {origin}",
        "superseded": f"is superseded, {origin} or its side has given another number since",
        "denies": f"denies it, on the word of {origin}",
        "withdrawn": "was withdrawn with its report",
    }[part]


def when_words(start: str | None, end: str | None, timex: str) -> str:
    """A time in words: its day, its first and last, or the expression where it has neither."""
    if start is None:
        return timex
    return start if end in (None, start) else f"{start} – {end}"


def figure_words(figure: Figure) -> str:
    """A figure in words.

    >>> from reportedly.span import Span
    >>> some = Span(0, 9, "more than")
    >>> figure_words(Figure("killed", "civilian", 31, None, None, "more-than", "cumulative", None, None, some))
    '≥31 killed (civilian), in all'
    """
    number = bounds_words(figure.low, figure.best, figure.high, figure.bound, figure.mention.quote)
    return f"{number} {counted_words(figure.what, figure.who, figure.perpetrators, figure.scope)}"


def counted_words(what: str, who: str | None, perpetrators: bool, scope: str) -> str:
    """What a figure counts, in words.

    >>> counted_words("killed", "police", False, "cumulative")
    'killed (police), in all'
    """
    group = "" if who in (None, "unknown") else who
    groups = ", ".join(filter(None, (group, "attackers" if perpetrators else "")))
    total = ", in all" if scope == "cumulative" else ""
    return what + (f" ({groups})" if groups else "") + total


def bounds_words(
    low: int | None, best: int | None, high: int | None, bound: str, quote: str
) -> str:
    """A number with its bounds; the words of the text where it gives none.

    >>> bounds_words(13, None, None, "at-least", "13"), bounds_words(None, 40, None, "about", "some 40")
    ('≥13', 'about 40')
    """
    about = "about " if bound == "about" else ""
    if best is not None and low in (None, best) and high in (None, best):
        return f"{about}{best}"
    if low is not None and high is not None:
        return f"{about}{low}–{high}"
    if low is not None:
        return f"≥{low}"
    if high is not None:
        return f"≤{high}"
    return quote
