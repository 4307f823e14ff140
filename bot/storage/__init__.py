"""The only SQL: one engine, each table once, one module of functions over a connection for each feature."""
