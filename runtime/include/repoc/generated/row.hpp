// A row of a result -> C++ values, each checked: a number that does not fit is a RangeError; NULL where the field is no
// optional, a value of another kind and an unknown enumerator are MappingErrors.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "repoc/generated/binder.hpp"

namespace repoc::detail {

class ItemReader;

class Row {
 public:
  Row() = default;
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  virtual ~Row() = default;

  // Column `at`, from 0, straight into `out`.
  template <class V>
  void get(int at, V& out) {
    if constexpr (Coded<V>) {
      typename Codec<V>::Stored stored{};
      get(at, stored);
      out = Codec<V>::decode(stored);
    } else if constexpr (kIsRef<V>) {
      get(at, out.key);
    } else if constexpr (std::same_as<V, Uuid>) {
      out = uuid(at);
    } else if constexpr (std::same_as<V, Decimal>) {
      out = decimal(at);
    } else if constexpr (kIsOptional<V>) {
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
    } else if constexpr (kIsVector<V> || kIsMap<V>) {
      get_items(at, out);
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
  // From text of the form that is written, unless a back end has a type of its own.
  [[nodiscard]] virtual Uuid uuid(int at);
  [[nodiscard]] virtual Decimal decimal(int at);
  // Lives until the next row.
  [[nodiscard]] virtual std::unique_ptr<ItemReader> items(int at, ItemKind kind) = 0;
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
  template <class V>
  void get_items(int at, V& out);
  template <class E>
  E enumerator(int at) {
    if constexpr (EnumNames<E>::kByNumber) {
      std::underlying_type_t<E> number{};
      get(at, number);
      for (const EnumName<E>& known : EnumNames<E>::kNames) {
        if (static_cast<std::underlying_type_t<E>>(known.value) == number) return known.value;
      }
      does_not_match(at, "holds a number that the enum does not have");
    }
    const std::string_view stored = text(at);
    for (const EnumName<E>& known : EnumNames<E>::kNames) {
      if (known.name == stored) return known.value;
    }
    does_not_match(at, "holds a name that the enum does not have");
  }
};

// The items of a list or a map as rows: a value, or a key and a value.
class ItemReader : public Row {
 public:
  // False: there are no more.
  virtual bool next() = 0;
};

template <class V>
void Row::get_items(int at, V& out) {
  const std::unique_ptr<ItemReader> reader = items(at, kIsMap<V> ? ItemKind::map : ItemKind::list);
  out.clear();
  while (reader->next()) {
    if constexpr (kIsMap<V>) {
      std::string key;
      reader->get(0, key);
      reader->get(1, out[std::move(key)]);
    } else {
      typename V::value_type value{};
      reader->get(0, value);
      out.push_back(std::move(value));
    }
  }
}

}  // namespace repoc::detail
