// Files of a run -> lines and columns: offset 57 of shop/repositories.hpp is 3:12.
#include "text/span.hpp"

#include <algorithm>
#include <utility>

namespace repoc::text {

FileId Sources::add(std::string name, std::string text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') starts.push_back(static_cast<std::uint32_t>(i + 1));
  }
  files_.push_back({std::move(name), std::move(text), std::move(starts)});
  return static_cast<FileId>(files_.size() - 1);
}

std::string_view Sources::name(FileId file) const { return files_.at(file).name; }

std::string_view Sources::text(FileId file) const { return files_.at(file).text; }

Position Sources::position(FileId file, std::uint32_t offset) const {
  const File& f = files_.at(file);
  const std::uint32_t at = std::min(offset, static_cast<std::uint32_t>(f.text.size()));
  const auto after = std::upper_bound(f.line_starts.begin(), f.line_starts.end(), at);
  const auto line = static_cast<std::uint32_t>(after - f.line_starts.begin());
  return {line, at - *(after - 1) + 1};
}

std::string_view Sources::line(FileId file, std::uint32_t offset) const {
  const File& f = files_.at(file);
  const std::uint32_t begin = f.line_starts[position(file, offset).line - 1];
  const std::size_t end = std::min(f.text.find('\n', begin), f.text.size());
  std::string_view out = std::string_view(f.text).substr(begin, end - begin);
  if (!out.empty() && out.back() == '\r') out.remove_suffix(1);
  return out;
}

}  // namespace repoc::text
