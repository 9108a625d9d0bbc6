"""Each command as a person types it: what it answers, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.cli.every_command import every
from tests.ledger.kit import entry, opened

from reportedly.cli import main
from reportedly.ledger import Filters, find, put, settle
from reportedly.ledger.anchors import Anchor
from reportedly.ledger.corrections import Suggestion, suggest
from reportedly.places import build
from reportedly.places.sources import Row

HOSTILE = "Blast \x1b]0;owned\x07\x1b[31m [red]here[/red] \u202egnihton"
KILLED = "The army said a video shows that 12 people were killed in Ganja on 2020-10-04."
DENIED = "The ministry denied that troops shelled Barda."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a ledger in it, as a person stands in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.setenv("REPORTEDLY_AUTHOR", "anna")
    with opened(tmp_path, "reportedly.ledger") as ledger:
        put(ledger, entry(f"{KILLED} {DENIED} Some 3 fires.", title=HOSTILE))
        put(
            ledger,
            entry("A strike hit Shusha on 2020-10-08.", outlet="Écho", published="2020-10-09"),
        )
    return tmp_path


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=stdin, catch_exceptions=False)


def rows(*words: str) -> list[dict[str, Any]]:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def ids() -> list[str]:
    return [row["id"] for row in rows("claims")]


def test_a_pipe_gets_json_lines_and_a_person_who_asks_gets_a_table(home: Path) -> None:
    assert [row["event"]["kind"] for row in rows("claims")] == ["killing", "shelling", "air-strike"]
    table = run("claims", "--table").output
    assert table.splitlines()[0].split()[0] == "id"
    assert "12 killed" in table
    assert run("--table", "claims").output == table
    assert rows("--table", "claims", "--json") == rows("claims")


def test_claims_are_chosen_by_what_is_asked(home: Path) -> None:
    assert [r["sentence"] for r in rows("claims", "--stance", "denies")] == [DENIED]
    assert [r["sentence"] for r in rows("claims", "--figure", "killed>=10", "--voice", "army")] == [
        KILLED
    ]
    assert len(rows("claims", "--kind", "shelling", "--kind", "air-strike")) == 2
    assert len(rows("claims", "--limit", "1")) == 1
    more = run("claims", "--table", "--limit", "1")
    assert "These are the first 1" in more.stderr
    none = run("claims", "--table", "--place", "Mars")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "No claim in the ledger fits." in none.stderr


def test_show_marks_every_value_and_draws_the_chain(home: Path) -> None:
    text = run("show", ids()[0][:7], "--table").output
    for mark in ("[The army]voice", "[said]cue", "[video]evidence", "[12]figure", "[killed]trigger",
                 "[Ganja]place", "[2020-10-04]time", "└─ The army (AZE): military, asserts", "[toy 0.50]"):  # fmt: skip
        assert mark in text, text
    [whole] = rows("show", ids()[0])
    assert whole["claim"]["id"] == ids()[0]
    assert {mark["label"] for mark in whole["marks"]} >= {"voice", "cue", "trigger", "place"}
    assert whole["report"]["outlet"] == "The Gate"


@pytest.mark.parametrize("command", ["reports", "show", "claims", "unread", "history"])
@pytest.mark.parametrize("form", ["--table", "--json"])
def test_no_text_can_steer_the_terminal(home: Path, command: str, form: str) -> None:
    words = [command, ids()[0]] if command in ("show", "history") else [command]
    output = run(*words, form).output
    assert not [c for c in output if (c < " " and c not in "\n") or c in "\x7f\x9b\u202e"]
    if command == "reports":
        assert "[red]here[/red]" in " ".join(output.split())


def test_reports_voices_unread_and_status(home: Path) -> None:
    assert [(r["outlet"], r["claims"], r["version"]) for r in rows("reports")] == [
        ("The Gate", 2, 1), ("Écho", 1, 1),
    ]  # fmt: skip
    assert len(rows("reports", "--outlet", "éCHO")) == 1
    assert {(v["name"], v["denials"]) for v in rows("voices", "--voice-kind", "military")} == {
        ("The army", 0), ("The ministry", 1),
    }  # fmt: skip
    assert [(u["quote"], u["why"]) for u in rows("unread")] == [("Some 3 fires.", "event")]
    [status] = rows("status")
    assert (status["reports"], status["claims"], status["unread"]) == (2, 3, 1)
    assert "reports          2" in run("status", "--table").output


def test_what_happened_how_the_numbers_grew_and_what_is_in_force(home: Path) -> None:
    with opened(home, "reportedly.ledger") as ledger:
        settle(ledger)
    assert [row["first"] for row in rows("timeline")] == ["2020-10-04", "2020-10-08"]
    assert [row["place"] for row in rows("timeline", "--since", "2020-10-08")] == ["Shusha"]
    table = run("timeline", "--table")
    assert "killing, 12 killed" in table.output
    assert "1 more without a day" in table.stderr
    assert [(row["voice"], row["best"]) for row in rows("figures")] == [("The army", 12)]
    assert run("figures", "--csv").output.splitlines()[0].startswith("line,voice,side,what")
    assert rows("measures") == []
    assert "No claim that fits" in run("measures", "--table").stderr


def test_what_became_of_what_a_voice_said(home: Path) -> None:
    with opened(home, "reportedly.ledger") as ledger:
        settle(ledger)
    [army] = rows("voices", "The army")
    assert army["affirms"]["corroborated"] == {"events": 0, "of": 1}
    assert army["told"][0]["event"]["place"] == "Ganja"
    table = run("voices", "The ministry", "--table").output
    assert "It denies or does not confirm 1 event" in table
    assert "contradicted  0 of 1" in table
    assert run("voices", "Nobody").exit_code == 2


def test_a_claim_says_what_it_is_in_its_event(home: Path) -> None:
    with opened(home, "reportedly.ledger") as ledger:
        settle(ledger)
    [claim] = rows("claims", "--place", "Ganja")
    assert claim["known"]["part"] == "origin"
    assert claim["known"]["side"] == "AZE"
    shown = " ".join(run("show", claim["id"], "--table").output.split())
    assert (
        f"Event {claim['id'][:8]} (single-source): this claim is the first that comes from The army."
        in shown
    )
    assert "origin:" in run("claims", "--table").output


def test_two_voices_are_merged_and_parted(home: Path) -> None:
    [made] = rows("voices", "--merge", "The army", "The ministry", "--reason", "its own words")
    assert (made["act"], made["author"], made["reason"]) == ("merge", "anna", "its own words")
    [voice] = rows("voices", "--voice-kind", "military")
    assert (voice["name"], voice["claims"], voice["names"]) == (
        "The ministry", 2, ["The army", "The ministry"],
    )  # fmt: skip
    assert len(rows("claims", "--voice", "ministry")) == 2
    assert [r["what"] for r in rows("history", voice["id"][:8])] == ["merge"]
    rows("undo", str(made["id"]))
    assert len(rows("voices", "--voice-kind", "military")) == 2
    said = run("voices", "--merge", "The army", "The ministry", "--table").output
    assert "The army is the same voice as The ministry." in said
    wrong = run("voices", "--merge", "The navy", "The army")
    assert wrong.exit_code == 2
    assert "No voice is called The navy" in wrong.stderr


def test_people_judge_and_change_their_minds(home: Path) -> None:
    name = ids()[0]
    [made] = rows("correct", name[:6], "figures.0.best", "13", "--reason", "a typo")
    assert (made["author"], made["old"], made["new"], made["reason"]) == (
        "anna",
        "12",
        "13",
        "a typo",
    )
    assert rows("claims", "--figure", "killed=13")[0]["corrected"] is True
    assert (
        "no longer"
        in run("correct", name, "event.kind", "attack", "--author", "boris", "--table").output
    )
    run("reject", name)
    assert name not in ids()
    rows("undo", "3", "--reason", "too fast")
    assert name in ids()
    acts = [(r["what"], r.get("author")) for r in rows("history", name)]
    assert acts == [
        ("read", None), ("correct", "anna"), ("correct", "boris"), ("reject", "anna"), ("undo", "anna"),
    ]  # fmt: skip
    report = rows("reports")[1]["id"]
    rows("withdraw", report[:8])
    assert len(ids()) == 2
    assert [r["what"] for r in rows("history", report)] == ["added", "withdraw"]
    assert rows("verify")[0]["faults"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["claims", "--kind", "tea"], 2, "--kind tea: not in its list"),
        (["show", "zz"], 2, "No claim has an id that starts with zz"),
        (["correct", "ID", "event.kind", "tea"], 2, "event.kind: Invalid enum value 'tea'"),
        (["correct", "ID", "id", "x"], 2, "cannot be corrected"),
        (["undo", "99"], 2, "no judgement 99"),
        (["--ledger", "none.ledger", "claims"], 3, "There is no ledger at none.ledger"),
        (["claims", "--ledger", "words.txt"], 3, "not a ledger"),
        (["backup", "reportedly.ledger"], 3, "exists already"),
        (["restore", "none"], 3, "There is no backup at none"),
        (["read", "none.txt"], 1, "Refused none.txt: There is no such file."),
        (["add", "words.txt", "--map", "title"], 2, "write FIELD=NAME"),
        (["tea"], 2, "No such command"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(
    home: Path, words: list[str], code: int, said: str
) -> None:
    (home / "words.txt").write_text("The army said nothing at all. " * 40)
    result = run(*(ids()[0] if word == "ID" else word for word in words))
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr
    assert "Traceback" not in result.output
    assert not (home / "none.ledger").exists()


def test_a_locked_ledger(home: Path) -> None:
    with opened(home, "reportedly.ledger").writing():
        result = run("--wait", "0.1", "reject", ids()[0])
    assert (result.exit_code, "another process is writing" in result.stderr) == (3, True)


def test_export_backup_and_restore(home: Path) -> None:
    assert (
        run("export", "--format", "csv", "--kind", "killing", "--output", "out.csv").exit_code == 0
    )
    assert (home / "out.csv").read_text(encoding="utf-8").count("killed in Ganja") >= 1
    assert len(run("export").stdout.splitlines()) == 3
    assert run("export", "--output", "no/such/out.csv").exit_code == 2
    [made] = rows("backup", "copy.ledger")
    assert made["bytes"] > 1000
    assert run("restore", "copy.ledger").exit_code == 3
    [done] = rows("restore", "copy.ledger", "--replace")
    assert Path(done["kept"]).exists()
    assert len(ids()) == 3


def test_verify_finds_faults_and_says_so_by_its_exit_code(home: Path) -> None:
    import sqlite3

    raw = sqlite3.connect(home / "reportedly.ledger")
    raw.execute("UPDATE reports SET text = replace(text, '12 people', '21 people')")
    raw.commit()
    raw.close()
    result = run("verify", "--table")
    assert result.exit_code == 1
    assert "does not stand at" in result.output


def placed(words: list[str]) -> list[str]:
    """An example with ids that are there."""
    known = {"3fa1": ids()[0], "8b0c": ids()[-1], "77ac": rows("reports")[0]["id"], "4": "1"}
    return [known.get(word, word) for word in words]


def point_at_a_mistake(home: Path) -> None:
    with opened(home, "reportedly.ledger") as ledger:
        [report] = [h.claim.report for h in find(ledger, Filters(kind=("killing",)))]
        remark = Suggestion(report, "other", Anchor(0, 3, "The", "", ""), comment="Which one?")
        suggest(ledger, remark)


def test_every_example_of_the_help_runs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = (
        "The Azerbaijani army said on Monday that 12 people had been killed by shelling in Ganja.\n\n"
        "Armenia denied that its forces had fired at the town, and called the report false."
    )
    page = f"<html><head><title>Ganja</title></head><body><p>{'</p><p>'.join(article.split(chr(10) * 2))}</p></body></html>"
    (home / "article.html").write_text(page)
    (home / "articles").mkdir()
    (home / "articles" / "one.txt").write_text(article)
    cells = ["7", "Cville", "Cville", "", "40.5", "46.5", "P", "PPL", "AZ", *[""] * 10]
    (home / "AZ.zip").write_text("\t".join(cells) + "\n")  # what is in it counts, not its name
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: sockets[0].close())
    for name, command in every(main).items():
        if name == "gazetteer add":  # a small one, not in the user's folders
            monkeypatch.setenv("REPORTEDLY_GAZETTEER", str(home / "added"))
            monkeypatch.setenv("REPORTEDLY_CACHE", str(home / "cache"))
            monkeypatch.setattr(build, "rows", lambda: [Row("Aville", "town", "ARM", 40.0, 45.0)])
        program, *words = shlex.split(command.example)  # type: ignore[attr-defined]
        assert program == "reportedly"
        assert " ".join(words).startswith(name)
        words = placed(words[: words.index(">")] if ">" in words else words)
        if name == "decide":
            point_at_a_mistake(home)
        if name == "serve":
            words += ["--port", "0"]  # the usual one may be taken
        result = run(*words)
        assert result.exit_code == 0, (name, result.output, result.stderr)
    assert [address[:17] for address in shown] == ["http://127.0.0.1:"]
    claims = rows("claims", "--figure", "killed=12")
    assert "one.txt" in {claim["document"] for claim in claims}


def test_reports_come_in_through_a_pipe(home: Path) -> None:
    row = json.dumps({"title": "Two dead", "text": "The mayor said that two people were killed in Barda on Tuesday. "
                      "The town was quiet afterwards and the roads were open.", "outlet": "The Tower",
                      "published": "2020-10-28"})  # fmt: skip
    found = run("read", "-", "--kind", "row", stdin=row + "\n")
    assert found.exit_code == 0, found.output
    assert {json.loads(line)["report"] for line in found.stdout.splitlines()}
    summary = json.loads(run("add", "-", "--workers", "1", stdin=row + "\n").stdout)
    assert (summary["added"], summary["refused"]) == (1, [])
    again = json.loads(run("add", "-", "--workers", "1", stdin=row + "\n").stdout)
    assert (again["added"], len(again["duplicates"])) == (0, 1)


def test_help_starts_without_the_heavy_libraries() -> None:
    """``reportedly --help`` must be there in under 0.3 s; what costs more is not imported for it."""
    code = (
        "import sys\nfrom reportedly.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {
        "spacy",
        "sqlalchemy",
        "alembic",
        "numpy",
        "trafilatura",
        "lxml",
        "rich",
        "msgspec",
    }
    assert "click" in loaded


def test_a_reader_that_leaves_early_is_no_error(home: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m reportedly export | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=os.environ)
    assert done.stdout == "{"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("width", [70, 80, 120, 200])
def test_a_narrow_terminal_costs_no_word(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from rich.console import Console

    from reportedly.cli import output

    out = io.StringIO()
    monkeypatch.setattr(output, "console", lambda *, stderr=False: Console(file=out, width=width))
    columns = ("id", "published", "who says so", "what", "where and when", "claim")
    words = "Heavy fighting broke out near the town on Sunday morning"
    row = dict.fromkeys(columns[2:], words) | {"id": "883cf9e0", "published": "2020-09-27"}
    output.print_table([row], columns, empty="", wide="claim")
    printed = out.getvalue()
    assert max(map(len, printed.splitlines())) <= width
    assert all(printed.count(word) >= 4 for word in ("Heavy", "broke", "out", "town", "Sunday"))
