"""Names that look like another: accents aside, and a typing error apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def near_names(name: str, known: Iterable[str]) -> list[str]:
    """Returns the names that look like `name`, by the measure files of other systems are read with: see `timebank.interchange`.

    Up to 9 letters, a name is near when one letter is more, less, other or swapped with its neighbour; from 10 letters on, two. Names
    of fewer than 4 letters are near only when they are the same without case, accents and punctuation.

    >>> near_names("Mauren", ["Dot", "Maureen", "Ben"])
    ['Maureen']
    """
    wanted = _loose(name)
    return [one for one in dict.fromkeys(known) if _is_near(wanted, _loose(one))] if wanted else []


def _loose(name: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def _is_near(one: str, other: str) -> bool:
    if one == other:
        return True
    words, others = one.split(" "), other.split(" ")
    if len(words) > 1 and sorted(words) == sorted(others):
        return True
    shortest = min(len(one), len(other))
    most = 0 if shortest < 4 else 1 if shortest < 10 else 2
    if abs(len(one) - len(other)) > most or any(letter.isdigit() for letter in one):
        return False
    return _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    """The optimal string alignment distance (Damerau and Levenshtein): swaps of neighbours count once."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one):
        line = [row + 1]
        for column, wanted in enumerate(other):
            cost = min(last[column] + (letter != wanted), last[column + 1] + 1, line[column] + 1)
            if row and column and letter == other[column - 1] and one[row - 1] == wanted:
                cost = min(cost, before[column - 1] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
