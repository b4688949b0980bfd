// The repositories of the query cases, by what their methods are about.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "conformance/queries/catalogue.hpp"

namespace catalogue {

using Items = std::vector<Item>;
using Day = std::chrono::year_month_day;
using Strings = std::vector<std::string>;

// Comparison, absent values, lists, enumerators, two fields, and/or.
class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual Items find_by_stock(int stock) = 0;
  virtual Items find_by_stock_is(std::int64_t stock) = 0;
  virtual Items find_by_stock_equal(int stock) = 0;
  virtual Items find_by_stock_equals(int stock) = 0;
  virtual Items find_by_stock_equal_to(std::uint64_t stock) = 0;
  virtual Items find_by_stock_is_equal_to(int stock) = 0;
  virtual Items find_by_stock_not(int stock) = 0;
  virtual Items find_by_stock_is_not(int stock) = 0;
  virtual Items find_by_stock_not_equal(int stock) = 0;
  virtual Items find_by_stock_is_not_equal_to(int stock) = 0;
  virtual Items find_by_stock_less_than(int stock) = 0;
  virtual Items find_by_stock_lower_than(int stock) = 0;
  virtual Items find_by_stock_is_less_than(int stock) = 0;
  virtual Items find_by_stock_less_than_equal(int stock) = 0;
  virtual Items find_by_stock_less_than_or_equal(int stock) = 0;
  virtual Items find_by_stock_lower_than_or_equal_to(int stock) = 0;
  virtual Items find_by_stock_greater_than(int stock) = 0;
  virtual Items find_by_stock_greater_than_or_equal_to(int stock) = 0;
  virtual Items find_by_stock_greater_than_equals(int stock) = 0;
  virtual Items find_by_stock_not_less_than(int stock) = 0;
  virtual Items find_by_stock_not_greater_than(int stock) = 0;
  virtual Items find_by_stock_not_greater_than_equal(int stock) = 0;
  virtual Items find_by_stock_is_not_less_than_or_equal_to(int stock) = 0;
  virtual Items find_by_stock_before(int stock) = 0;
  virtual Items find_by_stock_after(int stock) = 0;
  virtual Items find_by_stock_not_after(int stock) = 0;
  virtual Items find_by_stock_between(int low, int high) = 0;
  virtual Items find_by_stock_in_range(int low, int high) = 0;
  virtual Items find_by_stock_is_between(int low, int high) = 0;
  virtual Items find_by_stock_not_between(int low, int high) = 0;
  virtual Items find_by_stock_is_not_in_range(int low, int high) = 0;
  virtual Items find_by_stock_in(const std::vector<int>& stocks) = 0;
  virtual Items find_by_stock_in_list(std::span<const std::int64_t> stocks) = 0;
  virtual Items find_by_stock_is_in(const std::vector<int>& stocks) = 0;
  virtual Items find_by_stock_not_in(const std::vector<int>& stocks) = 0;
  virtual Items find_by_stock_is_not_in_list(const std::vector<int>& stocks) = 0;
  virtual Items findByStockGreaterThanAndActiveTrue(int stock) = 0;
  virtual Items FindByStockLessThanEqual(int stock) = 0;

  virtual Items find_by_low(int low) = 0;
  virtual Items find_by_low(std::optional<int> low) = 0;
  virtual Items find_by_low_not(int low) = 0;
  virtual Items find_by_low_is_not(std::optional<int> low) = 0;
  virtual Items find_by_low_less_than(int low) = 0;
  virtual Items find_by_low_not_less_than(int low) = 0;
  virtual Items find_by_low_between(int low, int high) = 0;
  virtual Items find_by_low_not_between(int low, int high) = 0;
  virtual Items find_by_low_in(const std::vector<int>& lows) = 0;
  virtual Items find_by_low_not_in(const std::vector<int>& lows) = 0;
  virtual Items find_by_low_null() = 0;
  virtual Items find_by_low_is_null() = 0;
  virtual Items find_by_low_not_null() = 0;
  virtual Items find_by_low_is_not_null() = 0;
  virtual Items find_by_low_exists() = 0;
  virtual Items find_by_low_not_exists() = 0;

