"""From content to the index that is served, golden queries asked in between."""
