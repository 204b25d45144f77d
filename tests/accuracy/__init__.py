"""Accuracy on generated mail whose truth is known; it shares no code with the reader it measures."""
