#include "migrate/losses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/sql/identifiers.hpp"
#include "text/distance.hpp"

namespace repoc::migrate {

namespace {

using diag::Id;
using dialect::sql::quote;

constexpr std::string_view kDrop = "if that is meant, repeat with --allow-drop";

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

class Losses {
 public:
  Losses(const Match& match, bool allow_drop, diag::Sink& sink) : match_(match), allow_drop_(allow_drop), sink_(sink) {}

  void report() {
    for (const Table* table : match_.dropped) dropped_table(*table);
    for (const Pair& pair : match_.pairs) {
      if (pair.old == nullptr) continue;
      for (std::size_t i = 0; i < pair.old->columns.size(); ++i) {
        if (!pair.is_kept(i)) dropped_column(pair, pair.old->columns[i]);
      }
      for (std::size_t i = 0; i < pair.columns.size(); ++i) {
        if (pair.columns[i]) {
          narrowed(pair, i);
        } else {
          new_column(pair, i);
        }
      }
    }
  }

 private:
  void dropped_table(const Table& table) {
    if (allow_drop_) return;
    diag::Diagnostic& said =
        sink_.report(Id::migration, {}, fmt::format("table '{}' would be dropped, with all its rows", table.name));
    said.note({}, std::string(kDrop));
    std::vector<std::string> names;
    std::vector<const Pair*> fresh;
    for (const Pair& pair : match_.pairs) {
      if (pair.old != nullptr) continue;
      fresh.push_back(&pair);
      names.push_back(pair.wanted->table.name);
    }
    const Pair* hint = fresh.size() == 1 ? fresh.front() : nullptr;
    if (const auto near = text::nearest(table.name, names)) hint = match_.by_new(*near);
    if (hint != nullptr) {
      said.note(hint->wanted->span, fmt::format("if it is '{}' now, write [[repoc::was(\"{}\")]] on {}",
                                                hint->wanted->table.name, table.name, hint->wanted->from));
    } else {
      said.note({},
                fmt::format("if its rows belong to another class now, write [[repoc::was(\"{}\")]] there", table.name));
    }
  }

  void dropped_column(const Pair& pair, const Column& column) {
    // The order of a list that is none any more, and a key that the owner's new one replaces, say nothing by
    // themselves.
    if (allow_drop_ || is_owner_key(*pair.old, column.name)) return;
    diag::Diagnostic& said = sink_.report(Id::migration, pair.wanted->span,
                                          fmt::format("column '{}' of table '{}' would be dropped, with what it holds",
                                                      column.name, pair.wanted->table.name));
    said.note({}, std::string(kDrop));
    std::vector<std::string> names;
    std::vector<std::size_t> alike;  // new ones that hold the same
    for (std::size_t i = 0; i < pair.columns.size(); ++i) {
      if (pair.columns[i]) continue;
      names.push_back(pair.wanted->table.columns[i].name);
      if (widens(column.holds, pair.wanted->table.columns[i].holds)) alike.push_back(i);
    }
    std::size_t hint = alike.size() == 1 ? alike.front() : npos;
    if (const auto near = text::nearest(column.name, names)) hint = pair.wanted->table.column(*near);
    if (hint != npos) {
      const Wanted::Origin& origin = pair.wanted->origins[hint];
      said.note(origin.span, fmt::format("if it is '{}' now, write [[repoc::was(\"{}\")]] on '{}'",
                                         pair.wanted->table.columns[hint].name, column.name, origin.from));
    } else {
      said.note({}, fmt::format("if it has another name now, write [[repoc::was(\"{}\")]] on the member", column.name));
    }
  }

  static bool is_owner_key(const Table& table, const std::string& column) {
    return std::ranges::any_of(table.foreign_keys,
                               [&](const ForeignKey& key) { return key.owner && contains(key.columns, column); });
  }

