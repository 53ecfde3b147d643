"""Here we keep the project file (SQLite)."""
