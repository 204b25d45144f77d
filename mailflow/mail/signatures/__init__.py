"""Where a letter's signature begins, and what below it is text all the same."""
