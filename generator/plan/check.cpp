// A reading of the name and the method's parameters and result -> a query, or diagnostics.
#include "plan/check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "names/grammar.hpp"
#include "plan/arguments.hpp"
#include "plan/predicate.hpp"
#include "plan/result.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using model::Type;
using model::TypeKind;
using names::Condition;
using names::Operator;

class Checker {
 public:
  Checker(const Subject& subject, const names::Sentence& sentence)
      : subject_(subject), sentence_(sentence), conditions_(conditions(sentence)) {
    out_.sentence = &sentence;
  }

  Attempt run() && {
    for (const Condition* c : conditions_) check_operator(*c);
    take_arguments();
    check_order();
    check_limit();
    if (Result shape = result(subject_, sentence_); shape.shape) {
      out_.query.shape = *shape.shape;
    } else {
      out_.errors.push_back(std::move(*shape.error));
    }
    warn_grouping();
    if (out_.errors.empty()) fill_query();
    return std::move(out_);
  }

 private:
  const model::Model& model() const { return subject_.model; }

  Diagnostic& error(Diagnostic diagnostic) { return out_.errors.emplace_back(std::move(diagnostic)); }
  Diagnostic& warning(Diagnostic diagnostic) { return out_.warnings.emplace_back(std::move(diagnostic)); }

  static names::Range whole(const Condition& c) {
    return {c.path.range.begin, std::max(c.path.range.end, c.op_range.end)};
  }
  text::Span at_operator(const Condition& c) const {
    return subject_.at(c.op_range.begin < c.op_range.end ? c.op_range : c.path.range);
  }
  std::string name_of(const names::Path& path) const { return path_name(model(), path); }

  // Whether the operator applies to the field; where it does not, its arguments are not looked at.
  void check_operator(const Condition& c) {
    const std::size_t before = out_.errors.size();
    report_operator(c);
    legal_.push_back(out_.errors.size() == before);
  }

  void report_operator(const Condition& c) {
    const model::Field& field = subject_.field(c.path);
    const names::FieldKinds kind = names::kind_of(field.type);
    const std::string op = operator_name(subject_, c);
    if (kind == names::kOther) {
      error(diag::make(Id::backend_unsupported, subject_.at(c.path.range),
                       fmt::format("a criterion on '{}', which is {}, is not supported yet", name_of(c.path),
                                   model::describe(model(), field.type))));
      return;
    }
    if (c.op == Operator::is_null && !field.optional()) {
      Diagnostic& out = error(diag::make(Id::never_null, at_operator(c), name_of(c.path)));
      out.note({}, fmt::format("only a 'std::optional' can be absent; '{}' is {}", name_of(c.path),
                               model::describe(model(), field.type)));
      note_declared(out, field.name, field.span);
      return;
    }
    const names::FieldKinds applies = names::row_of(c.op).applies;
    if ((applies & kind) != 0) return;
    if (applies == names::kText) {
      Diagnostic& out = error(
          diag::make(Id::string_operator, at_operator(c), op, name_of(c.path), model::describe(model(), field.type)));
      note_declared(out, field.name, field.span);
      return;
    }
    Diagnostic& out = error(diag::make(Id::unknown_operator, at_operator(c), op, name_of(c.path)));
    out.note({}, fmt::format("'{}' is {}; it takes {}", name_of(c.path), model::describe(model(), field.type),
                             listed(operators_of(field))));
    note_declared(out, field.name, field.span);
  }

  static std::vector<std::string> operators_of(const model::Field& field) {
    std::vector<std::string> out;
    for (const names::OperatorRow& row : names::operators()) {
      const std::string spelling = names::spelling_of(row.op, false);
      const bool legal =
          (row.applies & names::kind_of(field.type)) != 0 && (row.op != Operator::is_null || field.optional());
      if (legal && std::find(out.begin(), out.end(), spelling) == out.end()) out.push_back(spelling);
    }
    return out;
  }

  static std::size_t taken_by(const Condition& c) { return names::row_of(c.op).arguments; }

  // Gives the parameters to the conditions by position.
  void take_arguments() {
    const std::vector<model::Parameter>& declared = subject_.method.parameters;
    std::size_t wanted = 0;
    for (const Condition* c : conditions_) wanted += taken_by(*c);
    out_.arity_fits = wanted == declared.size();
    if (!out_.arity_fits) return report_arity(wanted);
    for (const model::Parameter& parameter : declared) out_.query.parameters.push_back({"", parameter.type, false});
    std::size_t next = 0;
    for (const Condition* c : conditions_) {
      Term term{c, {}, false};
      for (std::size_t i = 0; i < taken_by(*c); ++i) {
        if (legal_[terms_.size()]) check_argument(*c, next, term);
        term.arguments.push_back(next++);
      }
      terms_.push_back(std::move(term));
    }
    warn_swapped();
  }

