// What Clang itself finds wrong -> diagnostics of id `clang`, with Clang's notes. Its warnings are the compiler's
// business, not ours, and are dropped with their notes.
#pragma once

#include <clang/Basic/Diagnostic.h>
#include <clang/Basic/LangOptions.h>

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
  FileTable& files_;
  clang::LangOptions language_;
  std::vector<diag::Diagnostic> errors_;
  bool keep_notes_ = false;
};

}  // namespace repoc::frontend
