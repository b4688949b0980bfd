#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity("boxes_of_things")]] Box {
  [[repoc::id]] int id{};
  std::string box;
  int size{};
};

class [[repoc::repository]] BoxRepository : public repoc::Repository<Box, int> {
 public:
  virtual std::vector<Box> find_boxes_by_size(int size) = 0;
  virtual std::vector<Box> find_boxes_of_things_by_size(int size) = 0;
  virtual std::vector<std::string> find_box_by_size(int size) = 0;
};
