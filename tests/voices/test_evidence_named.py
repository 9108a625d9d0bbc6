"""How they know: what a text relies on, and what only sounds like it."""

from __future__ import annotations

import pytest

from reportedly import voices
from reportedly.language import english
from reportedly.report import plain


def named(string: str) -> list[tuple[str, str]]:
    text = english.analyse(plain.report(string))
    return [(e.kind, e.mention.quote) for e in voices.evidence_in(text)]


@pytest.mark.parametrize(
    ("sentence", "kind", "mention"),
    [
        ("Video footage shows a burning tank.", "video", "Video footage"),
        ("Talks can be seen on the published video frames.", "video", "video frames"),
        ("Photographs of the crater were published.", "photo", "Photographs"),
        ("Satellite images show empty hangars.", "satellite-image", "Satellite images"),
        ("The planes were found by studying satellite imagery.", "satellite-image", "satellite imagery"),
        ("The pictures show a crater.", "photo", "pictures"),
        ("The order is known from radio intercepts.", "intercept", "radio intercepts"),
        ("According to documents, the shells were new.", "document", "documents"),
        ("Radar data show two aircraft.", "data", "Radar data"),
        ("Eyewitnesses saw two aircraft.", "witness", "Eyewitnesses"),
    ],
)  # fmt: skip
def test_evidence(sentence: str, kind: str, mention: str) -> None:
    assert named(sentence) == [(kind, mention)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers met by video conference.",
        "The soldier carried documents in a bag.",
        "The picture is grim for the garrison.",
        "The photo agency closed its office.",
        "A television tower was hit.",
    ],
)
def test_no_evidence(sentence: str) -> None:
    assert named(sentence) == []


def test_an_attribution_knows_what_it_points_at() -> None:
    text = english.analyse(
        plain.report("When studying satellite images, the reporters became aware of a new camp.")
    )
    (only,) = voices.find(text)
    assert [(e.kind, e.mention.quote) for e in only.evidence] == [
        ("satellite-image", "satellite images")
    ]
