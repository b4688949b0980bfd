// One reading of a name against the method's signature: a query, or what does not fit.
#pragma once

#include "plan/attempt.hpp"

namespace repoc::plan {

Attempt check(const Subject& subject, const names::Sentence& sentence);

}  // namespace repoc::plan
