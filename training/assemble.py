"""Puts the two trained halves together: `python training/assemble.py WORK OUT`.

What only training needs is left out: paths, schedules, and the words of the corpora, of which the pipeline
keeps numbers only.
"""

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.strings import StringStore

KEPT_META = ("lang", "name", "version", "spacy_version", "description", "license", "pipeline", "components", "disabled")


def needed_strings(nlp: Language) -> StringStore:
    """The labels and features that the pipeline writes, and the words that its tokenizer knows."""
    words = {label for pipe in nlp.pipe_names for label in nlp.pipe_labels.get(pipe, ())}
    words |= {part for label in list(words) for part in label.replace("||", "|").split("|")}
    words |= {value for part in list(words) if "=" in part for value in part.split("=")}
    words |= {piece.get(65, "") or piece.get(67, "") for rule in nlp.tokenizer.rules.values() for piece in rule}
    return StringStore(sorted(str(word) for word in words if isinstance(word, str)))


def main() -> None:
    """Writes the pipeline that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.work / "tune" / "model-last")
    nlp.add_pipe("ner", source=spacy.load(args.work / "names" / "model-best"))
    for section in ("corpora", "training", "paths", "pretraining", "initialize"):
        nlp.config.pop(section, None)
    nlp.meta.update(name="dateline", version="1.0.0", description="English, news and web", license="CC BY-SA 4.0")
    card = args.out / "MODEL_CARD.md"
    words = card.read_text(encoding="utf-8") if card.exists() else ""
    shutil.rmtree(args.out, ignore_errors=True)
    nlp.to_disk(args.out)
    card.write_text(words, encoding="utf-8")
    needed_strings(nlp).to_disk(args.out / "vocab" / "strings.json")
    meta = json.loads((args.out / "meta.json").read_text(encoding="utf-8"))
    short = {key: meta[key] for key in KEPT_META if key in meta} | {"spacy_version": ">=3.8.0,<3.9.0"}
    (args.out / "meta.json").write_text(json.dumps(short, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
