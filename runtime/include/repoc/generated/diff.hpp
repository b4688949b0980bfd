// Entity and what is stored of it -> the rows to write, and what will be stored then.
//   Product{b1, b2 + line} against Stored{b1, b2}  ->  update products (version), insert order_line
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "repoc/generated/changes.hpp"

namespace repoc::detail {

template <class T>
using MappingOf = Access::Mapping<T>;
template <class T>
using StoredOf = typename MappingOf<T>::Stored;
template <class T>
concept Versioned = requires { MappingOf<T>::kVersionColumn; };
template <class T>
inline constexpr bool kPositional = std::same_as<typename MappingOf<T>::Key, Positional>;
template <class T>
inline constexpr bool kHasLists = MappingOf<T>::Owned::kCount > 0;
template <class T>
concept GeneratedId = requires(T& entity) { MappingOf<T>::generated_id(entity); };
// Made by the database, at the insert.
template <class T>
concept GeneratedNumber = requires(T& entity) {
  requires std::integral<std::remove_reference_t<decltype(MappingOf<T>::generated_id(entity))>>;
};

// A random UUID as 32 lower-case hexadecimal digits.
std::string random_id();

// Makes the entity's own id where it is one that the runtime makes, and is not made yet. Also of a Stored.
template <class T>
void make_id(auto& entity) {
  if constexpr (GeneratedId<T>) {
    auto& id = MappingOf<T>::generated_id(entity);
    using Id = std::remove_reference_t<decltype(id)>;
    if constexpr (std::same_as<Id, std::string>) {
      if (id.empty()) id = random_id();
    } else if constexpr (std::same_as<Id, Uuid>) {
      if (id.is_nil()) id = Uuid::random();
    }
  }
}

// What an entity's owned field, of whichever kind, holds.
template <class C, class Field>
auto children_of(Field& field) {
  using Child = std::conditional_t<std::is_const_v<Field>, const C, C>;
  if constexpr (kIsVector<std::remove_const_t<Field>>) {
    return std::span<Child>(field);
  } else {
    return field ? std::span<Child>(&*field, 1) : std::span<Child>();
  }
}
// Whether there is one child at most: its row has the owner's key and no position.
template <class T, class L>
inline constexpr bool kSingle = !kIsVector<std::remove_cvref_t<decltype(L::of(std::declval<T&>()))>>;

// Told by the tree, because a std::vector<C> says that it is copyable whatever C is.
template <class T>
constexpr bool is_copyable() {
  return std::copy_constructible<T> &&
         MappingOf<T>::Owned::all([]<class L>() { return is_copyable<typename L::Child>(); });
}

// As make_id, of the entity and everything that it owns.
template <class T>
void make_ids(T& entity) {
  make_id<T>(entity);
  MappingOf<T>::Owned::each([&]<class L>(std::size_t) {
    for (auto& child : children_of<typename L::Child>(L::of(entity))) make_ids<typename L::Child>(child);
  });
}

template <class Key>
inline constexpr int kKeyColumns = 1;
template <>
inline constexpr int kKeyColumns<Positional> = 0;
template <class... Parts>
inline constexpr int kKeyColumns<std::tuple<Parts...>> = static_cast<int>(sizeof...(Parts));

// `From` is what a node's row is: T itself, or its Stored. A single child has no key of its own, whatever its ids.
template <class T, class From, bool kIsSingle>
constexpr RowType make_row_type() {
  using M = MappingOf<T>;
  RowType type;
  type.columns = M::kColumns;
  if constexpr (Versioned<T>) type.version_column = M::kVersionColumn;
  type.bind = [](Binder& binder, int at, int column, const void* row) {
    M::bind(binder, at, column, *static_cast<const From*>(row));
  };
  type.bind_stored = [](Binder& binder, int at, int column, const void* stored) {
    M::bind(binder, at, column, *static_cast<const StoredOf<T>*>(stored));
  };
  if constexpr (!kPositional<T> && !kIsSingle) {
    type.key_columns = kKeyColumns<typename M::Key>;
    type.bind_key = [](Binder& binder, int at, const void* row) {
      M::bind_key(binder, at, *static_cast<const From*>(row));
    };
    type.bind_stored_key = [](Binder& binder, int at, const void* stored) {
      M::bind_key(binder, at, *static_cast<const StoredOf<T>*>(stored));
    };
  }
  if constexpr (GeneratedNumber<T>) {
    type.awaits_id = [](const void* row) { return M::generated_id(*static_cast<const From*>(row)) == 0; };
    type.take_id = [](const void* row, std::int64_t id) {
      auto& to = M::generated_id(*const_cast<From*>(static_cast<const From*>(row)));  // not const where it was made
      using Id = std::remove_reference_t<decltype(to)>;
      if (!std::in_range<Id>(id)) throw_out_of_range({"generated id"});
      to = static_cast<Id>(id);
    };
  }
  return type;
}
template <class T>
inline constexpr RowType kRowType = make_row_type<T, T, false>();
template <class T, bool kIsSingle = false>
inline constexpr RowType kStoredRowType = make_row_type<T, StoredOf<T>, kIsSingle>();

// Whether both hold the same key; each an entity or a Stored.
template <class T>
bool same_key(const auto& left, const auto& right, KeyEncoder& scratch, KeyEncoder& other) {
  scratch.clear();
  other.clear();
  MappingOf<T>::bind_key(static_cast<Binder&>(scratch), 0, left);
  MappingOf<T>::bind_key(static_cast<Binder&>(other), 0, right);
  return scratch.view() == other.view();
}

// Whether nothing in the tree would have to be written. Allocates nothing.
template <class T>
bool same(const T& now, const StoredOf<T>& old, KeyEncoder& scratch, KeyEncoder& other) {
  ColumnSet columns;
  MappingOf<T>::changed(now, old, columns);
  if (columns.any()) return false;
  return MappingOf<T>::Owned::all([&]<class L>() {
    using C = typename L::Child;
    const auto children = children_of<C>(L::of(now));
    const auto& stored = L::of(old);
    if (children.size() != stored.size()) return false;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if constexpr (!kPositional<C>) {
        if (!same_key<C>(children[i], stored[i].value, scratch, other)) return false;
      }
      if (!same<C>(children[i], stored[i].value, scratch, other)) return false;
    }
    return true;
  });
}

