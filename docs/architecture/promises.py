"""Lists the promises with the tests that hold them: `python3 docs/architecture/promises.py` writes docs/promises.md.

The sentences are those of timebank-core/src/promises.rs. A test belongs to a promise by its name: `promise_7_…` in Rust,
`test_promise_7_…` in Python, "(promise 7)" in the title of a test in JavaScript. With `--check` the script writes nothing and exits with 1 when
the page is stale.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "promises.md"
SEARCHED = {
    "Rust": (["timebank-core", "crates", "tests", "examples/service"], "*.rs", r"fn (promise_((?:\d+_)+)\w+)\("),
    "Python": (["bindings-python/tests"], "*.py", r"def (test_promise_((?:\d+_)+)\w+)\("),
    "JavaScript": (["bindings-wasm/tests"], "*.mjs", r"test\(\s*\"([^\"]*\(promises? ([\d, and]+)\)[^\"]*)\""),
}


def promises() -> dict[int, str]:
    """The sentences by number."""
    text = (ROOT / "timebank-core" / "src" / "promises.rs").read_text(encoding="utf-8")
    said = "\n".join(line.removeprefix("//!").removeprefix(" ") for line in text.splitlines() if line.startswith("//!"))
    return {int(number): " ".join(words.split()) for number, words in re.findall(r"^(\d+)\. (.*?)(?=^\d+\. |^\S|\Z)", said, re.S | re.M)}


def plain(test: str) -> str:
    """A test's name as words."""
    if " " in test:
        return re.sub(r" \(promises? [^)]*\)", "", test)
    return re.sub(r"^(test_)?promise_(\d+_)+", "", test).replace("_", " ")


def tests() -> dict[int, list[tuple[str, str]]]:
    """File and name of each test, by the number of its promise."""
    found: dict[int, list[tuple[str, str]]] = {}
    for folders, files, name in SEARCHED.values():
        for folder in folders:
            for path in sorted((ROOT / folder).rglob(files)):
                if {"target", "node_modules"} & set(path.parts):
                    continue
                for test, numbers in re.findall(name, path.read_text(encoding="utf-8")):
                    for number in re.findall(r"\d+", numbers):
                        found.setdefault(int(number), []).append((path.relative_to(ROOT).as_posix(), plain(test)))
    return found


def page() -> str:
    """The whole page."""
    held = tests()
    lines = [
        "# What you can rely on",
        "",
        "Each promise has tests that carry its number in their names. A promise that cannot be tested is struck out. This page is written by",
        "`docs/architecture/promises.py` and held fresh by a test.",
    ]
    for number, words in promises().items():
        lines += ["", f"## Promise {number}", "", words, "", "| test | in |", "|---|---|"]
        lines += [f"| {test} | `{file}` |" for file, test in held.get(number, [])]
    missing = promises().keys() - held.keys()
    if missing:
        raise SystemExit(f"no test holds promise {sorted(missing)}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes the page, or says whether it is fresh."""
    made = page()
    if "--check" in sys.argv:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made
        print("docs/promises.md is stale: run `python3 docs/architecture/promises.py`" if stale else "docs/promises.md is fresh")
        return int(stale)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
