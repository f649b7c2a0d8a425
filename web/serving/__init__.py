"""What surrounds every answer: state, caches, limits, headers, errors."""
