// What each command does with the pipeline's values. A command's text goes to standard output, diagnostics to standard
// error.
#pragma once

#include <string>

#include "cli/options.hpp"
#include "cli/pipeline.hpp"

namespace repoc::cli {

// Runs the command of `options` from the headers to the last file.
Exit run(const Options& options);

// The pieces, each a pure text of the finished pipeline.
std::string diagnostics_text(const Pipeline& pipeline, DiagnosticsFormat format);
std::string dump_text(const Pipeline& pipeline, Dump dump);
std::string schema_text(const Pipeline& pipeline);

}  // namespace repoc::cli
