"""Who may use the open window: its lock, one's password, a forgotten PIN."""
