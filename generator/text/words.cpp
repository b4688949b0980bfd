// Identifier -> words. Only ASCII letters make humps; a byte of a UTF-8 character stays with its word as it is.
#include "text/words.hpp"

namespace repoc::text {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether a word begins at `at`, which is no `_` and has a letter or digit of its own before it: `orderId` at the I,
// `HTTPServer` at the S.
bool hump(std::string_view s, std::size_t at) {
  if (!is_upper(s[at])) return false;
  if (!is_upper(s[at - 1])) return true;
  return at + 1 < s.size() && is_lower(s[at + 1]);
}

}  // namespace

std::vector<Word> split_words(std::string_view identifier) {
  std::vector<Word> out;
  unsigned underscores = 0;
  bool open = false;  // the last word goes on
  for (std::size_t i = 0; i < identifier.size(); ++i) {
    if (identifier[i] == '_') {
      ++underscores;
      open = false;
      continue;
    }
    if (!open || hump(identifier, i)) {
      out.push_back({{}, static_cast<std::uint32_t>(i), 0, underscores});
      underscores = 0;
      open = true;
    }
    out.back().text += to_lower(identifier[i]);
    out.back().end = static_cast<std::uint32_t>(i + 1);
  }
  return out;
}

std::vector<std::string> field_words(std::string_view identifier) {
  std::vector<std::string> out;
  for (Word& word : split_words(identifier)) out.push_back(std::move(word.text));
  if (out.size() > 1 && identifier.substr(0, 2) == "m_") out.erase(out.begin());
  return out;
}

std::string unqualified(const std::string& name) {
  const std::size_t colon = name.rfind(':', name.find('<'));  // a template's arguments stay as they are
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

std::string snake_case(const std::vector<std::string>& words) {
  return join(words, "", "_", [](const std::string& word) { return word; });
}

std::string snake_case(std::string_view identifier) {
  return join(split_words(identifier), "", "_", [](const Word& word) { return word.text; });
}

}  // namespace repoc::text
