// Model, plan and statements -> C++ text. The only part of repoc that knows what generated C++ looks like.
// For shop/repositories.hpp: shop/repositories.repoc.hpp, and shop/repositories.repoc.<dialect>.cpp per dialect.
#pragma once

#include <string>
#include <vector>

#include "dialect/dialect.hpp"
#include "model/model.hpp"
#include "plan/plan.hpp"

namespace repoc::emit {

// The runtime that generated code is made for; checked against repoc::kAbi by a static_assert in it.
inline constexpr int kAbi = 3;

// One dialect's statements for a whole model.
struct Compiled {
  const dialect::Dialect* dialect = nullptr;
  std::vector<dialect::Aggregate> aggregates;  // one per root entity that a repository names
  std::vector<dialect::Statement> statements;  // statements[i] belongs to queries[i]
};

struct Output {
  std::string path;  // below the output directory, with '/'
  std::string text;
};

// All outputs of a run, in the order of the headers. The same input gives the same bytes.
std::vector<Output> emit(const model::Model& model, const std::vector<plan::Query>& queries,
                         const std::vector<Compiled>& compiled);

}  // namespace repoc::emit
