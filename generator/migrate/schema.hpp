// The tables that a back end holds, as plain values: what a snapshot file keeps beside the sources, and what the model
// asks for today is compared with.
//   {"migration": 2, "tables": [{"name": "products", "key": ["sku"], "columns": [{"name": "sku", ...}]}]}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace repoc::migrate {

struct Column {
  std::string name;
  std::string type;   // "integer"
  std::string holds;  // what of C++ stands in it: "uint8", "date"; two of one SQL type may not read each other's values
  bool nullable = false;
  std::string check;          // of this column alone, which it calls "value"; empty: none
  std::string default_value;  // SQL; left by an `add column`, until the table is made anew
  bool operator==(const Column&) const = default;
};

struct ForeignKey {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> to;
  bool owner = false;  // rows go with the row that they refer to; else it is checked at the commit
  bool operator==(const ForeignKey&) const = default;
};

struct Index {
  std::string name;
  std::vector<std::string> columns;
  bool operator==(const Index&) const = default;
};

struct Table {
  std::string name;
  std::vector<Column> columns;  // in the order of the class; the order says nothing about the database's
  std::vector<std::string> key;
  bool generated = false;  // the database makes the key
  std::string position;    // the column that keeps the order of a list; empty: none
  std::vector<std::vector<std::string>> uniques;
  std::vector<Index> indexes;
  std::vector<ForeignKey> foreign_keys;
  bool operator==(const Table&) const = default;

  // By name, as the database compares names; npos where there is none.
  [[nodiscard]] std::size_t column(std::string_view wanted) const;
};
inline constexpr std::size_t npos = static_cast<std::size_t>(-1);

struct Snapshot {
  int migration = 0;  // the number of the script that leads here; 0: no script yet
  std::vector<Table> tables;
};

// The text of a snapshot file: the same tables give the same bytes, whatever their order.
std::string to_json(Snapshot snapshot);
// No value, and what is wrong in `error`, where the text is no snapshot.
std::optional<Snapshot> from_json(std::string_view text, std::string& error);

}  // namespace repoc::migrate
