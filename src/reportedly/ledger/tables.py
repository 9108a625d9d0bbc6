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
    LargeBinary,
    Table,
    UniqueConstraint,
)

from reportedly.ledger.columns import key, number, text
from reportedly.ledger.columns import metadata as metadata
from reportedly.ledger.gathered import events as events
from reportedly.ledger.gathered import facts as facts
from reportedly.ledger.gathered import former as former
from reportedly.ledger.gathered import links as links
from reportedly.ledger.gathered import members as members
from reportedly.ledger.gathered import shelves as shelves
from reportedly.ledger.gathered import stale as stale
from reportedly.ledger.gathered import topics as topics
from reportedly.ledger.suggested import corrections as corrections
from reportedly.ledger.suggested import salts as salts

HEAD = "0006"  # the newest migration; a test compares it with the migrations themselves

#: What lists of claims are made of, in the order in which they are shown.
LISTED = (
    "day", "reading", "n", "stands", "kind", "stance", "level", "polarity", "voice_kind", "time_start",
    "time_end", "place", "place_code", "geonames_id", "lat", "lon", "report", "id",
)  # fmt: skip


def _of_claim() -> list[Column[Any]]:
    return [
        text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
        number("n", "its place in the claim, from 0", primary_key=True),
    ]


originals = Table(
    "originals",
    metadata,
    text("sha256", "SHA-256 of the bytes, in hex", primary_key=True),
    number("size", "how many bytes", nullable=False),
    Column("data", LargeBinary, nullable=False, comment="the bytes, compressed with zlib"),
    comment="The bytes of every file or row, as they came.",
)

reports = Table(
    "reports",
    metadata,
    text("id", "hash of the bytes with outlet, address and publication time", primary_key=True),
    text("original", "what it was read from", ForeignKey("originals.sha256"), nullable=False),
    text("title", "its title"),
    text("outlet", "who published it"),
    text("outlet_country", "where the outlet sits, ISO 3166-1 alpha-3"),
    text("address", "where it was published"),
    text("published", "when it was published: ISO 8601, as precise as is known"),
    text("precision", "how precise that is: year, month, day, hour, minute or second"),
    text("zone", "the zone of that time: Z or +04:00; null when unknown"),
    text("dated_by", "what gave the date: structured, visible, htmldate, field, dateline, option"),
    text("credit", "the agency that is credited"),
    text("section", "the section of the page"),
    text("language", "the language, ISO 639-1"),
    Column("readable", Boolean, nullable=False, comment="false where we do not read its language"),
    text("place", "a place that the row itself names, as given"),
    text("dateline", "the dateline, as JSON"),
    text("notes", "what to know of it: guesses, repairs, losses, as JSON", nullable=False),
    text("text", "the clean text into which every span points", nullable=False),
    text("parts", "headline, lead, body and captions, as JSON", nullable=False),
    text("segments", "the map from the clean text to the original, as JSON", nullable=False),
    number("words", "how many words the clean text has", nullable=False),
    number("version", "1, or one more than the version it follows", nullable=False),
    text("previous", "the version at the same address that it follows", ForeignKey("reports.id")),
    text("superseded_by", "the version that follows it", ForeignKey("reports.id"), index=True),
    Column("withdrawn", Boolean, nullable=False, comment="true where a person withdrew it"),
    text("added", "when it was added, UTC", nullable=False),
    Index("ix_reports_address", "address"),
    Index("ix_reports_outlet", "outlet"),
    Index("ix_reports_published", "published"),
    Index("ix_reports_original", "original"),
    comment="What was published.",
)

custody = Table(
    "custody",
    metadata,
    key(),
    text("original", "the bytes that came", ForeignKey("originals.sha256"), nullable=False),
    text("report", "the report they hold", ForeignKey("reports.id"), nullable=False, index=True),
    text("origin", "the file they came from, or - for standard input", nullable=False),
    number("row", "the row of that file, from 1; null for a whole file"),
    text("how", "how they came"),
    text("taken", "when they came, UTC", nullable=False),
    comment="Where each original came from: a second row for one report is a duplicate.",
)

readings = Table(
    "readings",
    metadata,
    key(),
    text("report", "the report that was read", ForeignKey("reports.id"), nullable=False),
    text("reader", "version of the code, the tables and the models", nullable=False),
    text("created", "when it was stored, UTC", nullable=False),
    number("superseded_by", "the reading that replaced it", ForeignKey("readings.id")),
    number("claims", "how many claims it holds", nullable=False),
    number("unread", "how many sentences gave none", nullable=False),
    UniqueConstraint("report", "reader"),
    comment="What one version of the reader read in one report.",
)

