// Query -> a text that two queries share if, and only if, they ask the same: fields are named by their places in the
// model, since two of them may have the same words.
#pragma once

#include <string>

#include "plan/plan.hpp"

namespace repoc::plan {

std::string identity(const Query& query);

}  // namespace repoc::plan
