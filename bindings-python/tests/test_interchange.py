"""Other systems' files through Python: the cases all three languages share, and what only Python takes."""

from __future__ import annotations

import datetime
import io
import json
import pickle
import re
import unicodedata
import zipfile
import zoneinfo
from pathlib import Path

import icalendar
import pandas
import pytest
import vobject

import timebank as tb

CASES = json.loads((Path(__file__).parents[2] / "tests" / "interchange" / "cases.json").read_text("utf-8"))


def files_of(case: dict) -> dict[str, bytes | str]:
    """The files of a case: written out in it, or a folder beside it."""
    if "from" not in case:
        return case["files"]
    folder = Path(__file__).parents[2] / "tests" / "interchange" / case["from"]
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_records_are_handed_on_as_they_are_made(tmp_path: Path) -> None:
    rows = [f"2025-{row % 12 + 1:02}-{row % 28 + 1:02},M{row % 40},N{row % 37},{row % 90 + 1}" for row in range(2500)]
    files = {"sheet.csv": "Date,Gave,Got,Minutes\n" + "\n".join(rows) + "\n"}
    given = {"mapping": tb.interchange.sniff(files).mapping, "salt": bytes(16)}
    whole = tb.interchange.read(files, **given)
    parts: list[bytes] = []
    handed = tb.interchange.read(files, **given, keep=parts.append)
    assert len(parts) > 2 and max(part.count(b"\n") for part in parts) < 1100
    assert b"".join(parts) == whole.bank.to_jsonl()
    assert (handed.bank.head, handed.report, handed.members) == (whole.bank.head, whole.report, whole.members)
    assert handed.bank == whole.bank and handed.bank.take_new_records() == b""
    with pytest.raises(tb.TimebankError) as taken:
        handed.bank.to_jsonl()
    assert taken.value.code == "journal-taken"
    # A file takes them as it stands, and is opened as the bank.
    with open(tmp_path / "moved.jsonl", "wb") as file:
        tb.interchange.read(files, **given, keep=file.write)
    with tb.open(tmp_path / "moved.jsonl") as again:
        assert again == whole.bank
    # What it raises is raised, once.
    calls = []

    def full(records: bytes) -> None:
        calls.append(len(records))
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        tb.interchange.read(files, **given, keep=full)
    assert len(calls) == 1
    with pytest.raises(tb.FilesRefused):
        tb.interchange.read({"sheet.csv": "Date,Gave,Got,Minutes\nsoon,Ana,Ben,5\n"}, **given, keep=parts.append)


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
    # And each balance by pandas, from the cells alone: what somebody gave, less their share of what they received.
    lengths = {
        r"(\d+)h(\d\d)": lambda hours, rest: int(hours) * 60 + int(rest),
        r"(\d+):(\d\d)": lambda hours, rest: int(hours) * 60 + int(rest),
        r"(\d+)(?: mins|')": int,
        r"(\d+)(?: hrs?)?": lambda hours: int(hours) * 60,
        r"(\d+)\.5": lambda hours: int(hours) * 60 + 30,
        r"(\d*)½ h": lambda hours: int(hours or 0) * 60 + 30,
    }

    def minutes_of(text: str) -> int:
        [(found, count)] = [(found, count) for pattern, count in lengths.items() if (found := re.fullmatch(pattern, text))]
        return count(*found.groups())

    rows = frame[dates.notna()].assign(minutes=lambda rows: rows["How long"].map(minutes_of))
    given = rows.set_index("Helper")["minutes"].rename_axis("who")
    received = rows.assign(who=rows["Helped"].str.split(";")).explode("who")
    received["minutes"] = received["minutes"] // received.groupby(level=0)["who"].transform("size")
    moves = pandas.concat([given, -received.set_index("who")["minutes"]]).reset_index()
    known = {said.lower(): meant for said, meant in same.items()}
    moves["who"] = moves["who"].map(lambda who: unicodedata.normalize("NFC", who).strip().lower()).map(lambda who: known.get(who, who).lower())
    sums = moves[~moves["who"].isin(["", "group"])].groupby("who")["minutes"].sum()
    assert sums.to_dict() == folded


