#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>

struct [[using repoc: entity("things")]] Thing {
  [[using repoc: id, column("key")]] std::string id;
};

class [[repoc::repository]] ThingRepository : public repoc::Repository<Thing, std::string> {
 public:
  virtual Thing* get_by_id(std::string_view id) = 0;
};
