"""Reports in, parses out: language, sentences, tokens, syntax, names, quotations."""
