#include "frontend/clang_errors.hpp"

#include <llvm/ADT/SmallString.h>

namespace repoc::frontend {

void ClangErrors::BeginSourceFile(const clang::LangOptions& language, const clang::Preprocessor*) {
  language_ = language;
}

void ClangErrors::HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& info) {
  DiagnosticConsumer::HandleDiagnostic(level, info);
  const bool error = level >= clang::DiagnosticsEngine::Error;
  if (level != clang::DiagnosticsEngine::Note) keep_notes_ = error;
  if (!keep_notes_) return;

  text::Span span;
  if (info.hasSourceManager() && info.getLocation().isValid()) {
    span = Places(files_, info.getSourceManager(), language_).token(info.getLocation());
  }
  llvm::SmallString<128> message;
  info.FormatDiagnostic(message);
  if (error) {
    errors_.push_back(diag::make(diag::Id::clang, span, message.str().str()));
  } else if (!errors_.empty()) {
    errors_.back().note(span, message.str().str());
  }
}

}  // namespace repoc::frontend
