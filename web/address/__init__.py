"""Addresses, read and made."""
