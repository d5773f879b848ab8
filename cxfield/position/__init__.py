"""Where something is: places typed, measured by a receiver, and shown on a map file. Knows no window and no survey."""
