// A query plan -> the text of its statement, and which parameter each placeholder is.
#pragma once

#include <string>
#include <string_view>

#include "dialect/sql/sql_dialect.hpp"

namespace repoc::dialect::sql {

// "p.sku"; the bare column where the statement has no alias.
std::string qualified(std::string_view alias, std::string_view column);

Statement write_statement(const SqlDialect& dialect, const model::Model& model, const Aggregate& aggregate,
                          const plan::Query& query);

}  // namespace repoc::dialect::sql
