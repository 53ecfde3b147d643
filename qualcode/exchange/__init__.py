"""Here we read and write other people's formats."""
