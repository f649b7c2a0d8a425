"""Programs for those who work on the code; the site and `kb` know nothing of them."""
