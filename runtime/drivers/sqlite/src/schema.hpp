// The tables that a repository's statements make -> what a database lacks of them.
//   {"create table product (sku text not null primary key, ...)"} -> {"column product.name is missing"}
#pragma once

#include <sqlite3.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repoc/generated/binder.hpp"

namespace repoc::sqlite {

// Nothing is parsed: the statements run in an empty database in memory, and SQLite describes both. Indexes that are not
// unique and checks are not compared. Throws as throw_error does.
std::vector<std::string> schema_differences(sqlite3* stored, detail::StatementName name,
                                            std::span<const std::string_view> schema);

}  // namespace repoc::sqlite
