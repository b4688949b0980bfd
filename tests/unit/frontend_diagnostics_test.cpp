// The front end as tables: a header with mistakes -> the first lines of the diagnostics.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "frontend_fixture.hpp"

namespace repoc::frontend {
namespace {

TEST_F(FrontendTest, DiagnosticsOfAttributes) {
  const Case cases[] = {
      {"misspelt, with the nearest name", "struct [[repoc::entitty]] A { [[repoc::qqqqqqqqq]] int a; };",
       "x.hpp:1:17: error: no attribute 'entitty' in 'repoc' [repoc-unknown-attribute]\n"
       "x.hpp:1:17: note: did you mean 'entity'?\n"
       "x.hpp:1:40: error: no attribute 'qqqqqqqqq' in 'repoc' [repoc-unknown-attribute]\n"},
      {"where Clang has no declaration for it", "inline void f() { struct [[repoc::entity]] A {}; }",
       "x.hpp:1:35: error: 'repoc::entity' means nothing here [repoc-attribute-argument]\n"},
      {"wrong arguments", R"(struct [[repoc::entity("a", "b")]] A {
  [[repoc::id(generatd)]] int a;
  [[repoc::column]] int b;
  [[repoc::column("")]] int c;
  [[repoc::column("x",)]] int d;
  [[repoc::updatable(maybe)]] int e;
  [[repoc::version()]] int f;
  [[repoc::unique("a")]] int g;
  [[repoc::was]] int h;
};
enum class [[repoc::stored_as("text")]] E { a };
enum class [[repoc::stored_as]] F { a };)",
       "x.hpp:1:17: error: 'repoc::entity' is written [[repoc::entity]] or [[repoc::entity(\"table\")]] "
       "[repoc-attribute-argument]\n"
       "x.hpp:2:12: error: 'repoc::id' is written [[repoc::id]] or [[repoc::id(generated)]] "
       "[repoc-attribute-argument]\n"
       "x.hpp:3:12: error: 'repoc::column' is written [[repoc::column(\"name\")]] [repoc-attribute-argument]\n"
       "x.hpp:4:12: error: 'repoc::column' is written [[repoc::column(\"name\")]] [repoc-attribute-argument]\n"
       "x.hpp:5:12: error: 'repoc::column' is written [[repoc::column(\"name\")]] [repoc-attribute-argument]\n"
       "x.hpp:6:12: error: 'repoc::updatable' is written [[repoc::updatable(false)]] [repoc-attribute-argument]\n"
       "x.hpp:7:12: error: 'repoc::version' is written [[repoc::version]] [repoc-attribute-argument]\n"
       "x.hpp:8:12: error: 'repoc::unique' is written [[repoc::unique]] [repoc-attribute-argument]\n"
       "x.hpp:9:12: error: 'repoc::was' is written [[repoc::was(\"old\")]] with the column's name before "
       "[repoc-attribute-argument]\n"
       "x.hpp:11:21: error: 'repoc::stored_as' is written [[repoc::stored_as(\"number\")]]; without it the names of "
       "the "
       "enumerators are stored [repoc-attribute-argument]\n"
       "x.hpp:12:21: error: 'repoc::stored_as' is written [[repoc::stored_as(\"number\")]]; without it the names of "
       "the "
       "enumerators are stored [repoc-attribute-argument]\n"},
      {"wrong places", R"(struct [[repoc::entity, repoc::id]] A {
  [[repoc::entity, repoc::query("x")]] int a;
  [[repoc::id, repoc::id]] int b;
  [[repoc::transient, repoc::column("c")]] int c;
};
enum class [[repoc::entity]] E { a };
struct [[repoc::backend("mongo")]] B {};
struct [[repoc::entity, repoc::value]] C { [[repoc::id]] int id; };
struct [[repoc::value, repoc::index("a"), repoc::was("x")]] D { [[repoc::stored_as("number")]] int a; };)",
       "x.hpp:1:32: error: 'repoc::id' belongs on a data member [repoc-attribute-argument]\n"
       "x.hpp:2:12: error: 'repoc::entity' belongs on a class or struct [repoc-attribute-argument]\n"
       "x.hpp:2:27: error: 'repoc::query' belongs on a pure virtual method of a repository [repoc-attribute-argument]\n"
       "x.hpp:3:23: error: 'repoc::id' stands here twice [repoc-attribute-argument]\n"
       "x.hpp:4:30: error: a transient member is not stored, so it cannot have 'repoc::column' "
       "[repoc-attribute-argument]\n"
       "x.hpp:6:21: error: 'repoc::entity' belongs on a class or struct [repoc-attribute-argument]\n"
       "x.hpp:7:17: error: 'repoc::backend' belongs on a repository: write [[repoc::repository, "
       "repoc::backend(\"mongo\")]] "
       "[repoc-attribute-argument]\n"
       "x.hpp:8:32: error: a class is an entity, with rows of its own, or a value, in the columns of its owner, not "
       "both "
       "[repoc-attribute-argument]\n"
       "x.hpp:9:31: error: 'repoc::index' belongs on an entity [repoc-attribute-argument]\n"
       "x.hpp:9:50: error: 'repoc::was' belongs on an entity [repoc-attribute-argument]\n"
       "x.hpp:9:74: error: 'repoc::stored_as' belongs on an enumeration [repoc-attribute-argument]\n"},
      {"ids, versions and indexes that cannot be", R"(#include <optional>
#include <string>
#include <vector>
struct [[repoc::entity]] C { [[repoc::id]] std::optional<int> a; [[repoc::id]] float b; };
struct [[repoc::entity]] D { [[repoc::id(generated)]] int a; [[repoc::id]] int b; };
struct [[repoc::entity, repoc::index("a", "nam", "cs"), repoc::unique("x")]] E {
  [[repoc::id(generated)]] bool a;
  [[repoc::version]] std::string b;
  [[repoc::version]] int c;
  [[repoc::unique]] std::vector<D> cs;
  int name;
};)",
       "x.hpp:4:63: error: a key is never absent: leave std::optional out of 'a' [repoc-attribute-argument]\n"
       "x.hpp:4:86: error: a floating-point number cannot be a key, because it is not compared exactly; write an "
       "integer or "
       "std::string [repoc-attribute-argument]\n"
       "x.hpp:5:59: error: only a key of one field can be generated, and 'D' has 2 [repoc-attribute-argument]\n"
       "x.hpp:6:44: error: no field 'nam' in 'E' [repoc-attribute-argument]\n"
       "x.hpp:6:44: note: did you mean 'name'?\n"
       "x.hpp:6:51: error: 'cs' is a list of owned entities, it has no column to index [repoc-attribute-argument]\n"
       "x.hpp:6:72: error: no field 'x' in 'E' [repoc-attribute-argument]\n"
       "x.hpp:7:33: error: a generated id is a std::string (32 hexadecimal digits), an integer or a repoc::Uuid "
       "[repoc-attribute-argument]\n"
       "x.hpp:8:12: error: a version counts writes, so it must be an integer: write std::int64_t b "
       "[repoc-attribute-argument]\n"
       "x.hpp:9:26: error: an entity has one version, and 'b' is it [repoc-attribute-argument]\n"
       "x.hpp:8:34: note: the first is declared here\n"
       "x.hpp:10:12: error: 'repoc::unique' belongs on a member with a column, and 'cs' is a list of owned entities "
       "[repoc-attribute-argument]\n"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(run_text(one.header).headlines(), one.expected);
  }
}

