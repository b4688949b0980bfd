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
  virtual std::int64_t update_increment_balance_by_number(std::int64_t by, std::int64_t number) = 0;
  virtual std::int64_t update_decrement_balance_by_number(std::int64_t by, std::int64_t number) = 0;
  virtual bool update_increment_retries_by_owner(int by, std::string_view owner) = 0;
  virtual void update_increment_clicks_and_decrement_rate_by_owner(std::uint64_t clicks, double rate, std::string_view owner) = 0;
  virtual std::int64_t update_increment_score_by_owner(int by, std::string_view owner) = 0;
};
