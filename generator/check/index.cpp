#include "check/index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "dialect/sql/identifiers.hpp"
#include "plan/raw_scan.hpp"

namespace repoc::check {

namespace {

using plan::Comparison;
using plan::Criterion;
using plan::Predicate;

// More columns cost every write and find few rows less.
constexpr std::size_t kMostColumns = 4;

bool equal(const Criterion& c) {
  switch (c.comparison) {
    case Comparison::equal:
    case Comparison::same:
    case Comparison::in:
    case Comparison::is_true:
    case Comparison::is_false:
    case Comparison::is_null:
      return !c.ignore_case && !c.other;
    default:
      return false;
  }
}

bool range(const Criterion& c) {
  switch (c.comparison) {
    case Comparison::less:
    case Comparison::less_equal:
    case Comparison::greater:
    case Comparison::greater_equal:
    case Comparison::between:
      return !c.ignore_case && !c.other;
    default:
      return false;
  }
}

// Why no index finds the rows of a criterion; empty if one does.
std::string unservable(const model::Model& model, const Criterion& c) {
  const std::string& field = model.entities[c.entity].fields[c.field].name;
  const model::Type& type = model.entities[c.entity].fields[c.field].type;
  if (range(c) && model::without_optional(type).is(model::TypeKind::decimal)) {
    return fmt::format("'{}' is compared as a number, and an index holds it as text", field);
  }
  if (equal(c) || range(c)) return {};
  if (c.other) return fmt::format("'{}' is compared with another field of the same row", field);
  if (c.ignore_case) return fmt::format("'{}' is compared ignoring case, and an index holds it as it is", field);
  if (model::is_scalar_list(type)) {
    return fmt::format("the criterion on '{}' looks into the list of every row", field);
  }
  switch (c.comparison) {
    case Comparison::like:
    case Comparison::matches:
    case Comparison::starts_with:
    case Comparison::ends_with:
    case Comparison::contains:
      return fmt::format("the criterion on '{}' looks into the text of every row", field);
    default:
      return fmt::format("the criterion on '{}' says what a row is not, which is true of most", field);
  }
}

using Alternative = std::vector<const Criterion*>;

// The criteria that rows of one table meet together, one list for each alternative of an `or`.
std::vector<Alternative> alternatives(const Predicate& predicate) {
  if (predicate.kind == Predicate::Kind::criterion) return {{&predicate.criterion}};
  if (predicate.kind == Predicate::Kind::any_of) {
    std::vector<Alternative> out;
    for (const Predicate& child : predicate.children) {
      for (Alternative& one : alternatives(child)) out.push_back(std::move(one));
    }
    return out;
  }
  if (predicate.kind != Predicate::Kind::all_of) return {{}};  // about elements, in another table
  Alternative together;
  std::vector<Alternative> either;
  for (const Predicate& child : predicate.children) {
    std::vector<Alternative> of_child = alternatives(child);
    if (of_child.size() == 1) {
      together.insert(together.end(), of_child.front().begin(), of_child.front().end());
    } else if (either.empty()) {
      either = std::move(of_child);
    }
  }
  // One `or` suffices where nothing else finds the rows.
  const auto serves = [](const Criterion* c) { return equal(*c) || range(*c); };
  return either.empty() || std::any_of(together.begin(), together.end(), serves) ? std::vector<Alternative>{together}
                                                                                 : either;
}

const dialect::Table* child(const dialect::Table& table, std::size_t owner_field) {
  const auto found = std::find_if(table.children.begin(), table.children.end(),
                                  [&](const dialect::Table& c) { return c.owner_field == owner_field; });
  return found == table.children.end() ? nullptr : &*found;
}

// The predicates about rows of `wanted`, below a predicate about rows of `table`.
void collect(const Predicate& predicate, const dialect::Table& table, const dialect::Table& wanted,
             std::vector<const Predicate*>& out) {
  const bool step = predicate.kind == Predicate::Kind::some || predicate.kind == Predicate::Kind::every ||
                    predicate.kind == Predicate::Kind::none;
  const dialect::Table* below = step ? child(table, predicate.field) : &table;
  if (below == nullptr) return;
  for (const Predicate& one : predicate.children) {
    if (step && below == &wanted) out.push_back(&one);
    collect(one, *below, wanted, out);
  }
}

void add(std::vector<std::size_t>& fields, std::size_t field) {
  if (std::find(fields.begin(), fields.end(), field) == fields.end() && fields.size() < kMostColumns)
    fields.push_back(field);
}

// The field whose index finds the rows: that a group is absent is told by one of its columns. One that is made up is
// the first of them.
std::size_t searched(const model::Model& model, const Criterion& c) {
  const std::vector<model::Field>& fields = model.entities[c.entity].fields;
  const std::optional<std::size_t> witness = fields[c.field].witness;
  return c.comparison == Comparison::is_null && witness && !fields[*witness].presence ? *witness : c.field;
}

// Fields of the order that an index can give as they are.
std::vector<std::size_t> order(const plan::Query& query) {
  std::vector<std::size_t> out;
  for (const plan::Order& one : query.order) {
    const bool plain = !one.ignore_case && one.nulls == names::Nulls::standard;
    if (!plain || one.descending != query.order.front().descending) return {};
    out.push_back(one.field);
  }
  return out;
}

// The columns that the text names, in its order: those of the criteria are among them.
Candidates named_columns(const model::Method& method, const dialect::Table& table) {
  Candidates out;
  for (const plan::RawToken& token : plan::scan_raw(method.query).tokens) {
    if (token.kind != plan::RawToken::Kind::word && token.kind != plan::RawToken::Kind::name) continue;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& name = table.columns[i].name;
      if (name == token.value || name == dialect::sql::quote(token.value))
        out.sets.push_back({{{&table, {table.fields[i]}}}, false});
    }
  }
  return out;
}

}  // namespace

Candidates candidates(const model::Model& model, const dialect::Aggregate& aggregate, const plan::Query& query,
                      const dialect::Table& table) {
  if (!query.raw.empty()) return named_columns(model.repositories[query.repository].methods[query.method], table);
  Candidates out;
  if (!query.where) return out;
  const bool root = &table == &aggregate.root;
  std::vector<const Predicate*> about;
  if (root) about.push_back(&*query.where);
  collect(*query.where, aggregate.root, table, about);

  std::vector<Candidate> by_range;
  std::vector<Candidate> by_order;
  bool complete = !about.empty();
  for (const Predicate* predicate : about) {
    for (const Alternative& alternative : alternatives(*predicate)) {
      std::vector<std::size_t> fields;
      std::optional<std::size_t> last;
      for (const Criterion* c : alternative) {
        if (equal(*c)) add(fields, searched(model, *c));
        if (range(*c) && !last) last = c->field;
        if (out.why_not.empty()) out.why_not = unservable(model, *c);
      }
      std::vector<std::size_t> ordered = fields;
      if (last) {
        add(fields, *last);
      } else if (root) {
        for (std::size_t field : order(query)) add(ordered, field);
      }
      complete = complete && !fields.empty();
      if (ordered.size() > fields.size()) by_order.push_back({&table, std::move(ordered)});
      by_range.push_back({&table, std::move(fields)});
    }
  }
  if (!complete) return out;
  if (by_order.size() == by_range.size()) out.sets.push_back({std::move(by_order), true});
  out.sets.push_back({std::move(by_range), false});
  return out;
}

}  // namespace repoc::check
