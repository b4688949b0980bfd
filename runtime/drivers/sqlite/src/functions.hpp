// The functions that repoc's statements call and SQLite does not have, on a connection:
//   repoc_fold('Straße ÄÖ')                   -> 'straße äö'   Unicode simple case folding; NULL stays NULL
//   repoc_add(value, delta, least, most)      -> value + delta, which must lie between the two; NULL in, NULL out
//   repoc_subtract(value, delta, least, most) -> value - delta, likewise
// and one collation:
//   order by price collate repoc_decimal      -> '-2', '1.5', '10': numeric order of the texts that a repoc::Decimal
//   has;
//                                                any other text comes after them, in the order of its bytes
// All are deterministic and harmless, so that an index or a view may use them too.
#pragma once

#include <sqlite3.h>

namespace repoc::sqlite {

// What repoc_add and repoc_subtract say of a result that is out of range; the driver makes a RangeError of it.
inline constexpr const char* kOutOfRange = "the result does not fit the field's type";

// Throws as throw_error does.
void register_functions(sqlite3* db);

}  // namespace repoc::sqlite
