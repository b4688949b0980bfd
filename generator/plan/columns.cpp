// Paths and structs -> columns, and what can hold them.
#include "plan/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "names/grammar.hpp"
#include "names/vocabulary.hpp"
#include "text/words.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using model::Type;
using model::TypeKind;
using model::Words;
using Errors = std::vector<Diagnostic>;

const model::Field& field_of(const model::Model& model, const Path::Step& step) {
  return model.entities[step.entity].fields[step.field];
}

bool same_collections(const Path& a, const Path& b) {
  const std::size_t shared = std::min(a.steps.size(), b.steps.size()) - 1;
  return std::equal(a.steps.begin(), a.steps.begin() + static_cast<std::ptrdiff_t>(shared), b.steps.begin());
}

// A row has one element of each collection on its way: two ways would be every pair of their elements.
bool on_one_chain(const Subject& subject, const std::vector<NamedColumn>& columns, text::Span span, Errors& errors) {
  const NamedColumn* longest = nullptr;
  for (const NamedColumn& one : columns) {
    if (one.column.path.steps.empty()) continue;
    if (longest != nullptr && !same_collections(one.column.path, longest->column.path)) {
      Diagnostic& out = errors.emplace_back(diag::make(
          Id::projection, span,
          fmt::format("'{}' and '{}' are of different collections", path_name(subject.model, longest->column.path),
                      path_name(subject.model, one.column.path))));
      out.note({}, "a row has one element of each collection; ask for the two in two methods");
      return false;
    }
    if (longest == nullptr || one.column.path.steps.size() > longest->column.path.steps.size()) longest = &one;
  }
  return true;
}

Function function_of(const names::Sentence& sentence) {
  switch (sentence.verb) {
    case names::Verb::count:
      return sentence.distinct ? Function::count_distinct : Function::count;
    case names::Verb::sum:
      return Function::sum;
    case names::Verb::average:
      return Function::average;
    case names::Verb::min:
      return Function::min;
    case names::Verb::max:
      return Function::max;
    default:
      return Function::none;
  }
}

// Reads the paths of one sentence.
class PathReader {
 public:
  PathReader(const Subject& subject, const names::Sentence& sentence, Errors& errors)
      : subject_(subject), sentence_(sentence), errors_(errors) {}

  std::optional<std::vector<NamedColumn>> read() {
    const std::size_t before = errors_.size();
    for (const names::Path& path : sentence_.group) add(path, Function::none);
    const Function function = function_of(sentence_);
    for (const names::Path& path : sentence_.paths) add(path, function);
    const bool counts = function == Function::count || function == Function::count_distinct;
    if (counts && sentence_.paths.empty()) {
      NamedColumn& out = columns_.emplace_back();
      out.column.function = function;
      out.shown = function == Function::count ? "the count" : "the count of distinct objects";
      out.names = {{"count"}, {"count", "distinct"}};
    }
    if (errors_.size() != before || !on_one_chain(subject_, columns_, subject_.at(span_), errors_)) return std::nullopt;
    name_by_last_field();
    return std::move(columns_);
  }

 private:
  void add(const names::Path& path, Function function) {
    const model::Field& field = subject_.field(path);
    span_ = span_.begin == span_.end
                ? path.range
                : names::Range{std::min(span_.begin, path.range.begin), std::max(span_.end, path.range.end)};
    if (!legal(path, field, function)) return;
    NamedColumn out;
    for (const names::Step& step : path.steps) out.column.path.steps.push_back({step.entity, step.field});
    out.column.function = function;
    out.field = &field;
    const std::string name = path_name(subject_.model, path);
    out.shown = function == Function::none ? name : fmt::format("{} of {}", word_of(function), name);
    Words written;
    for (text::Word& word : text::split_words(subject_.words(path.range))) written.push_back(std::move(word.text));
    for (const Words& words : {path_words(subject_.model, path), written}) add_names(out, function, words);
    columns_.push_back(std::move(out));
  }

