// The base of every generated repository on an SQL back end: the ready-made methods of repoc::Repository, and the
// closed set of helpers of which the body of a generated method is one call.
//   Product* get_by_sku(std::string_view sku) override { return tracked_or_null(kGetBySku, sku); }
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "repoc/generated/saving.hpp"
#include "repoc/generated/streaming.hpp"
#include "repoc/generated/tracker.hpp"
#include "repoc/repository.hpp"

namespace repoc::detail {

// A number of rows may well not fit it, and then none must have been written.
template <class N>
inline constexpr bool kNarrow = false;
template <std::integral N>
inline constexpr bool kNarrow<N> = !std::same_as<N, bool> && sizeof(N) < sizeof(int);

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
      if (found && known == nullptr) return std::nullopt;
      if constexpr (is_copyable<T>()) {
        if (found) return *known;
      }
      if (found || objects->has_added()) context_.before_query(typeid(T));
    }
    return read_one<Objects<T>>(context_, kTable, {kTable.label, "find"}, kTable.select_by_key, by_key(id));
  }

  std::vector<T> find_all() override {
    context_.before_query(typeid(T));
    return read_all<Objects<T>>(context_, kTable, {kTable.label, "find_all"}, kTable.select, [](Statement&) {});
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
    context_.before_query(typeid(T));
    Call call(context_, Work::write);
    const std::int64_t rows = detail::remove(call.connection(), context_.find_tracker(typeid(T)), kTable,
                                             {kTable.label, "remove_by_id"}, kTable.remove, by_key(id));
    call.done();
    return rows > 0;
  }

  bool exists(const Id& id) override {
    context_.before_query(typeid(T));
    return detail::exists(context_, {kTable.label, "exists"}, kTable.exists, by_key(id));
  }

  std::int64_t count() override {
    context_.before_query(typeid(T));
    return detail::count(context_, {kTable.label, "count"}, kTable.count, [](Statement&) {});
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
    return ask_one<Objects<T>>(query, arguments...);
  }
  template <class... A>
  T detached(const sql::Query& query, const A&... arguments) const {
    return required(query, ask_one<Objects<T>>(query, arguments...));
  }
  template <class... A>
  std::vector<T> detached_all(const sql::Query& query, const A&... arguments) const {
    return ask_all<Objects<T>>(query, arguments...);
  }
  template <class... A>
  Page<T> detached_page(const sql::Query& query, const PageRequest& request, const A&... arguments) const {
    return ask_page<Objects<T>>(query, request, arguments...);
  }
  template <class... A>
  Slice<T> detached_slice(const sql::Query& query, const PageRequest& request, const A&... arguments) const {
    return ask_slice<Objects<T>>(query, request, arguments...);
  }
  template <class... A>
  CursorPage<T> detached_cursor_page(const sql::Query& query, const Cursor& cursor, const A&... arguments) const {
    return ask_cursor_page<Objects<T>>(query, cursor, arguments...);
  }
  template <class... A>
  Stream<T> detached_stream(const sql::Query& query, const A&... arguments) const {
    return ask_stream<Objects<T>>(query, arguments...);
  }

  // Rows that are values or plain structs.
  template <class R, class... A>
  std::optional<typename R::Value> row_or_none(const sql::Query& query, const A&... arguments) const {
    return ask_one<Records<R>>(query, arguments...);
  }
  template <class R, class... A>
  typename R::Value row(const sql::Query& query, const A&... arguments) const {
    return required(query, ask_one<Records<R>>(query, arguments...));
  }
  template <class R, class... A>
  std::vector<typename R::Value> rows(const sql::Query& query, const A&... arguments) const {
    return ask_all<Records<R>>(query, arguments...);
  }
  template <class R, class... A>
  Page<typename R::Value> rows_page(const sql::Query& query, const PageRequest& request, const A&... arguments) const {
    return ask_page<Records<R>>(query, request, arguments...);
  }
  template <class R, class... A>
  Slice<typename R::Value> rows_slice(const sql::Query& query, const PageRequest& request,
                                      const A&... arguments) const {
    return ask_slice<Records<R>>(query, request, arguments...);
  }
  template <class R, class... A>
  CursorPage<typename R::Value> rows_cursor_page(const sql::Query& query, const Cursor& cursor,
                                                 const A&... arguments) const {
    return ask_cursor_page<Records<R>>(query, cursor, arguments...);
  }
  template <class R, class... A>
  Stream<typename R::Value> rows_stream(const sql::Query& query, const A&... arguments) const {
    return ask_stream<Records<R>>(query, arguments...);
  }

  // The one column of the one row: none where there is no row, or it holds no value.
  template <class V, class... A>
  auto value_or_none(const sql::Query& query, const A&... arguments) const {
    using Found = std::conditional_t<kIsOptional<V>, V, std::optional<V>>;
    return ask_one<Records<ValueRow<Found>>>(query, arguments...).value_or(Found{});
  }
  template <class V, class... A>
  V value(const sql::Query& query, const A&... arguments) const {
    if constexpr (kIsOptional<V>) {
      return required(query, ask_one<Records<ValueRow<V>>>(query, arguments...));
    } else {
      return required(query, value_or_none<V>(query, arguments...));
    }
  }
  template <class V, class... A>
  V value_or_zero(const sql::Query& query, const A&... arguments) const {
    return value_or_none<V>(query, arguments...).value_or(V{});
  }
  template <class Map, class... A>
  Map grouped(const sql::Query& query, const A&... arguments) const {
    Map map;
    for (auto& row : ask_all<Records<MapRow<Map>>>(query, arguments...)) map.insert(std::move(row));
    return map;
  }

  template <class N, class... A>
  N count(const sql::Query& query, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    std::string made;
    return number<N>(query, detail::count(context_, {query.name}, question->text(query.text, made), *question));
  }
  template <class... A>
  bool exists(const sql::Query& query, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    std::string made;
    return detail::exists(context_, {query.name}, question->text(query.text, made), *question);
  }

  // What writes gives the rows that it wrote to: as a number, whether there were any, or not at all.
  template <class N, class... A>
  N remove(const sql::Query& query, const A&... arguments) const {
    return write<N>(detail::remove, query, arguments...);
  }
  template <class N, class... A>
  N update(const sql::Query& query, const A&... arguments) const {
    return write<N>(detail::update, query, arguments...);
  }
  template <class N, class... A>
  N execute(const sql::Query& query, const A&... arguments) const {
    const auto run = [this](Connection& connection, TrackerBase*, const sql::Table&, StatementName name,
                            std::string_view text, Arguments bind) {
      const std::int64_t rows = detail::execute(connection, name, text, bind);
      if (Unit* unit = context_.unit()) unit->reload(connection);
      return rows;
    };
    return write<N>(run, query, arguments...);
  }
  // What it removed, read before in the same transaction.
  template <class... A>
  std::vector<T> removed(const sql::Query& query, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    question->require_criteria();
    before(query);
    std::string made;
    Call call(context_, Work::write_several);
    std::vector<T> result = read_rows<Objects<T>>(call.connection(), {query.name, "select"},
                                                  question->text(query.removed, made), *question);
    complete<Objects<T>>(call.connection(), kTable, result, false);
    detail::remove(call.connection(), context_.find_tracker(typeid(T)), kTable, {query.name},
                   question->text(query.text, made), *question);
    call.done();
    return result;
  }

 private:
  Tracker<T>& tracker(StatementName name) const { return require_unit(context_, name).template tracker<T>(kTable); }
  Tracker<T>* known_tracker() {
    if (Unit* unit = context_.unit()) unit->use();
    return static_cast<Tracker<T>*>(context_.find_tracker(typeid(T)));
  }
  // Writes what the query may read.
  void before(const sql::Query& query) const {
    if (query.raw) {
      context_.before_raw_query();
    } else {
      context_.before_query(typeid(T));
    }
  }

  template <class... A>
  std::vector<T*> track(const sql::Query& query, bool single, const A&... arguments) const {
    Tracker<T>& objects = tracker({query.name});
    const Question question(kTable, query, arguments...);
    if (query.lock) require_unit(context_, {query.name}).lock();
    before(query);
    std::string made;
    return objects.query(kTable, {query.name}, question->text(query.text, made), *question, single, query.lock);
  }
  template <class K, class... A>
  std::optional<typename K::Value> ask_one(const sql::Query& query, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    std::string made;
    return read_one<K>(context_, kTable, {query.name}, question->text(query.text, made), *question);
  }
  template <class K, class... A>
  std::vector<typename K::Value> ask_all(const sql::Query& query, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    std::string made;
    return read_all<K>(context_, kTable, {query.name}, question->text(query.text, made), *question);
  }
  template <class K, class... A>
  Page<typename K::Value> ask_page(const sql::Query& query, const PageRequest& request, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    return read_page<K>(context_, kTable, *question, request);
  }
  template <class K, class... A>
  Slice<typename K::Value> ask_slice(const sql::Query& query, const PageRequest& request, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    return read_slice<K>(context_, kTable, *question, request);
  }
  template <class K, class... A>
  CursorPage<typename K::Value> ask_cursor_page(const sql::Query& query, const Cursor& cursor,
                                                const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    return read_cursor_page<K>(context_, kTable, *question, cursor);
  }
  template <class K, class... A>
  Stream<typename K::Value> ask_stream(const sql::Query& query, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    before(query);
    std::string made;
    return Stream<typename K::Value>(std::make_unique<RowSource<K>>(context_, kTable, StatementName{query.name},
                                                                    question->text(query.text, made), *question));
  }
  template <class N, class Write, class... A>
  N write(const Write& run, const sql::Query& query, const A&... arguments) const {
    const Question question(kTable, query, arguments...);
    question->require_criteria();
    before(query);
    std::string made;
    Call call(context_, kNarrow<N> ? Work::write_several : Work::write);
    const std::int64_t rows = run(call.connection(), context_.find_tracker(typeid(T)), kTable,
                                  StatementName{query.name}, question->text(query.text, made), Arguments(*question));
    if constexpr (std::is_void_v<N>) {
      call.done();
    } else {
      const N result = number<N>(query, rows);
      call.done();
      return result;
    }
  }
  template <class V>
  static V required(const sql::Query& query, std::optional<V> found) {
    if (!found) throw_not_found({query.name});
    return *std::move(found);
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
