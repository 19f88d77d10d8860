"""A small codebook of its own, written for the tests."""

from pathlib import Path

INDEX = """\
name: harbour
version: 0.2
languages: [en]
words:
  en: words.yaml
types:
  - slowdown.yaml
"""
WORDS = """\
boat: [ferry, trawler, fishing boat]
vessel: [$boat, tug]
"""
TYPE = """\
type: slowdown
title: Slowdowns in port
definition: Boats move slowly on purpose.
family: protest
roles: {actor: who slows down, target: null}
modes: [convoy]
crosswalk: {plover: PROTEST, cameo: "144", acled: null}
frames:
  en:
    - verb: [slow down]
      subject: [$vessel]
      prep: {in: [harbour], on: [], across: [bay]}
      mode: convoy
    - noun: [slowdown]
      modifier: [port]
      weak: true
      target: null
examples:
  - text: Trawlers slowed down in the harbour of Vigo.
    trigger: slowed down
counter_examples:
  - text: Growth slowed down in Spain.
    why: the economy
mode_crosswalks: {convoy: {cameo: "145"}}
"""


def write(folder: Path, index: str = INDEX, words: str = WORDS, kind: str = TYPE) -> Path:
    """The small codebook in `folder`, with a changed part where one is given."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "codebook.yaml").write_text(index, encoding="utf-8")
    (folder / "words.yaml").write_text(words, encoding="utf-8")
    (folder / "slowdown.yaml").write_text(kind, encoding="utf-8")
    return folder
