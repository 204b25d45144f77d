"""What a text says: reference numbers, names of municipalities, figures, dates, outcome."""
