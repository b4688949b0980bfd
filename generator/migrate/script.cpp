// In this order: old indexes and tables go, tables and columns get their new names, new tables come, the others get
// their new columns, owners first, and at last the indexes come. Renames first, for SQLite then renames in the foreign
// keys of all tables too, and what follows knows only new names.
//   alter table batch rename column ref to reference;
//   create table repoc_new_batch (...); insert into repoc_new_batch (...) select ... from batch; drop table batch;
//   alter table repoc_new_batch rename to batch;
#include "migrate/script.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "dialect/sql/identifiers.hpp"
#include "migrate/losses.hpp"

namespace repoc::migrate {

namespace {

using dialect::sql::comma_list;
using dialect::sql::fold;
using dialect::sql::literal;
using dialect::sql::quote;

template <class T>
bool has(const std::vector<T>& list, const T& one) {
  return std::ranges::find(list, one) != list.end();
}

class Script {
 public:
  explicit Script(const Match& match) : match_(match) {}

  Difference write() {
    for (const Pair& pair : match_.pairs) {
      if (pair.old != nullptr) drop_indexes(pair);
    }
    for (const Table* table : match_.dropped) {
      say("drop table " + quote(table->name), fmt::format("drop table {}", table->name));
    }
    for (const Pair& pair : match_.pairs) {
      if (pair.old != nullptr) rename(pair);
    }
    for (const Pair& pair : match_.pairs) {
      if (pair.old == nullptr) say(pair.wanted->create, fmt::format("create table {}", pair.wanted->table.name));
    }
    for (const Pair& pair : match_.pairs) {
      Table after = pair.wanted->table;
      if (pair.old != nullptr) change(pair, after);
      out_.after.tables.push_back(std::move(after));
    }
    for (const Pair& pair : match_.pairs) create_indexes(pair);
    return std::move(out_);
  }

 private:
  void say(std::string statement, std::string summary) {
    out_.statements.push_back(std::move(statement));
    out_.summary.push_back(std::move(summary));
  }
  void add(std::string statement) { out_.statements.push_back(std::move(statement)); }
  void tell(const Pair& pair, const std::string& what) {
    out_.summary.push_back(fmt::format("{}: {}", pair.wanted->table.name, what));
  }

  // The old index as it is called today, if it is one that is wanted.
  static bool stays(const Pair& pair, const Index& old) {
    const auto columns = now(pair, old.columns);
    return columns && has(pair.wanted->table.indexes, Index{old.name, *columns});
  }

  bool is_made_anew(const Pair& pair) const {
    const Table& table = pair.wanted->table;
    const Table& old = *pair.old;
    if (old.generated != table.generated || now(pair, old.key) != table.key) return true;
    if (!same_uniques(pair) || !same_foreign_keys(pair)) return true;
    for (std::size_t i = 0; i < pair.columns.size(); ++i) {
      if (!pair.columns[i]) continue;
      const Column& before = old.columns[*pair.columns[i]];
      const Column& column = table.columns[i];
      if (before.type != column.type || before.nullable != column.nullable || before.check != column.check) return true;
    }
    return false;
  }

  static bool same_uniques(const Pair& pair) {
    if (pair.old->uniques.size() != pair.wanted->table.uniques.size()) return false;
    return std::ranges::all_of(pair.old->uniques, [&](const std::vector<std::string>& old) {
      const auto columns = now(pair, old);
      return columns && has(pair.wanted->table.uniques, *columns);
    });
  }

  bool same_foreign_keys(const Pair& pair) const {
    if (pair.old->foreign_keys.size() != pair.wanted->table.foreign_keys.size()) return false;
    return std::ranges::all_of(pair.old->foreign_keys, [&](const ForeignKey& old) {
      const auto key = match_.now(pair, old);
      return key && has(pair.wanted->table.foreign_keys, *key);
    });
  }

  void drop_indexes(const Pair& pair) {
    for (const Index& index : pair.old->indexes) {
      if (stays(pair, index)) continue;
      add("drop index " + quote(index.name));
      tell(pair, "drop index " + index.name);
    }
  }

  void create_indexes(const Pair& pair) {
    const Table& table = pair.wanted->table;
    for (std::size_t i = 0; i < table.indexes.size(); ++i) {
      const auto is_this = [&](const Index& old) { return stays(pair, old) && old.name == table.indexes[i].name; };
      const bool known = pair.old != nullptr && std::ranges::any_of(pair.old->indexes, is_this);
      if (known && !has(made_anew_, &pair)) continue;
      add(pair.wanted->create_indexes.at(i));
      if (!known) tell(pair, "create index " + table.indexes[i].name);
    }
  }

  void rename(const Pair& pair) {
    const std::string& name = pair.wanted->table.name;
    if (fold(pair.old->name) != fold(name)) {
      say(fmt::format("alter table {} rename to {}", quote(pair.old->name), quote(name)),
          fmt::format("rename table {} to {}", pair.old->name, name));
    }
    for (std::size_t i = 0; i < pair.columns.size(); ++i) {
      if (!pair.columns[i]) continue;
      const std::string& old = pair.old->columns[*pair.columns[i]].name;
      const std::string& column = pair.wanted->table.columns[i].name;
      if (fold(old) == fold(column)) continue;
      add(fmt::format("alter table {} rename column {} to {}", quote(name), quote(old), quote(column)));
      tell(pair, fmt::format("rename column {} to {}", old, column));
    }
  }

