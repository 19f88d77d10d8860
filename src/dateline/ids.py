"""Identities that follow from content, so that the same input gets the same name everywhere."""

import hashlib

__all__ = ["content_id", "sha256_hex"]


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of `data` as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(*parts: object) -> str:
    """The first 16 hex digits of the SHA-256 of `parts`, written with a unit separator between them.

    The separator keeps ("ab", "c") and ("a", "bc") apart.
    """
    return sha256_hex("\x1f".join(map(str, parts)).encode("utf-8"))[:16]
