"""What editors may extend in content/*.yaml: fields, places, bodies, days, synonyms."""
