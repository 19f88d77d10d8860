"""YAML read into plain values that still know on which line they stand.

Scalars are text, except `null`, `true` and `false`. YAML's other readings ("on" as a truth value, 1.0
as a number) would garble a codebook, in which "on" is a preposition and 1.0 a version.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

__all__ = ["Document", "Fault", "Loc", "Value", "read_yaml"]

Value = str | bool | None | list["Value"] | dict[str, "Value"]
Loc = tuple[str | int, ...]

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A frame's word stands seven levels deep; what goes much further is no codebook.
_DEEPEST = 20
_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: the file as the user named it, the line from 1, what is wrong and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class Document:
    """The values of one YAML file, the line of every value and key by its path, and the faults met."""

    file: str
    value: Value = None
    lines: dict[Loc, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, loc: Loc) -> int:
        """The line of the value at `loc`, or of the nearest value around it."""
        for length in range(len(loc), -1, -1):
            if loc[:length] in self.lines:
                return self.lines[loc[:length]]
        return 1

    def fault(self, loc: Loc, message: str) -> Fault:
        """A fault at the line of `loc`."""
        return Fault(self.file, self.line(loc), message)


def read_yaml(text: str, file: str) -> Document:
    """The one document of `text`; what is not YAML becomes a fault of it."""
    document = Document(file)
    try:
        deep = _too_deep(text)
        root = None if deep else yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context
        line = mark.line + 1 if mark else 1
        document.faults.append(Fault(file, line, f"not valid YAML: {problem}; correct the syntax"))
        return document
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        document.faults.append(Fault(file, line, f"character not allowed in YAML: {error.reason}; remove it"))
        return document
    if deep:
        document.faults.append(Fault(file, deep, "nested too deeply for a codebook; flatten it"))
        return document
    document.value = None if root is None else _value(root, (), document, set())
    if document.value is None and not document.faults:
        document.faults.append(Fault(file, 1, "the file is empty; write a codebook or remove it"))
    return document


def _too_deep(text: str) -> int | None:
    # The composer calls itself level by level, in C where libyaml is there: a hostile file would end the process.
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


def _value(node: yaml.Node, loc: Loc, document: Document, seen: set[int]) -> Value:
    document.lines.setdefault(loc, node.start_mark.line + 1)
    if id(node) in seen:
        document.faults.append(document.fault(loc, "an alias (*name) is not read here; write the value out"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, loc, document, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*loc, i), document, seen) for i, child in enumerate(node.value)]
    text = str(node.value)
    return _PLAIN.get(text, text) if isinstance(node, yaml.ScalarNode) and not node.style else text


def _mapping(node: yaml.MappingNode, loc: Loc, document: Document, seen: set[int]) -> Value:
    found: dict[str, Value] = {}
    for key, child in _pairs(node, document):
        at = (*loc, key.value)
        if key.value in found:
            line = key.start_mark.line + 1
            message = f"key `{key.value}` stands twice; keep one"
            document.faults.append(Fault(document.file, line, message))
            continue
        document.lines[at] = key.start_mark.line + 1
        found[key.value] = _value(child, at, document, seen)
    return found


def _pairs(node: yaml.MappingNode, document: Document) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    for key, child in node.value:
        if isinstance(key, yaml.ScalarNode):
            yield key, child
        else:
            line = key.start_mark.line + 1
            document.faults.append(Fault(document.file, line, "a key must be a word; write `key: value`"))
