"""A town of simulated municipalities around embedded mail servers."""
