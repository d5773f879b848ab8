"""Backups of the server: taken while it runs, verified, restored, and what devices learn of them."""
