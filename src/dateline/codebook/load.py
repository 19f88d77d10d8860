"""A codebook read from the package, a folder, one file, or one type added to the shipped ones."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dateline.codebook.book import Codebook, EventType
from dateline.codebook.build import event_type, with_hash
from dateline.codebook.meaning import meaning_faults
from dateline.codebook.nodes import Document, Fault, Loc, Value, read_yaml
from dateline.codebook.schema import IndexEntry, TypeEntry, validate
from dateline.codebook.words import Classes, class_names, read_classes
from dateline.errors import CodebookError, UsageError

__all__ = ["INDEX", "SHIPPED", "load_codebook"]

INDEX = "codebook.yaml"
SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Part:
    """A type or a list of word classes: where it is written."""

    document: Document
    at: Loc
    value: Value


@dataclass(slots=True)
class _Draft:
    """What has been read so far, with all faults."""

    documents: list[Document] = field(default_factory=list)
    words: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    types: dict[str, EventType] = field(default_factory=dict)
    shipped: frozenset[str] = frozenset()

    def faults(self) -> tuple[str, ...]:
        order = {document.file: i for i, document in enumerate(self.documents)}
        found: set[Fault] = {fault for document in self.documents for fault in document.faults}
        return tuple(map(str, sorted(found, key=lambda fault: (order[fault.file], fault.line, fault.message))))


def load_codebook(path: Path | None = None) -> Codebook:
    """The codebook at `path`; None stands for the one that comes with Dateline.

    `path` is a folder with `codebook.yaml`, such a file by itself, or a file with a single type, which
    is then added to the shipped types (one of the same name replaces it).

    Raises:
        UsageError: there is nothing at `path`, or it cannot be read.
        CodebookError: the codebook has faults; carries all of them as `file:line: what is wrong`.
    """
    return _shipped() if path is None else _load(path)


@cache
def _shipped() -> Codebook:
    return _load(SHIPPED)


def _load(path: Path) -> Codebook:
    file = path / INDEX if path.is_dir() else path
    if not file.is_file():
        raise UsageError(f"no codebook at {path}: name a YAML file, or a folder that holds {INDEX}")
    draft = _Draft()
    document = _read(file, draft)
    _close_single_type(document, file)
    index = None if document.value is None else validate(IndexEntry, document.value, document)
    if index is not None:
        _fill(draft, document, index, file.parent)
    faults = draft.faults()
    if faults or index is None:
        raise CodebookError(str(path), faults)
    return with_hash(index.name, index.version, _own_first(draft), draft.words)


def _own_first(draft: _Draft) -> tuple[EventType, ...]:
    """The types that a codebook adds before those that it extends: of two that fit alike the first one is meant."""
    added = [kind for name, kind in draft.types.items() if name not in draft.shipped]
    return (*added, *(kind for name, kind in draft.types.items() if name in draft.shipped))


def _close_single_type(document: Document, file: Path) -> None:
    """Put a file that holds one bare type into an index around it; the lines move along."""
    value = document.value
    if not isinstance(value, dict) or "type" not in value or "types" in value:
        return
    frames = value.get("frames")
    languages: list[Value] = list(frames) if isinstance(frames, dict) and frames else ["en"]
    document.lines = {("types", 0, *loc): line for loc, line in document.lines.items()}
    document.value = {
        "name": file.stem,
        "version": "0",
        "extends": "dateline",
        "languages": languages,
        "types": [value],
    }


def _fill(draft: _Draft, document: Document, index: IndexEntry, folder: Path) -> None:
    if index.extends:
        base = _shipped()
        draft.words = {language: dict(classes) for language, classes in base.words.items()}
        draft.types = {item.name: item for item in base.types}
        draft.shipped = frozenset(draft.types)
    for language, item in _items(_entry(document, "words")):
        part = _part(draft, document, ("words", language), item, folder)
        if part is not None:
            known: Classes = draft.words.get(str(language), {})
            classes = read_classes(part.document, part.at, part.value, known)
            names = class_names(part.value)
            draft.words[str(language)] = {**known, **dict.fromkeys(names, frozenset()), **classes}
    parts = [_part(draft, document, ("types", i), item, folder) for i, item in _items(_entry(document, "types"))]
    _fill_types(draft, [part for part in parts if part is not None], index)


def _entry(document: Document, key: str) -> Value:
    return document.value.get(key) if isinstance(document.value, dict) else None


def _items(value: Value) -> list[tuple[str | int, Value]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def _fill_types(draft: _Draft, parts: list[_Part], index: IndexEntry) -> None:
    names = [_type_name(part) for part in parts]
    classes = {language: frozenset(found) for language, found in draft.words.items()}
    known = (classes, frozenset(draft.types) | frozenset(names))
    for i, part in enumerate(parts):
        document = part.document
        document.faults.extend(meaning_faults(document, part.at, known))
        entry = validate(TypeEntry, part.value, document, part.at)
        if names[i] in names[:i]:
            message = f"type `{names[i]}` is described twice; keep one"
            document.faults.append(document.fault((*part.at, "type"), message))
        for language in _frame_languages(part):
            if language not in index.languages:
                message = f"language `{language}` is not in `languages`; add it to the index"
                document.faults.append(document.fault((*part.at, "frames", language), message))
        if entry is not None and not document.faults:
            draft.types[entry.type] = event_type(entry, draft.words)


def _frame_languages(part: _Part) -> list[str]:
    frames = part.value.get("frames") if isinstance(part.value, dict) else None
    return list(frames) if isinstance(frames, dict) else []


def _type_name(part: _Part) -> str:
    name = part.value.get("type") if isinstance(part.value, dict) else None
    return name if isinstance(name, str) else ""


def _part(draft: _Draft, document: Document, at: Loc, item: Value, folder: Path) -> _Part | None:
    """The part at `at`: written there, or in the file that is named there."""
    if isinstance(item, dict):
        return _Part(document, at, item)
    if not isinstance(item, str):
        document.faults.append(document.fault(at, "must be a path beside the index, or stand here; write one of both"))
        return None
    file = folder / item
    if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
        document.faults.append(document.fault(at, f"no file {item} in the folder of the index; correct the path"))
        return None
    inner = _read(file, draft)
    return None if inner.value is None else _Part(inner, (), inner.value)


def _read(file: Path, draft: _Draft) -> Document:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror or error}") from error
    try:
        document = read_yaml(data.decode("utf-8-sig"), str(file))
    except UnicodeDecodeError as error:
        document = Document(str(file))
        line = data.count(b"\n", 0, error.start) + 1
        document.faults.append(Fault(str(file), line, "not UTF-8; save the file as UTF-8"))
    draft.documents.append(document)
    return document
