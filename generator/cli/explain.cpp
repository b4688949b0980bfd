// `repoc explain`: for each method how it was read, the statement, its parameters, its result, and how SQLite runs it.
#include "cli/explain.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <llvm/Support/JSON.h>

#include "diag/json.hpp"
#include "emit/way.hpp"

namespace repoc::cli {

namespace {

// What is bound of a parameter, named as the way to it: "address.city", of a tuple's first element "seat.1".
Explained::Parameter part_of(const model::Model& model, const plan::Parameter& parameter,
                             const std::vector<model::Hop>& way) {
  Explained::Parameter out{0, parameter.name, ""};
  const model::Type& given = model::without_reference(parameter.type);
  const bool maybe = given.is(model::TypeKind::library);
  const model::Type& held = maybe ? given.args.front() : given;
  bool absent = held.is(model::TypeKind::optional);
  for (const model::Hop& hop : way) {
    out.name += "." + (hop.element ? std::to_string(*hop.element + 1) : hop.name);
    absent = absent || hop.optional;
  }
  const model::Type& type = emit::type_of(model, held, way);
  if (emit::is_optional_group(type)) {
    out.type = "bool";
  } else {
    out.type = absent && !type.is(model::TypeKind::optional) ? "std::optional<" + type.cpp + ">" : type.cpp;
  }
  if (maybe) out.type = "repoc::Maybe<" + out.type + ">";
  return out;
}

std::vector<Explained::Parameter> parameters(const model::Model& model, const plan::Query& query,
                                             const dialect::Statement& statement) {
  std::vector<Explained::Parameter> out;
  std::size_t next = 0;
  for (const dialect::Statement::Argument& argument : statement.arguments) {
    const plan::Parameter& parameter = query.parameters[argument.parameter];
    const bool bound = argument.binding != dialect::Binding::sort;
    out.push_back(argument.part.empty() ? Explained::Parameter{0, parameter.name, parameter.type.cpp}
                                        : part_of(model, parameter, argument.part));
    if (bound) out.back().index = ++next;
  }
  // A page binds its numbers behind everything else.
  if (query.page_parameter) {
    const plan::Parameter& page = query.parameters[*query.page_parameter];
    out.push_back({next + 1, page.name, page.type.cpp});
  }
  return out;
}

std::string indented(const std::string& text, std::string_view indent) {
  std::string out;
  for (char c : text) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

std::string text_of(const diag::Diagnostic& remark) {
  std::string out = fmt::format("{}: {}", diag::info(remark.id).name, remark.message);
  for (const diag::Note& note : remark.notes) out += "\n" + note.message;
  return out;
}

llvm::json::Array strings(const std::vector<std::string>& all) {
  llvm::json::Array out;
  for (const std::string& one : all) out.push_back(one);
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> Explained::others() const {
  std::vector<std::pair<std::string, std::string>> out;
  // With criteria that may be dropped these are made at run time.
  if (query.has_maybe()) return out;
  if (!statement.count.empty()) out.emplace_back("count", statement.count);
  if (!statement.after.empty()) out.emplace_back("after", statement.after);
  if (!statement.removed.empty()) out.emplace_back("removed", statement.removed);
  return out;
}

std::vector<Explained> explained(const Pipeline& pipeline) {
  static const check::Explanation kNone;
  std::vector<Explained> out;
  for (std::size_t c = 0; c < pipeline.compiled.size(); ++c) {
    const emit::Compiled& compiled = pipeline.compiled[c];
    for (std::size_t i = 0; i < compiled.statements.size(); ++i) {
      const plan::Query& query = pipeline.queries[i];
      const model::Repository& repository = pipeline.model.repositories[query.repository];
      const bool known = c < pipeline.explanations.size() && i < pipeline.explanations[c].size();
      out.push_back({repository, repository.methods[query.method], query, *compiled.dialect, compiled.statements[i],
                     known ? pipeline.explanations[c][i] : kNone, plan::describe(pipeline.model, query),
                     parameters(pipeline.model, query, compiled.statements[i])});
    }
  }
  return out;
}

std::string explain_text(const Pipeline& pipeline) {
  constexpr std::string_view kIndent = "              ";
  std::string out;
  for (const Explained& e : explained(pipeline)) {
    const auto row = [&](std::string_view name, const std::string& text) {
      out += fmt::format("  {:<11} {}\n", name, indented(text, kIndent));
    };
    out += fmt::format("{}::{} on {}\n", e.repository.name, e.method.name, e.dialect.title());
    row("read as", e.reading);
    row("statement", e.text());
    for (const auto& [name, text] : e.others()) row(name, text);
    std::string_view heading = "parameters";
    for (const Explained::Parameter& parameter : e.parameters) {
      row(std::exchange(heading, ""), parameter.name + " " + parameter.type);
    }
    row("result", e.method.result.cpp);
    for (const check::Plan& plan : e.explanation.plans) {
      row(plan.of == "statement" ? "plan" : "  " + plan.of, fmt::format("{}", fmt::join(plan.lines, "\n")));
    }
    heading = "remarks";
    for (const diag::Diagnostic& remark : e.explanation.remarks) row(std::exchange(heading, ""), text_of(remark));
    out += '\n';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string explain_json(const Pipeline& pipeline) {
  using llvm::json::Array;
  using llvm::json::Object;
  Array methods;
  for (const Explained& e : explained(pipeline)) {
    Array parameters;
    for (const Explained::Parameter& parameter : e.parameters) {
      Object one{{"name", parameter.name}, {"type", parameter.type}};
      one["index"] = parameter.index == 0 ? llvm::json::Value(nullptr) : static_cast<std::int64_t>(parameter.index);
      parameters.push_back(std::move(one));
    }
    Array plan;
    for (const check::Plan& one : e.explanation.plans) {
      if (one.of == "statement") plan = strings(one.lines);
    }
    Array remarks;
    for (const diag::Diagnostic& remark : e.explanation.remarks) {
      std::vector<std::string> notes;
      for (const diag::Note& note : remark.notes) notes.push_back(note.message);
      remarks.push_back(Object{
          {"id", std::string(diag::info(remark.id).name)}, {"message", remark.message}, {"notes", strings(notes)}});
    }
    Object method{{"repository", e.repository.name},
                  {"method", e.method.name},
                  {"dialect", std::string(e.dialect.name())},
                  {"reading", e.reading},
                  {"statement", e.text()},
                  {"parameters", std::move(parameters)},
                  {"result", e.method.result.cpp},
                  {"plan", std::move(plan)},
                  {"remarks", std::move(remarks)}};
    for (const auto& [name, text] : e.others()) method[name] = text;
    methods.push_back(std::move(method));
  }
  return diag::json_document(Object{{"methods", std::move(methods)}});
}

}  // namespace repoc::cli