  // `sum`, `sum_batches_qty`; of a plain column the words alone.
  static void add_names(NamedColumn& out, Function function, const Words& words) {
    const Words own = text::field_words(word_of(function));
    for (std::size_t first = 0; first < std::max<std::size_t>(own.size(), 1); ++first) {
      // `count_distinct_sku` may be called `count` and `count_sku` as well.
      const auto end = own.empty() ? own.end() : own.end() - static_cast<std::ptrdiff_t>(first);
      Words name(own.begin(), end);
      if (!name.empty()) add_name(out, name);
      name.insert(name.end(), words.begin(), words.end());
      add_name(out, name);
    }
  }
  static void add_name(NamedColumn& out, const Words& name) {
    if (std::find(out.names.begin(), out.names.end(), name) == out.names.end()) out.names.push_back(name);
  }

  // `reference` for batches.reference, where no other column is called so.
  void name_by_last_field() {
    std::multiset<Words> last;
    for (const NamedColumn& one : columns_) {
      if (one.field != nullptr) last.insert(last_name(one));
    }
    for (NamedColumn& one : columns_) {
      if (one.column.path.steps.size() < 2 || last.count(last_name(one)) != 1) continue;
      add_name(one, last_name(one));
    }
  }
  static Words last_name(const NamedColumn& column) {
    Words out = text::field_words(word_of(column.column.function));
    out.insert(out.end(), column.field->words.begin(), column.field->words.end());
    return out;
  }

  bool legal(const names::Path& path, const model::Field& field, Function function) {
    const std::string name = path_name(subject_.model, path);
    const text::Span span = subject_.at(path.range);
    if (const auto step = quantified_step(path)) {
      const names::Range word = quantifier_range(subject_, path, *step);
      errors_.emplace_back(diag::make(Id::misplaced_keyword, subject_.at(word), subject_.words(word)))
          .note({}, "a quantifier belongs to a criterion; a column has a row for each element");
      return false;
    }
    const names::FieldKinds kind = names::kind_of(field.type);
    const std::string described = plan::described(subject_.model, field.type);
    if (kind == names::kCollection) {
      Diagnostic& out = errors_.emplace_back(
          diag::make(Id::projection, span, fmt::format("'{}' is no column, it is {}", name, described)));
      note_declared(out, field.name, field.span);
      return false;
    }
    if (kind == names::kGroup) {
      Diagnostic& out = errors_.emplace_back(
          diag::make(Id::projection, span, fmt::format("'{}' is no column, it is {}", name, described)));
      const names::Step& last = path.steps.back();
      out.note({}, fmt::format("it cannot be selected whole: name its parts, {}",
                               listed(names::part_spellings(subject_.model.entities[last.entity], last.field))));
      note_declared(out, field.name, field.span);
      return false;
    }
    const bool numbers = function == Function::sum || function == Function::average;
    const bool ordered = function == Function::min || function == Function::max;
    const bool summed =
        (kind & (names::kNumber | names::kDecimal)) != 0 && !model::without_optional(field.type).is(TypeKind::ref);
    if ((numbers && !summed) || (ordered && (kind & names::kOrdered) == 0)) {
      const std::string word = subject_.words(sentence_.verb_range);
      Diagnostic& out = errors_.emplace_back(diag::make(Id::unknown_operator, span, word, name));
      out.note({}, fmt::format("'{}' is {}; '{}' is taken of {}", name, described, word,
                               numbers ? "numbers" : "numbers, strings, dates and times"));
      note_declared(out, field.name, field.span);
      return false;
    }
    return true;
  }

  const Subject& subject_;
  const names::Sentence& sentence_;
  Errors& errors_;
  std::vector<NamedColumn> columns_;
  names::Range span_;
};

// The paths from an entity whose words, joined, are `words` from `begin` on.
void find_paths(const model::Model& model, std::size_t entity, const Words& words, std::size_t begin, Path& so_far,
                std::vector<Path>& found) {
  const std::vector<model::Field>& fields = model.entities[entity].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Words& own = fields[i].words;
    if (own.empty() || begin + own.size() > words.size()) continue;
    if (!std::equal(own.begin(), own.end(), words.begin() + static_cast<std::ptrdiff_t>(begin))) continue;
    so_far.steps.push_back({entity, i});
    const std::size_t end = begin + own.size();
    if (fields[i].owns) {
      find_paths(model, *fields[i].owns, words, end, so_far, found);
    } else if (end == words.size() && fields[i].has_column()) {
      found.push_back(so_far);
    }
    so_far.steps.pop_back();
  }
}

const model::Field* group_named(const model::Entity& entity, const Words& words) {
  const auto found = std::find_if(entity.fields.begin(), entity.fields.end(),
                                  [&](const model::Field& field) { return field.is_group() && field.words == words; });
  return found == entity.fields.end() ? nullptr : &*found;
}

