#include "conformance/queries/query_cases.hpp"

#include <cmath>
#include <limits>

namespace catalogue {

using namespace std::chrono_literals;

namespace {

template <class N>
constexpr N kLeast = std::numeric_limits<N>::lowest();
template <class N>
constexpr N kMost = std::numeric_limits<N>::max();

std::string joined(std::initializer_list<std::string> parts) {
  std::string out = "{";
  for (const std::string& part : parts) out += (out.size() == 1 ? "" : ",") + part;
  return out + "}";
}

}  // namespace

const std::vector<Item>& items() {
  // clang-format off
  static const std::vector<Item> rows = {
      {1, "bolt", "steel", Kind::plain, std::nullopt, 10, 5, 1.5, 0.25, true, true, 2024y / 1 / 1, std::nullopt,
       {{"a", 1, 2, {{"m1", 1}, {"m2", 2}}}, {"b", 5, std::nullopt, {}}}},
      {2, "Bolt", std::nullopt, Kind::plain, Kind::spare, 0, std::nullopt, 2.0, std::nullopt, false, std::nullopt,
       2024y / 2 / 29, 2024y / 3 / 1, {{"a", 3, 3, {{"m1", 5}}}}},
      {3, "nut", "", Kind::spare, Kind::plain, 25, 25, 0.5, 0.0, true, false, 2023y / 12 / 31, std::nullopt, {}},
      {4, "100%_pure", "a_b%c", Kind::old_stock, Kind::old_stock, -5, -10, 10.0, 1.0, true, std::nullopt,
       2024y / 1 / 1, 2024y / 1 / 2, {{"c", 7, 9, {}}, {"a", 2, std::nullopt, {}}}},
      {5, "Größe", "STRASSE", Kind::spare, std::nullopt, 25, 30, 9.99, std::nullopt, false, true, 2024y / 6 / 15,
       std::nullopt, {{"d", 0, 0, {}}}},
      {6, "GRÖSSE", "straße", Kind::plain, std::nullopt, 7, std::nullopt, -1.0, 2.5, true, false, 2024y / 6 / 15,
       2024y / 6 / 15, {{"b", 2, 1, {{"m3", 3}}}, {"c", 4, 4, {}}}},
      {7, "[a-z]*", "(.*)+?^$", Kind::old_stock, Kind::spare, 3, 3, 0.0, -0.5, false, std::nullopt, 2025y / 1 / 1,
       std::nullopt, {}},
      {8, "größe", std::nullopt, Kind::plain, Kind::plain, 100, 50, 1.5, 0.25, true, true, 2024y / 1 / 1,
       2024y / 12 / 31, {{"a", 1, 1, {}}, {"d", 9, std::nullopt, {{"m1", 9}}}}},
  };
  // clang-format on
  return rows;
}

const std::vector<Extreme>& extremes() {
  static const std::vector<Extreme> rows = {
      {"least", kLeast<std::int8_t>, 0, kLeast<std::int16_t>, 0, kLeast<std::int32_t>, 0, kLeast<std::int64_t>, 0,
       kLeast<float>, kLeast<double>},
      {"most", kMost<std::int8_t>, kMost<std::uint8_t>, kMost<std::int16_t>, kMost<std::uint16_t>, kMost<std::int32_t>,
       kMost<std::uint32_t>, kMost<std::int64_t>, static_cast<std::uint64_t>(kMost<std::int64_t>), kMost<float>,
       kMost<double>},
      {"small", -1, 1, -1, 1, -1, 1, (std::int64_t{1} << 53) + 1, 1, std::numeric_limits<float>::denorm_min(),
       std::numeric_limits<double>::denorm_min()},
      {"third", 3, 3, 3, 3, 3, 3, std::int64_t{1} << 53, 3, 0.1F, 0.1},
  };
  return rows;
}

const std::vector<Odd>& odds() {
  static const std::vector<Odd> rows = {
      {1, "o1", 11,           "org", 2024y / 1 / 1, 2024y / 2 / 1, "a%", "b_", true, "street", "me", 1,
       3, "x",  std::nullopt, 10,    "A",           "left",        5,    "cc", "mm", "tt"},
      {2, "o2", 22, "org", 2025y / 1 / 1, 2025y / 2 / 1, "b_", "a%", false, "lane", "you", 2,
       6, "x",  -4, 20,    "B",           "right",       7,    "dd", "nn",  "uu"},
  };
  return rows;
}

std::string show(bool value) { return value ? "yes" : "no"; }
std::string show(std::int64_t value) { return std::to_string(value); }
std::string show(std::uint64_t value) { return std::to_string(value); }
std::string show(int value) { return std::to_string(value); }
std::string show(double value) {
  std::string out = std::to_string(value);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}
std::string show(const std::string& value) { return value; }
std::string show(Kind value) {
  switch (value) {
    case Kind::plain:
      return "plain";
    case Kind::spare:
      return "spare";
    case Kind::old_stock:
      return "old_stock";
  }
  return "?";
}
std::string show(std::chrono::year_month_day day) {
  return std::to_string(int{day.year()}) + "-" + std::to_string(unsigned{day.month()}) + "-" +
         std::to_string(unsigned{day.day()});
}
std::string show(const Item& item) {
  // A found item is whole, with everything it owns.
  const Item& whole = items().at(static_cast<std::size_t>(item.id - 1));
  Item same = item;
  same.version = whole.version;
  return std::to_string(item.id) + (same == whole ? "" : "!");
}
std::string show(const Item* item) { return item == nullptr ? "-" : show(*item); }
std::string show(const Extreme& row) { return row.id; }
std::string show(const Odd& row) { return std::to_string(row.number); }
std::string show(const Line& row) { return joined({row.name, show(row.stock)}); }
std::string show(const PartLine& row) { return joined({row.name, row.parts_label}); }
std::string show(const Dated& row) { return joined({show(row.sold), show(row.id), show(row.note)}); }
std::string show(const KindCount& row) { return joined({show(row.kind), show(row.active), show(row.count)}); }
std::string show(const KindAverage& row) { return joined({show(row.kind), show(row.avg_stock)}); }
std::string show(const KindAndLow& row) { return joined({show(row.id), show(row.kind), show(row.low)}); }

std::string answer(const std::function<std::string()>& call) {
  try {
    return call();
  } catch (const repoc::NotFound&) {
    return "NotFound";
  } catch (const repoc::NotUnique&) {
    return "NotUnique";
  } catch (const repoc::RangeError&) {
    return "RangeError";
  } catch (const repoc::UsageError&) {
    return "UsageError";
  } catch (const repoc::EncodingError&) {
    return "EncodingError";
  } catch (const repoc::Error& error) {
    return error.what();
  }
}

QueryCases::QueryCases() {
  repoc::create_schema<ItemRepository>(db);
  repoc::create_schema<Extremes>(db);
  repoc::create_schema<Odds>(db);
  repoc::Session session{db};
  session.repository<ItemRepository>().save_all(items());
  session.repository<Extremes>().save_all(extremes());
  session.repository<Odds>().save_all(odds());
  log.clear();
}

void QueryCases::reset() {
  repoc::Session session{db};
  session.repository<ItemWrites>().delete_all();
  session.repository<ItemRepository>().save_all(items());
}

}  // namespace catalogue
