"""The people who may use a shared desk: a TOML file of names and password hashes.

[users]
ana = "$argon2id$v=19$..."

`dateline users add ana --file users.toml` writes a line of it.
"""

import os
import tomllib
from pathlib import Path

from dateline.errors import UsageError

__all__ = ["Users", "add_user"]

SHORTEST_PASSWORD = 12


class Users:
    """Names with argon2 hashes of their passwords."""

    def __init__(self, hashes: dict[str, str]) -> None:
        from argon2 import PasswordHasher

        self._hashes = hashes
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    @classmethod
    def load(cls, path: Path) -> "Users":
        """The people of the file at `path`.

        Raises:
            UsageError: the file is missing, no TOML, or holds no user.
        """
        found = _read(path)
        if not found:
            raise UsageError(f"{path}: no users; add one with: dateline users add NAME --file {path}")
        return cls(found)

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in alphabetical order."""
        return tuple(sorted(self._hashes))

    def check(self, name: str, password: str) -> bool:
        """Whether the password is that of the name; an unknown name takes as long as a known one."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            fits = self._hasher.verify(self._hashes.get(name, self._nobody), password)
        except (VerificationError, InvalidHashError):
            return False
        return fits and name in self._hashes


def add_user(path: Path, name: str, password: str) -> None:
    """Write a user into the file at `path`, readable by its owner alone, in place of an earlier one of that name.

    Raises:
        UsageError: the name is empty, the password too short, or the file cannot be read or written.
    """
    from argon2 import PasswordHasher

    if not name or any(c in '"\\\n' or not c.isprintable() for c in name):
        raise UsageError(f"{name!r} is no name for a user; letters, digits and spaces will do")
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError(f"the password is shorter than {SHORTEST_PASSWORD} letters; choose a longer one")
    users = (_read(path) if path.exists() else {}) | {name: PasswordHasher().hash(password)}
    lines = ["[users]", *(f'"{user}" = "{hashed}"' for user, hashed in sorted(users.items()))]
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


def _read(path: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(path.read_text("utf-8")).get("users", {})
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: no valid TOML: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(hashed, str) for hashed in found.values()):
        raise UsageError(f"{path}: [users] must hold a hash for each name")
    return {str(name): str(hashed) for name, hashed in found.items()}
