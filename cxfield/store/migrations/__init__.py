"""The migrations of the device's database: `NNNN_name.sql`, run in order, never edited once released."""
