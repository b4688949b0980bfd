// What a query asks and how it answers -> the one helper of the runtime's SqlRepository that does it.
//   find Product ..., tracked pointer              tracked_or_null
//   find sku of Product ..., list of std::string   rows<repoc::detail::ValueRow<std::string>>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "emit/parts.hpp"

namespace repoc::emit {

namespace {

using plan::Action;
using plan::Function;
using plan::Holds;
using plan::Shape;

// What the runtime's Repository declares.
constexpr auto kInherited = std::to_array<std::string_view>({
    // of the interface
    "add",
    "count",
    "exists",
    "find",
    "find_all",
    "get",
    "remove",
    "remove_by_id",
    "save",
    "save_all",
    // for generated code
    "detached",
    "detached_all",
    "detached_cursor_page",
    "detached_or_none",
    "detached_page",
    "detached_slice",
    "detached_stream",
    "execute",
    "grouped",
    "key_of",
    "removed",
    "row",
    "row_or_none",
    "rows",
    "rows_cursor_page",
    "rows_page",
    "rows_slice",
    "rows_stream",
    "tracked",
    "tracked_all",
    "tracked_or_null",
    "update",
    "value",
    "value_or_none",
    "value_or_zero",
});

[[noreturn]] void fail(const plan::Query& query) {
  throw std::logic_error(fmt::format("the plan of '{}' returns what it cannot", query.name));
}

Helper of_entities(const plan::Query& query) {
  switch (query.result.shape) {
    case Shape::pointer:
      return {"tracked_or_null", ""};
    case Shape::reference:
      return {"tracked", ""};
    case Shape::pointers:
      return {"tracked_all", ""};
    case Shape::optional:
      return {"detached_or_none", ""};
    case Shape::value:
      return {"detached", ""};
    case Shape::list:
      return {"detached_all", ""};
    case Shape::page:
      return {"detached_page", ""};
    case Shape::slice:
      return {"detached_slice", ""};
    case Shape::cursor_page:
      return {"detached_cursor_page", ""};
    case Shape::stream:
      return {"detached_stream", ""};
    case Shape::map:
    case Shape::number:
    case Shape::boolean:
    case Shape::nothing:
      break;
  }
  fail(query);
}

// Rows of columns: `row` is the struct that reads them, or empty where there is one column.
Helper of_rows(const plan::Query& query, const std::string& row) {
  const std::string& type = query.result.type.cpp;
  const bool record = query.result.holds == Holds::record;
  const std::string reader = record ? row : fmt::format("repoc::detail::ValueRow<{}>", type);
  switch (query.result.shape) {
    case Shape::optional:
      return record ? Helper{"row_or_none", row} : Helper{"value_or_none", type};
    case Shape::value:
      if (record) return {"row", row};
      // The sum of no rows is zero.
      return {query.action == Action::aggregate && query.columns.back().function == Function::sum ? "value_or_zero"
                                                                                                  : "value",
              type};
    case Shape::list:
      return {"rows", reader};
    case Shape::page:
      return {"rows_page", reader};
    case Shape::slice:
      return {"rows_slice", reader};
    case Shape::cursor_page:
      return {"rows_cursor_page", reader};
    case Shape::stream:
      return {"rows_stream", reader};
    case Shape::map:
      return {"grouped", type};
    case Shape::pointer:
    case Shape::reference:
    case Shape::pointers:
    case Shape::number:
    case Shape::boolean:
    case Shape::nothing:
      break;
  }
  fail(query);
}

// What answers with a number of rows, in the form that the method is declared with.
Helper counting(std::string_view name, const plan::Query& query, const model::Type& result) {
  const Shape shape = query.result.shape;
  if (shape != Shape::number && shape != Shape::boolean && shape != Shape::nothing) fail(query);
  return {std::string(name), result.cpp};
}

}  // namespace

bool is_inherited(std::string_view name) { return std::ranges::find(kInherited, name) != kInherited.end(); }

Helper helper(const plan::Query& query, const model::Type& result, const std::string& row) {
  switch (query.action) {
    case Action::select:
      return query.result.holds == Holds::entity ? of_entities(query) : of_rows(query, row);
    case Action::aggregate:
      return query.result.shape == Shape::number ? counting("count", query, result) : of_rows(query, row);
    case Action::count:
      return counting("count", query, result);
    case Action::exists:
      return {"exists", ""};
    case Action::remove:
      if (query.result.shape == Shape::list) return {"removed", ""};
      return counting("remove", query, result);
    case Action::update:
      return counting("update", query, result);
    case Action::execute:
      return counting("execute", query, result);
  }
  throw std::logic_error("no such action");
}

}  // namespace repoc::emit