  void change(const Pair& pair, Table& after) {
    tell_changes(pair);
    if (is_made_anew(pair)) {
      make_anew(pair);
      return;
    }
    const std::string table = quote(pair.wanted->table.name);
    for (std::size_t i = 0; i < pair.old->columns.size(); ++i) {
      if (!pair.is_kept(i)) add(fmt::format("alter table {} drop column {}", table, quote(pair.old->columns[i].name)));
    }
    for (std::size_t i = 0; i < pair.columns.size(); ++i) {
      Column& column = after.columns[i];
      if (pair.columns[i]) {
        column.default_value = pair.old->columns[*pair.columns[i]].default_value;
        continue;
      }
      if (!column.nullable) column.default_value = filled(pair, i);
      const std::string& check = pair.wanted->origins[i].check;
      add(fmt::format("alter table {} add column {} {}{}{}", table, quote(column.name), column.type,
                      column.nullable ? "" : " not null default " + column.default_value,
                      check.empty() ? "" : fmt::format(" check ({})", check)));
    }
  }

  void tell_changes(const Pair& pair) {
    const Table& table = pair.wanted->table;
    const std::size_t before = out_.summary.size();
    for (std::size_t i = 0; i < pair.old->columns.size(); ++i) {
      if (!pair.is_kept(i)) tell(pair, "drop column " + pair.old->columns[i].name);
    }
    for (std::size_t i = 0; i < pair.columns.size(); ++i) {
      const Column& column = table.columns[i];
      if (!pair.columns[i]) {
        tell(pair, "add column " + column.name);
        continue;
      }
      const Column& old = pair.old->columns[*pair.columns[i]];
      if (old.holds != column.holds) {
        tell(pair, fmt::format("column {} holds {}, not {}", column.name, column.holds, old.holds));
      }
      if (old.nullable != column.nullable) {
        tell(pair, fmt::format("column {} {}", column.name, column.nullable ? "may be absent" : "is never absent"));
      }
    }
    if (now(pair, pair.old->key) != table.key) tell(pair, fmt::format("key ({})", fmt::join(table.key, ", ")));
    if (!same_uniques(pair)) tell(pair, "other unique rules");
    if (!same_foreign_keys(pair)) tell(pair, "other foreign keys");
    // A type or check of which the lines above say nothing: an owner's key, or another repoc.
    if (before == out_.summary.size() && is_made_anew(pair)) tell(pair, "make anew");
  }

  // What stands in a new column, never absent, of the rows that are there.
  static std::string filled(const Pair& pair, std::size_t i) {
    const Wanted::Origin& origin = pair.wanted->origins[i];
    const bool group_was_there = std::ranges::any_of(origin.group, [&](const std::string& part) {
      return pair.columns[pair.wanted->table.column(part)].has_value();
    });
    return group_was_there ? "1" : origin.fill.value_or("null");
  }

  std::string value(const Pair& pair, std::size_t i) const {
    const Column& column = pair.wanted->table.columns[i];
    if (!pair.columns[i]) {
      if (column.nullable) return "null";
      const std::string owners = from_owner(match_, pair, column.name);
      return owners.empty() ? filled(pair, i) : owners;
    }
    const Column& old = pair.old->columns[*pair.columns[i]];
    std::string out = "t." + quote(column.name);
    if (old.type != column.type) out = fmt::format("cast({} as {})", out, column.type);
    const std::optional<std::string>& fill = pair.wanted->origins[i].fill;
    // Without a value for them, rows that have none make the script fail, which then leaves all as it was.
    if (old.nullable && !column.nullable && fill) out = fmt::format("coalesce({}, {})", out, *fill);
    return out;
  }

  void make_anew(const Pair& pair) {
    made_anew_.push_back(&pair);
    const Table& table = pair.wanted->table;
    const std::string fresh_name = std::string(kNewPrefix) + table.name;
    const std::string name = quote(table.name);
    const std::string fresh = quote(fresh_name);
    std::vector<std::string> columns;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      columns.push_back(quote(table.columns[i].name));
      values.push_back(value(pair, i));
    }
    add(pair.wanted->create_new);
    add(fmt::format("insert into {} ({})\nselect {}\nfrom {} t", fresh, comma_list(columns), comma_list(values), name));
    if (table.generated && pair.old->generated) {
      // A number that was given out once is not given out again.
      add(fmt::format("delete from sqlite_sequence where name = {}", literal(fresh_name)));
      add(fmt::format("insert into sqlite_sequence (name, seq)\nselect {}, seq from sqlite_sequence where name = {}",
                      literal(fresh_name), literal(table.name)));
    }
    add("drop table " + name);
    add(fmt::format("alter table {} rename to {}", fresh, name));
  }

  const Match& match_;
  Difference out_;
  std::vector<const Pair*> made_anew_;
};

}  // namespace

Difference write_script(const Match& match) { return Script(match).write(); }

}  // namespace repoc::migrate
