// Why a name is no sentence -> a diagnostic with the caret under the word.
#pragma once

#include "diag/diagnostic.hpp"
#include "names/sentence.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

void report_name(const Subject& subject, const names::Failure& failure, diag::Sink& sink);

}  // namespace repoc::plan
