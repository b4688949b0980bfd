// The vocabulary of generated mappings: how an entity is read, bound, remembered and compared. Generated code
// specialises Access::Mapping for each entity; the rest of the runtime knows entities only through it.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace repoc {

// Of the shape that generated code and runtime share. The generator has the same number.
inline constexpr int kAbi = 3;

// The friend of entities with private fields; what generated code may touch of them, it touches in here.
struct Access {
  template <class T>
  struct Mapping;
};

// Which columns of a row are meant: bit i is the mapping's column i.
using ColumnSet = std::bitset<256>;

// The key of a child without an id: its place among its siblings, or, of a single child, its owner's.
struct Positional {};

// What the database holds of one owned child, and where it stands in its list. Positions ascend; they may have gaps.
template <class Child>
struct StoredChild {
  std::int64_t position{};
  typename Access::Mapping<Child>::Stored value{};
};
template <class Child>
using StoredList = std::vector<StoredChild<Child>>;

// The owned fields of an entity, each a type with `Child` and `of(entity)`, in the order of sql::Table::children. What
// `of` gives of an entity is a std::vector<Child>, a std::optional<Child> or a std::unique_ptr<Child>; of a Stored it
// is a StoredList<Child>, with one element at most for the latter two.
template <class... Lists>
struct Owned {
  static constexpr std::size_t kCount = sizeof...(Lists);

  // Calls f.operator()<List>(index) for each.
  template <class F>
  static void each(F&& f) {
    [[maybe_unused]] std::size_t index = 0;
    (f.template operator()<Lists>(index++), ...);
  }
  // As `each`, until one answers false.
  template <class F>
  static constexpr bool all(F&& f) {
    return (f.template operator()<Lists>() && ...);
  }
};

// The names under which the values of an enum are stored: specialised by generated code, with
//   static constexpr EnumName<E> kNames[] = {{E::open, "open"}, ...};
//   static constexpr bool kByNumber = false;  // true: their numbers are stored instead
template <class E>
struct EnumName {
  E value;
  std::string_view name;
};
template <class E>
struct EnumNames;

}  // namespace repoc
