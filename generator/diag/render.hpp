// The forms that a run's diagnostics are printed in for other programs, and what all forms share. Text for people is
// render_text in diagnostic.hpp.
//   {"diagnostics": [{"id": "unknown-field", "severity": "error", "message": "no field 'skuu' in 'Product'",
//                     "file": "shop/repositories.hpp", "line": 12, "column": 34, "endLine": 12, "endColumn": 38,
//                     "notes": [{"message": "did you mean 'sku'?", "place": {...}, "fix": {..., "replacement":
//                     "sku"}}]}]}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "text/span.hpp"

namespace repoc::diag {

// One JSON object as above, and a line's end. Lines and columns as in text: from 1, columns in bytes; the end is the
// first column behind. A diagnostic or note without a place has none of the place's keys. Keys are only ever added.
std::string render_json(const text::Sources& sources, const std::vector<Diagnostic>& diagnostics);

// A SARIF 2.1.0 log of one run of repoc `version`: each id is a rule, columns are Unicode code points, a note is a
// related location of its result and its fix one of the result's fixes. Remarks have the level "note".
std::string render_sarif(const text::Sources& sources, const std::vector<Diagnostic>& diagnostics,
                         std::string_view version);

// The order that they are printed in: by file, then by place; two at one place as they were reported.
std::vector<const Diagnostic*> in_order(const std::vector<Diagnostic>& diagnostics);

// "remark", "warning", "error".
std::string_view name_of(Severity severity);

// Where a note stands: one without a place of its own stands where its diagnostic does.
text::Span place_of(const Diagnostic& diagnostic, const Note& note);

}  // namespace repoc::diag
