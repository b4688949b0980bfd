// A small aggregate whose repository is written by hand in the way that repoc writes it, so that each helper of
// SqlRepository has a method here: items with notes, on a SQLite file with every statement logged.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <repoc/repoc.hpp>
#include <repoc/sqlite/generated.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace items {

struct Note {
  int number{};
  std::string text;
  friend bool operator==(const Note&, const Note&) = default;
};
struct Item {
  std::string sku;
  std::string name;
  std::optional<double> price;
  int stock{};
  std::int64_t version{};
  std::vector<Note> notes;
  friend bool operator==(const Item&, const Item&) = default;
};
struct NameAndPrice {
  std::string name;
  std::optional<double> price;
  friend bool operator==(const NameAndPrice&, const NameAndPrice&) = default;
};

using repoc::Maybe;
enum class RawOn { items, notes };

class Items : public repoc::Repository<Item, std::string> {
 public:
  using Range = std::vector<std::string>;
  virtual std::vector<Item> search(Maybe<std::string_view> name, Maybe<double> least, Maybe<double> most,
                                   repoc::Limit limit, repoc::Offset offset, const repoc::Sort<Item>& sort) = 0;
  virtual std::vector<std::string> find_sku(Maybe<Range> skus, Maybe<std::string> pattern, int stock) = 0;
  virtual std::vector<std::string> find_sku_either(std::vector<Maybe<std::string_view>> names) = 0;
  virtual repoc::Page<Item> page(Maybe<int> stock, repoc::PageRequest request) = 0;
  virtual repoc::Slice<NameAndPrice> slice(repoc::PageRequest request) = 0;
  virtual repoc::CursorPage<Item> from(int least_stock, repoc::Cursor cursor) = 0;
  virtual repoc::CursorPage<std::string> from_by_sku(repoc::Cursor cursor) = 0;
  virtual repoc::Stream<Item> stream(std::string_view name) = 0;
  virtual repoc::Stream<std::string> stream_sku(const Range& skus) = 0;
  virtual std::vector<Item> remove_by_name(Maybe<std::string_view> name) = 0;
  virtual int update_stock_by_name(int stock, Maybe<std::string_view> name) = 0;
  virtual bool increment_stock(int delta, std::string_view sku) = 0;
  virtual Item* lock(std::string_view sku) = 0;
  virtual std::optional<double> max_price(std::string_view name) = 0;
  virtual double price_of(std::string_view sku) = 0;
  virtual std::optional<double> maybe_price_of(std::string_view sku) = 0;
  virtual std::int64_t sum_stock(std::string_view name) = 0;
  virtual std::map<std::optional<double>, std::int64_t> count_by_price() = 0;
  virtual std::optional<NameAndPrice> row_of(std::string_view name) = 0;
  virtual std::vector<std::string> raw_notes() = 0;
  virtual std::int64_t raw_write(int stock) = 0;
  virtual std::int64_t raw(RawOn table) = 0;
};

}  // namespace items

template <>
struct repoc::Access::Mapping<items::Note> {
  using Entity = items::Note;
  using Key = int;
  static constexpr int kColumns = 2;
  struct Stored {
    int number{};
    std::string text{};
  };
  using Owned = repoc::Owned<>;
  static Entity make() { return {}; }
  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.number);
    row.get(at + 1, e.text);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    column == 0 ? statement.bind(at, e.number) : statement.bind(at, e.text);
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.number); }
  static void store(const Entity& e, Stored& s) {
    s.number = e.number;
    s.text = e.text;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.text != s.text) columns.set(1);
  }
};

