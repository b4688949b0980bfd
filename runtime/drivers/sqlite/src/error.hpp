// SQLite's result codes -> the error types of repoc.
//   2067 "UNIQUE constraint failed: products.sku" -> ConstraintViolation
#pragma once

#include <sqlite3.h>

#include "repoc/generated/binder.hpp"

namespace repoc::sqlite {

// Throws the error of that code, with the connection's message about it; std::bad_alloc for want of memory. `db` may be
// null.
[[noreturn]] void throw_error(sqlite3* db, int code, detail::StatementName name);

}  // namespace repoc::sqlite