// The reason for each type that is not stored, one member a line.
TEST_F(FrontendTest, TypesThatAreNotStored) {
  const std::pair<const char*, const char*> members[] = {
      {"char x;",
       "plain char is signed on some platforms and not on others; write std::string for text, std::int8_t or "
       "std::uint8_t for a number"},
      {"wchar_t x;", "text is stored as UTF-8 std::string"},
      {"long double x;", "long double has no exact column on any back end; write double"},
      {"__int128 x;", "no back end stores 128-bit integers; write std::int64_t or std::string"},
      {"int x[3];", "an array has no row of its own; write std::vector or single members"},
      {"int& x;", "a reference owns nothing; hold the value, or the key of the other object"},
      {"const int x = 1;", "a const member cannot be read back; leave out 'const'"},
      {"volatile int x;", "volatile has no meaning for stored data; take it off"},
      {"int* x;", "a pointer owns nothing; hold the value"},
      {"std::string_view x;", "it does not own its text; write std::string"},
      {"int x : 3;", "a bit-field has no address; leave out its width"},
      {"struct { int y; };", "it has no name to be found by; give it one, or write its members one by one"},
      {"struct { int y; } x;", "generated code cannot name it: it has no name, give it one"},
      {"std::byte x;", "write std::uint8_t for a number, std::vector<std::byte> for bytes"},
      {"Forward x;", "an enumeration is stored by the names of its enumerators, and this one shows none here"},
      {"Hidden x;", "generated code cannot name it: it is in an unnamed namespace, move it to a named one"},
      {"Plain x;",
       "'Plain' says nothing of how it is stored; mark it [[repoc::value]] to have its members in columns of its "
       "owner, "
       "or [[repoc::entity]] and hold a std::vector of it"},
      {"Closed x;",
       "it is no struct with public members, nor marked [[repoc::entity]] or [[repoc::value]], nor is repoc::Codec "
       "specialised for it"},
      {"Child x;", "what is owned alone may be absent; write std::optional<Child>"},
      {"std::unique_ptr<int> x;", "write std::optional for a value that may be absent"},
      {"std::unique_ptr<const Child> x;", "a const member cannot be read back; leave out 'const'"},
      {"std::optional<const Child> x;", "a const member cannot be read back; leave out 'const'"},
      {"Child* x;",
       "a pointer does not say who owns the object; write std::unique_ptr<Child> for an owned one, or hold a "
       "repoc::Ref to another aggregate"},
      {"std::vector<Child*> x;", "owned children are held by value and in order; write std::vector<Child>"},
      {"std::vector<std::unique_ptr<Child>> x;",
       "owned children are held by value and in order; write std::vector<Child>"},
      {"std::map<std::string, Child> x;", "owned children are held by value and in order; write std::vector<Child>"},
      {"std::vector<E> x;", "ownership leads back to 'E' itself; keep the key of the other object instead"},
      {"std::unique_ptr<E> x;", "ownership leads back to 'E' itself; keep the key of the other object instead"},
      {"std::vector<std::string_view> x;", "it does not own its text; write std::string"},
      {"std::vector<char> x;",
       "plain char is signed on some platforms and not on others; write std::string for text, std::int8_t or "
       "std::uint8_t for a number"},
      {"std::vector<int*> x;", "a pointer owns nothing; hold the value"},
      {"std::vector<Plain> x;",
       "each 'Plain' needs a row of its own; mark it [[repoc::entity]] and hold a std::vector of it"},
      {"std::vector<std::vector<int>> x;",
       "a list of lists or maps has no column; write std::vector of an entity that has one as a member"},
      {"std::map<std::string, std::vector<int>> x;",
       "a map of lists or maps has no column; write std::vector of an entity that has one as a member"},
      {"std::map<int, int> x;",
       "only a text can be the key of a map; write std::map<std::string, int>, or std::vector of an entity that has "
       "the "
       "key and the value"},
      {"std::unordered_map<std::string, int> x;", "its order is not kept from one run to the next; write std::map"},
      {"std::set<int> x;", "only std::vector is stored as a list; write std::vector<int>"},
      {"std::array<int, 3> x;", "only std::vector is stored as a list; write std::vector<int>"},
      {"std::tuple<int, int> x;", "its members have no names; write a struct marked [[repoc::value]]"},
      {"std::optional<std::map<std::string, int>> x;",
       "a list or map is never absent, only empty; leave out std::optional"},
      {"std::optional<std::optional<int>> x;",
       "a column is absent or not, it cannot be both twice; write one std::optional"},
      {"std::optional<std::vector<Child>> x;", "a list or map is never absent, only empty; leave out std::optional"},
      {"std::chrono::steady_clock::time_point x;",
       "only time points of std::chrono::system_clock mean the same on every machine"},
      {"std::chrono::duration<double> x;",
       "only durations that count in integers are stored exactly; write std::chrono::milliseconds or the like"},
      {"std::variant<int> x;",
       "repoc does not know this class of the standard library; specialise repoc::Codec for it"},
      {"std::shared_ptr<Child> x;",
       "a shared object has no single owner; write std::unique_ptr for an owned one, or hold a repoc::Ref to another "
       "aggregate"},
      {"std::pmr::string x;", "only the string with the standard traits and allocator is supported; write std::string"},
  };
  expect_refused(R"(#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <memory_resource>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>
enum class Forward : int;
namespace { enum class Hidden { a }; }
struct Plain { int a; };
class Closed { int a = 0; };
struct [[repoc::entity]] Child { [[repoc::id]] int id; };
)",
                 {std::begin(members), std::end(members)});
}

