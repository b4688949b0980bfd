// What a flush will write, collected row by row, and the order in which it is written: the same at every run.
#include "repoc/generated/changes.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "repoc/generated/diff.hpp"
#include "writing.hpp"

namespace repoc::detail {

const Node* ChangeSet::keep(const Node& node) {
  if (node.kept == nullptr) {
    const Node* owner = node.owner == nullptr ? nullptr : keep(*node.owner);
    nodes_.push_back(node);
    nodes_.back().owner = owner;
    node.kept = &nodes_.back();
  }
  return node.kept;
}

Change ChangeSet::change(const Node& node, const ColumnSet& columns, bool moved, std::optional<std::int64_t> version) {
  ++size_;
  return {keep(node), columns, moved, version, key_of(node)};
}

void ChangeSet::update_root(const Node& root, ColumnSet columns, std::optional<std::int64_t> version) {
  if (version) columns.set(static_cast<std::size_t>(root.type->version_column));
  Change update = change(root, columns, false, version);
  (touches_unique(update) ? exchanges_ : root_updates_).push_back(std::move(update));
}
void ChangeSet::remove_root(const Node& root, std::optional<std::int64_t> version) {
  removes_.push_back(change(root, {}, false, version));
}
void ChangeSet::update(const Node& row, const ColumnSet& columns, bool moved) {
  Change update = change(row, columns, moved, std::nullopt);
  (touches_unique(update) ? exchanges_ : updates_).push_back(std::move(update));
}
void ChangeSet::remove(const Node& row) { removes_.push_back(change(row, {}, false, std::nullopt)); }
void ChangeSet::insert(const Node& row) {
  ++size_;
  const auto depth = static_cast<std::size_t>(row.depth);
  if (inserts_.size() <= depth) inserts_.resize(depth + 1);
  inserts_[depth].push_back(keep(row));
}

void ChangeSet::execute(Connection& connection) {
  const auto by_table_and_key = [](const Change& a, const Change& b) {
    return std::tie(a.node->table->name, a.key) < std::tie(b.node->table->name, b.key);
  };
  std::ranges::sort(root_updates_, by_table_and_key);
  std::ranges::sort(removes_, [&](const Change& a, const Change& b) {
    return a.node->depth != b.node->depth ? a.node->depth > b.node->depth : by_table_and_key(a, b);
  });
  std::ranges::sort(exchanges_, by_table_and_key);
  std::ranges::sort(updates_, by_table_and_key);
  for (const Change& change : root_updates_) write_update(connection, change);
  for (const Change& change : removes_) write_remove(connection, change);
  exchange(connection);
  for (const Change& change : updates_) write_update(connection, change);
  // A level at a time, because only then the keys that the database made are in their owners.
  for (const std::vector<const Node*>& level : inserts_) write_inserts(connection, level);
}

void ChangeSet::exchange(Connection& connection) {
  std::vector<std::vector<UniqueChange>> values(exchanges_.size());
  // One alone waits for nobody.
  for (std::size_t i = 0; i < values.size() && values.size() > 1; ++i) values[i] = unique_changes(exchanges_[i]);
  for (const ExchangeStep& step : order_exchanges(values)) {
    const Change& change = exchanges_[step.update];
    if (step.spare) {
      write_spare(connection, change, change.node->table->uniques[step.unique]);
    } else {
      write_update(connection, change);
    }
  }
}

void ChangeSet::tell_all() {
  for (const auto& [tracker, entry] : told_) tracker->written(*entry);
}

}  // namespace repoc::detail