std::string member_place(const model::Record& record, const model::Record::Member& member) {
  return fmt::format("{}::{}", unqualified(record.name), member.name);
}

// std::vector<std::string_view>, or a struct with one: the row that it looks at is gone when the method returns.
bool owns_nothing(const Type& type) {
  const Type& held = model::without_optional(type);
  return held.is(TypeKind::text_view) || held.is(TypeKind::c_string) || held.is(TypeKind::span);
}

}  // namespace

std::string_view word_of(Function function) {
  switch (function) {
    case Function::none:
      return "";
    case Function::count:
      return "count";
    case Function::count_distinct:
      return "count_distinct";
    case Function::sum:
      return "sum";
    case Function::average:
      return "avg";
    case Function::min:
      return "min";
    case Function::max:
      return "max";
  }
  return "";
}

std::optional<std::vector<NamedColumn>> columns_of(const Subject& subject, const names::Sentence& sentence,
                                                   Errors& errors) {
  return PathReader(subject, sentence, errors).read();
}

std::optional<std::vector<NamedColumn>> columns_of(const Subject& subject, const model::Record& record,
                                                   Errors& errors) {
  const model::Model& model = subject.model;
  const text::Span span = subject.method.result_span;
  const std::string entity = unqualified(subject.entity().name);
  std::vector<NamedColumn> columns;
  for (const model::Record::Member& member : record.members) {
    std::vector<Path> found;
    Path so_far;
    find_paths(model, subject.repository.entity, member.words, 0, so_far, found);
    const std::vector<std::size_t> ids = subject.entity().ids();
    if (found.empty() && member.words == Words{"id"} && ids.size() == 1) {
      found.push_back({{{subject.repository.entity, ids.front()}}});
    }
    if (const model::Field* group = found.empty() ? group_named(subject.entity(), member.words) : nullptr) {
      Diagnostic& out =
          errors.emplace_back(diag::make(Id::projection, span,
                                         fmt::format("'{}' is no column: '{}' is {}", member_place(record, member),
                                                     group->name, described(model, group->type))));
      const auto index = static_cast<std::size_t>(group - subject.entity().fields.data());
      out.note({}, fmt::format("it cannot be selected whole: name its parts, {}",
                               listed(names::part_spellings(subject.entity(), index))));
      note_declared(out, member.name, member.span);
      return std::nullopt;
    }
    if (found.size() != 1) {
      Diagnostic& out = errors.emplace_back(
          diag::make(Id::projection, span,
                     found.empty() ? fmt::format("'{}' is no field of '{}'", member_place(record, member), entity)
                                   : fmt::format("'{}' may be '{}' or '{}'", member_place(record, member),
                                                 path_name(model, found[0]), path_name(model, found[1]))));
      if (found.empty()) {
        out.note({}, fmt::format("the fields of '{}' are {}", entity,
                                 listed(names::field_spellings(model, subject.repository.entity))));
      } else {
        out.note({}, "say which one in the name, with '__' at the hops of its path");
      }
      note_declared(out, member.name, member.span);
      return std::nullopt;
    }
    const model::Field& field = field_of(model, found[0].steps.back());
    NamedColumn& column = columns.emplace_back();
    column.column.path = found[0];
    column.shown = path_name(model, found[0]);
    column.names = {member.words};
    column.field = &field;
  }
  if (columns.empty()) {
    Diagnostic& out = errors.emplace_back(diag::make(
        Id::projection, span, fmt::format("'{}' has no members to read columns into", unqualified(record.name))));
    note_declared(out, unqualified(record.name), record.span);
    return std::nullopt;
  }
  if (!on_one_chain(subject, columns, span, errors)) return std::nullopt;
  return columns;
}

bool may_be_absent(const NamedColumn& column) {
  const bool counts = column.column.function == Function::count || column.column.function == Function::count_distinct;
  return !counts && column.field != nullptr && column.field->optional();
}

