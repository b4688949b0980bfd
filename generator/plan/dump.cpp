// Query -> its line in `--dump=plan`.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plan/plan.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

namespace {

std::string words_of(const model::Model& model, std::size_t entity, std::size_t field) {
  return fmt::format("{}", fmt::join(model.entities[entity].fields[field].words, "_"));
}

std::string_view text_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal:
      return "=";
    case Comparison::not_equal:
      return "!=";
    case Comparison::less:
      return "<";
    case Comparison::less_equal:
      return "<=";
    case Comparison::greater:
      return ">";
    case Comparison::greater_equal:
      return ">=";
    case Comparison::between:
      return "between";
    case Comparison::not_between:
      return "not between";
    case Comparison::in:
      return "in";
    case Comparison::not_in:
      return "not in";
    case Comparison::like:
      return "like";
    case Comparison::not_like:
      return "not like";
    case Comparison::starts_with:
      return "starting with";
    case Comparison::not_starts_with:
      return "not starting with";
    case Comparison::ends_with:
      return "ending with";
    case Comparison::not_ends_with:
      return "not ending with";
    case Comparison::contains:
      return "containing";
    case Comparison::not_contains:
      return "not containing";
    case Comparison::is_null:
      return "is null";
    case Comparison::is_not_null:
      return "is not null";
    case Comparison::is_true:
      return "is true";
    case Comparison::is_false:
      return "is false";
    case Comparison::is_empty:
      return "is empty";
    case Comparison::is_not_empty:
      return "is not empty";
    case Comparison::same:
      return "same as";
    case Comparison::not_same:
      return "not same as";
  }
  return "";
}

std::string criterion_text(const model::Model& model, const Criterion& c) {
  std::string out = fmt::format("{} {}", words_of(model, c.entity, c.field), text_of(c.comparison));
  for (std::size_t i = 0; i < c.arguments.size(); ++i) {
    out += fmt::format("{} ?{}", i == 0 ? "" : " and", c.arguments[i] + 1);
  }
  return out;
}

std::string predicate_text(const model::Model& model, const Predicate& p) {
  switch (p.kind) {
    case Predicate::Kind::criterion:
      return criterion_text(model, p.criterion);
    case Predicate::Kind::some:
      return fmt::format("some {} ({})", words_of(model, p.entity, p.field), predicate_text(model, p.children.front()));
    case Predicate::Kind::all_of:
    case Predicate::Kind::any_of:
      break;
  }
  std::string out;
  for (const Predicate& child : p.children) {
    if (!out.empty()) out += p.kind == Predicate::Kind::all_of ? " and " : " or ";
    const bool grouped = child.kind == Predicate::Kind::all_of || child.kind == Predicate::Kind::any_of;
    out += fmt::format(fmt::runtime(grouped ? "({})" : "{}"), predicate_text(model, child));
  }
  return out;
}

std::string_view text_of(Action action) {
  switch (action) {
    case Action::select:
      return "find";
    case Action::count:
      return "count";
    case Action::exists:
      return "exists";
    case Action::remove:
      return "delete";
  }
  return "";
}

std::string_view text_of(Shape shape) {
  switch (shape) {
    case Shape::pointer:
      return "tracked pointer";
    case Shape::reference:
      return "tracked reference";
    case Shape::pointers:
      return "tracked list";
    case Shape::optional:
      return "detached optional";
    case Shape::value:
      return "detached value";
    case Shape::list:
      return "detached list";
    case Shape::number:
      return "number";
    case Shape::boolean:
      return "boolean";
    case Shape::nothing:
      return "nothing";
  }
  return "";
}

}  // namespace

std::string describe(const model::Model& model, const Query& query) {
  std::string out(text_of(query.action));
  if (query.limit) out += fmt::format(" first {}", *query.limit);
  out += fmt::format(" {}", unqualified(model.entities[query.entity].name));
  if (query.where) out += fmt::format(" where {}", predicate_text(model, *query.where));
  for (const Order& order : query.order) {
    out += &order == query.order.data() ? " order by " : ", ";
    out += words_of(model, query.entity, order.field);
    if (order.descending) out += " desc";
  }
  return out + fmt::format(", result {}", text_of(query.shape));
}

std::string dump(const model::Model& model, const Query& query) {
  return fmt::format("{}: {}\n", query.name, describe(model, query));
}

}  // namespace repoc::plan
