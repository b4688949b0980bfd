// What the tests of the emitter share: models and plans by hand, statements by hand or by SQLite's dialect, and the
// source file that they become.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "emit/emit.hpp"
#include "stored_models.hpp"

namespace repoc::emit {

using namespace repoc::test;
namespace make = repoc::test;

// The last method of the last repository as a plan, and what a dialect may make of it.
struct Given {
  plan::Query query;
  dialect::Statement statement;
};

// Tables are made by the dialect, and so are statements where none are given.
inline std::vector<Output> emit_sqlite(const model::Model& model, const std::vector<plan::Query>& queries,
                                       const std::vector<dialect::Statement>& statements = {}) {
  Compiled compiled;
  compiled.dialect = dialect::find("sqlite");
  diag::Sink sink;
  for (const model::Repository& repository : model.repositories) {
    bool known = false;
    for (const dialect::Aggregate& a : compiled.aggregates) known = known || a.entity == repository.entity;
    if (!known) compiled.aggregates.push_back(compiled.dialect->aggregate(model, repository.entity, sink).value());
  }
  compiled.statements = statements;
  for (const plan::Query& query : queries) {
    if (!statements.empty()) break;
    for (const dialect::Aggregate& a : compiled.aggregates) {
      if (a.entity != query.entity) continue;
      compiled.statements.push_back(compiled.dialect->statement(model, a, query, sink).value());
    }
  }
  return emit(model, queries, {compiled});
}

inline std::string source_of(const model::Model& model, const std::vector<plan::Query>& queries) {
  return emit_sqlite(model, queries).at(1).text;
}

inline std::string source_of_given(const model::Model& model, const std::vector<Given>& given) {
  std::vector<plan::Query> queries;
  std::vector<dialect::Statement> statements;
  for (const Given& g : given) {
    queries.push_back(g.query);
    statements.push_back(g.statement);
  }
  return emit_sqlite(model, queries, statements).at(1).text;
}

// The arguments are the parameters, in order, but for the one of a page.
inline Given given(model::Model& model, const std::string& name, plan::Action action, plan::Shape shape, Type result,
                   std::vector<plan::Parameter> parameters = {}) {
  Given out;
  out.query = query(model, name, action, shape, std::move(result), std::move(parameters));
  for (std::size_t i = 0; i < out.query.parameters.size(); ++i) {
    const std::string& type = out.query.parameters[i].type.name;
    if (type == "PageRequest" || type == "Cursor") {
      out.query.page_parameter = i;
    } else {
      out.statement.arguments.push_back({i, dialect::Binding::plain});
    }
  }
  out.statement.name = out.query.name;
  out.statement.text = "select 1";
  return out;
}

inline Type library(const std::string& name, const std::string& arguments = "") {
  Type out = make::type(TypeKind::library, "repoc::" + name + arguments);
  out.name = name;
  return out;
}

inline Type record(std::size_t index, const model::Model& model) {
  Type out = make::type(TypeKind::record, model.records[index].cpp);
  out.index = index;
  return out;
}

// A struct with these members, each a name and a type; its index.
inline std::size_t add_record(model::Model& model, const std::string& name,
                              const std::vector<std::pair<std::string, Type>>& members) {
  model::Record out;
  out.name = name;
  out.cpp = "::" + name;
  for (const auto& [member, type] : members) out.members.push_back({member, text::field_words(member), type, {}});
  model.records.push_back(std::move(out));
  return model.records.size() - 1;
}

inline Type map_of(Type key, Type value) {
  Type out = make::type(TypeKind::map, "std::map<" + key.cpp + ", " + value.cpp + ">");
  out.args = {std::move(key), std::move(value)};
  return out;
}

// From the first place where the text has `begin` to the first `end` after it.
inline std::string part(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return "no " + begin + " in\n" + text;
  return text.substr(from, text.find(end, from) - from + end.size());
}

inline std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// A method of the last repository, compared with one field of its entity.
inline plan::Query by_field(model::Model& model, const std::string& name, plan::Action action, plan::Shape shape,
                            Type result, plan::Parameter parameter, std::size_t field,
                            plan::Comparison comparison = plan::Comparison::equal) {
  plan::Query out = query(model, name, action, shape, std::move(result), {std::move(parameter)});
  out.where = criterion(out.entity, field, comparison, {0});
  return out;
}

}  // namespace repoc::emit
