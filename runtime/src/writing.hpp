// One change -> one statement, and new rows -> as few statements as they need. What ChangeSet::execute is made of.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "repoc/detail/exchange.hpp"
#include "repoc/generated/changes.hpp"

namespace repoc::detail {

// The whole key of the row, encoded.
std::string key_of(const Node& node);
bool touches_unique(const Change& change);

// Conflict when the row is gone or, where it is guarded, has another version.
void write_update(Connection& connection, const Change& change);
// Conflict when it is a root that is gone or has another version.
void write_remove(Connection& connection, const Change& change);
// Rows of one level, in any order. The keys of their owners are known.
void write_inserts(Connection& connection, std::span<const Node* const> rows);

// What the update does to each unique constraint of its table.
std::vector<UniqueChange> unique_changes(const Change& change);
// Writes a value that no row has into a column of that constraint which the update changes too.
void write_spare(Connection& connection, const Change& change, const sql::Unique& unique);

}  // namespace repoc::detail
