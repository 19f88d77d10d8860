"""The command line: one file a verb; parse arguments, call, print."""
