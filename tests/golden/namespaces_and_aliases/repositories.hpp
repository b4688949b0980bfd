#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <vector>

namespace shop::model {
enum class Colour { red, green };
struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  Colour colour{};
  std::optional<Colour> other;
};
struct Line {
  int id{};
  Colour colour{};
};
}  // namespace shop::model

using Colours = std::vector<shop::model::Colour>;
using Item = shop::model::Item;

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_colour_in(const Colours& colours) = 0;
  virtual std::map<shop::model::Colour, std::int64_t> count_group_by_colour() = 0;
  virtual std::vector<shop::model::Line> find_id_and_colour_by_other(std::optional<shop::model::Colour> other) = 0;
  virtual std::int64_t update_colour_by_id(shop::model::Colour colour, int id) = 0;
  virtual repoc::CursorPage<shop::model::Line> find_id_and_colour_order_by_colour(repoc::Cursor cursor) = 0;
};
