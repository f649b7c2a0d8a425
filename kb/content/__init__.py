"""The content folder: read, checked, written to."""