TEST_F(FrontendTest, DiagnosticsOfEntities) {
  const Case cases[] = {
      {"what generated code cannot reach", R"(namespace repoc { struct Access; }
class [[repoc::entity]] A { [[repoc::id]] int id; public: A(); };
class [[repoc::entity]] B { public: [[repoc::id]] int id; private: B(); };
class [[repoc::entity]] C { friend struct repoc::Access; [[repoc::id]] int id; C(int); };
class Base { int a; };
struct [[repoc::entity]] D : Base { [[repoc::id]] int id; };
struct [[repoc::entity]] E { [[repoc::id]] int id; virtual void f() = 0; };
struct [[repoc::entity]] F { [[repoc::id]] int id; F(); F(const F&) = delete; };
class Outer { struct [[repoc::entity]] G { [[repoc::id]] int id; }; };
namespace { struct [[repoc::entity]] H { [[repoc::id]] int id; }; })",
       "x.hpp:2:47: error: 'id' is not public, so generated code cannot reach it; add to 'A': friend struct "
       "repoc::Access; "
       "[repoc-unsupported-type]\n"
       "x.hpp:2:47: note: declare it before the class: namespace repoc { struct Access; }\n"
       "x.hpp:3:68: error: the default constructor of 'B' is not public, so generated code cannot call it; add to the "
       "class: "
       "friend struct repoc::Access; [repoc-unsupported-type]\n"
       "x.hpp:3:68: note: declare it before the class: namespace repoc { struct Access; }\n"
       "x.hpp:4:25: error: 'C' has no default constructor, which reading a row begins with; add one, it may be private "
       "with: "
       "friend struct repoc::Access; [repoc-unsupported-type]\n"
       "x.hpp:5:18: error: 'a' is not public, so generated code cannot reach it; add to 'Base': friend struct "
       "repoc::Access; "
       "[repoc-unsupported-type]\n"
       "x.hpp:5:18: note: declare it before the class: namespace repoc { struct Access; }\n"
       "x.hpp:7:26: error: 'E' has pure virtual methods, so no row can become one; give them a body "
       "[repoc-unsupported-type]\n"
       "x.hpp:8:26: error: 'F' can be neither moved nor copied, so it cannot be returned or kept in a list "
       "[repoc-unsupported-type]\n"
       "x.hpp:9:40: error: 'G' cannot be an entity: generated code cannot name it: it is not public in 'Outer', make "
       "it public "
       "or move it out [repoc-unsupported-type]\n"
       "x.hpp:10:38: error: 'H' cannot be an entity: generated code cannot name it: it is in an unnamed namespace, "
       "move it to "
       "a named one [repoc-unsupported-type]\n"},
      {"bases", R"(struct Base { int a; };
struct [[repoc::entity]] A : virtual Base { [[repoc::id]] int id; };
struct [[repoc::entity]] B : Base { [[repoc::id]] int id; int a; };
struct [[repoc::entity]] C : private Base { [[repoc::id]] int id; };)",
       "x.hpp:2:30: error: a virtual base class may be shared, so its fields have no one owner; derive without "
       "'virtual' "
       "[repoc-unsupported-type]\n"
       "x.hpp:3:63: error: 'a' hides the field of that name in a base class; rename one of them "
       "[repoc-unsupported-type]\n"
       "x.hpp:1:19: note: the other is declared here\n"
       "x.hpp:4:26: error: the fields of the base class 'Base' are not public in 'C'; derive publicly or add: friend "
       "struct "
       "repoc::Access; [repoc-unsupported-type]\n"},
      {"a cycle of ownership over two classes", R"(#include <vector>
struct [[repoc::entity]] B;
struct [[repoc::entity]] A { [[repoc::id]] int id; std::vector<B> bs; };
struct B { [[repoc::id]] int id; std::vector<A> as; };)",
       "x.hpp:3:67: error: 'bs' cannot be stored: ownership leads back to 'B' itself; keep the key of the other object "
       "instead "
       "[repoc-unsupported-type]\n"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(run_text(one.header).headlines(), one.expected);
  }
  std::string wide = "struct [[repoc::entity]] W { [[repoc::id]] int id;\n";
  for (int i = 0; i < 256; ++i) wide += "int f" + std::to_string(i) + ";\n";
  EXPECT_EQ(run_text(wide + "};").headlines(),
            "x.hpp:1:26: error: 'W' has 257 columns, at most 256 are supported; move some into an owned entity "
            "[repoc-unsupported-type]\n");
}

