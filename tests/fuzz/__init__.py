"""Coverage-guided fuzzing of what strangers' bytes reach, and of the operator's files."""
