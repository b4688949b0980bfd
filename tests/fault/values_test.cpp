// Values that cannot be stored, compared or read as they are: refused with their error before anything is written, or
// where another program has stored them, when they are read. And what a result is not.
#include <gtest/gtest.h>
#include <sys/mman.h>

#include <cmath>
#include <limits>

#include "fault/shop.hpp"

namespace fault {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using repoc::Session;
using repoc::UnitOfWork;
using repoc::test::OtherProgram;

// A unit of work that changes everything, and then this as well.
std::function<void(Shop&)> unit(void (*also)(UnitOfWork&)) {
  return [also](Shop& shop) {
    UnitOfWork work{shop.database()};
    Shop::change(work);
    also(work);
    work.commit();
  };
}
std::function<void(Shop&)> gauge(void (*set)(Gauge&)) {
  return [set](Shop& shop) {
    UnitOfWork work{shop.database()};
    Shop::change(work);
    set(work.repository<GaugeRepository>().get(1));
    work.commit();
  };
}
std::function<void(Shop&)> session(void (*call)(Session&)) {
  return [call](Shop& shop) {
    Session session{shop.database()};
    call(session);
  };
}
void read_gauge(Session& session) { session.repository<GaugeRepository>().find(1); }

struct Value {
  std::string name;
  std::string error;
  int code;
  std::function<void(Shop&)> act;
  std::string theirs{};  // what another program has done to the gauge; the tables' checks do not bind it
};
void PrintTo(const Value& value, std::ostream* out) { *out << value.name; }

const std::string kCanaryText = kCanary;

// An address range of 1 GiB and a byte that is never touched.
std::string_view more_than_a_gibibyte() {
  static const std::size_t size = (std::size_t{1} << 30) + 1;
  static void* const memory = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return {static_cast<const char*>(memory), size};
}

std::vector<Value> values() {
  return {
      // Texts.
      {"nul_in_a_root", "EncodingError", 0,
       unit([](UnitOfWork& work) { work.repository<OrderRepository>().get(1).note = kCanaryText + "\0x"s; })},
      {"nul_in_an_owned_row", "EncodingError", 0, unit([](UnitOfWork& work) {
         work.repository<OrderRepository>().get(1).lines.push_back({kCanaryText + "\0x"s, 1});
       })},
      {"no_utf_8_in_a_new_root", "EncodingError", 0, unit([](UnitOfWork& work) {
         work.repository<OrderRepository>().add({.number = 9, .reference = kCanaryText + "\xFF"});
       })},
      {"no_utf_8_in_a_saved_value", "EncodingError", 0, session([](Session& s) {
         s.repository<OrderRepository>().save({.number = 9, .reference = kCanaryText + "\xC0\xAF"});
       })},
      {"no_utf_8_in_a_question", "EncodingError", 0,
       session([](Session& s) { s.repository<OrderRepository>().delete_by_reference(kCanaryText + "\xED\xA0\x80"); })},
      {"nul_in_a_key", "EncodingError", 0,
       session([](Session& s) { s.repository<CounterRepository>().find(kCanaryText + "\0"s); })},
      {"nul_in_a_raw_statement", "EncodingError", 0,
       session([](Session& s) { s.repository<OrderRepository>().insert_line(1, kCanaryText + "\0"s); })},

      // Numbers, dates, enumerators.
      {"not_a_number", "RangeError", 0, gauge([](Gauge& g) { g.value = std::nan(""); })},
      {"an_unsigned_number_beyond_the_column", "RangeError", SQLITE_CONSTRAINT_DATATYPE,
       gauge([](Gauge& g) { g.unsigned_value = std::numeric_limits<std::uint64_t>::max(); })},
      {"an_enumerator_that_is_none", "RangeError", 0, gauge([](Gauge& g) { g.grade = static_cast<Grade>(7); })},
      {"a_day_that_does_not_exist", "RangeError", 0, gauge([](Gauge& g) { g.day = 2030y / 2 / 30d; })},
      {"a_year_of_five_digits", "RangeError", 0, gauge([](Gauge& g) { g.day = 10000y / 1 / 1d; })},
      {"a_set_beyond_the_field", "RangeError", 0,
       session([](Session& s) { s.repository<GaugeRepository>().update_narrow_by_id(kCanaryNumber, 1); })},
      {"a_set_below_the_field", "RangeError", 0,
       session([](Session& s) { s.repository<GaugeRepository>().update_narrow_by_id(-kCanaryNumber, 1); })},
      {"a_sum_beyond_the_field", "RangeError", SQLITE_ERROR,
       session([](Session& s) { s.repository<GaugeRepository>().update_increment_narrow_by_id(1, 1); }),
       "narrow = 127"},
      {"a_sum_below_the_field", "RangeError", SQLITE_ERROR,
       session([](Session& s) { s.repository<GaugeRepository>().update_increment_narrow_by_id(-1, 1); }),
       "narrow = -128"},
      {"a_sum_of_rows_beyond_64_bits", "RangeError", SQLITE_ERROR, session([](Session& s) {
         s.repository<GaugeRepository>().save({.id = 2, .signed_value = 1});
         const auto undo = [&] { s.repository<GaugeRepository>().remove_by_id(2); };
         try {
           s.repository<GaugeRepository>().sum_signed_value_by_grade(Grade::low);
         } catch (...) {
           undo();
           throw;
         }
         undo();
       }),
       "signed_value = 9223372036854775807"},

      // What another program has stored.
      {"a_stored_number_above_the_field", "RangeError", 0, session(read_gauge), "narrow = 918273645"},
      {"a_stored_number_below_the_field", "RangeError", 0, session(read_gauge), "narrow = -918273645"},
      {"a_stored_negative_number_of_an_unsigned_field", "RangeError", 0, session(read_gauge), "unsigned_value = -1"},
      {"a_stored_name_that_is_no_enumerator", "MappingError", 0, session(read_gauge), "grade = 'canary-7f3e'"},
      {"a_stored_text_that_is_no_day", "MappingError", 0, session(read_gauge), "day = 'canary-7f3e'"},
      {"a_stored_day_that_does_not_exist", "MappingError", 0, session(read_gauge), "day = '2030-02-30'"},

      // Sizes.
      {"more_than_a_gibibyte", "TooLarge", 0,
       session([](Session& s) { s.repository<OrderRepository>().delete_by_reference(more_than_a_gibibyte()); })},
      {"more_than_the_connection_takes", "TooLarge", SQLITE_TOOBIG, unit([](UnitOfWork&) {
         Shop::each_connection([](sqlite3* db) { sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 10'000); });
       })},

      // Results.
      {"a_root_that_is_not_there", "NotFound", 0,
       unit([](UnitOfWork& work) { work.repository<CounterRepository>().get(kCanary); })},
      {"a_result_that_is_not_there", "NotFound", 0,
       unit([](UnitOfWork& work) { work.repository<OrderRepository>().get_by_number(-kCanaryNumber); })},
      {"one_result_where_two_rows_match", "NotUnique", 0, unit([](UnitOfWork& work) {
         auto& orders = work.repository<OrderRepository>();
         orders.add({.number = 8, .reference = "8", .total = 6});
         orders.find_by_total(6);
       })},
  };
}

class ValueTest : public ::testing::TestWithParam<Value> {};
INSTANTIATE_TEST_SUITE_P(Of, ValueTest, ::testing::ValuesIn(values()), [](const auto& row) { return row.param.name; });

TEST_P(ValueTest, IsRefusedAndNothingIsStored) {
  const Value& value = GetParam();
  Shop shop("synchronous=off");
  const std::string at_first = shop.stored();
  if (!value.theirs.empty()) {
    OtherProgram(shop.file()).execute("pragma ignore_check_constraints = 1; update gauges set " + value.theirs);
  }
  const std::string before = shop.stored();
  const Caught caught = catch_error([&] { value.act(shop); });
  EXPECT_EQ(caught.type, value.error) << caught.what;
  EXPECT_EQ(caught.code, value.code) << caught.what;
  EXPECT_EQ(complaint(caught), "") << caught.what;
  EXPECT_EQ(shop.leaked(), "");
  EXPECT_EQ(shop.stored(), before);
  // It goes on.
  Shop::each_connection([](sqlite3* db) { sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1'000'000'000); });
  if (!value.theirs.empty()) {
    OtherProgram(shop.file())
        .execute(
            "update gauges set signed_value = 0, unsigned_value = 0, narrow = 0, "
            "grade = 'low', day = '2030-01-01'");
  }
  EXPECT_EQ(shop.stored(), at_first);
  EXPECT_EQ(catch_error([&] { shop.work(); }).what, "");
  EXPECT_EQ(shop.stored(), Shop::stored_after_work());
}

// What another program stored is read as it is, and stays as it is until somebody writes it again.
TEST(StoredTextTest, ThatCannotBeBoundIsReadAndNotWritten) {
  Shop shop("synchronous=off");
  OtherProgram(shop.file()).execute("update orders set note = cast(x'41FF0042' as text) where number = 1");
  {
    UnitOfWork work{shop.database()};
    Order& order = work.repository<OrderRepository>().get(1);
    EXPECT_EQ(order.note, "A\xFF\0B"s);
    order.total = 7;
    work.commit();
  }
  OtherProgram other(shop.file());
  EXPECT_EQ(other.value("select hex(note), total, version from orders where number = 1"), "41FF0042|7|2");
  UnitOfWork work{shop.database()};
  Order& order = work.repository<OrderRepository>().get(1);
  order.note->push_back('!');
  EXPECT_EQ(catch_error([&] { work.commit(); }).type, "EncodingError");
  EXPECT_EQ(other.value("select hex(note), total, version from orders where number = 1"), "41FF0042|7|2");
}

// A text that cannot be bound is no key either: the row is found by what can be asked.
TEST(StoredTextTest, InAKeyIsNoKeyToAskFor) {
  Shop shop("synchronous=off");
  OtherProgram(shop.file()).execute("insert into counters values (cast(x'FF' as text), 1, 1)");
  Session session{shop.database()};
  EXPECT_EQ(session.repository<CounterRepository>().count(), 2);
  EXPECT_EQ(session.repository<CounterRepository>().find_all().size(), 2U);
  EXPECT_EQ(catch_error([&] { session.repository<CounterRepository>().find("\xFF"); }).type, "EncodingError");
}

}  // namespace
}  // namespace fault
