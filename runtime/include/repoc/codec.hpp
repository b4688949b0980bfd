// How a type of the user's own becomes a value of one column:
//   template <>
//   struct repoc::Codec<shop::Money> {
//     using Stored = std::int64_t;  // a bool, number, text, bytes, date, time, Uuid or Decimal; may be absent itself: no
//     static Stored encode(const shop::Money& money) { return money.cents(); }
//     static shop::Money decode(const Stored& cents) { return shop::Money(cents); }
//   };
// to be seen where the entity is defined. Two values are the same when their encodings are; the type must be default
// constructible and copyable. What encode or decode throws reaches the caller of the query as it is; a unit of work whose
// flush it ends is rolled back. Names of methods compare such a field by `equal`, `not`, `in` and `null` only, as an
// order of the encodings need not be one of the values.
#pragma once

namespace repoc {

template <class T>
struct Codec;

}  // namespace repoc
