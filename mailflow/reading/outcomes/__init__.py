"""What a reply says of its case: answer, nothing, promise, question, refusal; to whom an order is."""
