"""How documents stand to one another: relations, families, names, references."""
