// Which table and column of the snapshot is which one of today: by name, by [[repoc::was]], and along foreign keys, as
// the columns of a child that hold its owner's key are renamed with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "migrate/schema.hpp"
#include "migrate/wanted.hpp"

namespace repoc::migrate {

// One wanted table.
struct Pair {
  const Wanted* wanted = nullptr;
  const Table* old = nullptr;                       // null: the table is new
  std::vector<std::optional<std::size_t>> columns;  // of old->columns, beside wanted->table.columns

  // Today's name of the old table's column; none: it is gone.
  [[nodiscard]] std::optional<std::string> now(const std::string& old_column) const;
  [[nodiscard]] bool is_kept(std::size_t old_column) const;
};

struct Match {
  std::vector<Pair> pairs;            // beside the wanted tables
  std::vector<const Table*> dropped;  // tables of the snapshot that are none of today's

  // The pair whose table had that name, or has it; null where there is none.
  [[nodiscard]] const Pair* by_old(const std::string& table) const;
  [[nodiscard]] const Pair* by_new(const std::string& table) const;
  // The old table's foreign key in today's names; none where a table or column of it is gone.
  [[nodiscard]] std::optional<ForeignKey> now(const Pair& pair, const ForeignKey& key) const;
};

// Both must outlive the result.
Match match(const std::vector<Table>& before, const std::vector<Wanted>& today);

// Every name in today's spelling; none where one is gone.
std::optional<std::vector<std::string>> now(const Pair& pair, const std::vector<std::string>& old_columns);

}  // namespace repoc::migrate
