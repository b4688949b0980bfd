#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

namespace shop {

enum class Colour { red, green, blue };
enum Size : unsigned char { small, large = 10 };

struct [[repoc::entity]] Everything {
  [[repoc::id]] std::int64_t id{};
  bool flag{};
  std::int8_t i8{};
  std::uint8_t u8{};
  short i16{};
  unsigned short u16{};
  int i32{};
  unsigned u32{};
  long i64{};
  std::uint64_t u64{};
  float f32{};
  double f64{};
  std::string text;
  std::vector<std::byte> bytes;
  Colour colour{};
  Size size{};
  std::chrono::year_month_day day{};
  std::chrono::system_clock::time_point at{};
  std::chrono::sys_time<std::chrono::milliseconds> at_ms{};
  std::chrono::seconds wait{};
  std::optional<bool> maybe_flag;
  std::optional<int> maybe_int;
  std::optional<double> maybe_double;
  std::optional<std::string> maybe_text;
  std::optional<std::vector<std::byte>> maybe_bytes;
  std::optional<Colour> maybe_colour;
  std::optional<std::chrono::year_month_day> maybe_day;
  std::optional<std::chrono::sys_seconds> maybe_at;
};

class [[repoc::repository]] EverythingRepository : public repoc::Repository<Everything, std::int64_t> {
 public:
  virtual std::vector<Everything> find_by_colour(Colour colour) = 0;
  virtual std::vector<Everything> find_by_colour_in(const std::vector<Colour>& colours) = 0;
  virtual std::vector<Everything> find_by_maybe_colour_is_null() = 0;
  virtual std::vector<Everything> find_by_size_not(Size size) = 0;
  virtual std::vector<Everything> find_by_day_before(std::chrono::year_month_day day) = 0;
  virtual std::vector<Everything> find_by_at_after(std::chrono::system_clock::time_point at) = 0;
  virtual std::vector<Everything> find_by_wait_between(std::chrono::seconds low, std::chrono::seconds high) = 0;
  virtual std::vector<Everything> find_by_u64(std::uint64_t value) = 0;
  virtual std::vector<Everything> find_by_i8(std::int64_t value) = 0;
  virtual std::vector<Everything> find_by_bytes(const std::vector<std::byte>& bytes) = 0;
  virtual std::vector<Everything> find_by_f32_less_than(float value) = 0;
};

}  // namespace shop
