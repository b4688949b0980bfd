#include "dialect/sql/predicate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "dialect/sql/identifiers.hpp"

namespace repoc::dialect::sql {

namespace {

using plan::Comparison;

// How tightly a condition binds, loosest first.
enum class Binds { disjunction, conjunction, comparison };

struct Condition {
  std::string text;
  Binds binds = Binds::comparison;
};

// A chain of `or` is as deep for a database as it is long, and SQLite stops at a depth of 1000: longer chains are
// written in groups.
constexpr std::size_t kLongestChain = 200;

// The table that criteria speak of, and what it is called in the statement.
struct Scope {
  const Table* table = nullptr;
  std::string alias;

  [[nodiscard]] std::string column(std::string_view name) const { return qualified(alias, name); }
  // "p.sku", or "(o.customer, o.number)"
  [[nodiscard]] std::string key() const { return row(table->key, alias); }

  static std::string row(const std::vector<std::string>& columns, std::string_view alias) {
    const std::string list = comma_list(columns, alias);
    return columns.size() == 1 ? list : fmt::format("({})", list);
  }
};

std::string indented(std::string_view text) {
  std::string out = "  ";
  for (char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out;
}

const Table& child_of(const Table& owner, std::size_t field) {
  for (const Table& child : owner.children) {
    if (child.owner_field == field) return child;
  }
  throw std::logic_error("a plan names a list that is no table of its aggregate");
}

class Writer {
 public:
  Writer(const SqlDialect& dialect, const model::Model& model, const Aggregate& aggregate, const plan::Query& query)
      : dialect_(dialect), model_(model), query_(query) {
    root_.table = &aggregate.root;
    out_.name = query.name;
  }

  Statement write() {
    switch (query_.action) {
      case plan::Action::select:
        select();
        break;
      case plan::Action::count:
        counted("count(*)");
        break;
      case plan::Action::exists:
        counted("1");
        out_.text += "\nlimit 1";
        break;
      case plan::Action::remove:
        remove();
        break;
    }
    return std::move(out_);
  }

 private:
  void select() {
    root_.alias = aliases_.take(root_.table->name);
    std::vector<std::string> columns;
    for (const Table::Column& column : root_.table->columns) columns.push_back(column.name);
    out_.text = "select " + comma_list(columns, root_.alias);
    from_where();
    order_limit(root_);
  }

  void counted(std::string_view what) {
    root_.alias = aliases_.take(root_.table->name);
    out_.text = fmt::format("select {}", what);
    from_where();
  }

  void remove() {
    out_.text = "delete from " + root_.table->name;
    if (!query_.limit) {
      where(root_);
      return;
    }
    // Which rows go is asked first: `delete ... limit` is no standard SQL.
    const std::string table = root_.table->name;
    const std::string key = root_.key();
    root_.alias = aliases_.take(table);
    out_.text = "select " + comma_list(root_.table->key, root_.alias);
    from_where();
    order_limit(root_);
    out_.text = fmt::format("delete from {}\nwhere {} in (\n{}\n)", table, key, indented(out_.text));
  }

  void from_where() {
    out_.text += fmt::format("\nfrom {} {}", root_.table->name, root_.alias);
    where(root_);
  }

  void where(const Scope& scope) {
    if (query_.where) out_.text += "\nwhere " + condition(*query_.where, scope).text;
  }

  void order_limit(const Scope& scope) {
    if (query_.order.empty() && !query_.limit) return;
    std::vector<std::string> items;
    std::vector<std::string> seen;
    for (const plan::Order& order : query_.order) {
      const std::string column = own_column(*scope.table, order.field);
      if (std::find(seen.begin(), seen.end(), column) != seen.end()) continue;
      seen.push_back(column);
      items.push_back(scope.column(column) + (order.descending ? " desc" : ""));
    }
    for (const std::string& column : scope.table->key) {
      if (std::find(seen.begin(), seen.end(), column) == seen.end()) items.push_back(scope.column(column));
    }
    out_.text += "\norder by " + comma_list(items);
    if (query_.limit) out_.text += fmt::format("\nlimit {}", *query_.limit);
  }

  static const std::string& own_column(const Table& table, std::size_t field) {
    const auto place = std::find(table.fields.begin(), table.fields.end(), field);
    if (place == table.fields.end()) throw std::logic_error("a plan compares a field that is no column");
    return table.columns[static_cast<std::size_t>(place - table.fields.begin())].name;
  }

  Condition condition(const plan::Predicate& predicate, const Scope& scope) {
    switch (predicate.kind) {
      case plan::Predicate::Kind::all_of:
        return chain(predicate.children, " and ", Binds::conjunction, scope);
      case plan::Predicate::Kind::any_of:
        return chain(predicate.children, " or ", Binds::disjunction, scope);
      case plan::Predicate::Kind::some:
        return some(predicate, scope);
      case plan::Predicate::Kind::criterion:
        return criterion(predicate.criterion, scope);
    }
    throw std::logic_error("no such predicate");
  }

  Condition chain(const std::vector<plan::Predicate>& children, std::string_view word, Binds binds,
                  const Scope& scope) {
    std::vector<std::string> parts;
    for (const plan::Predicate& child : children) {
      const Condition part = condition(child, scope);
      parts.push_back(part.binds < binds ? fmt::format("({})", part.text) : part.text);
    }
    while (parts.size() > kLongestChain) {
      std::vector<std::string> groups;
      for (std::size_t begin = 0; begin < parts.size(); begin += kLongestChain) {
        const std::size_t end = std::min(parts.size(), begin + kLongestChain);
        const auto first = parts.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = parts.begin() + static_cast<std::ptrdiff_t>(end);
        groups.push_back(fmt::format("({})", fmt::join(first, last, word)));
      }
      parts = std::move(groups);
    }
    return {fmt::format("{}", fmt::join(parts, word)), binds};
  }

  // Some element of the list satisfies the condition. Every table carries the keys of all its owners, so a level that
  // asks nothing of its own is skipped.
  Condition some(const plan::Predicate& predicate, const Scope& outer) {
    const plan::Predicate* about = &predicate;
    const Table* table = &child_of(*outer.table, about->field);
    while (about->children.front().kind == plan::Predicate::Kind::some) {
      about = &about->children.front();
      table = &child_of(*table, about->field);
    }
    const Scope inner{table, aliases_.take(table->name)};
    const std::string select = fmt::format("select {}\nfrom {} {}\nwhere {}", outer_key(outer, inner), table->name,
                                           inner.alias, condition(about->children.front(), inner).text);
    return {fmt::format("{} in (\n{}\n)", outer.key(), indented(select)), Binds::comparison};
  }

  // The columns of a table that hold the key of one of its owners.
  static std::string outer_key(const Scope& owner, const Scope& inner) {
    const auto size = static_cast<std::ptrdiff_t>(owner.table->key.size());
    const std::vector<std::string>& all = inner.table->owner_key;
    return comma_list({all.begin(), all.begin() + size}, inner.alias);
  }

  Condition list_is_empty(const plan::Criterion& c, const Scope& scope) {
    const Table& table = child_of(*scope.table, c.field);
    const Scope inner{&table, aliases_.take(table.name)};
    const std::string_view in = c.comparison == Comparison::is_empty ? "not in" : "in";
    return {fmt::format("{} {} (\n  select {}\n  from {} {}\n)", scope.key(), in, outer_key(scope, inner), table.name,
                        inner.alias),
            Binds::comparison};
  }

  Condition criterion(const plan::Criterion& c, const Scope& scope) {
    const model::Field& field = model_.entities[c.entity].fields[c.field];
    if (field.owned_list()) return list_is_empty(c, scope);
    const std::string column = scope.column(own_column(*scope.table, c.field));
    const auto value = [&](std::size_t i = 0, Binding binding = Binding::plain) { return bind(c, i, binding); };
    const auto compare = [&](std::string_view op) { return Condition{fmt::format("{} {} {}", column, op, value())}; };
    const auto text = [&](TextPart part, bool negated) {
      return Condition{dialect_.holds_text(part, column, value(), negated)};
    };
    const auto between = [&](std::string_view op) {
      const std::string low = value(0);
      return Condition{fmt::format("{} {} {} and {}", column, op, low, value(1))};
    };
    const bool bytes = model::without_optional(field.type).is(model::TypeKind::bytes);
    const auto empty = [&](std::string_view op) {
      return Condition{bytes ? fmt::format("length({}) {} 0", column, op) : fmt::format("{} {} ''", column, op)};
    };
    switch (c.comparison) {
      case Comparison::equal:
        return compare("=");
      case Comparison::not_equal:
        return compare("<>");
      case Comparison::less:
        return compare("<");
      case Comparison::less_equal:
        return compare("<=");
      case Comparison::greater:
        return compare(">");
      case Comparison::greater_equal:
        return compare(">=");
      case Comparison::between:
        return between("between");
      case Comparison::not_between:
        return between("not between");
      case Comparison::in:
        return {dialect_.in_list(column, field.type, value(0, Binding::list), false)};
      case Comparison::not_in: {
        const std::string test = dialect_.in_list(column, field.type, value(0, Binding::list), true);
        // An absent value is in no list, not even outside an empty one.
        if (field.optional()) return {fmt::format("{} is not null and {}", column, test), Binds::conjunction};
        return {test};
      }
      case Comparison::like:
        return {dialect_.like(column, value(0, Binding::like_pattern), false)};
      case Comparison::not_like:
        return {dialect_.like(column, value(0, Binding::like_pattern), true)};
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
        return {column + " is null"};
      case Comparison::is_not_null:
        return {column + " is not null"};
      case Comparison::is_true:
        return {dialect_.truth(column, true)};
      case Comparison::is_false:
        return {dialect_.truth(column, false)};
      case Comparison::is_empty:
        return empty("=");
      case Comparison::is_not_empty:
        return empty("<>");
      case Comparison::same:
        return {dialect_.same(column, value(), false)};
      case Comparison::not_same:
        return {dialect_.same(column, value(), true)};
    }
    throw std::logic_error("no such comparison");
  }

  // The placeholder of the criterion's i-th argument; an argument that is bound already keeps its number.
  std::string bind(const plan::Criterion& c, std::size_t i, Binding binding) {
    const std::size_t parameter = c.arguments.at(i);
    const auto same = [&](const Statement::Argument& a) { return a.parameter == parameter && a.binding == binding; };
    const auto place = std::find_if(out_.arguments.begin(), out_.arguments.end(), same);
    const auto number = static_cast<std::size_t>(place - out_.arguments.begin()) + 1;
    if (place == out_.arguments.end()) out_.arguments.push_back({parameter, binding});
    return dialect_.placeholder(number);
  }

  const SqlDialect& dialect_;
  const model::Model& model_;
  const plan::Query& query_;
  Scope root_;
  Aliases aliases_;
  Statement out_;
};

}  // namespace

std::string qualified(std::string_view alias, std::string_view column) {
  return alias.empty() ? std::string(column) : fmt::format("{}.{}", alias, column);
}

Statement write_statement(const SqlDialect& dialect, const model::Model& model, const Aggregate& aggregate,
                          const plan::Query& query) {
  return Writer(dialect, model, aggregate, query).write();
}

}  // namespace repoc::dialect::sql
