"""What is raised when the core refuses something."""

from __future__ import annotations

import json
from typing import Any


class TimebankError(Exception):
    """A command, query or file was refused; nothing was changed.

    ``code`` is stable and meant for programs, ``message`` is a sentence for people, ``details`` holds what the message
    speaks of as values, and ``help`` says what would have been accepted.
    """

    code: str
    message: str
    details: dict[str, Any]
    help: str

    def __init__(self, code: str, message: str, details: dict[str, Any] | None = None, help: str = "") -> None:
        # All four are arguments of the exception: that is what pickling gives back to this method.
        super().__init__(code, message, details or {}, help)
        self.code = code
        self.message = message
        self.details = details or {}
        self.help = help

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]"

    @classmethod
    def from_json(cls, text: str) -> TimebankError:
        """Makes the exception from an error of the core as JSON, whose names are those of the attributes."""
        return cls(**json.loads(text))
