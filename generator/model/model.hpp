// What the headers said: entities, records, enumerations and repositories as plain values, with the place
// of each name. Made by the front end, read by every later stage, changed by none. Holds no Clang type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/type.hpp"
#include "text/span.hpp"

namespace repoc::model {

using Words = std::vector<std::string>;

struct Enumerator {
  std::string name;
  Words words;
  std::string stored;  // the text that stands in the database: its name
};

struct Enum {
  std::string name;  // "shop::Status"
  std::string cpp;   // "::shop::Status"
  std::vector<Enumerator> enumerators;
  text::Span span;
};

// A data member that is stored. Transient members do not reach the model.
struct Field {
  std::string name;  // as declared: "sku_"
  Words words;       // "sku"
  std::string
      column;  // [[repoc::column]], or else the words in snake case. Of an owned list: its child table's name, if given
  bool column_given = false;
  Type type;
  bool id = false;
  bool generated = false;  // [[repoc::id(generated)]]
  bool version = false;
  bool unique = false;
  bool indexed = false;
  bool updatable = true;
  text::Span span;       // the name
  text::Span type_span;  // the type as written

  [[nodiscard]] bool optional() const { return type.is(TypeKind::optional); }
  // std::vector<entity>: owned children, order kept.
  [[nodiscard]] bool owned_list() const { return type.is(TypeKind::list) && type.args.front().is(TypeKind::entity); }
};

// [[repoc::index("a", "b")]] and [[repoc::unique("a", "b")]] on a class.
struct IndexSpec {
  bool unique = false;
  std::vector<std::size_t> fields;  // indices into Entity::fields
};

struct Entity {
  std::string name;           // "shop::Batch"
  std::string cpp;            // "::shop::Batch"
  Words words;                // of the unqualified name: "batch"
  std::string table;          // entity("table"), or else the words in snake case
  std::vector<Field> fields;  // base classes' first, in declaration order
  std::vector<IndexSpec> indexes;
  text::Span span;  // the name

  [[nodiscard]] std::vector<std::size_t> ids() const;        // indices of the id fields
  [[nodiscard]] std::optional<std::size_t> version() const;  // index of the version field
};

// A plain struct that is no entity: a projection or a composite key.
struct Record {
  std::string name;
  std::string cpp;
  struct Member {
    std::string name;
    Words words;
    Type type;
    text::Span span;
  };
  std::vector<Member> members;
  text::Span span;
};

struct Parameter {
  std::string name;  // empty where the declaration has none
  Words words;
  Type type;
  text::Span span;       // the name, or the type where there is no name
  text::Span type_span;  // the type as written
};

// Some bytes of a text that string literals spell, and where they stand in the header: byte by byte where the sizes are
// equal, else (an escape, a macro) as a whole.
struct LiteralPart {
  std::uint32_t begin = 0;  // in the text
  std::uint32_t end = 0;
  text::Span span;
};

// A pure virtual method that must become a query.
struct Method {
  std::string name;
  std::string sentence;  // what is parsed: the name, or the text of [[repoc::derive]]
  text::Span span;       // of the sentence: sub-ranges of it are words of the query
  bool sentence_is_name = true;
  std::string query;  // [[repoc::query]], empty if none
  text::Span query_span;
  std::vector<LiteralPart> query_parts;  // all of `query`, in order; empty: it stands at query_span byte by byte
  Type result;
  text::Span result_span;
  std::vector<Parameter> parameters;
  bool is_const = false;
  bool is_noexcept = false;

  // Where bytes [begin, end) of `query` stand in the header; what is no part of it stands at all of it.
  [[nodiscard]] text::Span query_place(std::size_t begin, std::size_t end) const;
};

struct Repository {
  std::string name;  // "shop::ProductRepository"
  std::string cpp;   // "::shop::ProductRepository"
  std::size_t entity = 0;
  Type id_type;  // the Id of Repository<T, Id>
  text::Span id_span;
  std::string backend;  // [[repoc::backend("mongo")]]; empty: the run's dialects
  std::vector<Method> methods;
  std::size_t header = 0;  // index into Model::headers
  text::Span span;         // the name
};

// One header named on the command line, and what is generated for it.
struct Header {
  std::string path;          // as given
  std::string include_path;  // below the root, with '/': "shop/repositories.hpp"
};

struct Model {
  std::vector<Header> headers;
  std::vector<Entity> entities;
  std::vector<Record> records;
  std::vector<Enum> enums;
  std::vector<Repository> repositories;
};

// The text dump of `--dump=model`.
std::string dump(const Model& model);
// One type, as dumps and messages show it: "list of entity shop::Batch".
std::string describe(const Model& model, const Type& type);

}  // namespace repoc::model
