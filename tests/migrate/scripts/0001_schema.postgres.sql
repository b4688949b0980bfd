not for SQLite;
