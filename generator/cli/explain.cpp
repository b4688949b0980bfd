// `repoc explain`: for each method how it was read, the statement, its parameters and its result.
#include <fmt/format.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include <functional>

#include "cli/commands.hpp"

namespace repoc::cli {

namespace {

struct Explained {
  const model::Repository& repository;
  const model::Method& method;
  const plan::Query& query;
  const dialect::Dialect& dialect;
  const dialect::Statement& statement;
};

void for_each_method(const Pipeline& pipeline, const std::function<void(const Explained&)>& visit) {
  for (const emit::Compiled& compiled : pipeline.compiled) {
    for (std::size_t i = 0; i < compiled.statements.size(); ++i) {
      const plan::Query& query = pipeline.queries[i];
      const model::Repository& repository = pipeline.model.repositories[query.repository];
      visit({repository, repository.methods[query.method], query, *compiled.dialect, compiled.statements[i]});
    }
  }
}

std::string indented(const std::string& text, std::string_view indent) {
  std::string out;
  for (char c : text) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

}  // namespace

std::string explain_text(const Pipeline& pipeline) {
  std::string out;
  for_each_method(pipeline, [&](const Explained& e) {
    out += fmt::format("{}::{} on {}\n", e.repository.name, e.method.name, e.dialect.title());
    out += fmt::format("  read as     {}\n", indented(plan::describe(pipeline.model, e.query), "              "));
    out += fmt::format("  statement   {}\n", indented(e.statement.text, "              "));
    for (std::size_t i = 0; i < e.statement.arguments.size(); ++i) {
      const plan::Parameter& parameter = e.query.parameters[e.statement.arguments[i].parameter];
      out += fmt::format("  {:<11} {} {}\n", i == 0 ? "parameters" : "", parameter.name, parameter.type.cpp);
    }
    out += fmt::format("  result      {}\n\n", e.method.result.cpp);
  });
  if (!out.empty()) out.pop_back();
  return out;
}

std::string explain_json(const Pipeline& pipeline) {
  llvm::json::Array methods;
  for_each_method(pipeline, [&](const Explained& e) {
    llvm::json::Array parameters;
    for (std::size_t i = 0; i < e.statement.arguments.size(); ++i) {
      const plan::Parameter& parameter = e.query.parameters[e.statement.arguments[i].parameter];
      parameters.push_back(llvm::json::Object{
          {"index", static_cast<std::int64_t>(i + 1)}, {"name", parameter.name}, {"type", parameter.type.cpp}});
    }
    methods.push_back(llvm::json::Object{{"repository", e.repository.name},
                                         {"method", e.method.name},
                                         {"dialect", std::string(e.dialect.name())},
                                         {"reading", plan::describe(pipeline.model, e.query)},
                                         {"statement", e.statement.text},
                                         {"parameters", std::move(parameters)},
                                         {"result", e.method.result.cpp}});
  });
  std::string out;
  llvm::raw_string_ostream stream(out);
  stream << llvm::formatv("{0:2}", llvm::json::Value(llvm::json::Object{{"methods", std::move(methods)}})) << '\n';
  stream.flush();
  return out;
}

}  // namespace repoc::cli
