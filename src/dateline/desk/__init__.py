"""The desk: a page on this machine where a person checks the record."""