template <>
struct repoc::Access::Mapping<items::Item> {
  using Entity = items::Item;
  using Key = std::string;
  static constexpr int kColumns = 5;
  static constexpr int kVersionColumn = 4;
  struct Stored {
    std::string sku{};
    std::string name{};
    std::optional<double> price{};
    int stock{};
    std::int64_t version{};
    repoc::StoredList<items::Note> notes{};
  };
  struct Notes {
    using Child = items::Note;
    static auto& of(auto& e) { return e.notes; }
  };
  using Owned = repoc::Owned<Notes>;
  static Entity make() { return {}; }
  static auto& version(auto& e) { return e.version; }
  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.sku);
    row.get(at + 1, e.name);
    row.get(at + 2, e.price);
    row.get(at + 3, e.stock);
    row.get(at + 4, e.version);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0:
        return statement.bind(at, e.sku);
      case 1:
        return statement.bind(at, e.name);
      case 2:
        return statement.bind(at, e.price);
      case 3:
        return statement.bind(at, e.stock);
      case 4:
        return statement.bind(at, e.version);
      default:
        return;
    }
  }
  static void bind_key(auto& statement, int at, const auto& e) { statement.bind(at, e.sku); }
  static void store(const Entity& e, Stored& s) {
    s.sku = e.sku;
    s.name = e.name;
    s.price = e.price;
    s.stock = e.stock;
    s.version = e.version;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.name != s.name) columns.set(1);
    if (e.price != s.price) columns.set(2);
    if (e.stock != s.stock) columns.set(3);
  }
};

