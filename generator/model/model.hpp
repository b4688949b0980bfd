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
  std::string stored;  // the text that stands in the database: its name, or its number
  bool zero = false;   // its value is 0: what E{} is
};

struct Enum {
  std::string name;  // "shop::Status"
  std::string cpp;   // "::shop::Status"
  std::vector<Enumerator> enumerators;
  bool by_number = false;  // [[repoc::stored_as("number")]]: an integer column
  text::Span span;
};

// One step from an object to what it holds: a member, or an element of a tuple.
struct Hop {
  std::string name;                    // "address"
  bool optional = false;               // the member is a std::optional<value>: what lies behind it may be absent
  std::optional<std::size_t> element;  // std::get<element>, no name
  friend bool operator==(const Hop&, const Hop&) = default;
};

// A data member that is stored, of one of three forms:
//   a column   any scalar, a list or map of scalars
//   owned      children in a table of their own: `owns`
//   a group    a [[repoc::value]] struct, or a Ref with a key of several columns: it has no column of its own. Its
//   parts
//              are fields of the entity too and follow it right away, those of a group in it included
// Transient members do not reach the model.
struct Field {
  std::string name;  // as declared: "sku_"; of a part with the way to it: "address.city"
  Words words;       // "sku"; of a part those of its group and its own: "address city"
  // How many of the words stand before each hop: {1} for "address city". Only a part has some. At a hop a name may
  // write "__" (or a dot, in derive) instead of "_".
  std::vector<std::size_t> hops;
  std::vector<Hop> way;  // from the object to it: {"address", "city"}
  // [[repoc::column]], or else the words in snake case; of a part, first that of its group, then "_", then its own. Of
  // an owned one: its table's name, if given.
  std::string column;
  bool column_given = false;
  // Of a part behind an optional group: std::optional of what it is declared as, as its column may be absent.
  Type type;
  std::optional<std::size_t> owns;    // the entity of the owned children; of a std::vector<Ref> the link's
  std::optional<std::size_t> holder;  // of a part: the group right above, as an index into Entity::fields
  std::vector<std::size_t> parts;     // of a group: those right below
  // Of an optional group: the part that is absent exactly when the whole is (one that is never absent otherwise). A
  // group without such a part has one that is made up, `presence`, a boolean column "<group>_present" that no name
  // reaches: it has no words.
  std::optional<std::size_t> witness;
  bool presence = false;
  std::string was;  // [[repoc::was("old")]]: the column's name, or the table's, before
  bool id = false;
  bool generated = false;  // [[repoc::id(generated)]]
  bool version = false;
  bool unique = false;
  bool indexed = false;
  bool updatable = true;
  bool reachable = true;  // generated repositories may name it where they are given the object: a public member
  text::Span span;        // the name
  text::Span type_span;   // the type as written

  [[nodiscard]] bool optional() const { return type.is(TypeKind::optional); }
  [[nodiscard]] bool is_group() const { return !parts.empty(); }
  [[nodiscard]] bool has_column() const { return !owns && !is_group(); }
  // std::optional<entity>, std::unique_ptr<entity>: at most one, without a position.
  [[nodiscard]] bool owned_one() const { return owns && !type.is(TypeKind::list); }
};

// A member of that name and type, with the words and the column that follow from its name, and nothing else said of it.
Field make_field(std::string name, Type type);

// [[repoc::index("a", "b")]] and [[repoc::unique("a", "b")]] on a class.
struct IndexSpec {
  bool unique = false;
  std::vector<std::size_t> fields;  // indices into Entity::fields; a group stands for its columns
};

struct Entity {
  std::string name;           // "shop::Batch"
  std::string cpp;            // "::shop::Batch"
  Words words;                // of the unqualified name: "batch"
  std::string table;          // entity("table"), or else the words in snake case
  std::vector<Field> fields;  // base classes' first, in declaration order
  std::vector<IndexSpec> indexes;
  std::string was;    // [[repoc::was("old")]]: the table's name before
  bool link = false;  // made up for std::vector<Ref<E, Key>>: cpp is the Ref; its ids are the parts of the key
  text::Span span;    // the name

  [[nodiscard]] std::vector<std::size_t> ids() const;        // indices of the id fields
  [[nodiscard]] std::optional<std::size_t> version() const;  // index of the version field
};

// A plain struct that is no entity: a projection, a composite key or a [[repoc::value]].
struct Record {
  std::string name;
  std::string cpp;
  bool value = false;  // [[repoc::value]]
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
