#include "frontend/places.hpp"

#include <clang/Basic/FileManager.h>
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringExtras.h>

#include <filesystem>
#include <system_error>

#include "frontend/file_system.hpp"

namespace repoc::frontend {

std::string tidy_path(const std::string& path) {
  if (!path.starts_with('/') || path.find("/../") == std::string::npos) return path;
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::canonical(path, error);
  return error ? path : resolved.string();
}

Places::Places(FileTable& files, const clang::SourceManager& manager, const clang::LangOptions& language)
    : files_(files), manager_(manager), language_(language) {}

Places::Bytes Places::bytes(clang::SourceLocation location) const {
  if (location.isFileID()) {
    const auto [file, offset] = manager_.getDecomposedLoc(location);
    unsigned length = clang::Lexer::MeasureTokenLength(location, manager_, language_);
    // `>>` closes two template argument lists; only the first half is meant.
    bool invalid = false;
    const char* data = manager_.getCharacterData(location, &invalid);
    if (!invalid && length > 1 && *data == '>') length = 1;
    return {file, offset, offset + length};
  }
  if (manager_.isMacroArgExpansion(location)) return bytes(manager_.getImmediateSpellingLoc(location));
  const clang::CharSourceRange expansion = manager_.getImmediateExpansionRange(location);
  Bytes first = bytes(expansion.getBegin());
  const Bytes last = bytes(expansion.getEnd());
  if (last.file == first.file && last.end > first.begin) first.end = expansion.isTokenRange() ? last.end : last.begin;
  return first;
}

std::optional<std::size_t> Places::listed(clang::FileID file) const {
  const clang::OptionalFileEntryRef entry = manager_.getFileEntryRefForID(file);
  if (!entry) return std::nullopt;
  for (std::size_t i = 0; i < files_.headers.size(); ++i) {
    // Asked by name each time: the file manager remembers, and the same file may be listed under another name.
    const auto listed = manager_.getFileManager().getOptionalFileRef(files_.headers[i]);
    if (listed && &listed->getFileEntry() == &entry->getFileEntry()) return i;
  }
  return std::nullopt;
}

text::Span Places::span(const Bytes& bytes) const {
  const clang::OptionalFileEntryRef entry = manager_.getFileEntryRefForID(bytes.file);
  if (!entry || llvm::sys::path::filename(entry->getName()) == llvm::StringRef(kUnitName.data(), kUnitName.size())) {
    return {};
  }
  std::string name = tidy_path(llvm::sys::path::remove_leading_dotslash(entry->getName()).str());
  if (const auto index = listed(bytes.file)) name = files_.headers[*index];
  auto [known, added] = files_.ids.try_emplace(name, text::kNoFile);
  if (added) known->second = files_.sources.add(name, manager_.getBufferData(bytes.file).str());
  return {known->second, bytes.begin, bytes.end};
}

text::Span Places::token(clang::SourceLocation location) const {
  return location.isValid() ? span(bytes(location)) : text::Span{};
}

text::Span Places::range(clang::SourceRange tokens) const {
  if (tokens.isInvalid()) return {};
  Bytes first = bytes(tokens.getBegin());
  const Bytes last = bytes(tokens.getEnd());
  if (last.file == first.file && last.end > first.begin) first.end = last.end;
  return span(first);
}

std::optional<std::size_t> Places::header(clang::SourceLocation location) const {
  if (location.isInvalid()) return std::nullopt;
  return listed(bytes(location).file);
}

}  // namespace repoc::frontend
