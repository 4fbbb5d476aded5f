"""Banks in YAML: read them into questions and problems, write them, choose from them."""
