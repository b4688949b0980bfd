// A query plan -> its statement: the text, and which parameter each placeholder is.
#pragma once

#include "dialect/sql/sql_dialect.hpp"

namespace repoc::dialect::sql {

// Reports at the method's name what the back end cannot do; whether there was nothing.
bool can_write(const SqlDialect& dialect, const model::Model& model, const plan::Query& query, diag::Sink& sink);

// The statement of a query that can be written.
Statement write_statement(const SqlDialect& dialect, const model::Model& model, const Aggregate& aggregate,
                          const plan::Query& query);

}  // namespace repoc::dialect::sql
