"""What a message is: bytes to values and back (parse, kind, delivery reports, new text, compose)."""
