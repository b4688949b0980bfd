// C++ values -> statement parameters, list items or key bytes. One overloaded bind(), and below it the few primitives
// that a back end implements.
//   binder.bind(1, std::optional<std::string>{"RED-CHAIR"})  ->  text(1, "RED-CHAIR")
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "repoc/generated/mapping.hpp"

namespace repoc::detail {

template <class V>
inline constexpr bool kIsOptional = false;
template <class V>
inline constexpr bool kIsOptional<std::optional<V>> = true;
template <class V>
inline constexpr bool kIsDuration = false;
template <class Rep, class Period>
inline constexpr bool kIsDuration<std::chrono::duration<Rep, Period>> = true;
template <class V>
inline constexpr bool kIsTimePoint = false;
template <class Clock, class Duration>
inline constexpr bool kIsTimePoint<std::chrono::time_point<Clock, Duration>> = true;

template <class V>
concept Text = std::convertible_to<const V&, std::string_view>;
template <class V>
concept Bytes = std::convertible_to<const V&, std::span<const std::byte>>;
template <class V>
concept Bindable =
    std::integral<V> || std::same_as<V, float> || std::same_as<V, double> || std::is_enum_v<V> || Text<V> || Bytes<V> ||
    kIsOptional<V> || kIsDuration<V> || kIsTimePoint<V> || std::same_as<V, std::chrono::year_month_day>;

// Two words that name a statement in logs and errors, joined only when one of them is read: "Product.batches"
// "load_many".
struct StatementName {
  std::string_view subject;
  std::string_view action{};
  [[nodiscard]] std::string text() const;
};

class Binder {
 public:
  Binder() = default;
  Binder(const Binder&) = delete;
  Binder& operator=(const Binder&) = delete;
  virtual ~Binder() = default;

  // `at` is the parameter's number, from 1. The value must live until the statement has run. Errors: EncodingError,
  // RangeError, TooLarge, before anything reaches the database.
  template <Bindable V>
  void bind(int at, const V& value) {
    if constexpr (kIsOptional<V>) {
      if (value) {
        bind(at, *value);
      } else {
        null(at);
      }
    } else if constexpr (std::same_as<V, bool>) {
      boolean(at, value);
    } else if constexpr (std::is_enum_v<V>) {
      text(at, enum_name(at, value));
    } else if constexpr (std::unsigned_integral<V> && sizeof(V) == 8) {
      unsigned_integer(at, value);
    } else if constexpr (std::integral<V>) {
      integer(at, static_cast<std::int64_t>(value));
    } else if constexpr (std::floating_point<V>) {
      real(at, static_cast<double>(value));
    } else if constexpr (std::is_pointer_v<V>) {
      checked_text(at, value == nullptr ? null_pointer(at) : std::string_view(value));
    } else if constexpr (Text<V>) {
      checked_text(at, value);
    } else if constexpr (Bytes<V>) {
      checked_bytes(at, value);
    } else if constexpr (kIsTimePoint<V>) {
      bind(at, value.time_since_epoch());
    } else if constexpr (kIsDuration<V>) {
      bind(at, value.count());
    } else {
      date(at, value);
    }
  }

  // The primitives. Text is valid UTF-8 without NUL, sizes are checked.
  virtual void null(int at) = 0;
  virtual void boolean(int at, bool value) = 0;
  virtual void integer(int at, std::int64_t value) = 0;
  virtual void unsigned_integer(int at, std::uint64_t value) = 0;
  virtual void real(int at, double value) = 0;
  virtual void text(int at, std::string_view value) = 0;
  virtual void bytes(int at, std::span<const std::byte> value) = 0;
  virtual void date(int at, std::chrono::year_month_day value) = 0;

  // What is being bound for, for errors.
  [[nodiscard]] virtual StatementName name() const noexcept = 0;

 private:
  template <class E>
  std::string_view enum_name(int at, E value) {
    for (const EnumName<E>& known : EnumNames<E>::kNames) {
      if (known.value == value) return known.name;
    }
    unnamed_enumerator(at);
  }
  void checked_text(int at, std::string_view value);
  void checked_bytes(int at, std::span<const std::byte> value);
  [[noreturn]] void unnamed_enumerator(int at) const;
  [[noreturn]] std::string_view null_pointer(int at) const;
};

// The items of one list parameter. `next` starts an item; a composite key is an item of several values.
class List : public Binder {
 public:
  virtual void next() = 0;
};

// Keys as bytes: two keys are equal when their bytes are, and sort as the keys do. The identity map, the matching of
// children and the order of writes all use it, so that none of them is compiled once per key type.
class KeyEncoder final : public Binder {
 public:
  void clear() noexcept { bytes_.clear(); }
  [[nodiscard]] std::string_view view() const noexcept { return bytes_; }

  void null(int at) override;
  void boolean(int at, bool value) override;
  void integer(int at, std::int64_t value) override;
  void unsigned_integer(int at, std::uint64_t value) override;
  void real(int at, double value) override;
  void text(int at, std::string_view value) override;
  void bytes(int at, std::span<const std::byte> value) override;
  void date(int at, std::chrono::year_month_day value) override;
  [[nodiscard]] StatementName name() const noexcept override { return {"key"}; }

 private:
  void escaped(char tag, const char* data, std::size_t size);
  std::string bytes_;
};

}  // namespace repoc::detail
