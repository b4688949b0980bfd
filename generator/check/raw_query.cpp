// What SQLite says about a raw query, held against the method's result.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "check/check.hpp"
#include "check/refusal.hpp"
#include "dialect/sql/sqlite.hpp"
#include "plan/subject.hpp"
#include "text/words.hpp"

namespace repoc::check {

namespace {

using diag::Id;
using model::Type;
using model::TypeKind;

// A name without the quotes that SQL needs.
std::string bare(const std::string& name) {
  if (name.size() < 2 || name.front() != '"') return name;
  std::string out;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    out += name[i];
    if (name[i] == '"') ++i;
  }
  return out;
}

class Columns {
 public:
  Columns(const model::Model& model, const dialect::Aggregate& aggregate, const plan::Query& query,
          dialect::Statement& statement, diag::Sink& sink)
      : model_(model),
        method_(model.repositories[query.repository].methods[query.method]),
        aggregate_(aggregate),
        query_(query),
        statement_(statement),
        sink_(sink) {}

  void check(const std::vector<Prepared::Column>& given) {
    switch (query_.result.holds) {
      case plan::Holds::entity:
        return check_entity(given);
      case plan::Holds::record:
        return check_record(given);
      case plan::Holds::value:
        return check_value(given);
    }
  }

 private:
  diag::Diagnostic& report(text::Span span, const std::string& message) {
    return sink_.report(Id::raw_query, span, message);
  }
  [[nodiscard]] text::Span all() const { return method_.query_place(0, method_.query.size()); }
  [[nodiscard]] static std::string names(const std::vector<Prepared::Column>& columns) {
    std::vector<std::string> out;
    for (const Prepared::Column& column : columns) out.push_back(column.name);
    return fmt::format("{}", fmt::join(out, ", "));
  }

  // A column of a table has a type; an expression's is known only when it is run.
  void check_type(const Prepared::Column& column, const Type& type) {
    const std::string_view wanted = dialect::sql::Sqlite().type_name(type);
    if (column.type.empty() || column.type == wanted) return;
    report(place_of(method_, column.name), fmt::format("column '{}' is {}, and '{}' is read from {}", column.name,
                                                       column.type, plan::spelled(type), wanted))
        .note({}, fmt::format("to convert it write cast({} as {})", column.name, wanted));
  }

  void check_entity(const std::vector<Prepared::Column>& given) {
    const dialect::Table& table = aggregate_.root;
    const model::Entity& entity = model_.entities[aggregate_.entity];
    const bool same =
        std::equal(given.begin(), given.end(), table.columns.begin(), table.columns.end(),
                   [](const Prepared::Column& a, const dialect::Table::Column& b) { return a.name == bare(b.name); });
    if (same) {
      for (std::size_t i = 0; i < given.size(); ++i) check_type(given[i], entity.fields[table.fields[i]].type);
      return;
    }
    std::vector<std::string> wanted;
    for (const dialect::Table::Column& column : table.columns) wanted.push_back(column.name);
    report(all(), fmt::format("a '{}' is read from all columns of '{}' in their order: {}",
                              plan::unqualified(entity.name), bare(table.name), fmt::join(wanted, ", ")))
        .note({}, fmt::format("this gives: {}", names(given)))
        .note({}, fmt::format("write 'select t.* from {} t', or a struct with the columns that you want", table.name));
  }

  void check_record(const std::vector<Prepared::Column>& given) {
    const model::Record& record = model_.records[query_.result.type.index];
    std::vector<bool> filled(record.members.size());
    statement_.members.clear();
    for (const Prepared::Column& column : given) {
      const model::Words words = text::field_words(column.name);
      const auto member = std::find_if(record.members.begin(), record.members.end(),
                                       [&](const model::Record::Member& m) { return m.words == words; });
      if (member == record.members.end()) {
        report(place_of(method_, column.name),
               fmt::format("column '{}' has no member in '{}'", column.name, plan::unqualified(record.name)))
            .note(record.span, fmt::format("add a member, or name the column like one with 'as'"));
        continue;
      }
      const auto index = static_cast<std::size_t>(member - record.members.begin());
      if (filled[index]) {
        report(place_of(method_, column.name), fmt::format("two columns are called '{}'", column.name));
      }
      filled[index] = true;
      statement_.members.push_back(index);
      if (!model::is_scalar(model::without_optional(member->type))) {
        report(place_of(method_, column.name),
               fmt::format("member '{}' is '{}', which no column holds", member->name, plan::spelled(member->type)));
      } else {
        check_type(column, model::without_optional(member->type));
      }
    }
    for (std::size_t i = 0; i < filled.size(); ++i) {
      if (filled[i]) continue;
      report(all(),
             fmt::format("no column for member '{}' of '{}'", record.members[i].name, plan::unqualified(record.name)))
          .note(record.members[i].span, fmt::format("select it, with 'as {}' where the column has another name",
                                                    text::snake_case(record.members[i].words)));
    }
  }

  void check_value(const std::vector<Prepared::Column>& given) {
    if (given.size() != 1) {
      report(all(), fmt::format("'{}' is one column, and this gives {}: {}", plan::spelled(query_.result.type),
                                given.size(), names(given)));
      return;
    }
    check_type(given.front(), model::without_optional(query_.result.type));
  }

  const model::Model& model_;
  const model::Method& method_;
  const dialect::Aggregate& aggregate_;
  const plan::Query& query_;
  dialect::Statement& statement_;
  diag::Sink& sink_;
};

}  // namespace

bool raw_query(const model::Model& model, const Database& database, const dialect::Aggregate& aggregate,
               plan::Query& query, dialect::Statement& statement, diag::Sink& sink) {
  const std::size_t errors = sink.errors();
  const model::Method& method = model.repositories[query.repository].methods[query.method];
  const auto answer = database.prepare(statement.text);
  if (const auto* refusal = std::get_if<Refusal>(&answer)) {
    report_refusal(method, database, query, statement, *refusal, sink);
    return false;
  }
  const Prepared& prepared = std::get<Prepared>(answer);
  const TypeKind kind = method.result.kind;
  if (!prepared.writes) {
    if (kind == TypeKind::none) {
      sink.report(Id::raw_query, method.result_span, "a select gives rows, and 'void' has no place for them");
      return false;
    }
    query.action = plan::Action::select;
    Columns(model, aggregate, query, statement, sink).check(prepared.columns);
    return sink.errors() == errors;
  }
  if (!prepared.columns.empty()) {
    sink.report(Id::raw_query, place_of(method, "returning"),
                "what a statement that writes returns is not read; leave out 'returning'");
    return false;
  }
  if (kind != TypeKind::integer && kind != TypeKind::boolean && kind != TypeKind::none) {
    sink.report(Id::raw_query, method.result_span,
                fmt::format("the query writes, so '{}' has nothing to hold", plan::spelled(method.result)))
        .note({},
              "it returns how many rows it changed (an integer), whether it changed any ('bool'), or nothing ('void')");
    return false;
  }
  query.action = plan::Action::execute;
  query.result.shape = kind == TypeKind::integer   ? plan::Shape::number
                       : kind == TypeKind::boolean ? plan::Shape::boolean
                                                   : plan::Shape::nothing;
  return true;
}

}  // namespace repoc::check
