// Pages with a total, without one, and by key: what they hold, what they ask, and cursors that are wrong.
#include <algorithm>
#include <cstring>
#include <limits>
#include <random>

#include "repoc/detail/driver.hpp"
#include "repoc/generated/cursor.hpp"
#include "runtime/items.hpp"

namespace items {
namespace {

using repoc::Cursor;
using repoc::PageRequest;
using repoc::UsageError;
using Pages = ItemsTest;
using Cursors = ItemsTest;

std::vector<Item> letters(std::size_t count) {
  std::vector<Item> result;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string sku(1, static_cast<char>('A' + i));
    result.push_back({sku, "name " + sku, {}, i % 2 == 0 ? 1 : 2, 0, {{1, sku}}});
  }
  return result;
}

TEST_F(Pages, CountInTheSameTransaction) {
  store(letters(5));
  const repoc::Page<Item> first = items().page({}, {0, 2});
  EXPECT_EQ(ran(), (Lines{"begin 0", "Items::page count 1", "Items::page 2", "Item.notes load_many 2", "commit 0"}));
  EXPECT_EQ(skus(first.items), "AB");
  EXPECT_EQ(first.items[1].notes, (std::vector<Note>{{1, "B"}}));
  EXPECT_EQ(first.total, 5);
  EXPECT_EQ(first.pages(), 3);
  EXPECT_TRUE(first.has_next());
  const repoc::Page<Item> last = items().page({}, {2, 2});
  EXPECT_EQ(skus(last.items), "E");
  EXPECT_FALSE(last.has_next());
  const repoc::Page<Item> beyond = items().page({}, {9, 2});
  EXPECT_EQ(skus(beyond.items), "");
  EXPECT_EQ(beyond.total, 5);
  const repoc::Page<Item> odd = items().page(1, {0, 2});
  EXPECT_EQ(skus(odd.items), "AC");
  EXPECT_EQ(odd.total, 3);
}

TEST_F(Pages, SlicesReadOneRowMoreAndDoNotCount) {
  store(letters(3));
  ran();
  const repoc::Slice<NameAndPrice> first = items().slice({0, 2});
  EXPECT_EQ(ran(), Lines{"Items::slice 3"});
  EXPECT_EQ(first.items, (std::vector<NameAndPrice>{{"name A", {}}, {"name B", {}}}));
  EXPECT_TRUE(first.has_next);
  EXPECT_FALSE(items().slice({1, 2}).has_next);
  EXPECT_FALSE(items().slice({0, 3}).has_next);
  EXPECT_TRUE(items().slice({5, 3}).items.empty());
}

TEST_F(Pages, RefuseWhatIsNoPage) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const PageRequest wrong[] = {{-1, 2}, {0, 0}, {0, -5}, {kMost, 2}, {2, kMost}, {0, kMost}};
  for (const PageRequest& request : wrong) {
    EXPECT_THROW(items().page({}, request), UsageError) << request.page << " " << request.size;
    EXPECT_THROW(items().slice(request), UsageError);
  }
  for (const std::int64_t size : {std::int64_t{0}, std::int64_t{-1}, kMost}) {
    EXPECT_THROW(items().from(0, {"", size}), UsageError);
  }
  EXPECT_EQ(ran(), Lines{});
  EXPECT_EQ(items().page({}, {kMost / 2, 2}).items.size(), 0U);
}

// The same, in C++: price descending with absent ones last, then name, then sku.
bool before(const Item& a, const Item& b) {
  if (a.price != b.price) return a.price > b.price;  // an empty optional is smallest
  return std::tie(a.name, a.sku) < std::tie(b.name, b.sku);
}

TEST_F(Cursors, GoOnAfterTheLastRowWhateverTheOrder) {
  std::mt19937 random(7);
  std::vector<Item> all;
  for (int i = 0; i < 60; ++i) {
    Item item{std::to_string(i), std::string(random() % 3, 'n') + (random() % 2 == 0 ? "ä\"'" : ""), {}, 1, 0,
              {{1, "n"}}};
    const double prices[] = {-1.5, 0.0, 0.1, 1e300, -std::numeric_limits<double>::infinity()};
    if (random() % 3 != 0) item.price = prices[random() % 5];
    all.push_back(item);
  }
  store(all);
  for (Item& item : all) item.version = 1;
  std::ranges::sort(all, before);
  for (const std::int64_t size : {1, 2, 3, 7, 59, 60, 61}) {
    std::vector<Item> found;
    std::optional<Cursor> next = Cursor{"", size};
    int pages = 0;
    while (next) {
      repoc::CursorPage<Item> page = items().from(0, *next);
      EXPECT_LE(page.items.size(), static_cast<std::size_t>(size));
      found.insert(found.end(), page.items.begin(), page.items.end());
      next = page.next;
      ASSERT_LE(++pages, 60);
    }
    EXPECT_EQ(found, all) << size;
    EXPECT_EQ(pages, (60 + size - 1) / size);
  }
  EXPECT_FALSE(items().from(2, {}).next);
  EXPECT_TRUE(items().from(2, {}).items.empty());
}

