"""What the SQLite of this machine can do."""

import sqlite3

__all__ = ["has_full_text_search", "sqlite_version"]


def sqlite_version() -> str:
    """The version of the SQLite library that Python uses here."""
    return sqlite3.sqlite_version


def has_full_text_search() -> bool:
    """Whether SQLite was built with FTS5, without which no record can be made."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5 (text)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
