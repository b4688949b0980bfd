// UUIDs by libuuid, which knows the forms and where a system has its random numbers.
#include "repoc/uuid.hpp"

#include <uuid/uuid.h>

#include <cstring>

#include "repoc/generated/diff.hpp"

namespace repoc {
namespace {

constexpr std::size_t kTextSize = 36;

const unsigned char* raw(const Uuid& id) { return reinterpret_cast<const unsigned char*>(id.bytes().data()); }

Uuid from_raw(const uuid_t& raw) {
  std::array<std::byte, 16> bytes{};
  static_assert(sizeof(uuid_t) == sizeof bytes);
  std::memcpy(bytes.data(), raw, sizeof bytes);
  return Uuid(bytes);
}

}  // namespace

Uuid Uuid::random() {
  uuid_t made{};
  uuid_generate_random(made);
  return from_raw(made);
}

std::optional<Uuid> Uuid::parse(std::string_view text) noexcept {
  if (text.size() != kTextSize) return std::nullopt;
  char ended[kTextSize + 1] = {};
  text.copy(ended, kTextSize);
  uuid_t read{};
  if (uuid_parse(ended, read) != 0) return std::nullopt;
  return from_raw(read);
}

std::string Uuid::text() const {
  char ended[kTextSize + 1] = {};
  uuid_unparse_lower(raw(*this), ended);
  return std::string(ended, kTextSize);
}

namespace detail {

std::string random_id() {
  std::string id = Uuid::random().text();
  std::erase(id, '-');
  return id;
}

}  // namespace detail
}  // namespace repoc

std::size_t std::hash<repoc::Uuid>::operator()(const repoc::Uuid& id) const noexcept {
  // Other versions than 4 differ in a few bits only.
  return std::hash<std::string_view>()({reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()});
}
