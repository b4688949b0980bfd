// Every type of field: C++ value -> parameter -> column -> the same value, on SQLite; what the column then holds; and
// what is refused, on either way.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <repoc/detail/driver.hpp>
#include <repoc/generated/context.hpp>
#include <repoc/repoc.hpp>
#include <repoc/sqlite/generated.hpp>
#include <string>
#include <vector>

namespace {

enum class Level : std::int8_t { low = -1, high = 7 };
enum class Size : std::uint64_t { none = 0, huge = 1ULL << 62 };
enum class Colour { red, green };

// Has no ==.
struct Money {
  std::int64_t cents = 0;
};
struct Label {
  std::string text;
  [[nodiscard]] bool has_value() const { return !text.empty(); }  // no std::optional for all that
};
// Is a string as well, and has a codec.
struct Word : std::string {
  using std::string::string;
};
struct Customer;

}  // namespace

template <>
struct repoc::EnumNames<Level> {
  static constexpr repoc::EnumName<Level> kNames[] = {{Level::low, "-1"}, {Level::high, "7"}};
  static constexpr bool kByNumber = true;
};
template <>
struct repoc::EnumNames<Size> {
  static constexpr repoc::EnumName<Size> kNames[] = {{Size::none, "0"}, {Size::huge, "4611686018427387904"}};
  static constexpr bool kByNumber = true;
};
template <>
struct repoc::EnumNames<Colour> {
  static constexpr repoc::EnumName<Colour> kNames[] = {{Colour::red, "red"}, {Colour::green, "Grün 😀"}};
  static constexpr bool kByNumber = false;
};
template <>
struct repoc::Codec<Money> {
  using Stored = std::int64_t;
  static Stored encode(const Money& money) {
    if (money.cents < 0) throw std::domain_error("no debts");
    return money.cents;
  }
  static Money decode(const Stored& cents) { return {cents}; }
};
template <>
struct repoc::Codec<Label> {
  using Stored = std::string;
  static Stored encode(const Label& label) { return "a label that is long enough for the heap: " + label.text; }
  static Label decode(const Stored& stored) { return {stored.substr(stored.find(": ") + 2)}; }
};
template <>
struct repoc::Codec<Word> {
  using Stored = repoc::Decimal;
  static Stored encode(const Word& word) { return static_cast<std::int64_t>(word.size()); }
  static Word decode(const Stored& size) { return Word(static_cast<std::size_t>(size.to_double()), 'x'); }
};

namespace {

using namespace std::chrono_literals;
using repoc::Decimal;
using repoc::Ref;
using repoc::Uuid;
using repoc::detail::Part;

class Values : public testing::Test {
 protected:
  // Binds with `bind`, and gives the row of "select ?1, typeof(?1)" to `see`.
  void run(const auto& bind, const auto& see) {
    repoc::detail::Lease lease(db_.state().shared_from_this());
    repoc::detail::Run run(*lease, repoc::StatementKind::query, {"test"}, "select ?1 as value, typeof(?1)");
    bind(run.statement());
    ASSERT_TRUE(run.next());
    see(run.row());
  }
  // "text red"
  template <class V>
  std::string stored(const V& value) {
    std::string type;
    std::string text;
    run([&](repoc::detail::Statement& s) { s.bind(1, value); },
        [&](repoc::detail::Row& row) {
          row.get(1, type);
          if (type == "integer") {
            std::int64_t number = 0;
            row.get(0, number);
            text = " " + std::to_string(number);
          } else if (type == "text") {
            row.get(0, text);
            text = " " + text;
          }
        });
    return type + text;
  }
  template <class V>
  V again(const V& value) {
    V read{};
    run([&](repoc::detail::Statement& s) { s.bind(1, value); }, [&](repoc::detail::Row& row) { row.get(0, read); });
    return read;
  }
  // What reading a column that holds `text` as a V says; "" where it reads.
  template <class V, class From>
  std::string error(const From& text) {
    std::string message;
    run([&](repoc::detail::Statement& s) { s.bind(1, text); },
        [&](repoc::detail::Row& row) {
          V read{};
          try {
            row.get(0, read);
          } catch (const repoc::MappingError& e) {
            message = std::string("MappingError ") + e.what();
          } catch (const repoc::RangeError& e) {
            message = std::string("RangeError ") + e.what();
          }
        });
    return message;
  }

