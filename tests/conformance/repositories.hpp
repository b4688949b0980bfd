// The repositories of the conformance suite. ArticleRepository has a method per operator and shape of result.
#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "conformance/domain.hpp"

namespace conformance {

class [[repoc::repository]] ContactRepository : public repoc::Repository<Contact, std::int64_t> {
 public:
  virtual Contact* get_by_name(std::string_view name) = 0;
  virtual std::vector<Contact*> find_by_active_true_order_by_id() = 0;
  virtual std::optional<Contact> find_by_phone(std::string_view phone) = 0;
  virtual std::int64_t delete_by_name(std::string_view name) = 0;
};

class [[repoc::repository]] AccountRepository : public repoc::Repository<Account, std::string> {
 public:
  virtual Account& get_by_iban(std::string_view iban) = 0;
  virtual std::int64_t count_by_balance_greater_than(std::int64_t balance) = 0;
};

class [[repoc::repository]] MembershipRepository
    : public repoc::Repository<Membership, std::tuple<std::string, std::int64_t>> {
 public:
  virtual std::vector<Membership> find_by_club_order_by_person(std::string_view club) = 0;
};

class [[repoc::repository]] MembershipByKeyRepository : public repoc::Repository<Membership, MembershipKey> {};

class [[repoc::repository]] WarehouseRepository : public repoc::Repository<Warehouse, std::string> {
 public:
  virtual Warehouse* get_by_shelves_boxes_content(std::string_view content) = 0;
};

class [[repoc::repository]] AtlasRepository : public repoc::Repository<Atlas, std::string> {
 public:
  virtual std::vector<Atlas> find_by_regions_towns_streets_houses_number(int number) = 0;
};

class [[repoc::repository]] TicketRepository : public repoc::Repository<Ticket, std::int64_t> {};
class [[repoc::repository]] TokenRepository : public repoc::Repository<Token, std::string> {};

class [[repoc::repository]] ArticleRepository : public repoc::Repository<Article, std::int64_t> {
 public:
  // Comparison.
  virtual std::vector<Article> find_by_title(std::string_view title) = 0;
  virtual std::vector<Article> find_by_title_equals(const std::string& title) = 0;
  virtual std::vector<Article> find_by_title_not(const char* title) = 0;
  virtual std::vector<Article> find_by_subtitle(std::string_view subtitle) = 0;
  virtual std::vector<Article> find_by_subtitle_not(std::string_view subtitle) = 0;
  virtual std::vector<Article> find_by_stock_less_than(int stock) = 0;
  virtual std::vector<Article> find_by_stock_less_than_equal(int stock) = 0;
  virtual std::vector<Article> find_by_stock_greater_than(int stock) = 0;
  virtual std::vector<Article> find_by_stock_greater_than_or_equal_to(int stock) = 0;
  virtual std::vector<Article> find_by_stock_not_greater_than(int stock) = 0;
  virtual std::vector<Article> find_by_rank_less_than(int rank) = 0;
  virtual std::vector<Article> find_by_rank_not_less_than(int rank) = 0;
  virtual std::vector<Article> find_by_price_greater_than(double price) = 0;
  virtual std::vector<Article> find_by_title_less_than(std::string_view title) = 0;
  virtual std::vector<Article> find_by_published_before(std::chrono::year_month_day day) = 0;
  virtual std::vector<Article> find_by_published_after(std::chrono::year_month_day day) = 0;
  virtual std::vector<Article> find_by_withdrawn_before(std::chrono::year_month_day day) = 0;
  virtual std::vector<Article> find_by_published(std::chrono::year_month_day day) = 0;
  virtual std::vector<Article> find_by_status(Status status) = 0;
  virtual std::vector<Article> find_by_status_not(Status status) = 0;
  virtual std::vector<Article> find_by_active(bool active) = 0;
  // Null-safe.
  virtual std::vector<Article> find_by_rank(std::optional<int> rank) = 0;
  virtual std::vector<Article> find_by_rank_not(std::optional<int> rank) = 0;
  virtual std::vector<Article> find_by_subtitle_is(const std::optional<std::string>& subtitle) = 0;

  // Text.
  virtual std::vector<Article> find_by_title_starts_with(std::string_view text) = 0;
  virtual std::vector<Article> find_by_title_not_starts_with(std::string_view text) = 0;
  virtual std::vector<Article> find_by_title_ends_with(std::string_view text) = 0;
  virtual std::vector<Article> find_by_title_contains(std::string_view text) = 0;
  virtual std::vector<Article> find_by_subtitle_contains(std::string_view text) = 0;
  virtual std::vector<Article> find_by_subtitle_not_contains(std::string_view text) = 0;
  virtual std::vector<Article> find_by_title_like(std::string_view pattern) = 0;
  virtual std::vector<Article> find_by_title_not_like(std::string_view pattern) = 0;
  virtual std::vector<Article> find_by_subtitle_is_empty() = 0;
  virtual std::vector<Article> find_by_subtitle_is_not_empty() = 0;

