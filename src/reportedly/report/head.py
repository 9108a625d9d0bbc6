"""What stands between the title and the story: dates, buttons, rubrics, credits, the title again.

On a page these are lines of their own; where a page was flattened into one string they are glued
to the first sentence. They are peeled off one by one, as long as something is known for what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from reportedly.report.credit import agency_at, known, labelled
from reportedly.report.dateline import WireHead, dateline_at
from reportedly.report.dates import Dated, date_at, date_of
from reportedly.report.options import DateOrder
from reportedly.report.strand import Strand
from reportedly.report.title import end_of, squeezed
from reportedly.tables import toml

SUMMARY = 400  # characters of a summary that a flattened page may put before credit and date
STEPS = 24  # pieces peeled at most, so that no input keeps us here
TEASERS = 3  # paragraphs (a caption, a summary) that may stand before the dateline
SHORT = 160  # characters of a line that may be furniture as a whole

_NEW = re.compile(r"\s*[|·•,]?\s*(?:$|\(updated |[\"'“‘«(\[]{0,2}[^\W_a-z])")
_BYLINE = re.compile(
    r"(?i:by|author|written by|reporting by)(?: ?: ?| )(?:[^\W\d_a-z][\w.'’-]*)(?:,? (?:and )?[^\W\d_a-z][\w.'’-]*){0,9}\s*"
)
_TAG = re.compile(r"\([^\W\d_]+(?: [^\W\d_]+){0,4}\)")
_SEAM = re.compile(r"(?<=[a-zà-ÿа-я)])(?=[A-ZÀ-ÞА-Я])|\s*[|·•,;]\s*|\s{2,}")
_OUTLET = re.compile(r"(?:[^\W\d_a-z][\w.'’&-]*(?: |$)|(?:of|the|and|de|&) ){1,6}")
_PARTING = re.compile(r"\s*[,|·•–—-]\s+")
_STOP = re.compile(r"[.!?…][\"”’»)]*(?:\s|$)")


@dataclass(slots=True)
class Head:
    """What was learnt above the story, and the paragraphs that are left."""

    paragraphs: list[Strand] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    credit: str | None = None
    section: str | None = None
    outlet: str | None = None
    dateline: Strand | None = None
    wire: WireHead | None = None
    wire_at: int = 0
    """The paragraph before which the dateline stands."""
    title_seen: bool = False

    @property
    def begun(self) -> bool:
        return self.title_seen or bool(self.dates)


def peel(paragraphs: list[Strand], title: str | None, order: DateOrder = "refuse") -> Head:
    """Take the matter above the story off.

    >>> strands = [Strand.of("text", "3 May 2021 Bridge falls. A bridge fell on Sunday.")]
    >>> head = peel(strands, "Bridge falls")
    >>> head.paragraphs[0].string, head.dates[0].days
    ('A bridge fell on Sunday.', ('2021-05-03',))
    """
    head = Head()
    todo = list(reversed(paragraphs))
    for _ in range(STEPS):
        if not todo:
            break
        following = todo[-2].string if len(todo) > 1 else None
        cut = _piece(todo[-1].string, title, following, head, order)
        if not cut:
            break
        rest = todo.pop().cut(cut).stripped()
        if rest.string:
            todo.append(rest)
    todo.reverse()
    head.paragraphs = todo
    _flattened(head)
    for at in range(min(len(head.paragraphs), TEASERS + 1)):
        if _wire(head, at):
            break
    return head


def _piece(string: str, title: str | None, following: str | None, head: Head,
           order: DateOrder) -> int:  # fmt: skip
    """How much of the first paragraph is known not to be story; 0 if nothing."""
    if title:
        end = end_of(string, title)
        if end and (end == len(string) or len(title.split()) > 2 or head.begun):
            head.title_seen = True
            return end
    whole = _whole(string, following, head, order) if len(string) <= SHORT else 0
    if whole:
        return whole
    dated = _dated(string, order)
    if dated:
        head.dates.append(dated)
        return dated.end
    if not head.begun:
        tool = _tool(string)  # a button goes if the date or the title comes next
        rest = string[tool:].lstrip() if tool else ""
        return tool if rest and (_dated(rest, order) or (title and end_of(rest, title))) else 0
    return _tool(string) or _up_to_title(string, title, head) or _bare_agency(string, head)


def _whole(string: str, following: str | None, head: Head, order: DateOrder) -> int:
    """The length of a line that is furniture from end to end."""
    section = _section(string)
    if section and following:
        head.section = head.section or section
        return len(string)
    credit = labelled(string)
    if credit and following:
        head.credit = head.credit or credit
        return len(string)
    if following and _BYLINE.fullmatch(string):
        return len(string)
    if following and _TAG.fullmatch(string) and dateline_at(following.lstrip()):
        return len(string)
    dated = _dated(string, order)
    if dated and following and not _STOP.search(string, dated.end):
        head.dates.append(dated)
        _leftover(string[dated.end :], head)
        return len(string)
    if following and _outlet_line(string, following, head, order):
        return len(string)
    byline = _BYLINE.match(string)
    if byline and following:  # "By: A. Writer Updated: May 30, 2016"
        label = _labels().search(string)
        dated = label and date_at(string, label.end(), order)
        if dated and not _STOP.search(string, dated.end):
            head.dates.append(dated)
            return len(string)
    return 0


def _outlet_line(string: str, following: str, head: Head, order: DateOrder) -> bool:
    """A name above a date, or beside one: "The Valley Times, 4 October 2020"."""
    name, dated = string, date_of(following, order)
    parting = _PARTING.search(string)
    if not dated and parting:
        name, dated = string[: parting.start()], date_of(string[parting.end() :], order)
        if dated and not dated.yearless and _OUTLET.fullmatch(name):
            head.dates.append(dated)
    if not dated or dated.yearless or not _OUTLET.fullmatch(name):
        return False
    head.outlet = head.outlet or name.strip()
    return True


def _dated(string: str, order: DateOrder) -> Dated | None:
    """A full date at the start, after a label perhaps, before something new."""
    label = _labels().match(string)
    if label and not string[label.end() :].strip():
        return None
    dated = date_at(string, label.end() if label else 0, order)
    if dated and not dated.yearless and (label or _NEW.match(string, dated.end)):
        return Dated(0, dated.end, dated.days, dated.time, dated.zone)
    return None


def _leftover(string: str, head: Head) -> None:
    """Rubric and credit in what is left of a dated line: "PoliticsPhoto: Agency"."""
    for match in [*_credit_labels().finditer(string)][:1]:
        credit = labelled(string[match.start() :].strip(" ,|·•"))
        if credit:
            head.credit = head.credit or credit
            string = string[: match.start()]
    pieces = [piece for piece in _SEAM.split(string) if piece and piece.strip()]
    for piece in pieces:
        section = _section(piece)
        agency = agency_at(piece.strip())
        if section:
            head.section = head.section or section
        elif agency and agency[0] == len(piece.strip()):
            head.credit = head.credit or agency[1]
        elif len(pieces) == 1 and _unknown_section(piece.strip()):
            head.section = head.section or piece.strip(" ,|·•")


def _unknown_section(piece: str) -> bool:
    """A rubric that no table has: few words, the first with a capital, no address."""
    return len(piece.split()) <= 3 and piece[:1].isupper() and "." not in piece


def _tool(string: str) -> int:
    """A button or counter, or a label that stands before the title again."""
    match = _tools().match(string) or re.match(r"title: ", string)
    return match.end() if match else 0


def _up_to_title(string: str, title: str | None, head: Head) -> int:
    """A byline or rubric between date and title, glued to both."""
    if not title or head.title_seen or len(title.split()) < 3:
        return 0
    first = squeezed(title.split()[0])
    for word in re.finditer(r"\S+", string[:100]):
        if first.startswith(squeezed(word.group())[:3] or " "):
            end = end_of(string[word.start() :], title)
            if end:
                head.title_seen = True
                return word.start() + end
    return 0


def _bare_agency(string: str, head: Head) -> int:
    """An agency's name between title, date and story: "Reuters Friday 6 Feb 2015 …"."""
    found = agency_at(string)
    if not found or head.credit or not _NEW.match(string, found[0]):
        return 0
    if string[found[0] : found[0] + 1] in tuple(",.'’"):
        return 0
    if dateline_at(string):
        return 0
    head.credit = found[1]
    return found[0]


