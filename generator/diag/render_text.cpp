// Prints diagnostics as Clang does: the place, the text with its id, the line, the caret under the word, and the
// replacement under the caret where a note has a fix.
#include <algorithm>
#include <tuple>

#include "diag/diagnostic.hpp"
#include "diag/render.hpp"

namespace repoc::diag {

namespace {

std::string place(const text::Sources& sources, text::Span span) {
  if (!span.valid()) return "repoc: ";
  const text::Position at = sources.position(span.file, span.begin);
  return fmt::format("{}:{}:{}: ", sources.name(span.file), at.line, at.column);
}

// The white space that takes up as much room as `text`: tabs stay tabs, a UTF-8 character is one blank.
std::string blank(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\t') {
      out += '\t';
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      out += ' ';
    }
  }
  return out;
}

// The source line, the caret under the span (cut at the line's end), and the replacement under the caret.
std::string excerpt(const text::Sources& sources, text::Span span, const std::optional<FixIt>& fix) {
  if (!span.valid()) return {};
  const std::string_view line = sources.line(span.file, span.begin);
  const text::Position at = sources.position(span.file, span.begin);
  const std::size_t before = std::min<std::size_t>(at.column - 1, line.size());
  const std::size_t width = blank(line.substr(before, span.size())).size();
  const std::string indent = blank(line.substr(0, before));
  std::string out = fmt::format("{}\n{}^{}\n", line, indent, std::string(width > 1 ? width - 1 : 0, '~'));
  if (fix) out += fmt::format("{}{}\n", indent, fix->replacement);
  return out;
}

}  // namespace

std::vector<const Diagnostic*> in_order(const std::vector<Diagnostic>& diagnostics) {
  std::vector<const Diagnostic*> sorted;
  sorted.reserve(diagnostics.size());
  for (const Diagnostic& d : diagnostics) sorted.push_back(&d);
  // Two at one place keep the order of their reports, which is that of their addresses.
  std::sort(sorted.begin(), sorted.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tie(a->span.file, a->span.begin, a) < std::tie(b->span.file, b->span.begin, b);
  });
  return sorted;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::remark:
      return "remark";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

text::Span place_of(const Diagnostic& diagnostic, const Note& note) {
  return note.span.valid() ? note.span : diagnostic.span;
}

std::string render_text(const text::Sources& sources, const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic* d : in_order(diagnostics)) {
    out += fmt::format("{}{}: {} [repoc-{}]\n", place(sources, d->span), name_of(d->severity), d->message,
                       info(d->id).name);
    out += excerpt(sources, d->span, std::nullopt);
    for (const Note& note : d->notes) {
      // A note without a place stands where its diagnostic stands, and the line is not shown again.
      out += fmt::format("{}note: {}\n", place(sources, place_of(*d, note)), note.message);
      out += excerpt(sources, note.span, note.fix);
    }
  }
  return out;
}

}  // namespace repoc::diag
