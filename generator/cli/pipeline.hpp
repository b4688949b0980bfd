// The one way through, composed: headers -> model -> plan -> statements, which SQLite then checks. Every command starts
// with it.
#pragma once

#include <string>
#include <vector>

#include "check/check.hpp"
#include "cli/options.hpp"
#include "diag/diagnostic.hpp"
#include "emit/emit.hpp"
#include "model/model.hpp"
#include "plan/plan.hpp"
#include "text/span.hpp"

namespace repoc::cli {

struct Pipeline {
  text::Sources sources;
  diag::Sink sink;
  model::Model model;
  std::vector<plan::Query> queries;
  std::vector<emit::Compiled> compiled;  // one per dialect, in the order of the command line
  // Of compiled[i], statement by statement; empty where nobody asked or the dialect has no plans to show.
  std::vector<std::vector<check::Explanation>> explanations;
  std::vector<std::string> dependencies;
};

// Runs every stage that still has something to work on, so that one run reports all it can: plans are made only of a
// model without errors, statements of the plans that could be made. Returns usage or files with a message in `error`
// when the run could not begin; otherwise diagnosed or done, and what is wrong is in the sink.
Exit run_pipeline(const Options& options, Pipeline& pipeline, std::string& error);

}  // namespace repoc::cli
