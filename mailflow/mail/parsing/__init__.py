"""Bytes of a message to values: headers, MIME tree, texts, names of files, whatever is wrong with them."""
