"""Labels of other pipelines, brought to those of the shipped one."""

__all__ = ["name_label", "relation"]

# ClearNLP relations (as in en_core_web_sm) whose meaning is one Universal Dependencies relation. Heads stay
# as they are: "in Pune" keeps its preposition as head (prep, pobj), and a copula keeps its subject. Rules
# that look for `obl` under the verb therefore find less in such a pipeline.
_CLEAR = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "parataxis",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "case",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}

_NAMES = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}


def relation(label: str) -> str:
    """The Universal Dependencies relation for a parser's `label`; an unknown one stays as it is."""
    return _CLEAR.get(label, label)


def name_label(label: str) -> str | None:
    """PER, ORG or LOC for a recogniser's `label`, or None for what is no name here (dates, nationalities)."""
    return _NAMES.get(label)
