"""Other systems' files through Python: the cases all three languages share, and what only Python takes."""

from __future__ import annotations

import io
import json
import pickle
import unicodedata
import zipfile
from pathlib import Path

import icalendar
import pandas
import pytest

import timebank as tb

CASES = json.loads((Path(__file__).parents[2] / "tests" / "interchange" / "cases.json").read_text("utf-8"))


def files_of(case: dict) -> dict[str, bytes | str]:
    """The files of a case: written out in it, or a folder beside it."""
    if "from" not in case:
        return case["files"]
    folder = Path(__file__).parents[2] / "tests" / "interchange" / case["from"]
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_shared_cases(case: dict) -> None:
    options = tb.wire.ImportOptions.from_json(json.dumps(case["options"]))
    given = dict(
        form=options.form,
        mapping=options.mapping,
        salt=bytes.fromhex(case["options"]["salt"]),
        rounding=options.rounding or "refuse",
        community_account=options.community_account,
        faulty_rows=options.faulty_rows or "refuse",
    )
    files = files_of(case)
    if "refused" in case:
        with pytest.raises(tb.FilesRefused) as refused:
            tb.interchange.read(files, **given)
        assert [{"line": f.line, "column": f.column, "kind": f.kind} for f in refused.value.report.refused] == case["refused"]
        return
    moved = tb.interchange.read(files, **given)
    assert {code: moved.bank.balance(member=member) for code, member in moved.members.items()} == case["balances"]
    assert moved.report.classes.exchanges == case["exchanges"]
    assert moved.balances_agree is case["agree"]
    if "warnings" in case:
        assert [{"kind": w.kind, "lines": list(w.lines)} for w in moved.report.warnings] == case["warnings"]
    assert moved.bank.head == case.get("head", moved.bank.head)
    for form, names in case.get("exports", {}).items():
        assert sorted(tb.interchange.export(moved.bank, form).files) == names


def test_a_zip_a_folder_and_a_file_are_taken(tmp_path: Path) -> None:
    case = next(case for case in CASES if case["options"].get("form") == "nexus")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in case["files"].items():
            archive.writestr(f"export/{name}", text)
            (tmp_path / name).write_text(text, "utf-8")
    salt = bytes.fromhex(case["options"]["salt"])
    for files in (packed.getvalue(), tmp_path):
        assert tb.interchange.read(files, "nexus", salt=salt).bank.head == case["head"]


def test_what_is_refused_says_every_fault_and_can_be_pickled() -> None:
    with pytest.raises(tb.FilesRefused) as refused:
        tb.interchange.read({"batch.csv": "03-02-2025,ana,ana,h,h,hour,trade,,x,\n"}, "cclite")
    error = refused.value
    assert error.code == "files-refused" and error.details == {"faults": 2}
    assert [fault.kind for fault in error.report.refused] == ["not-a-number", "payer-is-payee"]
    assert error.report.faults == 2
    assert pickle.loads(pickle.dumps(error)).report == error.report
    with pytest.raises(tb.TimebankError, match="no form of files") as unknown:
        tb.interchange.read({}, "tempo")
    assert unknown.value.code == "not-a-form"
    with pytest.raises(tb.FilesRefused):
        tb.interchange.read(b"PK\x03\x04 cut short", "nexus")


def test_a_calendar_is_read_by_another_library() -> None:
    bank = tb.examples.harpurbrook()
    exported = tb.interchange.export(bank, "icalendar")
    calendar = icalendar.Calendar.from_ical(exported.files["timebank.ics"])
    assert calendar["VERSION"] == "2.0"


def test_a_charity_s_sheet_of_600_rows() -> None:
    """From file to balances in twelve lines and one confirmed proposal; each figure worked out by whoever wrote the sheet."""
    folder = Path(__file__).parents[2] / "tests" / "interchange" / "messy"
    wanted = json.loads((folder / "balances.json").read_text("utf-8"))
    sheet = folder / "hours.csv"
    proposal = tb.interchange.sniff(sheet)
    asked = [doubt.column for doubt in proposal.doubts if doubt.asked]
    same = {"Mauren": "Maureen", "Agnieska": "Agnieszka", "Delith": "Delyth"}
    mapping = tb.interchange.confirm(proposal, unit="hours", missing_giver="unknown", missing_receiver="community", same=same)
    moved = tb.interchange.read(sheet, mapping=mapping, faulty_rows="leave-out")
    balances = {name: moved.bank.balance(member) for name, member in moved.members.items()}
    assert asked == ["How long"]
    folded = {unicodedata.normalize("NFC", name).lower(): minutes for name, minutes in balances.items()}
    assert folded == {name.lower(): minutes for name, minutes in wanted["balances"].items()}
    suggested = {(doubt.options[0].strip().lower(), doubt.options[1].strip().lower()) for doubt in proposal.doubts if doubt.kind == "look-alike"}
    for said, meant in same.items():
        assert (said.lower(), meant.lower()) in suggested or (meant.lower(), said.lower()) in suggested
    count = moved.report.files[0]
    assert (count.read, count.refused) == (wanted["rows"], wanted["refused"])
    assert count.read == count.taken + count.refused + count.left_out
    # The same hours by pandas: of the rows that were recorded, minutes given are minutes read.
    frame = pandas.read_csv(sheet, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    dates = pandas.to_datetime(frame["Date"], format="%d/%m/%Y", errors="coerce")
    taken = frame[dates.notna() & (frame["Helper"] != "")]
    assert moved.report.classes.exchanges == len(taken)


def test_local_times_by_the_name_of_a_zone() -> None:
    sheet = "Date,Gave,Got,Hours\n28/03/2026 00:30,a,b,1\n30/03/2026 00:30,a,b,1\n"
    proposal = tb.interchange.sniff({"sheet.csv": sheet})
    mapping = tb.interchange.confirm(proposal, dates="%d/%m/%Y %H:%M")
    moved = tb.interchange.read({"sheet.csv": sheet}, mapping=mapping, zone="Europe/Madrid")
    assert [str(row["on"]) for row in moved.bank.exchanges()] == ["2026-03-28", "2026-03-30"]
    with pytest.raises(tb.InputError, match="no time zone `Europe/Atlantis`"):
        tb.interchange.read({"sheet.csv": sheet}, mapping=mapping, zone="Europe/Atlantis")
