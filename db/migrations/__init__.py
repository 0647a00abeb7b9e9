"""The steps from an empty file to the present schema, in order of their number."""
