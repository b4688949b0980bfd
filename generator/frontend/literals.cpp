#include "frontend/literals.hpp"

#include <clang/Lex/LiteralSupport.h>

#include <string_view>

namespace repoc::frontend {

namespace {

bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

// Cuts what stands between the quotes of one literal into runs of plain bytes and single escapes. What it cannot follow
// it leaves whole.
class Cutter {
 public:
  Cutter(std::string_view spelling, text::Span span, std::uint32_t offset)
      : spelling_(spelling), span_(span), offset_(offset) {}

  std::vector<model::LiteralPart> cut(std::uint32_t size) {
    if (!(spelling_.starts_with('R') ? raw() : escaped()) || next_ != offset_ + size) {
      return {{offset_, offset_ + size, span_}};
    }
    return std::move(parts_);
  }

 private:
  // R"x(text)x": as it stands, but for the carriage returns of a file from Windows, which are no part of the text.
  bool raw() {
    const std::size_t open = spelling_.find('(');
    const std::size_t close = spelling_.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos) return false;
    for (std::size_t i = open + 1; i < close; ++i) {
      if (spelling_[i] == '\r' && spelling_[i + 1] == '\n') continue;
      plain(i);
    }
    return true;
  }

  bool escaped() {
    if (spelling_.size() < 2 || spelling_.front() != '"' || spelling_.back() != '"') return false;
    const std::size_t end = spelling_.size() - 1;
    for (std::size_t i = 1; i < end;) {
      if (spelling_[i] != '\\') {
        plain(i++);
        continue;
      }
      // A line that goes on after a backslash.
      std::size_t after = i + 1;
      while (after < end && is_blank(spelling_[after])) ++after;
      if (after < end && spelling_[after] == '\n') {
        i = after + 1;
        continue;
      }
      const std::size_t size = escape(i, end);
      if (size == 0) return false;
      i += size;
    }
    return true;
  }

  void plain(std::size_t at) {
    const auto begin = static_cast<std::uint32_t>(span_.begin + at);
    const bool joined = !parts_.empty() && plain_ && parts_.back().span.end == begin;
    if (joined) {
      ++parts_.back().end;
      ++parts_.back().span.end;
    } else {
      parts_.push_back({next_, next_ + 1, {span_.file, begin, begin + 1}});
    }
    plain_ = true;
    ++next_;
  }

  // The bytes of the header that the escape at `at` takes; 0: it is one that is not followed here.
  std::size_t escape(std::size_t at, std::size_t end) {
    const char kind = spelling_[at + 1];
    std::size_t size = 2;
    std::uint32_t bytes = 1;
    if (kind == 'x') {
      while (at + size < end && is_hex(spelling_[at + size])) ++size;
    } else if (is_octal(kind)) {
      while (size < 4 && at + size < end && is_octal(spelling_[at + size])) ++size;
    } else if (kind == 'u' || kind == 'U') {
      const std::size_t digits = kind == 'u' ? 4 : 8;
      std::uint32_t value = 0;
      for (; size < 2 + digits && at + size < end && is_hex(spelling_[at + size]); ++size) {
        const char c = spelling_[at + size];
        value = value * 16 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
      }
      if (size != 2 + digits) return 0;
      bytes = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
    } else if (kind == 'N' || kind == 'o') {
      return 0;
    }
    const auto begin = static_cast<std::uint32_t>(span_.begin + at);
    parts_.push_back({next_, next_ + bytes, {span_.file, begin, begin + static_cast<std::uint32_t>(size)}});
    plain_ = false;
    next_ += bytes;
    return size;
  }

  std::string_view spelling_;
  text::Span span_;
  std::uint32_t offset_;
  std::uint32_t next_ = offset_;
  bool plain_ = false;
  std::vector<model::LiteralPart> parts_;
};

}  // namespace

std::optional<Literal> read_literal(llvm::ArrayRef<clang::Token> tokens, clang::Preprocessor& preprocessor,
                                    const Places& places) {
  const clang::StringLiteralParser whole(tokens, preprocessor);
  if (whole.hadError) return std::nullopt;
  Literal out;
  for (const clang::Token& token : tokens) {
    const clang::StringLiteralParser one(token, preprocessor);
    const std::string value = one.GetString().str();
    const text::Span span = places.token(token.getLocation());
    if (!value.empty() && span.valid()) {
      for (model::LiteralPart& part : Cutter(places.text(span), span, static_cast<std::uint32_t>(out.text.size()))
                                          .cut(static_cast<std::uint32_t>(value.size()))) {
        out.parts.push_back(part);
      }
    }
    out.text += value;
  }
  return out;
}

}  // namespace repoc::frontend