  virtual Items find_by_price(double price) = 0;
  virtual Items find_by_price_equals(int price) = 0;
  virtual Items find_by_price_less_than(double price) = 0;
  virtual Items find_by_price_less_than_equal(float price) = 0;
  virtual Items find_by_price_between(double low, double high) = 0;
  virtual Items find_by_price_in(const std::vector<double>& prices) = 0;
  virtual Items find_by_weight_greater_than(double weight) = 0;
  virtual Items find_by_weight_not_greater_than(double weight) = 0;
  virtual Items find_by_weight_is_null() = 0;

  virtual Items find_by_active(bool active) = 0;
  virtual Items find_by_active_true() = 0;
  virtual Items find_by_active_is_true() = 0;
  virtual Items find_by_active_false() = 0;
  virtual Items find_by_active_not_true() = 0;
  virtual Items find_by_checked_true() = 0;
  virtual Items find_by_checked_false() = 0;
  virtual Items find_by_checked_not_true() = 0;
  virtual Items find_by_checked_is_not_false() = 0;
  virtual Items find_by_checked_null() = 0;
  virtual Items find_by_checked(std::optional<bool> checked) = 0;

  virtual Items find_by_kind(Kind kind) = 0;
  virtual Items find_by_kind_not(Kind kind) = 0;
  virtual Items find_by_kind_in(const std::vector<Kind>& kinds) = 0;
  virtual Items find_by_kind_plain() = 0;
  virtual Items find_by_kind_is_plain() = 0;
  virtual Items find_by_kind_not_plain() = 0;
  virtual Items find_by_kind_is_not_old_stock() = 0;
  virtual Items findByKindOldStock() = 0;
  virtual Items find_by_previous_spare() = 0;
  virtual Items find_by_previous_not_spare() = 0;
  virtual Items find_by_previous_is_null() = 0;
  virtual Items find_by_previous(std::optional<Kind> previous) = 0;

  virtual Items find_by_made(Day day) = 0;
  virtual Items find_by_made_before(Day day) = 0;
  virtual Items find_by_made_after(Day day) = 0;
  virtual Items find_by_made_between(Day from, Day to) = 0;
  virtual Items find_by_made_in(const std::vector<Day>& days) = 0;
  virtual Items find_by_made_less_than_equal(Day day) = 0;
  virtual Items find_by_sold_after(Day day) = 0;
  virtual Items find_by_sold_not_after(Day day) = 0;
  virtual Items find_by_sold_is_null() = 0;

  virtual Items find_by_stock_less_than_field_low() = 0;
  virtual Items find_by_stock_equal_field_low() = 0;
  virtual Items find_by_stock_not_equal_field_low() = 0;
  virtual Items find_by_stock_greater_than_or_equal_to_field_low() = 0;
  virtual Items find_by_made_before_field_sold() = 0;
  virtual Items find_by_kind_equal_field_previous() = 0;
  virtual Items find_by_kind_not_equal_field_previous() = 0;
  virtual Items find_by_price_greater_than_field_stock() = 0;
  virtual Items find_by_parts_qty_less_than_field_parts_cap() = 0;
  virtual Items find_by_parts_qty_greater_than_field_stock() = 0;
  virtual Items find_by_stock_less_than_field_parts_qty() = 0;

  virtual Items find_by_stock_or_kind(int stock, Kind kind) = 0;
  virtual Items find_by_either_stock_or_kind_and_active_true(int stock, Kind kind) = 0;
  virtual Items find_by_active_true_and_either_stock_or_low_is_null(int stock) = 0;
  virtual Items find_by_either_name_or_name_or_name_and_active_true(std::string_view a, std::string_view b,
                                                                    std::string_view c) = 0;
  virtual Items find_by_either_kind_plain_or_kind_spare_and_either_stock_or_stock(int a, int b) = 0;
  virtual Items find_by_name_or_name_or_name(std::string_view a, std::string_view b, std::string_view c) = 0;
  virtual Items find_by_id(std::int64_t id) = 0;
  virtual Items find_by_id_in(const std::vector<std::int64_t>& ids) = 0;

