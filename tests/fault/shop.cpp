#include "fault/shop.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <new>
#include <stdexcept>
#include <vector>

namespace fault {
namespace {

std::mutex handles_mutex;
std::vector<sqlite3*> handles;

// SQLite calls it for each connection that opens.
int remember(sqlite3* handle, char**, const sqlite3_api_routines*) {
  const std::lock_guard lock(handles_mutex);
  handles.push_back(handle);
  // Gone again with the connection: this function's destructor is called when it closes.
  return sqlite3_create_function_v2(
      handle, "repoc_test_open", 0, SQLITE_UTF8, handle, [](sqlite3_context*, int, sqlite3_value**) {}, nullptr,
      nullptr,
      [](void* closed) {
        const std::lock_guard closing(handles_mutex);
        std::erase(handles, static_cast<sqlite3*>(closed));
      });
}

bool holds_canary(std::string_view text) {
  return text.find(kCanary) != std::string_view::npos ||
         text.find(std::to_string(kCanaryNumber)) != std::string_view::npos;
}

std::string reference(int number) { return kCanary + std::string("-") + std::to_string(number); }

}  // namespace

Caught catch_error(const std::function<void()>& action) {
  const auto named = [](const char* type, const repoc::Error& error) {
    return Caught{type, error.code(), error.query(), error.what()};
  };
#define REPOC_CATCH(Type)            \
  catch (const repoc::Type& error) { \
    return named(#Type, error);      \
  }
  try {
    action();
    return {};
  }
  REPOC_CATCH(NotFound)
  REPOC_CATCH(NotUnique)
  REPOC_CATCH(Conflict)
  REPOC_CATCH(ConstraintViolation)
  REPOC_CATCH(Retryable)
  REPOC_CATCH(CommitUnknown)
  REPOC_CATCH(Timeout)
  REPOC_CATCH(ConnectionLost)
  REPOC_CATCH(PoolExhausted)
  REPOC_CATCH(StorageFull)
  REPOC_CATCH(Corrupt)
  REPOC_CATCH(EncodingError)
  REPOC_CATCH(RangeError)
  REPOC_CATCH(TooLarge)
  REPOC_CATCH(MappingError)
  REPOC_CATCH(UsageError)
  REPOC_CATCH(Error)
#undef REPOC_CATCH
  catch (const std::bad_alloc& error) {
    return {"std::bad_alloc", 0, "", error.what()};
  }
  catch (const std::exception& error) {
    return {"std::exception", 0, "", error.what()};
  }
}

std::string complaint(const Caught& caught) {
  if (holds_canary(caught.what) || holds_canary(caught.query)) return "a bound value is in the message";
  if (caught.type.starts_with("std::")) return "";
  if (caught.query.empty()) return "the error names no query";
  if (caught.what.find(caught.query) == std::string::npos) return "the message does not hold the query's name";
  return "";
}

Shop::Shop(const std::string& options, const std::string& folder) {
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(&remember));  // once, however often it is asked
  if (folder.empty()) folder_.emplace();
  file_ = folder.empty() ? folder_->file("shop.db") : folder + "/shop.db";
  address_ = "sqlite:" + file_ + (options.empty() ? "" : "?" + options);
  open();
  repoc::create_schema<OrderRepository>(database());
  repoc::create_schema<CounterRepository>(database());
  repoc::create_schema<GaugeRepository>(database());
  {
    repoc::UnitOfWork unit{database()};
    unit.repository<OrderRepository>().add(
        {.number = 1, .reference = reference(1), .note = std::nullopt, .total = 5, .lines = {{"bolt", 2}, {"nut", 3}}});
    unit.repository<OrderRepository>().add(
        {.number = 2, .reference = reference(2), .note = kCanary, .total = 1, .lines = {{"washer", 1}}});
    unit.repository<CounterRepository>().add({.name = "stock", .value = kCanaryNumber});
    unit.repository<GaugeRepository>().add({.id = 1, .label = kCanary});
    unit.commit();
  }
  database().on_statement([this](const repoc::StatementEvent& event) {
    if (holds_canary(event.statement) || holds_canary(event.query)) leaked_ = event.statement;
  });
}
Shop::~Shop() { close(); }

void Shop::change(repoc::UnitOfWork& work) {
  auto& orders = work.repository<OrderRepository>();
  Order* first = orders.get_by_reference(reference(1));
  first->note = std::string(40'000, 'n') + kCanary;  // more than the pages that are there hold
  first->total = 6;
  first->lines = {{kCanary, 2}, {"bolt", 4}};
  orders.remove(orders.get(2));
  orders.add({.number = kCanaryNumber, .reference = reference(3), .note = "new", .total = 9, .lines = {{"nail", 9}}});
  work.repository<CounterRepository>().get("stock").value -= 7;
}

void Shop::work(const std::function<void()>& between) {
  repoc::UnitOfWork unit{database()};
  change(unit);
  if (between) between();
  try {
    unit.commit();
  } catch (...) {
    const std::exception_ptr first = std::current_exception();
    if (catch_error([&] { unit.flush(); }).type != "UsageError" ||
        catch_error([&] { unit.commit(); }).type != "UsageError") {
      throw std::logic_error("the unit of work goes on after an error");
    }
    std::rethrow_exception(first);
  }
}

std::string Shop::stored() { return stored(file_); }
std::string Shop::stored(const std::string& file, const char* vfs) {
  repoc::test::OtherProgram other(file, vfs);
  std::string out;
  for (const char* query : {"select number, reference, length(note), total, version from orders order by number",
                            "select order_number, sku, quantity from line order by 1, lines_position",
                            "select name, value, version from counters order by name",
                            "select id, label, value, signed_value, unsigned_value, narrow, grade, day from gauges"}) {
    for (const std::string& row : other.rows(query)) out += "[" + row + "] ";
    out += "\n";
  }
  return out;
}
const std::string& Shop::stored_after_work() {
  static const std::string text = [] {
    Shop shop("synchronous=off");
    shop.work();
    return shop.stored();
  }();
  return text;
}
std::string Shop::integrity() { return repoc::test::OtherProgram(file_).integrity(); }

void Shop::each_connection(const std::function<void(sqlite3*)>& use) {
  const std::lock_guard lock(handles_mutex);
  for (sqlite3* handle : handles) use(handle);
}

}  // namespace fault
