"""The only SQL: one engine, each table once, one store for each feature."""
