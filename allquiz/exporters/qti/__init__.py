"""A QTI package, 3.0 or 2.1: an item a question and a test of them all; all types but flashcards.

Only what the players agree on: options by `match`, several by a mapping with bounds, numbers by
`gte` and `lte` (`equal` with a tolerance is read in two ways), gaps by their sum, and everything that
is placed, orders too, as a match interaction. Mappings hold whole numbers and are divided once: sums
of thirds fall short of one.
Source: https://www.imsglobal.org/spec/qti/v3p0/impl and https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html
"""
