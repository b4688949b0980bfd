#include "cli/commands.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <set>

#include "cli/explain.hpp"
#include "cli/files.hpp"
#include "cli/migrate.hpp"
#include "diag/render.hpp"
#include "names/sentence.hpp"

namespace repoc::cli {

namespace {

Exit complain(Exit exit, const std::string& error) {
  fmt::print(stderr, "repoc: {}\n", error);
  return exit;
}

Exit generate(const Options& options, const Pipeline& pipeline) {
  const std::vector<emit::Output> outputs = emit::emit(pipeline.model, pipeline.queries, pipeline.compiled);
  std::string error;
  if (!write_all(options.output, outputs, error)) return complain(Exit::files, error);
  if (!options.depfile.empty()) {
    std::string target = options.depfile_target;
    if (target.empty() && !outputs.empty()) target = options.output + "/" + outputs.front().path;
    const emit::Output depfile{options.depfile, depfile_text(target, pipeline.dependencies)};
    if (!write_all("", {depfile}, error)) return complain(Exit::files, error);
  }
  return Exit::done;
}

std::string dump_names(const Pipeline& pipeline) {
  std::string out;
  for (const model::Repository& repository : pipeline.model.repositories) {
    for (const model::Method& method : repository.methods) {
      const names::Reading reading =
          names::read(pipeline.model, repository.entity, method.sentence, !method.sentence_is_name);
      out += fmt::format("{}::{}\n", repository.name, method.name);
      for (const names::Sentence& sentence : reading.sentences) {
        out += fmt::format("  {}\n", names::dump(pipeline.model, sentence));
      }
    }
  }
  return out;
}

std::string explanation(const Pipeline& pipeline, Format format) {
  switch (format) {
    case Format::json:
      return explain_json(pipeline);
    case Format::html:
      return explain_html(pipeline);
    case Format::text:
      break;
  }
  return explain_text(pipeline);
}

}  // namespace

std::string diagnostics_text(const Pipeline& pipeline, DiagnosticsFormat format) {
  const std::vector<diag::Diagnostic>& diagnostics = pipeline.sink.diagnostics();
  switch (format) {
    case DiagnosticsFormat::json:
      return diag::render_json(pipeline.sources, diagnostics);
    case DiagnosticsFormat::sarif:
      return diag::render_sarif(pipeline.sources, diagnostics, REPOC_VERSION);
    case DiagnosticsFormat::text:
      break;
  }
  return diag::render_text(pipeline.sources, diagnostics);
}

std::string dump_text(const Pipeline& pipeline, Dump dump) {
  std::string out;
  switch (dump) {
    case Dump::none:
      break;
    case Dump::model:
      out = model::dump(pipeline.model);
      break;
    case Dump::names:
      out = dump_names(pipeline);
      break;
    case Dump::plan:
      for (const plan::Query& query : pipeline.queries) out += plan::dump(pipeline.model, query);
      break;
    case Dump::statement:
      for (const emit::Compiled& compiled : pipeline.compiled) {
        for (const dialect::Aggregate& aggregate : compiled.aggregates) {
          out += dialect::dump(pipeline.model, aggregate);
        }
        for (const dialect::Statement& statement : compiled.statements) out += dialect::dump(statement);
      }
      break;
  }
  return out;
}

std::string schema_text(const Pipeline& pipeline) {
  std::string out;
  for (const emit::Compiled& compiled : pipeline.compiled) {
    std::set<std::string_view> printed;  // an aggregate that others refer to is part of their schema too
    for (const dialect::Aggregate& aggregate : compiled.aggregates) {
      for (const std::string& statement : aggregate.ddl) {
        if (printed.insert(statement).second) out += statement + ";\n\n";
      }
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

Exit run(const Options& options) {
  Pipeline pipeline;
  std::string error;
  Exit exit = run_pipeline(options, pipeline, error);
  Migrations migrations;
  if (options.command == Command::migrate && exit == Exit::done) {
    exit = find_migrations(options, pipeline, migrations, error);
  }
  if (!error.empty()) return complain(exit, error);
  fmt::print(stderr, "{}", diagnostics_text(pipeline, options.diagnostics_format));
  // A dump shows how far a run came, errors or not.
  if (options.dump != Dump::none) {
    fmt::print("{}", dump_text(pipeline, options.dump));
    return exit;
  }
  // A remark that was made an error fails the run; what was asked for is shown all the same.
  const bool can_explain = options.command == Command::explain && !pipeline.explanations.empty();
  if (exit != Exit::done && !can_explain) return exit;
  switch (options.command) {
    case Command::generate:
      return generate(options, pipeline);
    case Command::schema:
      fmt::print("{}", schema_text(pipeline));
      break;
    case Command::explain:
      fmt::print("{}", explanation(pipeline, options.format));
      break;
    case Command::migrate:
      if (!write_all(options.output, migrations.outputs, error)) return complain(Exit::files, error);
      fmt::print("{}", migrations.report);
      break;
  }
  if (std::fflush(stdout) != 0) return complain(Exit::files, "cannot write to standard output");
  return exit;
}

}  // namespace repoc::cli
