"""The vocabulary of the whole project: questions, banks, problems, reviews. Standard library only."""
