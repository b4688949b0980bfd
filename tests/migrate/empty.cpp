// A static library has a source of its own.
