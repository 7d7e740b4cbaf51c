"""Links from the pages to files of the repository outside `docs`: checked, and shown as the path, because the site has only `docs`."""

import logging
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\[([^\]]+)\]\(((?!\w+:)[^)#\s]+)(#[^)\s]*)?\)")
log = logging.getLogger("mkdocs.hooks.links")


def on_page_markdown(markdown: str, page, config, files) -> str:
    """Replaces each such link by the words and the path, and warns when there is no such file."""
    folder = (Path(config["docs_dir"]) / page.file.src_path).parent

    def shown(link: re.Match) -> str:
        text, target = link[1], (folder / link[2]).resolve()
        docs = Path(config["docs_dir"]).resolve()
        if docs in target.parents and files.get_file_from_path(target.relative_to(docs).as_posix()):
            return link[0]
        if not target.exists():
            log.warning("%s links to `%s`, which is not there", page.file.src_path, link[2])
            return link[0]
        path = target.relative_to(ROOT).as_posix()
        return f"`{path}`" if text.strip("`") in path else f"{text} (`{path}`)"

    return LINK.sub(shown, markdown)
