"""Claims and figures in a few words, for tables, pages and margins alike."""

from __future__ import annotations

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
    group = "" if figure.who in (None, "unknown") else figure.who
    groups = ", ".join(filter(None, (group, "attackers" if figure.perpetrators else "")))
    who = f" ({groups})" if groups else ""
    total = ", in all" if figure.scope == "cumulative" else ""
    return f"{_number(figure)} {figure.what}{who}{total}"


def _number(figure: Figure) -> str:
    low, best, high = figure.low, figure.best, figure.high
    about = "about " if figure.bound == "about" else ""
    if best is not None and low in (None, best) and high in (None, best):
        return f"{about}{best}"
    if low is not None and high is not None:
        return f"{about}{low}–{high}"
    if low is not None:
        return f"≥{low}"
    if high is not None:
        return f"≤{high}"
    return figure.mention.quote
