// Files on disk: read whole, written whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emit/emit.hpp"

namespace repoc::cli {

// The file's bytes; no value and a message in `error` if it cannot be read.
std::optional<std::string> read_file(const std::string& path, std::string& error);

// Writes every output below `directory`, making folders as needed. New texts are first written beside their targets,
// then all are moved into place, so that a full disk or a missing permission leaves the old files as they were. A file
// that holds the text already is not touched. Returns false with a message in `error`.
bool write_all(const std::string& directory, const std::vector<emit::Output>& outputs, std::string& error);

// "target: dependency dependency ...", escaped for make and Ninja.
std::string depfile_text(const std::string& target, const std::vector<std::string>& dependencies);

}  // namespace repoc::cli