namespace items {

inline constexpr repoc::sql::Column kNoteColumns[] = {{"number", "number"}, {"text", "text"}};
inline constexpr std::string_view kNoteKey[] = {"item_sku", "number"};
inline constexpr repoc::sql::Table kNote{
    .name = "note",
    .label = "Item.notes",
    .columns = kNoteColumns,
    .key = kNoteKey,
    .position = "notes_position",
    .load_one = "select item_sku, notes_position, number, text from note where item_sku = ?1 order by 1, 2",
    .load_many =
        "select item_sku, notes_position, number, text from note\n"
        "where item_sku in (select value from json_each(?1)) order by 1, 2",
    .insert = "insert into note (item_sku, notes_position, number, text) values (?1, ?2, ?3, ?4)",
    .remove = "delete from note where item_sku = ?1 and number = ?2",
};
inline constexpr repoc::sql::Column kItemColumns[] = {
    {"sku", "sku"}, {"\"name\"", "name"}, {"price", "price"}, {"stock", "stock_level"}, {"version", "version"}};
inline constexpr std::string_view kItemKey[] = {"sku"};
inline constexpr const repoc::sql::Table* kItemChildren[] = {&kNote};
inline constexpr repoc::sql::Table kItem{
    .name = "item",
    .label = "Item",
    .columns = kItemColumns,
    .key = kItemKey,
    .select = "select i.sku, i.name, i.price, i.stock, i.version from item i order by i.sku",
    .select_by_key = "select i.sku, i.name, i.price, i.stock, i.version from item i where i.sku = ?1",
    .exists = "select 1 from item where sku = ?1",
    .count = "select count(*) from item",
    .insert = "insert into item (sku, name, price, stock, version) values (?1, ?2, ?3, ?4, ?5)",
    .remove = "delete from item where sku = ?1",
    .children = kItemChildren,
};
inline constexpr std::string_view kSchema[] = {
    "create table if not exists item (sku text not null primary key, name text not null, price real,\n"
    "  stock integer not null, version integer not null) strict, without rowid",
    "create table if not exists note (item_sku text not null references item (sku) on delete cascade,\n"
    "  notes_position integer not null, number integer not null, text text not null,\n"
    "  primary key (item_sku, number)) strict, without rowid",
};

using Kind = repoc::sql::Clause::Kind;

inline constexpr repoc::sql::Clause kSearchWhere[] = {
    {.kind = Kind::all_of, .children = 2},
    {.kind = Kind::leaf, .text = "instr(i.name, ?1) > 0", .first_argument = 0, .arguments = 1},
    {.kind = Kind::leaf, .text = "i.price between ?2 and ?3", .first_argument = 1, .arguments = 2},
};
inline constexpr repoc::sql::Query kSearch{
    .name = "Items::search",
    .text =
        "select i.sku, i.name, i.price, i.stock, i.version\nfrom item i\n/*where*/\n"
        "order by /*sort*/i.sku\nlimit ?4 offset ?5",
    .sort_prefix = "i.",
    .where = kSearchWhere};

inline constexpr repoc::sql::Clause kFindSkuWhere[] = {
    {.kind = Kind::any_of, .children = 2},
    {.kind = Kind::leaf, .text = "i.sku in (select value from json_each(?1))", .first_argument = 0, .arguments = 1},
    {.kind = Kind::around, .text = "i.sku in (select item_sku from note where ", .end = ")"},
    {.kind = Kind::leaf, .text = "text glob ?2", .first_argument = 1, .arguments = 1},
};
inline constexpr repoc::sql::Query kFindSku{
    .name = "Items::find_sku",
    .text = "select i.sku\nfrom item i\nwhere i.stock >= ?3 /*and*/\norder by i.sku",
    .where = kFindSkuWhere};

inline constexpr repoc::sql::Clause kPageWhere[] = {
    {.kind = Kind::leaf, .text = "i.stock = ?1", .first_argument = 0, .arguments = 1}};
inline constexpr repoc::sql::Query kPage{
    .name = "Items::page",
    .text =
        "select i.sku, i.name, i.price, i.stock, i.version\nfrom item i\n/*where*/\n"
        "order by i.sku\nlimit ?2 offset ?3",
    .count = "select count(*)\nfrom item i\n/*where*/",
    .where = kPageWhere};
inline constexpr repoc::sql::Query kSlice{"Items::slice",
                                          "select i.name, i.price\nfrom item i\norder by i.sku\nlimit ?1 offset ?2"};

// Descending with absent values, then ascending.
inline constexpr repoc::sql::Query kFrom{
    .name = "Items::from",
    .text =
        "select i.sku, i.name, i.price, i.stock, i.version, i.price, i.name, i.sku\nfrom item i\n"
        "where i.stock >= ?1\norder by i.price desc, i.name, i.sku\nlimit ?2",
    .after =
        "select i.sku, i.name, i.price, i.stock, i.version, i.price, i.name, i.sku\nfrom item i\n"
        "where i.stock >= ?1 and (i.price < ?2 or (?2 is not null and i.price is null)\n"
        "  or (i.price is ?2 and (i.name, i.sku) > (?3, ?4)))\n"
        "order by i.price desc, i.name, i.sku\nlimit ?5",
    .keyset_at = 5,
    .keyset = 3};
inline constexpr repoc::sql::Query kFromBySku{
    .name = "Items::from_by_sku",
    .text = "select i.sku, i.sku\nfrom item i\norder by i.sku\nlimit ?1",
    .after = "select i.sku, i.sku\nfrom item i\nwhere i.sku > ?1\norder by i.sku\nlimit ?2",
    .keyset_at = 1,
    .keyset = 1};

inline constexpr repoc::sql::Query kStream{
    "Items::stream",
    "select i.sku, i.name, i.price, i.stock, i.version\nfrom item i\nwhere i.name = ?1\norder by i.sku"};
inline constexpr repoc::sql::Query kStreamSku{
    "Items::stream_sku", "select i.sku\nfrom item i\nwhere i.sku in (select value from json_each(?1))\norder by i.sku"};

inline constexpr repoc::sql::Clause kByName[] = {
    {.kind = Kind::leaf, .text = "name = ?1", .first_argument = 0, .arguments = 1}};
inline constexpr repoc::sql::Query kRemove{
    .name = "Items::remove_by_name",
    .text = "delete from item\n/*where*/",
    .removed = "select sku, name, price, stock, version\nfrom item\n/*where*/\norder by sku",
    .where = kByName};
inline constexpr repoc::sql::Clause kBySecond[] = {
    {.kind = Kind::leaf, .text = "name = ?2", .first_argument = 1, .arguments = 1}};
inline constexpr repoc::sql::Query kUpdate{.name = "Items::update_stock_by_name",
                                           .text = "update item\nset stock = ?1, version = version + 1\n/*where*/",
                                           .where = kBySecond};
inline constexpr repoc::sql::Query kIncrement{
    "Items::increment_stock",
    "update item\nset stock = repoc_add(stock, ?1, -2147483648, 2147483647), version = version + 1\nwhere sku = ?2"};
inline constexpr repoc::sql::Query kLock{
    .name = "Items::lock",
    .text = "select i.sku, i.name, i.price, i.stock, i.version\nfrom item i\nwhere i.sku = ?1",
    .lock = true};
inline constexpr repoc::sql::Query kMaxPrice{"Items::max_price", "select max(price) from item where name = ?1"};
inline constexpr repoc::sql::Query kPriceOf{"Items::price_of", "select price from item where sku = ?1"};
inline constexpr repoc::sql::Query kSumStock{"Items::sum_stock", "select sum(stock) from item where name = ?1"};
inline constexpr repoc::sql::Query kCountByPrice{"Items::count_by_price",
                                                 "select price, count(*) from item group by price order by price"};
inline constexpr repoc::sql::Query kRowOf{"Items::row_of", "select name, price from item where name = ?1"};
inline constexpr repoc::sql::Query kRawNotes{
    .name = "Items::raw_notes", .text = "select text from note order by 1", .raw = true};
inline constexpr repoc::sql::Query kRawWrite{
    .name = "Items::raw_write", .text = "update item set stock = ?1", .raw = true};
inline constexpr repoc::sql::Query kRawRemove{
    .name = "Items::raw", .text = "delete from item where sku = 'C'", .raw = true};
inline constexpr repoc::sql::Query kRawUpdateNotes{
    .name = "Items::raw", .text = "update note set text = 'raw'", .raw = true};

struct NameAndPriceRow {
  using Value = NameAndPrice;
  static void read(auto& row, Value& out) {
    row.get(0, out.name);
    row.get(1, out.price);
  }
};

class ItemsOnSqlite final : public repoc::sqlite::Repository<Items, kItem> {
 public:
  using Repository::Repository;
  template <class V>
  using Column = repoc::detail::ValueRow<V>;

