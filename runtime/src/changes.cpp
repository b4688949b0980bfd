// ChangeSet -> statements, in an order that is the same at every run; and the placing of children in their list.
#include "repoc/generated/changes.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <tuple>

#include "repoc/error.hpp"
#include "repoc/generated/diff.hpp"
#include "repoc/generated/load.hpp"

namespace repoc::detail {
namespace {

// Binds the keys of the owners, root first; the number after them.
int bind_owners(Binder& binder, int at, const Node* owner) {
  if (owner == nullptr) return at;
  at = bind_owners(binder, at, owner->owner);
  if (owner->type->key_columns == 0) {
    binder.integer(at, owner->position);
    return at + 1;
  }
  (owner->stored ? owner->type->bind_stored_key : owner->type->bind_key)(binder, at, owner->row);
  return at + owner->type->key_columns;
}

int bind_whole_key(Binder& binder, int at, const Node& node) { return bind_owners(binder, at, &node); }

}  // namespace

const Node* ChangeSet::keep(const Node& node) {
  if (node.kept == nullptr) {
    const Node* owner = node.owner == nullptr ? nullptr : keep(*node.owner);
    nodes_.push_back(node);
    nodes_.back().owner = owner;
    node.kept = &nodes_.back();
  }
  return node.kept;
}

ChangeSet::Change ChangeSet::change(const Node& node, const ColumnSet& columns, bool moved,
                                    std::optional<std::int64_t> version) {
  ++size_;
  KeyEncoder key;
  bind_whole_key(key, 0, node);
  return {keep(node), columns, moved, version, std::string(key.view())};
}

void ChangeSet::update_root(const Node& root, ColumnSet columns, std::optional<std::int64_t> version) {
  if (version) columns.set(static_cast<std::size_t>(root.type->version_column));
  root_updates_.push_back(change(root, columns, false, version));
}
void ChangeSet::remove_root(const Node& root, std::optional<std::int64_t> version) {
  removes_.push_back(change(root, {}, false, version));
}
void ChangeSet::update(const Node& row, const ColumnSet& columns, bool moved) {
  updates_.push_back(change(row, columns, moved, std::nullopt));
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
  std::ranges::sort(updates_, by_table_and_key);
  std::ranges::sort(removes_, [&](const Change& a, const Change& b) {
    return a.node->depth != b.node->depth ? a.node->depth > b.node->depth : by_table_and_key(a, b);
  });
  for (const Change& change : root_updates_) write_update(connection, change);
  for (const Change& change : removes_) write_remove(connection, change);
  for (const Change& change : updates_) write_update(connection, change);
  for (const std::vector<const Node*>& level : inserts_) {
    for (const Node* node : level) write_insert(connection, *node);
  }
}

void ChangeSet::tell_all() {
  for (const auto& [tracker, entry] : told_) tracker->written(*entry);
}

void ChangeSet::write_update(Connection& connection, const Change& change) {
  const Node& node = *change.node;
  const StatementName name{node.table->label, "update"};
  const int version_column = change.version ? node.type->version_column : -1;
  Run run(connection, StatementKind::write, name,
          connection.update_text(*node.table, change.columns, change.moved, version_column));
  Statement& statement = run.statement();
  int at = 1;
  if (change.moved) statement.integer(at++, node.position);
  for (int column = 0; column < node.type->columns; ++column) {
    if (!change.columns.test(static_cast<std::size_t>(column))) continue;
    if (column == version_column) {
      statement.integer(at++, *change.version + 1);
    } else {
      node.type->bind(statement, at++, column, node.row);
    }
  }
  at = bind_whole_key(statement, at, node);
  if (change.version) statement.integer(at, *change.version);
  if (run.finish() == 0) throw_conflict(name);
}

void ChangeSet::write_remove(Connection& connection, const Change& change) {
  const Node& node = *change.node;
  const StatementName name{node.table->label, "delete"};
  Run run(connection, StatementKind::write, name,
          change.version ? connection.guarded_remove_text(*node.table, node.type->version_column) : node.table->remove);
  const int at = bind_whole_key(run.statement(), 1, node);
  if (change.version) run.statement().integer(at, *change.version);
  // A child that is gone already is what was wanted; a root that is gone was someone else's doing.
  if (run.finish() == 0 && node.owner == nullptr) throw_conflict(name);
}

void ChangeSet::write_insert(Connection& connection, const Node& node) {
  const RowType& type = *node.type;
  const bool awaits_id = type.awaits_id != nullptr && type.awaits_id(node.row);
  {
    Run run(connection, StatementKind::write, {node.table->label, "insert"}, node.table->insert);
    Statement& statement = run.statement();
    int at = bind_owners(statement, 1, node.owner);
    if (node.owner != nullptr) statement.integer(at++, node.position);
    for (int column = 0; column < type.columns; ++column, ++at) {
      if (column == type.version_column) {
        statement.integer(at, 1);
      } else if (awaits_id && node.table->columns[static_cast<std::size_t>(column)].name == node.table->key.back()) {
        statement.null(at);
      } else {
        type.bind(statement, at, column, node.row);
      }
    }
    run.finish();
  }
  if (awaits_id) type.take_id(node.row, connection.last_insert_id());
}

std::int32_t Matcher::take(std::string_view key) {
  const auto found = indices_.find(std::string(key));
  if (found == indices_.end()) return -1;
  const std::int32_t index = found->second;
  indices_.erase(found);
  return index;
}

std::vector<std::int64_t> place_by_key(std::span<const std::int32_t> matches, std::span<const std::int64_t> old) {
  constexpr std::int64_t kStride = 1000;
  const std::size_t size = matches.size();
  // The longest rising subsequence of old indices keeps its positions. tails[n]: where the best one of length n + 1
  // ends; before[i]: what comes before i in the best one that ends there.
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> tails;
  std::vector<std::size_t> before(size, kNone);
  const auto position = [&](std::size_t i) { return old[static_cast<std::size_t>(matches[i])]; };
  for (std::size_t i = 0; i < size; ++i) {
    if (matches[i] < 0) continue;
    const auto tail = std::ranges::lower_bound(tails, position(i), {}, [&](std::size_t end) { return position(end); });
    if (tail != tails.begin()) before[i] = *(tail - 1);
    if (tail == tails.end()) {
      tails.push_back(i);
    } else {
      *tail = i;
    }
  }
  std::vector<bool> keeps(size, false);
  for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = before[i]) keeps[i] = true;

