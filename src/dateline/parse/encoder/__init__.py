"""Reads text with one small encoder: tags, trees, names and sentence vectors in one pass."""
