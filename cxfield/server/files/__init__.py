"""Recordings and attached files: their chunks, their places, whose they are."""