  std::vector<std::int64_t> result(size);
  for (std::size_t i = 0; i < size;) {
    if (keeps[i]) {
      result[i] = position(i);
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < size && !keeps[end]) ++end;
    const auto count = static_cast<std::int64_t>(end - i);
    std::int64_t first = 0;
    std::int64_t step = kStride;
    if (i > 0 && end < size) {
      const std::int64_t room = position(end) - result[i - 1];
      step = room / (count + 1);
      if (step == 0) {
        for (std::size_t all = 0; all < size; ++all) result[all] = static_cast<std::int64_t>(all) * kStride;
        return result;
      }
      first = result[i - 1] + step;
    } else if (i > 0) {
      first = result[i - 1] + kStride;
    } else if (end < size) {
      first = position(end) - count * kStride;
    }
    for (; i < end; ++i, first += step) result[i] = first;
  }
  return result;
}

std::string random_id() {
  std::array<unsigned char, 16> random{};
  std::size_t got = 0;
  while (got < random.size()) {
    const ssize_t count = getrandom(random.data() + got, random.size() - got, 0);
    if (count < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
    if (count > 0) got += static_cast<std::size_t>(count);
  }
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string id;
  id.reserve(32);
  for (const unsigned char byte : random) {
    id.push_back(kDigits[byte >> 4]);
    id.push_back(kDigits[byte & 15]);
  }
  return id;
}

void RootKeys::bind(Statement& statement) const {
  if (many != nullptr) {
    statement.bind_list(1, *many);
  } else {
    type->bind_key(statement, 1, one);
  }
}

OwnerIndex::OwnerIndex(std::string_view arena, std::size_t size) : arena_(arena) { parents_.reserve(size); }
void OwnerIndex::add(std::uint32_t path, std::uint32_t size) { parents_.emplace(arena_.substr(path, size), count_++); }
std::size_t OwnerIndex::find(Row& row, int columns, StatementName name) {
  key_.clear();
  row.key(0, columns, key_);
  if (!last_key_.empty() && key_.view() == last_key_) return last_;
  const auto found = parents_.find(key_.view());
  if (found == parents_.end()) throw MappingError("a row's owner is not in the table above it", name.text());
  last_key_ = key_.view();
  last_ = found->second;
  return last_;
}

}  // namespace repoc::detail
