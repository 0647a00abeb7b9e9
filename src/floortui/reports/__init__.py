"""What the records say: figures and forms, read only."""
