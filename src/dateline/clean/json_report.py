"""A report that arrived as a JSON object."""

import json
import re

from dateline.clean.decode import decode
from dateline.clean.page import Metadata, Page
from dateline.errors import EmptyReportError, UnreadableReportError

__all__ = ["KEYS", "open_json"]

TEXT_KEYS = ("text", "body", "content")
KEYS = {
    "title": ("title", "headline"),
    "byline": ("author", "byline", "authors"),
    "publisher": ("publisher", "source", "site"),
    "published": ("published", "date"),
    "language": ("language", "lang"),
    "url": ("url",),
}
KIND_NAMES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    str: "text",
    type(None): "null",
}
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def open_json(raw: bytes) -> Page:
    """The page of a JSON object with `text` (or body, content) and what it says of title, author, date and so on.

    A surrogate without its partner, which JSON can spell and no encoding can write, becomes U+FFFD, one for one.

    Raises UnreadableReportError (malformed_json, duplicate_key, wrong_type) and EmptyReportError (no_text).
    """
    item = _parse(raw)
    if not isinstance(item, dict):
        raise UnreadableReportError("wrong_type", f"the JSON is {_kind(item)}; a report is an object with a text")
    text = _body(item)
    values, origins = {}, {}
    for field, keys in KEYS.items():
        key = next((key for key in keys if item.get(key) not in (None, "", [])), None)
        if key is not None:
            values[field], origins[field] = _words(key, item[key]), f"json {key}"
    return Page(text=text, extractor="json", metadata=Metadata(values=values, origins=origins))


def _parse(raw: bytes) -> object:
    text, _ = decode(raw)
    try:
        return json.loads(text, object_pairs_hook=_object)
    except RecursionError as error:
        raise UnreadableReportError("malformed_json", "the JSON is nested too deeply; flatten it") from error
    except ValueError as error:
        wrong = str(error).split(";")[0]
        raise UnreadableReportError("malformed_json", f"the JSON cannot be read: {wrong}; mend it") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    item: dict[str, object] = {}
    for key, value in pairs:
        if key in item:
            name = LONE_SURROGATE.sub("\ufffd", key)
            message = f'the JSON key "{name}" stands twice, and nothing says which one holds; remove one'
            raise UnreadableReportError("duplicate_key", message)
        item[key] = value
    return item


def _body(item: dict[str, object]) -> str:
    key = next((key for key in TEXT_KEYS if item.get(key) is not None), None)
    if key is None:
        raise EmptyReportError("no_text", f"the JSON has no text under {', '.join(TEXT_KEYS)}; name it so")
    value = item[key]
    if not isinstance(value, str):
        raise UnreadableReportError("wrong_type", f'the JSON key "{key}" holds {_kind(value)}; it must hold text')
    if not value.strip():
        raise EmptyReportError("no_text", f'the JSON key "{key}" holds an empty text; there is nothing to read')
    return LONE_SURROGATE.sub("\ufffd", value)


def _words(key: str, value: object) -> str:
    """One string, or a list of strings or of objects with a name, joined with commas."""
    parts = value if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    wrong = next((name for name in names if not isinstance(name, str)), None)
    if wrong is not None or None in names:
        raise UnreadableReportError("wrong_type", f'the JSON key "{key}" holds {_kind(value)}; it must hold text')
    return LONE_SURROGATE.sub("\ufffd", ", ".join(map(str, names)))


def _kind(value: object) -> str:
    return KIND_NAMES[type(value)]
