#include "cli/pipeline.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
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

void compile(const model::Model& model, const std::vector<plan::Query>& queries, emit::Compiled& compiled,
             diag::Sink& sink) {
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
  for (const plan::Query& query : queries) {
    const auto root =
        std::find_if(compiled.aggregates.begin(), compiled.aggregates.end(),
                     [&](const dialect::Aggregate& aggregate) { return aggregate.entity == query.entity; });
    if (root == compiled.aggregates.end()) continue;
    if (auto statement = compiled.dialect->statement(model, *root, query, sink)) {
      compiled.statements.push_back(std::move(*statement));
    }
  }
}

}  // namespace

Exit run_pipeline(const Options& options, Pipeline& pipeline, std::string& error) {
  if (const Exit exit = check_headers(options, error); exit != Exit::done) return exit;
  if (const Exit exit = find_dialects(options, pipeline.compiled, error); exit != Exit::done) return exit;
  frontend::Options front;
  if (const Exit exit = frontend_options(options, front, error); exit != Exit::done) return exit;

  frontend::Result read = frontend::read(front, pipeline.sources, pipeline.sink);
  pipeline.model = std::move(read.model);
  pipeline.dependencies = std::move(read.dependencies);
  if (pipeline.sink.has_errors()) return Exit::diagnosed;

  pipeline.queries = plan::plan(pipeline.model, pipeline.sink);
  for (emit::Compiled& compiled : pipeline.compiled) {
    compile(pipeline.model, pipeline.queries, compiled, pipeline.sink);
  }
  return pipeline.sink.has_errors() ? Exit::diagnosed : Exit::done;
}

}  // namespace repoc::cli
