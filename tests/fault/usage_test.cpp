// The program's own mistakes: each is a UsageError that says how to do it right, nothing of it is stored, and what was
// there before goes on, but for a unit of work that is over. And the addresses that open nothing.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "fault/shop.hpp"

namespace fault {
namespace {

using repoc::Session;
using repoc::UnitOfWork;

struct Misuse {
  std::string name;
  std::string says;  // a part of the message
  std::function<void(Shop&)> act;
  std::string options{};
};
void PrintTo(const Misuse& misuse, std::ostream* out) { *out << misuse.name; }

// In one unit of work that has changed everything; it is not committed here.
std::function<void(Shop&)> unit(std::function<void(UnitOfWork&)> misuse) {
  return [misuse = std::move(misuse)](Shop& shop) {
    UnitOfWork work{shop.database()};
    Shop::change(work);
    misuse(work);
    throw std::logic_error("it was accepted");
  };
}
std::function<void(Shop&)> orders(void (*misuse)(OrderRepository&)) {
  return [misuse](Shop& shop) {
    Session session{shop.database()};
    misuse(session.repository<OrderRepository>());
    throw std::logic_error("it was accepted");
  };
}

// Runs it in another thread, and throws here what it threw there.
void elsewhere(const std::function<void()>& run) {
  std::exception_ptr error;
  std::thread([&] {
    try {
      run();
    } catch (...) {
      error = std::current_exception();
    }
  }).join();
  if (error) std::rethrow_exception(error);
}

std::vector<Misuse> misuses() {
  return {
      // Another thread.
      {"a_query_of_another_thread", "belongs to the thread that made it",
       unit([](UnitOfWork& work) { elsewhere([&] { work.repository<OrderRepository>(); }); })},
      {"a_repository_of_another_thread", "belongs to the thread that made it", unit([](UnitOfWork& work) {
         auto& orders = work.repository<OrderRepository>();
         elsewhere([&] { orders.get(1); });
       })},
      {"an_add_of_another_thread", "belongs to the thread that made it", unit([](UnitOfWork& work) {
         auto& counters = work.repository<CounterRepository>();
         elsewhere([&] { counters.add({.name = kCanary}); });
       })},
      {"a_flush_of_another_thread", "belongs to the thread that made it",
       unit([](UnitOfWork& work) { elsewhere([&] { work.flush(); }); })},
      {"a_commit_of_another_thread", "belongs to the thread that made it",
       unit([](UnitOfWork& work) { elsewhere([&] { work.commit(); }); })},

      // A unit that is over, or one that is not ready.
      {"a_use_after_rollback", "was rolled back", unit([](UnitOfWork& work) {
         work.rollback();
         work.repository<OrderRepository>();
       })},
      {"a_commit_after_rollback", "was rolled back", unit([](UnitOfWork& work) {
         work.rollback();
         work.commit();
       })},
      {"a_use_after_an_error", "ended with an error", unit([](UnitOfWork& work) {
         work.repository<OrderRepository>().get(1).note = "\xFF";
         if (catch_error([&] { work.flush(); }).type != "EncodingError") throw std::logic_error("no error");
         work.repository<OrderRepository>();
       })},
      {"a_second_commit", "nothing was done since the last commit",
       [](Shop& shop) {
         UnitOfWork work{shop.database()};
         work.repository<OrderRepository>().get(1);
         work.commit();
         work.commit();
       }},
      {"a_commit_inside_a_nested_transact", "nested transact()",
       unit([](UnitOfWork& work) { repoc::transact(work, [](UnitOfWork& inner) { inner.commit(); }); })},
      {"a_commit_while_a_stream_reads", "while a Stream reads", unit([](UnitOfWork& work) {
         work.flush();
         auto stream = work.repository<OrderRepository>().stream_by_total_greater_than_order_by_number(0);
         stream.next();
         work.commit();
       })},
      {"a_stream_after_rollback", "the stream is over", unit([](UnitOfWork& work) {
         work.flush();
         auto stream = work.repository<OrderRepository>().stream_by_total_greater_than_order_by_number(0);
         stream.next();
         work.rollback();
         stream.next();
       })},

      // Objects.
      {"an_object_of_another_unit", "not tracked by this unit of work",
       [](Shop& shop) {
         UnitOfWork mine{shop.database()};
         UnitOfWork yours{shop.database()};
         mine.repository<OrderRepository>().remove(yours.repository<OrderRepository>().get(1));
       }},
      {"an_object_of_nobody", "not tracked by this unit of work", unit([](UnitOfWork& work) {
         Order order{.number = 1, .reference = kCanary};
         work.repository<OrderRepository>().remove(order);
       })},
      {"a_save_of_what_is_tracked", "tracks the object with that key",
       unit([](UnitOfWork& work) { work.repository<OrderRepository>().save({.number = 1, .reference = kCanary}); })},
      {"an_id_that_was_changed", "id of a stored object was changed", unit([](UnitOfWork& work) {
         work.repository<OrderRepository>().get(1).number = kCanaryNumber;
         work.commit();
       })},
      {"a_tracked_object_of_a_session", "belong to a UnitOfWork",
       orders([](OrderRepository& o) { o.get_by_reference(kCanary); })},
      {"a_get_of_a_session", "belong to a UnitOfWork", orders([](OrderRepository& o) { o.get(1); })},
      {"an_add_of_a_session", "belong to a UnitOfWork", orders([](OrderRepository& o) { o.add({}); })},
      {"a_lock_of_a_session", "", orders([](OrderRepository& o) { o.get_by_number_for_update(1); })},

      // Arguments.
      {"a_page_before_the_first", "page's number is negative",
       orders([](OrderRepository& o) { o.find_by_total_less_than_order_by_number(9, {-1, 5}); })},
      {"a_page_of_no_rows", "one row or more",
       orders([](OrderRepository& o) { o.find_by_total_less_than_order_by_number(9, {0, 0}); })},
      {"a_page_beyond_all", "beyond what can be counted",
       orders([](OrderRepository& o) { o.find_by_total_less_than_order_by_number(9, {std::int64_t{1} << 62, 5}); })},
      {"a_negative_limit", "is negative",
       orders([](OrderRepository& o) { o.find_by_total_greater_than(0, {}, {-1}, {0}); })},
      {"a_negative_offset", "is negative",
       orders([](OrderRepository& o) { o.find_by_total_greater_than(0, {}, {1}, {-1}); })},
      {"a_sort_by_nothing", "", orders([](OrderRepository& o) {
         o.find_by_total_greater_than(0, repoc::Sort<Order>().asc("no_such_field"), {1}, {0});
       })},
      {"a_sort_by_one_field_twice", "twice", orders([](OrderRepository& o) {
         o.find_by_total_greater_than(0, repoc::Sort<Order>().asc("total").desc("total"), {1}, {0});
       })},
      {"a_cursor_of_somebody_else", "none that this method gave",
       orders([](OrderRepository& o) { o.find_by_total_greater_than_order_by_total(0, {.after = kCanary}); })},
      {"a_pattern_that_ends_in_its_escape", "ends in its escape",
       orders([](OrderRepository& o) { o.find_by_reference_like("canary-7f3e\\"); })},
      {"a_null_pointer", "null pointer", orders([](OrderRepository& o) { o.find_by_reference_equals(nullptr); })},
      {"a_delete_of_everything", "every criterion is an empty Maybe",
       orders([](OrderRepository& o) { o.delete_by_reference_and_total({}, {}); })},

      // Two things at once.
      {"a_session_within_its_own_call", "one call at a time",
       [](Shop& shop) {
         Session session{shop.database()};
         auto& orders = session.repository<OrderRepository>();
         std::exception_ptr error;
         shop.database().on_statement([&](const repoc::StatementEvent&) {
           try {
             orders.count();
           } catch (...) {
             error = std::current_exception();
           }
         });
         orders.count();
         shop.database().on_statement({});
         std::rethrow_exception(error);
       }},
      {"a_unit_within_its_own_call", "one call at a time",
       [](Shop& shop) {
         UnitOfWork work{shop.database()};
         auto& orders = work.repository<OrderRepository>();
         std::exception_ptr error;
         shop.database().on_statement([&](const repoc::StatementEvent&) {
           try {
             orders.get(2);
           } catch (...) {
             error = std::current_exception();
           }
         });
         orders.get(1);
         shop.database().on_statement({});
         std::rethrow_exception(error);
       }},
  };
}

class UsageTest : public ::testing::TestWithParam<Misuse> {};
INSTANTIATE_TEST_SUITE_P(Of, UsageTest, ::testing::ValuesIn(misuses()), [](const auto& row) { return row.param.name; });

TEST_P(UsageTest, IsToldAndNothingIsStored) {
  const Misuse& misuse = GetParam();
  Shop shop("synchronous=off");
  const std::string before = shop.stored();
  const Caught caught = catch_error([&] { misuse.act(shop); });
  EXPECT_EQ(caught.type, "UsageError") << caught.what;
  EXPECT_NE(caught.what.find(misuse.says), std::string::npos) << caught.what;
  EXPECT_EQ(complaint(caught), "") << caught.what;
  EXPECT_EQ(shop.leaked(), "");
  EXPECT_EQ(shop.stored(), before);
  EXPECT_EQ(catch_error([&] { shop.work(); }).what, "");
  EXPECT_EQ(shop.stored(), Shop::stored_after_work());
}

// What a thread that is not the unit's was told does no harm to the unit.
TEST(UsageTest, OfAnotherThreadLeavesTheUnitIntact) {
  Shop shop("synchronous=off");
  shop.work([] {});
  const std::string after = shop.stored();
  Shop second("synchronous=off");
  UnitOfWork work{second.database()};
  Shop::change(work);
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(catch_error([&] { elsewhere([&] { work.commit(); }); }).type, "UsageError");
    EXPECT_EQ(catch_error([&] { elsewhere([&] { work.flush(); }); }).type, "UsageError");
  }
  work.commit();
  EXPECT_EQ(second.stored(), after);
}

struct Address {
  std::string name;
  std::string error;
  int code;
  std::string options{};
  std::function<void(const std::string& file)> before{};
  std::string at{};  // instead of a file in a folder of the test
};
void PrintTo(const Address& address, std::ostream* out) { *out << address.name; }

class OpenTest : public ::testing::TestWithParam<Address> {};
INSTANTIATE_TEST_SUITE_P(
    Of, OpenTest,
    ::testing::Values(
        Address{"no_back_end", "UsageError", 0, "", {}, "shop.db"},
        Address{"an_unknown_back_end", "UsageError", 0, "", {}, "oracle:shop.db"},
        Address{"a_back_end_that_is_not_linked", "UsageError", 0, "", {}, "postgresql://localhost/shop"},
        Address{"no_file", "UsageError", 0, "", {}, "sqlite:"},
        Address{"nul_in_the_file", "UsageError", 0, "", {}, std::string("sqlite:a\0b", 10)},
        Address{"no_option", "UsageError", 0, "?fast"}, Address{"an_unknown_option", "UsageError", 0, "?fast=1"},
        Address{"an_option_twice", "UsageError", 0, "?pool=1&pool=2"},
        Address{"a_number_that_is_none", "UsageError", 0, "?pool=many"},
        Address{"a_number_out_of_range", "UsageError", 0, "?pool=0"},
        Address{"a_word_that_is_none", "UsageError", 0, "?journal_mode=fast"},
        Address{"a_folder_that_is_not_there", "ConnectionLost", SQLITE_CANTOPEN, "", {}, "sqlite:/no/such/folder/a.db"},
        Address{"a_folder_itself", "ConnectionLost", SQLITE_CANTOPEN, "",
                [](const std::string& file) { std::filesystem::create_directory(file); }},
        Address{"a_file_of_text", "Corrupt", SQLITE_NOTADB, "",
                [](const std::string& file) { std::ofstream(file) << std::string(5000, 'x'); }},
        Address{"a_file_of_another_format", "UsageError", SQLITE_READONLY, "",
                [](const std::string& file) {
                  repoc::test::OtherProgram(file).execute("create table t (x)");
                  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
                  out.seekp(18);
                  out.write("\x03", 1);  // only a later SQLite may write it
                }}),
    [](const auto& row) { return row.param.name; });

TEST_P(OpenTest, TellsWhatIsWrong) {
  const Address& address = GetParam();
  const repoc::test::TemporaryFolder folder;
  const std::string file = folder.file(kCanary);
  if (address.before) address.before(file);
  const std::string text = (address.at.empty() ? "sqlite:" + file : address.at) + address.options;
  const Caught caught = catch_error([&] { repoc::open(text); });
  EXPECT_EQ(caught.type, address.error) << caught.what;
  EXPECT_EQ(caught.code, address.code) << caught.what;
  EXPECT_EQ(caught.query, "open");
}

}  // namespace
}  // namespace fault
