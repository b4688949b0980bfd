// A reading of the name and the method's parameters and result -> a query, or diagnostics.
#include "plan/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "names/grammar.hpp"
#include "names/vocabulary.hpp"
#include "plan/conditions.hpp"
#include "plan/grouping.hpp"
#include "plan/paging.hpp"
#include "plan/result.hpp"
#include "plan/sets.hpp"

namespace repoc::plan {

namespace {

using diag::Diagnostic;
using diag::Id;
using names::Condition;

class Checker {
 public:
  Checker(const Subject& subject, const names::Sentence& sentence, Attempt& attempt)
      : subject_(subject), sentence_(sentence), draft_{subject, sentence, attempt} {}

  void run() {
    for (const model::Parameter& parameter : subject_.method.parameters) {
      query().parameters.push_back({"", parameter.type, false, false});
    }
    const std::vector<std::size_t> plain = take_recognised(draft_);
    const bool recognised = draft_.attempt.errors.empty();
    std::vector<Taken> taken = check_conditions(draft_);
    take_arguments(plain, taken, recognised);
    check_order();
    if (auto found = answer(subject_, sentence_, draft_.attempt.errors)) {
      query().result = std::move(found->result);
      query().columns = std::move(found->columns);
      query().action = action();
      query().distinct = sentence_.distinct && sentence_.verb == names::Verb::find && !query().columns.empty();
      check_distinct();
      check_rows(draft_);
    }
    warn_grouping(draft_);
    if (draft_.attempt.errors.empty()) fill_query(taken);
  }

 private:
  Query& query() { return draft_.query(); }

  void take_arguments(const std::vector<std::size_t>& plain, std::vector<Taken>& taken, bool recognised) {
    std::size_t of_sets = 0;
    for (const names::Set& set : sentence_.sets) of_sets += taken_by(set);
    std::size_t wanted = of_sets;
    for (const Taken& one : taken) wanted += taken_by(*one.condition);
    draft_.attempt.arity_fits = wanted == plain.size();
    take_sets(draft_, draft_.attempt.arity_fits ? plain : std::vector<std::size_t>{});
    if (!draft_.attempt.arity_fits) {
      if (recognised) report_arity(wanted, plain);
      return;
    }
    give_arguments(draft_, plain, of_sets, taken);
    std::vector<Holder> holders;
    for (std::size_t i = 0; i < sentence_.sets.size(); ++i) {
      Holder& holder = holders.emplace_back(Holder{&sentence_.sets[i].path, sentence_.sets[i].range, {}});
      if (const auto argument = query().sets[i].argument) holder.arguments.push_back(*argument);
    }
    for (const Taken& one : taken) holders.push_back({&one.condition->path, whole(*one.condition), one.arguments});
    warn_swapped(draft_, holders);
  }

  // A part of the name that takes parameters.
  struct Part {
    names::Range range;
    std::size_t takes = 0;
  };
  std::vector<Part> parts() const {
    std::vector<Part> out;
    for (const names::Set& set : sentence_.sets) out.push_back({set.range, taken_by(set)});
    for (const Condition* c : conditions(sentence_)) out.push_back({whole(*c), taken_by(*c)});
    return out;
  }

  void report_arity(std::size_t wanted, const std::vector<std::size_t>& plain) {
    text::Span span = subject_.method.span;
    if (plain.size() > wanted) span = subject_.method.parameters[plain[wanted]].span;
    std::size_t next = 0;
    const std::vector<Part> all = parts();
    for (const Part& part : all) {
      if (next <= plain.size() && next + part.takes > plain.size()) {
        span = subject_.at(part.range);
        break;
      }
      next += part.takes;
    }
    Diagnostic& out = draft_.error(
        diag::make(Id::arity, span, shortened(subject_.method.sentence), parameters(wanted), plain.size()));
    std::vector<std::string> takes;
    for (const Part& part : all) {
      takes.push_back(fmt::format("'{}' takes {}", subject_.words(part.range),
                                  part.takes == 0 ? "none" : std::to_string(part.takes)));
    }
    if (!takes.empty()) out.note({}, listed(takes));
    if (takes.empty()) {
      out.note({}, fmt::format("the name has no criterion: it was read as '{}'",
                               shortened(names::dump(subject_.model, sentence_))));
    }
    if (plain.size() < subject_.method.parameters.size()) {
      out.note({}, "a parameter of a type that repoc recognises, such as 'repoc::Limit', is not counted");
    }
  }