TEST_F(FrontendTest, DiagnosticsOfRepositories) {
  const Outcome outcome = run_text(R"(#include <repoc/repository.hpp>
#include <string>
#include <tuple>
struct Plain { int a; };
struct [[repoc::entity]] E { [[repoc::id]] int id; };
struct [[repoc::entity]] NoId { int a; };
struct [[repoc::entity]] Two { [[repoc::id]] int a; [[repoc::id]] std::string b; };
struct Wrong { int a; int b; };
struct [[repoc::repository]] R1 {};
struct [[repoc::repository]] R2 : private repoc::Repository<E, int> {};
struct [[repoc::repository]] R3 : repoc::Repository<Plain, int> {};
struct [[repoc::repository]] R4 : repoc::Repository<NoId, int> {};
struct [[repoc::repository]] R5 : repoc::Repository<Two, Wrong> {};
struct [[repoc::repository]] R6 : repoc::Repository<E, long> {};
struct [[repoc::repository]] R7 : repoc::Repository<Two, std::tuple<std::string, int>> {};
struct [[repoc::repository]] R8 final : repoc::Repository<E, int> { private: R8(); };
struct [[repoc::repository]] R9 : repoc::Repository<E, int>, repoc::Repository<E, long> {};
struct [[repoc::repository]] R10 : repoc::Repository<E, int> {
  [[repoc::query("x")]] void f();
  [[repoc::derive("a\x41")]] virtual E g() = 0;
  [[repoc::derive("a"), repoc::query("b")]] virtual E h() = 0;
  [[repoc::query("x")]] std::vector<E> find_all() override = 0;
  virtual int operator()(int) = 0;
  virtual int q() & = 0;
};
namespace { struct [[repoc::repository]] R11 : repoc::Repository<E, int> {}; }
)");
  EXPECT_EQ(
      outcome.headlines(),
      "x.hpp:6:26: error: 'NoId' has no id [repoc-missing-id]\n"
      "x.hpp:12:30: note: 'R4' finds its objects by their id; mark the key [[repoc::id]]\n"
      "x.hpp:9:30: error: 'R1' is no repository without its base class; derive it publicly from "
      "repoc::Repository<Entity, Id> [repoc-repository-base]\n"
      "x.hpp:10:30: error: 'R2' hides its base class; derive publicly from repoc::Repository<Entity, Id> "
      "[repoc-repository-base]\n"
      "x.hpp:11:30: error: 'R3' serves a type that is no entity; mark it [[repoc::entity]] [repoc-repository-base]\n"
      "x.hpp:4:8: note: 'Plain' is declared here\n"
      "x.hpp:13:58: error: the key of 'Two' is std::tuple<int, std::string>, or a struct with these members "
      "[repoc-repository-base]\n"
      "x.hpp:7:50: note: 'a' is an id\n"
      "x.hpp:7:79: note: 'b' is an id\n"
      "x.hpp:14:56: error: the key of 'E' is int [repoc-repository-base]\n"
      "x.hpp:5:48: note: 'id' is an id\n"
      "x.hpp:15:58: error: the key of 'Two' is std::tuple<int, std::string>, or a struct with these members "
      "[repoc-repository-base]\n"
      "x.hpp:7:50: note: 'a' is an id\n"
      "x.hpp:7:79: note: 'b' is an id\n"
      "x.hpp:16:30: error: 'R8' is final, but generated code derives from it; leave out 'final' "
      "[repoc-repository-base]\n"
      "x.hpp:16:30: error: 'R8' needs a default constructor that a derived class can call [repoc-repository-base]\n"
      "x.hpp:17:30: error: 'R9' has more than one repoc::Repository among its bases; a repository serves one entity "
      "[repoc-repository-base]\n"
      "x.hpp:19:12: error: 'repoc::query' belongs on a pure virtual method, which 'f' is not: write = 0 "
      "[repoc-attribute-argument]\n"
      "x.hpp:20:19: error: 'repoc::derive' takes one string literal without escapes, so that errors can point into it "
      "[repoc-attribute-argument]\n"
      "x.hpp:21:55: error: 'h' can have one of query, pipeline and derive [repoc-attribute-argument]\n"
      "x.hpp:22:12: error: 'repoc::query' belongs on a pure virtual method, which 'find_all' is, but every repository "
      "has it already [repoc-attribute-argument]\n"
      "x.hpp:23:15: error: 'operator()' does not begin with a verb [repoc-unknown-verb]\n"
      "x.hpp:23:15: note: an operator cannot be a query; give the method a name or a body\n"
      "x.hpp:24:15: error: a query method takes plain parameters and may be const, nothing else; leave out '&', "
      "'volatile' and '...' [repoc-unsupported-type]\n"
      "x.hpp:26:42: error: 'R11' cannot be implemented: it is in an unnamed namespace, move it to a named one "
      "[repoc-repository-base]\n");
}

