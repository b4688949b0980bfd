// What can go wrong at run time, as a small tree of types. Every error names the query it happened in and the
// driver's code where there is one; none ever holds a bound value.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace repoc {

class Error : public std::runtime_error {
 public:
  // `query` is the method or statement, "ProductRepository::get_by_sku"; `code` the driver's own (0: none).
  Error(std::string_view what, std::string_view query = {}, int code = 0);
  ~Error() override;
  [[nodiscard]] const std::string& query() const noexcept { return query_; }
  [[nodiscard]] int code() const noexcept { return code_; }

 private:
  std::string query_;
  int code_;
};

#define REPOC_ERROR(Name, Base) \
  class Name : public Base {    \
   public:                      \
    using Base::Base;           \
    ~Name() override;           \
  }

REPOC_ERROR(NotFound, Error);             // a result that must be there is not
REPOC_ERROR(NotUnique, Error);            // one result was asked for and two rows match
REPOC_ERROR(Conflict, Error);             // the row was changed or removed since it was loaded; nothing was stored
REPOC_ERROR(ConstraintViolation, Error);  // a key, unique, foreign key, check or not-null rule; names the columns
REPOC_ERROR(Retryable, Error);  // busy, deadlock, serialisation: the same unit of work may succeed if repeated whole
REPOC_ERROR(CommitUnknown, Error);  // lost around COMMIT: stored or not; of two databases, one is
REPOC_ERROR(Timeout, Error);
REPOC_ERROR(ConnectionLost, Error);
REPOC_ERROR(PoolExhausted, Error);  // no connection became free within the acquire timeout
REPOC_ERROR(StorageFull, Error);
REPOC_ERROR(Corrupt, Error);        // the stored data is damaged or no database
REPOC_ERROR(EncodingError, Error);  // a string that is no valid UTF-8, or holds NUL
REPOC_ERROR(RangeError, Error);     // a number or date that the column or the C++ type cannot hold exactly
REPOC_ERROR(TooLarge, Error);
REPOC_ERROR(MappingError, Error);  // the stored tables or values do not fit the model
REPOC_ERROR(UsageError, Error);    // the program used repoc wrongly; what() says how to do it right

#undef REPOC_ERROR

}  // namespace repoc