claims = Table(
    "claims",
    metadata,
    text("id", "the claim's id", primary_key=True),
    number("reading", "the reading it belongs to", ForeignKey("readings.id"), nullable=False),
    text("report", "the report that makes it", ForeignKey("reports.id"), nullable=False),
    number("n", "its place in the report, from 0", nullable=False),
    text("continues", "the same claim in the reading before", ForeignKey("claims.id")),
    text("record", "the record as it was read, JSON; never changed", nullable=False),
    text("corrected", "the record with people's corrections; null where there are none"),
    Column("rejected", Boolean, nullable=False, comment="true where a person rejected it"),
    text("sentence", "the sentence that holds the anchor", nullable=False),
    number("sentence_start", "where that sentence starts in the clean text", nullable=False),
    text("part", "headline, lead, body or caption", nullable=False),
    text("kind", "the event's kind", nullable=False, index=True),
    text("plover", "its PLOVER type"),
    text("acled", "its ACLED sub-event type"),
    text("voice_kind", "the kind of the last voice", nullable=False),
    text("stance", "the stance of the last voice", nullable=False),
    text("level", "certainty: certain, probable, possible or unknown", nullable=False),
    text("polarity", "positive or negative", nullable=False),
    Column("score", Float, nullable=False, comment="certainty from -3 to +3"),
    Column(
        "least",
        Float,
        comment="the lowest score of what read a part of it; null where none gave one",
        index=True,
    ),
    text("place", "the place's name"),
    text("place_code", "the place's country or authority"),
    number("geonames_id", "the place in GeoNames"),
    Column("lat", Float, comment="latitude, only of towns and points"),
    Column("lon", Float, comment="longitude, only of towns and points"),
    text("time_start", "first day of the event's time", index=True),
    text("time_end", "last day of the event's time"),
    Column(
        "stands",
        Boolean,
        nullable=False,
        server_default="0",
        comment="whether nobody rejected it and nothing took its or its report's place; triggers keep it",
    ),
    text("day", "the day of publication; empty where it is not known; a trigger fills it"),
    # What lists, counts, days and maps of claims are made of, without a look at the records themselves. None begins with
    # "stands", which nearly all claims do: SQLite would take that for a choice.
    Index("ix_claims_standing", *LISTED),
    Index("ix_claims_days", "time_start", "kind", "stands"),
    Index("ix_claims_places", "place", "place_code", "geonames_id", "lat", "lon", "stands", "id"),
    Index("ix_claims_sentences", "sentence", "stands", "id"),
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
    text("kind", "the kind of voice", nullable=False, index=True),
    text("name", "its name"),
    text("country", "its country or authority"),
    text("mention", "the words that name it"),
    text("stance", "its stance towards the claim", nullable=False),
    text("speech", "author, direct, indirect or mixed", nullable=False),
    Column("last", Boolean, nullable=False, comment="whether the chain ends here"),
    comment="The chain of who says so, outermost first.",
)

parties = Table(
    "parties",
    metadata,
    text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
    text("side", "actor, target or means", primary_key=True),
    number("n", "its place on that side, from 0", primary_key=True),
    text("name", "its name"),
    text("role", "the role; of a means, its kind"),
    text("code", "country or authority; of a means, its operator"),
    text("mention", "the words that name it", nullable=False),
    Index("ix_parties_code", "code"),
    comment="Actors, targets and means.",
)

figures = Table(
    "figures",
    metadata,
    *_of_claim(),
    text("what", "what is counted", nullable=False, index=True),
    text("who", "of whom, for people"),
    number("low", "the least it can be; null where the text gives none"),
    number("best", "the number itself"),
    number("high", "the most it can be"),
    text("bound", "exact, at-least, more-than, about …", nullable=False),
    text("scope", "incident or cumulative", nullable=False),
    text("mention", "the words that give it", nullable=False),
    comment="How many.",
)

evidence = Table(
    "evidence",
    metadata,
    *_of_claim(),
    text("kind", "video, photo, satellite-image …", nullable=False, index=True),
    text("mention", "the words that name it", nullable=False),
    comment="How they know.",
)

relations = Table(
    "relations",
    metadata,
    *_of_claim(),
    text("kind", "denies, contradicts or repeats", nullable=False),
    text("other", "the other claim of the same report", nullable=False, index=True),
    comment="How claims of one report stand to each other.",
)

unread = Table(
    "unread",
    metadata,
    number("reading", "the reading", ForeignKey("readings.id"), primary_key=True),
    number("n", "its place in the report, from 0", primary_key=True),
    number("start", "where it starts in the clean text", nullable=False),
    number("end", "where it ends, exclusive", nullable=False),
    text("quote", "the sentence", nullable=False),
    text("why", "what it holds that should have given a claim", nullable=False),
    comment="Sentences that hold an event or a number and gave no claim.",
)

judgements = Table(
    "judgements",
    metadata,
    key(),
    text("time", "when, UTC", nullable=False),
    text("author", "who judged", nullable=False),
    text("reason", "why"),
    text(
        "act",
        "accept, doubt, correct, reject, withdraw, merge, same, not-same, unsure or undo",
        nullable=False,
    ),
    text(
        "report",
        "the report judged, or that of the claim or the merged voice",
        ForeignKey("reports.id"),
        nullable=False,
    ),
    text(
        "claim",
        "the claim judged, or the first of two; null for a report or a voice",
        ForeignKey("claims.id"),
        index=True,
    ),
    text("field", "the field corrected, e.g. event.kind; of a merge, voice; of two claims, event"),
    text("old", "its value before, JSON; of a merge, the voice that is another"),
    text(
        "new", "its value after, JSON; of a merge, the voice that it is; of two claims, the second"
    ),
    text("also", "other fields that follow from it, with their values, JSON"),
    number("undoes", "the judgement that this one undoes", ForeignKey("judgements.id")),
    Index("ix_judgements_report", "report"),
    comment="What people decided. Rows are only ever added.",
)

changes = Table(
    "changes",
    metadata,
    key(),
    text("time", "when, UTC", nullable=False),
    text(
        "what",
        "added, new-version, reread, judged, not-carried, suggested or decided",
        nullable=False,
    ),
    text("report", "the report", ForeignKey("reports.id"), index=True),
    number("reading", "the reading that came of it", ForeignKey("readings.id")),
    number("judgement", "the judgement", ForeignKey("judgements.id")),
    text("detail", "in words"),
    comment="Everything that happened, in order. Rows are only ever added.",
)

APPEND_ONLY = ("judgements", "changes", "former")

# Children of a claim, in the order in which they are written.
CHILDREN = (voices, parties, figures, evidence, relations)
