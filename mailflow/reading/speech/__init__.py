"""What a sentence does by its grammar: tells a deed, promises, asks, refuses, passes a letter on."""
