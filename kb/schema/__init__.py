"""How a content file is taken apart, and how a record declares its fields, once."""
