// Entity and what is stored of it -> the rows to write, and what will be stored then.
//   Product{b1, b2 + line} against Stored{b1, b2}  ->  update products (version), insert order_line
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
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
template <class T>
concept GeneratedText = requires(T& entity) {
  { MappingOf<T>::generated_id(entity) } -> std::same_as<std::string&>;
};

// 32 lower-case hexadecimal digits of 16 random bytes.
std::string random_id();

template <class Key>
inline constexpr int kKeyColumns = 1;
template <>
inline constexpr int kKeyColumns<Positional> = 0;
template <class... Parts>
inline constexpr int kKeyColumns<std::tuple<Parts...>> = static_cast<int>(sizeof...(Parts));

template <class T>
constexpr RowType make_row_type() {
  using M = MappingOf<T>;
  RowType type;
  type.columns = M::kColumns;
  type.key_columns = kKeyColumns<typename M::Key>;
  if constexpr (Versioned<T>) type.version_column = M::kVersionColumn;
  type.bind = [](Binder& binder, int at, int column, const void* entity) {
    M::bind(binder, at, column, *static_cast<const T*>(entity));
  };
  if constexpr (!kPositional<T>) {
    type.bind_key = [](Binder& binder, int at, const void* entity) {
      M::bind_key(binder, at, *static_cast<const T*>(entity));
    };
    type.bind_stored_key = [](Binder& binder, int at, const void* stored) {
      M::bind_key(binder, at, *static_cast<const StoredOf<T>*>(stored));
    };
  }
  if constexpr (GeneratedId<T> && !GeneratedText<T>) {
    type.awaits_id = [](const void* entity) { return M::generated_id(*static_cast<const T*>(entity)) == 0; };
    type.take_id = [](const void* entity, std::int64_t id) {
      auto& to = M::generated_id(*const_cast<T*>(static_cast<const T*>(entity)));  // the unit of work's own object
      using Id = std::remove_reference_t<decltype(to)>;
      if (!std::in_range<Id>(id)) throw_out_of_range({"generated id"});
      to = static_cast<Id>(id);
    };
  }
  return type;
}
template <class T>
inline constexpr RowType kRowType = make_row_type<T>();

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
    const auto& children = L::of(now);
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
std::vector<std::int32_t> match(const std::vector<C>& now, const StoredList<C>& old) {
  std::vector<std::int32_t> matches(now.size(), -1);
  std::size_t i = 0;
  const std::size_t common = std::min(now.size(), old.size());
  if constexpr (kPositional<C>) {
    for (; i < common; ++i) matches[i] = static_cast<std::int32_t>(i);
  } else {
    KeyEncoder key;
    KeyEncoder other;
    // What was only appended to or cut off is matched without a table.
    for (; i < common && same_key<C>(now[i], old[i].value, key, other); ++i) matches[i] = static_cast<std::int32_t>(i);
    if (i == now.size() || i == old.size()) return matches;
    Matcher matcher(old.size() - i);
    for (std::size_t j = i; j < old.size(); ++j) {
      key.clear();
      MappingOf<C>::bind_key(static_cast<Binder&>(key), 0, old[j].value);
      matcher.add(key.view(), static_cast<std::int32_t>(j));
    }
    for (; i < now.size(); ++i) {
      key.clear();
      MappingOf<C>::bind_key(static_cast<Binder&>(key), 0, now[i]);
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

template <class C>
void write_list(const std::vector<C>& now, const StoredList<C>& old, StoredList<C>& fresh, const Node& owner,
                const sql::Table& table, ChangeSet& changes) {
  const std::vector<std::int32_t> matches = match<C>(now, old);
  const std::vector<std::int64_t> positions = place<C>(matches, old);
  std::vector<bool> kept(old.size(), false);
  for (const std::int32_t match : matches) {
    if (match >= 0) kept[static_cast<std::size_t>(match)] = true;
  }
  for (std::size_t j = 0; j < old.size(); ++j) {
    if (kept[j]) continue;
    changes.remove(Node{&kRowType<C>, &table, &owner, &old[j].value, true, old[j].position, owner.depth + 1});
  }
  const StoredOf<C> nothing{};
  fresh.resize(now.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    fresh[i].position = positions[i];
    MappingOf<C>::store(now[i], fresh[i].value);
    const Node node{&kRowType<C>, &table, &owner, &now[i], false, positions[i], owner.depth + 1};
    const StoredChild<C>* before = matches[i] < 0 ? nullptr : &old[static_cast<std::size_t>(matches[i])];
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
    write_list<typename L::Child>(L::of(now), L::of(old), L::of(fresh), owner, *owner.table->children[index], changes);
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

// A new object's version becomes 1.
template <class T>
void insert_root(const T& now, StoredOf<T>& fresh, const sql::Table& table, ChangeSet& changes) {
  const Node node = root_node<T>(table, &now, false);
  MappingOf<T>::store(now, fresh);
  set_version<T>(fresh, 1);
  changes.insert(node);
  write_lists<T>(now, StoredOf<T>{}, fresh, node, changes);
}

// To be called when same() said no: any change in the tree gives the root its next version.
template <class T>
void update_root(const T& now, const StoredOf<T>& old, StoredOf<T>& fresh, const sql::Table& table,
                 ChangeSet& changes) {
  const Node node = root_node<T>(table, &now, false);
  ColumnSet columns;
  MappingOf<T>::changed(now, old, columns);
  MappingOf<T>::store(now, fresh);
  const std::optional<std::int64_t> version = version_of<T>(old);
  if (version) set_version<T>(fresh, *version + 1);
  if (version || columns.any()) changes.update_root(node, columns, version);
  write_lists<T>(now, old, fresh, node, changes);
}

}  // namespace repoc::detail