  [[repoc::derive("find_by_kind_plain_and_active_true_or_kind_spare_and_active_false")]]
  virtual Items odd_mixture() = 0;
  [[repoc::derive("find_by_stock_or_kind_and_active_true")]]
  virtual Items loosely(int stock, Kind kind) = 0;
};

class [[repoc::repository]] ItemTexts : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual Items find_by_name(std::string_view name) = 0;
  virtual Items find_by_name_not(const std::string& name) = 0;
  virtual Items find_by_name_in(const Strings& names) = 0;
  virtual Items find_by_name_not_in(const std::vector<const char*>& names) = 0;
  virtual Items find_by_name_between(std::string_view low, std::string_view high) = 0;
  virtual Items find_by_name_starts_with(std::string_view text) = 0;
  virtual Items find_by_name_starting_with(std::string_view text) = 0;
  virtual Items find_by_name_not_starts_with(std::string_view text) = 0;
  virtual Items find_by_name_ends_with(std::string_view text) = 0;
  virtual Items find_by_name_ending_with(std::string_view text) = 0;
  virtual Items find_by_name_not_ends_with(std::string_view text) = 0;
  virtual Items find_by_name_contains(std::string_view text) = 0;
  virtual Items find_by_name_containing(std::string_view text) = 0;
  virtual Items find_by_name_not_contains(std::string_view text) = 0;
  virtual Items find_by_name_like(std::string_view pattern) = 0;
  virtual Items find_by_name_not_like(std::string_view pattern) = 0;
  virtual Items find_by_name_ilike(std::string_view pattern) = 0;
  virtual Items find_by_name_not_ilike(std::string_view pattern) = 0;
  virtual Items find_by_name_like_ignore_case(std::string_view pattern) = 0;
  virtual Items find_by_name_ignore_case(std::string_view name) = 0;
  virtual Items find_by_name_ignoring_case(std::string_view name) = 0;
  virtual Items find_by_name_not_ignore_case(std::string_view name) = 0;
  virtual Items find_by_name_starts_with_ignore_case(std::string_view text) = 0;
  virtual Items find_by_name_contains_ignore_case(std::string_view text) = 0;
  virtual Items find_by_name_not_contains_ignore_case(std::string_view text) = 0;
  virtual Items find_by_name_ends_with_ignore_case(std::string_view text) = 0;
  virtual Items find_by_name_in_ignore_case(const Strings& names) = 0;
  virtual Items find_by_name_not_in_ignore_case(const Strings& names) = 0;
  virtual Items find_by_name_between_ignore_case(std::string_view low, std::string_view high) = 0;
  virtual Items find_by_name_less_than_ignore_case(std::string_view name) = 0;
  virtual Items find_by_name_and_note_all_ignore_case(std::string_view name, std::string_view note) = 0;
  virtual Items find_by_name_or_note_all_ignoring_case(std::string_view name, std::string_view note) = 0;
  virtual Items find_by_name_and_stock_all_ignore_case(std::string_view name, int stock) = 0;
  virtual Items find_by_name_ignore_case_and_note(std::string_view name, std::string_view note) = 0;
  virtual Items find_by_note(std::string_view note) = 0;
  virtual Items find_by_note_not(std::string_view note) = 0;
  virtual Items find_by_note_contains(std::string_view text) = 0;
  virtual Items find_by_note_not_contains(std::string_view text) = 0;
  virtual Items find_by_note_starts_with(std::string_view text) = 0;
  virtual Items find_by_note_ends_with(std::string_view text) = 0;
  virtual Items find_by_note_like(std::string_view pattern) = 0;
  virtual Items find_by_note_empty() = 0;
  virtual Items find_by_note_is_empty() = 0;
  virtual Items find_by_note_not_empty() = 0;
  virtual Items find_by_note_is_not_empty() = 0;
  virtual Items find_by_note_ignore_case(std::string_view note) = 0;
  virtual Items find_by_note_equal_ignore_case(std::optional<std::string_view> note) = 0;
  virtual Items find_by_note_not_ignore_case(std::string_view note) = 0;
};