TEST_F(Cursors, AreTextThatMayTravel) {
  store(letters(3));
  const std::string text = items().from_by_sku({"", 1}).next.value().after;
  EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  // Where rows were removed or added in between, nothing is lost or seen twice.
  items().remove_by_id("A");
  EXPECT_EQ(items().from_by_sku({text, 9}).items, (Lines{"B", "C"}));
  repoc::UnitOfWork work(db());
  EXPECT_EQ(work.repository<Items>().from_by_sku({text, 9}).items, (Lines{"B", "C"}));
}

TEST_F(Cursors, OfAnythingElseAreRefused) {
  store(letters(4));
  const std::string good = items().from(0, {"", 1}).next.value().after;
  ran();
  EXPECT_THROW(items().from_by_sku({good, 1}), UsageError);
  std::mt19937 random(11);
  const std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::size_t tried = 0;
  const auto refused = [&](const std::string& text) {
    if (text.empty() || text == good) return;
    ++tried;
    try {
      items().from(0, {text, 1});
      ADD_FAILURE() << text;
    } catch (const UsageError& error) {
      EXPECT_EQ(error.query(), "Items::from");
      EXPECT_TRUE(text.size() < 12 || std::string(error.what()).find(text) == std::string::npos);
    }
  };
  for (std::size_t size = 0; size < good.size(); ++size) refused(good.substr(0, size));
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const char c : digits) {
      std::string text = good;
      text[at] = c;
      refused(text);
    }
    std::string text = good;
    text.erase(at, 1);
    refused(text);
  }
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = i % 2 == 0 ? digits[random() % digits.size()] : static_cast<char>(random());
    refused(text);
  }
  refused(good + "A");
  refused(good + "=");
  refused("' or 1=1 --");
  EXPECT_GT(tried, 20'000U);
  EXPECT_EQ(ran(), Lines{});  // no SQL at all
}

TEST_F(Cursors, KeepEveryKindOfValue) {
  const repoc::detail::Lease lease(db().state().shared_from_this());
  const repoc::sql::Query query{.name = "test", .text = "order by a", .keyset_at = 0, .keyset = 8};
  const std::string text = "select null, -9223372036854775808, 9223372036854775807, -0.5, 9e999, 'Füße', x'0000ff', ''";
  std::string cursor;
  std::string expected;
  const auto show = [](repoc::detail::Run& run) {
    repoc::detail::KeyEncoder key;
    run.row().key(0, 8, key);
    return std::string(key.view());
  };
  {
    repoc::detail::Run run(*lease, repoc::StatementKind::query, {"test"}, text);
    ASSERT_TRUE(run.next());
    expected = show(run);
    cursor = repoc::detail::cursor_text(query, expected);
  }
  const repoc::detail::CursorKey key(query, cursor);
  repoc::detail::Run run(*lease, repoc::StatementKind::query, {"test"}, "select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8");
  EXPECT_EQ(key.bind(run.statement(), 1), 9);
  ASSERT_TRUE(run.next());
  EXPECT_EQ(show(run), expected);
  for (const repoc::sql::Query& other :
       {repoc::sql::Query{.name = "other", .text = "order by a", .keyset_at = 0, .keyset = 8},
        repoc::sql::Query{.name = "test", .text = "order by b", .keyset_at = 0, .keyset = 8},
        repoc::sql::Query{.name = "test", .text = "order by a", .keyset_at = 0, .keyset = 7}}) {
    EXPECT_THROW(repoc::detail::CursorKey(other, cursor), UsageError);
  }
}

// Another program stored it.
TEST_F(Cursors, AreNotMadeOfTextThatCannotBeGivenBack) {
  const auto by_hand = [&](const std::string& text) {
    const repoc::detail::Lease lease(db().state().shared_from_this());
    repoc::detail::Run(*lease, repoc::StatementKind::write, {"by hand"}, text).finish();
  };
  for (const std::string bytes : {"41ff", "440044"}) {
    by_hand("insert into item values (cast(x'" + bytes + "' as text), 'n', 1, 1, 1), ('Z', 'n', 1, 1, 1)");
    try {
      items().from_by_sku({"", 1});
      ADD_FAILURE() << bytes;
    } catch (const repoc::EncodingError& error) {
      EXPECT_EQ(error.query(), "Items::from_by_sku");
    }
    EXPECT_EQ(items().from_by_sku({"", 2}).items.size(), 2U);  // the last page needs no cursor
    by_hand("delete from item");
  }
}

TEST_F(Cursors, ThatHoldNoNumberAreRefused) {
  const repoc::sql::Query query{.name = "test", .text = "order by a", .keyset_at = 0, .keyset = 1};
  repoc::detail::KeyEncoder key;
  key.real(0, std::numeric_limits<double>::quiet_NaN());
  const std::string forged = repoc::detail::cursor_text(query, key.view());
  EXPECT_THROW(repoc::detail::CursorKey(query, forged), UsageError);
}

}  // namespace
}  // namespace items
