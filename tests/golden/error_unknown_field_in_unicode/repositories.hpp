#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Größe {
  [[repoc::id]] int id{};
  std::string größe;
};

class [[repoc::repository]] Größen : public repoc::Repository<Größe, int> {
 public:
  virtual std::vector<Größe> find_by_größee(std::string_view größe) = 0;
};