@pytest.mark.parametrize("zone", ["Europe/Madrid", "America/New_York"])
def test_local_times_by_the_name_of_a_zone(zone: str) -> None:
    """Winter, summer, and both sides of each change of the clock, here and there: the instants are those of `zoneinfo`."""
    spring = ["10/03/2024 01:59", "10/03/2024 03:01", "31/03/2024 01:59", "31/03/2024 03:01"]
    autumn = ["27/10/2024 00:59", "27/10/2024 03:01", "03/11/2024 00:59", "03/11/2024 02:01"]
    times = ["15/01/2024 09:30", *spring, "15/07/2024 23:30", *autumn, "31/12/2024 23:30"]
    sheet = "Date,Gave,Got,Hours\n" + "".join(f"{time},a,b,1\n" for time in times)
    proposal = tb.interchange.sniff({"sheet.csv": sheet})
    mapping = tb.interchange.confirm(proposal, dates="%d/%m/%Y %H:%M")
    moved = tb.interchange.read({"sheet.csv": sheet}, mapping=mapping, zone=zone)
    local = [datetime.datetime.strptime(time, "%d/%m/%Y %H:%M").replace(tzinfo=zoneinfo.ZoneInfo(zone)) for time in times]
    assert {at.dst() for at in local} == {datetime.timedelta(), datetime.timedelta(hours=1)}
    # Two postings an exchange. The bank that is made has no clock of its own: nothing is entered before its day has begun in UTC.
    begun = [datetime.datetime.combine(at.date(), datetime.time(), datetime.UTC) for at in local]
    assert moved.bank.postings()["at"] == [max(at.astimezone(datetime.UTC), day) for at, day in zip(local, begun, strict=True) for _ in range(2)]
    assert moved.bank.exchanges()["on"] == [at.date() for at in local]


@pytest.mark.parametrize("zone", ["Europe/Madrid", "America/New_York"])
def test_just_after_midnight_is_still_the_local_day(zone: str) -> None:
    """Half past midnight is the day before in UTC, or the same: an exchange counts for the day that the file says."""
    sheet = "Date,Gave,Got,Hours\n28/03/2026 00:30,a,b,1\n30/03/2026 23:30,a,b,1\n"
    mapping = tb.interchange.confirm(tb.interchange.sniff({"sheet.csv": sheet}), dates="%d/%m/%Y %H:%M")
    moved = tb.interchange.read({"sheet.csv": sheet}, mapping=mapping, zone=zone)
    assert [str(on) for on in moved.bank.exchanges()["on"]] == ["2026-03-28", "2026-03-30"]


def test_a_zone_that_is_none_is_refused() -> None:
    mapping = tb.interchange.sniff({"sheet.csv": "Date,Gave,Got,Hours\n2026-03-28,a,b,1\n"}).mapping
    with pytest.raises(tb.InputError, match="no time zone `Europe/Atlantis`"):
        tb.interchange.read({"sheet.csv": "Date,Gave,Got,Hours\n2026-03-28,a,b,1\n"}, mapping=mapping, zone="Europe/Atlantis")


def test_members_of_a_table_are_admitted_all_or_none() -> None:
    bank = tb.TimeBank.create("Harpurbrook", at="2026-03-01T10:00:00Z")
    people = pandas.DataFrame({"No": [7, 8], "Name": ["Ana", "Ben"], "Since": ["20/02/2026", "31/02/2026"]})
    columns = {"No": "code", "Name": "name", "Since": "joined"}
    with pytest.raises(tb.FilesRefused) as refused:
        bank.admit_table(people, columns=columns, dates="%d/%m/%Y", at="2026-03-02T10:00:00Z")
    told = refused.value.report.refused
    assert [(fault.line, fault.column, fault.kind, fault.value) for fault in told] == [(3, "Since", "no-such-day", "31/02/2026")]
    people.loc[1, "Since"] = "21/02/2026"
    admitted = bank.admit_table(people, columns=columns, dates="%d/%m/%Y", at="2026-03-02T10:00:00Z")
    assert admitted.members == {"7": 1, "8": 2}
    again = bank.admit_table(people, columns=columns, dates="%d/%m/%Y", at="2026-03-03T10:00:00Z")
    assert [(out.why, out.value) for out in again.report.left_out] == [("already-here", "7"), ("already-here", "8")]
    # Their hours, with words, in a batch that is undone whole.
    hours = pandas.DataFrame({"on": ["2026-03-02"] * 2, "gave": ["7", "8"], "received": ["8", "7"], "minutes": ["1h", "30m"], "note": ["Soup", ""]})
    recorded = bank.record_table(hours, members="table", at="2026-03-04T10:00:00Z")
    assert bank.balance(tb.MemberId(1)) == 30 and len(recorded.batches) == 1
    bank.undo_batch(recorded.batches[0], at="2026-03-05T10:00:00Z")
    assert bank.balance(tb.MemberId(1)) == 0


