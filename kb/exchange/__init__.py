"""Our data in the forms that other programs read."""
