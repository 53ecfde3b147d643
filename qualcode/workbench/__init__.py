"""Here we do what a researcher asks; one function is one labelled step."""