def test_members_join_on_the_day_of_the_place_and_say_their_own_words() -> None:
    """Half past eleven in UTC is the next day in Madrid; 0.1 and 0.2 of an hour are 18 minutes; a word means what it is said to mean."""
    bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    people = pandas.DataFrame({"No": [7], "Since": ["2026-02-20T23:30:00Z"], "State": ["lapsed"], "Low": [0.1 + 0.2]})
    columns = {"No": "code", "Since": "joined", "State": "status", "Low": "lowest"}
    bank.admit_table(
        people,
        columns=columns,
        unit="hours",
        zone="Europe/Madrid",
        now="2026-03-05T10:00:00Z",
        meanings={"status": {"lapsed": "suspended"}},
        at="2026-03-05T10:00:00Z",
    )
    assert [str(day) for day in bank.members()["joined"]] == ["2026-02-21"]
    assert bank.members()["state"] == ["suspended"]
    with pytest.raises(tb.FilesRefused) as refused:
        later = people.assign(No=8, Since="2026-04-01T10:00:00Z")
        bank.admit_table(later, columns=columns, unit="hours", now="2026-03-05T10:00:00Z", at="2026-03-05T10:00:00Z")
    assert [fault.kind for fault in refused.value.report.refused] == ["not-yet"]


def test_a_column_of_a_type_that_no_text_says_is_refused_where_it_is_read() -> None:
    bank = tb.TimeBank("Harpurbrook", at="2026-03-01T10:00:00Z")
    people = pandas.DataFrame({"No": ["7"], "Phone": [{"home": "0161"}]})
    with pytest.raises(ValueError, match="Phone"):
        bank.admit_table(people, columns={"No": "code", "Phone": "phone"}, at="2026-03-02T10:00:00Z")
    assert bank.admit_table(people, columns={"No": "code"}, at="2026-03-02T10:00:00Z").members == {"7": 1}


def test_a_doubt_about_words_and_decimals_is_answered() -> None:
    sheet = "Date;Gave;Got;Hours;Status\n2026-02-03;Ana;Ben;1,5;done\n2026-02-04;Ana;Ben;1,5;agreed\n2026-02-05;Ana;Ben;2;cancelled\n"
    proposal = tb.interchange.sniff({"sheet.csv": sheet})
    assert [doubt.column for doubt in proposal.doubts if doubt.asked] == ["Status"]
    mapping = tb.interchange.confirm(proposal, meanings={"status": {"agreed": "done"}}, decimal_comma=True)
    moved = tb.interchange.read({"sheet.csv": sheet}, mapping=mapping, now="2026-03-01T10:00:00Z")
    assert moved.bank.balance(moved.members["Ana"]) == 180
    with pytest.raises(tb.FilesRefused):
        tb.interchange.read({"sheet.csv": sheet}, mapping=mapping, now="2026-02-01T10:00:00Z")


def test_a_form_says_what_it_covers() -> None:
    nexus = tb.interchange.coverage("nexus")
    told = {file.file: file.lost for file in nexus.reads}
    assert told["users.csv"] == told["transactions.csv"] == ()
    assert told["members_report.csv"] == ("Location", "Approved", "Last Login", "XP", "Level")
    assert "notes" in nexus.leaves and "transfers" in nexus.writes
    with pytest.raises(tb.TimebankError, match="not-a-form"):
        tb.interchange.coverage("tempo")


def test_our_own_tables_come_back_whole() -> None:
    bank = tb.examples.harpurbrook()
    exported = tb.interchange.export(bank, "csv")
    again = tb.interchange.read(exported.files, "csv")
    assert again.balances_agree is True
    assert tb.interchange.export(again.bank, "csv").files["postings.csv"] == exported.files["postings.csv"]


