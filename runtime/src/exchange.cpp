// Kahn's algorithm over "must be free before": with a heap, so that the order depends on the updates' own order alone.
#include "repoc/detail/exchange.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace repoc::detail {
namespace {

// A value that is in an update's way: whose it is now, and of which constraint.
struct Holder {
  std::size_t update;
  std::size_t unique;
};

class Exchange {
 public:
  explicit Exchange(std::span<const std::vector<UniqueChange>> updates)
      : updates_(updates), waits_for_(updates.size()), waiting_(updates.size(), 0), done_(updates.size(), false) {
    for (const std::vector<UniqueChange>& uniques : updates) followers_.emplace_back(uniques.size());
    std::unordered_map<std::string_view, Holder> holders;
    for (std::size_t i = 0; i < updates.size(); ++i) {
      for (std::size_t u = 0; u < updates[i].size(); ++u) {
        if (!updates[i][u].frees.empty()) holders.emplace(updates[i][u].frees, Holder{i, u});
      }
    }
    for (std::size_t i = 0; i < updates.size(); ++i) {
      for (const UniqueChange& change : updates[i]) {
        const auto found = change.takes.empty() ? holders.end() : holders.find(change.takes);
        if (found == holders.end() || found->second.update == i) continue;
        waits_for_[i].push_back(found->second);
        followers_[found->second.update][found->second.unique].push_back(i);
        ++waiting_[i];
      }
      if (waiting_[i] == 0) ready_.push(i);
    }
  }

  std::vector<ExchangeStep> order() {
    while (left_ > 0) {
      if (ready_.empty()) {
        break_cycle();
      } else {
        const std::size_t next = ready_.top();
        ready_.pop();
        write(next);
      }
    }
    return std::move(steps_);
  }

 private:
  void write(std::size_t update) {
    if (done_[update]) return;
    done_[update] = true;
    --left_;
    steps_.push_back({update});
    for (std::size_t u = 0; u < followers_[update].size(); ++u) release({update, u});
  }

  void release(Holder holder) {
    for (const std::size_t follower : std::exchange(followers_[holder.update][holder.unique], {})) {
      if (--waiting_[follower] == 0 && !done_[follower]) ready_.push(follower);
    }
  }

  [[nodiscard]] Holder in_the_way_of(std::size_t update) const {
    for (const Holder& holder : waits_for_[update]) {
      if (!followers_[holder.update][holder.unique].empty()) return holder;
    }
    return {update, 0};  // never: it is not ready, so that something is
  }

  // Every update that is left waits, so that going from one to what is in its way ends in a cycle.
  void break_cycle() {
    while (done_[first_left_]) ++first_left_;
    std::unordered_map<std::size_t, std::size_t> place;  // update -> where it is in `way`
    std::vector<Holder> way;
    std::size_t at = first_left_;
    while (place.emplace(at, way.size()).second) {
      way.push_back(in_the_way_of(at));
      at = way.back().update;
    }
    std::optional<Holder> best;
    std::size_t smallest = at;
    for (std::size_t i = place[at]; i < way.size(); ++i) {
      const Holder& holder = way[i];
      smallest = std::min(smallest, holder.update);
      if (updates_[holder.update][holder.unique].can_spare && (!best || holder.update < best->update)) best = holder;
    }
    if (best) {
      steps_.push_back({best->update, true, best->unique});
      release(*best);
    } else {
      write(smallest);
    }
  }

  std::span<const std::vector<UniqueChange>> updates_;
  std::vector<std::vector<Holder>> waits_for_;
  std::vector<std::vector<std::vector<std::size_t>>> followers_;  // of an update and constraint, until it is free
  std::vector<std::size_t> waiting_;                              // for so many values
  std::vector<bool> done_;
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready_;
  std::size_t first_left_ = 0;
  std::size_t left_ = updates_.size();
  std::vector<ExchangeStep> steps_;
};

}  // namespace

std::vector<ExchangeStep> order_exchanges(std::span<const std::vector<UniqueChange>> updates) {
  return Exchange(updates).order();
}

}  // namespace repoc::detail
