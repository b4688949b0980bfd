// The base class of every repository: what each one can do without a line of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "repoc/page.hpp"
#include "repoc/stream.hpp"

namespace repoc {

struct Access;  // the friend of entities with private fields; generated code lives in it

// T is an entity, Id its key: the type of its one id field, a std::tuple of several in declaration order, or a
// struct with those fields. A repository belongs to the Session or UnitOfWork it was asked of and to that one's
// thread.
template <class T, class Id>
class Repository {
 public:
  using entity_type = T;
  using id_type = Id;

  Repository() = default;
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  virtual ~Repository() = default;

  // Unit of work only (UsageError from a session). The object lives in the unit of work and is stored at the next
  // flush.
  virtual T& add(T entity) = 0;
  // Unit of work only. The tracked object; NotFound if there is none.
  virtual T& get(const Id& id) = 0;
  // Unit of work only. Removes a tracked object, and what it owns, at the next flush; `entity` stays readable until
  // then.
  virtual void remove(T& entity) = 0;

  // Detached values: the caller's own, not tracked.
  virtual std::optional<T> find(const Id& id) = 0;
  virtual std::vector<T> find_all() = 0;
  // Inserts or updates now, children included. With a version: 0 inserts, another must be the stored one (Conflict).
  virtual void save(const T& entity) = 0;
  virtual void save_all(std::span<const T> entities) = 0;  // all or none
  virtual bool remove_by_id(const Id& id) = 0;             // false: there was none
  virtual bool exists(const Id& id) = 0;
  virtual std::int64_t count() = 0;
};

}  // namespace repoc
