#include "plan/raw_scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace repoc::plan {

namespace {

using Kind = RawToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool is_word(char c) { return is_letter(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  RawScan run() && {
    while (at_ < sql_.size() && !out_.problem) step();
    if (!out_.problem && out_.tokens.empty()) fail(0, sql_.size(), "the query is empty");
    return std::move(out_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }

  void step() {
    const char c = peek();
    if (c == '\0') {
      fail(at_, at_ + 1, "a query is text, and this holds a NUL");
    } else if (is_blank(c)) {
      ++at_;
    } else if (c == '-' && peek(1) == '-') {
      at_ = std::min(sql_.find('\n', at_), sql_.size());
      // SQLite ends a comment at a NUL, others go on.
      if (const std::size_t nul = sql_.substr(0, at_).find('\0'); nul != std::string_view::npos) at_ = nul;
    } else if (c == '/' && peek(1) == '*') {
      comment();
    } else if (after_end_ && c != ';') {
      fail(at_, sql_.size(), "one statement only: something follows the ';'");
    } else if (c == '\'') {
      quoted(Kind::text, '\'', "the string");
    } else if (c == '"' || c == '`') {
      quoted(Kind::name, c, "the quoted name");
    } else if (c == '[') {
      quoted(Kind::name, ']', "the name in brackets");
    } else if (is_letter(c)) {
      const std::size_t begin = at_;
      while (is_word(peek()) || (peek() == '$' && at_ < sql_.size())) ++at_;
      std::string value(sql_.substr(begin, at_ - begin));
      std::transform(value.begin(), value.end(), value.begin(), lower);
      add(Kind::word, begin, std::move(value));
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      number();
    } else if (c == ':' && peek(1) == ':') {
      at_ += 2;
      add(Kind::sign, at_ - 2, "::");
    } else if (c == ':') {
      parameter();
    } else if (c == '?' || c == '$' || c == '@') {
      foreign_parameter();
    } else {
      if (c == ';') after_end_ = true;
      ++at_;
      add(Kind::sign, at_ - 1, std::string(1, c));
    }
  }

  void comment() {
    const std::size_t begin = at_;
    const std::size_t end = sql_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      fail(begin, begin + 2, "the comment does not end");
      return;
    }
    if (const std::size_t nul = sql_.find('\0', begin); nul < end) {
      at_ = nul;
    } else {
      at_ = end + 2;
    }
  }

  // Up to `end`; two of it stand for one, but not in brackets.
  void quoted(Kind kind, char end, std::string_view what) {
    const std::size_t begin = at_++;
    std::string value;
    for (; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == '\0') {
        fail(at_, at_ + 1, "a query is text, and this holds a NUL");
        return;
      }
      if (sql_[at_] != end) {
        value += sql_[at_];
      } else if (end != ']' && peek(1) == end) {
        value += end;
        ++at_;
      } else {
        ++at_;
        add(kind, begin, std::move(value));
        return;
      }
    }
    fail(begin, begin + 1, fmt::format("{} does not end", what));
  }

  // 1, 1.5e-3, 0xff; letters that follow belong to it, so that "1x" is one mistake for the database to name.
  void number() {
    const std::size_t begin = at_;
    const bool hexadecimal = peek() == '0' && lower(peek(1)) == 'x';
    while (is_word(peek()) || peek() == '.') {
      const bool exponent = !hexadecimal && lower(peek()) == 'e';
      ++at_;
      if (exponent && (peek() == '+' || peek() == '-') && is_digit(peek(1))) ++at_;
    }
    add(Kind::number, begin, std::string(sql_.substr(begin, at_ - begin)));
  }

  void parameter() {
    const std::size_t begin = at_++;
    if (!is_letter(peek())) {
      fail(begin, begin + 1, "a parameter's name follows the ':', as in ':length'");
      return;
    }
    while (is_word(peek())) ++at_;
    add(Kind::parameter, begin, std::string(sql_.substr(begin + 1, at_ - begin - 1)));
  }

  // ?, ?1, $x, @x
  void foreign_parameter() {
    const std::size_t begin = at_++;
    while (is_word(peek())) ++at_;
    const std::string written(sql_.substr(begin, at_ - begin));
    const bool named = written.size() > 1 && is_letter(written[1]);
    fail(begin, at_,
         named ? fmt::format("'{}' is no parameter here: write ':{}', the name of the method's parameter", written,
                             written.substr(1))
               : fmt::format("'{}' is no parameter here: write ':' and the name of the method's parameter", written));
  }

  void add(Kind kind, std::size_t begin, std::string value) {
    out_.tokens.push_back({kind, begin, at_, std::move(value)});
  }
  void fail(std::size_t begin, std::size_t end, std::string message) {
    out_.problem = RawProblem{begin, end, std::move(message)};
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  bool after_end_ = false;
  RawScan out_;
};

}  // namespace

RawScan scan_raw(std::string_view sql) { return Scanner(sql).run(); }

}  // namespace repoc::plan
