// What loading needs that knows no entity type: the keys that it asks for, and whose child a row is.
#include "repoc/generated/load.hpp"

#include "repoc/error.hpp"

namespace repoc::detail {

void RootKeys::bind(Statement& statement) const {
  if (many != nullptr) {
    statement.bind_list(1, *many);
  } else {
    type->bind_key(statement, 1, one);
  }
}

void throw_second_child(StatementName name) {
  throw MappingError("there are two rows of a child of which there may be one", name.text());
}

OwnerIndex::OwnerIndex(std::string_view arena, std::size_t size) : arena_(arena) { parents_.reserve(size); }
void OwnerIndex::add(std::size_t path, std::size_t size) { parents_.emplace(arena_.substr(path, size), count_++); }
std::size_t OwnerIndex::find(Row& row, int columns, StatementName name) {
  key_.clear();
  row.key(0, columns, key_);
  if (!last_key_.empty() && key_.view() == last_key_) return last_;
  const auto found = parents_.find(key_.view());
  if (found == parents_.end()) throw MappingError("a row's owner is not in the table above it", name.text());
  last_key_ = key_.view();
  last_ = found->second;
  return last_;
}

}  // namespace repoc::detail
