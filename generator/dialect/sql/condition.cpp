#include "dialect/sql/condition.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

namespace repoc::dialect::sql {

namespace {

constexpr std::size_t kLongestChain = 200;

}  // namespace

std::string in_conjunction(const Condition& condition) {
  return condition.binds == Binds::disjunction ? fmt::format("({})", condition.text) : condition.text;
}

Condition chain(const std::vector<Condition>& conditions, Binds binds) {
  if (conditions.size() == 1) return conditions.front();
  const std::string_view word = binds == Binds::disjunction ? " or " : " and ";
  std::vector<std::string> parts;
  for (const Condition& part : conditions) {
    parts.push_back(part.binds < binds ? fmt::format("({})", part.text) : part.text);
  }
  while (parts.size() > kLongestChain) {
    std::vector<std::string> groups;
    for (std::size_t begin = 0; begin < parts.size(); begin += kLongestChain) {
      const std::size_t end = std::min(parts.size(), begin + kLongestChain);
      const auto first = parts.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = parts.begin() + static_cast<std::ptrdiff_t>(end);
      groups.push_back(fmt::format("({})", fmt::join(first, last, word)));
    }
    parts = std::move(groups);
  }
  return {fmt::format("{}", fmt::join(parts, word)), binds};
}

Condition rendered(const Clause& clause) {
  std::vector<Condition> parts;
  for (const Clause& child : clause.children) parts.push_back(rendered(child));
  switch (clause.kind) {
    case Clause::Kind::leaf:
      return {clause.text};
    case Clause::Kind::around:
      return {clause.text + parts.front().text + clause.end};
    case Clause::Kind::all_of:
      return chain(parts, Binds::conjunction);
    case Clause::Kind::any_of:
      return chain(parts, Binds::disjunction);
  }
  throw std::logic_error("no such clause");
}

}  // namespace repoc::dialect::sql