class [[repoc::repository]] ItemPaths : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual Items find_by_parts_label(std::string_view label) = 0;
  virtual Items find_by_parts_id(std::string_view label) = 0;
  virtual Items find_by_parts__label(std::string_view label) = 0;
  virtual Items find_by_parts_any_label(std::string_view label) = 0;
  virtual Items find_by_parts__any__label(std::string_view label) = 0;
  virtual Items find_by_parts_every_label(std::string_view label) = 0;
  virtual Items find_by_parts__every__label(std::string_view label) = 0;
  virtual Items find_by_parts_none_label(std::string_view label) = 0;
  virtual Items find_by_parts_label_not(std::string_view label) = 0;
  virtual Items find_by_parts_none_label_not(std::string_view label) = 0;
  virtual Items find_by_parts_label_in(const Strings& labels) = 0;
  virtual Items find_by_parts_label_ignore_case(std::string_view label) = 0;
  virtual Items find_by_parts_every_qty_greater_than(int qty) = 0;
  virtual Items find_by_parts_cap_less_than(int cap) = 0;
  virtual Items find_by_parts_every_cap_less_than(int cap) = 0;
  virtual Items find_by_parts_none_cap_greater_than(int cap) = 0;
  virtual Items find_by_parts_cap_is_null() = 0;
  virtual Items find_by_parts_every_cap_is_not_null() = 0;
  virtual Items find_by_parts_empty() = 0;
  virtual Items find_by_parts_is_empty() = 0;
  virtual Items find_by_parts_not_empty() = 0;
  virtual Items find_by_parts_is_not_empty() = 0;
  virtual Items find_by_parts_label_and_parts_qty(std::string_view label, int qty) = 0;
  virtual Items find_by_parts_label_and_parts_qty_greater_than(std::string_view label, int qty) = 0;
  virtual Items find_by_parts_label_and_stock_and_parts_qty(std::string_view label, int stock, int qty) = 0;
  virtual Items find_by_parts_none_label_and_parts_none_qty(std::string_view label, int qty) = 0;
  virtual Items find_by_parts_every_label_and_parts_every_qty(std::string_view label, int qty) = 0;
  virtual Items find_by_parts_label_or_parts_qty(std::string_view label, int qty) = 0;
  virtual Items find_by_parts_marks_code(std::string_view code) = 0;
  virtual Items find_by_parts_marks_level_greater_than(int level) = 0;
  virtual Items find_by_parts_every_marks_code(std::string_view code) = 0;
  virtual Items find_by_parts_marks_every_level_less_than(int level) = 0;
  virtual Items find_by_parts_none_marks_code(std::string_view code) = 0;
  virtual Items find_by_parts_marks_none_code(std::string_view code) = 0;
  virtual Items find_by_parts_label_and_parts_marks_code(std::string_view label, std::string_view code) = 0;
  virtual Items find_by_parts_label_and_parts_marks_code_and_parts_marks_level(std::string_view label,
                                                                               std::string_view code, int level) = 0;
  virtual Items find_by_parts_marks_is_empty() = 0;
  [[repoc::derive("find_by_parts.every.marks.any.code")]]
  virtual Items each_part_marked(std::string_view code) = 0;
  virtual std::int64_t count_by_parts_label(std::string_view label) = 0;
  virtual bool exists_by_parts_marks_code(std::string_view code) = 0;
};

