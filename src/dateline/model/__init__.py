"""The nouns: frozen, without input or output, importing nothing of the other rooms."""
