// What SQLite says about a text -> a diagnostic in the literal, with the nearest spelling.
//   "no such column: p.skuu"   ->   caret under skuu, did you mean 'sku'?
#pragma once

#include <cstddef>
#include <string>

#include "check/database.hpp"
#include "diag/diagnostic.hpp"
#include "dialect/statement.hpp"
#include "model/model.hpp"
#include "plan/plan.hpp"

namespace repoc::check {

// A byte of the statement's text -> the byte of the user's text that it comes from: of a placeholder the parameter.
std::size_t written_at(const model::Method& method, const plan::Query& query, const dialect::Statement& statement,
                       std::size_t offset);

// Where the user's text names this (a column, a table, a function), from byte `from` on; all of it where it does not.
text::Span place_of(const model::Method& method, const std::string& name, std::size_t from = 0);

void report_refusal(const model::Method& method, const Database& database, const plan::Query& query,
                    const dialect::Statement& statement, const Refusal& refusal, diag::Sink& sink);

}  // namespace repoc::check