  void narrowed(const Pair& pair, std::size_t i) {
    const Column& old = pair.old->columns[*pair.columns[i]];
    const Column& column = pair.wanted->table.columns[i];
    const Wanted::Origin& origin = pair.wanted->origins[i];
    const std::string place = fmt::format("column '{}' of table '{}'", column.name, pair.wanted->table.name);
    const auto report = [&](const std::string& what, const std::string& instead) {
      if (allow_drop_) return;
      sink_.report(Id::migration, origin.span, fmt::format("{} {}", place, what))
          .note({}, std::string(kDrop))
          .note({}, instead);
    };
    // Of an owner's key its own column tells.
    if (!widens(old.holds, column.holds) && !is_owner_key(*pair.old, old.name)) {
      report(fmt::format("holds {} and would hold {}: what does not fit would be lost", old.holds, column.holds),
             "to keep the old values, add a new member beside the old one");
    }
    if (old.nullable && !column.nullable) {
      const std::string rows = origin.fill ? fmt::format("rows without a value would get {}", *origin.fill)
                                           : std::string("there is no value for the rows that have none");
      report(fmt::format("may be absent and could be so no longer: {}", rows),
             fmt::format("to keep what is absent, let '{}' be a std::optional", origin.from));
    }
  }

  // Whether a key or unique rule of the old table keeps the rows apart in these columns alone.
  static bool kept_apart(const Pair& pair, const std::vector<std::string>& columns) {
    const auto within = [&](const std::vector<std::string>& old) {
      const auto names = now(pair, old);
      return names && std::ranges::all_of(*names, [&](const std::string& name) { return contains(columns, name); });
    };
    return within(pair.old->key) || std::ranges::any_of(pair.old->uniques, within);
  }

  void new_column(const Pair& pair, std::size_t i) {
    const Column& column = pair.wanted->table.columns[i];
    const Wanted::Origin& origin = pair.wanted->origins[i];
    if (column.nullable || !from_owner(match_, pair, column.name).empty()) return;
    const Table& table = pair.wanted->table;
    const auto collides = [&](const std::vector<std::string>& columns) {
      return contains(columns, column.name) && !kept_apart(pair, columns);
    };
    std::string why;
    if (!origin.fill) {
      why = "is new and never absent, and there is no value for the rows that are there";
    } else if (collides(table.key) || std::ranges::any_of(table.uniques, collides)) {
      why = fmt::format("is new and must differ from row to row, and the rows that are there would all get {}",
                        *origin.fill);
    } else {
      return;
    }
    const bool is_key = contains(table.key, column.name);
    sink_.report(Id::migration, origin.span, fmt::format("column '{}' of table '{}' {}", column.name, table.name, why))
        .note({},
              is_key ? fmt::format("add '{}' without making it the key first, and give each row its value", origin.from)
                     : fmt::format("let '{}' be a std::optional, for one migration at least", origin.from))
        .note({}, "if it is an old column by a new name, write [[repoc::was(\"...\")]] on it");
  }

  const Match& match_;
  bool allow_drop_;
  diag::Sink& sink_;
};

}  // namespace

std::string from_owner(const Match& match, const Pair& pair, const std::string& column) {
  for (const ForeignKey& key : pair.wanted->table.foreign_keys) {
    const auto at = std::ranges::find(key.columns, column);
    const Pair* owner = match.by_new(key.table);
    if (!key.owner || at == key.columns.end() || owner == nullptr || owner->old == nullptr) continue;
    const std::string& there = key.to[static_cast<std::size_t>(at - key.columns.begin())];
    if (!owner->columns[owner->wanted->table.column(there)]) continue;  // new there as well
    for (const ForeignKey& old : pair.old->foreign_keys) {
      if (!old.owner || match.by_old(old.table) != owner) continue;
      const auto old_there = now(*owner, old.to);
      if (!old_there) continue;
      std::string where;
      for (std::size_t i = 0; i < old.columns.size(); ++i) {
        // A column that goes has its old name until it is gone.
        where += fmt::format("{}o.{} = t.{}", i == 0 ? "" : " and ", quote((*old_there)[i]),
                             quote(pair.now(old.columns[i]).value_or(old.columns[i])));
      }
      return fmt::format("(select o.{} from {} o where {})", quote(there), quote(owner->wanted->table.name), where);
    }
  }
  return {};
}

void report_losses(const Match& match, bool allow_drop, diag::Sink& sink) { Losses(match, allow_drop, sink).report(); }

}  // namespace repoc::migrate
