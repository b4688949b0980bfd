// Words -> what was meant: a table of what people write elsewhere, and then the edit distance.
//   not_larger_than  ->  not_greater_than
#include "names/nearest.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "names/grammar.hpp"
#include "names/vocabulary.hpp"
#include "text/distance.hpp"

namespace repoc::names {

namespace {

// A suggestion may change so much of what was written: `adn` is `and`, but `of` is not `or`.
constexpr double kMaxChange = 0.4;

struct Synonym {
  std::string_view written;  // as in the table of operators
  std::string_view meant;
  bool compare = false;  // `field` may stand after it
};

constexpr Synonym kSynonyms[] = {
    {"more|larger|bigger|higher than", "greater_than", true},
    {"smaller|fewer than", "less_than", true},
    {"more|larger|bigger|higher than or? equal to?", "greater_than_equal", true},
    {"greater|more|larger|bigger|higher or? equal to?", "greater_than_equal", true},
    {"at least", "greater_than_equal", true},
    {"no less|lower|smaller|fewer than", "greater_than_equal", true},
    {"smaller|fewer than or? equal to?", "less_than_equal", true},
    {"less|lower|smaller|fewer or? equal to?", "less_than_equal", true},
    {"at most", "less_than_equal", true},
    {"no more|greater|larger|bigger|higher than", "less_than_equal", true},
    {"in between", "between"},
    {"null", "empty"},
    {"ascending", "asc"},
    {"descending", "desc"},
};

using Synonyms = std::map<std::string, std::string, std::less<>>;

Synonyms make_synonyms() {
  Synonyms out;
  for (const Synonym& one : kSynonyms) {
    for (const model::Words& words : expand(one.written)) {
      for (const std::string prefix : {"", "is_", "not_", "is_not_"}) {
        const std::string written = prefix + joined(words, "_");
        const std::string meant = prefix + std::string(one.meant);
        out.emplace(written, meant);
        if (one.compare) out.emplace(written + "_field", meant + "_field");
      }
    }
  }
  return out;
}

const Synonyms& synonyms() {
  static const Synonyms out = make_synonyms();
  return out;
}

std::string_view without_is(std::string_view text) { return text.starts_with("is_") ? text.substr(3) : text; }

// Whether `longer` comes nearer to `shorter` when a prefix that says the contrary is taken off.
bool negates(std::string_view longer, std::string_view shorter) {
  const std::size_t distance = text::edit_distance(longer, shorter);
  for (const std::string_view prefix : {"in", "un", "non", "non_", "not", "not_", "dis"}) {
    if (!longer.starts_with(prefix) || shorter.starts_with(prefix) || longer.size() == prefix.size()) continue;
    if (text::edit_distance(longer.substr(prefix.size()), shorter) < distance) return true;
  }
  return false;
}

bool contrary(std::string_view a, std::string_view b) {
  a = without_is(a);
  b = without_is(b);
  return negates(a, b) || negates(b, a);
}

}  // namespace

std::optional<Nearest> nearest(const std::string& written, const std::vector<std::string>& legal, bool operators) {
  const auto is_legal = [&](std::string_view one) { return std::find(legal.begin(), legal.end(), one) != legal.end(); };
  std::vector<std::string> known = legal;
  if (operators) {
    for (const auto& [synonym, meant] : synonyms()) {
      if (is_legal(meant) && !is_legal(synonym)) known.push_back(synonym);
    }
  }
  std::optional<std::string> near;
  while ((near = text::nearest(written, known)) && contrary(written, *near)) std::erase(known, *near);
  if (!near) return std::nullopt;
  const auto distance = static_cast<double>(text::edit_distance(written, *near));
  const double change = distance / static_cast<double>(std::max(written.size(), near->size()));
  if (change > kMaxChange) return std::nullopt;
  const auto synonym = operators && !is_legal(*near) ? synonyms().find(*near) : synonyms().end();
  return Nearest{synonym == synonyms().end() ? *near : synonym->second, change};
}

}  // namespace repoc::names
