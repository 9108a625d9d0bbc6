"""The tables of a ledger, each column with what it holds (``docs/ledger.md`` prints these words).

Machine readings and human judgements are rows of their own; nothing that was once stored is
overwritten but for the few columns that say so (``superseded_by``, ``withdrawn``, ``rejected``,
``corrected`` and the columns of a claim that are filtered on, which follow its judgements).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0002"  # the newest migration; a test compares it with the migrations themselves

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, comment: str, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, Text, *more, comment=comment, **options)


def _number(name: str, comment: str, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, Integer, *more, comment=comment, **options)


def _key() -> Column[Any]:
    return Column("id", Integer, primary_key=True, comment="a running number")


def _of_claim() -> list[Column[Any]]:
    return [
        _text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
        _number("n", "its place in the claim, from 0", primary_key=True),
    ]


originals = Table(
    "originals",
    metadata,
    _text("sha256", "SHA-256 of the bytes, in hex", primary_key=True),
    _number("size", "how many bytes", nullable=False),
    Column("data", LargeBinary, nullable=False, comment="the bytes, compressed with zlib"),
    comment="The bytes of every file or row, as they came.",
)

reports = Table(
    "reports",
    metadata,
    _text("id", "hash of the bytes with outlet, address and publication time", primary_key=True),
    _text("original", "what it was read from", ForeignKey("originals.sha256"), nullable=False),
    _text("title", "its title"),
    _text("outlet", "who published it"),
    _text("outlet_country", "where the outlet sits, ISO 3166-1 alpha-3"),
    _text("address", "where it was published"),
    _text("published", "when it was published: ISO 8601, as precise as is known"),
    _text("precision", "how precise that is: year, month, day, hour, minute or second"),
    _text("zone", "the zone of that time: Z or +04:00; null when unknown"),
    _text("dated_by", "what gave the date: structured, visible, htmldate, field, dateline, option"),
    _text("credit", "the agency that is credited"),
    _text("section", "the section of the page"),
    _text("language", "the language, ISO 639-1"),
    Column("readable", Boolean, nullable=False, comment="false where we do not read its language"),
    _text("place", "a place that the row itself names, as given"),
    _text("dateline", "the dateline, as JSON"),
    _text("notes", "what to know of it: guesses, repairs, losses, as JSON", nullable=False),
    _text("text", "the clean text into which every span points", nullable=False),
    _text("parts", "headline, lead, body and captions, as JSON", nullable=False),
    _text("segments", "the map from the clean text to the original, as JSON", nullable=False),
    _number("words", "how many words the clean text has", nullable=False),
    _number("version", "1, or one more than the version it follows", nullable=False),
    _text("previous", "the version at the same address that it follows", ForeignKey("reports.id")),
    _text("superseded_by", "the version that follows it", ForeignKey("reports.id"), index=True),
    Column("withdrawn", Boolean, nullable=False, comment="true where a person withdrew it"),
    _text("added", "when it was added, UTC", nullable=False),
    Index("ix_reports_address", "address"),
    Index("ix_reports_outlet", "outlet"),
    Index("ix_reports_original", "original"),
    comment="What was published.",
)

custody = Table(
    "custody",
    metadata,
    _key(),
    _text("original", "the bytes that came", ForeignKey("originals.sha256"), nullable=False),
    _text("report", "the report they hold", ForeignKey("reports.id"), nullable=False, index=True),
    _text("origin", "the file they came from, or - for standard input", nullable=False),
    _number("row", "the row of that file, from 1; null for a whole file"),
    _text("how", "how they came"),
    _text("taken", "when they came, UTC", nullable=False),
    comment="Where each original came from: a second row for one report is a duplicate.",
)

readings = Table(
    "readings",
    metadata,
    _key(),
    _text("report", "the report that was read", ForeignKey("reports.id"), nullable=False),
    _text("reader", "version of the code, the tables and the models", nullable=False),
    _text("created", "when it was stored, UTC", nullable=False),
    _number("superseded_by", "the reading that replaced it", ForeignKey("readings.id")),
    _number("claims", "how many claims it holds", nullable=False),
    _number("unread", "how many sentences gave none", nullable=False),
    UniqueConstraint("report", "reader"),
    comment="What one version of the reader read in one report.",
)

claims = Table(
    "claims",
    metadata,
    _text("id", "the claim's id", primary_key=True),
    _number("reading", "the reading it belongs to", ForeignKey("readings.id"), nullable=False),
    _text("report", "the report that makes it", ForeignKey("reports.id"), nullable=False),
    _number("n", "its place in the report, from 0", nullable=False),
    _text("continues", "the same claim in the reading before", ForeignKey("claims.id")),
    _text("record", "the record as it was read, JSON; never changed", nullable=False),
    _text("corrected", "the record with people's corrections; null where there are none"),
    Column("rejected", Boolean, nullable=False, comment="true where a person rejected it"),
    _text("sentence", "the sentence that holds the anchor", nullable=False),
    _number("sentence_start", "where that sentence starts in the clean text", nullable=False),
    _text("part", "headline, lead, body or caption", nullable=False),
    _text("kind", "the event's kind", nullable=False, index=True),
    _text("plover", "its PLOVER type"),
    _text("acled", "its ACLED sub-event type"),
    _text("voice_kind", "the kind of the last voice", nullable=False),
    _text("stance", "the stance of the last voice", nullable=False),
    _text("level", "certainty: certain, probable, possible or unknown", nullable=False),
    _text("polarity", "positive or negative", nullable=False),
    Column("score", Float, nullable=False, comment="certainty from -3 to +3"),
    _text("place", "the place's name"),
    _text("place_code", "the place's country or authority"),
    _number("geonames_id", "the place in GeoNames"),
    Column("lat", Float, comment="latitude, only of towns and points"),
    Column("lon", Float, comment="longitude, only of towns and points"),
    _text("time_start", "first day of the event's time", index=True),
    _text("time_end", "last day of the event's time"),
    Index("ix_claims_reading", "reading", "n"),
    Index("ix_claims_report", "report"),
    Index("ix_claims_continues", "continues"),
    Index("ix_claims_place_code", "place_code"),
    comment="One row for each claim of each reading.",
)

voices = Table(
    "voices",
    metadata,
    *_of_claim(),
    _text("kind", "the kind of voice", nullable=False, index=True),
    _text("name", "its name"),
    _text("country", "its country or authority"),
    _text("mention", "the words that name it"),
    _text("stance", "its stance towards the claim", nullable=False),
    _text("speech", "author, direct, indirect or mixed", nullable=False),
    Column("last", Boolean, nullable=False, comment="whether the chain ends here"),
    comment="The chain of who says so, outermost first.",
)

parties = Table(
    "parties",
    metadata,
    _text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
    _text("side", "actor, target or means", primary_key=True),
    _number("n", "its place on that side, from 0", primary_key=True),
    _text("name", "its name"),
    _text("role", "the role; of a means, its kind"),
    _text("code", "country or authority; of a means, its operator"),
    _text("mention", "the words that name it", nullable=False),
    Index("ix_parties_code", "code"),
    comment="Actors, targets and means.",
)

figures = Table(
    "figures",
    metadata,
    *_of_claim(),
    _text("what", "what is counted", nullable=False, index=True),
    _text("who", "of whom, for people"),
    _number("low", "the least it can be; null where the text gives none"),
    _number("best", "the number itself"),
    _number("high", "the most it can be"),
    _text("bound", "exact, at-least, more-than, about …", nullable=False),
    _text("scope", "incident or cumulative", nullable=False),
    _text("mention", "the words that give it", nullable=False),
    comment="How many.",
)

evidence = Table(
    "evidence",
    metadata,
    *_of_claim(),
    _text("kind", "video, photo, satellite-image …", nullable=False, index=True),
    _text("mention", "the words that name it", nullable=False),
    comment="How they know.",
)

relations = Table(
    "relations",
    metadata,
    *_of_claim(),
    _text("kind", "denies, contradicts or repeats", nullable=False),
    _text("other", "the other claim of the same report", nullable=False, index=True),
    comment="How claims of one report stand to each other.",
)

unread = Table(
    "unread",
    metadata,
    _number("reading", "the reading", ForeignKey("readings.id"), primary_key=True),
    _number("n", "its place in the report, from 0", primary_key=True),
    _number("start", "where it starts in the clean text", nullable=False),
    _number("end", "where it ends, exclusive", nullable=False),
    _text("quote", "the sentence", nullable=False),
    _text("why", "what it holds that should have given a claim", nullable=False),
    comment="Sentences that hold an event or a number and gave no claim.",
)

judgements = Table(
    "judgements",
    metadata,
    _key(),
    _text("time", "when, UTC", nullable=False),
    _text("author", "who judged", nullable=False),
    _text("reason", "why"),
    _text(
        "act", "correct, reject, withdraw, merge, same, not-same, unsure or undo", nullable=False
    ),
    _text(
        "report",
        "the report judged, or that of the claim or the merged voice",
        ForeignKey("reports.id"),
        nullable=False,
    ),
    _text(
        "claim",
        "the claim judged, or the first of two; null for a report or a voice",
        ForeignKey("claims.id"),
        index=True,
    ),
    _text("field", "the field corrected, e.g. event.kind; of a merge, voice; of two claims, event"),
    _text("old", "its value before, JSON; of a merge, the voice that is another"),
    _text(
        "new", "its value after, JSON; of a merge, the voice that it is; of two claims, the second"
    ),
    _text("also", "other fields that follow from it, with their values, JSON"),
    _number("undoes", "the judgement that this one undoes", ForeignKey("judgements.id")),
    Index("ix_judgements_report", "report"),
    comment="What people decided. Rows are only ever added.",
)

changes = Table(
    "changes",
    metadata,
    _key(),
    _text("time", "when, UTC", nullable=False),
    _text("what", "added, new-version, reread, judged or not-carried", nullable=False),
    _text("report", "the report", ForeignKey("reports.id"), index=True),
    _number("reading", "the reading that came of it", ForeignKey("readings.id")),
    _number("judgement", "the judgement", ForeignKey("judgements.id")),
    _text("detail", "in words"),
    comment="Everything that happened, in order. Rows are only ever added.",
)

facts = Table(
    "facts",
    metadata,
    _text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
    _text("report", "its report", nullable=False),
    _text("fact", "the record by which it is compared, JSON", nullable=False),
    comment="Claims as they are compared: those that are linked, and no others.",
)

topics = Table(
    "topics",
    metadata,
    _text("report", "the report", ForeignKey("reports.id"), primary_key=True),
    _text("words", "its weightiest words with their weights, JSON", nullable=False),
    comment="What each report is about.",
)

shelves = Table(
    "shelves",
    metadata,
    _number("key", "a number made of what happened, days, and a place or word", primary_key=True),
    _text("claim", "a claim under that key", ForeignKey("claims.id"), primary_key=True),
    Index("ix_shelves_claim", "claim"),
    sqlite_with_rowid=False,
    comment="Where claims of one event meet.",
)

links = Table(
    "links",
    metadata,
    _text("leader", "a claim", ForeignKey("claims.id"), primary_key=True),
    _text("other", "a claim whose id comes after it", ForeignKey("claims.id"), primary_key=True),
    _number(
        "key",
        "the key under which they met; 0 where a person joined them, 1 where their report sets one against the other",
        primary_key=True,
    ),
    Column("score", Float, nullable=False, comment="the log-odds that they tell of one event"),
    Index("ix_links_other", "other"),
    sqlite_with_rowid=False,
    comment="Pairs of claims that speak for one event.",
)

events = Table(
    "events",
    metadata,
    _text("id", "the id of its first claim by day of publication", primary_key=True),
    _text("standing", "withdrawn, reported, single-source or corroborated", nullable=False),
    _text(
        "disputes",
        "denied, toll-disputed, responsibility-contested, parted by spaces",
        nullable=False,
    ),
    _text("kind", "the kind that most of its claims have", nullable=False),
    _text("place", "the finest place that most of its claims name"),
    _text("place_code", "the country or authority of that place"),
    _text("first", "its first day, as far as claims say"),
    _text("last", "its last day"),
    _number("claims", "how many claims tell of it", nullable=False),
    _number("reports", "in how many reports", nullable=False),
    _number("independent", "how many independent origins say that it happened", nullable=False),
    _text("killed", "the dead, low–best–high by the conservative rule"),
    Index("ix_events_first", "first"),
    comment="What claims tell of, gathered; it follows from the claims and the judgements alone.",
)

members = Table(
    "members",
    metadata,
    _text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
    _text("event", "the event it tells of", ForeignKey("events.id"), nullable=False, index=True),
    _text(
        "component", "the first of the claims that it was gathered with", nullable=False, index=True
    ),
    _text("part", "origin, repeats, superseded, denies or withdrawn", nullable=False),
    _text("origin", "the key of the first voice it can be traced to", nullable=False, index=True),
    _text("origin_name", "who that is", nullable=False),
    _text("side", "the state or group it speaks for, whose voices are one source; null for others"),
    _text("trace", "how it was traced, JSON", nullable=False),
    comment="Which claims tell of which event, and what part each has in it.",
)

former = Table(
    "former",
    metadata,
    _key(),
    _text("event", "an event that is no more", nullable=False, index=True),
    _text("became", "the event that its first claim tells of now; null where that is gone"),
    _text("time", "when, UTC", nullable=False),
    comment="What became of events: those that were joined to others, parted or taken back. Rows are only ever added.",
)

stale = Table(
    "stale",
    metadata,
    _text(
        "claim", "a claim that came, went or was judged", ForeignKey("claims.id"), primary_key=True
    ),
    comment="Claims that are to be linked anew.",
)

APPEND_ONLY = ("judgements", "changes", "former")

# Children of a claim, in the order in which they are written.
CHILDREN = (voices, parties, figures, evidence, relations)
