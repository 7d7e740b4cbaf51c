"""Works out `expected-balances.csv` of a community from its other files, by the rules in `examples/README.md`.

It imports nothing of the library. Run `python3 examples/data/balances.py examples/data/neighbourhood` to print the balances, and
add `--check` to compare them with the file.
"""

import csv
import datetime as dt
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

UNIT = 1_000_000  # Rule 3: fractions of a minute are kept in millionths, rounded down.


def rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def pairs(text):
    return [(code, int(minutes)) for code, minutes in (pair.split(":") for pair in text.split(";") if pair)]


def utc(day, clock):
    """The moment of a local time of day. British summer time in 2026 begins on 29 March and ends on 25 October."""
    hours, minutes = map(int, clock.split(":"))
    summer = dt.date(2026, 3, 29) <= day < dt.date(2026, 10, 25)
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours - summer, minutes=minutes)


def at(day, hour, minute):
    return dt.datetime.combine(day, dt.time(hour, minute))


def entered(row, visits):
    """When an exchange is entered, which is when it takes its turn."""
    day = dt.date.fromisoformat(row["date"])
    begins = utc(day, row["start"])
    if row["how"] == "agree":
        return at(day, 6, 55)
    if row["recorded_on"] and dt.date.fromisoformat(row["recorded_on"]) > day:
        return at(dt.date.fromisoformat(row["recorded_on"]), 8, 0)
    if row["code"] in visits:
        return begins
    longest = max((m for side in ("gave", "received", "together") for _, m in pairs(row[side])), default=0)
    return min(begins + dt.timedelta(minutes=longest), at(day, 21, 30))


class Books:
    def __init__(self, folder):
        self.shared = {m["code"]: m["shared_account"] for m in rows(folder, "members.csv") if m["shared_account"]}
        self.members = [m["code"] for m in rows(folder, "members.csv")]
        self.balance = defaultdict(int)
        self.borne = defaultdict(int)  # By account, in millionths of a minute.
        self.moved = {}

    def account(self, code):
        return self.shared.get(code, code)

    def split(self, whole, shares):
        """Rules 3 and 4. `shares` are accounts with their minutes; gives what each pays."""
        total = sum(minutes for _, minutes in shares)
        turns, paid, added = [], [], []
        for place, (account, minutes) in enumerate(shares):
            exact = Fraction(whole * minutes, total) if total else Fraction(whole, len(shares))
            fraction = exact - exact.numerator // exact.denominator
            spared = int(fraction * UNIT)
            paid.append(int(exact))
            added.append(-spared)
            if fraction:
                turns.append((self.borne[account] - spared, -fraction, place))
        for _, _, place in sorted(turns)[: whole - sum(paid)]:
            paid[place] += 1
            added[place] += UNIT
        return paid, added

    def post(self, code, row):
        legs, turns = defaultdict(int), defaultdict(int)
        gave, received = pairs(row["gave"]), pairs(row["received"])
        paid_time = row["paid"].split(";") if row["paid"] else []
        whole = sum(minutes for _, minutes in gave)
        if whole and row["payer"] != "nobody":
            for who, minutes in gave:
                legs["pot" if who in paid_time else self.account(who)] += minutes
            if row["payer"] == "pot":
                legs["pot"] -= whole
            elif row["payer"]:
                legs[self.account(row["payer"].removeprefix("member:"))] -= whole
            else:
                shares = [(self.account(who), minutes) for who, minutes in received]
                longest = max((m for _, m in received), default=max(m for _, m in gave))
                shares += [("pot", longest)] * int(row["visitors"] or 0)
                paid, added = self.split(whole, shares)
                for (account, _), minutes, more in zip(shares, paid, added):
                    legs[account] -= minutes
                    turns[account] += more
        for account, minutes in legs.items():
            self.balance[account] += minutes
        for account, more in turns.items():
            self.borne[account] += more
        self.moved[code] = (legs, turns)

    def take_back(self, code):
        legs, turns = self.moved.pop(code)
        for account, minutes in legs.items():
            self.balance[account] -= minutes
        for account, more in turns.items():
            self.borne[account] -= more


def work_out(folder):
    books, exchanges, happenings = Books(folder), {}, rows(folder, "happenings.csv")
    visits = {h["other"] for h in happenings if h["what"] == "visit-out"}
    away = {h["subject"]: h["other"] for h in happenings if h["what"] == "no-show"}
    instead = {h["subject"]: (h["other"], h["minutes"]) for h in happenings if h["what"] == "substitute"}
    agenda = []
    for row in rows(folder, "exchanges.csv"):
        exchanges[row["code"]] = row
        agenda.append((entered(row, visits), 7, "exchange", row))
    for row in happenings:
        agenda.append((at(dt.date.fromisoformat(row["date"]), 21, 40), 8, row["what"], row))
    for _, _, what, row in sorted(agenda, key=lambda entry: entry[:2]):
        if what == "exchange":
            code = row["code"]
            if code in instead:
                other, minutes = instead[code]
                row["received"] = row["received"].replace(away[code] + ":", other + ":")
                row["received"] = ";".join(f"{w}:{minutes if w == other else m}" for w, m in pairs(row["received"]))
                row["gave"] = ";".join(f"{w}:{minutes if len(pairs(row['gave'])) == 1 else m}" for w, m in pairs(row["gave"]))
            books.post(code, row)
        elif what in ("amend", "settle"):
            first = exchanges[row["subject"]]
            books.take_back(row["subject"])
            for side in ("gave", "received"):
                first[side] = ";".join(f"{who}:{row['minutes']}" for who, _ in pairs(first[side]))
            books.post(row["subject"], first)
        elif what == "reverse":
            books.take_back(row["subject"])
        elif what == "transfer":
            books.balance[books.account(row["subject"])] -= int(row["minutes"])
            books.balance[books.account(row["other"])] += int(row["minutes"])
        elif what == "merge":
            books.balance[row["other"]] += books.balance.pop(row["subject"], 0)
    return books


def main(folder, check=False):
    books = work_out(folder)
    assert sum(books.balance.values()) == 0
    known = [row["account"] for row in rows(folder, "expected-balances.csv")]
    lines = ["account,minutes"] + [f"{account},{books.balance[account]}" for account in known]
    text = "\n".join(lines) + "\n"
    if check:
        assert text == (folder / "expected-balances.csv").read_text(encoding="utf-8"), "expected-balances.csv is not what the files come to"
    else:
        print(text, end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--check" in sys.argv[2:])
