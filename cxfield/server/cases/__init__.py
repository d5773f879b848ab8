"""Whose a case is, and what the office decides about it: queue, hand-over, review, setting right."""
