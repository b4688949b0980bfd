// The rows of a query -> what its caller gets: one, all, a page, a slice, a page by key. For whole objects with what
// they own (Objects<T>) and for rows that are values or plain structs (Records<R>).
//   read_page<Objects<Product>>: count(*), then the rows of the page, then one statement per table below
// The caller has flushed what the query may read.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "repoc/generated/arguments.hpp"
#include "repoc/generated/cursor.hpp"
#include "repoc/generated/load.hpp"

namespace repoc::detail {

template <class T>
struct Objects {
  using Value = T;
  static constexpr bool kOwns = kHasLists<T>;
  static T make() { return MappingOf<T>::make(); }
  static void read(Row& row, T& out) { MappingOf<T>::read(row, 0, out); }
};

// R is written by generated code: `using Value = ...; static void read(auto& row, Value& out)`.
template <class R>
struct Records {
  using Value = typename R::Value;
  static constexpr bool kOwns = false;
  static Value make() { return Value(); }
  static void read(Row& row, Value& out) { R::read(row, out); }
};

// The row of one column.
template <class V>
struct ValueRow {
  using Value = V;
  static void read(auto& row, Value& out) { row.get(0, out); }
};

// The row of a map: its key and its value.
template <class Map>
struct MapRow {
  using Value = std::pair<typename Map::key_type, typename Map::mapped_type>;
  static void read(auto& row, Value& out) {
    row.get(0, out.first);
    row.get(1, out.second);
  }
};

template <class K>
void add_row(Row& row, std::vector<typename K::Value>& to) {
  if constexpr (std::same_as<typename K::Value, bool>) {
    bool value = false;
    K::read(row, value);
    to.push_back(value);
  } else {
    to.push_back(K::make());
    K::read(row, to.back());
  }
}

// What the objects own.
template <class K, class Values>
void complete(Connection& connection, const sql::Table& table, Values&& values, bool single) {
  if constexpr (K::kOwns) {
    using T = typename K::Value;
    std::vector<Parent<T>> roots;
    roots.reserve(std::size(values));
    for (T& object : values) roots.push_back({&object, nullptr});
    load_owned<T>(connection, table, roots, single);
  }
}

template <class K>
std::optional<typename K::Value> read_one(Context& context, const sql::Table& table, StatementName name,
                                          std::string_view text, Arguments arguments) {
  Call call(context, kReadWork<K::kOwns>);
  std::optional<typename K::Value> result;
  {
    Run run(call.connection(), StatementKind::query, name, text, arguments);
    if (run.next()) {
      result.emplace(K::make());
      K::read(run.row(), *result);
      if (run.next()) throw_not_unique(name);
    }
  }
  if (result) complete<K>(call.connection(), table, std::span<typename K::Value>(&*result, 1), true);
  call.done();
  return result;
}

template <class K>
std::vector<typename K::Value> read_rows(Connection& connection, StatementName name, std::string_view text,
                                         Arguments arguments) {
  Run run(connection, StatementKind::query, name, text, arguments);
  std::vector<typename K::Value> result;
  while (run.next()) add_row<K>(run.row(), result);
  return result;
}

template <class K>
std::vector<typename K::Value> read_all(Context& context, const sql::Table& table, StatementName name,
                                        std::string_view text, Arguments arguments) {
  Call call(context, kReadWork<K::kOwns>);
  std::vector<typename K::Value> result = read_rows<K>(call.connection(), name, text, arguments);
  complete<K>(call.connection(), table, result, false);
  call.done();
  return result;
}

template <class K>
std::vector<typename K::Value> read_window(Connection& connection, const Asked& asked, const Window& window) {
  std::string made;
  return read_rows<K>(connection, asked.name(), asked.text(asked.query().text, made), [&](Statement& statement) {
    asked(statement);
    statement.bind(asked.next_number(), window.rows);
    statement.bind(asked.next_number() + 1, window.skipped);
  });
}

template <class K>
Page<typename K::Value> read_page(Context& context, const sql::Table& table, const Asked& asked,
                                  const PageRequest& request) {
  const Window window = window_of(request, asked.name());
  Page<typename K::Value> page{{}, 0, request.page, request.size};
  Call call(context, Work::read_several);
  std::string made;
  page.total = count(call.connection(), {asked.query().name, "count"}, asked.text(asked.query().count, made), asked);
  page.items = read_window<K>(call.connection(), asked, window);
  complete<K>(call.connection(), table, page.items, false);
  call.done();
  return page;
}

template <class K>
Slice<typename K::Value> read_slice(Context& context, const sql::Table& table, const Asked& asked,
                                    const PageRequest& request) {
  const Window window = window_of(request, asked.name());
  Slice<typename K::Value> slice{{}, request.page, request.size, false};
  Call call(context, kReadWork<K::kOwns>);
  slice.items = read_window<K>(call.connection(), asked, {window.rows + 1, window.skipped});
  slice.has_next = std::cmp_greater(slice.items.size(), window.rows);
  if (slice.has_next) slice.items.pop_back();
  complete<K>(call.connection(), table, slice.items, false);
  call.done();
  return slice;
}

template <class K>
CursorPage<typename K::Value> read_cursor_page(Context& context, const sql::Table& table, const Asked& asked,
                                               const Cursor& cursor) {
  const std::int64_t rows = rows_of(cursor, asked.name());
  std::optional<CursorKey> after;
  if (!cursor.after.empty()) after.emplace(asked.query(), cursor.after);
  CursorPage<typename K::Value> page;
  Call call(context, kReadWork<K::kOwns>);
  {
    std::string made;
    Run run(call.connection(), StatementKind::query, asked.name(),
            asked.text(after ? asked.query().after : asked.query().text, made), asked);
    int at = asked.next_number();
    if (after) at = after->bind(run.statement(), at);
    run.statement().bind(at, rows + 1);
    KeyEncoder last;
    for (std::int64_t row = 0; run.next(); ++row) {
      if (row == rows) {
        page.next = Cursor{cursor_text(asked.query(), last.view()), cursor.size};
        break;
      }
      add_row<K>(run.row(), page.items);
      if (row + 1 == rows) run.row().key(asked.query().keyset_at, asked.query().keyset, last);
    }
  }
  complete<K>(call.connection(), table, page.items, false);
  call.done();
  return page;
}

}  // namespace repoc::detail
