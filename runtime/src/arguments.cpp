// Texts that depend on the arguments: the criteria that count and the items of a Sort, put where the markers are.
//   "select ... from products p\n/*where*/order by /*sort*/p.sku"  ->  "... where p.name = ?1 ... order by p.price
//   desc, p.sku"
// Everything that gets into a text is a constant of the generated code; a Sort only chooses among the columns' names.
#include "repoc/generated/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "repoc/error.hpp"

namespace repoc::detail {
namespace {

// SQLite stops at an expression depth of 1000, and a chain is as deep as it is long: longer ones are written in groups.
constexpr std::size_t kLongestChain = 200;

std::string chain(std::vector<std::string> parts, std::string_view word) {
  while (parts.size() > kLongestChain) {
    std::vector<std::string> groups;
    for (std::size_t at = 0; at < parts.size(); at += kLongestChain) {
      const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = parts.begin() + static_cast<std::ptrdiff_t>(std::min(at + kLongestChain, parts.size()));
      groups.push_back(fmt::format("({})", fmt::join(begin, end, word)));
    }
    parts = std::move(groups);
  }
  return fmt::format("{}", fmt::join(parts, word));
}

// The tree of clauses -> what is left of it. Marks the arguments of dropped clauses, which are not bound.
class Criteria {
 public:
  Criteria(std::span<const sql::Clause> clauses, std::span<Argument> arguments)
      : clauses_(clauses), arguments_(arguments) {}
  std::string render() { return tree().text; }

 private:
  struct Part {
    std::string text;     // empty: dropped
    bool any_of = false;  // binds looser than what it may stand in
  };

  Part tree() {
    const sql::Clause& clause = clauses_[at_++];
    switch (clause.kind) {
      case sql::Clause::Kind::leaf:
        return {is_dropped(clause) ? std::string() : std::string(clause.text)};
      case sql::Clause::Kind::around: {
        const Part inner = tree();
        return {inner.text.empty() ? std::string() : fmt::format("{}{}{}", clause.text, inner.text, clause.end)};
      }
      default:
        return several(clause.kind == sql::Clause::Kind::any_of, clause.children);
    }
  }

  Part several(bool any_of, int children) {
    std::vector<Part> left;
    for (int i = 0; i < children; ++i) {
      Part part = tree();
      if (!part.text.empty()) left.push_back(std::move(part));
    }
    if (left.empty()) return {};
    if (left.size() == 1) return std::move(left.front());
    std::vector<std::string> texts;
    for (Part& part : left) {
      texts.push_back(!any_of && part.any_of ? fmt::format("({})", part.text) : std::move(part.text));
    }
    return {chain(std::move(texts), any_of ? " or " : " and "), any_of};
  }

  bool is_dropped(const sql::Clause& clause) {
    const std::span<Argument> own =
        arguments_.subspan(static_cast<std::size_t>(clause.first_argument), static_cast<std::size_t>(clause.arguments));
    const bool dropped = std::ranges::any_of(own, &Argument::is_dropped);
    if (dropped) std::ranges::for_each(own, &Argument::drop);
    return dropped;
  }

  std::span<const sql::Clause> clauses_;
  std::span<Argument> arguments_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_infinite(double number) noexcept { return std::isinf(number); }

void throw_does_not_fit(const Statement& statement, int at) {
  throw RangeError(fmt::format("value {} does not fit the type of the field that it is for", at),
                   statement.name().text());
}

void Argument::bind_rows(Statement& statement, int at, std::string_view what, std::int64_t rows) {
  if (rows < 0) throw UsageError(fmt::format("the {} is negative", what), statement.name().text());
  statement.bind(at, rows);
}

Asked::Asked(const sql::Table& table, const sql::Query& query, std::span<Argument> arguments)
    : query_(query), arguments_(arguments) {
  for (const Argument& argument : arguments_) {
    if (argument.is_sort()) {
      render_sort(table, argument);
    } else {
      ++next_number_;
    }
  }
  if (!query_.where.empty()) where_ = Criteria(query_.where, arguments_).render();
}

void Asked::render_sort(const sql::Table& table, const Argument& argument) {
  sorted_ = true;
  std::vector<SortItem> items;
  argument.sort(items);
  for (auto item = items.begin(); item != items.end(); ++item) {
    const auto column = std::ranges::find(table.columns, item->field, &sql::Column::field);
    if (column == table.columns.end() || item->field.empty()) {
      std::vector<std::string_view> fields;
      for (const sql::Column& known : table.columns) {
        if (!known.field.empty()) fields.push_back(known.field);
      }
      throw UsageError(
          fmt::format("there is no field '{}' to sort by: there are {}", item->field, fmt::join(fields, ", ")),
          name().text());
    }
    if (std::find_if(items.begin(), item, [&](const SortItem& other) { return other.field == item->field; }) != item) {
      throw UsageError(fmt::format("the sort names '{}' twice", item->field), name().text());
    }
    fmt::format_to(std::back_inserter(sort_), "{}{}{}, ", query_.sort_prefix, column->name,
                   item->descending ? " desc" : "");
  }
}

std::string_view Asked::text(std::string_view of, std::string& made) const {
  if (query_.where.empty() && !sorted_) return of;
  made.clear();
  for (std::size_t mark = of.find("/*"); mark != std::string_view::npos; mark = of.find("/*")) {
    made.append(of, 0, mark);
    of.remove_prefix(mark);
    if (of.starts_with("/*where*/")) {
      if (!where_.empty()) made.append("where ").append(where_);
      of.remove_prefix(std::string_view("/*where*/").size());
    } else if (of.starts_with("/*and*/")) {
      if (!where_.empty()) made.append("and (").append(where_).append(")");
      of.remove_prefix(std::string_view("/*and*/").size());
    } else if (of.starts_with("/*sort*/")) {
      made.append(sort_);
      of.remove_prefix(std::string_view("/*sort*/").size());
    } else {
      made.append("/*");
      of.remove_prefix(2);
    }
  }
  made.append(of);
  return made;
}

void Asked::require_criteria() const {
  if (!query_.where.empty() && where_.empty()) {
    throw UsageError("every criterion is an empty Maybe, and it would write to every row: give one of them a value",
                     name().text());
  }
}

void Asked::operator()(Statement& statement) const {
  int at = 1;
  for (const Argument& argument : arguments_) {
    if (argument.is_sort()) continue;
    if (!argument.is_dropped()) argument.bind(statement, at);
    ++at;
  }
}

Window window_of(const PageRequest& request, StatementName name) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() - 1;  // a slice reads one row more
  if (request.page < 0) throw UsageError("the page's number is negative", name.text());
  if (request.size < 1) throw UsageError("a page has one row or more", name.text());
  if (request.size > kMost || request.page > kMost / request.size) {
    throw UsageError("the page is beyond what can be counted", name.text());
  }
  return {request.size, request.page * request.size};
}

std::int64_t rows_of(const Cursor& cursor, StatementName name) { return window_of({0, cursor.size}, name).rows; }

}  // namespace repoc::detail
