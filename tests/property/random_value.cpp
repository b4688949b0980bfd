// A type -> a random value of it; kinds of types as model::Type. Common values as well as extremes.
//   random_value(random, world, scalar(TypeKind::integer, 8), false)  ->  -128
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "world.hpp"

namespace repoc::property {

using model::Type;
using model::TypeKind;

namespace {

Value random_integer(Random& random, unsigned bits, bool is_signed) {
  const unsigned wide = std::min(bits, is_signed ? 64U : 63U);  // SQLite holds no larger ones
  const std::int64_t most =
      is_signed    ? (wide == 64 ? std::numeric_limits<std::int64_t>::max() : (std::int64_t{1} << (wide - 1)) - 1)
      : wide == 63 ? std::numeric_limits<std::int64_t>::max()
                   : (std::int64_t{1} << wide) - 1;
  const std::int64_t least = is_signed ? -most - 1 : 0;
  switch (random.below(8)) {
    case 0:
      return most;
    case 1:
      return least;
    case 2:
      return most - 1;
    case 3:
      return bits == 64 ? (std::int64_t{1} << 53) + 1 : most / 2;
    default: {
      const auto small = static_cast<std::int64_t>(random.below(12)) - (is_signed ? 4 : 0);
      return small;
    }
  }
}

Value random_real(Random& random, unsigned bits, bool tame) {
  if (tame || random.chance(40)) return (static_cast<double>(random.below(64)) - 24) / 4;
  using Narrow = std::numeric_limits<float>;
  using Wide = std::numeric_limits<double>;
  if (bits == 64 && random.chance(50)) {
    // Any bits: what is written as text in a list must come back as the same number.
    const auto all =
        static_cast<std::uint64_t>(random.below(std::uint64_t{1} << 32)) << 32 | random.below(std::uint64_t{1} << 32);
    if (const auto any = std::bit_cast<double>(all); std::isfinite(any)) return any;
  }
  const double wide[] = {0.1,
                         -0.0,
                         1e15 + 0.3,
                         Wide::max(),
                         Wide::lowest(),
                         Wide::min(),
                         Wide::denorm_min(),
                         Wide::infinity(),
                         -Wide::infinity(),
                         9007199254740993.0};
  const float narrow[] = {0.1F,
                          -0.0F,
                          16777217.0F,
                          Narrow::max(),
                          Narrow::lowest(),
                          Narrow::min(),
                          Narrow::denorm_min(),
                          Narrow::infinity(),
                          -Narrow::infinity()};
  return bits == 32 ? static_cast<double>(random.pick(narrow)) : random.pick(wide);
}

// Up to 34 digits, few of them more often.
Exact random_exact(Random& random) {
  static constexpr const char* kSome[] = {"0",
                                          "1",
                                          "-1",
                                          "2.5",
                                          "9.99",
                                          "10",
                                          "100",
                                          "-0.5",
                                          "0.05",
                                          "0.0000000000000000000000000000000001",
                                          "9999999999999999999999999999999999",
                                          "-9999999999999999999999999999999999",
                                          "9007199254740993",
                                          "9007199254740992.5"};
  if (random.chance(70)) return Exact(random.pick(kSome));
  std::string text = random.chance(40) ? "-" : "";
  for (std::size_t n = 1 + random.below(17); n > 0; --n) text += static_cast<char>('0' + random.below(10));
  text += '.';
  for (std::size_t n = 1 + random.below(17); n > 0; --n) text += static_cast<char>('0' + random.below(10));
  return Exact(text);
}

std::string random_uuid(Random& random) {
  static constexpr const char* kSome[] = {
      "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
      "0a000000-0000-4000-8000-0000000000ff", "a0000000-0000-4000-8000-000000000000"};
  return random.chance(60) ? random.pick(kSome)
                           : fmt::format("{:08x}-0000-4000-8000-{:012x}", random.below(std::size_t{1} << 32),
                                         random.below(std::size_t{1} << 32));
}

Element random_element(Random& random, const World& world, const Type& type) {
  while (true) {
    const Value value = random_value(random, world, type, false);
    const auto* real = std::get_if<double>(&value);
    if (real == nullptr || std::isfinite(*real)) return element_of(value);  // JSON has no infinity
  }
}

}  // namespace

Value random_value(Random& random, const World& world, const Type& type, bool tame) {
  switch (type.kind) {
    case TypeKind::optional:
      if (random.chance(30)) return Absent{};
      return random_value(random, world, type.args.front(), tame);
    case TypeKind::boolean:
      return random.chance(50);
    case TypeKind::integer:
      return random_integer(random, type.bits, type.is_signed);
    case TypeKind::time_point:
    case TypeKind::duration:
      return random_integer(random, 64, true);
    case TypeKind::floating:
      return random_real(random, type.bits, tame);
    case TypeKind::enumeration:
      if (type.by_number)
        return std::int64_t{std::stoll(random.pick(world.model.enums[type.index].enumerators).stored)};
      return random.pick(world.model.enums[type.index].enumerators).stored;
    case TypeKind::ref:
    case TypeKind::coded:
      return random_value(random, world, type.args.front(), tame);
    case TypeKind::uuid:
      return random_uuid(random);
    case TypeKind::decimal:
      return random_exact(random);
    case TypeKind::list: {
      Items out;
      for (std::size_t n = random.below(4); n > 0; --n) {
        out.elements.push_back(random_element(random, world, type.args.front()));
      }
      return out;
    }
    case TypeKind::map: {
      Entries out;
      for (std::size_t n = random.below(3); n > 0; --n) {
        const Value key = random_value(random, world, type.args.front(), false);
        out.elements.insert_or_assign(std::get<std::string>(key), random_element(random, world, type.args.back()));
      }
      return out;
    }
    case TypeKind::date: {
      static constexpr int kYears[] = {0, 1, 1969, 2024, 2024, 2026, 9999};
      const auto day = std::chrono::day(1 + static_cast<unsigned>(random.below(28)));
      const auto month = std::chrono::month(1 + static_cast<unsigned>(random.below(12)));
      return std::chrono::year(random.pick(kYears)) / month / day;
    }
    case TypeKind::bytes: {
      Bytes out;
      for (std::size_t n = random.below(3); n > 0; --n) out.push_back(static_cast<std::byte>(random.below(256)));
      return out;
    }
    default: {
      std::string out;
      for (std::size_t n = random.below(6); n > 0; --n) out += utf8(random.pick(random.pick(alphabet())));
      return out;
    }
  }
}

std::string recased(Random& random, const std::string& text) {
  std::string out;
  for (const char32_t c : code_points(text)) {
    char32_t written = c;
    for (const std::vector<char32_t>& group : alphabet()) {
      if (std::find(group.begin(), group.end(), c) != group.end()) written = random.pick(group);
    }
    out += utf8(written);
  }
  return out;
}

Type scalar(TypeKind kind, unsigned bits, bool is_signed) {
  Type out;
  out.kind = kind;
  out.bits = bits;
  out.is_signed = is_signed;
  switch (kind) {
    case TypeKind::boolean:
      out.cpp = "bool";
      break;
    case TypeKind::integer:
      out.cpp = fmt::format("std::{}int{}_t", is_signed ? "" : "u", bits);
      break;
    case TypeKind::floating:
      out.cpp = bits == 32 ? "float" : "double";
      break;
    case TypeKind::date:
      out.cpp = "std::chrono::year_month_day";
      break;
    case TypeKind::duration:
      out.cpp = "std::chrono::milliseconds";
      break;
    case TypeKind::time_point:
      out.cpp = "std::chrono::sys_time<std::chrono::milliseconds>";
      out.args.push_back(scalar(TypeKind::duration));
      break;
    case TypeKind::bytes:
      out.cpp = "std::vector<std::byte>";
      break;
    case TypeKind::text_view:
      out.cpp = "std::string_view";
      break;
    case TypeKind::c_string:
      out.cpp = "const char*";
      break;
    case TypeKind::uuid:
      out.cpp = "repoc::Uuid";
      break;
    case TypeKind::decimal:
      out.cpp = "repoc::Decimal";
      break;
    default:
      out.cpp = "std::string";
  }
  return out;
}

Type scalar_list(Type element) { return wrapped(TypeKind::list, "std::vector", std::move(element)); }

Type wrapped(TypeKind kind, const std::string& name, Type inner) {
  Type out;
  out.kind = kind;
  const std::string cpp = inner.is_const ? "const " + inner.cpp : inner.cpp;
  out.cpp = kind == TypeKind::pointer ? cpp + "*" : kind == TypeKind::reference ? cpp + "&" : name + "<" + cpp + ">";
  if (kind == TypeKind::library) out.name = name.substr(name.rfind(':') + 1);
  out.args.push_back(std::move(inner));
  return out;
}

}  // namespace repoc::property
