"""Documents: every format built here, every bomb, and children that die."""
