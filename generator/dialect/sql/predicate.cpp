#include "dialect/sql/predicate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace repoc::dialect::sql {

namespace {

using plan::Comparison;
using Kind = plan::Predicate::Kind;

// Whether a criterion in it is compared with a field of that scope.
bool mentions(const plan::Predicate& predicate, std::size_t scope) {
  if (predicate.kind == Kind::criterion) return predicate.criterion.other && predicate.criterion.other->scope == scope;
  return std::any_of(predicate.children.begin(), predicate.children.end(),
                     [&](const plan::Predicate& child) { return mentions(child, scope); });
}

// The texts of a clause two spaces to the right, but for its first line.
void indent(Clause& clause) {
  clause.text = indented_after_first(clause.text);
  clause.end = indented_after_first(clause.end);
  for (Clause& child : clause.children) indent(child);
}

}  // namespace

std::size_t number_of(std::vector<Statement::Argument>& arguments, const Statement::Argument& argument) {
  const auto same = [&](const Statement::Argument& a) {
    return a.parameter == argument.parameter && a.binding == argument.binding && a.part == argument.part;
  };
  const auto place = std::find_if(arguments.begin(), arguments.end(), same);
  const auto number = static_cast<std::size_t>(place - arguments.begin()) + 1;
  if (place == arguments.end()) arguments.push_back(argument);
  return number;
}

bool names_root_from_within(const plan::Predicate& predicate) {
  const bool quantifies = predicate.kind == Kind::some || predicate.kind == Kind::every || predicate.kind == Kind::none;
  return std::any_of(predicate.children.begin(), predicate.children.end(), [&](const plan::Predicate& child) {
    return quantifies ? mentions(child, 0) : names_root_from_within(child);
  });
}

Condition PredicateWriter::condition(const plan::Predicate& predicate) {
  switch (predicate.kind) {
    case Kind::all_of:
      return chain(conditions(predicate.children), Binds::conjunction);
    case Kind::any_of:
      return chain(conditions(predicate.children), Binds::disjunction);
    case Kind::some:
    case Kind::every:
    case Kind::none:
      return quantified(predicate);
    case Kind::criterion:
      return criterion(predicate.criterion);
  }
  throw std::logic_error("no such predicate");
}

Clause PredicateWriter::clause(const plan::Predicate& predicate) {
  Clause out;
  if (!drops(predicate)) {
    out.text = in_conjunction(condition(predicate));
    return out;
  }
  if (predicate.kind == Kind::criterion) {
    out.text = in_conjunction(criterion(predicate.criterion));
    const std::vector<std::size_t>& parameters = predicate.criterion.arguments;
    const auto its = [&](const Statement::Argument& a) {
      return std::find(parameters.begin(), parameters.end(), a.parameter) != parameters.end();
    };
    const auto first = std::find_if(arguments_.begin(), arguments_.end(), its);
    const auto end = std::find_if_not(first, arguments_.end(), its);
    out.first_argument = static_cast<std::size_t>(first - arguments_.begin());
    out.arguments = static_cast<std::size_t>(end - first);
    if (out.arguments < parameters.size() || std::any_of(end, arguments_.end(), its)) {
      throw std::logic_error("the arguments of a criterion are not neighbours");
    }
    return out;
  }
  if (predicate.kind == Kind::all_of || predicate.kind == Kind::any_of) {
    out.kind = predicate.kind == Kind::all_of ? Clause::Kind::all_of : Clause::Kind::any_of;
    for (const plan::Predicate& child : predicate.children) out.children.push_back(clause(child));
    return out;
  }
  out.kind = Clause::Kind::around;
  const Subquery subquery = open(predicate);
  out.text = subquery.begin;
  out.end = subquery.end;
  out.children.push_back(clause(*subquery.about));
  indent(out.children.front());
  close(subquery);
  return out;
}

std::vector<Condition> PredicateWriter::conditions(const std::vector<plan::Predicate>& predicates) {
  std::vector<Condition> out;
  for (const plan::Predicate& predicate : predicates) out.push_back(condition(predicate));
  return out;
}

Condition PredicateWriter::quantified(const plan::Predicate& predicate) {
  const Subquery subquery = open(predicate);
  const std::string inner = indented_after_first(condition(*subquery.about).text);
  close(subquery);
  return {subquery.begin + inner + subquery.end};
}

