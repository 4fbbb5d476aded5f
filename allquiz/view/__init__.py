"""What is shown and said, as blocks that know nothing of terminals or pages."""
