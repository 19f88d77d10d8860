"""A spaCy pipeline that has seen four sentences: its parses mean little, its form is that of any other."""

from pathlib import Path

WORDS = (
    ("Police arrested nurses in Lagos .", "NNP VBD NNS IN NNP .", "1 1 1 1 3 1", "nsubj ROOT dobj prep pobj punct"),
    ("Amina Bello left .", "NNP NNP VBD .", "1 2 2 2", "compound nsubj ROOT punct"),
    ("They marched .", "PRP VBD .", "1 1 1", "nsubj ROOT punct"),
    ("Shops were closed today .", "NNS VBD VBN NN .", "2 2 2 2 2", "nsubjpass auxpass ROOT npadvmod punct"),
)
NAMES = {"Lagos": "GPE", "Amina": "PERSON"}


def write(folder: Path, *, names: bool = True, language: str = "en") -> None:
    """Writes it to `folder`, without a recogniser of names where `names` is false."""
    import spacy
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    nlp = spacy.blank(language)
    for name in ("tagger", "parser", *(["ner"] if names else [])):
        nlp.add_pipe(name)
    examples = []
    for text, tags, heads, deps in WORDS:
        words = text.split()
        gold = Doc(nlp.vocab, words=words, tags=tags.split(), heads=[*map(int, heads.split())], deps=deps.split())
        gold.ents = [Span(gold, k, k + 1, label=NAMES[word]) for k, word in enumerate(words) if word in NAMES]
        examples.append(Example(Doc(nlp.vocab, words=words), gold))
    nlp.initialize(lambda: examples)
    nlp.to_disk(folder)
