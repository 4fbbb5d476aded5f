"""The quiz on a terminal: draws questions, reads keys and lines."""
