#include "frontend/clang_errors.hpp"

#include <llvm/ADT/SmallString.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace repoc::frontend {

namespace {

// Which of repoc's headers a model needs for which name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kHeaders = {{
    {"Codec", "repoc/codec.hpp"},
    {"Decimal", "repoc/decimal.hpp"},
    {"Ref", "repoc/ref.hpp"},
    {"Repository", "repoc/repository.hpp"},
    {"Uuid", "repoc/uuid.hpp"},
}};

// "no type named 'Uuid' in namespace 'repoc'" -> "Uuid"; "" where no name is quoted.
std::string_view first_quoted(std::string_view message) {
  const std::size_t open = message.find('\'');
  const std::size_t close = message.find('\'', open + 1);
  return open == std::string_view::npos || close == std::string_view::npos ? ""
                                                                           : message.substr(open + 1, close - open - 1);
}

}  // namespace

void ClangErrors::help(text::Span span, const std::string& message) {
  const std::string_view name = first_quoted(message);
  std::string advice;
  if (name.starts_with("repoc/") && message.ends_with("file not found")) {
    advice =
        "say where repoc's headers are: '-- -I' and the 'include' folder of its install, or '-p' and your build folder";
  } else if (message.ends_with(" in namespace 'repoc'")) {
    const auto* const row =
        std::find_if(kHeaders.begin(), kHeaders.end(), [&](const auto& one) { return one.first == name; });
    if (row != kHeaders.end()) advice = "write #include <" + std::string(row->second) + ">";
  }
  if (!advice.empty() && helped_.insert(advice).second) errors_.back().note(span, advice);
}

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
    help(span, message.str().str());
  } else if (!errors_.empty()) {
    errors_.back().note(span, message.str().str());
  }
}

}  // namespace repoc::frontend
