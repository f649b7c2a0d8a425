"""From a question to an answer: read, match, rank, count, show."""