TEST_F(FrontendTest, CaretsAndFixes) {
  EXPECT_EQ(run_text("struct [[repoc::entitty]] A {};\n").dump(),
            "x.hpp:1:17: error: no attribute 'entitty' in 'repoc' [repoc-unknown-attribute]\n"
            "struct [[repoc::entitty]] A {};\n"
            "                ^~~~~~~\n"
            "x.hpp:1:17: note: did you mean 'entity'?\n"
            "struct [[repoc::entitty]] A {};\n"
            "                ^~~~~~~\n"
            "                entity\n");
}

// Clang recovers an unknown type as int, so its errors must stop everything but the spelling of attributes. All of a
// run are shown, past missing headers; its warnings are not; a header that repoc itself will write may be missing.
TEST_F(FrontendTest, ErrorsOfClang) {
  write({{"x.hpp",
          "#line 70 \"other.hpp\"\n#include \"missing.hpp\"\n#include \"x.repoc.hpp\"\n#warning hush\n#include "
          "\"sub/y.hpp\"\n"
          "struct [[repoc::entity]] A { [[repoc::id, repoc::idd]] int id; Unknown u; char c; };\n"
          "int f(int); int f(long); auto g = f(nullptr);\n"},
         {"sub/y.hpp", "foo bar;\n"}});
  EXPECT_EQ(run({"x.hpp"}).headlines(),
            "x.hpp:2:10: error: 'missing.hpp' file not found [repoc-clang]\n"
            "x.hpp:6:50: error: no attribute 'idd' in 'repoc' [repoc-unknown-attribute]\n"
            "x.hpp:6:50: note: did you mean 'id'?\n"
            "x.hpp:6:64: error: unknown type name 'Unknown' [repoc-clang]\n"
            "x.hpp:7:35: error: no matching function for call to 'f' [repoc-clang]\n"
            "x.hpp:7:5: note: candidate function not viable: no known conversion from 'std::nullptr_t' to 'int' for "
            "1st argument\n"
            "x.hpp:7:17: note: candidate function not viable: no known conversion from 'std::nullptr_t' to 'long' for "
            "1st argument\n"
            "sub/y.hpp:1:1: error: unknown type name 'foo' [repoc-clang]\n");
  EXPECT_EQ(run({"none.hpp"}).headlines(), "repoc: error: 'none.hpp' file not found [repoc-clang]\n");
}

