"""Makes the sheet and what should come of it. Run by hand: `python make.py`."""

from __future__ import annotations

import csv
import datetime
import json
import random
from pathlib import Path

HERE = Path(__file__).parent
PEOPLE = ["Maureen", "Dot", "Walter", "Yusuf", "Priya (staff)", "Núria Puig", "Agnieszka", "Tom Okafor", "Delyth", "Zoë"]
SLIPS = {"Maureen": "Mauren", "Agnieszka": "Agnieska", "Delyth": "Delith"}
"""Typing errors, which somebody has to confirm as the same person."""


def spelt(name: str, dice: random.Random) -> str:
    """The same name with blanks, case or accents encoded otherwise, or with a typing error."""
    throw = dice.random()
    if throw < 0.05 and name in SLIPS:
        return SLIPS[name]
    if throw < 0.10:
        return name + " "
    if throw < 0.15:
        return name.lower()
    if throw < 0.18:
        return name.replace("ú", "u\u0301").replace("ë", "e\u0308")
    return name


def length(minutes: int, dice: random.Random) -> str:
    """A length in one of the ways people write it; a bare number counts hours."""
    hours, rest = divmod(minutes, 60)
    ways = [f"{hours}h{rest:02}", f"{hours}:{rest:02}", f"{minutes} mins", f"{minutes}'"]
    if rest == 0:
        ways += [f"{hours} hrs" if hours > 1 else "1 hr", str(hours)]
    if rest == 30:
        ways += [f"{hours}.5", f"{hours}½ h" if hours else "½ h"]
    return dice.choice(ways)


def main() -> None:
    dice = random.Random(20260203)
    balances = dict.fromkeys(PEOPLE, 0)
    rows, refused, pence = [], 0, 0
    day = datetime.date(2025, 4, 1)
    for number in range(600):
        day += datetime.timedelta(days=dice.choice([0, 0, 1, 1, 2]))
        giver, receiver, third = dice.sample(PEOPLE, 3)
        minutes = dice.choice([30, 45, 60, 60, 90, 90, 120, 180])
        date, helped, notes, cash = f"{day:%d/%m/%Y}", spelt(receiver, dice), "", ""
        helper = spelt(giver, dice)
        throw = dice.random()
        if throw < 0.02:
            # A day that never was: the row is refused.
            date, refused = "31/11/2025", refused + 1
        elif throw < 0.05:
            # Nobody knows who gave: the receiver's credit goes to the pot.
            helper = ""
            balances[receiver] -= minutes
        elif throw < 0.08:
            # For the community: the pot pays.
            helped = ""
            balances[giver] += minutes
        elif throw < 0.12:
            # A group without names: the pot pays.
            helped, notes = "Group", f"{dice.randint(4, 19)} came"
            balances[giver] += minutes
        elif throw < 0.18:
            # Two received: they share what was given. Sixty and its like split evenly.
            helped = f"{helped}; {spelt(third, dice)}"
            minutes -= minutes % 2
            minutes = 90 if minutes == 44 else minutes
            balances[giver] += minutes
            balances[receiver] -= minutes // 2
            balances[third] -= minutes // 2
        else:
            balances[giver] += minutes
            balances[receiver] -= minutes
        if dice.random() < 0.1 and throw >= 0.05:
            amount = dice.randint(80, 940)
            cash = f"£{amount // 100}.{amount % 100:02}"
            pence += amount
        rows.append([date, helper, helped, length(minutes, dice), dice.choice(["Shopping", "Lift", "Phones", "Company"]), cash, notes])
        if number % 97 == 96:
            rows.append([""] * 7)
    rows.append(["Total", "", "", "812", "", "", ""])
    with (HERE / "hours.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Date", "Helper", "Helped", "How long", "What", "Cost", "Notes"])
        writer.writerows(rows)
    told = {"balances": balances, "refused": refused, "blank": sum(not any(row) for row in rows), "pence": pence, "rows": len(rows)}
    (HERE / "balances.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
