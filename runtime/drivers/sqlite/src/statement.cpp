#include "statement.hpp"

#include <fmt/format.h>

#include <cmath>
#include <new>
#include <utility>

#include "connection.hpp"
#include "json_list.hpp"
#include "json_reader.hpp"
#include "repoc/detail/text.hpp"
#include "repoc/error.hpp"

namespace repoc::sqlite {

Statement::Statement(Connection& connection, detail::StatementName name, std::string_view text)
    : connection_(connection), text_(text) {
  const char* tail = nullptr;
  const int result = sqlite3_prepare_v3(connection.handle(), text_.c_str(), static_cast<int>(text_.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, &tail);
  if (result != SQLITE_OK) connection.fail(result, name);
  if (statement_ == nullptr || std::string_view(tail).find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    sqlite3_finalize(statement_);
    throw MappingError("the text is not exactly one statement", name.text());
  }
  row_.statement_ = statement_;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::take(detail::StatementName name) noexcept {
  in_use_ = true;
  beyond_ = false;
  affected_ = 0;
  spent_ = {};
  row_.name_ = name;
}

void Statement::release() noexcept {
  in_use_ = false;
  copying_ = false;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);  // they may point to what the caller is about to free
  if (!cached) connection_.forget(*this);
}

void Statement::check(int result) {
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
  if (beyond_ && (result == SQLITE_CONSTRAINT_DATATYPE || (result & 0xFF) == SQLITE_ERROR)) {
    throw RangeError("a value is larger than SQLite's largest integer", name().text(), result);
  }
  connection_.fail(result, name());
}

bool Statement::step() {
  const int result = connection_.step(statement_, spent_);
  if (result == SQLITE_ROW) return true;
  check(result);  // the message is the step's; a reset would repeat it, but may also replace it
  affected_ = sqlite3_stmt_readonly(statement_) != 0 ? 0 : sqlite3_changes64(connection_.handle());
  sqlite3_reset(statement_);  // now, because in autocommit the read transaction lasts until here
  return false;
}

// Bound without a copy, but for copy_values(): the caller keeps its values until the statement has run.
void Statement::null(int at) { check(sqlite3_bind_null(statement_, at)); }
void Statement::boolean(int at, bool value) { integer(at, value ? 1 : 0); }
void Statement::integer(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }
void Statement::unsigned_integer(int at, std::uint64_t value) {
  if (std::in_range<std::int64_t>(value)) return integer(at, static_cast<std::int64_t>(value));
  // Larger than every integer that SQLite stores, and so is this, rounded or not: a criterion compares exactly. A
  // strict table takes it into no integer column; see check().
  beyond_ = true;
  real(at, static_cast<double>(value));
}
void Statement::real(int at, double value) {
  if (std::isnan(value)) {
    throw RangeError(fmt::format("value {} is not a number, which SQLite would store as NULL", at), name().text());
  }
  check(sqlite3_bind_double(statement_, at, value));
}
void Statement::text(int at, std::string_view value) {
  // A null pointer would bind NULL.
  check(sqlite3_bind_text64(statement_, at, value.data() == nullptr ? "" : value.data(), value.size(), lifetime(),
                            SQLITE_UTF8));
}
void Statement::bytes(int at, std::span<const std::byte> value) {
  check(value.empty() ? sqlite3_bind_zeroblob64(statement_, at, 0)
                      : sqlite3_bind_blob64(statement_, at, value.data(), value.size(), lifetime()));
}
void Statement::date(int at, std::chrono::year_month_day value) {
  const detail::DateText day = detail::date_text(value);
  if (!day.valid) {
    throw RangeError(fmt::format("value {} is a day that does not exist or is outside the years 0 to 9999", at),
                     name().text());
  }
  copied_text(at, day.view());
}
void Statement::uuid(int at, const Uuid& value) { copied_text(at, value.text()); }
void Statement::decimal(int at, const Decimal& value) { copied_text(at, value.text()); }
void Statement::items(int at, detail::ItemKind kind, const detail::ItemSource& source) {
  copied_text(at, JsonList::value(name(), kind, source));
}
void Statement::copied_text(int at, std::string_view value) {
  check(sqlite3_bind_text64(statement_, at, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
std::unique_ptr<detail::List> Statement::make_list() { return connection_.make_list(name()); }
void Statement::bind_list(int at, const detail::List& items) { text(at, static_cast<const JsonList&>(items).json()); }

bool Row::is_null(int at) { return sqlite3_column_type(statement_, at) == SQLITE_NULL; }

void Row::expect(int at, int type, std::string_view what) {
  const int found = sqlite3_column_type(statement_, at);
  if (found == type) return;
  if (found == SQLITE_NULL) does_not_match(at, "is NULL, and the field is no std::optional");
  does_not_match(at, fmt::format("does not hold {}", what));
}

std::int64_t Row::integer(int at, std::int64_t least, std::int64_t most) {
  expect(at, SQLITE_INTEGER, "an integer");
  const std::int64_t value = sqlite3_column_int64(statement_, at);
  if (value < least || value > most) does_not_fit(at, "does not fit the field's type");
  return value;
}
bool Row::boolean(int at) {
  expect(at, SQLITE_INTEGER, "an integer");
  const std::int64_t value = sqlite3_column_int64(statement_, at);
  if (value != 0 && value != 1) does_not_match(at, "is neither 0 nor 1");
  return value == 1;
}
std::uint64_t Row::unsigned_integer(int at) {
  return static_cast<std::uint64_t>(integer(at, 0, std::numeric_limits<std::int64_t>::max()));
}
double Row::real(int at) {
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  if (sqlite3_column_type(statement_, at) == SQLITE_INTEGER) {
    return static_cast<double>(integer(at, -kExact, kExact));
  }
  expect(at, SQLITE_FLOAT, "a number");
  return sqlite3_column_double(statement_, at);
}
std::string_view Row::text(int at) {
  expect(at, SQLITE_TEXT, "text");
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, at));
  if (data == nullptr) throw std::bad_alloc();
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, at))};
}
std::span<const std::byte> Row::bytes(int at) {
  expect(at, SQLITE_BLOB, "bytes");
  const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, at));  // null when empty
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, at));
  if (data == nullptr && size > 0) throw std::bad_alloc();
  return {data, size};
}
std::chrono::year_month_day Row::date(int at) {
  const std::optional<std::chrono::year_month_day> day = detail::parse_date(text(at));
  if (!day) does_not_match(at, "does not hold a date of the form 2030-01-31");
  return *day;
}

std::unique_ptr<detail::ItemReader> Row::items(int at, detail::ItemKind kind) {
  std::unique_ptr<detail::ItemReader> reader = read_json(*this, at, text(at), kind);
  if (!reader) does_not_match(at, kind == detail::ItemKind::map ? "holds no JSON object" : "holds no JSON array");
  return reader;
}

void Row::key(int at, int count, detail::KeyEncoder& key) {
  for (int i = at; i < at + count; ++i) {
    switch (sqlite3_column_type(statement_, i)) {
      case SQLITE_INTEGER:
        key.integer(i, sqlite3_column_int64(statement_, i));
        break;
      case SQLITE_FLOAT:
        key.real(i, sqlite3_column_double(statement_, i));
        break;
      case SQLITE_TEXT:
        key.text(i, text(i));
        break;
      case SQLITE_BLOB:
        key.bytes(i, bytes(i));
        break;
      default:
        key.null(i);
        break;
    }
  }
}

std::string Row::column(int at) const {
  const char* name = sqlite3_column_name(statement_, at);
  return name == nullptr ? std::to_string(at) : name;
}

}  // namespace repoc::sqlite
