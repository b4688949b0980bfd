#include "dialect/sql/write.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "dialect/sql/draft.hpp"

namespace repoc::dialect::sql {

namespace {

using plan::Comparison;

// The first criterion that asks for a regular expression.
const plan::Criterion* matching(const plan::Predicate& predicate) {
  if (predicate.kind == plan::Predicate::Kind::criterion) {
    const Comparison comparison = predicate.criterion.comparison;
    const bool found = comparison == Comparison::matches || comparison == Comparison::not_matches;
    return found ? &predicate.criterion : nullptr;
  }
  for (const plan::Predicate& child : predicate.children) {
    if (const plan::Criterion* found = matching(child)) return found;
  }
  return nullptr;
}

// Of the values of a list parameter.
const model::Type& element(const plan::Parameter& parameter) {
  return model::without_reference(parameter.type).args.front();
}

// The text of [[repoc::query]] with placeholders for the parameters' names.
void write_raw(Draft& draft) {
  for (const plan::RawPiece& piece : draft.query.raw) {
    if (!piece.parameter) {
      draft.statement.text += piece.text;
      continue;
    }
    const plan::Parameter& parameter = draft.query.parameters.at(*piece.parameter);
    if (parameter.list) {
      const std::string value = draft.argument(*piece.parameter, Binding::list);
      draft.statement.text += draft.dialect.list_rows(element(parameter), value);
    } else {
      draft.statement.text += draft.argument(*piece.parameter);
    }
  }
}

void write(Draft& draft) {
  if (!draft.query.raw.empty()) return write_raw(draft);
  switch (draft.query.action) {
    case plan::Action::select:
      return write_select(draft);
    case plan::Action::count:
      return write_count(draft);
    case plan::Action::exists:
      return write_exists(draft);
    case plan::Action::aggregate:
      return write_aggregate(draft);
    case plan::Action::remove:
      return write_remove(draft);
    case plan::Action::update:
      return write_update(draft);
    case plan::Action::execute:
      break;
  }
  throw std::logic_error("a plan executes a text that it does not have");
}

}  // namespace

bool can_write(const SqlDialect& dialect, const model::Model& model, const plan::Query& query, diag::Sink& sink) {
  const text::Span span = model.repositories.at(query.repository).methods.at(query.method).span;
  const plan::Criterion* found = query.where ? matching(*query.where) : nullptr;
  if (found != nullptr && !dialect.capabilities().matches) {
    const model::Entity& entity = model.entities[found->entity];
    sink.report(diag::Id::backend_unsupported, span,
                fmt::format("{} has no regular expressions to match '{}::{}' with; use 'like', 'starts_with', "
                            "'ends_with' or 'contains'",
                            dialect.title(), entity.name, entity.fields[found->field].name));
    return false;
  }
  for (const plan::Column& column : query.columns) {
    const bool added = column.function == plan::Function::sum || column.function == plan::Function::average;
    if (!added || dialect.capabilities().decimals) continue;
    const plan::Path::Step& last = column.path.steps.back();
    const model::Entity& entity = model.entities[last.entity];
    if (!model::without_optional(entity.fields[last.field].type).is(model::TypeKind::decimal)) continue;
    sink.report(diag::Id::backend_unsupported, span,
                fmt::format("{} has no decimal numbers to add up '{}::{}' with; read the values and add them in C++",
                            dialect.title(), entity.name, entity.fields[last.field].name));
    return false;
  }
  for (const plan::RawPiece& piece : query.raw) {
    if (!piece.parameter) continue;
    const plan::Parameter& parameter = query.parameters.at(*piece.parameter);
    if (!parameter.list || !dialect.list_rows(element(parameter), "").empty()) continue;
    sink.report(diag::Id::backend_unsupported, span,
                fmt::format("{} takes no list of bytes in a query of its own text ('{}'); pass one value, or write the "
                            "condition as a method's name",
                            dialect.title(), parameter.name));
    return false;
  }
  return true;
}

Statement write_statement(const SqlDialect& dialect, const model::Model& model, const Aggregate& aggregate,
                          const plan::Query& query) {
  Draft draft(dialect, model, aggregate, query);
  write(draft);
  Statement out = std::move(draft.statement);
  if (!out.where) return out;
  static constexpr std::string_view kMarker = "/*where*/";
  out.full = out.text;
  const std::size_t place = out.full.find(kMarker);
  const std::string where = "where " + rendered(*out.where).text;
  if (place != std::string::npos) out.full.replace(place, kMarker.size(), where);
  return out;
}

}  // namespace repoc::dialect::sql