  repoc::Database db_ = repoc::open("sqlite::memory:");
};

TEST_F(Values, AreStoredInOneForm) {
  const Uuid id = *Uuid::parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  EXPECT_EQ(stored(id), "text f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  EXPECT_EQ(stored(Decimal(150, 2)), "text 1.5");
  EXPECT_EQ(stored(Ref<Customer, std::int64_t>{42}), "integer 42");
  EXPECT_EQ(stored(Ref<Customer, Uuid>{id}), "text f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  EXPECT_EQ(stored(Money{199}), "integer 199");
  EXPECT_EQ(stored(Label{"new"}), "text a label that is long enough for the heap: new");
  EXPECT_EQ(stored(Word("four")), "text 4");
  EXPECT_EQ(stored(Level::low), "integer -1");
  EXPECT_EQ(stored(Size::huge), "integer 4611686018427387904");
  EXPECT_EQ(stored(Colour::green), "text Grün 😀");
  EXPECT_EQ(stored(std::optional<Uuid>()), "null");
  EXPECT_EQ(stored(std::optional<Money>()), "null");
  EXPECT_EQ(stored(std::optional<Ref<Customer, int>>()), "null");
  const std::string city = "Ulm";
  const std::optional<int> floor = 3;
  EXPECT_EQ(stored(Part{&city}), "text Ulm");
  EXPECT_EQ(stored(Part{&floor}), "integer 3");
  EXPECT_EQ(stored(Part<std::string>{nullptr}), "null");

  EXPECT_EQ(stored(std::vector<std::string>{}), "text []");
  EXPECT_EQ(stored(std::vector<std::string>{"red", "", "Füße \"😀\"\n"}), R"(text ["red","","Füße \"😀\"\n"])");
  EXPECT_EQ(stored(std::vector<bool>{true, false}), "text [true,false]");
  EXPECT_EQ(stored(std::vector<std::optional<int>>{1, {}}), "text [1,null]");
  EXPECT_EQ(stored(std::vector<double>{1, 0.1, 1e300}), "text [1.0,0.1,1e+300]");
  EXPECT_EQ(stored(std::vector<std::vector<std::byte>>{{std::byte{0}, std::byte{0xAB}}, {}}), R"(text ["00AB",""])");
  EXPECT_EQ(stored(std::vector<Colour>{Colour::red}), R"(text ["red"])");
  EXPECT_EQ(stored(std::vector<Level>{Level::low}), "text [-1]");
  EXPECT_EQ(stored(std::vector<Uuid>{id}), R"(text ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"])");
  EXPECT_EQ(stored(std::vector<Decimal>{Decimal(5, 1)}), R"(text ["0.5"])");
  EXPECT_EQ(stored(std::vector<std::chrono::year_month_day>{2030y / 1 / 31d}), R"(text ["2030-01-31"])");
  EXPECT_EQ(stored(std::vector<std::chrono::seconds>{5s}), "text [5]");
  EXPECT_EQ(stored(std::vector<Money>{{1}, {2}}), "text [1,2]");
  EXPECT_EQ(stored(std::map<std::string, int>{}), "text {}");
  EXPECT_EQ(stored(std::map<std::string, int>{{"b", 2}, {"", 0}, {"ä", 3}, {"a", 1}}),
            R"(text {"":0,"a":1,"b":2,"ä":3})");
  EXPECT_EQ(stored(std::map<std::string, std::optional<bool>>{{"x", true}, {"y", {}}}), R"(text {"x":true,"y":null})");
}

template <class N>
std::vector<N> limits() {
  return {std::numeric_limits<N>::lowest(), N{0}, std::numeric_limits<N>::min(), std::numeric_limits<N>::max()};
}

TEST_F(Values, AreTheSameAgain) {
  const auto same = [this](const auto& value) { EXPECT_EQ(again(value), value) << stored(value); };
  for (int i = 0; i < 20; ++i) same(Uuid::random());
  same(Uuid());
  same(Decimal());
  same(*Decimal::parse("-0." + std::string(33, '0') + "1"));
  same(*Decimal::parse(std::string(34, '9')));
  same(Ref<Customer, std::string>{"Ann 😀"});
  same(std::optional<Ref<Customer, std::string>>());
  same(std::optional(Ref<Customer, std::string>{""}));
  same(Level::low);
  same(Size::huge);
  same(Colour::green);
  same(limits<std::int8_t>());
  same(limits<std::uint8_t>());
  same(limits<std::int32_t>());
  same(limits<std::int64_t>());
  same(std::vector<std::uint64_t>{0, (1ULL << 63) - 1});
  same(limits<double>());
  same(limits<float>());
  same(std::vector<double>{0.1, 1.0 / 3, 5e-324, -1e22, 1e15, 123456789012345678.0});
  same(std::vector<float>{0.1F, 1.0F / 3, 16777216.0F});
  EXPECT_TRUE(std::signbit(again(std::vector<double>{-0.0}).front()));
  same(std::vector<bool>{true, false, true});
  same(std::vector<std::string>{"", "red", "Füße, 東京, 😀", "\"\\/\b\t", "\x7F", "\xF4\x8F\xBF\xBF"});
  same(std::vector<std::optional<std::string>>{"", {}, "null"});
  same(std::vector<std::vector<std::byte>>{{}, {std::byte{0}, std::byte{0xFF}}});
  same(std::vector<std::chrono::year_month_day>{2030y / 1 / 31d, 0y / 1 / 1d, 9999y / 12 / 31d});
  same(std::vector<std::chrono::sys_seconds>{std::chrono::sys_seconds::min(), std::chrono::sys_seconds::max()});
  same(std::vector<Uuid>{Uuid(), Uuid::random()});
  same(std::vector<Decimal>{Decimal(), Decimal(-5, 3)});
  same(std::vector<Level>{Level::low, Level::high});
  same(std::vector<Colour>{Colour::green, Colour::red});
  same(std::vector<std::string>(5000, "x"));
  same(std::map<std::string, double>{{"", -1.5}, {"Füße 😀", 5e-324}, {"a\"b", 0}});
  same(std::map<std::string, std::optional<std::string>>{{"a", {}}, {"b", ""}});
  same(std::map<std::string, std::vector<std::byte>>{{"a", {std::byte{7}}}});
  same(std::map<std::string, bool>{{"t", true}, {"f", false}});
  EXPECT_EQ(again(Money{5}).cents, 5);
  EXPECT_EQ(again(std::optional(Money{5}))->cents, 5);
  EXPECT_EQ(again(Label{"😀"}).text, "😀");
  EXPECT_EQ(again(Word("four")), "xxxx");
  EXPECT_EQ(again(std::map<std::string, Label>{{"k", {"v"}}}).at("k").text, "v");
}

// An encoding is gone when bind() returns.
TEST_F(Values, ThatAreEncodedLiveUntilTheStatementHasRun) {
  repoc::detail::Lease lease(db_.state().shared_from_this());
  repoc::detail::Run run(*lease, repoc::StatementKind::query, {"test"}, "select ?1, ?2, ?3");
  std::string plain(100, 'p');
  run.statement().bind(1, Label{"one"});
  run.statement().bind(2, Label{"two"});
  run.statement().bind(3, plain);
  plain[0] = 'q';  // not copied, though what was bound before is
  ASSERT_TRUE(run.next());
  Label one;
  Label two;
  std::string three;
  run.row().get(0, one);
  run.row().get(1, two);
  run.row().get(2, three);
  EXPECT_EQ(one.text + two.text, "onetwo");
  EXPECT_EQ(three, plain);
}

TEST_F(Values, ThatNoColumnHoldsAreRefused) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_THROW(stored(std::vector<double>{nan}), repoc::RangeError);
  EXPECT_THROW(stored(std::vector<double>{1, infinity}), repoc::RangeError);
  EXPECT_THROW((stored(std::map<std::string, float>{{"a", -std::numeric_limits<float>::infinity()}})),
               repoc::RangeError);
  EXPECT_THROW(stored(std::vector<std::uint64_t>{1ULL << 63}), repoc::RangeError);
  EXPECT_THROW(stored(std::vector<std::string>{"\xFF"}), repoc::EncodingError);
  EXPECT_THROW(stored(std::vector<std::string>{std::string("a\0b", 3)}), repoc::EncodingError);
  EXPECT_THROW((stored(std::map<std::string, int>{{"\xFF", 1}})), repoc::EncodingError);
  EXPECT_THROW(stored(std::vector<std::chrono::year_month_day>{2023y / 2 / 29d}), repoc::RangeError);
  EXPECT_THROW(stored(static_cast<Level>(3)), repoc::RangeError);
  EXPECT_THROW(stored(std::vector<Level>{static_cast<Level>(3)}), repoc::RangeError);
  EXPECT_THROW(stored(std::vector<Colour>{static_cast<Colour>(3)}), repoc::RangeError);
  EXPECT_THROW(stored(Money{-1}), std::domain_error);
  EXPECT_THROW(stored(std::vector<Money>{{-1}}), std::domain_error);
  EXPECT_EQ(stored(Money{1}), "integer 1");  // and the connection goes on
}