// matches[i]: where in `old` the child is that is now at i; -1: it is new.
template <class C>
std::vector<std::int32_t> match(const StoredList<C>& now, const StoredList<C>& old) {
  std::vector<std::int32_t> matches(now.size(), -1);
  std::size_t i = 0;
  const std::size_t common = std::min(now.size(), old.size());
  if constexpr (kPositional<C>) {
    for (; i < common; ++i) matches[i] = static_cast<std::int32_t>(i);
  } else {
    KeyEncoder key;
    KeyEncoder other;
    // What was only appended to or cut off is matched without a table.
    for (; i < common && same_key<C>(now[i].value, old[i].value, key, other); ++i)
      matches[i] = static_cast<std::int32_t>(i);
    if (i == now.size() || i == old.size()) return matches;
    Matcher matcher(old.size() - i);
    for (std::size_t j = i; j < old.size(); ++j) {
      key.clear();
      MappingOf<C>::bind_key(static_cast<Binder&>(key), 0, old[j].value);
      matcher.add(key.view(), static_cast<std::int32_t>(j));
    }
    for (; i < now.size(); ++i) {
      key.clear();
      MappingOf<C>::bind_key(static_cast<Binder&>(key), 0, now[i].value);
      matches[i] = matcher.take(key.view());
    }
  }
  return matches;
}

template <class C>
std::vector<std::int64_t> place(const std::vector<std::int32_t>& matches, const StoredList<C>& old) {
  std::vector<std::int64_t> positions;
  positions.reserve(old.size());
  for (const StoredChild<C>& child : old) positions.push_back(child.position);
  if constexpr (kPositional<C>) {
    // The position is the key: it stays, and new ones go on after the last.
    positions.resize(std::min(positions.size(), matches.size()));
    while (positions.size() < matches.size()) positions.push_back(positions.empty() ? 0 : positions.back() + 1);
    return positions;
  } else {
    return place_by_key(matches, positions);
  }
}

template <class T>
void write_lists(const T& now, const StoredOf<T>& old, StoredOf<T>& fresh, const Node& owner, ChangeSet& changes);

