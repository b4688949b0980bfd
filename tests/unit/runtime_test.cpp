// The pieces of the runtime and the SQLite driver, without generated code: text and dates, keys as bytes, the placing
// of children, addresses and options, binding and reading, errors, the statement cache, the pool.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <repoc/detail/driver.hpp>
#include <repoc/detail/text.hpp>
#include <repoc/generated/changes.hpp>
#include <repoc/generated/context.hpp>
#include <repoc/generated/diff.hpp>
#include <repoc/repoc.hpp>
#include <repoc/sqlite/generated.hpp>
#include <set>
#include <thread>

namespace {
enum class Colour { red, green };
}
template <>
struct repoc::EnumNames<Colour> {
  static constexpr repoc::EnumName<Colour> kNames[] = {{Colour::red, "red"}, {Colour::green, "green"}};
  static constexpr bool kByNumber = false;
};

namespace {

using namespace std::chrono_literals;
using repoc::StatementKind;
using repoc::detail::Connection;
using repoc::detail::KeyEncoder;
using repoc::detail::Lease;
using Running = repoc::detail::Run;

TEST(Text, IsCleanWhenItIsUtf8WithoutNul) {
  const std::pair<std::string_view, bool> cases[] = {
      {"", true},
      {"plain ASCII of more than eight bytes", true},
      {"Füße, 東京, 😀", true},
      {"\xF4\x8F\xBF\xBF", true},  // U+10FFFF
      {{"a\0b", 3}, false},
      {{"12345678\0", 9}, false},
      {{"1234567\0", 8}, false},
      {"\x80", false},              // a tail alone
      {"\xC0\xAF", false},          // overlong
      {"\xE0\x80\xAF", false},      // overlong
      {"\xF0\x80\x80\xAF", false},  // overlong
      {"\xED\xA0\x80", false},      // a surrogate
      {"\xF4\x90\x80\x80", false},  // above U+10FFFF
      {"\xF5\x80\x80\x80", false},
      {"12345678\xC3", false},  // cut off
      {"\xE2\x82", false},
      {"\xF0\x9F\x98", false},
  };
  for (const auto& [text, clean] : cases) EXPECT_EQ(repoc::detail::is_clean_text(text), clean) << text;
}

TEST(Date, IsTextOfTenCharacters) {
  using namespace std::chrono;
  const std::pair<year_month_day, std::string_view> cases[] = {
      {2030y / 1 / 31d, "2030-01-31"}, {year(0) / 1 / 1, "0000-01-01"}, {year(9999) / 12 / 31, "9999-12-31"},
      {2024y / 2 / 29d, "2024-02-29"}, {2023y / 2 / 29d, ""},           {year(10000) / 1 / 1, ""},
      {year(-1) / 1 / 1, ""},          {year_month_day{}, ""},
  };
  for (const auto& [day, text] : cases) {
    const repoc::detail::DateText made = repoc::detail::date_text(day);
    EXPECT_EQ(made.valid, !text.empty());
    if (!made.valid) continue;
    EXPECT_EQ(made.view(), text);
    EXPECT_EQ(repoc::detail::parse_date(text), day);
  }
  for (const std::string_view wrong :
       {"", "2030-1-01", "2030-01-32", "2023-02-29", "2030-01-01 ", "x030-01-01", "2030/01/01"}) {
    EXPECT_FALSE(repoc::detail::parse_date(wrong)) << wrong;
  }
}

TEST(KeyBytes, DifferAndSortAsTheKeysDo) {
  const auto key = [](const auto&... parts) {
    KeyEncoder encoder;
    (encoder.bind(0, parts), ...);
    return std::string(encoder.view());
  };
  const std::string sorted[] = {
      key(std::numeric_limits<std::int64_t>::min()),
      key(-1),
      key(0),
      key(255),
      key(256),
      key(std::numeric_limits<std::int64_t>::max()),
      key(std::numeric_limits<std::uint64_t>::max()),
      key(""),
      key("a"),
      key("a", "b"),
      key("ab"),
      key("b", ""),
      key("é"),
  };
  for (std::size_t i = 0; i < std::size(sorted); ++i) {
    for (std::size_t j = i + 1; j < std::size(sorted); ++j) EXPECT_LT(sorted[i], sorted[j]) << i << " " << j;
  }
  EXPECT_NE(key("a", "bc"), key("ab", "c"));
  EXPECT_EQ(key(std::int8_t{7}), key(std::uint64_t{7}));
  EXPECT_EQ(key(Colour::green), key("green"));
  EXPECT_EQ(key(true), key(1));
  EXPECT_EQ(key(2030y / 1 / 31d), key("2030-01-31"));
  const std::byte zero[] = {std::byte{0}};
  const std::byte zeros[] = {std::byte{0}, std::byte{255}};
  EXPECT_NE(key(std::span<const std::byte>(zero)), key(std::span<const std::byte>(zeros)));
}

TEST(Placing, KeepsAsManyPositionsAsItCan) {
  struct Case {
    const char* what;
    std::vector<std::int32_t> matches;
    std::vector<std::int64_t> old;
    std::vector<std::int64_t> positions;
  };
  const Case cases[] = {
      {"nothing", {}, {}, {}},
      {"all new", {-1, -1, -1}, {}, {0, 1000, 2000}},
      {"append", {0, 1, -1}, {0, 1000}, {0, 1000, 2000}},
      {"prepend", {-1, 0}, {0}, {-1000, 0}},
      {"insert", {0, -1, -1, 1}, {0, 1000}, {0, 333, 666, 1000}},
      {"cut off", {0}, {0, 1000, 2000}, {0}},
      {"erase in the middle", {0, 2}, {0, 1000, 2000}, {0, 2000}},
      {"turned round", {2, 1, 0}, {0, 1000, 2000}, {-2000, -1000, 0}},
      {"first to the end", {1, 2, 0}, {0, 1000, 2000}, {1000, 2000, 3000}},
      {"last to the front", {2, 0, 1}, {0, 1000, 2000}, {-1000, 0, 1000}},
      {"no room", {0, -1, 1}, {0, 1}, {0, 1000, 2000}},
      {"just room", {0, -1, 1}, {0, 2}, {0, 1, 2}},
      {"all replaced", {-1, -1}, {0, 1000, 2000}, {0, 1000}},
      {"equal positions", {0, 1}, {5, 5}, {-995, 5}},
  };
  for (const Case& c : cases) {
    std::vector<std::int64_t> positions = repoc::detail::place_by_key(c.matches, c.old);
    EXPECT_EQ(positions, c.positions) << c.what;
  }
}

TEST(RandomId, IsThirtyTwoHexadecimalDigits) {
  std::set<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.insert(repoc::detail::random_id());
  EXPECT_EQ(ids.size(), 10'000U);
  for (const std::string& id : ids) {
    EXPECT_EQ(id.size(), 32U);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  }
}

TEST(Open, RefusesWhatItDoesNotUnderstand) {
  for (const char* address :
       {"", "shop.db", ":memory:", "sqlite:", "oracle:x", "sqlite::memory:?size=3", "sqlite::memory:?pool=0",
        "sqlite::memory:?pool=x", "sqlite::memory:?pool=2&pool=2", "sqlite::memory:?pool",
        "sqlite::memory:?journal_mode=paper", "sqlite::memory:?synchronous=1", "sqlite::memory:?busy_timeout=-1",
        "sqlite::memory:?journal_mode=wal"}) {
    EXPECT_THROW(repoc::open(address), repoc::UsageError) << address;
  }
  try {
    repoc::open("postgresql://x");
    FAIL();
  } catch (const repoc::UsageError& e) {
    EXPECT_STREQ(e.what(), "open: the back end 'postgresql' is not linked: link repoc::postgres");
  }
  EXPECT_THROW(repoc::open("sqlite:/no/such/folder/shop.db"), repoc::ConnectionLost);
  EXPECT_EQ(repoc::open("sqlite::memory:?pool=3&busy_timeout=10&acquire_timeout=10&synchronous=off").dialect(),
            "sqlite");
}

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "repoc-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// One connection, with a table to write to.
class Sqlite : public testing::Test {
 protected:
  Sqlite() {
    exec(
        "create table t (id integer primary key, i integer, r real, s text unique, b blob, c integer not null default "
        "1 "
        "check (c < 10)) strict");
    exec("create table child (t integer not null references t (id)) strict");
  }
  void exec(std::string_view text) { Running(*connection_, StatementKind::write, {"exec"}, text).finish(); }
  template <class V>
  void store(std::string_view column, const V& value) {
    Running run(*connection_, StatementKind::write, {"store"},
                "insert or replace into t (id, " + std::string(column) + ") values (1, ?1)");
    run.statement().bind(1, value);
    run.finish();
  }
  template <class V>
  V read(std::string_view expression) {
    Running run(*connection_, StatementKind::query, {"T::read"}, "select " + std::string(expression) + " as x");
    EXPECT_TRUE(run.next());
    V value{};
    run.row().get(0, value);
    EXPECT_FALSE(run.next());
    return value;
  }
  template <class V>
  V back(std::string_view column) {
    return read<V>("(select " + std::string(column) + " from t where id = 1)");
  }

  repoc::Database database_ = repoc::open("sqlite::memory:");
  Lease connection_{database_.state().shared_from_this()};
};

TEST_F(Sqlite, ConnectionsAreSetUp) {
  const std::pair<const char*, std::string_view> cases[] = {
      {"foreign_keys", "1"}, {"trusted_schema", "0"}, {"synchronous", "2"}, {"busy_timeout", "5000"}};
  for (const auto& [name, value] : cases) {
    EXPECT_EQ(read<std::string>("cast((select * from pragma_" + std::string(name) + ") as text)"), value) << name;
  }
  EXPECT_THROW(exec("select \"nonsense\" from t"), repoc::MappingError);  // no string in double quotes
  EXPECT_THROW(exec("select 1; select 2"), repoc::MappingError);
  exec("select 1;\n ");

  const Folder folder;
  const repoc::Database file = repoc::open("sqlite:" + folder.file("a.db"));
  const Lease lease(file.state().shared_from_this());
  Running run(*lease, StatementKind::query, {"mode"}, "select * from pragma_journal_mode");
  ASSERT_TRUE(run.next());
  EXPECT_EQ(run.row().text(0), "wal");
}

TEST_F(Sqlite, ValuesComeBackAsTheyWere) {
  const auto round = [&]<class V>(const char* column, std::initializer_list<V> values) {
    for (const V& value : values) {
      store(column, value);
      EXPECT_EQ(back<V>(column), value);
    }
  };
  round("i", {true, false});
  round("i", {std::int8_t{-128}, std::int8_t{127}});
  round("i", {std::uint16_t{0}, std::uint16_t{65535}});
  round("i", {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()});
  round("i", {std::uint64_t{0}, std::uint64_t{std::numeric_limits<std::int64_t>::max()}});
  round("i", {std::chrono::sys_time<std::chrono::microseconds>(1us), {}});
  round("i", {-5ms});
  round("r", {1.5F, -0.25F, std::numeric_limits<float>::max()});
  round("r", {0.1, 1e300, std::numeric_limits<double>::denorm_min(), std::numeric_limits<double>::infinity()});
  round("s", {std::string(), std::string("x"), std::string("Füße 😀")});
  round("s", {Colour::red, Colour::green});
  round("s", {2030y / 1 / 31d});
  round("b", {std::vector<std::byte>{}, std::vector<std::byte>{std::byte{0}, std::byte{255}}});
  round("i", {std::optional<int>{}, std::optional<int>{0}});
  round("s", {std::optional<std::string>{}, std::optional<std::string>{""}});
  round("r", {std::optional<std::chrono::duration<double>>{std::chrono::duration<double>(0.5)}});
  store("s", static_cast<const char*>("pointer"));
  EXPECT_EQ(back<std::string>("s"), "pointer");
  store("s", std::string_view{});
  EXPECT_EQ(back<std::string>("s"), "");
  EXPECT_EQ(read<double>("3"), 3.0);
}

TEST_F(Sqlite, RefusesWhatItCannotStore) {
  EXPECT_THROW(store("r", std::nan("")), repoc::RangeError);
  EXPECT_THROW(store("i", std::uint64_t{1} << 63), repoc::RangeError);
  EXPECT_THROW(store("s", "\xFF"), repoc::EncodingError);
  EXPECT_THROW(store("s", std::string("a\0b", 3)), repoc::EncodingError);
  EXPECT_THROW(store("s", 2023y / 2 / 29d), repoc::RangeError);
  EXPECT_THROW(store("s", Colour{7}), repoc::RangeError);
  EXPECT_THROW(store("s", static_cast<const char*>(nullptr)), repoc::UsageError);
  const char small[] = "x";  // the size is checked before anything is read
  EXPECT_THROW(store("s", std::string_view(small, repoc::detail::kMaxBytes + 1)), repoc::TooLarge);
  EXPECT_EQ(read<int>("(select count(*) from t)"), 0);
}

TEST_F(Sqlite, RefusesWhatDoesNotFitTheField) {
  EXPECT_THROW(read<std::int8_t>("128"), repoc::RangeError);
  EXPECT_THROW(read<std::uint32_t>("-1"), repoc::RangeError);
  EXPECT_THROW(read<std::uint64_t>("-1"), repoc::RangeError);
  EXPECT_THROW(read<float>("1e300"), repoc::RangeError);
  EXPECT_THROW(read<int>("null"), repoc::MappingError);
  EXPECT_THROW(read<int>("'1'"), repoc::MappingError);
  EXPECT_THROW(read<int>("1.0"), repoc::MappingError);
  EXPECT_THROW(read<bool>("2"), repoc::MappingError);
  EXPECT_THROW(read<std::string>("1"), repoc::MappingError);
  EXPECT_THROW(read<std::string>("x'00'"), repoc::MappingError);
  EXPECT_THROW(read<std::vector<std::byte>>("'x'"), repoc::MappingError);
  EXPECT_THROW(read<double>("9007199254740993"), repoc::RangeError);
  EXPECT_THROW(read<Colour>("'blue'"), repoc::MappingError);
  EXPECT_THROW(read<std::chrono::year_month_day>("'2023-02-29'"), repoc::MappingError);
  try {
    read<int>("'secret'");
    FAIL();
  } catch (const repoc::MappingError& e) {
    EXPECT_EQ(e.query(), "T::read");
    EXPECT_STREQ(e.what(), "T::read: column 'x' does not hold an integer");
  }
}

template <class E>
std::string message(const std::function<void()>& run, int code) {
  try {
    run();
  } catch (const E& e) {
    EXPECT_EQ(e.code(), code);
    return e.what();
  } catch (const std::exception& e) {
    ADD_FAILURE() << "another error: " << e.what();
  }
  return "";
}

TEST_F(Sqlite, ErrorsAreTypedAndNameTheQueryAndTheColumns) {
  exec("insert into t (id, s) values (1, 'secret')");
  EXPECT_EQ(message<repoc::ConstraintViolation>([&] { exec("insert into t (id, s) values (2, 'secret')"); },
                                                SQLITE_CONSTRAINT_UNIQUE),
            "exec: UNIQUE constraint failed: t.s (SQLite 2067)");
  EXPECT_EQ(
      message<repoc::ConstraintViolation>([&] { exec("insert into t (c) values (null)"); }, SQLITE_CONSTRAINT_NOTNULL),
      "exec: NOT NULL constraint failed: t.c (SQLite 1299)");
  message<repoc::ConstraintViolation>([&] { exec("insert into t (c) values (11)"); }, SQLITE_CONSTRAINT_CHECK);
  message<repoc::ConstraintViolation>([&] { exec("insert into child values (9)"); }, SQLITE_CONSTRAINT_FOREIGNKEY);
  message<repoc::MappingError>([&] { exec("insert into t (i) values ('secret')"); }, SQLITE_CONSTRAINT_DATATYPE);
  EXPECT_EQ(message<repoc::MappingError>([&] { exec("select x from t"); }, SQLITE_ERROR),
            "exec: no such column: x (SQLite 1)");
  message<repoc::MappingError>([&] { exec("select x from nowhere"); }, SQLITE_ERROR);
  message<repoc::TooLarge>([&] { exec("select zeroblob(2000000000)"); }, SQLITE_TOOBIG);
  exec("pragma query_only = 1");
  message<repoc::UsageError>([&] { exec("delete from t"); }, SQLITE_READONLY);
}

TEST_F(Sqlite, FilesThatAreNoDatabaseOrCannotBeWrittenAreReported) {
  const Folder folder;
  std::ofstream(folder.file("text.db")) << std::string(5000, 'x');
  EXPECT_THROW(repoc::open("sqlite:" + folder.file("text.db")), repoc::Corrupt);
  std::filesystem::create_directory(folder.file("folder.db"));
  EXPECT_THROW(repoc::open("sqlite:" + folder.file("folder.db")), repoc::ConnectionLost);
  const std::string address = "sqlite:" + folder.file("full.db");
  const repoc::Database full = repoc::open(address);
  const Lease lease(full.state().shared_from_this());
  Running(*lease, StatementKind::schema, {"s"}, "create table t (b blob)").finish();
  Running(*lease, StatementKind::schema, {"s"}, "pragma max_page_count = 3").finish();
  EXPECT_THROW(Running(*lease, StatementKind::write, {"w"}, "insert into t values (zeroblob(100000))").finish(),
               repoc::StorageFull);
}

TEST_F(Sqlite, AWriterInTheWayIsRetryable) {
  const Folder folder;
  const repoc::Database one = repoc::open("sqlite:" + folder.file("a.db") + "?busy_timeout=1");
  const Lease a(one.state().shared_from_this());
  const Lease b(one.state().shared_from_this());
  a->begin(repoc::detail::Lock::write);
  EXPECT_THROW(b->begin(repoc::detail::Lock::write), repoc::Retryable);
  EXPECT_FALSE(b->in_transaction());
}

TEST_F(Sqlite, StatementsAreKeptAndResetRightAfterTheirLastRow) {
  exec("insert into t (id, i) values (1, 10), (2, 20)");
  const std::string_view text = "select i from t order by id";
  {
    Running run(*connection_, StatementKind::query, {"q"}, text);
    ASSERT_TRUE(run.next());
    // The same statement while it is in use is another one.
    Running inner(*connection_, StatementKind::query, {"q"}, std::string(text));
    ASSERT_TRUE(inner.next());
    EXPECT_NE(&run.statement(), &inner.statement());
    ASSERT_TRUE(run.next());
    int value = 0;
    run.row().get(0, value);
    EXPECT_EQ(value, 20);
  }
  repoc::detail::Statement& first = connection_->prepare({"q"}, text);
  first.release();
  repoc::detail::Statement& again = connection_->prepare({"q"}, std::string(text));
  again.release();
  EXPECT_EQ(&first, &again);
  // The same address with another text is another statement.
  std::string moving = "select 1";
  repoc::detail::Statement& one = connection_->prepare({"q"}, moving);
  one.release();
  moving[7] = '2';
  repoc::detail::Statement& two = connection_->prepare({"q"}, moving);
  two.release();
  EXPECT_NE(&one, &two);
  for (int i = 0; i < 3000; ++i) exec("select " + std::to_string(i));  // old ones give way
  EXPECT_EQ(read<int>("7"), 7);
}

TEST_F(Sqlite, ListsAndPatternsAreOneParameter) {
  const auto pass = [&](const auto& argument) {
    Running run(*connection_, StatementKind::query, {"q"}, "select ?1");
    argument.bind_to(run.statement(), 1);
    EXPECT_TRUE(run.next());
    return std::string(run.row().text(0));
  };
  using repoc::sqlite::like;
  using repoc::sqlite::list;
  EXPECT_EQ(pass(list(std::vector<std::string>{})), "[]");
  EXPECT_EQ(pass(list(std::vector<std::string>{"a\"b", "é"})), "[\"a\\\"b\",\"é\"]");
  EXPECT_EQ(pass(list(std::vector<std::string_view>{"x"})), "[\"x\"]");
  EXPECT_EQ(pass(list(std::set<std::int64_t>{std::numeric_limits<std::int64_t>::min(), 3})),
            "[-9223372036854775808,3]");
  EXPECT_EQ(pass(list(std::vector<Colour>{Colour::green})), "[\"green\"]");
  EXPECT_EQ(pass(list(std::vector<bool>{true, false})), "[1,0]");
  EXPECT_EQ(pass(list(std::vector<double>{0.1})), "[0.1]");
  EXPECT_EQ(pass(list(std::vector<std::chrono::year_month_day>{2030y / 1 / 2d})), "[\"2030-01-02\"]");
  EXPECT_THROW(pass(list(std::vector<std::string>{"\xFF"})), repoc::EncodingError);
  EXPECT_THROW(pass(list(std::vector<double>{std::nan("")})), repoc::RangeError);
  EXPECT_EQ(pass(list(std::vector<std::uint64_t>{~std::uint64_t{0}})), "[18446744073709551615]");
  const auto items = connection_->make_list({"keys"});
  for (const char* sku : {"a", "b"}) {
    items->next();
    items->bind(0, sku);
    items->bind(1, 7);
  }
  Running run(*connection_, StatementKind::query, {"q"}, "select ?1");
  run.statement().bind_list(1, *items);
  ASSERT_TRUE(run.next());
  EXPECT_EQ(run.row().text(0), "[[\"a\",7],[\"b\",7]]");

  const std::pair<const char*, const char*> patterns[] = {
      {"", ""},       {"a%b_c", "a*b?c"}, {"100\\%", "100%"}, {"a\\_b", "a_b"}, {"*?[x]", "[*][?][[]x]"},
      {"\\\\", "\\"}, {"\\*", "[*]"},
  };
  for (const auto& [pattern, glob] : patterns) EXPECT_EQ(pass(like(pattern)), glob);
  EXPECT_THROW(pass(like("a\\")), repoc::UsageError);
  EXPECT_EQ(pass(like(std::string(50'000, 'x'))).size(), 50'000U);
  EXPECT_THROW(pass(like(std::string(50'001, 'x'))), repoc::TooLarge);
  EXPECT_THROW(pass(like(std::string(20'000, '*'))), repoc::TooLarge);
}

TEST_F(Sqlite, TheLogTellsEachStatementOnceAndNoValue) {
  std::vector<std::string> log;
  database_.on_statement([&](const repoc::StatementEvent& event) {
    log.push_back(std::string(event.query) + "|" + std::string(event.statement) + "|" + std::to_string(event.rows) +
                  (event.failed ? "|failed" : ""));
    EXPECT_GE(event.duration, 0ns);
    throw 7;  // is swallowed
  });
  exec("insert into t (id, i) values (1, 1), (2, 2)");
  {
    Running run(*connection_, StatementKind::query, {"Thing", "find"}, "select i from t where id = ?1");
    run.statement().bind(1, 2);
    while (run.next()) {
    }
  }
  {
    Running cut(*connection_, StatementKind::query, {"cut"}, "select i from t");
    ASSERT_TRUE(cut.next());
  }
  EXPECT_THROW(exec("insert into t (id) values (1)"), repoc::ConstraintViolation);
  EXPECT_THROW(exec("nonsense"), repoc::MappingError);
  connection_->begin(repoc::detail::Lock::write);
  connection_->rollback();
  database_.on_statement({});
  exec("select 1");
  const std::vector<std::string> expected = {"exec|insert into t (id, i) values (1, 1), (2, 2)|2",
                                             "Thing find|select i from t where id = ?1|1",
                                             "cut|select i from t|1",
                                             "exec|insert into t (id) values (1)|0|failed",
                                             "exec|nonsense|0|failed",
                                             "begin|begin immediate|0",
                                             "rollback|rollback|0"};
  EXPECT_EQ(log, expected);
}

TEST(Pool, HandsOutAsManyConnectionsAsItHas) {
  const repoc::Database database = repoc::open("sqlite::memory:?pool=2&acquire_timeout=20");
  const auto state = database.state().shared_from_this();
  Lease a(state);
  Lease b(state);
  EXPECT_THROW(Lease{state}, repoc::PoolExhausted);
  Connection* first = &*a;
  a->begin(repoc::detail::Lock::write);
  a.end();  // rolls back what was left open
  Lease c(state);
  EXPECT_EQ(&*c, first);
  EXPECT_FALSE(c->in_transaction());
}

TEST(Pool, ServesThreads) {
  const Folder folder;
  const repoc::Database database = repoc::open("sqlite:" + folder.file("a.db") + "?pool=3");
  const auto state = database.state().shared_from_this();
  Running(*Lease(state), StatementKind::schema, {"s"}, "create table t (i integer)").finish();
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 20; ++j) {
        const Lease lease(state);
        Running(*lease, StatementKind::write, {"w"}, "insert into t values (1)").finish();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const Lease lease(state);
  Running run(*lease, StatementKind::query, {"q"}, "select count(*) from t");
  ASSERT_TRUE(run.next());
  EXPECT_EQ(run.row().integer(0, 0, 1000), 160);
}

}  // namespace
