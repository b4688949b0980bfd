// C++ values -> statement parameters, list items or key bytes. One overloaded bind(), and below it the few primitives
// that a back end implements.
//   binder.bind(1, std::optional<std::string>{"RED-CHAIR"})  ->  text(1, "RED-CHAIR")
#pragma once

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "repoc/codec.hpp"
#include "repoc/decimal.hpp"
#include "repoc/generated/mapping.hpp"
#include "repoc/ref.hpp"
#include "repoc/uuid.hpp"

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
inline constexpr bool kIsRef = false;
template <class Entity, class Key>
inline constexpr bool kIsRef<Ref<Entity, Key>> = true;
template <class V>
inline constexpr bool kIsVector = false;
template <class V, class Allocator>
inline constexpr bool kIsVector<std::vector<V, Allocator>> = true;
template <class V>
inline constexpr bool kIsMap = false;
template <class V, class Less, class Allocator>
inline constexpr bool kIsMap<std::map<std::string, V, Less, Allocator>> = true;

// What lies behind an optional group: null where the group is absent.
//   Part{e.address ? &e.address->city : nullptr}
template <class V>
struct Part {
  const V* value;
};
template <class V>
Part(V*) -> Part<std::remove_const_t<V>>;
template <class V>
inline constexpr bool kIsPart = false;
template <class V>
inline constexpr bool kIsPart<Part<V>> = true;

// A type of the user's own, stored as what its Codec makes of it.
template <class V>
concept Coded = requires { typename Codec<V>::Stored; };
template <class V>
concept Text = std::convertible_to<const V&, std::string_view>;
template <class V>
concept Bytes = std::convertible_to<const V&, std::span<const std::byte>>;
template <class V>
concept Bindable =
    Coded<V> || std::integral<V> || std::same_as<V, float> || std::same_as<V, double> || std::is_enum_v<V> || Text<V> ||
    Bytes<V> || kIsOptional<V> || kIsDuration<V> || kIsTimePoint<V> || kIsRef<V> || kIsVector<V> || kIsMap<V> ||
    kIsPart<V> || std::same_as<V, std::chrono::year_month_day> || std::same_as<V, Uuid> || std::same_as<V, Decimal>;

// Two words that name a statement in logs and errors, joined only when one of them is read: "Product.batches"
// "load_many".
struct StatementName {
  std::string_view subject;
  std::string_view action{};
  [[nodiscard]] std::string text() const;
};

class List;

// A list has items of one value, a map items of two: a text and a value.
enum class ItemKind { list, map };