TEST_F(Values, OfAnotherKindAreMappingErrors) {
  using Map = std::map<std::string, int>;
  using std::string;
  using std::vector;
  const std::string in_test = "test: ";
  const std::pair<std::string, std::string> cases[] = {
      {error<Uuid>("nonsense"), "MappingError column 'value' does not hold a UUID in lower case"},
      {error<Uuid>("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"), "MappingError column 'value' does not hold a UUID"},
      {error<Uuid>(5), "MappingError column 'value' does not hold text"},
      {error<Decimal>("1.50"), "MappingError column 'value' does not hold a decimal number"},
      {error<Decimal>("1e3"), "MappingError column 'value' does not hold a decimal number"},
      {error<Level>(3), "MappingError column 'value' holds a number that the enum does not have"},
      {error<Level>(300), "RangeError the value of column 'value' does not fit"},
      {error<Level>("high"), "MappingError column 'value' does not hold an integer"},
      {error<vector<int>>("[1"), "MappingError column 'value' holds no JSON array"},
      {error<vector<int>>(""), "MappingError column 'value' holds no JSON array"},
      {error<vector<int>>("{}"), "MappingError column 'value' holds no JSON array"},
      {error<vector<int>>("[1] x"), "MappingError column 'value' holds no JSON array"},
      {error<vector<int>>("[1e999]"), "MappingError column 'value' holds no JSON array"},
      {error<vector<int>>(5), "MappingError column 'value' does not hold text"},
      {error<vector<int>>(std::optional<int>()), "MappingError column 'value' is NULL"},
      {error<vector<int>>("[1,null]"), "MappingError column 'value[1]' is null"},
      {error<vector<int>>("[1,\"secret\"]"), "MappingError column 'value[1]' does not hold an integer"},
      {error<vector<int>>("[1.5]"), "MappingError column 'value[0]' does not hold an integer"},
      {error<vector<int>>("[true]"), "MappingError column 'value[0]' does not hold an integer"},
      {error<vector<int>>("[[1]]"), "MappingError column 'value[0]' does not hold an integer"},
      {error<vector<int>>("[2147483648]"), "RangeError the value of column 'value[0]' does not fit"},
      {error<vector<std::int64_t>>("[9223372036854775808]"), "RangeError the value of column 'value[0]' does not fit"},
      {error<vector<std::uint8_t>>("[-1]"), "RangeError the value of column 'value[0]' does not fit"},
      {error<vector<bool>>("[1]"), "MappingError column 'value[0]' does not hold true or false"},
      {error<vector<double>>("[\"1\"]"), "MappingError column 'value[0]' does not hold a number"},
      {error<vector<double>>("[9007199254740993]"), "RangeError the value of column 'value[0]' does not fit"},
      {error<vector<float>>("[1e300]"), "RangeError the value of column 'value[0]' does not fit"},
      {error<vector<string>>("[1]"), "MappingError column 'value[0]' does not hold text"},
      {error<vector<vector<std::byte>>>("[\"0a\"]"), "MappingError column 'value[0]' does not hold bytes"},
      {error<vector<vector<std::byte>>>("[\"0\"]"), "MappingError column 'value[0]' does not hold bytes"},
      {error<vector<Colour>>("[\"blue\"]"), "MappingError column 'value[0]' holds a name"},
      {error<vector<Uuid>>("[\"x\"]"), "MappingError column 'value[0]' does not hold a UUID"},
      {error<vector<std::chrono::year_month_day>>("[\"x\"]"), "MappingError column 'value[0]' does not hold a date"},
      {error<Map>("[]"), "MappingError column 'value' holds no JSON object"},
      {error<Map>("{\"secret\":\"x\"}"), "MappingError column 'value[0]' does not hold an integer"},
      {error<Map>("{\"a\":1,\"secret\":null}"), "MappingError column 'value[1]' is null"},
      {error<vector<double>>(" [1, 2.5e0]\n"), ""},
      {error<vector<std::optional<int>>>("[null]"), ""},
  };
  for (const auto& [message, begin] : cases) {
    const bool matches = begin.empty() ? message.empty()
                                       : message.find(begin.substr(begin.find(' ') + 1)) != std::string::npos &&
                                             message.starts_with(begin.substr(0, begin.find(' ')));
    EXPECT_TRUE(matches) << message << "\n" << begin;
    EXPECT_EQ(message.find("secret"), std::string::npos) << message;
  }
  const std::string deep(100'000, '[');
  EXPECT_TRUE(error<vector<int>>(deep).starts_with("MappingError"));
  EXPECT_TRUE(error<vector<int>>(deep + std::string(100'000, ']')).starts_with("MappingError"));
}

TEST_F(Values, InListParametersAreWrittenAsColumnsHoldThem) {
  repoc::detail::Lease lease(db_.state().shared_from_this());
  const auto found = [&](const auto& value, const auto& list) {
    repoc::detail::Run run(*lease, repoc::StatementKind::query, {"test"},
                           "select ?1 in (select value from json_each(?2))");
    const auto parameter = repoc::sqlite::list(list);
    run.statement().bind(1, value);
    parameter.bind_to(run.statement(), 2);
    bool is_in = false;
    EXPECT_TRUE(run.next());
    run.row().get(0, is_in);
    return is_in;
  };
  const Uuid id = Uuid::random();
  EXPECT_TRUE(found(id, std::vector<Uuid>{Uuid(), id}));
  EXPECT_FALSE(found(id, std::vector<Uuid>{Uuid()}));
  EXPECT_TRUE(found(Decimal(15, 1), std::vector<Decimal>{1, Decimal(150, 2)}));
  EXPECT_TRUE(found(Money{5}, std::vector<Money>{{4}, {5}}));
  EXPECT_TRUE(found(Label{"x"}, std::vector<Label>{{"x"}}));
  EXPECT_TRUE((found(Ref<Customer, int>{5}, std::vector<Ref<Customer, int>>{{4}, {5}})));
  EXPECT_TRUE(found(Level::high, std::vector<Level>{Level::high}));
  EXPECT_TRUE(found(true, std::vector<bool>{true}));
  using Tags = std::vector<std::string>;
  EXPECT_TRUE(found(Tags{"a", "b"}, std::vector<Tags>{{"b"}, {"a", "b"}}));
}

TEST_F(Values, DifferWhereTheirEncodingsDo) {
  using repoc::detail::differ;
  using Moneys = std::vector<Money>;
  using Wallets = std::map<std::string, Money>;
  EXPECT_FALSE(differ(Money{1}, Money{1}));
  EXPECT_TRUE(differ(Money{1}, Money{2}));
  EXPECT_TRUE(differ(std::optional(Money{0}), std::optional<Money>()));
  EXPECT_FALSE(differ(std::optional<Money>(), std::optional<Money>()));
  EXPECT_FALSE(differ(std::optional(Money{3}), std::optional(Money{3})));
  EXPECT_FALSE(differ(Moneys{{1}, {2}}, Moneys{{1}, {2}}));
  EXPECT_TRUE(differ(Moneys{{1}, {2}}, Moneys{{2}, {1}}));
  EXPECT_TRUE(differ(Moneys{{1}}, Moneys{{1}, {2}}));
  EXPECT_FALSE(differ(Wallets{{"a", {1}}}, Wallets{{"a", {1}}}));
  EXPECT_TRUE(differ(Wallets{{"a", {1}}}, Wallets{{"b", {1}}}));
  EXPECT_TRUE(differ(Wallets{{"a", {1}}}, Wallets{{"a", {2}}}));
  EXPECT_TRUE(differ(Word("ab"), Word("abc")));
  EXPECT_FALSE(differ(Word("ab"), Word("xy")));
  const std::string a = "a";
  const std::string other_a = "a";
  const std::string b = "b";
  const Money one{1};
  const Money other_one{1};
  EXPECT_FALSE(differ(Part{&a}, Part{&other_a}));
  EXPECT_TRUE(differ(Part{&a}, Part{&b}));
  EXPECT_TRUE(differ(Part{&a}, Part<std::string>{nullptr}));
  EXPECT_FALSE(differ(Part<std::string>{nullptr}, Part<std::string>{nullptr}));
  EXPECT_FALSE(differ(Part{&one}, Part{&other_one}));
  const std::optional<int> none;
  const std::optional<int> zero = 0;
  EXPECT_FALSE(differ(Part{&none}, Part<std::optional<int>>{nullptr})) << "both are NULL";
  EXPECT_TRUE(differ(Part{&zero}, Part<std::optional<int>>{nullptr}));
  EXPECT_TRUE(differ(Part{&zero}, Part{&none}));
  const Label empty;
  EXPECT_TRUE(differ(Part{&empty}, Part<Label>{nullptr}));
}

TEST_F(Values, HaveKeysAsTheirColumnsDo) {
  const Uuid id = Uuid::random();
  const auto key = [](const auto& value) {
    repoc::detail::KeyEncoder encoder;
    encoder.bind(0, value);
    return std::string(encoder.view());
  };
  const auto same_key = [&](const auto& value) {
    std::string of_row;
    run([&](repoc::detail::Statement& s) { s.bind(1, value); },
        [&](repoc::detail::Row& row) {
          repoc::detail::KeyEncoder encoder;
          row.key(0, 1, encoder);
          of_row = encoder.view();
        });
    EXPECT_EQ(key(value), of_row);
  };
  same_key(id);
  same_key(Decimal(-15, 1));
  same_key(Ref<Customer, std::string>{"Ann"});
  same_key(Level::low);
  same_key(Money{7});
  EXPECT_LT(key(*Uuid::parse("00000000-0000-0000-0000-000000000001")),
            key(*Uuid::parse("f0000000-0000-0000-0000-000000000000")));
  using Tags = std::vector<std::string>;
  EXPECT_NE(key(Tags{"a", "b"}), key(Tags{"ab"}));
  EXPECT_NE(key(Tags{}), key(Tags{""}));
}

}  // namespace