// Order, limits, pages, streams.
class [[repoc::repository]] ItemOrders : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual Items find_all_order_by_name() = 0;
  virtual Items find_all_order_by_name_desc() = 0;
  virtual Items find_all_order_by_name_ignore_case() = 0;
  virtual Items find_all_order_by_name_ignore_case_desc() = 0;
  virtual Items find_all_order_by_low() = 0;
  virtual Items find_all_order_by_low_desc() = 0;
  virtual Items find_all_order_by_low_nulls_last() = 0;
  virtual Items find_all_order_by_low_asc_nulls_first() = 0;
  virtual Items find_all_order_by_low_desc_nulls_first() = 0;
  virtual Items find_all_order_by_low_desc_nulls_last() = 0;
  virtual Items find_all_order_by_kind_and_stock_desc() = 0;
  virtual Items find_all_sort_by_made_name() = 0;
  virtual Items find_all_order_by_note_and_name_all_ignore_case() = 0;
  virtual Items find_by_order_by_stock() = 0;
  virtual Items list_order_by_id_desc() = 0;
  virtual Items find_by_active_true_order_by_price_desc_id() = 0;
  virtual Items find_first_order_by_stock() = 0;
  virtual Items find_first_3_order_by_stock_desc() = 0;
  virtual Items find_top2_by_active_true_order_by_price() = 0;
  virtual Items find_distinct_by_parts_qty_greater_than_order_by_id(int qty) = 0;
  virtual std::optional<Item> find_first_by_kind_order_by_stock_desc(Kind kind) = 0;

  virtual Items find_by_active_true_order_by_stock(repoc::Limit limit) = 0;
  virtual Items find_by_active_true_order_by_stock(repoc::Limit limit, repoc::Offset offset) = 0;
  virtual Items find_by_active_true_order_by_stock(repoc::Offset offset) = 0;
  virtual Items find_by_active(bool active, repoc::Sort<Item> sort) = 0;
  virtual Items find_by_active_order_by_kind(const repoc::Sort<Item>& sort, bool active, repoc::Limit limit) = 0;

  virtual repoc::Page<Item> find_all_order_by_stock(repoc::PageRequest page) = 0;
  virtual repoc::Page<Item> find_by_kind_order_by_name(Kind kind, repoc::PageRequest page) = 0;
  virtual repoc::Page<std::string> find_name_by_active_true_order_by_name(repoc::PageRequest page) = 0;
  virtual repoc::Page<Kind> find_distinct_kind_order_by_kind(repoc::PageRequest page) = 0;
  virtual repoc::Slice<Item> list_all_order_by_stock(repoc::PageRequest page) = 0;
  virtual repoc::CursorPage<Item> read_all_order_by_name(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<Item> read_all_order_by_name_ignore_case_desc(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<Item> read_all_order_by_low(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<Item> read_all_order_by_low_desc(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<Item> read_all_order_by_low_nulls_last(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<Item> read_all_order_by_low_desc_nulls_first(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<Item> read_all_order_by_kind_and_low_desc_and_made(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<Item> read_by_active_true(const repoc::Cursor& cursor) = 0;
  virtual repoc::CursorPage<KindAndLow> read_by_active_true_order_by_kind_and_low(const repoc::Cursor& cursor) = 0;

  virtual repoc::Stream<Item> stream_by_active_true_order_by_name() = 0;
  virtual repoc::Stream<std::string> stream_name_order_by_name() = 0;

  virtual Items find_by_name_containing_and_stock_less_than_order_by_id(repoc::Maybe<std::string_view> name,
                                                                        repoc::Maybe<int> stock) = 0;
  virtual Items find_by_name_or_stock_order_by_id(repoc::Maybe<std::string_view> name, repoc::Maybe<int> stock) = 0;
  virtual Items find_by_kind_in_and_parts_label_order_by_id(const repoc::Maybe<std::vector<Kind>>& kinds,
                                                            repoc::Maybe<std::string> label) = 0;
  virtual Items find_by_either_name_or_note_and_active_order_by_id(repoc::Maybe<std::string> name,
                                                                   repoc::Maybe<std::string> note,
                                                                   repoc::Maybe<bool> active) = 0;
  virtual std::int64_t count_by_kind_and_active(repoc::Maybe<Kind> kind, repoc::Maybe<bool> active) = 0;
  virtual std::int64_t delete_by_kind_and_active(repoc::Maybe<Kind> kind, repoc::Maybe<bool> active) = 0;
};

// Projections, counts, aggregates, groups, cardinality.
class [[repoc::repository]] ItemResults : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual Strings find_name_by_active_true_order_by_id() = 0;
  virtual std::vector<std::optional<int>> find_low_order_by_id() = 0;
  virtual std::optional<int> find_stock_by_name(std::string_view name) = 0;
  virtual std::optional<int> find_low_by_name(std::string_view name) = 0;
  virtual std::int64_t get_stock_by_name(std::string_view name) = 0;
  virtual std::int64_t get_id_by_kind(Kind kind) = 0;
  virtual std::vector<Kind> find_distinct_kind_order_by_kind() = 0;
  virtual std::vector<bool> find_distinct_active_order_by_active_desc() = 0;
  virtual std::vector<Line> find_name_and_stock_by_stock_greater_than_order_by_id(int stock) = 0;
  virtual std::vector<Line> list_by_kind_spare_order_by_id() = 0;
  virtual std::optional<Line> find_by_name(std::string_view name) = 0;
  virtual std::vector<Dated> find_by_sold_is_not_null_order_by_sold_desc() = 0;
  virtual std::vector<Day> find_made_by_kind_spare_order_by_id() = 0;
  virtual Strings find_parts_label_by_id(std::int64_t id) = 0;
  virtual std::vector<PartLine> find_name_and_parts_label_by_parts_qty_greater_than_order_by_id(int qty) = 0;
  virtual Strings find_distinct_parts_label() = 0;
  virtual std::vector<int> find_parts_marks_level_by_name(std::string_view name) = 0;
  virtual Strings find_first_2_name_by_active_true_order_by_stock_desc() = 0;

  virtual std::int64_t count_all() = 0;
  virtual int count_by_kind(Kind kind) = 0;
  virtual std::int64_t count_distinct() = 0;
  virtual std::int64_t count_distinct_stock() = 0;
  virtual std::int64_t count_distinct_low() = 0;
  virtual std::int64_t count_distinct_kind_by_active_true() = 0;
  virtual std::int64_t count_distinct_parts_label() = 0;
  virtual bool exists_by_low_is_null_and_active_true() = 0;
  virtual bool exists_by_name_ignore_case(std::string_view name) = 0;

  virtual std::int64_t sum_stock() = 0;
  virtual std::int64_t sum_stock_by_kind(Kind kind) = 0;
  virtual std::optional<std::int64_t> sum_stock_by_name(std::string_view name) = 0;
  virtual std::int64_t sum_low() = 0;
  virtual double sum_price_by_kind_plain() = 0;
  virtual double avg_stock() = 0;
  virtual std::optional<double> avg_stock_by_name(std::string_view name) = 0;
  virtual double avg_low_by_kind(Kind kind) = 0;
  virtual int min_stock() = 0;
  virtual std::optional<int> max_stock_by_kind(Kind kind) = 0;
  virtual std::string min_name() = 0;
  virtual std::string max_name() = 0;
  virtual Day min_made() = 0;
  virtual std::optional<Day> max_sold() = 0;
  virtual int max_low_by_name(std::string_view name) = 0;
  virtual std::int64_t sum_parts_qty() = 0;
  virtual int max_parts_qty_by_active_true() = 0;
  virtual double avg_parts_qty() = 0;

  virtual std::map<Kind, std::int64_t> count_group_by_kind() = 0;
  virtual std::map<Kind, int> count_by_active_true_group_by_kind() = 0;
  virtual std::map<Kind, std::int64_t> sum_stock_group_by_kind() = 0;
  virtual std::map<std::optional<bool>, std::int64_t> count_group_by_checked() = 0;
  virtual std::unordered_map<bool, double> max_price_group_by_active() = 0;
  virtual std::vector<KindCount> count_group_by_kind_and_active() = 0;
  virtual std::vector<KindAverage> avg_stock_group_by_kind() = 0;
  virtual std::map<std::string, std::int64_t> count_group_by_parts_label() = 0;

  virtual Item& get_by_name(std::string_view name) = 0;
  virtual Item* find_one_by_stock(int stock) = 0;
  virtual Item read_by_stock(int stock) = 0;
  virtual std::optional<Item> query_by_stock(int stock) = 0;
  virtual std::vector<Item*> search_by_kind_order_by_id(Kind kind) = 0;

  [[repoc::query("select i.* from items i where length(i.name) = :length order by i.id")]]
  virtual Items by_name_length(int length) = 0;
  [[repoc::query(
      "select i.name, i.stock from items i where i.stock > :least "
      "order by i.stock desc, i.id")]]
  virtual std::vector<Line> well_stocked(int least) = 0;
  [[repoc::query(R"(
      select count(*)
      from items i
      where i.kind in (:kinds))")]]
  virtual std::int64_t count_of(const std::vector<Kind>& kinds) = 0;
  [[repoc::query("select name from items where id = :id")]]
  virtual std::optional<std::string> name_of(std::int64_t id) = 0;
  [[repoc::query("update items set stock = 0 where stock < :least")]]
  virtual std::int64_t empty_below(int least) = 0;
};

// Update and delete by name, locks.
class [[repoc::repository]] ItemWrites : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual Item* get_by_name(std::string_view name) = 0;
  virtual std::vector<Item*> find_by_kind_order_by_id_for_update(Kind kind) = 0;
  virtual Item* find_by_id_for_update_nowait(std::int64_t id) = 0;
  virtual Item* find_by_id_for_update_skip_locked(std::int64_t id) = 0;
  virtual Item* find_by_id_for_share(std::int64_t id) = 0;

  virtual std::int64_t update_stock_by_id(int stock, std::int64_t id) = 0;
  virtual std::int64_t update_name_and_note_by_kind(std::string_view name, std::optional<std::string_view> note,
                                                    Kind kind) = 0;
  virtual bool update_kind_by_name(Kind kind, std::string_view name) = 0;
  virtual void modify_active_by_stock_less_than(bool active, int stock) = 0;
  virtual std::int64_t update_increment_stock_by_active_true(int by) = 0;
  virtual std::int64_t update_decrement_stock_and_clear_note_by_parts_label(int by, std::string_view label) = 0;
  virtual std::int64_t update_increment_low_by_active_true(int by) = 0;
  virtual std::int64_t update_increment_price_by_kind(double by, Kind kind) = 0;
  virtual std::int64_t update_all_items_clear_sold_by_sold_is_not_null() = 0;

  virtual std::int64_t delete_by_kind(Kind kind) = 0;
  virtual bool delete_by_name_ignore_case(std::string_view name) = 0;
  virtual void remove_by_parts_label(std::string_view label) = 0;
  virtual std::int64_t erase_by_parts_every_qty_less_than(int qty) = 0;
  virtual std::int64_t delete_by_stock_less_than_field_low() = 0;
  virtual std::int64_t delete_by_parts_qty_greater_than_field_stock() = 0;
  virtual std::int64_t delete_first_2_by_active_true_order_by_stock() = 0;
  virtual Items delete_by_kind_old_stock() = 0;
  virtual Items delete_first_by_active_true_order_by_stock_desc() = 0;
  virtual std::int64_t delete_all() = 0;
};

class [[repoc::repository]] Extremes : public repoc::Repository<Extreme, std::string> {
 public:
  using Rows = std::vector<Extreme>;
  virtual Rows find_by_i8(std::int8_t value) = 0;
  virtual Rows find_by_i8_equals(int value) = 0;
  virtual Rows find_by_u8(std::uint8_t value) = 0;
  virtual Rows find_by_u8_equals(int value) = 0;
  virtual Rows find_by_i16(std::int16_t value) = 0;
  virtual Rows find_by_u16(std::uint16_t value) = 0;
  virtual Rows find_by_i32(std::int32_t value) = 0;
  virtual Rows find_by_i32_equals(std::int64_t value) = 0;
  virtual Rows find_by_i32_is(double value) = 0;
  virtual Rows find_by_u32(std::uint32_t value) = 0;
  virtual Rows find_by_i64(std::int64_t value) = 0;
  virtual Rows find_by_i64_less_than(std::int64_t value) = 0;
  virtual Rows find_by_i64_in(const std::vector<std::int64_t>& values) = 0;
  virtual Rows find_by_u64(std::uint64_t value) = 0;
  virtual Rows find_by_u64_greater_than(std::int64_t value) = 0;
  virtual Rows find_by_f32(float value) = 0;
  virtual Rows find_by_f64(double value) = 0;
  virtual Rows find_by_f64_less_than(double value) = 0;
  virtual Rows find_by_f64_between(double low, double high) = 0;
  virtual Rows find_all_order_by_i64_desc() = 0;
  virtual Rows find_all_order_by_f64() = 0;
  virtual std::int64_t sum_i64_by_i64_less_than(std::int64_t value) = 0;
  virtual std::int64_t sum_i64() = 0;
  virtual std::int64_t min_i64() = 0;
  virtual std::uint64_t max_u64() = 0;
  virtual std::int64_t update_increment_i8_by_id(int by, std::string_view id) = 0;
  virtual std::int64_t update_decrement_u8_by_id(int by, std::string_view id) = 0;
  virtual std::int64_t update_increment_i64_by_id(std::int64_t by, std::string_view id) = 0;
  virtual std::int64_t update_increment_f32_by_id(double by, std::string_view id) = 0;
  virtual std::int64_t update_increment_f64_by_id(double by, std::string_view id) = 0;
  virtual std::int64_t update_u8_by_id(int value, std::string_view id) = 0;
  virtual std::int64_t update_i32_by_id(std::int64_t value, std::string_view id) = 0;
  virtual std::int64_t update_u64_by_id(std::uint64_t value, std::string_view id) = 0;
  virtual std::int64_t update_f32_by_id(double value, std::string_view id) = 0;
};

class [[repoc::repository]] Odds : public repoc::Repository<Odd, std::int64_t> {
 public:
  using Rows = std::vector<Odd>;
  virtual Rows find_by_order(std::string_view order) = 0;
  virtual Rows find_by_order_id(std::int64_t id) = 0;
  virtual Rows find_by_order_and_order_id_order_by_order_id(std::string_view order, std::int64_t id) = 0;
  virtual Rows find_by_organisation(std::string_view organisation) = 0;
  virtual Rows find_by_not_before(std::chrono::year_month_day day) = 0;
  virtual Rows find_by_not_before_before(std::chrono::year_month_day day) = 0;
  virtual Rows find_by_valid_before(std::chrono::year_month_day day) = 0;
  virtual Rows find_by_valid_before_after(std::chrono::year_month_day day) = 0;
  virtual Rows find_by_code(std::string_view code) = 0;
  virtual Rows find_by_code_like_like(std::string_view pattern) = 0;
  virtual Rows find_by_code_is_like(std::string_view pattern) = 0;
  virtual Rows find_by_in_stock(bool in_stock) = 0;
  virtual Rows find_by_in_stock_true() = 0;
  virtual Rows find_by_address1(std::string_view address) = 0;
  virtual Rows find_by_by(std::string_view by) = 0;
  virtual Rows find_by_first(int first) = 0;
  virtual std::vector<int> find_first_by_first_greater_than_order_by_number(int first) = 0;
  virtual Rows find_by_top3_greater_than(int top3) = 0;
  virtual Rows find_by_distinct(std::string_view distinct) = 0;
  virtual Strings find_distinct_distinct() = 0;
  virtual Rows find_by_min_is_null() = 0;
  virtual std::optional<int> min_min() = 0;
  virtual std::int64_t sum_sum_total() = 0;
  virtual Rows find_by_all_and_by(std::string_view all, std::string_view by) = 0;
  virtual Rows find_by_either_way(std::string_view way) = 0;
  virtual Rows find_all_order_by_desc_desc() = 0;
  virtual Rows find_by_camel_case(std::string_view camel) = 0;
  virtual Rows findByCamelCaseAndMember(std::string_view camel, std::string_view member) = 0;
  virtual Rows find_by_trailing(std::string_view text) = 0;
  virtual Rows find_by_id(std::int64_t number) = 0;
  virtual Rows find_all_odds_by_number(std::int64_t number) = 0;
};

}  // namespace catalogue
