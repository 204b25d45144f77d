"""One small module a format: bytes to text and tables, or an archive to its files."""