def _flattened(head: Head) -> None:
    """Part a paragraph in which credit and date run between summary and story: "… AFP Friday 3 May 2019 …"."""
    if not head.paragraphs:
        return
    first = head.paragraphs[0]
    for found in _bare_names().finditer(first.string, 1, SUMMARY):
        dated = date_at(first.string, found.end())
        if dated and dated.clear and _NEW.match(first.string, dated.end):
            head.credit = head.credit or found.group().strip()
            head.dates.append(dated)
            parts = first.cut(0, found.start()).stripped(), first.cut(dated.end).stripped()
            head.paragraphs[:1] = [part for part in parts if part.string]
            return


def _wire(head: Head, index: int) -> bool:
    """Take the dateline off a paragraph, if it has one."""
    first = head.paragraphs[index]
    start = 0
    section = _sections().match(first.string) if head.begun and not index else None
    wire = dateline_at(first.string)
    if section and (not wire or wire.place):
        after = dateline_at(first.string, section.end())
        if after and after.place is None:
            wire, start = after, section.end()
            head.section = head.section or section.group().strip()
    if wire is None or (index and wire.place is None):
        return False
    if wire.place is not None:
        head.dateline = first.cut(wire.start, wire.end)
    head.wire = wire
    head.credit = wire.credit or head.credit
    rest = first.cut(max(wire.body, start)).stripped()
    head.paragraphs[index : index + 1] = [rest] if rest.string else []
    head.wire_at = index
    return True


def _section(string: str) -> str | None:
    match = _sections().fullmatch(string.strip(" |·•,:") + " ")
    return match.group().strip() if match else None


@cache
def _sections() -> re.Pattern[str]:
    names: list[str] = sorted(toml("report/furniture.toml")["head"]["sections"], key=len)
    return re.compile(rf"(?:{'|'.join(map(re.escape, reversed(names)))}) ", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    names: list[str] = sorted(toml("report/furniture.toml")["head"]["labels"], key=len)
    return re.compile(rf"\b(?:{'|'.join(reversed(names))})(?: ?: ?| )", re.IGNORECASE)


@cache
def _bare_names() -> re.Pattern[str]:
    names = sorted((n for n in known() if len(n) > 1), key=len, reverse=True)
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, names))}) ")


@cache
def _credit_labels() -> re.Pattern[str]:
    return re.compile("|".join(toml("report/furniture.toml")["head"]["credit"]))


@cache
def _tools() -> re.Pattern[str]:
    return re.compile("|".join(toml("report/furniture.toml")["head"]["tools"]))


def date_in_field(value: str, order: DateOrder) -> Dated | None:
    """The date of a metadata field, or the one it begins with ("22 October 2020 | Politics")."""
    return date_of(value, order) or date_at(value.strip()[:100], 0, order)
