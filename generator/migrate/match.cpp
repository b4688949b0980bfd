#include "migrate/match.hpp"

#include <algorithm>
#include <set>

#include "dialect/sql/identifiers.hpp"

namespace repoc::migrate {

namespace {

using dialect::sql::fold;

bool same_name(const std::string& a, const std::string& b) { return fold(a) == fold(b); }

const Table* find(const std::vector<Table>& tables, const std::string& name) {
  const auto found = std::ranges::find_if(tables, [&](const Table& table) { return same_name(table.name, name); });
  return found == tables.end() ? nullptr : &*found;
}

// A name that is there is never taken for another one's old name: [[repoc::was]] may stay when it has been done.
void match_tables(const std::vector<Table>& before, Match& match) {
  std::set<const Table*> taken;
  for (Pair& pair : match.pairs) {
    pair.old = find(before, pair.wanted->table.name);
    if (pair.old != nullptr) taken.insert(pair.old);
  }
  for (Pair& pair : match.pairs) {
    if (pair.old != nullptr || pair.wanted->was.empty()) continue;
    const Table* old = find(before, pair.wanted->was);
    if (old != nullptr && taken.insert(old).second) pair.old = old;
  }
  for (const Table& table : before) {
    if (!taken.contains(&table)) match.dropped.push_back(&table);
  }
}

void take(Pair& pair, std::size_t column, const std::string& old_name) {
  if (pair.columns[column] || old_name.empty()) return;
  const std::size_t old = pair.old->column(old_name);
  if (old != npos && !pair.is_kept(old)) pair.columns[column] = old;
}

void match_columns(Pair& pair) {
  const Table& table = pair.wanted->table;
  for (std::size_t i = 0; i < table.columns.size(); ++i) take(pair, i, table.columns[i].name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) take(pair, i, pair.wanted->origins[i].was);
  if (!table.position.empty()) take(pair, table.column(table.position), pair.old->position);
}

// What holds a key that was renamed is renamed as well.
void follow(const Match& match, Pair& pair, const ForeignKey& key) {
  const Pair* to = match.by_new(key.table);
  if (to == nullptr || to->old == nullptr || to->columns.empty()) return;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const std::size_t there = to->wanted->table.column(key.to[i]);
    if (there == npos || !to->columns[there]) continue;
    const std::string& old_there = to->old->columns[*to->columns[there]].name;
    for (const ForeignKey& old : pair.old->foreign_keys) {
      if (!same_name(old.table, to->old->name) || old.owner != key.owner) continue;
      for (std::size_t j = 0; j < old.to.size(); ++j) {
        if (same_name(old.to[j], old_there)) {
          take(pair, pair.wanted->table.column(key.columns[i]), old.columns[j]);
        }
      }
    }
  }
}

}  // namespace

std::optional<std::string> Pair::now(const std::string& old_column) const {
  const std::size_t at = old == nullptr ? npos : old->column(old_column);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (at != npos && columns[i] == at) return wanted->table.columns[i].name;
  }
  return std::nullopt;
}

bool Pair::is_kept(std::size_t old_column) const {
  return std::ranges::find(columns, std::optional<std::size_t>(old_column)) != columns.end();
}

const Pair* Match::by_old(const std::string& table) const {
  const auto found = std::ranges::find_if(
      pairs, [&](const Pair& pair) { return pair.old != nullptr && same_name(pair.old->name, table); });
  return found == pairs.end() ? nullptr : &*found;
}

const Pair* Match::by_new(const std::string& table) const {
  const auto found =
      std::ranges::find_if(pairs, [&](const Pair& pair) { return same_name(pair.wanted->table.name, table); });
  return found == pairs.end() ? nullptr : &*found;
}

std::optional<std::vector<std::string>> now(const Pair& pair, const std::vector<std::string>& old_columns) {
  std::vector<std::string> out;
  for (const std::string& column : old_columns) {
    std::optional<std::string> name = pair.now(column);
    if (!name) return std::nullopt;
    out.push_back(*std::move(name));
  }
  return out;
}

std::optional<ForeignKey> Match::now(const Pair& pair, const ForeignKey& key) const {
  const Pair* to = by_old(key.table);
  if (to == nullptr) return std::nullopt;
  auto columns = migrate::now(pair, key.columns);
  auto there = migrate::now(*to, key.to);
  if (!columns || !there) return std::nullopt;
  return ForeignKey{*std::move(columns), to->wanted->table.name, *std::move(there), key.owner};
}

Match match(const std::vector<Table>& before, const std::vector<Wanted>& today) {
  Match out;
  for (const Wanted& wanted : today) out.pairs.push_back({&wanted, nullptr, {}});
  match_tables(before, out);
  for (Pair& pair : out.pairs) {
    if (pair.old == nullptr) continue;
    pair.columns.resize(pair.wanted->table.columns.size());
    match_columns(pair);
  }
  // Owners come before what they own.
  for (Pair& pair : out.pairs) {
    if (pair.old == nullptr) continue;
    for (const ForeignKey& key : pair.wanted->table.foreign_keys) {
      if (key.owner || pair.wanted->link) follow(out, pair, key);
    }
  }
  return out;
}

}  // namespace repoc::migrate
