// Where a stream reads, and how it ends: with its last row, early, by an error, or with the transaction it is in.
#include "repoc/generated/streaming.hpp"

#include "repoc/detail/driver.hpp"
#include "repoc/error.hpp"

namespace repoc::detail {

StreamCall::StreamCall(Context& context, StatementName name, std::string_view text, Arguments arguments) : name_(name) {
  unit_ = context.unit();
  if (unit_ != nullptr && !unit_->is_writing()) unit_ = nullptr;
  if (unit_ != nullptr) {
    connection_ = &unit_->add_stream(*this);
  } else {
    lease_ = Lease(context.database());
    connection_ = &*lease_;
  }
  try {
    if (lease_) lease_->begin(Lock::read);
    run_.emplace(*connection_, StatementKind::query, name, text);
    run_->statement().copy_values();
    arguments(run_->statement());
  } catch (...) {
    close();
    throw;
  }
}

StreamCall::~StreamCall() { close(); }

void StreamCall::check() const {
  if (unit_ != nullptr) unit_->use();
  if (!run_) {
    throw UsageError("the stream is over: its unit of work was rolled back or failed, or reading it did", name_.text());
  }
}

bool StreamCall::next() {
  check();
  return run_->next();
}

void StreamCall::close() noexcept {
  run_.reset();
  if (unit_ != nullptr) std::exchange(unit_, nullptr)->remove_stream(*this);
  lease_.end();
}

}  // namespace repoc::detail
