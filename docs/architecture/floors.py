"""Draws the floors of timebank-core from its imports: `python3 docs/architecture/floors.py` writes floors.svg beside this file.

The list of floors is read from timebank-core/tests/floors.rs, the test that keeps them. An arrow between two floors stands for
every file on the upper one that names a room on the lower one by a `crate::` path. With `--check` the script writes nothing
and exits with 1 when floors.svg is stale.
"""

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORE = HERE.parent.parent / "timebank-core"
# The door sees everything, and so is no room; `golden` holds test data.
NO_ROOM = {"lib", "promises", "cookbook", "golden"}

ROW, GAP, LEFT, WIDTH, BOX = 40, 18, 92, 980, 30
EDGE = 640  # where the boxes end and the arrows begin


def floors() -> list[list[str]]:
    """The rooms of each floor, the lowest first."""
    text = (CORE / "tests" / "floors.rs").read_text(encoding="utf-8")
    listed = re.search(r"const FLOORS.*?= &\[(.*?)\n\];", text, re.S)
    if listed is None:
        raise SystemExit("timebank-core/tests/floors.rs has no list of floors")
    return [re.findall(r'"(\w+)"', floor) for floor in re.findall(r"&\[(.*?)\]", listed[1], re.S)]


def sources(folder: Path):
    """Every source file that is compiled outside tests."""
    entries = sorted(folder.iterdir())
    tests = {"tests", "golden"}
    for path in entries:
        if path.suffix == ".rs":
            text = path.read_text(encoding="utf-8")
            tests.update(re.findall(r"#\[cfg\((?:all\()?test[^\n]*\n\s*(?:pub(?:\([a-z]+\))? )?mod (\w+);", text))
    for path in entries:
        if path.stem in tests or path.stem.endswith("_tests"):
            continue
        if path.is_dir():
            yield from sources(path)
        elif path.suffix == ".rs":
            yield path


def rooms_in(text: str) -> set[str]:
    """The rooms a text names by `crate::`, comments aside."""
    code = "\n".join(line.split("//")[0] for line in text.splitlines())
    rooms = set(re.findall(r"(?<![\w$])crate::(\w+)", code))
    for group in re.finditer(r"(?<![\w$])crate::\{", code):
        depth, name, first = 1, "", True
        for c in code[group.end() :]:
            depth += {"{": 1, "}": -1}.get(c, 0)
            if depth == 1 and first and (c.isalnum() or c == "_"):
                name += c
            elif name:
                rooms.add(name)
                name, first = "", False
            if depth == 1 and c == ",":
                first = True
            if depth == 0:
                break
    # Macros of a room are exported at the root.
    return {room for room in rooms if not room.startswith("wire_")}


def arrows(floor_of: dict[str, int]) -> tuple[Counter, Counter]:
    """How many files of one floor name another, and how many files each floor has."""
    count: Counter = Counter()
    files: Counter = Counter()
    for path in sources(CORE / "src"):
        inside = path.relative_to(CORE / "src")
        room = inside.parts[0].removesuffix(".rs")
        if room in NO_ROOM:
            continue
        named = rooms_in(path.read_text(encoding="utf-8"))
        unknown = sorted(({room} | named) - floor_of.keys())
        if unknown:
            raise SystemExit(f"{inside}: no floor has the rooms {unknown}")
        here = floor_of[room]
        files[here] += 1
        count.update((here, there) for there in {floor_of[other] for other in named} - {here})
    return count, files


def picture(rows: list[list[str]], count: Counter, files_of: Counter) -> str:
    """The SVG: the highest floor first."""
    top = len(rows) - 1

    def middle(floor: int) -> float:
        return 54 + (top - floor) * (ROW + GAP) + ROW / 2

    height = 54 + len(rows) * (ROW + GAP) + 8
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        ' font-family="system-ui, sans-serif" font-size="14" role="img">',
        "<title>The floors of timebank-core and the imports between them</title>",
        '<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"'
        ' markerUnits="userSpaceOnUse"><path d="M0 0 8 4 0 8z" fill="#35556f"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="{LEFT}" y="32" fill="#222">Each room imports the floors below it, never one above.</text>',
        f'<text x="{EDGE + 10}" y="32" fill="#222">Thicker: more files import that floor.</text>',
    ]
    for floor, rooms in reversed(list(enumerate(rows))):
        y = middle(floor)
        out.append(f'<rect x="{LEFT - 8}" y="{y - ROW / 2}" width="{EDGE - LEFT + 8}" height="{ROW}" rx="4" fill="#eef3f7"/>')
        out.append(f'<text x="14" y="{y + 5}" fill="#555">floor {floor}</text>')
        x = LEFT
        for room in rooms:
            width = 24 + 8.4 * len(room)
            out.append(f'<rect x="{x:.0f}" y="{y - BOX / 2}" width="{width:.0f}" height="{BOX}" rx="4" fill="#fff" stroke="#35556f"/>')
            out.append(f'<text x="{x + width / 2:.0f}" y="{y + 5}" text-anchor="middle" fill="#123">{room}</text>')
            x += width + 12
        size = f"{files_of[floor]} file{'s' * (files_of[floor] > 1)}" if files_of[floor] else "the crate timebank-wire"
        out.append(f'<text x="{EDGE - 14}" y="{y + 5}" text-anchor="end" fill="#555">{size}</text>')
    # Long arrows first, so that short ones lie on top. Arrows leave a row above its middle and arrive below it.
    for (here, there), files in sorted(count.items(), key=lambda item: (-abs(item[0][0] - item[0][1]), item)):
        start, end = middle(here) + 6, middle(there) - 6
        bulge = EDGE + 34 + 26 * abs(here - there)
        colour = "#35556f" if here > there else "#c00000"
        out.append(
            f'<path d="M{EDGE} {start} C{bulge} {start} {bulge} {end} {EDGE + 1} {end}" fill="none" stroke="{colour}"'
            f' stroke-width="{min(1 + files / 16, 6):.1f}" stroke-opacity="0.45" marker-end="url(#a)">'
            f"<title>floor {here} imports floor {there}: {files} files</title></path>"
        )
    out.append("</svg>")
    return "\n".join(out) + "\n"


def main() -> int:
    rows = floors()
    count, files = arrows({room: floor for floor, rooms in enumerate(rows) for room in rooms})
    made, path = picture(rows, count, files), HERE / "floors.svg"
    if "--check" in sys.argv[1:]:
        fresh = path.exists() and path.read_text(encoding="utf-8") == made
        print("floors.svg is fresh" if fresh else "floors.svg is stale: run python3 docs/architecture/floors.py")
        return 0 if fresh else 1
    path.write_text(made, encoding="utf-8")
    upward = sum(1 for here, there in count if here < there)
    print(f"{len(rows)} floors, {sum(map(len, rows))} rooms, {len(count)} arrows between floors, {upward} upward")
    return 0


if __name__ == "__main__":
    sys.exit(main())
