"""Ways of saying that are put more plainly, letter by letter, before figures are read."""
