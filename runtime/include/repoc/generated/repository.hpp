// The base of every generated repository on an SQL back end: the ready-made methods of repoc::Repository, and the
// closed set of helpers of which the body of a generated method is one call.
//   Product* get_by_sku(std::string_view sku) override { return tracked_or_null(kGetBySku, sku); }
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "repoc/generated/tracker.hpp"
#include "repoc/repository.hpp"

namespace repoc::detail {

// A range as one parameter, made when it is bound.
template <class Range>
class ListArgument {
 public:
  explicit ListArgument(const Range& range) : range_(range) {}
  void bind_to(Statement& statement, int at) const {
    list_ = statement.make_list();
    for (const auto& item : range_) {
      list_->next();
      if constexpr (Bindable<std::remove_cvref_t<decltype(item)>>) {
        list_->bind(0, item);
      } else {
        list_->bind(0, static_cast<bool>(item));  // std::vector<bool>
      }
    }
    statement.bind_list(at, *list_);
  }

 private:
  const Range& range_;
  mutable std::unique_ptr<List> list_;  // lives until the statement has run, as this does
};

// How to bind the repository's id. A struct is turned into the mapping's key by the generated class.
template <class Id, class Key>
class KeyOfId {
 public:
  virtual ~KeyOfId() = default;

 protected:
  virtual Key key_of(const Id& id) const = 0;
};
template <class Id>
inline constexpr bool kIsTuple = false;
template <class... Parts>
inline constexpr bool kIsTuple<std::tuple<Parts...>> = true;
template <class Id, class Key>
  requires Bindable<Id> || kIsTuple<Id>
class KeyOfId<Id, Key> {
 protected:
  const Id& key_of(const Id& id) const { return id; }  // NOLINT(bugprone-return-const-ref-from-parameter): a view
};

template <class Key>
void bind_id(Binder& binder, int at, const Key& key) {
  if constexpr (kIsTuple<Key>) {
    std::apply([&](const auto&... part) { (binder.bind(at++, part), ...); }, key);
  } else {
    binder.bind(at, key);
  }
}

// Holds a key that was made of an id; refers to one that is the id itself.
template <class Key>
struct ByKey {
  Key key;
  void operator()(Statement& statement) const { bind_id(statement, 1, key); }
};

// Inserts `entity`, or writes what differs from the stored one, in the write transaction of `connection`.
template <class T>
void save(Connection& connection, const sql::Table& table, const T& entity) {
  if constexpr (GeneratedId<T>) {
    const auto& id = MappingOf<T>::generated_id(entity);
    if (id == std::remove_cvref_t<decltype(id)>{}) {
      if constexpr (Versioned<T>) {
        if (version_of<T>(entity) != 0) throw_conflict({table.label, "save"});
      }
      T copy = entity;
      if constexpr (GeneratedText<T>) MappingOf<T>::generated_id(copy) = random_id();
      ChangeSet changes;
      StoredOf<T> fresh{};
      insert_root<T>(copy, fresh, table, changes);
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
    insert_root<T>(entity, fresh, table, changes);
  }
  changes.execute(connection);
}

template <class Interface, const sql::Table& kTable>
class SqlRepository
    : public Interface,
      protected KeyOfId<typename Interface::id_type, typename MappingOf<typename Interface::entity_type>::Key> {
  using T = typename Interface::entity_type;
  using Id = typename Interface::id_type;

 public:
  explicit SqlRepository(Context& context) : context_(context) {}

  // An interface may overload these names.
  using Interface::add;
  using Interface::count;
  using Interface::exists;
  using Interface::find;
  using Interface::find_all;
  using Interface::get;
  using Interface::remove;
  using Interface::remove_by_id;
  using Interface::save;
  using Interface::save_all;

  T& add(T entity) override { return tracker({kTable.label, "add"}).add(std::move(entity)); }

  T& get(const Id& id) override {
    const StatementName name{kTable.label, "get"};
    Tracker<T>& objects = tracker(name);
    bool found = false;
    T* known = objects.find(encoded(id), found);
    if (!found) {
      if (objects.has_added()) context_.before_query(typeid(T));
      const std::vector<T*> loaded = objects.query(kTable, name, kTable.select_by_key, by_key(id), true);
      known = loaded.empty() ? nullptr : loaded.front();
    }
    if (known == nullptr) throw_not_found(name);
    return *known;
  }

  void remove(T& entity) override {
    const StatementName name{kTable.label, "remove"};
    if (!tracker(name).remove(entity)) throw_not_tracked(name);
  }

  std::optional<T> find(const Id& id) override {
    if (Tracker<T>* objects = known_tracker()) {
      bool found = false;
      const T* known = objects->find(encoded(id), found);
      if (found) return known == nullptr ? std::nullopt : std::optional<T>(*known);
      if (objects->has_added()) context_.before_query(typeid(T));
    }
    return read_one<T>(context_, kTable, {kTable.label, "find"}, kTable.select_by_key, by_key(id));
  }

  std::vector<T> find_all() override {
    context_.before_query(typeid(T));
    return read_all<T>(context_, kTable, {kTable.label, "find_all"}, kTable.select, [](Statement&) {});
  }

  void save(const T& entity) override { save_all(std::span<const T>(&entity, 1)); }

  void save_all(std::span<const T> entities) override {
    if (entities.empty()) return;
    context_.before_query(typeid(T));
    for (const T& entity : entities) refuse_tracked(entity);
    Call call(context_, Work::write_several);
    for (const T& entity : entities) detail::save<T>(call.connection(), kTable, entity);
    call.done();
  }

  bool remove_by_id(const Id& id) override {
    return detail::remove(context_, typeid(T), kTable, {kTable.label, "remove_by_id"}, kTable.remove, by_key(id)) > 0;
  }

  bool exists(const Id& id) override {
    return detail::exists(context_, typeid(T), {kTable.label, "exists"}, kTable.exists, by_key(id));
  }

  std::int64_t count() override {
    return detail::count(context_, typeid(T), {kTable.label, "count"}, kTable.count, [](Statement&) {});
  }

 protected:
  using Key = typename MappingOf<T>::Key;

  // Tracked objects of the unit of work (UsageError in a session).
  template <class... A>
  T* tracked_or_null(const sql::Query& query, const A&... arguments) const {
    const std::vector<T*> found = track(query, true, arguments...);
    return found.empty() ? nullptr : found.front();
  }
  template <class... A>
  T& tracked(const sql::Query& query, const A&... arguments) const {
    T* found = tracked_or_null(query, arguments...);
    if (found == nullptr) throw_not_found({query.name});
    return *found;
  }
  template <class... A>
  std::vector<T*> tracked_all(const sql::Query& query, const A&... arguments) const {
    return track(query, false, arguments...);
  }

  // Values of the caller's own.
  template <class... A>
  std::optional<T> detached_or_none(const sql::Query& query, const A&... arguments) const {
    context_.before_query(typeid(T));
    return read_one<T>(context_, kTable, {query.name}, query.text, binder(arguments...));
  }
  template <class... A>
  T detached(const sql::Query& query, const A&... arguments) const {
    std::optional<T> found = detached_or_none(query, arguments...);
    if (!found) throw_not_found({query.name});
    return *std::move(found);
  }
  template <class... A>
  std::vector<T> detached_all(const sql::Query& query, const A&... arguments) const {
    context_.before_query(typeid(T));
    return read_all<T>(context_, kTable, {query.name}, query.text, binder(arguments...));
  }

  template <class N, class... A>
  N count(const sql::Query& query, const A&... arguments) const {
    return number<N>(query, detail::count(context_, typeid(T), {query.name}, query.text, binder(arguments...)));
  }
  template <class... A>
  bool exists(const sql::Query& query, const A&... arguments) const {
    return detail::exists(context_, typeid(T), {query.name}, query.text, binder(arguments...));
  }
  // The rows removed, as a number, or whether there were any.
  template <class N, class... A>
  N remove(const sql::Query& query, const A&... arguments) const {
    [[maybe_unused]] const std::int64_t rows =
        detail::remove(context_, typeid(T), kTable, {query.name}, query.text, binder(arguments...));
    if constexpr (!std::is_void_v<N>) return number<N>(query, rows);
  }

 private:
  Tracker<T>& tracker(StatementName name) const { return require_unit(context_, name).template tracker<T>(kTable); }
  Tracker<T>* known_tracker() {
    if (Unit* unit = context_.unit()) unit->use();
    return static_cast<Tracker<T>*>(context_.find_tracker(typeid(T)));
  }

  template <class... A>
  std::vector<T*> track(const sql::Query& query, bool single, const A&... arguments) const {
    Tracker<T>& objects = tracker({query.name});
    context_.before_query(typeid(T));
    return objects.query(kTable, {query.name}, query.text, binder(arguments...), single);
  }

  // Each call is a statement of its own, so the references outlive the run of the statement that they are bound to.
  template <class... A>
  static auto binder(const A&... arguments) {
    return [&](Statement& statement) {
      [[maybe_unused]] int at = 1;
      (bind_argument(statement, at++, arguments), ...);
    };
  }
  template <class A>
  static void bind_argument(Statement& statement, int at, const A& argument) {
    if constexpr (requires { argument.bind_to(statement, at); }) {
      argument.bind_to(statement, at);
    } else {
      statement.bind(at, argument);
    }
  }
  auto by_key(const Id& id) const { return ByKey<decltype(this->key_of(id))>{this->key_of(id)}; }
  std::string_view encoded(const Id& id) {
    key_.clear();
    bind_id(key_, 0, this->key_of(id));
    return key_.view();
  }

  // A copy saved beside the tracked object of the same key would make that one stale.
  void refuse_tracked(const T& entity) {
    Tracker<T>* objects = known_tracker();
    if (objects == nullptr) return;
    key_.clear();
    MappingOf<T>::bind_key(static_cast<Binder&>(key_), 0, entity);
    bool found = false;
    objects->find(key_.view(), found);
    if (found) throw_tracked({kTable.label, "save"});
  }

  template <class N>
  static N number(const sql::Query& query, std::int64_t rows) {
    if constexpr (std::same_as<N, bool>) {
      return rows > 0;
    } else {
      if (!std::in_range<N>(rows)) throw_out_of_range({query.name});
      return static_cast<N>(rows);
    }
  }

  Context& context_;
  KeyEncoder key_;
};

template <class Implementation, class Interface>
MadeRepository make_repository(Context& context) {
  return std::shared_ptr<Interface>(std::make_shared<Implementation>(context));
}

}  // namespace repoc::detail
