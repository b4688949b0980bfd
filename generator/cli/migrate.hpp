// `repoc migrate diff`: the model of a run and the snapshot beside the sources -> the next script and the new snapshot.
//   migrations/schema.sqlite.json  ->  migrations/0002_add_eta.sqlite.sql, migrations/schema.sqlite.json
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/pipeline.hpp"

namespace repoc::cli {

struct Migrations {
  std::vector<emit::Output> outputs;  // below Options::output; of each back end both files or neither
  std::string report;                 // what they do, or that there is nothing to do
};

// Reads the snapshots of all dialects of the run and compares. Returns usage or files with a message in `error`;
// diagnosed where data would be lost, which is in the sink; otherwise done, with what is to be written.
Exit find_migrations(const Options& options, Pipeline& pipeline, Migrations& out, std::string& error);

}  // namespace repoc::cli
