"""Here we answer questions with sets of people, sorted spans and formulas."""