  // Absent and boolean values.
  virtual std::vector<Article> find_by_subtitle_is_null() = 0;
  virtual std::vector<Article> find_by_subtitle_is_not_null() = 0;
  virtual std::vector<Article> find_by_rank_exists() = 0;
  virtual std::vector<Article> find_by_active_true() = 0;
  virtual std::vector<Article> find_by_active_is_false() = 0;
  virtual std::vector<Article> find_by_featured_true() = 0;
  virtual std::vector<Article> find_by_featured_false() = 0;
  virtual std::vector<Article> find_by_featured_is_not_true() = 0;

  // Lists and ranges.
  virtual std::vector<Article> find_by_id_in(const std::vector<std::int64_t>& ids) = 0;
  virtual std::vector<Article> find_by_id_not_in(std::span<const std::int64_t> ids) = 0;
  virtual std::vector<Article> find_by_rank_in(const std::vector<int>& ranks) = 0;
  virtual std::vector<Article> find_by_rank_not_in(const std::vector<int>& ranks) = 0;
  virtual std::vector<Article> find_by_title_in(const std::vector<std::string>& titles) = 0;
  virtual std::vector<Article> find_by_status_in(const std::vector<Status>& statuses) = 0;
  virtual std::vector<Article> find_by_price_in(const std::vector<double>& prices) = 0;
  virtual std::vector<Article> find_by_published_in(const std::vector<std::chrono::year_month_day>& days) = 0;
  virtual std::vector<Article> find_by_stock_between(int low, int high) = 0;
  virtual std::vector<Article> find_by_rank_not_between(int low, int high) = 0;
  virtual std::vector<Article> find_by_published_between(std::chrono::year_month_day from,
                                                         std::chrono::year_month_day to) = 0;

  // Paths through a collection.
  virtual std::vector<Article> find_by_tags_label(std::string_view label) = 0;
  virtual std::vector<Article> find_by_tags__label(std::string_view label) = 0;
  virtual std::vector<Article> find_by_tags_label_not(std::string_view label) = 0;
  virtual std::vector<Article> find_by_tags_weight_is_null() = 0;
  virtual std::vector<Article> find_by_tags_label_and_tags_weight_greater_than(std::string_view label, int weight) = 0;
  virtual std::vector<Article> find_by_tags_is_empty() = 0;
  virtual std::vector<Article> find_by_tags_is_not_empty() = 0;

  // And, or.
  virtual std::vector<Article> find_by_active_true_and_stock(int stock) = 0;
  virtual std::vector<Article> find_by_stock_or_status(int stock, Status status) = 0;
  virtual std::vector<Article> find_by_active_true_and_stock_or_status(int stock, Status status) = 0;

  // Order and limit.
  virtual std::vector<Article> find_all_order_by_title() = 0;
  virtual std::vector<Article> find_all_order_by_stock_desc_and_id() = 0;
  virtual std::vector<Article> find_all_order_by_rank_and_id() = 0;
  virtual std::vector<Article> find_all_order_by_rank_desc_and_id_desc() = 0;
  virtual std::vector<Article> findByActiveTrueOrderByPublishedDescAndIdAsc() = 0;
  virtual std::vector<Article> find_first_2_by_active_true_order_by_id_desc() = 0;
  virtual std::optional<Article> find_first_by_stock_order_by_id_desc(int stock) = 0;

  // Shapes of the result.
  virtual Article* get_by_title_and_stock(std::string_view title, int stock) = 0;
  virtual Article& get_one_by_stock(int stock) = 0;
  virtual std::vector<Article*> list_by_active_true_order_by_id() = 0;
  virtual std::optional<Article> find_one_by_stock(int stock) = 0;
  virtual Article read_one_by_stock(int stock) = 0;

  // Count, exists, delete.
  virtual std::int64_t count_by_active_true() = 0;
  virtual int count_by_tags_label(std::string_view label) = 0;
  virtual bool exists_by_title(std::string_view title) = 0;
  virtual bool exists_by_tags_weight_less_than(int weight) = 0;
  virtual std::int64_t delete_by_stock(int stock) = 0;
  virtual bool delete_by_title(std::string_view title) = 0;
  virtual void delete_by_status(Status status) = 0;
  virtual std::int64_t delete_by_tags_label(std::string_view label) = 0;
  virtual std::int64_t delete_by_id_in(const std::vector<std::int64_t>& ids) = 0;
};

}  // namespace conformance
