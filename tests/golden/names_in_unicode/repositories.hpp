#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Größe {
  [[repoc::id]] int id{};
  std::string größe;
  std::optional<int> straße;
};

class [[repoc::repository]] Größen : public repoc::Repository<Größe, int> {
 public:
  virtual std::vector<Größe> find_by_größe_ignore_case(std::string_view größe) = 0;
  virtual std::vector<Größe> findByStraßeIsNull() = 0;
  virtual std::int64_t update_straße_by_größe(int straße, std::string_view größe) = 0;
};
