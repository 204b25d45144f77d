"""Messages with what must be understood of them: invented senders, `.example` addresses."""
