"""What a body holds: the words written anew, what is quoted, letters forwarded; plain and HTML."""
