"""What a database starts with: its migrations and its reference data."""
