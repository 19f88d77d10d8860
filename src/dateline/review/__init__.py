"""What stands of an event once people have judged it."""
