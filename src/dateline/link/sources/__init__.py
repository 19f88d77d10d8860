"""Who publishes what: the register of sources that the user edits."""
