"""From records to an index on disk: analysis, then the engine."""
