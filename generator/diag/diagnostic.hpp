// A diagnostic: what is wrong, where, and what to do. All texts stand in one table (messages.cpp), so that
// an id, its severity and its wording are found in one place:
//   sink.report(Id::unknown_field, span, "skuu", "Product")
//     -> error: no field 'skuu' in 'Product' [repoc-unknown-field]
// What the user says about warnings and remarks (-Wno-grouping, -Werror=full-scan) are Levels, which the sink applies.
#pragma once

#include <fmt/core.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/span.hpp"

namespace repoc::diag {

enum class Severity { remark, warning, error };

// Every diagnostic id, in the order of docs/language.md section 5. `clang` carries what the C++ front end says.
enum class Id {
  clang,
  unknown_field,
  unknown_operator,
  misplaced_keyword,
  ambiguous,
  grouping,
  arity,
  argument_type,
  argument_swap,
  collection_argument,
  string_operator,
  projection,
  cardinality,
  lock,
  page_argument,
  keyset_order,
  nullable_argument,
  never_null,
  unordered_first,
  limit_verb,
  unknown_verb,
  unfinished_name,
  backend_unsupported,
  generated_field,
  missing_id,
  unsupported_type,
  identifier_too_long,
  identifier_collision,
  unused_parameter,
  raw_query,
  full_scan,
  cross_shard,
  // beyond the query language
  unknown_attribute,   // a misspelt [[repoc::...]]
  attribute_argument,  // an attribute's arguments or place are wrong
  migration,           // a migration would lose data, or has no value for rows that are there
  repository_base,     // a repository that does not derive from repoc::Repository<T, Id>, or whose Id does not fit
};

struct Info {
  Id id;
  std::string_view name;  // "unknown-field", printed as [repoc-unknown-field]
  Severity severity;
  std::string_view text;      // with {fmt} placeholders
  std::string_view summary;   // what the id is about, for lists of ids
  bool also_warning = false;  // an error that is only a warning in some cases
};
// The row of the table. Every Id has one.
const Info& info(Id id);
// All rows, in the order of Id.
const std::vector<Info>& all();

struct FixIt {
  text::Span span;
  std::string replacement;
};

struct Note {
  text::Span span;  // may be invalid: the note then has no place of its own
  std::string message;
  std::optional<FixIt> fix;
};

struct Diagnostic {
  Id id = Id::clang;
  Severity severity = Severity::error;
  text::Span span;
  std::string message;  // without the id
  std::vector<Note> notes;

  Diagnostic& note(text::Span where, std::string what) {
    notes.push_back({where, std::move(what), std::nullopt});
    return *this;
  }
  Diagnostic& fix(text::Span where, std::string what, std::string replacement) {
    notes.push_back({where, std::move(what), FixIt{where, std::move(replacement)}});
    return *this;
  }
};

// Makes a diagnostic from the table's text. A wrong number of arguments is a bug and throws fmt::format_error.
template <class... Args>
Diagnostic make(Id id, text::Span span, const Args&... args) {
  const Info& row = info(id);
  return {id, row.severity, span, fmt::format(fmt::runtime(row.text), args...), {}};
}

// Which warnings and remarks are reported, and which of them as errors. At first all are, and none is an error. What is
// said of one id goes before what is said of all; of two that say the same of one id the later counts.
class Levels {
 public:
  // Whether this can change anything for the id: it is a warning or a remark, always or in some cases.
  static bool adjustable(Id id);

  void enable(Id id, bool on);
  // `on` enables it as well.
  void make_error(Id id, bool on);
  // Every warning that is enabled. A remark becomes an error only by its own id.
  void make_warnings_errors(bool on) { warnings_are_errors_ = on; }

  [[nodiscard]] bool enabled(Id id) const;
  // The severity to report with; none: it is not reported. An error stays one.
  [[nodiscard]] std::optional<Severity> applied(Id id, Severity severity) const;

 private:
  struct Said {
    bool off = false;
    std::optional<bool> error;
  };
  [[nodiscard]] const Said& said(Id id) const;
  Said& said(Id id);

  std::vector<Said> said_;  // by id, as far as one was needed
  bool warnings_are_errors_ = false;
};

// Collects the diagnostics of one run, in the order they are reported. Not thread-safe.
class Sink {
 public:
  Sink() = default;
  explicit Sink(Levels levels) : levels_(std::move(levels)) {}
  // False: a report of this id would be dropped, unless it is an error, so that it need not be looked for.
  [[nodiscard]] bool enabled(Id id) const { return levels_.enabled(id); }
  // The reference lives until the next report. What the levels turn off is dropped: notes may be added to it all the
  // same.
  Diagnostic& report(Diagnostic diagnostic);
  template <class... Args>
  Diagnostic& report(Id id, text::Span span, const Args&... args) {
    return report(make(id, span, args...));
  }
  [[nodiscard]] bool has_errors() const { return errors_ != 0; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  Levels levels_;
  std::vector<Diagnostic> diagnostics_;
  Diagnostic dropped_;
  std::size_t errors_ = 0;
};

// As compilers print it, one diagnostic after another in source order within a file:
//   shop/repositories.hpp:12:34: error: no field 'skuu' in 'Product' [repoc-unknown-field]
//     virtual Product* get_by_skuu(std::string_view sku) = 0;
//                             ^~~~
//   shop/repositories.hpp:12:34: note: did you mean 'sku'?
//                             sku
std::string render_text(const text::Sources& sources, const std::vector<Diagnostic>& diagnostics);

}  // namespace repoc::diag
