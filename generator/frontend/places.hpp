// Clang's source locations -> spans of our own, and the files they lie in. A name that a macro's body spells has no
// bytes of its own in a header; it gets the span of the macro's use.
//   FIELD(sku)   a name from the argument: `sku`; a name from the body: `FIELD(sku)`
#pragma once

#include <clang/Basic/FileEntry.h>
#include <clang/Basic/SourceManager.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "text/span.hpp"

namespace repoc::frontend {

// The files of a run, shared by all its units: each is added to the sources once, under the name the user gave or,
// for the others, the name it was found by. Never the name that a #line claims.
struct FileTable {
  text::Sources& sources;
  std::vector<std::string> headers;  // as listed
  std::map<std::string, text::FileId> ids;
};

// "/usr/lib/gcc/x86_64-linux-gnu/12/../../../../include/c++/12/array" -> "/usr/include/c++/12/array". A path that
// begins in the current directory is what the user typed and stays.
std::string tidy_path(const std::string& path);

// One unit's view of it.
class Places {
 public:
  Places(FileTable& files, const clang::SourceManager& manager, const clang::LangOptions& language);

  // The token at `location`; invalid where that is no place in a file (the command line, our synthetic unit).
  [[nodiscard]] text::Span token(clang::SourceLocation location) const;
  // From the first byte of the first token to the last of the last.
  [[nodiscard]] text::Span range(clang::SourceRange tokens) const;
  [[nodiscard]] std::string_view text(text::Span span) const {
    return files_.sources.text(span.file).substr(span.begin, span.size());
  }
  // Index of the listed header that holds `location`.
  [[nodiscard]] std::optional<std::size_t> header(clang::SourceLocation location) const;

 private:
  struct Bytes {
    clang::FileID file;
    unsigned begin = 0;
    unsigned end = 0;
  };
  [[nodiscard]] Bytes bytes(clang::SourceLocation location) const;
  [[nodiscard]] text::Span span(const Bytes& bytes) const;
  [[nodiscard]] std::optional<std::size_t> listed(clang::FileID file) const;

  FileTable& files_;
  const clang::SourceManager& manager_;
  const clang::LangOptions& language_;
};

}  // namespace repoc::frontend
