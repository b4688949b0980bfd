// Query -> its line in `--dump=plan`, and the text that tells it from other queries.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "names/vocabulary.hpp"
#include "plan/columns.hpp"
#include "plan/identity.hpp"
#include "plan/plan.hpp"
#include "plan/subject.hpp"
#include "text/words.hpp"

namespace repoc::plan {

namespace {

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
    case Comparison::matches:
      return "matching";
    case Comparison::not_matches:
      return "not matching";
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
    case Action::update:
      return "update";
    case Action::execute:
      return "execute";
    case Action::aggregate:
      break;
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
    case Shape::page:
      return "detached page";
    case Shape::slice:
      return "detached slice";
    case Shape::cursor_page:
      return "detached cursor page";
    case Shape::stream:
      return "detached stream";
    case Shape::map:
      return "map";
    case Shape::number:
      return "number";
    case Shape::boolean:
      return "boolean";
    case Shape::nothing:
      return "nothing";
  }
  return "";
}

std::string text_of(Function function) {
  std::string out(word_of(function));
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

class Writer {
 public:
  // Without a model, fields are numbers.
  Writer(const model::Model* model, const Query& query) : model_(model), query_(query) {}

  std::string write() const {
    if (!query_.raw.empty()) return raw();
    std::string out = head();
    if (query_.where) out += fmt::format(" where {}", predicate(*query_.where, 0));
    out += group();
    out += text::join(query_.order, " order by ", ", ", [&](const Order& one) { return item(one); });
    if (query_.sort_parameter) {
      out += fmt::format("{} ?{}", query_.order.empty() ? " order by" : " and then", *query_.sort_parameter + 1);
    }
    if (query_.limit_parameter) out += fmt::format(" limit ?{}", *query_.limit_parameter + 1);
    if (query_.offset_parameter) out += fmt::format(" offset ?{}", *query_.offset_parameter + 1);
    if (query_.page_parameter) out += fmt::format(" page ?{}", *query_.page_parameter + 1);
    out += words_of(query_.lock);
    return out + result();
  }

 private:
  std::string field(std::size_t entity, std::size_t index) const {
    if (model_ == nullptr) return fmt::format("{}.{}", entity, index);
    return names::field_text(model_->entities[entity].fields[index], ".");
  }
  std::string entity(std::size_t index) const {
    return model_ == nullptr ? std::to_string(index) : unqualified(model_->entities[index].name);
  }
  std::string path(const Path& path) const {
    return text::join(path.steps, "", ".", [&](const Path::Step& step) { return field(step.entity, step.field); });
  }

  std::string item(const Order& order) const {
    std::string out = field(query_.entity, order.field);
    if (order.ignore_case) out += " ignoring case";
    if (order.descending) out += " desc";
    if (order.nulls == names::Nulls::first) out += " nulls first";
    if (order.nulls == names::Nulls::last) out += " nulls last";
    return out;
  }

  std::string raw() const {
    std::string out = query_.action == Action::execute ? "execute " : "query ";
    for (const RawPiece& piece : query_.raw) {
      out += piece.parameter ? fmt::format("?{}", *piece.parameter + 1) : piece.text;
    }
    return out + result();
  }

  // "find distinct first 3 sku, name of Product", "update Product set stock = stock + ?1".
  std::string head() const {
    std::string out(text_of(query_.action));
    if (query_.distinct) out += " distinct";
    if (query_.limit) out += fmt::format(" first {}", *query_.limit);
    if (query_.action == Action::aggregate) {
      const Column& function = query_.columns.back();
      out = text_of(function.function);
      if (!function.path.steps.empty()) out += fmt::format(" {} of", path(function.path));
    } else if (!query_.columns.empty()) {
      out += text::join(query_.columns, " ", ", ", [&](const Column& column) { return path(column.path); });
      out += " of";
    }
    out += ' ';
    out += entity(query_.entity);
    return out + text::join(query_.sets, " set ", ", ", [&](const Assignment& set) { return assignment(set); });
  }

  std::string assignment(const Assignment& set) const {
    const std::string name = field(query_.entity, set.field);
    const std::size_t number = set.argument.value_or(0) + 1;
    switch (set.kind) {
      case names::Set::Kind::assign:
        return fmt::format("{} = ?{}", name, number);
      case names::Set::Kind::increment:
        return fmt::format("{0} = {0} + ?{1}", name, number);
      case names::Set::Kind::decrement:
        return fmt::format("{0} = {0} - ?{1}", name, number);
      case names::Set::Kind::clear:
        break;
    }
    return name + " = null";
  }

  std::string group() const {
    if (!query_.grouped()) return "";
    const std::span keys(query_.columns.data(), query_.columns.size() - 1);
    return text::join(keys, " group by ", ", ", [&](const Column& column) { return path(column.path); });
  }

  // `scope`: how many elements enclose it.
  std::string predicate(const Predicate& p, std::size_t scope) const {
    switch (p.kind) {
      case Predicate::Kind::criterion:
        return criterion(p.criterion, scope);
      case Predicate::Kind::some:
        return quantified("some", p, scope);
      case Predicate::Kind::every:
        return quantified("every", p, scope);
      case Predicate::Kind::none:
        return quantified("no", p, scope);
      case Predicate::Kind::all_of:
      case Predicate::Kind::any_of:
        break;
    }
    return text::join(
        p.children, "", p.kind == Predicate::Kind::all_of ? " and " : " or ", [&](const Predicate& child) {
          const bool grouped = child.kind == Predicate::Kind::all_of || child.kind == Predicate::Kind::any_of;
          const std::string text = predicate(child, scope);
          return grouped ? "(" + text + ")" : text;
        });
  }

  std::string quantified(std::string_view word, const Predicate& p, std::size_t scope) const {
    return fmt::format("{} {} ({})", word, field(p.entity, p.field), predicate(p.children.front(), scope + 1));
  }

  std::string criterion(const Criterion& c, std::size_t scope) const {
    std::string out = fmt::format("{} {}", field(c.entity, c.field), text_of(c.comparison));
    if (c.enumerator) out += " " + enumerator(c);
    if (c.other) {
      out += ' ';
      if (c.other->scope != scope)
        out += fmt::format("{}.", model_ == nullptr ? std::to_string(c.other->scope) : entity(c.other->entity));
      out += field(c.other->entity, c.other->field);
    }
    bool maybe = false;
    for (std::size_t i = 0; i < c.arguments.size(); ++i) {
      out += fmt::format("{} ?{}", i == 0 ? "" : " and", c.arguments[i] + 1);
      maybe = maybe || query_.parameters[c.arguments[i]].maybe;
    }
    if (c.ignore_case) out += " ignoring case";
    if (maybe) out += " if given";
    return out;
  }

  std::string enumerator(const Criterion& c) const {
    if (model_ == nullptr) return std::to_string(*c.enumerator);
    const model::Type& type = model::without_optional(model_->entities[c.entity].fields[c.field].type);
    return model_->enums[type.index].enumerators[*c.enumerator].name;
  }

  std::string result() const {
    const Result& result = query_.result;
    const bool map = result.shape == Shape::map;
    const bool plain =
        result.shape == Shape::number || result.shape == Shape::boolean || result.shape == Shape::nothing;
    std::string out = fmt::format(", result {}", map ? spelled(result.type) : std::string(text_of(result.shape)));
    if (result.holds != Holds::entity && !plain && !map) out += fmt::format(" of {}", spelled(result.type));
    if (model_ == nullptr) out += fmt::format(" {}", fmt::join(result.members, " "));
    return out;
  }

  const model::Model* model_;
  const Query& query_;
};

}  // namespace

std::string describe(const model::Model& model, const Query& query) { return Writer(&model, query).write(); }

std::string identity(const Query& query) { return Writer(nullptr, query).write(); }

std::string dump(const model::Model& model, const Query& query) {
  return fmt::format("{}: {}\n", query.name, describe(model, query));
}

}  // namespace repoc::plan
