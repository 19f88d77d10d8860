"""Trees as people who write rules like to see them."""

from dateline.model.parse import Parse

__all__ = ["draw_tree"]


def draw_tree(parse: Parse, index: int) -> str:
    """Sentence `index` of `parse`, a word a line under its head, with relation, part of speech, tag and features."""
    sentence = parse.sentences[index]
    names = {name.first: name for name in parse.names if sentence.first <= name.first < sentence.last}
    root = next(i for i in range(sentence.first, sentence.last) if parse.tokens[i].head == i)
    lines: list[str] = []
    todo = [(root, "", "")]
    while todo:
        i, mark, margin = todo.pop()
        token = parse.tokens[i]
        name = f"  [{names[i].label}: {_text(parse, names[i].first, names[i].last)}]" if i in names else ""
        morph = f" {token.morph}" if token.morph else ""
        lines.append(f"{mark}{token.text}  {token.dep}  {token.pos}/{token.tag}{morph}{name}")
        below = parse.children(i)
        for k in range(len(below) - 1, -1, -1):
            is_last = k == len(below) - 1
            todo.append((below[k].i, margin + ("└ " if is_last else "├ "), margin + ("  " if is_last else "│ ")))
    return "\n".join(lines)


def _text(parse: Parse, first: int, last: int) -> str:
    return " ".join(token.text for token in parse.tokens[first:last])
