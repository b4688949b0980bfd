// The front end: header text -> model. The only part of repoc that sees Clang. All headers of a run are read in
// one synthetic translation unit; if that unit has errors that are not ours, each header is read on its own.
#pragma once

#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/model.hpp"
#include "text/span.hpp"

namespace repoc::frontend {

struct Options {
  std::vector<std::string> headers;     // as given on the command line
  std::string root = ".";               // include paths of outputs are the headers' paths below it
  std::vector<std::string> clang_args;  // filtered by an allow-list: -I -isystem -D -U -include -std ...
  std::string resource_dir;             // empty: the built-in headers that repoc carries
};

struct Result {
  model::Model model;
  std::vector<std::string> dependencies;  // every file read, system headers included, sorted
};

// What C++ itself finds wrong is reported as Id::clang; attributes, entities and repositories are checked here,
// method names are not. With errors in the sink the model is not to be used.
Result read(const Options& options, text::Sources& sources, diag::Sink& sink);

}  // namespace repoc::frontend
