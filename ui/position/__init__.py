"""The source of positions as the window follows it."""
