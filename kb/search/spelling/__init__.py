"""Did-you-mean."""
