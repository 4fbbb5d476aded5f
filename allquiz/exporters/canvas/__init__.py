"""A QTI 1.2 zip that Canvas takes, classic quizzes and New Quizzes alike: all types but flashcards.

QTI 1.2 and not 2.1, of which both engines read the right response alone. Ordering and sorting go as
matching: Canvas's own types for them end as errors in classic quizzes. The shape is that of
Canvas's own exports, as text2qti 0.8.0 writes it.
Source: https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_bindv1p2.html
"""
