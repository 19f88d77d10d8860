"""Invented news sentences with their trees: what reports on protest say and the treebanks seldom do.

The treebanks have few plain sentences such as "students hung banners", so that a parser trained on them alone
takes "hung" for an adjective. Reduced relatives ("banners hung by students") and participles before nouns
("burned tyres lay there") are here too, lest it learn the opposite.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from conllu import Sentence
from swap import settlements

SUBJECTS = [
    "students",
    "workers",
    "farmers",
    "teachers",
    "nurses",
    "residents",
    "protesters",
    "demonstrators",
    "villagers",
    "fishermen",
    "drivers",
    "miners",
    "youths",
    "activists",
    "women",
    "pensioners",
    "traders",
    "lawyers",
    "doctors",
    "dockers",
    "journalists",
    "prisoners",
    "supporters",
    "soldiers",
    "officers",
    "gunmen",
    "militants",
    "rebels",
    "troops",
    "guards",
    "police",
]
HOLDERS = [
    "union",
    "regime",
    "party",
    "front",
    "ruling",
    "opposition",
    "army",
    "ministry",
    "governor",
    "mayor",
    "company",
    "network",
    "movement",
]

# Verb (past, participle), particle or "", objects.
ACTS = [
    ("hung", "hung", "", "banners posters flags portraits"),
    ("burned", "burned", "", "tyres flags pictures vehicles effigies shops"),
    ("burnt", "burnt", "", "buses portraits houses"),
    ("torched", "torched", "", "banks cars offices buses"),
    ("blocked", "blocked", "", "roads highways bridges streets traffic"),
    ("chanted", "chanted", "", "slogans"),
    ("shouted", "shouted", "", "slogans insults"),
    ("waved", "waved", "", "flags placards"),
    ("carried", "carried", "", "signs banners coffins"),
    ("painted", "painted", "", "slogans murals"),
    ("wrote", "written", "", "slogans graffiti messages"),
    ("sprayed", "sprayed", "", "graffiti slogans"),
    ("distributed", "distributed", "", "leaflets booklets"),
    ("installed", "installed", "", "images posters banners"),
    ("posted", "posted", "", "placards pictures"),
    ("projected", "projected", "", "images"),
    ("threw", "thrown", "", "stones bottles petrol rocks"),
    ("hurled", "hurled", "", "stones"),
    ("smashed", "smashed", "", "windows"),
    ("attacked", "attacked", "", "stations offices convoys"),
    ("stormed", "stormed", "", "buildings offices"),
    ("looted", "looted", "", "shops stores"),
    ("closed", "closed", "", "shops schools markets"),
    ("occupied", "occupied", "", "buildings squares"),
    ("held", "held", "", "rallies vigils marches meetings protests"),
    ("staged", "staged", "", "protests strikes marches"),
    ("organised", "organised", "", "rallies marches"),
    ("boycotted", "boycotted", "", "classes elections"),
    ("fired", "fired", "", "rockets shots bullets"),
    ("beat", "beaten", "", "protesters reporters students"),
    ("arrested", "arrested", "", "demonstrators activists students dozens"),
    ("detained", "detained", "", "journalists lawyers dozens"),
    ("killed", "killed", "", "civilians soldiers villagers"),
    ("shot", "shot", "", "protesters"),
    ("injured", "injured", "", "bystanders"),
    ("raided", "raided", "", "homes offices"),
    ("released", "released", "", "prisoners detainees"),
    ("imposed", "imposed", "", "curfews restrictions"),
    ("executed", "executed", "", "prisoners"),
    ("put", "put", "up", "banners posters barricades"),
    ("tore", "torn", "down", "posters statues flags"),
    ("took", "taken", "down", "banners"),
    ("set", "set", "up", "barricades roadblocks tents"),
    ("handed", "handed", "out", "leaflets"),
]
SETTINGS = [
    "streets",
    "walls",
    "bridges",
    "squares",
    "roads",
    "courthouse",
    "university",
    "barracks",
    "ministry",
    "embassy",
]
MARCHES = ["marched", "gathered", "rallied", "protested", "demonstrated", "assembled", "clashed"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

FEATURES = {
    "NN": "Number=Sing",
    "NNS": "Number=Plur",
    "NNP": "Number=Sing",
    "VBD": "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
    "VBN": "Tense=Past|VerbForm=Part|Voice=Pass",
    "VBG": "Tense=Pres|VerbForm=Part",
    "CD": "NumForm=Digit|NumType=Card",
    "a": "Definite=Ind|PronType=Art",
    "the": "Definite=Def|PronType=Art",
    "who": "PronType=Rel",
}
CLASSES = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "VBD": "VERB",
    "VBN": "VERB",
    "VBG": "VERB",
    "IN": "ADP",
    "DT": "DET",
    "CC": "CCONJ",
    "CD": "NUM",
    "RP": "ADP",
    "WP": "PRON",
    ",": "PUNCT",
    ".": "PUNCT",
}


@dataclass
class Phrase:
    """Words with tags, relations and heads; the phrase's own head has the relation it is given when it is attached."""

    rows: list[tuple[str, str, str, int]] = field(default_factory=list)
    head: int = 0

    def add(self, word: str, tag: str, dep: str, head: int) -> int:
        """Adds a word; gives its place."""
        self.rows.append((word, tag, dep, head))
        return len(self.rows) - 1

    def attach(self, other: "Phrase", dep: str, head: int) -> int:
        """Adds `other` below the word at `head`; gives the place of its head."""
        base = len(self.rows)
        for i, (word, tag, label, above) in enumerate(other.rows):
            own = i == other.head
            self.rows.append((word, tag, dep if own else label, head if own else base + above))
        return base + other.head


