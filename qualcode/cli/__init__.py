"""Here we understand a command line."""