def test_what_is_kept_and_planned_comes_back_from_our_own_tables() -> None:
    bank = tb.TimeBank.create("Harpurbrook", at="2026-03-01T10:00:00Z")
    for name in ("Ana", "Ben", "Cy"):
        bank.admit(name, at="2026-03-01T10:00:00Z")
    bank.keep(1, [{"type": "tags", "add": ["keys"]}], at="2026-03-01T11:00:00Z")
    bank.propose(1, 2, 30, on="2026-03-20", dates=["2026-03-27"], at="2026-03-02T10:00:00Z")
    bank.agree(1, series=True, at="2026-03-02T11:00:00Z")
    exported = tb.interchange.export(bank, "csv")
    again = tb.interchange.read(exported.files, "csv")
    assert dict(tb.interchange.export(again.bank, "csv").files) == dict(exported.files)
    assert [again.bank.exchange(number).series for number in (1, 2)] == [1, 1]


def test_a_calendar_says_that_an_exchange_changed() -> None:
    bank = tb.TimeBank.create("Harpurbrook", at="2026-03-01T10:00:00Z")
    for name in ("Ana", "Ben", "Cy"):
        bank.admit(name, at="2026-03-01T10:00:00Z")
    bank.propose(1, 2, 30, on="2026-03-20", at="2026-03-02T10:00:00Z")

    def says(member: int) -> tuple[int, str]:
        (event,) = icalendar.Calendar.from_ical(tb.interchange.calendar(bank, tb.MemberId(member))).walk("VEVENT")
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
        return int(event["SEQUENCE"]), event["DTSTAMP"].dt.strftime("%d %H:%M")

    assert says(1) == (0, "02 10:00")
    bank.agree(1, at="2026-03-02T11:00:00Z")
    bank.substitute(1, 2, 3, at="2026-03-03T12:00:00Z")
    assert [says(1), says(3)] == [(2, "03 12:00"), (0, "03 12:00")]


def test_a_calendar_of_one_member_leaves_the_rest_of_the_day() -> None:
    bank = tb.TimeBank.create("Harpurbrook", at="2026-03-02T08:00:00Z")
    ana = bank.admit("Ana", at="2026-03-02T09:00:00Z")
    free = {"type": "availability", "weekly": [{"from": 540, "until": 1020}], "except": [{"on": "2026-03-16", "from": 600, "until": 660}]}
    bank.execute({"at": "2026-03-02T10:00:00Z", "by": "host", "salt": "0" * 32, "do": {"type": "keep", "member": 1, "parts": [free]}})
    text = tb.interchange.calendar(bank, tb.MemberId(1), free=True)
    events = [event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    spans = sorted((event["DTSTART"].dt.strftime("%m-%d %H:%M"), event["DTEND"].dt.strftime("%H:%M")) for event in events)
    assert spans == [("03-02 09:00", "17:00"), ("03-16 09:00", "10:00"), ("03-16 11:00", "17:00")]
    assert len({str(event["UID"]) for event in events}) == 3
    assert ana.member == 1
    # A second reader, which works out the dates of a rule itself. A third reads the same in the tests of JavaScript.
    starts = []
    for event in vobject.readOne(text.decode()).vevent_list:
        first = event.dtstart.value
        rule = event.getrruleset(addRDate=True)
        starts += [first] if rule is None else rule.between(first, first + datetime.timedelta(days=28), inc=True)
    wanted = ["03-02 09:00", "03-09 09:00", "03-16 09:00", "03-16 11:00", "03-23 09:00", "03-30 09:00"]
    assert sorted(start.strftime("%m-%d %H:%M") for start in starts) == wanted


def test_a_workbook_is_read_as_the_table_it_shows() -> None:
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def words(row: int, *texts: str) -> str:
        cells = "".join(f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in zip("ABCD", texts, strict=False))
        return f'<row r="{row}">{cells}</row>'

    rows = words(1, "Date", "Gave", "Got", "Hours") + words(2, "2026-03-03", "Ana", "Ben", "1h30")
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="s1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0"?>{text}')
    book = {"hours.xlsx": packed.getvalue()}
    proposal = tb.interchange.sniff(book)
    moved = tb.interchange.read(book, mapping=proposal.mapping)
    assert {name: moved.bank.balance(member) for name, member in moved.members.items()} == {"Ana": 90, "Ben": -90}
