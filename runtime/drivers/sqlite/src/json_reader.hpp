// The JSON text of a list or map column -> its items, checked as columns are.
//   ["red",null]  ->  "red", NULL          {"size":4}  ->  ("size", 4)
#pragma once

#include <memory>
#include <string_view>

#include "repoc/generated/row.hpp"

namespace repoc::sqlite {

// Null when the text is no JSON array, or object. `row` and its name outlive the reader; `at` is for errors.
std::unique_ptr<detail::ItemReader> read_json(const detail::Row& row, int at, std::string_view text,
                                              detail::ItemKind kind);

}  // namespace repoc::sqlite
