"""What is not a page: API, feeds, files, sitemaps, harvesting."""
