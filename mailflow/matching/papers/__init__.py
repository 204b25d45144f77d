"""Papers that look like an answer and are none: drafts, orders, copies, letters to others, withdrawals."""