  std::vector<Item> search(Maybe<std::string_view> name, Maybe<double> least, Maybe<double> most, repoc::Limit limit,
                           repoc::Offset offset, const repoc::Sort<Item>& sort) override {
    return detached_all(kSearch, name, least, most, limit, offset, sort);
  }
  std::vector<std::string> find_sku(Maybe<Range> skus, Maybe<std::string> pattern, int stock) override {
    return rows<Column<std::string>>(kFindSku, repoc::sqlite::list(skus), repoc::sqlite::like(pattern), stock);
  }
  std::vector<std::string> find_sku_either(std::vector<Maybe<std::string_view>> names) override;
  repoc::Page<Item> page(Maybe<int> stock, repoc::PageRequest request) override {
    return detached_page(kPage, request, stock);
  }
  repoc::Slice<NameAndPrice> slice(repoc::PageRequest request) override {
    return rows_slice<NameAndPriceRow>(kSlice, request);
  }
  repoc::CursorPage<Item> from(int least_stock, repoc::Cursor cursor) override {
    return detached_cursor_page(kFrom, cursor, least_stock);
  }
  repoc::CursorPage<std::string> from_by_sku(repoc::Cursor cursor) override {
    return rows_cursor_page<Column<std::string>>(kFromBySku, cursor);
  }
  repoc::Stream<Item> stream(std::string_view name) override { return detached_stream(kStream, name); }
  repoc::Stream<std::string> stream_sku(const Range& skus) override {
    return rows_stream<Column<std::string>>(kStreamSku, repoc::sqlite::list(skus));
  }
  std::vector<Item> remove_by_name(Maybe<std::string_view> name) override { return removed(kRemove, name); }
  int update_stock_by_name(int stock, Maybe<std::string_view> name) override {
    return update<int>(kUpdate, stock, name);
  }
  bool increment_stock(int delta, std::string_view sku) override { return update<bool>(kIncrement, delta, sku); }
  Item* lock(std::string_view sku) override { return tracked_or_null(kLock, sku); }
  std::optional<double> max_price(std::string_view name) override { return value_or_none<double>(kMaxPrice, name); }
  double price_of(std::string_view sku) override { return value<double>(kPriceOf, sku); }
  std::optional<double> maybe_price_of(std::string_view sku) override {
    return value<std::optional<double>>(kPriceOf, sku);
  }
  std::int64_t sum_stock(std::string_view name) override { return value_or_zero<std::int64_t>(kSumStock, name); }
  std::map<std::optional<double>, std::int64_t> count_by_price() override {
    return grouped<std::map<std::optional<double>, std::int64_t>>(kCountByPrice);
  }
  std::optional<NameAndPrice> row_of(std::string_view name) override {
    return row_or_none<NameAndPriceRow>(kRowOf, name);
  }
  std::vector<std::string> raw_notes() override { return rows<Column<std::string>>(kRawNotes); }
  std::int64_t raw_write(int stock) override { return execute<std::int64_t>(kRawWrite, stock); }
  std::int64_t raw(RawOn table) override {
    return execute<std::int64_t>(table == RawOn::items ? kRawRemove : kRawUpdateNotes);
  }
};

// More names than an expression may be deep: ?1 and ?2 are asked for, 1200 times each.
inline std::vector<std::string> ItemsOnSqlite::find_sku_either(std::vector<Maybe<std::string_view>> names) {
  constexpr int kTimes = 1200;
  std::vector<repoc::sql::Clause> where{{.kind = Kind::all_of, .children = 2},
                                        {.kind = Kind::any_of, .children = 2 * kTimes}};
  for (int i = 0; i < kTimes; ++i) {
    where.push_back({.kind = Kind::leaf, .text = "i.name = ?1", .first_argument = 0, .arguments = 1});
    where.push_back({.kind = Kind::leaf, .text = "i.name = ?2", .first_argument = 1, .arguments = 1});
  }
  where.push_back({.kind = Kind::all_of, .children = kTimes});
  for (int i = 0; i < kTimes; ++i) where.push_back({.kind = Kind::leaf, .text = "i.sku <> ''"});
  const repoc::sql::Query query{
      .name = "Items::find_sku_either", .text = "select i.sku\nfrom item i\n/*where*/\norder by i.sku", .where = where};
  return rows<Column<std::string>>(query, names.at(0), names.at(1));
}

inline const repoc::detail::CompiledRepository kItems{"Items", "sqlite", kSchema,
                                                      &repoc::detail::make_repository<ItemsOnSqlite, Items>};

}  // namespace items

