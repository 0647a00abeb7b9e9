"""Tests of what the records say: figures, forms, exports, searches."""
