#pragma once

#include <optional>
#include <repoc/codec.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

namespace shop {
struct Colour {
  unsigned char red{};
  unsigned char green{};
  unsigned char blue{};
};
}  // namespace shop

template <>
struct repoc::Codec<shop::Colour> {
  using Stored = std::string;
  static Stored encode(const shop::Colour& colour);
  static shop::Colour decode(const Stored& text);
};

namespace shop {

struct [[repoc::entity]] Paint {
  [[repoc::id]] int number{};
  [[repoc::unique]] Colour colour;
  std::vector<Colour> mixed;
};

class [[repoc::repository]] Paints : public repoc::Repository<Paint, int> {
 public:
  virtual std::optional<Paint> find_by_colour(const Colour& colour) = 0;
  virtual std::vector<Paint> find_by_mixed_contains(const Colour& colour) = 0;
};

}  // namespace shop
