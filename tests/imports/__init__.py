"""Tests of imports: files of any writing, whole or broken."""