// The nodes' rows are `fresh` and `old`: neither may go before the changes are written.
template <class C, bool kIsSingle>
void write_list(std::span<const C> now, const StoredList<C>& old, StoredList<C>& fresh, const Node& owner,
                const sql::Table& table, ChangeSet& changes) {
  const RowType* const type = &kStoredRowType<C, kIsSingle>;
  fresh.resize(now.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    MappingOf<C>::store(now[i], fresh[i].value);
    make_id<C>(fresh[i].value);  // of a detached value; one of a unit of work has it
  }
  const std::vector<std::int32_t> matches = match<C>(fresh, old);
  std::vector<std::int64_t> positions(now.size());
  if constexpr (!kIsSingle) positions = place<C>(matches, old);
  std::vector<bool> kept(old.size(), false);
  for (const std::int32_t match : matches) {
    if (match >= 0) kept[static_cast<std::size_t>(match)] = true;
  }
  for (std::size_t j = 0; j < old.size(); ++j) {
    if (kept[j]) continue;
    changes.remove(Node{type, &table, &owner, &old[j].value, true, old[j].position, owner.depth + 1});
  }
  const StoredOf<C> nothing{};
  for (std::size_t i = 0; i < now.size(); ++i) {
    fresh[i].position = positions[i];
    const StoredChild<C>* before = matches[i] < 0 ? nullptr : &old[static_cast<std::size_t>(matches[i])];
    const Node node{type, &table,       &owner,          &fresh[i].value,
                    true, positions[i], owner.depth + 1, before == nullptr ? nullptr : &before->value};
    if (before == nullptr) {
      changes.insert(node);
    } else {
      ColumnSet columns;
      MappingOf<C>::changed(now[i], before->value, columns);
      const bool moved = before->position != positions[i];
      if (columns.any() || moved) changes.update(node, columns, moved);
    }
    write_lists<C>(now[i], before == nullptr ? nothing : before->value, fresh[i].value, node, changes);
  }
}

template <class T>
void write_lists(const T& now, const StoredOf<T>& old, StoredOf<T>& fresh, const Node& owner, ChangeSet& changes) {
  MappingOf<T>::Owned::each([&]<class L>(std::size_t index) {
    using C = typename L::Child;
    write_list<C, kSingle<const T, L>>(children_of<C>(L::of(now)), L::of(old), L::of(fresh), owner,
                                       *owner.table->children[index], changes);
  });
}

template <class T>
Node root_node(const sql::Table& table, const void* row, bool stored) {
  return Node{&kRowType<T>, &table, nullptr, row, stored};
}

template <class T>
std::optional<std::int64_t> version_of(const auto& entity) {
  if constexpr (Versioned<T>) {
    return static_cast<std::int64_t>(MappingOf<T>::version(entity));
  } else {
    return std::nullopt;
  }
}

template <class T>
void set_version(auto& entity, std::int64_t version) {
  if constexpr (Versioned<T>) {
    auto& to = MappingOf<T>::version(entity);
    to = static_cast<std::remove_reference_t<decltype(to)>>(version);
  }
}

// Whether there is no next one: the field, or the database's integers, hold no more.
template <class T>
bool is_last_version(std::optional<std::int64_t> version) {
  if constexpr (Versioned<T>) {
    using Version = std::remove_cvref_t<decltype(MappingOf<T>::version(std::declval<T&>()))>;
    return version == (sizeof(Version) < 8 ? static_cast<std::int64_t>(std::numeric_limits<Version>::max())
                                           : std::numeric_limits<std::int64_t>::max());
  } else {
    return false;
  }
}

// A new object's version becomes 1. A key that the database makes is put into the object.
template <class T>
void insert_root(T& now, StoredOf<T>& fresh, const sql::Table& table, ChangeSet& changes) {
  make_ids<T>(now);
  const Node node = root_node<T>(table, &now, false);
  MappingOf<T>::store(now, fresh);
  set_version<T>(fresh, 1);
  changes.insert(node);
  write_lists<T>(now, StoredOf<T>{}, fresh, node, changes);
}

// Of a value that is not ours to change: the ids that are made are in `fresh` only.
template <class T>
void insert_detached(const T& now, StoredOf<T>& fresh, const sql::Table& table, ChangeSet& changes) {
  MappingOf<T>::store(now, fresh);
  make_id<T>(fresh);
  set_version<T>(fresh, 1);
  const Node node{&kStoredRowType<T>, &table, nullptr, &fresh, true};
  changes.insert(node);
  write_lists<T>(now, StoredOf<T>{}, fresh, node, changes);
}

// To be called when same() said no: any change in the tree gives the root its next version. RangeError when it has the
// last one.
template <class T>
void update_root(const T& now, const StoredOf<T>& old, StoredOf<T>& fresh, const sql::Table& table,
                 ChangeSet& changes) {
  const std::optional<std::int64_t> version = version_of<T>(old);
  if (is_last_version<T>(version)) throw_last_version({table.label, "update"});
  Node node = root_node<T>(table, &now, false);
  node.before = &old;
  ColumnSet columns;
  MappingOf<T>::changed(now, old, columns);
  MappingOf<T>::store(now, fresh);
  if (version) set_version<T>(fresh, *version + 1);
  if (version || columns.any()) changes.update_root(node, columns, version);
  write_lists<T>(now, old, fresh, node, changes);
}

}  // namespace repoc::detail
