// The identity map of one entity type and what the database held of each object when it was loaded or last written.
//   rows -> tracked objects (the same row is the same object) -> compared at each flush -> ChangeSet
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "repoc/error.hpp"
#include "repoc/generated/load.hpp"

namespace repoc::detail {

template <class T>
class Tracker final : public TrackerBase {
 public:
  using TrackerBase::TrackerBase;

  T& add(T object) {
    make_ids<T>(object);
    Tracked& entry = entries_.emplace_back(std::move(object));
    entry.state = Entry::State::gone;  // until nothing can fail: its key may be one that cannot be encoded
    entry.mark = unit_.mark();
    MappingOf<T>::store(entry.object, entry.stored);  // for the key under which it is indexed
    if (!awaits_id(entry)) {
      const std::string_view key = key_of(entry.object);
      const Entry* known = TrackerBase::find(key);
      // A second object of a living key stays out of the map; the database refuses it at the flush.
      if (known == nullptr || known->state == Entry::State::removing) index(key, entry);
    }
    entry.state = Entry::State::added;
    ++added_;
    return entry.object;
  }

  // The tracked object of that encoded key. `found` is false when nothing is known of it; a known object that is about
  // to be removed is null.
  T* find(std::string_view key, bool& found) {
    auto* entry = static_cast<Tracked*>(TrackerBase::find(key));
    // A new object may have been given another key since.
    found = entry != nullptr && (entry->state != Entry::State::added || key_of(entry->object) == key);
    return found && entry->state != Entry::State::removing ? &entry->object : nullptr;
  }

  // Whether there are objects that no statement can find yet.
  [[nodiscard]] bool has_added() const noexcept { return added_ > 0; }

  // False: the object is not one of this unit of work.
  bool remove(const T& object) {
    Tracked* entry = entry_of(object);
    if (entry == nullptr || entry->state == Entry::State::gone) return false;
    if (entry->state == Entry::State::added) {
      drop(*entry);
    } else {
      entry->state = Entry::State::removing;
      entry->mark = unit_.mark();
    }
    return true;
  }

  // The objects of a query's rows, in their order, loaded where they are new; NotUnique where a single one is several.
  // Objects that are known stay as they are. With `fresh` those that no version protects take over their row, and one
  // whose version is another now is a Conflict.
  std::vector<T*> query(const sql::Table& table, StatementName name, std::string_view text, Arguments arguments,
                        bool single, bool fresh = false) {
    std::vector<T*> result;
    std::vector<Tracked*> loaded;
    Call call(unit_, kReadWork<kHasLists<T>>);
    try {
      {
        Run run(call.connection(), StatementKind::query, name, text, arguments);
        while (run.next()) {
          if (single && !result.empty()) throw_not_unique(name);
          T now = MappingOf<T>::make();
          MappingOf<T>::read(run.row(), 0, now);
          const std::optional<std::int64_t> version = version_of<T>(now);
          Tracked* entry = attach(std::move(now), loaded);
          if (fresh && entry->state == Entry::State::stored && version_of<T>(entry->stored) != version) {
            throw_conflict(name);
          }
          if (fresh && !Versioned<T>) refresh(run.row());
          if (entry->state != Entry::State::removing) result.push_back(&entry->object);
        }
      }
      if constexpr (kHasLists<T>) {
        std::vector<Parent<T>> roots;
        roots.reserve(loaded.size());
        for (Tracked* entry : loaded) roots.push_back({&entry->object, &entry->stored});
        load_owned<T>(call.connection(), table, roots, single);
      }
      call.done();
    } catch (...) {
      for (Tracked* entry : loaded) drop(*entry);  // never half an object
      throw;
    }
    return result;
  }

  void collect(ChangeSet& changes) override {
    for (Tracked& entry : entries_) {
      if (entry.state == Entry::State::gone) continue;
      if (entry.state == Entry::State::added) {
        entry.fresh = std::make_unique<StoredOf<T>>();
        insert_root<T>(entry.object, *entry.fresh, table(), changes);
      } else if (entry.state == Entry::State::removing) {
        changes.remove_root(root_node<T>(table(), &entry.stored, true), version_of<T>(entry.stored));
      } else {
        if (!same_key<T>(entry.object, entry.stored, scratch_, other_)) throw_id_changed(table().label);
        if (same<T>(entry.object, entry.stored, scratch_, other_)) continue;
        make_ids<T>(entry.object);
        entry.fresh = std::make_unique<StoredOf<T>>();
        update_root<T>(entry.object, entry.stored, *entry.fresh, table(), changes);
      }
      changes.tell(*this, entry);
    }
  }