  void report_arity(std::size_t wanted) {
    const std::vector<model::Parameter>& declared = subject_.method.parameters;
    text::Span span = subject_.method.span;
    std::size_t next = 0;
    if (declared.size() > wanted) span = declared[wanted].span;
    for (const Condition* c : conditions_) {
      if (next <= declared.size() && next + taken_by(*c) > declared.size()) {
        span = subject_.at(whole(*c));
        break;
      }
      next += taken_by(*c);
    }
    Diagnostic& out = error(diag::make(Id::arity, span, subject_.method.sentence, parameters(wanted), declared.size()));
    std::vector<std::string> takes;
    for (const Condition* c : conditions_) {
      takes.push_back(fmt::format("'{}' takes {}", subject_.words(whole(*c)),
                                  taken_by(*c) == 0 ? "none" : std::to_string(taken_by(*c))));
    }
    if (!takes.empty()) out.note({}, listed(takes));
    if (takes.empty()) out.note({}, fmt::format("the name has no criterion: '{}'", names::dump(model(), sentence_)));
  }

  void check_argument(const Condition& c, std::size_t index, Term& term) {
    const model::Parameter& parameter = subject_.method.parameters[index];
    const model::Field& field = subject_.field(c.path);
    const Type& type = model::without_reference(parameter.type);
    const Type* element = element_of(type);
    if (c.op == Operator::in) {
      if (element == nullptr) return report_no_range(c, parameter);
      out_.query.parameters[index].list = true;
      if (!compares(field.type, *element)) report_type(c, parameter);
      return;
    }
    if (element != nullptr) return report_range(c, parameter);
    if (!compares(field.type, model::without_optional(type))) return report_type(c, parameter);
    if (type.is(TypeKind::optional)) take_optional(c, parameter, term);
  }

  void report_no_range(const Condition& c, const model::Parameter& parameter) {
    const model::Field& field = subject_.field(c.path);
    const std::string op = operator_name(subject_, c);
    Diagnostic& out =
        error(diag::make(Id::collection_argument, parameter.span,
                         fmt::format("'{}' takes a range, and '{}' is none", op, spelled(parameter.type))));
    out.note({}, fmt::format("write 'const std::vector<{0}>&' or 'std::span<const {0}>'",
                             spelled(model::without_optional(field.type))));
  }

  void report_range(const Condition& c, const model::Parameter& parameter) {
    const std::string op = operator_name(subject_, c);
    Diagnostic& out = error(diag::make(Id::collection_argument, parameter.span,
                                       fmt::format("'{}' takes one value for '{}', not the range '{}'", op,
                                                   name_of(c.path), spelled(parameter.type))));
    if (c.op == Operator::equal) {
      out.note(subject_.at(whole(c)), fmt::format("'{}_{}' compares with every element of a range",
                                                  subject_.words(c.path.range), c.negated ? "not_in" : "in"));
    }
  }

  void report_type(const Condition& c, const model::Parameter& parameter) {
    const model::Field& field = subject_.field(c.path);
    Diagnostic& out = error(diag::make(Id::argument_type, parameter.span, spelled(parameter.type), name_of(c.path),
                                       model::describe(model(), field.type)));
    if (parameter.type.is(TypeKind::unsupported) && !parameter.type.why.empty()) out.note({}, parameter.type.why);
    const std::string fitting = fitting_types(model(), field.type);
    out.note({}, fmt::format("'{}' compares with {}{}", name_of(c.path), c.op == Operator::in ? "a range of " : "",
                             fitting));
    note_declared(out, field.name, field.span);
  }

  // std::optional<V> compares null-safely where the operator is equality.
  void take_optional(const Condition& c, const model::Parameter& parameter, Term& term) {
    const model::Field& field = subject_.field(c.path);
    if (c.op != Operator::equal) {
      Diagnostic& out = error(diag::make(Id::nullable_argument, parameter.span, operator_name(subject_, c),
                                         "only 'equal' and 'not' say what an absent value means"));
      out.note({}, fmt::format("write '{}'", spelled(model::without_reference(parameter.type).args.front())));
      return;
    }
    term.null_safe = true;
    if (field.optional()) return;
    Diagnostic out = diag::make(Id::never_null, parameter.span, name_of(c.path));
    out.severity = diag::Severity::warning;
    out.note({}, "an absent argument is equal to nothing that is stored");
    note_declared(out, field.name, field.span);
    warning(std::move(out));
  }

  // A parameter that bears the name of another criterion's field.
  void warn_swapped() {
    std::set<model::Words> names;
    for (const Term& term : terms_) {
      if (!term.arguments.empty()) names.merge(names_of(term.condition->path));
    }
    for (const Term& term : terms_) {
      const std::set<model::Words> own = names_of(term.condition->path);
      for (std::size_t index : term.arguments) {
        const model::Parameter& parameter = subject_.method.parameters[index];
        if (own.count(parameter.words) != 0 || names.count(parameter.words) == 0) continue;
        Diagnostic& out =
            warning(diag::make(Id::argument_swap, parameter.span, parameter.name, name_of(term.condition->path)));
        out.note(subject_.at(whole(*term.condition)), "this criterion takes it");
      }
    }
  }