template <>
struct repoc::Generated<items::Items> {
  static const detail::CompiledRepository* on(std::string_view) { return &items::kItems; }
};

namespace items {

using Lines = std::vector<std::string>;

class ItemsTest : public testing::Test {
 protected:
  explicit ItemsTest(const std::string& options = "") {
    std::string name = (std::filesystem::temp_directory_path() / "repoc-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    database_.emplace(repoc::open("sqlite:" + (folder_ / "items.db").string() + "?synchronous=off" + options));
    repoc::create_schema<Items>(db());
    db().on_statement([this](const repoc::StatementEvent& event) {
      log_.push_back(std::string(event.query) + " " + std::to_string(event.rows) + (event.failed ? " failed" : ""));
      text_ = event.statement;
    });
  }
  ~ItemsTest() override {
    session_.reset();
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  repoc::Database& db() { return *database_; }
  Lines ran() { return std::exchange(log_, {}); }
  const std::string& last_text() const { return text_; }

  // Of a session of its own.
  Items& items() {
    if (!session_) session_.emplace(db());
    return session_->repository<Items>();
  }
  void store(const std::vector<Item>& items_to_store) {
    items().save_all(items_to_store);
    log_.clear();
  }
  Item stored(const std::string& sku) {
    repoc::Session session(db());
    Item item = session.repository<Items>().find(sku).value_or(Item{"none", "", {}, 0, 0, {}});
    log_.clear();
    return item;
  }

 private:
  std::filesystem::path folder_;
  std::optional<repoc::Database> database_;
  std::optional<repoc::Session> session_;
  Lines log_;
  std::string text_;
};

inline std::string skus(const std::vector<Item>& found) {
  std::string text;
  for (const Item& item : found) text += item.sku;
  return text;
}

}  // namespace items
