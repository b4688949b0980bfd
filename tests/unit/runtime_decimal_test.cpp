// repoc::Decimal and repoc::Uuid: text -> value -> text, equality, order; and the order that SQLite sorts decimals in.
#include <gtest/gtest.h>

#include <limits>
#include <repoc/decimal.hpp>
#include <repoc/detail/driver.hpp>
#include <repoc/generated/context.hpp>
#include <repoc/repoc.hpp>
#include <repoc/uuid.hpp>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace {

using repoc::Decimal;
using repoc::Uuid;

std::string zeros(std::size_t count) { return std::string(count, '0'); }
std::string nines(std::size_t count) { return std::string(count, '9'); }

TEST(ADecimal, HasOneTextForEachValue) {
  const std::pair<std::string, std::string> cases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"+0.000", "0"},
      {"1.50", "1.5"},
      {"1.00", "1"},
      {"100", "100"},
      {"007.0700", "7.07"},
      {"+5", "5"},
      {"-12.50", "-12.5"},
      {"0.05", "0.05"},
      {"-0.05", "-0.05"},
      {nines(34), nines(34)},
      {"-" + nines(34), "-" + nines(34)},
      {"0." + nines(34), "0." + nines(34)},
      {nines(17) + "." + nines(17), nines(17) + "." + nines(17)},
      {"0." + zeros(33) + "1", "0." + zeros(33) + "1"},
      {"1" + zeros(33), "1" + zeros(33)},
      {"1." + zeros(60), "1"},
      {zeros(60) + "1", "1"},
      {"100000000000000000", "100000000000000000"},  // 10^17, where the digits are halved
      {"99999999999999999", "99999999999999999"},
  };
  for (const auto& [text, written] : cases) {
    const std::optional<Decimal> number = Decimal::parse(text);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ(number->text(), written);
    EXPECT_EQ(*number, *Decimal::parse(written));
  }
}

TEST(ADecimal, IsNothingElse) {
  const std::string wrong[] = {"",
                               "-",
                               "+",
                               ".",
                               ".5",
                               "5.",
                               "1e3",
                               " 1",
                               "1 ",
                               "1,5",
                               "1.2.3",
                               "--1",
                               "0x1",
                               "nan",
                               "inf",
                               "1" + zeros(34),
                               nines(35),
                               "0." + zeros(34) + "1",
                               "1." + nines(34),
                               "١",
                               std::string("1\0", 2)};
  for (const std::string& text : wrong) EXPECT_FALSE(Decimal::parse(text)) << text;
}

TEST(ADecimal, IsMadeOfIntegers) {
  EXPECT_EQ(Decimal(1999, 2).text(), "19.99");
  EXPECT_EQ(Decimal(-1500, 3).text(), "-1.5");
  EXPECT_EQ(Decimal(0, 34), Decimal());
  EXPECT_EQ(Decimal(1, 34).text(), "0." + zeros(33) + "1");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min()).text(), "-9223372036854775808");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::max()).text(), "9223372036854775807");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min(), 19).text(), "-0.9223372036854775808");
  EXPECT_THROW(Decimal(1, -1), repoc::RangeError);
  EXPECT_THROW(Decimal(1, 35), repoc::RangeError);
  EXPECT_EQ(Decimal(125, 1).to_double(), 12.5);
  EXPECT_EQ(Decimal::parse("-0.1")->to_double(), -0.1);
  EXPECT_EQ(Decimal::parse(nines(34))->to_double(), 1e34);
}

// In rising order.
const std::vector<std::string>& rising() {
  static const std::vector<std::string> numbers = {"-" + nines(34),
                                                   "-1" + zeros(33),
                                                   "-100.5",
                                                   "-100",
                                                   "-10",
                                                   "-9.99",
                                                   "-9.9",
                                                   "-9",
                                                   "-0.1",
                                                   "-0." + zeros(33) + "1",
                                                   "0",
                                                   "0." + zeros(33) + "1",
                                                   "0.05",
                                                   "0.1",
                                                   "0.11",
                                                   "0.2",
                                                   "1",
                                                   "1.0001",
                                                   "1.5",
                                                   "2",
                                                   "9",
                                                   "9.9",
                                                   "9.99",
                                                   "10",
                                                   "100",
                                                   "100.5",
                                                   "99999999999999999",
                                                   "100000000000000000",
                                                   "100000000000000000.1",
                                                   "1" + zeros(33),
                                                   nines(34)};
  return numbers;
}

