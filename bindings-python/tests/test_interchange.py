"""Other systems' files through Python: the cases all three languages share, and what only Python takes."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from pathlib import Path

import icalendar
import pytest

import timebank as tb

CASES = json.loads((Path(__file__).parents[2] / "tests" / "interchange" / "cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_shared_cases(case: dict) -> None:
    options = tb.ImportOptions.from_json(json.dumps(case["options"]))
    given = dict(
        form=options.form, mapping=options.mapping, salt=bytes.fromhex(case["options"]["salt"]), rounding=options.rounding or "refuse"
    )
    if "refused" in case:
        with pytest.raises(tb.FilesRefused) as refused:
            tb.interchange.read(case["files"], **given)
        assert [{"line": f.line, "column": f.column, "kind": f.kind} for f in refused.value.report.refused] == case["refused"]
        return
    moved = tb.interchange.read(case["files"], **given)
    assert {code: moved.bank.balance(member=member) for code, member in moved.members.items()} == case["balances"]
    assert moved.report.classes.exchanges == case["exchanges"]
    assert moved.bank.head == case["head"]
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
