#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

struct [[repoc::entity("accounts")]] Account {
  [[repoc::id]] std::int64_t number{};
  std::string owner;
  std::optional<std::string> nickname;
  std::int64_t balance{};
  std::uint8_t retries{};
  std::uint64_t clicks{};
  double rate{};
  std::optional<int> score;
  [[repoc::updatable(false)]] std::string opened_by;
  [[repoc::version]] std::int64_t version{};
};

class [[repoc::repository]] AccountRepository : public repoc::Repository<Account, std::int64_t> {
 public:
  virtual std::int64_t update_owner_by_number(std::string_view owner, std::int64_t number) = 0;
};
