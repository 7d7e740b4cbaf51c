"""Runs the notebooks with the package that is installed, and keeps what they show.

`python tests/notebooks.py FOLDER` stores it; with `--check` it is compared with what is stored. Of pictures only their number is
compared: their bytes differ from one version of a library to the next. The figures in them stand in words beside them, and words are
compared, as are tables.
"""

from __future__ import annotations

import argparse
import base64
import difflib
import io
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from PIL import Image

#: Digests and addresses differ from run to run where salts are drawn.
_DRAWN = re.compile(r"\b[0-9a-f]{12,64}\b|(?<!\w)0x[0-9a-f]{6,}")


def executed(path: Path) -> Any:
    """The notebook, run from its beginning in an empty folder: it has the installed package, and nothing of this repository."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as empty:
        # A kernel on this machine alone warns that others could listen.
        quiet = ["--IPKernelApp.log_level=40"]
        client = NotebookClient(notebook, timeout=300, record_timing=False, extra_arguments=quiet, resources={"metadata": {"path": empty}})
        client.execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = _merged(cell.outputs)
            cell.metadata = {}
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
    return notebook


def _merged(outputs: list[Any]) -> list[Any]:
    """Outputs, with what was written in pieces put together, and pictures made small."""
    merged: list[Any] = []
    for output in outputs:
        if output.output_type == "stream" and merged and merged[-1].get("name") == output.name:
            merged[-1].text += output.text
            continue
        if "image/png" in output.get("data", {}):
            output.data["image/png"] = _small(output.data["image/png"])
        merged.append(output)
    return merged


def _small(png: str) -> str:
    """A picture with as few colours as it needs to look the same."""
    picture = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB").quantize(48, dither=Image.Dither.NONE)
    made = io.BytesIO()
    picture.save(made, "png", optimize=True)
    return base64.b64encode(made.getvalue()).decode()


def shown(notebook: Any) -> list[str]:
    """Line by line what a notebook shows, as far as it is compared."""
    lines: list[str] = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        lines.append(f"-- {cell.id}, {cell.execution_count}")
        for output in cell.outputs:
            if output.output_type == "stream":
                lines += [f"{output.name}: {line}" for line in output.text.splitlines()]
            for kind, data in sorted(output.get("data", {}).items()):
                lines += [f"{kind}: a picture"] if kind.startswith("image/") else [f"{kind}: {line}" for line in str(data).splitlines()]
    return [_DRAWN.sub("…", line) for line in lines]


def written(notebook: Any) -> str:
    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--check", action="store_true", help="compare with what is stored, and store nothing")
    given = asked.parse_args()
    stale = []
    for path in sorted(given.folder.glob("*.ipynb")):
        fresh = executed(path)
        if not given.check:
            path.write_text(written(fresh), encoding="utf-8")
            print(f"    {path.name}")
            continue
        before, after = shown(nbformat.read(path, as_version=4)), shown(fresh)
        if before != after:
            stale.append(path.name)
            print("\n".join(difflib.unified_diff(before, after, f"{path.name} as stored", "as it runs", lineterm="", n=1)))
    if stale:
        sys.exit(f"not what they show now: {', '.join(stale)}. `cargo xtask notebooks` stores it")


if __name__ == "__main__":
    main()