  void written(Entry& base) override {
    auto& entry = static_cast<Tracked&>(base);
    entry.mark = unit_.mark();
    if (entry.state == Entry::State::removing) {
      drop(entry);
      return;
    }
    if constexpr (Versioned<T>) MappingOf<T>::version(entry.object) = MappingOf<T>::version(*entry.fresh);
    if constexpr (GeneratedId<T>) MappingOf<T>::generated_id(*entry.fresh) = MappingOf<T>::generated_id(entry.object);
    const bool added = entry.state == Entry::State::added;
    if (added) unindex(key_of(entry.stored), entry);  // its key may have been changed, or made, since
    entry.stored = std::move(*entry.fresh);
    entry.fresh.reset();
    if (added) {
      --added_;
      entry.state = Entry::State::stored;
      index(key_of(entry.stored), entry);
    }
  }

  void refresh(Row& row) override {
    T now = MappingOf<T>::make();
    MappingOf<T>::read(row, 0, now);
    auto* entry = static_cast<Tracked*>(TrackerBase::find(key_of(now)));
    if (entry == nullptr || entry->state != Entry::State::stored) return;
    // Its children are as they were loaded, so the row must be the next version of the one that they belong to.
    if (!is_next_version(now, *entry) || has_changes(*entry)) return;
    take_over(row, *entry);
  }

  void refresh(const void* object) override {
    const StatementName name{table().label, "refresh"};
    Tracked* entry = entry_of(*static_cast<const T*>(object));
    if (entry == nullptr || entry->state == Entry::State::gone) throw_not_tracked(name);
    if (entry->state != Entry::State::stored) throw_not_stored(name);
    Call call(unit_, kReadWork<kHasLists<T>>);
    const bool found = read_again(call.connection(), name, *entry);
    call.done();
    if (!found) {
      drop(*entry);
      throw_not_found(name);
    }
  }

  bool detach(const void* object) override {
    Tracked* entry = entry_of(*static_cast<const T*>(object));
    if (entry == nullptr || entry->state == Entry::State::gone) return false;
    drop(*entry);
    return true;
  }

  void reload(Connection& connection) override {
    for (Tracked& entry : entries_) {
      if (entry.state == Entry::State::stored && !has_changes(entry)) reload(connection, entry);
    }
  }

  void forget_since(std::uint32_t mark) override {
    for (Tracked& entry : entries_) {
      if (entry.state == Entry::State::gone) continue;
      if (entry.mark >= mark || entry.state != Entry::State::stored || has_changes(entry)) drop(entry);
    }
  }

 private:
  struct Tracked : Entry {
    explicit Tracked(T&& from) : object(std::move(from)) {}
    T object;
    StoredOf<T> stored{};
    std::unique_ptr<StoredOf<T>> fresh;  // only during a flush: what `stored` will be
  };

  std::string_view key_of(const auto& entity) {
    scratch_.clear();
    MappingOf<T>::bind_key(static_cast<Binder&>(scratch_), 0, entity);
    return scratch_.view();
  }
  static bool is_next_version(const T& now, const Tracked& entry) {
    const std::optional<std::int64_t> version = version_of<T>(entry.stored);
    return !version || (!is_last_version<T>(version) && version_of<T>(now) == *version + 1);
  }
  bool has_changes(const Tracked& entry) noexcept {
    try {
      return !same_key<T>(entry.object, entry.stored, scratch_, other_) ||
             !same<T>(entry.object, entry.stored, scratch_, other_);
    } catch (...) {
      return true;  // what cannot be encoded is not what is stored
    }
  }
  void take_over(Row& row, Tracked& entry) {
    MappingOf<T>::read(row, 0, entry.object);
    MappingOf<T>::store(entry.object, entry.stored);
    entry.mark = unit_.mark();
  }

