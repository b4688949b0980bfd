// A row of a result -> C++ values, each checked: a number that does not fit is a RangeError; NULL where the field is no
// optional, a value of another kind and an unknown enumerator are MappingErrors.
#pragma once

#include <cstdint>
#include <limits>

#include "repoc/generated/binder.hpp"

namespace repoc::detail {

class Row {
 public:
  Row() = default;
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  virtual ~Row() = default;

  // Column `at`, from 0, straight into `out`.
  template <class V>
  void get(int at, V& out) {
    if constexpr (kIsOptional<V>) {
      if (is_null(at)) {
        out.reset();
      } else {
        get(at, out.emplace());
      }
    } else if constexpr (std::same_as<V, bool>) {
      out = boolean(at);
    } else if constexpr (std::is_enum_v<V>) {
      out = enumerator<V>(at);
    } else if constexpr (std::unsigned_integral<V> && sizeof(V) == 8) {
      out = unsigned_integer(at);
    } else if constexpr (std::integral<V>) {
      out = static_cast<V>(integer(at, std::numeric_limits<V>::min(), std::numeric_limits<V>::max()));
    } else if constexpr (std::same_as<V, float>) {
      out = real_as_float(at);
    } else if constexpr (std::same_as<V, double>) {
      out = real(at);
    } else if constexpr (std::same_as<V, std::string>) {
      out = text(at);
    } else if constexpr (Bytes<V>) {
      const std::span<const std::byte> value = bytes(at);
      out.assign(value.begin(), value.end());
    } else if constexpr (kIsTimePoint<V>) {
      typename V::duration since{};
      get(at, since);
      out = V(since);
    } else if constexpr (kIsDuration<V>) {
      typename V::rep ticks{};
      get(at, ticks);
      out = V(ticks);
    } else {
      out = date(at);
    }
  }

  // The primitives; the views live until the next row.
  [[nodiscard]] virtual bool is_null(int at) = 0;
  [[nodiscard]] virtual bool boolean(int at) = 0;
  [[nodiscard]] virtual std::int64_t integer(int at, std::int64_t least, std::int64_t most) = 0;
  [[nodiscard]] virtual std::uint64_t unsigned_integer(int at) = 0;
  [[nodiscard]] virtual double real(int at) = 0;
  [[nodiscard]] virtual std::string_view text(int at) = 0;
  [[nodiscard]] virtual std::span<const std::byte> bytes(int at) = 0;
  [[nodiscard]] virtual std::chrono::year_month_day date(int at) = 0;
  // Appends columns at .. at + count - 1, encoded as the values would be that they were read into.
  virtual void key(int at, int count, KeyEncoder& key) = 0;

  // For errors.
  [[nodiscard]] virtual std::string column(int at) const = 0;
  [[nodiscard]] virtual StatementName name() const noexcept = 0;

 protected:
  [[noreturn]] void does_not_fit(int at, std::string_view what) const;    // RangeError
  [[noreturn]] void does_not_match(int at, std::string_view what) const;  // MappingError

 private:
  float real_as_float(int at);
  template <class E>
  E enumerator(int at) {
    const std::string_view stored = text(at);
    for (const EnumName<E>& known : EnumNames<E>::kNames) {
      if (known.name == stored) return known.value;
    }
    does_not_match(at, "holds a name that the enum does not have");
  }
};

}  // namespace repoc::detail
