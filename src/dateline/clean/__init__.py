"""Raw reports in, reports out: article text, masthead, furniture. Nothing heavy is imported here."""
