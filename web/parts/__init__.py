"""What several pages are laid out from."""
