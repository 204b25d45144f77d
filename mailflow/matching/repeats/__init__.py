"""A second letter beside the first: the same again, another answer, a correction."""
