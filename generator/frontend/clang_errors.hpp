// What Clang itself finds wrong -> diagnostics of id `clang`, with Clang's notes. Its warnings are the compiler's
// business, not ours, and are dropped with their notes. Where it misses something of repoc's own, a note says what to
// write:
//   error: no type named 'Uuid' in namespace 'repoc'   note: write #include <repoc/uuid.hpp>
#pragma once

#include <clang/Basic/Diagnostic.h>
#include <clang/Basic/LangOptions.h>

#include <set>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "frontend/places.hpp"

namespace repoc::frontend {

class ClangErrors : public clang::DiagnosticConsumer {
 public:
  explicit ClangErrors(FileTable& files) : files_(files) {}

  void BeginSourceFile(const clang::LangOptions& language, const clang::Preprocessor* preprocessor) override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& info) override;

  [[nodiscard]] const std::vector<diag::Diagnostic>& errors() const { return errors_; }

 private:
  void help(text::Span span, const std::string& message);

  FileTable& files_;
  clang::LangOptions language_;
  std::vector<diag::Diagnostic> errors_;
  std::set<std::string> helped_;  // the notes of help(), each of which is given once
  bool keep_notes_ = false;
};

}  // namespace repoc::frontend
