"""Who may sign in, with which device, and what was done: accounts, sessions, devices, audit."""
