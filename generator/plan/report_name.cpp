// names::Failure -> unknown-field, unknown-operator, misplaced-keyword, unknown-verb, unfinished-name.
#include "plan/report_name.hpp"

#include <fmt/format.h>

#include "plan/sets.hpp"
#include "text/words.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using names::Failure;

// A suggestion in the manner of the name: order_id in a name with `_`, OrderId or orderId in one without.
std::string as_written(const Subject& subject, const Failure& failure) {
  if (subject.method.sentence.find('_') != std::string::npos || failure.text.empty()) return *failure.nearest;
  const char first = failure.text.front();
  bool upper = first >= 'A' && first <= 'Z';
  std::string out;
  for (const text::Word& word : text::split_words(*failure.nearest)) {
    std::string part = word.text;
    if (upper && part.front() >= 'a' && part.front() <= 'z') part.front() = static_cast<char>(part.front() - 'a' + 'A');
    out += part;
    upper = true;
  }
  return out;
}

// The entity, or its group, whose field was looked for.
std::string looked_in(const Subject& subject, const Failure& failure) {
  const model::Entity& entity = subject.model.entities[failure.entity];
  return failure.holder ? entity.fields[*failure.holder].name : unqualified(entity.name);
}

Diagnostic start(const Subject& subject, const Failure& failure) {
  const text::Span span = subject.at(failure.word);
  switch (failure.kind) {
    case Failure::Kind::unknown_verb:
      return diag::make(Id::unknown_verb, span, shortened(subject.method.sentence));
    case Failure::Kind::unknown_field:
      return diag::make(Id::unknown_field, span, shortened(failure.text), looked_in(subject, failure));
    case Failure::Kind::unknown_operator:
      return diag::make(Id::unknown_operator, span, shortened(failure.text), path_name(subject.model, *failure.path));
    case Failure::Kind::misplaced_keyword:
      return diag::make(Id::misplaced_keyword, span, shortened(failure.text));
    case Failure::Kind::unfinished:
      break;
  }
  return diag::make(Id::unfinished_name, span, failure.wanted);
}

}  // namespace

void report_name(const Subject& subject, const Failure& failure, diag::Sink& sink) {
  Diagnostic out = start(subject, failure);
  if (failure.nearest) {
    const std::string replacement = as_written(subject, failure);
    out.fix(out.span, fmt::format("did you mean '{}'?", replacement), replacement);
  }
  if (failure.stray_hop) {
    out.note({}, "'__' stands between the steps of a path, and then between all of them");
  }
  const bool of_fields =
      failure.kind == Failure::Kind::unknown_field || failure.wanted.starts_with("a field") || failure.holder;
  switch (failure.kind) {
    case Failure::Kind::unknown_verb:
      out.note({}, fmt::format("a query begins with {}", listed(failure.expected, failure.expected.size())));
      out.note({}, "a method that is no query needs a body");
      break;
    case Failure::Kind::unknown_operator:
      out.note({}, fmt::format("after '{}' may follow {}", path_name(subject.model, *failure.path),
                               listed(failure.expected)));
      note_declared(out, path_name(subject.model, *failure.path), subject.field(*failure.path).span);
      break;
    case Failure::Kind::misplaced_keyword:
      if (failure.of_sets && failure.path) {
        note_collection(subject, *failure.path, out);
        break;
      }
      [[fallthrough]];
    default:
      if (of_fields && !failure.expected.empty()) {
        const model::Entity& entity = subject.model.entities[failure.entity];
        if (failure.kind == Failure::Kind::misplaced_keyword)
          out.note({}, fmt::format("{} belongs here", failure.wanted));
        if (failure.of_sets) {
          note_settable(subject, out);
        } else {
          out.note({}, fmt::format("the {} of '{}' are {}", failure.holder ? "parts" : "fields",
                                   looked_in(subject, failure), listed(failure.expected)));
        }
        note_declared(out, looked_in(subject, failure),
                      failure.holder ? entity.fields[*failure.holder].span : entity.span);
      } else if (failure.kind == Failure::Kind::misplaced_keyword) {
        out.note({}, fmt::format("{} may follow here", failure.wanted));
      }
      break;
  }
  if (failure.before.find(' ') != std::string::npos) {
    out.note({}, fmt::format("the name was read as '{}' up to here", shortened(failure.before)));
  }
  sink.report(std::move(out));
}

}  // namespace repoc::plan
