#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

struct [[repoc::entity]] Ticket {
  [[repoc::id(generated)]] std::int64_t id{};
  std::string title;
};

class [[repoc::repository]] Tickets : public repoc::Repository<Ticket, std::int64_t> {
 public:
  virtual std::int64_t update_id_by_title(std::int64_t id, std::string_view title) = 0;
};