  // What a parameter for a path is likely to be called: `reference` and `batches_reference` for batches.reference.
  std::set<model::Words> names_of(const names::Path& path) const {
    std::set<model::Words> out;
    model::Words words;
    for (const names::Step& step : path.steps | std::views::reverse) {
      const model::Words& more = model().entities[step.entity].fields[step.field].words;
      words.insert(words.begin(), more.begin(), more.end());
      out.insert(words);
    }
    return out;
  }

  void check_order() {
    for (const names::OrderItem& item : sentence_.order) {
      const model::Field& field = subject_.field(item.path);
      if (item.path.steps.size() > 1) {
        const model::Field& list = model().entities[item.path.steps[0].entity].fields[item.path.steps[0].field];
        Diagnostic& out =
            error(diag::make(Id::misplaced_keyword, subject_.at(item.path.range), subject_.words(item.path.range)));
        out.note({}, fmt::format("an order is over fields of '{}' itself; '{}' has any number of elements",
                                 unqualified(subject_.entity().name), list.name));
        note_declared(out, list.name, list.span);
      } else if (names::kind_of(field.type) == names::kOther) {
        error(diag::make(Id::backend_unsupported, subject_.at(item.path.range),
                         fmt::format("an order by '{}', which is {}, is not supported yet", name_of(item.path),
                                     model::describe(model(), field.type))));
      }
    }
  }

  void check_limit() {
    if (!sentence_.limit) return;
    const text::Span span = subject_.at(sentence_.limit_range);
    const std::string words = subject_.words(sentence_.limit_range);
    switch (sentence_.verb) {
      case names::Verb::find:
        if (!sentence_.order.empty()) return;
        warning(diag::make(Id::unordered_first, span, words))
            .note({}, fmt::format("add an order, such as '_order_by_{}'", key_name()));
        return;
      case names::Verb::count:
      case names::Verb::exists:
        error(diag::make(Id::limit_verb, span, fmt::format("'{}' has no '{}'", sentence_.verb_word, words)));
        return;
      case names::Verb::remove:
        if (!sentence_.order.empty()) return;
        error(diag::make(Id::limit_verb, span, fmt::format("'{}' in a delete needs an order", words)))
            .note({}, fmt::format("add an order, such as '_order_by_{}'", key_name()));
        return;
    }
  }

  std::string key_name() const {
    const std::vector<std::size_t> ids = subject_.entity().ids();
    return fmt::format("{}", fmt::join(subject_.entity().fields[ids.empty() ? 0 : ids.front()].words, "_"));
  }

  void warn_grouping() {
    if (!sentence_.where) return;
    const std::vector<names::Conjunction>& any_of = sentence_.where->any_of;
    for (std::size_t i = 1; i < any_of.size(); ++i) {
      if (any_of[i].terms.size() < 2) continue;
      const std::string read = names::dump(model(), sentence_);
      const std::size_t where = read.find(" where ") + 7;
      const std::string criteria = read.substr(where, read.find(" order by ", where) - where);
      const names::Range before = whole(any_of[i - 1].terms.back());
      const names::Range after = whole(any_of[i].terms.front());
      Diagnostic& out = warning(diag::make(Id::grouping, subject_.at(or_between(before.end, after.begin)), criteria));
      out.note({},
               "'and' binds tighter than 'or'; for the other grouping give both alternatives in full, as in "
               "'a_and_c_or_b_and_c'");
      return;
    }
  }

  names::Range or_between(std::uint32_t begin, std::uint32_t end) const {
    const std::string& s = subject_.method.sentence;
    while (begin < end && s[begin] == '_') ++begin;
    while (begin < end && s[end - 1] == '_') --end;
    return {begin, end};
  }

  void fill_query() {
    Query& query = out_.query;
    query.entity = subject_.repository.entity;
    query.limit = sentence_.limit;
    switch (sentence_.verb) {
      case names::Verb::find:
        query.action = Action::select;
        break;
      case names::Verb::count:
        query.action = Action::count;
        break;
      case names::Verb::exists:
        query.action = Action::exists;
        break;
      case names::Verb::remove:
        query.action = Action::remove;
        break;
    }
    if (sentence_.where) query.where = predicate(*sentence_.where, terms_);
    for (const names::OrderItem& item : sentence_.order) {
      query.order.push_back({item.path.steps.front().field, item.descending});
    }
  }

  const Subject& subject_;
  const names::Sentence& sentence_;
  std::vector<const Condition*> conditions_;
  std::vector<bool> legal_;  // conditions whose operator applies to the field
  std::vector<Term> terms_;
  Attempt out_;
};

}  // namespace

Attempt check(const Subject& subject, const names::Sentence& sentence) { return Checker(subject, sentence).run(); }

bool report_unsupported(const Subject& subject, diag::Sink& sink) {
  bool out = report_unsupported_result(subject, sink);
  for (const model::Parameter& parameter : subject.method.parameters) {
    if (!model::without_reference(parameter.type).is(TypeKind::library)) continue;
    sink.report(Id::backend_unsupported, parameter.type_span.valid() ? parameter.type_span : parameter.span,
                fmt::format("a parameter of type '{}' is not supported yet", spelled(parameter.type)));
    out = true;
  }
  return out;
}

}  // namespace repoc::plan
