"""Learn acute lymphocytic leukemia (ALL) from one checked, dated bank of questions."""

__version__ = "0.2.17"
