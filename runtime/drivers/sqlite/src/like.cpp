// A LIKE pattern -> the GLOB pattern that means the same.
#include "repoc/sqlite/generated.hpp"

namespace repoc::sqlite {

void Like::bind_to(detail::Statement& statement, int at) const {
  constexpr std::size_t kMost = 50'000;  // SQLite's own limit, which it reports only while it runs
  if (is_null_) throw UsageError("a LIKE pattern is a null pointer: pass a string", statement.name().text());
  glob_.clear();
  for (std::size_t i = 0; i < pattern_.size() && glob_.size() <= kMost; ++i) {
    char c = pattern_[i];
    if (c == '%') {
      glob_.push_back('*');
      continue;
    }
    if (c == '_') {
      glob_.push_back('?');
      continue;
    }
    if (c == '\\') {
      if (++i == pattern_.size()) throw UsageError("a LIKE pattern ends in its escape '\\'", statement.name().text());
      c = pattern_[i];
    }
    if (c == '*' || c == '?' || c == '[') {
      glob_.append({'[', c, ']'});
    } else {
      glob_.push_back(c);
    }
  }
  if (glob_.size() > kMost) throw TooLarge("a LIKE pattern has more than 50,000 bytes", statement.name().text());
  statement.bind(at, glob_);
}

}  // namespace repoc::sqlite