// What Clang misses of repoc's own comes with what to write, once for each.
TEST_F(FrontendTest, ErrorsOfClangAboutRepoc) {
  const Case cases[] = {
      {"headers that are not included", R"(#include <repoc/repository.hpp>
struct [[repoc::entity]] A { [[repoc::id]] repoc::Uuid id; repoc::Uuid b; repoc::Decimal c; repoc::Ref<A, int> d; };
struct M {};
template <> struct repoc::Codec<M> {};
repoc::Mistake e;)",
       "x.hpp:2:51: error: no type named 'Uuid' in namespace 'repoc' [repoc-clang]\n"
       "x.hpp:2:51: note: write #include <repoc/uuid.hpp>\n"
       "x.hpp:2:67: error: no type named 'Uuid' in namespace 'repoc' [repoc-clang]\n"
       "x.hpp:2:82: error: no type named 'Decimal' in namespace 'repoc' [repoc-clang]\n"
       "x.hpp:2:82: note: write #include <repoc/decimal.hpp>\n"
       "x.hpp:2:100: error: no template named 'Ref' in namespace 'repoc' [repoc-clang]\n"
       "x.hpp:2:100: note: write #include <repoc/ref.hpp>\n"
       "x.hpp:4:27: error: explicit specialization of non-template struct 'Codec' [repoc-clang]\n"
       "x.hpp:4:27: error: no struct named 'Codec' in namespace 'repoc' [repoc-clang]\n"
       "x.hpp:4:27: note: write #include <repoc/codec.hpp>\n"
       "x.hpp:5:8: error: no type named 'Mistake' in namespace 'repoc' [repoc-clang]\n"},
      {"repoc's folder is not among the include paths", "#include <repoc/nowhere.hpp>\n#include <repoc/nor_here.hpp>",
       "x.hpp:1:10: error: 'repoc/nowhere.hpp' file not found [repoc-clang]\n"
       "x.hpp:1:10: note: say where repoc's headers are: '-- -I' and the 'include' folder of its install, or '-p' and "
       "your build folder\n"
       "x.hpp:2:10: error: 'repoc/nor_here.hpp' file not found [repoc-clang]\n"},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    EXPECT_EQ(run_text(test.header).headlines(), test.expected);
  }
}

}  // namespace
}  // namespace repoc::frontend
