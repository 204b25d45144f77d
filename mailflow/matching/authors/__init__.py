"""Who wrote a letter, as its words tell: letterhead, signature, self-naming; and who is merely named."""
