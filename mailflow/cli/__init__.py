"""Commands: words in, use cases called, text or JSON out."""
