"""The shapes of codebook files, and their faults in words."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from dateline.codebook.nodes import Document, Loc, Value

__all__ = ["CounterExampleEntry", "ExampleEntry", "FrameEntry", "IndexEntry", "TypeEntry", "validate"]

Model = TypeVar("Model", bound=BaseModel)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[list[Text], BeforeValidator(_listed), Field(min_length=1)]
Heads = Annotated[list[Text], BeforeValidator(_listed)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class FrameEntry(_Entry):
    """A frame as written; `$class` stands for the words of a class."""

    verb: Words | None = None
    noun: Words | None = None
    adjective: Words | None = None
    object: Words | None = None
    not_object: Words | None = None
    subject: Words | None = None
    not_subject: Words | None = None
    prep: dict[str, Heads] = {}
    not_prep: dict[str, Heads] = {}
    modifier: Words | None = None
    not_modifier: Words | None = None
    actor: Heads | None = None
    target: Heads | None = None
    mode: Text | None = None
    weak: bool = False
    status: Literal["planned", "denied", "alleged"] | None = None
    also: Words | None = None
    intransitive: bool = False
    passive: Literal["only", "never"] | None = None


class RolesEntry(_Entry):
    """What actor and target mean for a type."""

    actor: Text | None = None
    target: Text | None = None


class CrosswalkEntry(_Entry):
    """Codes of other codebooks; all three are stated, null where nothing fits."""

    plover: Text | None
    cameo: Text | None
    acled: Text | None


class ModeCrosswalkEntry(_Entry):
    """Codes of a mode that are not those of its type."""

    plover: Text | None = None
    cameo: Text | None = None
    acled: Text | None = None


class ExampleEntry(_Entry):
    """A sentence with its trigger."""

    text: Text
    trigger: Text


class CounterExampleEntry(_Entry):
    """A sentence that is none, with the reason."""

    text: Text
    why: Text


class TypeEntry(_Entry):
    """One type as written."""

    type: Identifier
    title: Text
    definition: Text
    family: Identifier
    roles: RolesEntry
    modes: list[Identifier] = []
    crosswalk: CrosswalkEntry
    mode_crosswalks: dict[Identifier, ModeCrosswalkEntry] = {}
    note: Text | None = None
    frames: dict[str, list[FrameEntry]]
    examples: Annotated[list[ExampleEntry], Field(min_length=1)]
    counter_examples: list[CounterExampleEntry] = []


class IndexEntry(_Entry):
    """The index: each item of `words` and `types` is a path beside it or stands inline."""

    name: Text
    version: Text
    extends: Literal["dateline"] | None = None
    languages: Annotated[list[Text], Field(min_length=1)]
    words: dict[str, object] = {}
    types: Annotated[list[object], Field(min_length=1)]


_PARTS: Mapping[str, type[BaseModel]] = {
    "roles": RolesEntry,
    "crosswalk": CrosswalkEntry,
    "frames": FrameEntry,
    "examples": ExampleEntry,
    "counter_examples": CounterExampleEntry,
}
_SHAPES = {
    "string_type": "must be text; put true, false and null in quotes where they are words",
    "bool_type": "must be true or false",
    "list_type": "must be a list, as in [one, two]",
    "dict_type": "must hold lines of `key: value`",
    "model_type": "must hold lines of `key: value`",
    "too_short": "is empty; list at least one",
    "string_too_short": "is empty; write it or leave the key out",
    "string_pattern_mismatch": "must be lower-case letters, digits and _, and start with a letter",
}


def validate(model: type[Model], value: Value, document: Document, at: Loc = ()) -> Model | None:
    """`value` as a `model`, or None after adding a fault to `document` for everything that does not fit."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            loc = (*at, *detail["loc"])
            document.faults.append(document.fault(loc, _message(model, detail)))
        return None


def _message(model: type[BaseModel], detail: ErrorDetails) -> str:
    loc, kind = detail["loc"], detail["type"]
    name = next((part for part in reversed(loc) if isinstance(part, str)), "the file")
    if kind == "missing":
        return f"`{name}` is missing; add it"
    if kind == "extra_forbidden":
        return _unknown_key(model, loc)
    if kind == "literal_error":
        return f"`{name}` is {detail['input']!r}; use {detail['ctx']['expected']}"
    shape = _SHAPES.get(kind, detail["msg"])
    return f"`{name}` {shape}{_shown(detail['input'])}"


def _shown(value: object) -> str:
    return f", not {value!r}" if isinstance(value, str) and value else ""


def _unknown_key(model: type[BaseModel], loc: Loc) -> str:
    owner = _PARTS.get(str(loc[0]), model) if len(loc) > 1 else model
    key, known = str(loc[-1]), list(owner.model_fields)
    close = get_close_matches(key, known, n=1)
    advice = f"did you mean `{close[0]}`?" if close else f"remove it or use one of: {', '.join(known)}"
    return f"unknown key `{key}`; {advice}"