// The owner's key is never absent, so that `not in` is the negation of `in`. An element whose condition is unknown
// satisfies neither `every` nor what `none` forbids.
PredicateWriter::Subquery PredicateWriter::open(const plan::Predicate& predicate) {
  const Scope outer = scopes_.back();
  Subquery out;
  out.about = &predicate.children.front();
  out.levels = 1;
  Scope inner{&outer.list(predicate.field), ""};
  // Every table carries the keys of all its owners: a level that asks nothing of its own is skipped.
  const bool may_skip = predicate.kind != Kind::every;
  while (may_skip && out.about->kind == Kind::some && !mentions(*out.about, scopes_.size())) {
    scopes_.emplace_back();
    inner.table = &inner.list(out.about->field);
    out.about = &out.about->children.front();
    ++out.levels;
  }
  inner.alias = aliases_.take(inner.table->name);
  scopes_.push_back(inner);
  const bool every = predicate.kind == Kind::every;
  out.begin = fmt::format("{} {} (\n  select {}\n  from {}\n  where {}", outer.key(),
                          predicate.kind == Kind::some ? "in" : "not in", comma_list(inner.key_of(*outer.table)),
                          named(inner), every ? "(" : "");
  out.end = fmt::format("{}{}\n)", every ? ")" : "", every ? dialect_.is_not_true() : "");
  return out;
}

void PredicateWriter::close(const Subquery& subquery) { scopes_.resize(scopes_.size() - subquery.levels); }

// Whether it is empty, or a link is in it.
Condition PredicateWriter::about_owned(const plan::Criterion& c) {
  const Scope& scope = scopes_.back();
  Scope inner{&scope.list(c.field), ""};
  inner.alias = aliases_.take(inner.table->name);
  const bool holds = c.comparison == Comparison::contains || c.comparison == Comparison::not_contains;
  std::string where;
  if (holds) {
    const model::Type& ref = model_.entities[c.entity].fields[c.field].type.args.front();
    const std::vector<std::vector<model::Hop>> ways = key_parts(c, ref);
    for (std::size_t i = 0; i < ways.size(); ++i) {
      where += fmt::format("{}{} = {}", i == 0 ? "\n  where " : " and ", inner.column(inner.table->columns.at(i).name),
                           part(c, ways[i]));
    }
  }
  const bool inside = c.comparison == Comparison::contains || c.comparison == Comparison::is_not_empty;
  return {fmt::format("{} {} (\n  select {}\n  from {}{}\n)", scope.key(), inside ? "in" : "not in",
                      comma_list(inner.key_of(*scope.table)), named(inner), where)};
}

// All of its columns together. A group that is absent satisfies neither equality nor its negation.
Condition PredicateWriter::about_group(const plan::Criterion& c) {
  const model::Entity& entity = model_.entities[c.entity];
  const model::Field& group = entity.fields[c.field];
  const Scope& scope = scopes_.back();
  const auto there = [&](bool wanted) {
    const std::string witness = scope.column(scope.held(group.witness.value()).name);
    if (entity.fields[*group.witness].presence) return Condition{dialect_.truth(witness, wanted)};
    return Condition{fmt::format("{} is {}null", witness, wanted ? "not " : "")};
  };
  if (c.comparison == Comparison::is_null || c.comparison == Comparison::is_not_null) {
    return there(c.comparison == Comparison::is_not_null);
  }
  std::vector<std::size_t> leaves;
  const auto collect = [&](const auto& self, std::size_t field) -> void {
    for (std::size_t i : entity.fields[field].parts) {
      const model::Field& part = entity.fields[i];
      if (part.is_group()) {
        self(self, i);
      } else if (!part.presence || part.holder != c.field) {
        leaves.push_back(i);  // the presence of a group within is its `has_value()`, to which its way leads
      }
    }
  };
  collect(collect, c.field);
  const model::Type& held = model::without_optional(group.type);
  std::vector<std::vector<model::Hop>> ways;
  if (held.is(model::TypeKind::ref)) {
    ways = key_parts(c, held);
  } else {
    for (std::size_t leaf : leaves) {
      const std::vector<model::Hop>& way = entity.fields[leaf].way;
      ways.emplace_back(way.begin() + static_cast<std::ptrdiff_t>(group.way.size()), way.end());
    }
  }
  std::vector<Condition> all;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const Table::Column& held_by = scope.held(leaves[i]);
    const std::string column = scope.column(held_by.name);
    const std::string value = part(c, ways.at(i));
    all.push_back({held_by.nullable ? dialect_.same(column, value, false) : fmt::format("{} = {}", column, value)});
  }
  const bool negated = c.comparison == Comparison::not_equal;
  // What is compared tells an absent group from one without values only where its witness is among it.
  const bool told = group.witness && std::find(leaves.begin(), leaves.end(), *group.witness) != leaves.end();
  if (group.witness && (negated || !told)) {
    if (!negated) {
      all.insert(all.begin(), there(true));
    } else {
      return chain({there(true), {fmt::format("not ({})", chain(all, Binds::conjunction).text)}}, Binds::conjunction);
    }
  }
  const Condition equal = chain(all, Binds::conjunction);
  return negated ? Condition{fmt::format("not ({})", equal.text)} : equal;
}

