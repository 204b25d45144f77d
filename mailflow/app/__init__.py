"""Use cases, in order of the two lines (a message comes in, a letter goes out), and the ports they need."""