  // The object takes over its row and what it owns, but all or nothing; false: there is no row.
  bool read_again(Connection& connection, StatementName name, Tracked& entry) {
    Run run(connection, StatementKind::query, name, table().select_by_key);
    MappingOf<T>::bind_key(static_cast<Binder&>(run.statement()), 1, entry.stored);
    if (!run.next()) return false;
    T now = MappingOf<T>::make();
    MappingOf<T>::read(run.row(), 0, now);
    if constexpr (kHasLists<T>) {
      StoredOf<T> stored{};
      std::vector<Parent<T>> root{{&now, &stored}};
      load_owned<T>(connection, table(), root, true);
      take_over(run.row(), entry);
      MappingOf<T>::Owned::each([&]<class L>(std::size_t) {
        L::of(entry.object) = std::move(L::of(now));
        L::of(entry.stored) = std::move(L::of(stored));
      });
    } else {
      take_over(run.row(), entry);
    }
    return true;
  }

  void reload(Connection& connection, Tracked& entry) {
    if (TrackerBase::find(key_of(entry.stored)) != &entry) return;  // its row was gone before
    T now = MappingOf<T>::make();
    StoredOf<T> stored{};
    {
      Run run(connection, StatementKind::query, {table().label, "reload"}, table().select_by_key);
      MappingOf<T>::bind_key(static_cast<Binder&>(run.statement()), 1, entry.stored);
      if (!run.next()) {
        unindex(key_of(entry.stored), entry);
        entry.mark = unit_.mark();
        return;
      }
      MappingOf<T>::read(run.row(), 0, now);
      // It was stale before the statement, or that counted the version up: no one can tell.
      if (version_of<T>(now) != version_of<T>(entry.stored)) return;
      MappingOf<T>::store(now, stored);
      ColumnSet columns;
      MappingOf<T>::changed(now, entry.stored, columns);
      if (columns.any()) take_over(run.row(), entry);
    }
    if constexpr (kHasLists<T>) {
      std::vector<Parent<T>> root{{&now, &stored}};
      load_owned<T>(connection, table(), root, true);
      const bool differ = !same<T>(now, entry.stored, scratch_, other_);
      MappingOf<T>::Owned::each([&]<class L>(std::size_t) {
        if (differ) L::of(entry.object) = std::move(L::of(now));  // else pointers into its lists stay good
        L::of(entry.stored) = std::move(L::of(stored));           // its positions may be others
      });
      entry.mark = unit_.mark();
    }
  }
  static bool awaits_id(const Tracked& entry) {
    return kRowType<T>.awaits_id != nullptr && kRowType<T>.awaits_id(&entry.object);
  }

  Tracked* attach(T object, std::vector<Tracked*>& loaded) {
    const std::string_view key = key_of(object);
    if (Entry* known = TrackerBase::find(key); known != nullptr && known->state != Entry::State::added) {
      return static_cast<Tracked*>(known);
    }
    Tracked& entry = entries_.emplace_back(std::move(object));
    entry.state = Entry::State::gone;  // until nothing can fail
    entry.mark = unit_.mark();
    MappingOf<T>::store(entry.object, entry.stored);
    loaded.push_back(&entry);
    index(key, entry);
    entry.state = Entry::State::stored;
    return &entry;
  }

  Tracked* entry_of(const T& object) {
    try {
      auto* entry = static_cast<Tracked*>(TrackerBase::find(key_of(object)));
      if (entry != nullptr && &entry->object == &object) return entry;
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch): its key was changed to one that cannot be encoded
    }
    // Its key was changed, or it has none yet.
    for (auto it = entries_.rbegin(); it != entries_.rend(); ++it) {
      if (&it->object == &object) return &*it;
    }
    return nullptr;
  }

  // The object stays in memory, as the caller may still hold it.
  void drop(Tracked& entry) {
    unindex(key_of(entry.stored), entry);
    if (entry.state == Entry::State::added) --added_;
    entry.state = Entry::State::gone;
    entry.fresh.reset();
  }

  std::deque<Tracked> entries_;  // objects stay where they are
  std::size_t added_ = 0;        // entries in that state
};

}  // namespace repoc::detail
