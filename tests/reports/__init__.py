"""Tests of what the records say: the drawer, the forms, the exports."""
