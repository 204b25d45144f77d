"""Numbers that no rule gave to any figure, held against what the titles say."""