std::string PredicateWriter::part(const plan::Criterion& c, std::vector<model::Hop> way) {
  return dialect_.placeholder(number_of(arguments_, {c.arguments.at(0), Binding::plain, std::move(way)}));
}

std::vector<std::vector<model::Hop>> PredicateWriter::key_parts(const plan::Criterion& c,
                                                                const model::Type& ref) const {
  const model::Type* given = &model::without_reference(query_.parameters.at(c.arguments.at(0)).type);
  if (given->is(model::TypeKind::library)) given = &given->args.front();  // repoc::Maybe
  given = &model::without_optional(*given);
  std::vector<std::vector<model::Hop>> out;
  if (given->is(model::TypeKind::entity)) {
    const model::Entity& entity = model_.entities[given->index];
    for (std::size_t id : entity.ids()) out.push_back(entity.fields[id].way);
    return out;
  }
  const model::Type& key = ref.args.front();
  std::vector<model::Hop> begin;
  if (given->is(model::TypeKind::ref)) begin.push_back({"key", false, {}});
  const auto add = [&](model::Hop hop) {
    out.push_back(begin);
    out.back().push_back(std::move(hop));
  };
  if (key.is(model::TypeKind::tuple)) {
    for (std::size_t i = 0; i < key.args.size(); ++i) add({"", false, i});
  } else if (key.is(model::TypeKind::record)) {
    for (const model::Record::Member& member : model_.records[key.index].members) add({member.name, false, {}});
  } else {
    out.push_back({});  // a Ref is bound as its key
  }
  return out;
}

std::string PredicateWriter::column(const plan::Criterion& c) const {
  return scopes_.back().column(scopes_.back().held(c.field).name);
}

std::string PredicateWriter::folded_if(const plan::Criterion& c, const std::string& text) const {
  return c.ignore_case ? dialect_.folded(text) : text;
}

std::string PredicateWriter::value(const plan::Criterion& c, std::size_t i, Binding binding) {
  Statement::Argument argument{c.arguments.at(i), binding, {}};
  const model::Type& field = model::without_optional(model_.entities[c.entity].fields[c.field].type);
  if (field.is(model::TypeKind::ref) && binding == Binding::plain) argument.part = key_parts(c, field).at(0);
  const std::string placeholder = dialect_.placeholder(number_of(arguments_, argument));
  return binding == Binding::list ? placeholder : folded_if(c, placeholder);
}

Condition PredicateWriter::compared(const plan::Criterion& c, std::string_view op) {
  std::string right;
  if (c.other) {
    const Scope& scope = scopes_.at(c.other->scope);
    right = folded_if(c, scope.column(scope.held(c.other->field).name));
  } else if (c.enumerator) {
    const model::Type& type = model::without_optional(model_.entities[c.entity].fields[c.field].type);
    const std::string& stored = model_.enums.at(type.index).enumerators.at(*c.enumerator).stored;
    right = type.by_number ? stored : literal(stored);
  } else {
    right = value(c);
  }
  const bool ordered = op != "=" && op != "<>";
  const std::string bare = column(c);
  const std::string left = ordered ? dialect_.comparable(bare, model_.entities[c.entity].fields[c.field].type) : bare;
  return {fmt::format("{} {} {}", folded_if(c, left), op, right)};
}

