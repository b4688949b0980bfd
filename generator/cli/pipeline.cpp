#include "cli/pipeline.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "cli/compile_commands.hpp"
#include "cli/files.hpp"
#include "dialect/dialect.hpp"
#include "frontend/frontend.hpp"

namespace repoc::cli {

namespace fs = std::filesystem;

namespace {

// The headers exist and lie below the root, each with a place of its own for its output.
Exit check_headers(const Options& options, std::string& error) {
  const fs::path root = fs::weakly_canonical(fs::absolute(options.root));
  std::set<fs::path> seen;
  for (const std::string& header : options.headers) {
    if (!read_file(header, error)) return Exit::files;
    const fs::path path = fs::weakly_canonical(fs::absolute(header));
    const fs::path below = path.lexically_relative(root);
    if (below.empty() || *below.begin() == "..") {
      error = fmt::format("'{}' lies outside the root '{}'; name a folder above it with --root", header, options.root);
      return Exit::usage;
    }
    if (!seen.insert(fs::path(path).replace_extension()).second) {
      error = fmt::format("'{}' is named twice, or another header has the same output files", header);
      return Exit::usage;
    }
  }
  return Exit::done;
}

Exit find_dialects(const Options& options, std::vector<emit::Compiled>& compiled, std::string& error) {
  for (const std::string& name : options.dialects) {
    const dialect::Dialect* dialect = dialect::find(name);
    if (dialect == nullptr) {
      error = fmt::format("no dialect '{}'; there is {}", name, fmt::join(dialect::names(), ", "));
      return Exit::usage;
    }
    if (std::any_of(compiled.begin(), compiled.end(), [&](const emit::Compiled& c) { return c.dialect == dialect; })) {
      error = fmt::format("dialect '{}' is named twice", name);
      return Exit::usage;
    }
    compiled.push_back({dialect, {}, {}});
  }
  return Exit::done;
}

Exit frontend_options(const Options& options, frontend::Options& out, std::string& error) {
  out.headers = options.headers;
  out.root = options.root;
  out.resource_dir = options.resource_dir;
  if (!options.build_dir.empty()) {
    const auto arguments = compile_arguments(options.build_dir, options.headers.front(), error);
    if (!arguments) return Exit::files;
    out.clang_args = *arguments;
  }
  out.clang_args.insert(out.clang_args.end(), options.clang_args.begin(), options.clang_args.end());
  return Exit::done;
}

// The aggregates of every repository that the dialect serves.
void find_aggregates(const model::Model& model, emit::Compiled& compiled, diag::Sink& sink) {
  for (const model::Repository& repository : model.repositories) {
    if (!repository.backend.empty() && repository.backend != compiled.dialect->name()) {
      sink.report(diag::Id::backend_unsupported, repository.span,
                  fmt::format("'{}' asks for the back end '{}', which this run does not write", repository.name,
                              repository.backend));
      continue;
    }
    const auto known = [&](const dialect::Aggregate& a) { return a.entity == repository.entity; };
    if (std::any_of(compiled.aggregates.begin(), compiled.aggregates.end(), known)) continue;
    if (auto aggregate = compiled.dialect->aggregate(model, repository.entity, sink)) {
      compiled.aggregates.push_back(std::move(*aggregate));
    }
  }
}

const dialect::Aggregate* aggregate_of(const emit::Compiled& compiled, const plan::Query& query) {
  const auto root = std::find_if(compiled.aggregates.begin(), compiled.aggregates.end(),
                                 [&](const dialect::Aggregate& aggregate) { return aggregate.entity == query.entity; });
  return root == compiled.aggregates.end() ? nullptr : &*root;
}

// A reading as the SQL of the run's first dialect, for the message that shows several.
std::string as_statement(const Pipeline& pipeline, const plan::Query& query) {
  const emit::Compiled& compiled = pipeline.compiled.front();
  const dialect::Aggregate* aggregate = aggregate_of(compiled, query);
  if (aggregate == nullptr) return {};
  diag::Sink quiet;
  const auto statement = compiled.dialect->statement(pipeline.model, *aggregate, query, quiet);
  return statement ? statement->whole_text() : std::string();
}

bool is_sqlite(const emit::Compiled& compiled) { return compiled.dialect->name() == "sqlite"; }

void write_statements(Pipeline& pipeline, emit::Compiled& compiled) {
  std::optional<check::Database> database;
  for (plan::Query& query : pipeline.queries) {
    const dialect::Aggregate* aggregate = aggregate_of(compiled, query);
    if (aggregate == nullptr) continue;
    auto statement = compiled.dialect->statement(pipeline.model, *aggregate, query, pipeline.sink);
    if (!statement) continue;
    if (!query.raw.empty() && is_sqlite(compiled)) {
      if (!database) database.emplace(compiled.aggregates);
      check::raw_query(pipeline.model, *database, *aggregate, query, *statement, pipeline.sink);
    }
    compiled.statements.push_back(std::move(*statement));
  }
}

// How SQLite would run the statements. Remarks go to the sink as well, which knows whether they are errors.
void explain(const Options& options, Pipeline& pipeline) {
  pipeline.explanations.resize(pipeline.compiled.size());
  if (options.command != Command::explain && !pipeline.sink.enabled(diag::Id::full_scan)) return;
  for (std::size_t c = 0; c < pipeline.compiled.size(); ++c) {
    const emit::Compiled& compiled = pipeline.compiled[c];
    if (!is_sqlite(compiled)) continue;
    const check::Database database(compiled.aggregates);
    for (std::size_t i = 0; i < compiled.statements.size(); ++i) {
      const plan::Query& query = pipeline.queries[i];
      check::Explanation explanation =
          check::explain(pipeline.model, database, *aggregate_of(compiled, query), query, compiled.statements[i]);
      if (!pipeline.sink.enabled(diag::Id::full_scan)) explanation.remarks.clear();
      for (const diag::Diagnostic& remark : explanation.remarks) pipeline.sink.report(remark);
      pipeline.explanations[c].push_back(std::move(explanation));
    }
  }
}

}  // namespace

Exit run_pipeline(const Options& options, Pipeline& pipeline, std::string& error) {
  pipeline.sink = diag::Sink(options.levels);
  if (const Exit exit = check_headers(options, error); exit != Exit::done) return exit;
  if (const Exit exit = find_dialects(options, pipeline.compiled, error); exit != Exit::done) return exit;
  frontend::Options front;
  if (const Exit exit = frontend_options(options, front, error); exit != Exit::done) return exit;

  frontend::Result read = frontend::read(front, pipeline.sources, pipeline.sink);
  pipeline.model = std::move(read.model);
  pipeline.dependencies = std::move(read.dependencies);
  if (pipeline.sink.has_errors()) return Exit::diagnosed;

  for (emit::Compiled& compiled : pipeline.compiled) find_aggregates(pipeline.model, compiled, pipeline.sink);
  pipeline.queries = plan::plan(pipeline.model, pipeline.sink,
                                [&](const plan::Query& query) { return as_statement(pipeline, query); });
  for (emit::Compiled& compiled : pipeline.compiled) write_statements(pipeline, compiled);
  if (!pipeline.sink.has_errors()) explain(options, pipeline);
  return pipeline.sink.has_errors() ? Exit::diagnosed : Exit::done;
}

}  // namespace repoc::cli
