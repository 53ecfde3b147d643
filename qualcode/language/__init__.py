"""Here we turn text into spans."""
