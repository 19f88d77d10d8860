"""The encoder gives the same bits on every x86-64 processor: its scores for these sentences are written down here."""

import hashlib
import platform

import pytest

from dateline.parse.encoder.pipeline import EncoderPipeline

SENTENCES = (
    ("Police", "fired", "tear", "gas", "at", "the", "dockers", "in", "Durban", "on", "Monday", "."),
    ("“", "Nobody", "asked", "us", ",", "”", "said", "Amina", "Bello", ",", "who", "leads", "nurses", "."),
    ("villagers", "of", "rakhaing", "put", "up", "banners", "&", "flags"),
    ("GOVERNOR", "RESIGNS", "AFTER", "1,500", "MARCH"),
)  # fmt: skip
DIGEST = "cfd9c0c1a5a667fb"


@pytest.mark.skipif(platform.machine() not in {"x86_64", "AMD64"}, reason="written down on x86-64")
def test_scores_are_the_same_to_the_last_bit(encoder: EncoderPipeline) -> None:
    digest = hashlib.sha256()
    for scores in encoder.graph.read(SENTENCES):
        for name in ("pos", "tags", "morphs", "names", "starts", "arcs", "dependents", "governors"):
            digest.update(getattr(scores, name).tobytes())
    assert digest.hexdigest()[:16] == DIGEST