  void check_order() {
    std::map<std::size_t, const names::OrderItem*> ordered;  // by the field of the entity itself
    for (const names::OrderItem& item : sentence_.order) {
      const model::Field& field = subject_.field(item.path);
      const names::FieldKinds kind = names::kind_of(field.type);
      const std::string name = path_name(subject_.model, item.path);
      if (item.path.steps.size() > 1 || kind == names::kCollection) {
        const names::Step& first = item.path.steps.front();
        const model::Field& list = subject_.model.entities[first.entity].fields[first.field];
        Diagnostic& out = draft_.error(
            diag::make(Id::misplaced_keyword, subject_.at(item.path.range), subject_.words(item.path.range)));
        out.note({},
                 fmt::format("an order is over fields of '{}' itself; '{}' {}", unqualified(subject_.entity().name),
                             list.name, list.owned_one() ? "is an object of its own" : "has any number of elements"));
        note_declared(out, list.name, list.span);
      } else if (const auto [first, fresh] = ordered.emplace(item.path.steps.front().field, &item); !fresh) {
        draft_.error(diag::make(Id::misplaced_keyword, subject_.at(item.path.range), subject_.words(item.path.range)))
            .note({}, "a field is ordered by once")
            .note(subject_.at(first->second->path.range), "it is ordered by here as well");
      } else if ((kind & (names::kGroup | names::kList | names::kMap | names::kCoded)) != 0) {
        Diagnostic& out = draft_.error(
            diag::make(Id::misplaced_keyword, subject_.at(item.path.range), subject_.words(item.path.range)));
        out.note({},
                 fmt::format("'{}' is {}, which has no order of its own", name, described(subject_.model, field.type)));
        if (kind == names::kGroup) {
          const std::vector<std::string> parts = names::part_spellings(subject_.entity(), item.path.steps.back().field);
          out.note({}, fmt::format("order by its parts: {}", listed(parts)));
        }
        note_declared(out, field.name, field.span);
      } else if (item.ignore_case && kind != names::kText) {
        const names::Range word = item.fold_range.begin < item.fold_range.end ? item.fold_range : item.path.range;
        Diagnostic& out = draft_.error(diag::make(Id::string_operator, subject_.at(word), subject_.words(word), name,
                                                  described(subject_.model, field.type)));
        note_declared(out, field.name, field.span);
      }
    }
  }

  // Rows that are equal in what is selected are one row: what else could order them differs within it.
  void check_distinct() {
    if (!query().distinct) return;
    for (const names::OrderItem& item : sentence_.order) {
      const auto ordered = [&](const Column& column) {
        return column.path.steps.size() == 1 && column.path.steps.front().field == item.path.steps.front().field;
      };
      if (item.path.steps.size() > 1 || std::any_of(query().columns.begin(), query().columns.end(), ordered)) continue;
      const std::string name = path_name(subject_.model, item.path);
      draft_
          .error(diag::make(Id::projection, subject_.at(item.path.range),
                            fmt::format("distinct rows cannot be ordered by '{}', which is not selected", name)))
          .note({}, fmt::format("select '{}' as well, or leave 'distinct' out", name));
    }
  }

  Action action() {
    switch (sentence_.verb) {
      case names::Verb::find:
        return Action::select;
      case names::Verb::exists:
        return Action::exists;
      case names::Verb::remove:
        return Action::remove;
      case names::Verb::update:
        return Action::update;
      case names::Verb::count:
        return query().columns.empty() ? Action::count : Action::aggregate;
      case names::Verb::sum:
      case names::Verb::average:
      case names::Verb::min:
      case names::Verb::max:
        break;
    }
    return Action::aggregate;
  }

  void fill_query(const std::vector<Taken>& taken) {
    query().entity = subject_.repository.entity;
    query().limit = sentence_.limit;
    query().lock = sentence_.lock;
    if (sentence_.where) query().where = predicate(*sentence_.where, taken);
    for (const names::OrderItem& item : sentence_.order) {
      query().order.push_back({item.path.steps.front().field, item.descending, item.ignore_case, item.nulls});
    }
  }

  const Subject& subject_;
  const names::Sentence& sentence_;
  Draft draft_;
};

}  // namespace

Attempt check(const Subject& subject, const names::Sentence& sentence) {
  Attempt out;
  out.sentence = &sentence;
  Checker(subject, sentence, out).run();
  return out;
}

}  // namespace repoc::plan
