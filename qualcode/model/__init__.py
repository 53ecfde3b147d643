"""Here we name things and keep them possible: the frozen nouns of the field, standard library only."""