TEST(ADecimal, IsOrderedByItsValue) {
  for (std::size_t i = 0; i < rising().size(); ++i) {
    for (std::size_t j = 0; j < rising().size(); ++j) {
      EXPECT_EQ(*Decimal::parse(rising()[i]) <=> *Decimal::parse(rising()[j]), i <=> j) << rising()[i] << rising()[j];
    }
  }
}

TEST(ADecimal, IsSortedLikewiseBySqlite) {
  const repoc::Database db = repoc::open("sqlite::memory:");
  repoc::detail::Lease lease(db.state().shared_from_this());
  const auto order = [&](const std::string& left, const std::string& right) {
    repoc::detail::Run run(*lease, repoc::StatementKind::query, {"order"},
                           "select (?1 > ?2 collate repoc_decimal) - (?1 < ?2 collate repoc_decimal)");
    run.statement().bind(1, left);
    run.statement().bind(2, right);
    int result = 2;
    EXPECT_TRUE(run.next());
    run.row().get(0, result);
    return result;
  };
  // What no Decimal writes comes last, in the order of its bytes.
  std::vector<std::string> all = rising();
  for (const char* other : {"", "-", "-0", ".5", "00", "01", "1.", "1.50", "1e3", "x"}) all.emplace_back(other);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all.size(); ++j) {
      EXPECT_EQ(order(all[i], all[j]), i < j ? -1 : i > j ? 1 : 0) << all[i] << " and " << all[j];
    }
  }
}

TEST(AUuid, IsReadInEitherCaseAndWrittenInLowerCase) {
  const std::optional<Uuid> id = Uuid::parse("F81D4FAE-7dec-11d0-A765-00a0c91e6bf6");
  ASSERT_TRUE(id);
  EXPECT_EQ(id->text(), "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  EXPECT_EQ(id->bytes().front(), std::byte{0xF8});
  EXPECT_EQ(id->bytes().back(), std::byte{0xF6});
  EXPECT_EQ(Uuid(id->bytes()), *id);
  EXPECT_EQ(Uuid().text(), "00000000-0000-0000-0000-000000000000");
  EXPECT_TRUE(Uuid().is_nil());
  EXPECT_EQ(Uuid::parse(Uuid().text()), Uuid());
  const std::string_view wrong[] = {"",
                                    "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
                                    "f81d4fae-7dec-11d0-a765-00a0c91e6bf66",
                                    "f81d4fae7dec11d0a76500a0c91e6bf6",
                                    "{81d4fae-7dec-11d0-a765-00a0c91e6bf}",
                                    "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                                    "f81d4fae-7dec-11d0-a76500-a0c91e6bf6",
                                    {"f81d4fae-7dec-11d0-a765-00a0c91e6bf\0", 36}};
  for (const std::string_view text : wrong) EXPECT_FALSE(Uuid::parse(text)) << text;
}

TEST(AUuid, IsMadeAtRandomAndSortsAsItsText) {
  std::set<Uuid> ids;
  std::set<std::string> texts;
  std::unordered_set<Uuid> hashed;
  for (int i = 0; i < 1000; ++i) {
    const Uuid id = Uuid::random();
    EXPECT_EQ(id.text()[14], '4');
    EXPECT_NE(std::string_view("89ab").find(id.text()[19]), std::string_view::npos);
    ids.insert(id);
    texts.insert(id.text());
    hashed.insert(id);
  }
  ASSERT_EQ(ids.size(), 1000U);
  EXPECT_EQ(hashed.size(), 1000U);
  auto text = texts.begin();
  for (const Uuid& id : ids) EXPECT_EQ(id.text(), *text++);
}

}  // namespace