// Scalars in one column. It is absent only with the group that it is in, and then it neither holds a value nor lacks
// it.
Condition PredicateWriter::about_list(const plan::Criterion& c, const model::Field& field) {
  const model::Type& type = model::without_optional(field.type);
  switch (c.comparison) {
    case Comparison::contains:
      return {dialect_.list_holds(column(c), type, value(c), false)};
    case Comparison::not_contains: {
      const std::string lacks = dialect_.list_holds(column(c), type, value(c), true);
      if (!field.optional()) return {lacks};
      return {fmt::format("{} is not null and {}", column(c), lacks), Binds::conjunction};
    }
    case Comparison::is_empty:
    case Comparison::is_not_empty:
      return {dialect_.holds_nothing(column(c), type, c.comparison == Comparison::is_not_empty)};
    default:
      throw std::logic_error("a comparison of a list that no back end has");
  }
}

Condition PredicateWriter::criterion(const plan::Criterion& c) {
  const model::Field& field = model_.entities[c.entity].fields[c.field];
  if (field.owns) return about_owned(c);
  if (field.is_group()) return about_group(c);
  const model::Type& held = model::without_optional(field.type);
  if (held.is(model::TypeKind::list) || held.is(model::TypeKind::map)) return about_list(c, field);
  const std::string bare = column(c);
  const std::string left = folded_if(c, bare);
  const auto text = [&](TextPart part, bool negated) {
    return Condition{dialect_.holds_text(part, left, value(c), negated)};
  };
  const auto between = [&](std::string_view op) {
    const std::string low = value(c, 0);
    return Condition{fmt::format("{} {} {} and {}", dialect_.comparable(left, field.type), op, low, value(c, 1))};
  };
  const bool bytes = model::without_optional(field.type).is(model::TypeKind::bytes);
  const auto empty = [&](std::string_view op) {
    return Condition{bytes ? fmt::format("length({}) {} 0", bare, op) : fmt::format("{} {} ''", bare, op)};
  };
  const auto in = [&](bool negated) {
    return dialect_.in_list(bare, field.type, value(c, 0, Binding::list), negated, c.ignore_case);
  };
  switch (c.comparison) {
    case Comparison::equal:
      return compared(c, "=");
    case Comparison::not_equal:
      return compared(c, "<>");
    case Comparison::less:
      return compared(c, "<");
    case Comparison::less_equal:
      return compared(c, "<=");
    case Comparison::greater:
      return compared(c, ">");
    case Comparison::greater_equal:
      return compared(c, ">=");
    case Comparison::between:
      return between("between");
    case Comparison::not_between:
      return between("not between");
    case Comparison::in:
      return {in(false)};
    case Comparison::not_in:
      // An absent value is in no list, not even outside an empty one.
      if (field.optional()) return {fmt::format("{} is not null and {}", bare, in(true)), Binds::conjunction};
      return {in(true)};
    case Comparison::like:
      return {dialect_.like(left, value(c, 0, Binding::like_pattern), false)};
    case Comparison::not_like:
      return {dialect_.like(left, value(c, 0, Binding::like_pattern), true)};
    case Comparison::starts_with:
      return text(TextPart::start, false);
    case Comparison::not_starts_with:
      return text(TextPart::start, true);
    case Comparison::ends_with:
      return text(TextPart::end, false);
    case Comparison::not_ends_with:
      return text(TextPart::end, true);
    case Comparison::contains:
      return text(TextPart::anywhere, false);
    case Comparison::not_contains:
      return text(TextPart::anywhere, true);
    case Comparison::is_null:
      return {bare + " is null"};
    case Comparison::is_not_null:
      return {bare + " is not null"};
    case Comparison::is_true:
      return {dialect_.truth(bare, true)};
    case Comparison::is_false:
      return {dialect_.truth(bare, false)};
    case Comparison::is_empty:
      return empty("=");
    case Comparison::is_not_empty:
      return empty("<>");
    case Comparison::same:
      return {dialect_.same(left, value(c), false)};
    case Comparison::not_same:
      return {dialect_.same(left, value(c), true)};
    case Comparison::matches:
    case Comparison::not_matches:
      break;
  }
  throw std::logic_error("a comparison that this back end does not have was not reported");
}

bool PredicateWriter::drops(const plan::Predicate& predicate) const {
  if (predicate.kind == Kind::criterion) {
    return std::any_of(predicate.criterion.arguments.begin(), predicate.criterion.arguments.end(),
                       [&](std::size_t parameter) { return query_.parameters.at(parameter).maybe; });
  }
  return std::any_of(predicate.children.begin(), predicate.children.end(),
                     [&](const plan::Predicate& child) { return drops(child); });
}

}  // namespace repoc::dialect::sql
