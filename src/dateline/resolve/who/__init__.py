"""Who the public bodies of a report are: a register that people can read and change."""