// The items of a list or map, added to a List one by one.
struct ItemSource {
  const void* items;
  void (*add)(List& to, const void* items);
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
    if constexpr (Coded<V>) {
      const Copying copying(*this);
      bind(at, Codec<V>::encode(value));
    } else if constexpr (kIsPart<V>) {
      if (value.value != nullptr) {
        bind(at, *value.value);
      } else {
        null(at);
      }
    } else if constexpr (kIsRef<V>) {
      bind(at, value.key);
    } else if constexpr (std::same_as<V, Uuid>) {
      uuid(at, value);
    } else if constexpr (std::same_as<V, Decimal>) {
      decimal(at, value);
    } else if constexpr (kIsOptional<V>) {
      if (value) {
        bind(at, *value);
      } else {
        null(at);
      }
    } else if constexpr (std::same_as<V, bool>) {
      boolean(at, value);
    } else if constexpr (std::is_enum_v<V>) {
      if constexpr (EnumNames<V>::kByNumber) {
        static_cast<void>(enum_name(at, value));  // only what can be read again
        bind(at, static_cast<std::underlying_type_t<V>>(value));
      } else {
        text(at, enum_name(at, value));
      }
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
    } else if constexpr (kIsVector<V> || kIsMap<V>) {
      items(at, kIsMap<V> ? ItemKind::map : ItemKind::list, {&value, &add_items<V>});
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
  virtual void uuid(int at, const Uuid& value) = 0;
  virtual void decimal(int at, const Decimal& value) = 0;
  virtual void items(int at, ItemKind kind, const ItemSource& source) = 0;
  // From here on values are copied (true), or live until the statement has run. How it was; always true of a binder
  // that copies everything.
  virtual bool set_copying(bool /*copying*/) noexcept { return true; }

  // What is being bound for, for errors.
  [[nodiscard]] virtual StatementName name() const noexcept = 0;

 private:
  // While what is bound is a temporary.
  class Copying {
   public:
    explicit Copying(Binder& binder) : binder_(binder), before_(binder.set_copying(true)) {}
    ~Copying() { binder_.set_copying(before_); }
    Copying(const Copying&) = delete;
    Copying& operator=(const Copying&) = delete;

   private:
    Binder& binder_;
    bool before_;
  };

  template <class V>
  static void add_items(List& to, const void* items);
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

template <class V>
void Binder::add_items(List& to, const void* items) {
  for (const auto& item : *static_cast<const V*>(items)) {
    to.next();
    if constexpr (kIsMap<V>) {
      to.bind(0, item.first);
      to.bind(1, item.second);
    } else {
      to.bind(0, static_cast<const typename V::value_type&>(item));  // a std::vector<bool> gives something else
    }
  }
}

// Keys as bytes: two keys are equal when their bytes are, and sort as the keys do. The identity map, the matching of
// children and the order of writes all use it, so that none of them is compiled once per key type.
class KeyEncoder final : public List {
 public:
  void clear() noexcept { bytes_.clear(); }
  [[nodiscard]] std::string_view view() const noexcept { return bytes_; }

  void next() override { bytes_.push_back('n'); }
  void null(int at) override;
  void boolean(int at, bool value) override;
  void integer(int at, std::int64_t value) override;
  void unsigned_integer(int at, std::uint64_t value) override;
  void real(int at, double value) override;
  void text(int at, std::string_view value) override;
  void bytes(int at, std::span<const std::byte> value) override;
  void date(int at, std::chrono::year_month_day value) override;
  void uuid(int at, const Uuid& value) override { text(at, value.text()); }
  void decimal(int at, const Decimal& value) override { text(at, value.text()); }  // equal, but not sorted
  void items(int at, ItemKind kind, const ItemSource& source) override;
  [[nodiscard]] StatementName name() const noexcept override { return {"key"}; }

 private:
  void escaped(char tag, const char* data, std::size_t size);
  std::string bytes_;
};

template <class V>
inline constexpr bool kHasCodec = Coded<V>;
template <class V>
inline constexpr bool kHasCodec<std::optional<V>> = kHasCodec<V>;
template <class V, class Allocator>
inline constexpr bool kHasCodec<std::vector<V, Allocator>> = kHasCodec<V>;
template <class V, class Less, class Allocator>
inline constexpr bool kHasCodec<std::map<std::string, V, Less, Allocator>> = kHasCodec<V>;
template <class V>
inline constexpr bool kHasCodec<Part<V>> = kHasCodec<V>;

// Whether one must be written in place of the other. Coded values are compared by their encodings, as they need no ==.
template <class V>
bool differ(const V& a, const V& b) {
  if constexpr (Coded<V>) {
    return Codec<V>::encode(a) != Codec<V>::encode(b);
  } else if constexpr (kIsPart<V>) {
    const auto is_absent = [](const V& part) {
      if constexpr (kIsOptional<std::remove_cvref_t<decltype(*part.value)>>) {
        return part.value == nullptr || !part.value->has_value();
      }
      return part.value == nullptr;
    };
    if (is_absent(a) || is_absent(b)) return is_absent(a) != is_absent(b);
    return differ(*a.value, *b.value);
  } else if constexpr (!kHasCodec<V>) {
    return a != b;
  } else if constexpr (kIsOptional<V>) {
    return a.has_value() != b.has_value() || (a && differ(*a, *b));
  } else {
    return !std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& left, const auto& right) {
      if constexpr (kIsMap<V>) {
        return left.first == right.first && !differ(left.second, right.second);
      } else {
        return !differ(left, right);
      }
    });
  }
}

}  // namespace repoc::detail
