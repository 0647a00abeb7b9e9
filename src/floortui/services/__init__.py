"""The actions: the only writers of the database."""
