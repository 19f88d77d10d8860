"""The small tables that ship with the gazetteer: divisions, names of countries, regions, common words."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

__all__ = [
    "column_values",
    "common_words",
    "data_files",
    "demonyms",
    "languages",
    "read_table",
    "rows",
    "short_forms",
    "split_names",
]

DATA = "data"


def data_files() -> tuple[str, ...]:
    """The tables whose content decides what the index holds."""
    return ("admin1.tsv", "admin2.tsv", "countries.tsv", "regions.tsv")


def read_table(name: str) -> str:
    """The text of one table."""
    return (files(__package__) / DATA / name).read_text(encoding="utf-8")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table by column name."""
    lines = read_table(name).splitlines()
    columns = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))


def split_names(cell: str) -> tuple[str, ...]:
    """The names in a cell that separates them by semicolons."""
    return tuple(name for name in (part.strip() for part in cell.split(";")) if name)


def column_values(name: str, column: str) -> frozenset[str]:
    """Everything that stands in one column."""
    return frozenset(value for row in rows(name) for value in split_names(row[column]))


@cache
def common_words() -> frozenset[str]:
    """Lower-case English words that news text uses often."""
    return frozenset(read_table("common_words.txt").split())


@cache
def languages() -> frozenset[str]:
    """Lower-case names of languages (ISO 639-1 and some more) that no country, division or big town bears."""
    return frozenset(read_table("languages.txt").split())


@cache
def demonyms() -> dict[str, str]:
    """Words for the people or things of a country, as written, to its ISO 3166 code."""
    return {word: row["country"] for row in rows("demonyms.tsv") for word in split_names(row["demonyms"])}


@cache
def short_forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Abbreviations of first-level divisions (Ind., N.D., Qld) to (country, division code)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows("abbreviations.tsv"):
        for form in split_names(row["short_forms"]):
            bare = form.replace(" ", "")
            pair = (row["country"], row["admin1"])
            if pair not in found.get(bare, ()):  # "W.Va." and "W. Va." are one
                found[bare] = (*found.get(bare, ()), pair)
    return found
