"""Tables that report figures, in documents and in running text."""
