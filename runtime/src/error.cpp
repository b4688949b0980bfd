// The error types, and the text they share: "ProductRepository::get_by_sku: no such column: p.skuu".
#include "repoc/error.hpp"

#include <fmt/format.h>

#include "repoc/generated/context.hpp"

namespace repoc {

Error::Error(std::string_view what, std::string_view query, int code)
    : std::runtime_error(query.empty() ? std::string(what) : fmt::format("{}: {}", query, what)),
      query_(query),
      code_(code) {}
Error::~Error() = default;

NotFound::~NotFound() = default;
NotUnique::~NotUnique() = default;
Conflict::~Conflict() = default;
ConstraintViolation::~ConstraintViolation() = default;
Retryable::~Retryable() = default;
CommitUnknown::~CommitUnknown() = default;
Timeout::~Timeout() = default;
ConnectionLost::~ConnectionLost() = default;
PoolExhausted::~PoolExhausted() = default;
StorageFull::~StorageFull() = default;
Corrupt::~Corrupt() = default;
EncodingError::~EncodingError() = default;
RangeError::~RangeError() = default;
TooLarge::~TooLarge() = default;
MappingError::~MappingError() = default;
UsageError::~UsageError() = default;

namespace detail {

void throw_not_found(StatementName name) { throw NotFound("there is none", name.text()); }
void throw_not_unique(StatementName name) {
  throw NotUnique("one result was asked for and several rows match", name.text());
}
void throw_out_of_range(StatementName name) {
  throw RangeError("the number does not fit the type that it is returned as", name.text());
}
void throw_last_version(StatementName name) {
  throw RangeError("the version is the largest that its field holds, so that it cannot be counted up", name.text());
}
void throw_conflict(StatementName name) {
  throw Conflict("the stored object is not the one that was loaded: it was changed, removed or added since",
                 name.text());
}
void throw_not_tracked(StatementName name) {
  throw UsageError("the object is not tracked by this unit of work: pass the one that it returned", name.text());
}
void throw_not_stored(StatementName name) {
  throw UsageError("the object is not stored yet, or is about to be removed: flush() first", name.text());
}
void throw_tracked(StatementName name) {
  throw UsageError(
      "this unit of work tracks the object with that key: change the tracked object, which commit() stores; save() is "
      "for detached values",
      name.text());
}
void throw_id_changed(std::string_view label) {
  throw UsageError("the id of a stored object was changed: remove the object and add a new one", label);
}

}  // namespace detail
}  // namespace repoc
