"""How two events are compared: a file for each kind of value, with its levels in order."""
