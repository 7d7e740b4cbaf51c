"""Time banks: people help one another, and an hour is an hour, whoever gives it.

The unit of time and credit is the minute, a whole number. Commands, queries and answers have the shapes of the wire
contract, the same in Rust, Python and JavaScript.
"""

from timebank.bank import Json, JsonInput, TimeBank, error_catalogue, verify_jsonl
from timebank.errors import TimebankError

__all__ = [
    "Json",
    "JsonInput",
    "TimeBank",
    "TimebankError",
    "error_catalogue",
    "verify_jsonl",
]
