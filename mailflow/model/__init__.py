"""What the product talks about: municipality, request, message, fact, case. Frozen values only."""
