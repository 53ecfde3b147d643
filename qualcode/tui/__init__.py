"""Here we show and listen: the terminal UI."""
