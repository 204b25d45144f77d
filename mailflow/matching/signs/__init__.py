"""What speaks for a municipality or a request, how strongly, and why: address, thread, number, name."""
