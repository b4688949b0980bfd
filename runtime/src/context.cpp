// A session's context, and what every context shares: its repositories and the calls that know no entity type.
#include "repoc/generated/context.hpp"

#include <fmt/format.h>

#include "repoc/detail/driver.hpp"
#include "repoc/error.hpp"

namespace repoc {
namespace detail {

Context::Context(std::shared_ptr<DatabaseState> database) : database_(std::move(database)) {}
Context::~Context() = default;

void* Context::repository(const CompiledRepository& compiled) {
  MadeRepository& made = repositories_[&compiled];
  if (!made) {
    if (database_->must_check(compiled)) check_schema(compiled);
    made = compiled.make(*this);
  }
  return made.get();
}

// On the context's own connection, because the pool may have no other, and the tables may be made in its transaction.
void Context::check_schema(const CompiledRepository& compiled) {
  std::vector<std::string> differences;
  {
    Call call(*this, Work::read);
    differences = call.connection().schema_differences({compiled.name, "schema_check"}, compiled.schema);
    call.done();
  }
  if (!differences.empty()) {
    throw MappingError(
        fmt::format("the tables do not fit the model: {}. Make missing tables by create_schema(), change "
                    "others by migrate(); ?schema_check=off in the address skips this comparison",
                    fmt::join(differences, "; ")),
        compiled.name);
  }
  database_->checked(compiled);
}
void* repository(Context& context, const CompiledRepository& compiled) { return context.repository(compiled); }

namespace {

// Each call has a connection, and where it needs one a transaction, of its own.
class SessionContext final : public Context {
 public:
  using Context::Context;

 private:
  Connection& enter(Work work) override {
    if (lease_) throw UsageError("a session serves one call at a time", "Session");
    lease_ = Lease(database());
    try {
      transaction_ = work == Work::read_several || work == Work::write_several;
      if (transaction_) lease_->begin(work == Work::write_several ? Lock::write : Lock::read);
    } catch (...) {
      lease_.end();
      throw;
    }
    return *lease_;
  }
  void leave() override {
    const Lease lease = std::move(lease_);
    if (transaction_) lease->commit();
  }
  void abandon() noexcept override { lease_.end(); }  // rolls back

  Lease lease_;
  bool transaction_ = false;
};

}  // namespace

std::int64_t count(Context& context, StatementName name, std::string_view text, Arguments arguments) {
  Call call(context, Work::read);
  const std::int64_t result = count(call.connection(), name, text, arguments);
  call.done();
  return result;
}

std::int64_t count(Connection& connection, StatementName name, std::string_view text, Arguments arguments) {
  Run run(connection, StatementKind::query, name, text, arguments);
  std::int64_t result = 0;
  if (run.next()) run.row().get(0, result);
  run.finish();
  return result;
}

bool exists(Context& context, StatementName name, std::string_view text, Arguments arguments) {
  Call call(context, Work::read);
  bool result = false;
  {
    Run run(call.connection(), StatementKind::query, name, text, arguments);
    result = run.next();
  }
  call.done();
  return result;
}

std::int64_t remove(Connection& connection, TrackerBase* tracker, const sql::Table& table, StatementName name,
                    std::string_view text, Arguments arguments) {
  if (tracker == nullptr || tracker->empty()) return execute(connection, name, text, arguments);
  const std::string returning = fmt::format("{}\nreturning {}", text, fmt::join(table.key, ", "));
  Run run(connection, StatementKind::write, name, returning, arguments);
  KeyEncoder key;
  std::int64_t rows = 0;
  for (; run.next(); ++rows) {
    key.clear();
    run.row().key(0, static_cast<int>(table.key.size()), key);
    tracker->evict(key.view());
  }
  return rows;
}

std::int64_t update(Connection& connection, TrackerBase* tracker, const sql::Table& table, StatementName name,
                    std::string_view text, Arguments arguments) {
  if (tracker == nullptr || tracker->empty()) return execute(connection, name, text, arguments);
  std::string returning = fmt::format("{}\nreturning ", text);
  for (const sql::Column& column : table.columns) {
    fmt::format_to(std::back_inserter(returning), "{}{}", &column == table.columns.data() ? "" : ", ", column.name);
  }
  Run run(connection, StatementKind::write, name, returning, arguments);
  std::int64_t rows = 0;
  for (; run.next(); ++rows) tracker->refresh(run.row());
  return rows;
}

std::int64_t execute(Connection& connection, StatementName name, std::string_view text, Arguments arguments) {
  return Run(connection, StatementKind::write, name, text, arguments).finish();
}

Unit& require_unit(Context& context, StatementName name) {
  Unit* unit = context.unit();
  if (unit == nullptr) {
    throw UsageError("tracked objects belong to a UnitOfWork: ask one for this repository, or return a value",
                     name.text());
  }
  unit->use();
  return *unit;
}

}  // namespace detail

Session::Session(Database& database)
    : context_(std::make_unique<detail::SessionContext>(database.state().shared_from_this())) {}
Session::~Session() = default;
std::string_view Session::dialect() const noexcept { return context_->database()->dialect(); }

}  // namespace repoc
