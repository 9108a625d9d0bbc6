"""What read a claim: the version of the code, of the tables and of the models."""

from __future__ import annotations

from functools import cache

__version__ = "0.1.0"


@cache
def reader(tagger: str = "encoder") -> str:
    """The stamp that every claim carries: versions of the code, the tables, the gazetteer, the models.

    ``reportedly 0.1.0 tables 1f0c9a2e gazetteer 5b2e61d0 en_core_web_sm-3.8.0 e5-small-5d3e…``, the last ``rules``
    where no trained tagger had a part in it.
    """
    from reportedly.language import encoder, english
    from reportedly.places import build
    from reportedly.tables import fingerprint

    model = encoder.version() if tagger == "encoder" else "rules"
    places = build.fingerprint()[:8]
    return f"reportedly {__version__} tables {fingerprint()} gazetteer {places} {english.version()} {model}"
