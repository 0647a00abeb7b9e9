"""The database: the only room that knows SQLite and peewee."""
