"""Tables that people coded by hand in, judgements out."""
