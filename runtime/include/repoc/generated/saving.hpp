// A detached value -> an insert, or an update of just what differs from the stored one.
//   save(Product{"CHAIR", version 3}) -> select it, compare, update ... where version = 3
#pragma once

#include <type_traits>
#include <vector>

#include "repoc/generated/load.hpp"

namespace repoc::detail {

// Inserts `entity`, or writes what differs from the stored one, in the write transaction of `connection`.
template <class T>
void save(Connection& connection, const sql::Table& table, const T& entity) {
  if constexpr (GeneratedId<T>) {
    const auto& id = MappingOf<T>::generated_id(entity);
    if (id == std::remove_cvref_t<decltype(id)>{}) {
      if constexpr (Versioned<T>) {
        if (version_of<T>(entity) != 0) throw_conflict({table.label, "save"});
      }
      ChangeSet changes;
      StoredOf<T> fresh{};
      insert_detached<T>(entity, fresh, table, changes);
      changes.execute(connection);
      return;
    }
  }
  T before = MappingOf<T>::make();
  StoredOf<T> stored{};
  bool found = false;
  {
    Run run(connection, StatementKind::query, {table.label, "find"}, table.select_by_key);
    MappingOf<T>::bind_key(static_cast<Binder&>(run.statement()), 1, entity);
    if (run.next()) {
      found = true;
      MappingOf<T>::read(run.row(), 0, before);
      run.finish();
    }
  }
  if constexpr (Versioned<T>) {
    if (version_of<T>(entity) != (found ? version_of<T>(before) : 0)) throw_conflict({table.label, "save"});
  }
  ChangeSet changes;
  StoredOf<T> fresh{};
  if (found) {
    MappingOf<T>::store(before, stored);
    std::vector<Parent<T>> roots{{&before, &stored}};
    load_owned<T>(connection, table, roots, true);
    KeyEncoder scratch;
    KeyEncoder other;
    if (same<T>(entity, stored, scratch, other)) return;
    update_root<T>(entity, stored, fresh, table, changes);
  } else {
    insert_detached<T>(entity, fresh, table, changes);
  }
  changes.execute(connection);
}

}  // namespace repoc::detail
