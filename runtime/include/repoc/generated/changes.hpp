// What a flush will write, row by row and without any entity type in it: compared objects -> ChangeSet -> statements.
// The one place where "what changed" is known.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "repoc/generated/connection.hpp"
#include "repoc/generated/context.hpp"

namespace repoc::detail {

// How to bind a row of one entity type whose type is no longer known; made once per type by row_type<T>.
struct RowType {
  int columns = 0;
  int key_columns = 0;      // of its own; 0: its position, if its table has one, is its key
  int version_column = -1;  // -1: none
  void (*bind)(Binder& binder, int at, int column, const void* entity) = nullptr;
  void (*bind_stored)(Binder& binder, int at, int column, const void* stored) = nullptr;
  void (*bind_key)(Binder& binder, int at, const void* entity) = nullptr;
  void (*bind_stored_key)(Binder& binder, int at, const void* stored) = nullptr;
  // Only where the database makes the key (an integer): whether it has yet to, and how to take it over.
  bool (*awaits_id)(const void* entity) = nullptr;
  void (*take_id)(const void* entity, std::int64_t id) = nullptr;
};

// A row and the owners above it, root last. Lives on the stack while objects are compared; the change set keeps a copy
// of those that something is written for.
struct Node {
  const RowType* type;
  const sql::Table* table;
  const Node* owner;  // null: the root
  const void* row;    // the entity; its Stored where `stored`
  bool stored = false;
  std::int64_t position = 0;
  int depth = 0;
  const void* before = nullptr;        // of an update: the Stored that the row has
  mutable const Node* kept = nullptr;  // the change set's copy
};

// An update or a delete.
struct Change {
  const Node* node;
  ColumnSet columns;
  bool moved;
  std::optional<std::int64_t> version;  // that the row must have; an update sets the next one
  std::string key;                      // encoded, for the order
};

class ChangeSet {
 public:
  ChangeSet() = default;
  ChangeSet(const ChangeSet&) = delete;
  ChangeSet& operator=(const ChangeSet&) = delete;

  // `version`: the stored one, where the entity has one; the update sets the next and the row must still have this one.
  void update_root(const Node& root, ColumnSet columns, std::optional<std::int64_t> version);
  void remove_root(const Node& root, std::optional<std::int64_t> version);
  void insert(const Node& row);
  void update(const Node& row, const ColumnSet& columns, bool moved);
  void remove(const Node& row);
  // To be told when everything is in the database.
  void tell(TrackerBase& tracker, Entry& entry) { told_.emplace_back(&tracker, &entry); }

  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  // In this order: updates of roots that change no unique column (a stale one fails before anything else is written),
  // deletes from the leaves up, updates that change unique columns, each after those that free what it takes, other
  // updates of children, inserts from the roots down. Each group by table and key; rows whose key the database makes
  // come last in their table, in the order in which they were added. Conflict when a guarded row is not as it was.
  void execute(Connection& connection);
  void tell_all();

 private:
  const Node* keep(const Node& node);
  Change change(const Node& node, const ColumnSet& columns, bool moved, std::optional<std::int64_t> version);
  void exchange(Connection& connection);

  std::deque<Node> nodes_;
  std::vector<Change> root_updates_;
  std::vector<Change> removes_;
  std::vector<Change> exchanges_;                  // updates that change unique columns, of roots and children
  std::vector<Change> updates_;                    // of children
  std::vector<std::vector<const Node*>> inserts_;  // by depth
  std::vector<std::pair<TrackerBase*, Entry*>> told_;
  std::size_t size_ = 0;
};

// Finds children of the stored list by key, each at most once.
class Matcher {
 public:
  explicit Matcher(std::size_t size) { indices_.reserve(size); }
  void add(std::string_view key, std::int32_t index) { indices_.emplace(key, index); }
  // -1: none (any more).
  std::int32_t take(std::string_view key);

 private:
  std::unordered_multimap<std::string, std::int32_t> indices_;
};

// New positions for a list. `matches[i]` is the index in `old` of what is now at i, or -1 for a new child. As many
// children as can keep their position; the others get one in the gap, and only if there is no room is the whole list
// renumbered.
//   old {0, 1000, 2000}, now {old[2], old[0], old[1], new}  ->  {-1000, 0, 1000, 2000}
std::vector<std::int64_t> place_by_key(std::span<const std::int32_t> matches, std::span<const std::int64_t> old);

}  // namespace repoc::detail
