// Rows -> objects with everything they own: the roots by one statement, then one statement per table of the aggregate,
// whatever the number of roots.
//   products rows -> batches of these products -> order lines of these products
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "repoc/generated/diff.hpp"

namespace repoc::detail {

// An object whose lists are to be filled, with the Stored to fill beside it (null: detached).
template <class T>
struct Parent {
  T* object;
  StoredOf<T>* stored;
  // Its whole key, encoded, within the arena.
  std::size_t path = 0;
  std::size_t path_size = 0;
};

// The key of one root, or of many as a list parameter.
struct RootKeys {
  const RowType* type = nullptr;
  const void* one = nullptr;  // the root
  const List* many = nullptr;
  void bind(Statement& statement) const;
};

// Parents by encoded key. Rows of one owner come together, so the last answer is tried first.
class OwnerIndex {
 public:
  OwnerIndex(std::string_view arena, std::size_t size);
  void add(std::size_t path, std::size_t size);  // the next parent
  // Whose child the row is, by its first `columns` columns.
  std::size_t find(Row& row, int columns, StatementName name);

 private:
  std::string_view arena_;
  std::unordered_map<std::string_view, std::size_t> parents_;
  std::size_t count_ = 0;
  KeyEncoder key_;
  std::string last_key_;
  std::size_t last_ = 0;
};

[[noreturn]] void throw_second_child(StatementName name);

// Puts a new child into an owned field, of whichever kind; MappingError where there is one and may be no more.
template <class C>
C& add_child(auto& field, StatementName name) {
  using Field = std::remove_reference_t<decltype(field)>;
  if constexpr (kIsVector<Field>) {
    field.push_back(MappingOf<C>::make());
    return field.back();
  } else {
    if (field) throw_second_child(name);
    if constexpr (kIsOptional<Field>) {
      field.emplace(MappingOf<C>::make());
    } else {
      field = std::make_unique<C>(MappingOf<C>::make());
    }
    return *field;
  }
}

template <class T>
void load_lists(Connection& connection, const sql::Table& table, const RootKeys& keys, std::string& arena,
                std::span<const Parent<T>> parents);

template <class T, class L>
void load_list(Connection& connection, const sql::Table& table, const RootKeys& keys, std::string& arena,
               std::span<const Parent<T>> parents) {
  using C = typename L::Child;
  using M = MappingOf<C>;
  struct Place {
    std::size_t parent;
    std::size_t index;
    std::int64_t position;
  };
  [[maybe_unused]] std::vector<Place> places;
  {
    constexpr int kOwnKey = kSingle<T, L> ? 0 : kPositional<C> ? 1 : kKeyColumns<typename M::Key>;
    const int owner_columns = static_cast<int>(table.key.size()) - kOwnKey;
    const StatementName name{table.label, keys.many != nullptr ? "load_many" : "load_one"};
    OwnerIndex index(arena, parents.size() > 1 ? parents.size() : 0);
    if (parents.size() > 1) {
      for (const Parent<T>& parent : parents) index.add(parent.path, parent.path_size);
    }
    Run run(connection, StatementKind::query, name, keys.many != nullptr ? table.load_many : table.load_one);
    keys.bind(run.statement());
    while (run.next()) {
      Row& row = run.row();
      const std::size_t at = parents.size() == 1 ? 0 : index.find(row, owner_columns, name);
      auto& field = L::of(*parents[at].object);
      C& child = add_child<C>(field, name);
      M::read(row, owner_columns + (kSingle<T, L> ? 0 : 1), child);
      std::int64_t position = 0;
      if constexpr (!kSingle<T, L>) row.get(owner_columns, position);
      if (parents[at].stored != nullptr) {
        auto& stored = L::of(*parents[at].stored).emplace_back();
        stored.position = position;
        M::store(child, stored.value);
      }
      if constexpr (kHasLists<C>) places.push_back({at, children_of<C>(field).size() - 1, position});
    }
  }
  if constexpr (kHasLists<C>) {
    // Only now do the children stay where they are in memory.
    std::vector<Parent<C>> children;
    children.reserve(places.size());
    KeyEncoder key;
    for (const Place& place : places) {
      const Parent<T>& parent = parents[place.parent];
      C* object = &children_of<C>(L::of(*parent.object))[place.index];
      StoredOf<C>* stored = parent.stored == nullptr ? nullptr : &L::of(*parent.stored)[place.index].value;
      key.clear();
      if constexpr (kSingle<T, L>) {
        // It has its owner's.
      } else if constexpr (kPositional<C>) {
        key.integer(0, place.position);
      } else {
        M::bind_key(static_cast<Binder&>(key), 0, *object);
      }
      const std::size_t path = arena.size();
      arena.append(arena, parent.path, parent.path_size);
      arena.append(key.view());
      children.push_back({object, stored, path, arena.size() - path});
    }
    load_lists<C>(connection, table, keys, arena, std::span<const Parent<C>>(children));
  }
}

template <class T>
void load_lists(Connection& connection, const sql::Table& table, const RootKeys& keys, std::string& arena,
                std::span<const Parent<T>> parents) {
  if (parents.empty()) return;
  MappingOf<T>::Owned::each(
      [&]<class L>(std::size_t index) { load_list<T, L>(connection, *table.children[index], keys, arena, parents); });
}

// What the roots own: by the key of the one root where `single`, by the list of all keys otherwise.
template <class T>
void load_owned(Connection& connection, const sql::Table& table, std::vector<Parent<T>>& roots, bool single) {
  if constexpr (kHasLists<T>) {
    if (roots.empty()) return;
    RootKeys keys;
    std::unique_ptr<List> list;
    std::string arena;
    if (single) {
      keys.type = &kRowType<T>;
      keys.one = roots.front().object;
    } else {
      list = connection.make_list({table.label, "load_many"});
      keys.many = list.get();
    }
    KeyEncoder key;
    for (Parent<T>& root : roots) {
      key.clear();
      MappingOf<T>::bind_key(static_cast<Binder&>(key), 0, *root.object);
      root.path = arena.size();
      arena.append(key.view());
      root.path_size = arena.size() - root.path;
      if (list) {
        list->next();
        MappingOf<T>::bind_key(static_cast<Binder&>(*list), 0, *root.object);
      }
    }
    load_lists<T>(connection, table, keys, arena, std::span<const Parent<T>>(roots));
  }
}

// Of objects, or of rows that own nothing.
template <bool kOwns>
inline constexpr Work kReadWork = kOwns ? Work::read_several : Work::read;

}  // namespace repoc::detail
