// A span is a piece of a source file: [begin, end) in bytes. Every stage value that came from a header
// carries one, so that any later stage can put its caret under the very word that is wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repoc::text {

// Index of a file in Sources; kNoFile marks a span that belongs to no file.
using FileId = std::uint32_t;
inline constexpr FileId kNoFile = 0xFFFF'FFFFU;

struct Span {
  FileId file = kNoFile;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool valid() const { return file != kNoFile; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  // The part [from, to) of this span, in bytes from its begin. Where the part does not lie inside
  // (the word was spelled through a macro or a line splice) the whole span is the best answer.
  [[nodiscard]] Span part(std::uint32_t from, std::uint32_t to) const {
    if (from >= to || to > size()) return *this;
    return {file, begin + from, begin + to};
  }
  friend bool operator==(const Span&, const Span&) = default;
};

// 1-based line and column (in bytes), as compilers print them.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// The files of one run, as the user named them, with their text. Owned by whoever runs the pipeline;
// not thread-safe.
class Sources {
 public:
  FileId add(std::string name, std::string text);
  [[nodiscard]] std::string_view name(FileId file) const;
  [[nodiscard]] std::string_view text(FileId file) const;
  [[nodiscard]] Position position(FileId file, std::uint32_t offset) const;
  // The line that holds `offset`, without its line end.
  [[nodiscard]] std::string_view line(FileId file, std::uint32_t offset) const;

 private:
  struct File {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> line_starts;
  };
  std::vector<File> files_;
};

}  // namespace repoc::text