bool holds(const NamedColumn& column, const Type& type, bool unless_absent) {
  if (may_be_absent(column) && !unless_absent && !type.is(TypeKind::optional)) return false;
  const Type& value = model::without_optional(type);
  switch (column.column.function) {
    case Function::count:
    case Function::count_distinct:
      return type.is(TypeKind::integer);
    case Function::average:
    case Function::sum:
      if (model::without_optional(column.field->type).is(TypeKind::decimal)) return value.is(TypeKind::decimal);
      if (column.column.function == Function::average) return value.is(TypeKind::floating) && value.bits == 64;
      if (model::without_optional(column.field->type).is(TypeKind::floating)) {
        return value.is(TypeKind::floating) && value.bits == 64;
      }
      return value.is(TypeKind::integer) && value.bits == 64 && value.is_signed;
    default:
      break;
  }
  const Type& field = model::without_optional(column.field->type);
  if (value.kind != field.kind) return false;
  switch (field.kind) {
    case TypeKind::enumeration:
      return value.index == field.index;
    case TypeKind::duration:
      return value.cpp == field.cpp;
    case TypeKind::time_point:
      return value.args.front().cpp == field.args.front().cpp;
    case TypeKind::ref:
    case TypeKind::coded:
    case TypeKind::list:
    case TypeKind::map:
      return value.cpp == field.cpp;
    default:
      return model::is_scalar(field);
  }
}

std::string wanted_type(const NamedColumn& column, bool unless_absent) {
  const auto value = [&]() -> std::string {
    switch (column.column.function) {
      case Function::count:
      case Function::count_distinct:
        return "std::int64_t";
      case Function::average:
      case Function::sum:
        if (model::without_optional(column.field->type).is(TypeKind::decimal)) return "repoc::Decimal";
        if (column.column.function == Function::average) return "double";
        return model::without_optional(column.field->type).is(TypeKind::floating) ? "double" : "std::int64_t";
      default:
        return spelled(model::without_optional(column.field->type));
    }
  }();
  return may_be_absent(column) && !unless_absent ? fmt::format("std::optional<{}>", value) : value;
}

std::string list_of(const std::vector<NamedColumn>& columns) {
  std::vector<std::string> out;
  for (const NamedColumn& one : columns) out.push_back(fmt::format("{} ({})", one.shown, wanted_type(one, false)));
  return fmt::format("the columns are {}", listed(out));
}

std::optional<std::vector<std::size_t>> members_of(const Subject& subject, const std::vector<NamedColumn>& columns,
                                                   const model::Record& record, Errors& errors) {
  const text::Span span = subject.method.result_span;
  const std::string name = unqualified(record.name);
  std::vector<std::size_t> out;
  std::set<std::size_t> taken;
  const auto refuse = [&](std::string message, const std::string& declared, text::Span where) -> Diagnostic& {
    Diagnostic& error = errors.emplace_back(diag::make(Id::projection, span, std::move(message)));
    error.note({}, list_of(columns));
    note_declared(error, declared, where);
    return error;
  };
  for (const NamedColumn& column : columns) {
    std::size_t member = record.members.size();
    // The first of its names that a member has: the full path before the last field alone.
    for (const Words& words : column.names) {
      const auto found = std::find_if(record.members.begin(), record.members.end(),
                                      [&](const model::Record::Member& m) { return m.words == words; });
      if (found == record.members.end()) continue;
      const auto index = static_cast<std::size_t>(found - record.members.begin());
      if (taken.contains(index)) continue;
      member = index;
      break;
    }
    if (member == record.members.size()) {
      refuse(fmt::format("'{}' has no member for '{}'", name, column.shown), name, record.span)
          .note({}, fmt::format("it would be '{} {};'", wanted_type(column, false),
                                text::snake_case(column.names.front())));
      return std::nullopt;
    }
    const model::Record::Member& found = record.members[member];
    if (!holds(column, found.type, false)) {
      Diagnostic& error = refuse(
          fmt::format("'{}', a '{}', cannot hold '{}'", member_place(record, found), spelled(found.type), column.shown),
          found.name, found.span);
      if (owns_nothing(found.type)) error.note({}, "it owns nothing, and the row is gone when the method returns");
      if (!found.type.why.empty()) error.note({}, found.type.why);
      return std::nullopt;
    }
    taken.insert(member);
    out.push_back(member);
  }
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    if (taken.contains(i)) continue;
    refuse(fmt::format("'{}' is none of the columns", member_place(record, record.members[i])), record.members[i].name,
           record.members[i].span);
    return std::nullopt;
  }
  return out;
}

}  // namespace repoc::plan
