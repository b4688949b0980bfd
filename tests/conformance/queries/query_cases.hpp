// A case is a call and what it answers, as text:
//   {FINDS(find_by_stock_less_than(3)), "2 4"}       ids in ascending order
//   {ORDER(find_all_order_by_name()), "4 2 ..."}     ids in the order of the result
//   {GIVES(count_by_kind(Kind::plain)), "4"}         a value; an error is the name of its type
// Each runs in a session and in a unit of work, on every back end, on the rows of items().
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "conformance/back_end.hpp"
#include "conformance/queries/catalogue.hpp"
#include "conformance/queries/repositories.repoc.hpp"

namespace catalogue {

const std::vector<Item>& items();
const std::vector<Extreme>& extremes();
const std::vector<Odd>& odds();

std::string show(bool value);
std::string show(std::int64_t value);
std::string show(std::uint64_t value);
std::string show(int value);
std::string show(double value);
std::string show(const std::string& value);
std::string show(Kind value);
std::string show(std::chrono::year_month_day day);
std::string show(const Item& item);
std::string show(const Item* item);
std::string show(const Extreme& row);
std::string show(const Odd& row);
std::string show(const Line& row);
std::string show(const PartLine& row);
std::string show(const Dated& row);
std::string show(const KindCount& row);
std::string show(const KindAverage& row);
std::string show(const KindAndLow& row);
template <class T>
std::string show(const std::optional<T>& value) {
  return value ? show(*value) : "-";
}
template <class T>
std::string show(const std::vector<T>& values) {
  std::string out;
  for (const T& value : values) out += (out.empty() ? "" : " ") + show(value);
  return out;
}
inline std::string show(const std::vector<bool>& values) {
  std::string out;
  for (const bool value : values) out += (out.empty() ? "" : " ") + show(value);
  return out;
}
template <class K, class V>
std::string show(const std::map<K, V>& values) {
  std::string out;
  for (const auto& [key, value] : values) out += (out.empty() ? "" : " ") + show(key) + ":" + show(value);
  return out;
}
template <class K, class V>
std::string show(const std::unordered_map<K, V>& values) {
  return show(std::map<K, V>(values.begin(), values.end()));
}
template <class T>
std::string show(const repoc::Page<T>& page) {
  return show(page.items) + " | " + std::to_string(page.page) + " of " + std::to_string(page.pages()) + ", " +
         std::to_string(page.total) + " in all" + (page.has_next() ? ", more" : "");
}
template <class T>
std::string show(const repoc::Slice<T>& slice) {
  return show(slice.items) + " | " + std::to_string(slice.page) + (slice.has_next ? ", more" : "");
}
template <class T>
std::string show(repoc::Stream<T> stream) {
  std::string out;
  for (T& value : stream) out += (out.empty() ? "" : " ") + show(value);
  return out;
}
// All pages of a cursor method, one after another.
template <class R, class P>
std::string walk(R& repository, repoc::CursorPage<P> (R::*method)(const repoc::Cursor&), std::int64_t size) {
  std::string out;
  std::optional<repoc::Cursor> at = repoc::Cursor{.after = "", .size = size};
  for (int pages = 0; at && pages < 100; ++pages) {
    repoc::CursorPage<P> page = (repository.*method)(*at);
    out += (out.empty() ? "" : " / ") + show(page.items);
    at = page.next;
  }
  return out;
}

template <class T>
std::string sorted(std::vector<T> values) {
  std::vector<std::string> shown;
  for (const T& value : values) shown.push_back(show(value));
  std::sort(shown.begin(), shown.end());
  return show(shown);
}

// What a call answers, or the error it throws.
std::string answer(const std::function<std::string()>& call);

template <class R>
struct Case {
  const char* call;
  std::function<std::string(R&)> ask;
  const char* expected;
};

#define FINDS(expression) #expression, [](auto& r) { return sorted(r.expression); }
#define ORDER(expression) #expression, [](auto& r) { return show(r.expression); }
#define GIVES(expression) #expression, [](auto& r) { return show(r.expression); }
#define WALKS(method, size) \
  #method, [](auto& r) { return walk(r, &std::remove_reference_t<decltype(r)>::method, size); }

class QueryCases : public conformance::Conformance {
 protected:
  QueryCases();
  // Cases that read, all on the same rows.
  template <class R>
  void check(const std::vector<Case<R>>& cases) {
    repoc::Session session{db};
    repoc::UnitOfWork work{db};
    for (const Case<R>& one : cases) {
      SCOPED_TRACE(one.call);
      EXPECT_EQ(answer([&] { return one.ask(session.repository<R>()); }), one.expected);
      EXPECT_EQ(answer([&] { return one.ask(work.repository<R>()); }), one.expected) << "in a unit of work";
    }
  }
  // Cases that write, each on rows of its own: what the call gives, then what `then` gives.
  template <class R>
  struct Write {
    const char* call;
    std::function<std::string(R&)> ask;
    const char* expected;
    const char* shown;
    std::function<std::string(const std::vector<Item>&)> then;
    const char* left;
  };
  template <class R>
  void check_writes(const std::vector<Write<R>>& writes) {
    for (const Write<R>& one : writes) {
      for (const bool in_unit : {false, true}) {
        SCOPED_TRACE(std::string(one.call) + ", then " + one.shown + (in_unit ? ", in a unit of work" : ""));
        reset();
        if (in_unit) {
          repoc::UnitOfWork work{db};
          // What is tracked when the statement runs must not be in its way.
          for (const Item& item : items()) work.repository<R>().get(item.id);
          EXPECT_EQ(answer([&] { return one.ask(work.repository<R>()); }), one.expected);
          if (one.expected == std::string_view("RangeError")) {
            EXPECT_THROW(work.commit(), repoc::UsageError);  // an error ends the unit
          } else {
            work.commit();
          }
        } else {
          repoc::Session session{db};
          EXPECT_EQ(answer([&] { return one.ask(session.repository<R>()); }), one.expected);
        }
        repoc::Session after{db};
        EXPECT_EQ(one.then(after.repository<ItemRepository>().find_all()), one.left);
      }
    }
  }
  void reset();
};

}  // namespace catalogue
