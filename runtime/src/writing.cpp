#include "writing.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <tuple>
#include <utility>

#include "repoc/error.hpp"
#include "repoc/generated/diff.hpp"

namespace repoc::detail {
namespace {

constexpr std::size_t kMostRows = 128;
constexpr std::size_t kMostParameters = 32'000;  // SQLite takes 32,766 where it is not told otherwise

// Binds the keys of the owners, root first; the number after them. A single child has its owner's key and no other.
int bind_owners(Binder& binder, int at, const Node* owner) {
  if (owner == nullptr) return at;
  at = bind_owners(binder, at, owner->owner);
  if (owner->type->key_columns > 0) {
    (owner->stored ? owner->type->bind_stored_key : owner->type->bind_key)(binder, at, owner->row);
    at += owner->type->key_columns;
  } else if (!owner->table->position.empty()) {
    binder.integer(at++, owner->position);
  }
  return at;
}

int bind_whole_key(Binder& binder, int at, const Node& node) { return bind_owners(binder, at, &node); }

// What the update writes there.
void bind_column(Binder& binder, int at, int column, const Change& change) {
  const Node& node = *change.node;
  if (change.version && column == node.type->version_column) {
    binder.integer(at, *change.version + 1);
  } else {
    node.type->bind(binder, at, column, node.row);
  }
}

bool touches(const sql::Unique& unique, const ColumnSet& columns) {
  return std::ranges::any_of(unique.columns,
                             [&](int column) { return columns.test(static_cast<std::size_t>(column)); });
}

// Which of the columns that change a spare value may stand in; -1: none. NULL collides with nothing.
int spare_column(const sql::Table& table, const sql::Unique& unique, const ColumnSet& columns) {
  int best = -1;
  for (const int column : unique.columns) {
    const auto index = static_cast<std::size_t>(column);
    const sql::Spare spare = table.columns[index].spare;
    if (!columns.test(index) || spare == sql::Spare::none) continue;
    if (spare == sql::Spare::null) return column;
    if (best < 0) best = column;
  }
  return best;
}

// At random, and large, because keys are counted from small ones.
template <class N>
N spare_number() {
  std::random_device random;
  std::uniform_int_distribution<N> numbers(std::numeric_limits<N>::max() / 2, std::numeric_limits<N>::max());
  return numbers(random);
}

bool awaits_id(const Node& node) { return node.type->awaits_id != nullptr && node.type->awaits_id(node.row); }

// Of the insert of one row.
std::size_t parameters_of(const Node& node) {
  std::size_t owners = 0;
  for (const Node* owner = node.owner; owner != nullptr; owner = owner->owner) {
    const bool by_position = owner->type->key_columns == 0 && !owner->table->position.empty();
    owners += by_position ? 1 : static_cast<std::size_t>(owner->type->key_columns);
  }
  return owners + (node.table->position.empty() ? 0 : 1) + static_cast<std::size_t>(node.type->columns);
}

// Binds a new row from `at`; the number after it.
int bind_row(Binder& binder, int at, const Node& node, bool awaits) {
  at = bind_owners(binder, at, node.owner);
  if (!node.table->position.empty()) binder.integer(at++, node.position);
  for (int column = 0; column < node.type->columns; ++column, ++at) {
    if (column == node.type->version_column) {
      binder.integer(at, 1);
    } else if (awaits && node.table->columns[static_cast<std::size_t>(column)].name == node.table->key.back()) {
      binder.null(at);
    } else {
      node.type->bind(binder, at, column, node.row);
    }
  }
  return at;
}

struct NewRow {
  const Node* node;
  bool awaits;
  std::size_t key;  // where it begins in the text of all keys
  std::size_t key_size;
};

// Of `rows`, which are of one table, as many as one statement takes.
std::size_t write_some(Connection& connection, std::span<const NewRow> rows) {
  const Node& first = *rows.front().node;
  const std::size_t parameters = parameters_of(first);
  const std::size_t most = std::clamp<std::size_t>(kMostParameters / parameters, 1, kMostRows);
  const std::size_t count = rows.front().awaits ? 1 : std::bit_floor(std::min(rows.size(), most));
  {
    Run run(connection, StatementKind::write, {first.table->label, "insert"},
            connection.insert_text(*first.table, parameters, count));
    int at = 1;
    for (const NewRow& row : rows.first(count)) at = bind_row(run.statement(), at, *row.node, row.awaits);
    run.finish();
  }
  if (rows.front().awaits) first.type->take_id(first.row, connection.last_insert_id());
  return count;
}

}  // namespace

std::string key_of(const Node& node) {
  KeyEncoder key;
  bind_whole_key(key, 0, node);
  return std::string(key.view());
}

bool touches_unique(const Change& change) {
  return std::ranges::any_of(change.node->table->uniques,
                             [&](const sql::Unique& unique) { return touches(unique, change.columns); });
}

void write_update(Connection& connection, const Change& change) {
  const Node& node = *change.node;
  const StatementName name{node.table->label, "update"};
  const int version_column = change.version ? node.type->version_column : -1;
  Run run(connection, StatementKind::write, name,
          connection.update_text(*node.table, change.columns, change.moved, version_column));
  Statement& statement = run.statement();
  int at = 1;
  if (change.moved) statement.integer(at++, node.position);
  for (int column = 0; column < node.type->columns; ++column) {
    if (change.columns.test(static_cast<std::size_t>(column))) bind_column(statement, at++, column, change);
  }
  at = bind_whole_key(statement, at, node);
  if (change.version) statement.integer(at, *change.version);
  if (run.finish() == 0) throw_conflict(name);
}

void write_remove(Connection& connection, const Change& change) {
  const Node& node = *change.node;
  const StatementName name{node.table->label, "delete"};
  Run run(connection, StatementKind::write, name,
          change.version ? connection.guarded_remove_text(*node.table, node.type->version_column) : node.table->remove);
  const int at = bind_whole_key(run.statement(), 1, node);
  if (change.version) run.statement().integer(at, *change.version);
  // A child that is gone already is what was wanted; a root that is gone was someone else's doing.
  if (run.finish() == 0 && node.owner == nullptr) throw_conflict(name);
}

void write_inserts(Connection& connection, std::span<const Node* const> nodes) {
  std::vector<NewRow> rows;
  rows.reserve(nodes.size());
  std::string keys;
  KeyEncoder key;
  for (const Node* node : nodes) {
    key.clear();
    const bool awaits = awaits_id(*node);
    if (!awaits) bind_whole_key(key, 0, *node);
    rows.push_back({node, awaits, keys.size(), key.view().size()});
    keys += key.view();
  }
  const auto order = [&](const NewRow& row) {
    return std::tuple(row.node->table->name, row.awaits, std::string_view(keys).substr(row.key, row.key_size));
  };
  std::ranges::stable_sort(rows, {}, order);
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    while (end < rows.size() && rows[end].node->table == rows[i].node->table && rows[end].awaits == rows[i].awaits)
      ++end;
    while (i < end) i += write_some(connection, std::span(rows).subspan(i, end - i));
  }
}

