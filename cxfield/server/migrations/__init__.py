"""The server's schema, release by release (Alembic). A file in `versions` is never edited once it has landed."""
