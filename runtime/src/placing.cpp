// Children of a list against what is stored of it: found by key, and given positions so that few rows change.
#include <algorithm>

#include "repoc/generated/changes.hpp"

namespace repoc::detail {

std::int32_t Matcher::take(std::string_view key) {
  const auto found = indices_.find(std::string(key));
  if (found == indices_.end()) return -1;
  const std::int32_t index = found->second;
  indices_.erase(found);
  return index;
}

std::vector<std::int64_t> place_by_key(std::span<const std::int32_t> matches, std::span<const std::int64_t> old) {
  constexpr std::int64_t kStride = 1000;
  const std::size_t size = matches.size();
  // The longest rising subsequence of old indices keeps its positions. tails[n]: where the best one of length n + 1
  // ends; before[i]: what comes before i in the best one that ends there.
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> tails;
  std::vector<std::size_t> before(size, kNone);
  const auto position = [&](std::size_t i) { return old[static_cast<std::size_t>(matches[i])]; };
  for (std::size_t i = 0; i < size; ++i) {
    if (matches[i] < 0) continue;
    const auto tail = std::ranges::lower_bound(tails, position(i), {}, [&](std::size_t end) { return position(end); });
    if (tail != tails.begin()) before[i] = *(tail - 1);
    if (tail == tails.end()) {
      tails.push_back(i);
    } else {
      *tail = i;
    }
  }
  std::vector<bool> keeps(size, false);
  for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = before[i]) keeps[i] = true;

  std::vector<std::int64_t> result(size);
  for (std::size_t i = 0; i < size;) {
    if (keeps[i]) {
      result[i] = position(i);
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < size && !keeps[end]) ++end;
    const auto count = static_cast<std::int64_t>(end - i);
    std::int64_t first = 0;
    std::int64_t step = kStride;
    if (i > 0 && end < size) {
      const std::int64_t room = position(end) - result[i - 1];
      step = room / (count + 1);
      if (step == 0) {
        for (std::size_t all = 0; all < size; ++all) result[all] = static_cast<std::int64_t>(all) * kStride;
        return result;
      }
      first = result[i - 1] + step;
    } else if (i > 0) {
      first = result[i - 1] + kStride;
    } else if (end < size) {
      first = position(end) - count * kStride;
    }
    for (; i < end; ++i, first += step) result[i] = first;
  }
  return result;
}

}  // namespace repoc::detail