std::vector<UniqueChange> unique_changes(const Change& change) {
  const Node& node = *change.node;
  const sql::Table& table = *node.table;
  std::vector<UniqueChange> result(table.uniques.size());
  KeyEncoder null;
  null.null(0);
  KeyEncoder value;
  for (std::size_t u = 0; u < table.uniques.size(); ++u) {
    const sql::Unique& unique = table.uniques[u];
    if (!touches(unique, change.columns)) continue;
    KeyEncoder of;
    of.text(0, table.name);
    of.integer(0, static_cast<std::int64_t>(u));
    // A column that is not written, as it must not be updated, keeps what it has, whatever the object holds.
    const auto encoded = [&](bool after) {
      std::string all(of.view());
      for (const int column : unique.columns) {
        value.clear();
        if (after && change.columns.test(static_cast<std::size_t>(column))) {
          bind_column(value, 0, column, change);
        } else {
          node.type->bind_stored(value, 0, column, node.before);
        }
        if (value.view() == null.view()) return std::string();
        all += value.view();
      }
      return all;
    };
    result[u] = {encoded(false), encoded(true), spare_column(table, unique, change.columns) >= 0};
  }
  return result;
}

void write_spare(Connection& connection, const Change& change, const sql::Unique& unique) {
  const Node& node = *change.node;
  const StatementName name{node.table->label, "spare"};
  const auto column = static_cast<std::size_t>(spare_column(*node.table, unique, change.columns));
  const int version_column = change.version ? node.type->version_column : -1;
  const std::string text = "repoc-" + random_id();
  Run run(connection, StatementKind::write, name,
          connection.update_text(*node.table, ColumnSet().set(column), false, version_column));
  Statement& statement = run.statement();
  switch (node.table->columns[column].spare) {
    case sql::Spare::none:
    case sql::Spare::null:
      statement.null(1);
      break;
    case sql::Spare::text:
      statement.text(1, text);
      break;
    case sql::Spare::bytes:
      statement.bytes(1, std::as_bytes(std::span(text)));
      break;
    case sql::Spare::integer32:
      statement.integer(1, spare_number<std::int32_t>());
      break;
    case sql::Spare::integer64:
      statement.integer(1, spare_number<std::int64_t>());
      break;
  }
  const int at = bind_whole_key(statement, 2, node);
  if (change.version) statement.integer(at, *change.version);
  if (run.finish() == 0) throw_conflict(name);
}

}  // namespace repoc::detail
