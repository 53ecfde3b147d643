"""Here we invent a study to try things on."""
