"""Studies and their questionnaires."""
