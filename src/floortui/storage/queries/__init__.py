"""Questions to the database, one module for each subject; frozen values come out."""
