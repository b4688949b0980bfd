// What a .repoc.hpp needs: the entry that says how to make one repository on one back end.
//   repoc::Generated<ProductRepository>::on("sqlite") -> &allocation_ProductRepository_sqlite -> make(context)
// Light on purpose: every file that asks for a repository includes it.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "repoc/database.hpp"

namespace repoc::detail {

class Context;

// A repository of any type: `made.get()` is the address of its interface.
using MadeRepository = std::shared_ptr<void>;

struct CompiledRepository {
  std::string_view name;                     // "allocation::ProductRepository"
  std::string_view dialect;                  // "sqlite"
  std::span<const std::string_view> schema;  // statements that make the tables; safe to repeat
  MadeRepository (*make)(Context& context);
};

}  // namespace repoc::detail
