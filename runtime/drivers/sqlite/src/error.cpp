#include "error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <new>
#include <string_view>

#include "functions.hpp"
#include "repoc/error.hpp"

namespace repoc::sqlite {

namespace {

// What the operating system said when the file could not be written, made or mapped.
bool is_full(sqlite3* db) {
  const int error = db == nullptr ? 0 : sqlite3_system_errno(db);
  return error == ENOSPC || error == EDQUOT;
}

}  // namespace

void throw_error(sqlite3* db, int code, detail::StatementName name) {
  // SQLite's messages name tables and columns, never values. What a trigger raises is the user's own text.
  const char* message =
      db != nullptr && sqlite3_extended_errcode(db) == code ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  const std::string what = fmt::format("{} (SQLite {})", message, code);
  const std::string query = name.text();
  // What sum() says, and what our own functions say.
  const bool out_of_range = std::string_view(message) == "integer overflow" || std::string_view(message) == kOutOfRange;
  switch (code) {
    case SQLITE_ERROR:
      if (out_of_range) throw RangeError(what, query, code);
      break;
    case SQLITE_CONSTRAINT_DATATYPE:
      throw MappingError(what, query, code);
    case SQLITE_READONLY_DBMOVED:
    case SQLITE_READONLY_CANTLOCK:
    case SQLITE_READONLY_RECOVERY:
      throw ConnectionLost(what, query, code);
    case SQLITE_IOERR_NOMEM:
      throw std::bad_alloc();
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS:
      throw Corrupt(what, query, code);
    default:
      break;
  }
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      throw ConstraintViolation(what, query, code);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_SCHEMA:
    case SQLITE_PROTOCOL:
    case SQLITE_ABORT:
      throw Retryable(what, query, code);
    case SQLITE_FULL:
    case SQLITE_NOLFS:
      throw StorageFull(what, query, code);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      throw Corrupt(what, query, code);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (is_full(db)) throw StorageFull(what, query, code);
      throw ConnectionLost(what, query, code);
    case SQLITE_TOOBIG:
      throw TooLarge(what, query, code);
    case SQLITE_INTERRUPT:
      throw Timeout(what, query, code);
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    // The file or its directory must be made writable, or the statement is one that is refused.
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    // A connection or a statement was used by two threads at once, or after its end.
    case SQLITE_MISUSE:
      throw UsageError(what, query, code);
    // No such table or column, another kind of value, another number of parameters: the schema is not the model's.
    default:
      throw MappingError(what, query, code);
  }
}

}  // namespace repoc::sqlite