class Writer:
    """Writes sentences, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.places, self.weights = settlements()
        self.kinds = (self._active, self._passive, self._march, self._reduced, self._lying, self._relative)

    def sentences(self, count: int) -> Iterator[Sentence]:
        """`count` sentences."""
        for _ in range(count):
            yield self._finished(self.chance.choices(self.kinds, (4, 2, 2, 1, 1, 1))[0]())

    def _finished(self, phrase: Phrase) -> Sentence:
        phrase.add(".", ".", "punct", phrase.head)
        made = Sentence()
        for i, (word, tag, dep, head) in enumerate(phrase.rows):
            made.words.append(word[:1].upper() + word[1:] if i == 0 else word)
            made.tags.append(tag)
            made.pos.append("AUX" if word in {"were", "was"} else CLASSES[tag])
            made.morphs.append(FEATURES.get(word, FEATURES.get(tag, "")))
            made.lemmas.append(word.lower())
            made.heads.append(i if dep == "root" else head)
            made.deps.append(dep)
            after = phrase.rows[i + 1][0] if i + 1 < len(phrase.rows) else ""
            made.spaces.append(after not in {",", "."})
        return made

    def _place(self) -> Phrase:
        words = self.chance.choices(self.places, self.weights)[0].replace("-", " ").split()
        phrase = Phrase()
        for i, word in enumerate(words):
            phrase.add(word, "NNP", "flat" if i else "obl", 0)
        return phrase

    def _places(self) -> Phrase:
        phrase = Phrase()
        phrase.add("in", "IN", "case", 1)
        count = self.chance.choice((1, 1, 1, 2, 2, 3, 4))
        first = phrase.attach(self._place(), "obl", 0)
        phrase.rows[0] = ("in", "IN", "case", first)
        for k in range(1, count):
            mark = len(phrase.rows)
            last = k == count - 1
            phrase.add("and" if last else ",", "CC" if last else ",", "cc" if last else "punct", mark + 1)
            phrase.attach(self._place(), "conj", first)
        phrase.head = first
        return phrase

    def _time(self) -> Phrase:
        phrase = Phrase()
        if self.chance.random() < 0.6:
            phrase.add("on", "IN", "case", 1)
            phrase.add(self.chance.choice(DAYS), "NNP", "obl", 1)
        else:
            phrase.add("on", "IN", "case", 1)
            phrase.add(self.chance.choice(MONTHS), "NNP", "obl", 1)
            phrase.add(str(self.chance.randint(1, 30)), "CD", "nummod", 1)
        phrase.head = 1
        return phrase

    def _people(self) -> Phrase:
        phrase, noun, kind = Phrase(), self.chance.choice(SUBJECTS), self.chance.random()
        if kind < 0.6:
            phrase.head = phrase.add(noun, "NNS", "dep", 0)
        elif kind < 0.75:
            phrase.add(str(self.chance.randint(2, 900)), "CD", "nummod", 1)
            phrase.head = phrase.add(noun, "NNS", "dep", 0)
        elif kind < 0.88:
            phrase.add("members", "NNS", "dep", 0)
            phrase.add("of", "IN", "case", 3)
            phrase.add("the", "DT", "det", 3)
            phrase.add(self.chance.choice(HOLDERS), "NN", "nmod", 0)
        else:
            phrase.add("the", "DT", "det", 1)
            phrase.head = phrase.add(noun, "NNS", "dep", 0)
        return phrase

    def _thing(self, objects: str) -> Phrase:
        phrase = Phrase()
        if self.chance.random() < 0.2:
            phrase.add("the", "DT", "det", 1)
        noun = self.chance.choice(objects.split())
        tag = "NN" if noun in {"graffiti", "traffic", "petrol"} else "NNS"
        phrase.head = phrase.add(noun, tag, "dep", len(phrase.rows))
        return phrase

    def _lead(self, phrase: Phrase) -> None:
        # "In Pune and Nagpur ,": its head is set once the verb has a place.
        if self.chance.random() < 0.4:
            phrase.attach(self._places(), "obl", -1)
            phrase.add(",", ",", "punct", -1)

    def _close(self, phrase: Phrase, verb: int, placed: bool) -> Phrase:
        phrase.head = verb
        if not placed and self.chance.random() < 0.6:
            phrase.attach(self._places(), "obl", verb)
        if self.chance.random() < 0.35:
            phrase.attach(self._time(), "obl", verb)
        phrase.rows = [(word, tag, dep, verb if head == -1 else head) for word, tag, dep, head in phrase.rows]
        return phrase

    def _act(self, phrase: Phrase, dep: str, head: int) -> int:
        past, _, particle, objects = self.chance.choice(ACTS)
        verb = phrase.add(past, "VBD", dep, head)
        if particle:
            phrase.add(particle, "RP", "compound:prt", verb)
        thing = phrase.attach(self._thing(objects), "obj", verb)
        if self.chance.random() < 0.25:
            self._setting(phrase, verb)
        elif self.chance.random() < 0.1:
            self._maker(phrase, thing)
        return verb

    def _setting(self, phrase: Phrase, verb: int) -> None:
        noun = self.chance.choice(SETTINGS)
        base = len(phrase.rows)
        phrase.add(self.chance.choice(("on", "near", "outside", "across", "at")), "IN", "case", base + 2)
        phrase.add("the", "DT", "det", base + 2)
        phrase.add(noun, "NNS" if noun.endswith("s") and noun != "barracks" else "NN", "obl", verb)

    def _maker(self, phrase: Phrase, thing: int) -> None:
        base = len(phrase.rows)
        phrase.add("of", "IN", "case", base + 2)
        phrase.add("the", "DT", "det", base + 2)
        phrase.add(self.chance.choice(HOLDERS), "NN", "nmod", thing)

    def _active(self) -> Phrase:
        phrase = Phrase()
        self._lead(phrase)
        placed = bool(phrase.rows)
        subject = phrase.attach(self._people(), "nsubj", -1)
        verb = self._act(phrase, "root", -1)
        phrase.rows[subject] = (*phrase.rows[subject][:3], verb)
        if self.chance.random() < 0.35:
            mark = phrase.add("and", "CC", "cc", len(phrase.rows) + 1)
            second = self._act(phrase, "conj", verb)
            phrase.rows[mark] = ("and", "CC", "cc", second)
        elif self.chance.random() < 0.2:
            mark = phrase.add(",", ",", "punct", -1)
            result = phrase.add(self.chance.choice(("injuring", "killing", "wounding")), "VBG", "advcl", verb)
            phrase.rows[mark] = (",", ",", "punct", result)
            phrase.attach(self._people(), "obj", result)
            return self._close(phrase, verb, True)
        return self._close(phrase, verb, placed)

    def _passive(self) -> Phrase:
        _, participle, particle, objects = self.chance.choice(ACTS)
        phrase = Phrase()
        self._lead(phrase)
        placed = bool(phrase.rows)
        subject = phrase.attach(self._thing(objects), "nsubj:pass", -1)
        aux = phrase.add("were", "VBD", "aux:pass", -1)
        verb = phrase.add(participle, "VBN", "root", -1)
        phrase.rows[subject] = (*phrase.rows[subject][:3], verb)
        phrase.rows[aux] = (*phrase.rows[aux][:3], verb)
        if particle:
            phrase.add(particle, "RP", "compound:prt", verb)
        if self.chance.random() < 0.5:
            self._agent(phrase, verb)
        return self._close(phrase, verb, placed)

    def _agent(self, phrase: Phrase, verb: int) -> None:
        mark = phrase.add("by", "IN", "case", -1)
        agent = phrase.attach(self._people(), "obl:agent", verb)
        phrase.rows[mark] = ("by", "IN", "case", agent)

    def _march(self) -> Phrase:
        phrase = Phrase()
        self._lead(phrase)
        placed = bool(phrase.rows)
        subject = phrase.attach(self._people(), "nsubj", -1)
        verb = phrase.add(self.chance.choice(MARCHES), "VBD", "root", -1)
        phrase.rows[subject] = (*phrase.rows[subject][:3], verb)
        if self.chance.random() < 0.5:
            self._setting(phrase, verb)
        if self.chance.random() < 0.4:
            mark = phrase.add("and", "CC", "cc", -1)
            second = self._act(phrase, "conj", verb)
            phrase.rows[mark] = ("and", "CC", "cc", second)
        return self._close(phrase, verb, placed)

    def _reduced(self) -> Phrase:
        # "Police removed banners hung by students in Homs."
        phrase = Phrase()
        subject = phrase.attach(self._people(), "nsubj", -1)
        verb = phrase.add(
            self.chance.choice(("removed", "seized", "photographed", "destroyed", "filmed")), "VBD", "root", -1
        )
        phrase.rows[subject] = (*phrase.rows[subject][:3], verb)
        _, participle, _, objects = self.chance.choice([act for act in ACTS if not act[2]])
        thing = phrase.attach(self._thing(objects), "obj", verb)
        clause = phrase.add(participle, "VBN", "acl", thing)
        self._agent(phrase, clause)
        phrase.head = verb
        return phrase

    def _lying(self) -> Phrase:
        # "Burned tyres lay on the road." The participle stands before its noun.
        _, participle, _, objects = self.chance.choice([act for act in ACTS if not act[2]])
        phrase = Phrase()
        phrase.add(participle, "VBN", "amod", 1)
        phrase.add(self.chance.choice(objects.split()[:1]), "NNS", "nsubj", 2)
        phrase.add(self.chance.choice(("lay", "stood", "appeared", "remained")), "VBD", "root", 2)
        self._setting(phrase, 2)
        phrase.head = 2
        return phrase

    def _relative(self) -> Phrase:
        # "The men who attacked the bank fled."
        phrase = Phrase()
        phrase.add("the", "DT", "det", 1)
        phrase.add(self.chance.choice(SUBJECTS), "NNS", "nsubj", -1)
        who = phrase.add("who", "WP", "nsubj", -1)
        inner = self._act(phrase, "acl:relcl", 1)
        phrase.rows[who] = ("who", "WP", "nsubj", inner)
        verb = phrase.add(self.chance.choice((*MARCHES, "fled", "escaped", "returned", "left")), "VBD", "root", -1)
        return self._close(phrase, verb, True)
