// The front end as tables: header text -> the dump of the model; spans; several headers; what is read from disk.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "frontend/arguments.hpp"
#include "frontend_fixture.hpp"

namespace repoc::frontend {
namespace {

TEST_F(FrontendTest, Models) {
  const Case cases[] = {
      {"the types that are stored", R"(
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
namespace shop {
enum class Status : std::uint8_t { open, onHold };
using Name = std::string;
inline namespace v1 {
struct [[repoc::entity]] Item {
  [[repoc::id]] std::int64_t itemId;
  bool b; signed char i8; unsigned char u8; short i16; std::uint32_t u32; unsigned long long u64; std::size_t n;
  float f; double d; Name m_name; std::vector<std::byte> blob; Status status;
  std::chrono::year_month_day day; std::optional<std::chrono::sys_seconds> at;
  std::chrono::milliseconds took; std::chrono::duration<int, std::ratio<60>> minutes; std::optional<Status> maybe;
};
}
}
)",
       R"(enum shop::Status
  open as open
  onHold as onHold
entity shop::Item table item
  itemId: int64, column item_id, id
  b: boolean
  i8: int8
  u8: uint8
  i16: int16
  u32: uint32
  u64: uint64
  n: uint64
  f: float32
  d: float64
  m_name: text, column name
  blob: bytes
  status: enum shop::Status
  day: date
  at: optional time point of duration std::chrono::duration<long, std::ratio<1, 1>>
  took: duration std::chrono::milliseconds
  minutes: duration std::chrono::duration<int, std::ratio<60, 1>>
  maybe: optional enum shop::Status
)"},
      {"every attribute, in every spelling", R"h(
#define STORED [[repoc::entity(ITEMS)]]
#define ITEMS "it" "ems"
struct STORED [[repoc::index("name", "b_"), repoc::unique("c")]] [[repoc::index("a"), repoc::shard_key("c")]] Item {
  [[using repoc: column("key"), id(generated)]] long a;
  [[repoc::column(R"(the name)"), repoc::index]] int name [[repoc::unique]];
  [[repoc::version, gnu::packed]] int b_;
  [[repoc::updatable(false)]] int c, d;
  [[repoc::updatable(true)]] int e;
  [[repoc::transient]] int* cache;
  static int count;
};
)h",
       R"(entity Item table items
  a: int64, column key, id, generated
  name: int32, column the name, unique, index
  b_: int32, column b, version
  c: int32, not updatable
  d: int32, not updatable
  e: int32
  index (name, b_)
  index (a)
  unique (c)
)"},
      {"bases first, private fields with access, children before their owners", R"(
#include <vector>
namespace repoc { struct Access; }
struct Audit { int created; protected: int changed; };
class Stamped : public Audit { friend struct repoc::Access; [[repoc::column("at")]] int stamp_; };
class [[repoc::entity]] Root : public Stamped {
 public:
  explicit Root(int);
 private:
  friend struct repoc::Access;
  Root() = default;
  [[repoc::id]] int id_;
  std::vector<struct Node> nodes_;
};
struct [[repoc::entity]] Leaf { int n; };
struct [[repoc::entity]] Node { [[repoc::id]] int id; std::vector<Leaf> leaves; };
)",
       R"(entity Leaf table leaf
  n: int32
entity Node table node
  id: int32, id
  leaves: list of entity Leaf
entity Root table root
  created: int32
  changed: int32
  stamp_: int32, column at
  id_: int32, column id, id
  nodes_: list of entity Node, column nodes
)"},
      {"templates, functions and what is in their bodies are left alone", R"(
template <class T> struct [[repoc::entity]] Box { [[repoc::id]] T t; T& broken; };
inline int f() { return no_such_name + generated<int>(); }
struct [[repoc::entity]] A { [[repoc::id]] int id; int g() { return nothing(); } auto h() const { return id; } };
auto lambda = [] { return 1; };
)",
       R"(entity A table a
  id: int32, id
)"},
      {"an attribute on the first declaration counts", R"(
struct [[repoc::entity("as")]] A;
struct A { [[repoc::id]] int id; };
)",
       R"(entity A table as
  id: int32, id
)"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(run_text(one.header).dump(), one.expected);
  }
}

TEST_F(FrontendTest, Repositories) {
  const Outcome outcome = run_text(R"(
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <repoc/repository.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>
namespace repoc { struct Limit; template <class T> struct Page; }
namespace shop {
struct [[repoc::entity]] Line { [[repoc::id]] std::string order; [[repoc::id]] std::int64_t number; };
struct Key { std::int64_t number; std::string m_order; };
struct Row { int qty; std::optional<std::string> note; };
template <class T> struct Pair { T a, b; };
using Names = std::vector<std::string>;
template <class E> class Named : public repoc::Repository<E, Key> {
  [[repoc::derive("find_by_order")]] virtual std::vector<E> named(std::string_view name) = 0;
  virtual int with_body() { return 0; }
  virtual void overridden() = 0;
};
class [[repoc::repository, repoc::backend("mongo")]] Lines : public Named<Line> {
 public:
  virtual Line* a(const std::string& x, std::string, const char* z) const noexcept = 0;
  virtual const Line& b(std::optional<std::chrono::year_month_day> day, Names n, const Names& m) = 0;
  virtual std::vector<Line*> c(std::span<const std::int64_t> s, std::set<int> t, std::tuple<int, bool> u) = 0;
  virtual std::map<std::string, std::int64_t> d(repoc::Limit limit, Row row, Pair<int> pair) = 0;
  virtual repoc::Page<Line> e(char c, int&& r, void* p) = 0;
  virtual auto f(long a, unsigned b) -> std::optional<Line> = 0;
  [[repoc::query("select \"x\"" " from y")]] virtual std::unique_ptr<Line> g() = 0;
  void overridden() override {}
  std::vector<Line> find_all() override = 0;
  virtual ~Lines() = default;
  static int count_all();
  int helper() { return 1; }
};
class [[repoc::repository]] Tuples : public repoc::Repository<Line, std::tuple<std::string, long>> {};
}
)");
  EXPECT_EQ(outcome.dump(), R"(entity shop::Line table line
  order: text, id
  number: int64, id
struct shop::Key
  number: int64
  m_order: text
struct shop::Row
  qty: int32
  note: optional text
struct shop::Pair<int>
  a: int32
  b: int32
repository shop::Lines of shop::Line by struct shop::Key on mongo in x.hpp
  named(name: text view) -> list of entity shop::Line
    sentence find_by_order
  a(x: reference to const text, _: text, z: C string) const -> pointer to entity shop::Line
  b(day: optional date, n: list of text, m: reference to const list of text) -> reference to const entity shop::Line
  c(s: range of const int64, t: range of int32, u: tuple of int32, boolean) -> list of pointer to entity shop::Line
  d(limit: Limit, row: struct shop::Row, pair: struct shop::Pair<int>) -> map of text, int64
  e(c: unsupported char, r: unsupported int &&, p: pointer to nothing) -> Page of entity shop::Line
  f(a: int64, b: uint32) -> optional entity shop::Line
  g() -> unique pointer to entity shop::Line
    query select "x" from y
repository shop::Tuples of shop::Line by tuple of text, int64 in x.hpp
)");
  ASSERT_FALSE(outcome.sink.has_errors());
  const std::vector<model::Method>& methods = outcome.result.model.repositories.front().methods;
  EXPECT_TRUE(methods[1].is_noexcept);

  // The spelling of each type must mean the same at the top of another file.
  std::vector<std::string> spellings;
  for (const model::Method& method : methods) {
    std::string text = method.result.cpp + " (";
    for (const model::Parameter& parameter : method.parameters) text += parameter.type.cpp + "; ";
    spellings.push_back(text + ")");
  }
  EXPECT_EQ(spellings,
            (std::vector<std::string>{
                "std::vector<::shop::Line> (std::string_view; )",
                "::shop::Line* (const std::string&; std::string; const char*; )",
                "const ::shop::Line& (std::optional<std::chrono::year_month_day>; std::vector<std::string>; "
                "const std::vector<std::string>&; )",
                "std::vector<::shop::Line*> (std::span<const std::int64_t>; std::set<int>; std::tuple<int, bool>; )",
                "std::map<std::string, std::int64_t> (repoc::Limit; ::shop::Row; ::shop::Pair<int>; )",
                "repoc::Page<::shop::Line> (char; int &&; void*; )",
                "std::optional<::shop::Line> (long; unsigned int; )",
                "std::unique_ptr<::shop::Line> ()",
            }));
}

TEST_F(FrontendTest, Spans) {
  const Outcome outcome = run_text(R"(#include <string>
#include <repoc/repository.hpp>
#include <vector>
#define FIELD(type, name) type name
#define MORE int more
#define FINDER virtual E* find_it(int) = 0
struct [[repoc::entity]] E {
  [[repoc::id]] FIELD(int, id_);
  const std::string* no();
  std::vector<std::vector<int>> fine();
  MORE;
};
struct [[repoc::repository]] R : repoc::Repository<E, int> {
  virtual E* get_by_\
id(const  int& id_) = 0;
  virtual std::vector<E> find_by_ids(const std::vector<std::vector<int>>& ids, long) = 0;
  [[repoc::derive("find_by_id")]] virtual const E* plain(int) = 0;
  [[repoc::derive(R"x(find_by_more)x")]] virtual const E* raw(int) = 0;
  [[repoc::query("a" "b")]] virtual void pieces() = 0;
  FINDER;
};
)");
  ASSERT_FALSE(outcome.sink.has_errors()) << outcome.dump();
  const model::Entity& entity = outcome.result.model.entities.at(0);
  EXPECT_EQ(outcome.word(entity.span), "E");
  EXPECT_EQ(outcome.word(entity.fields.at(0).span), "id_");
  EXPECT_EQ(outcome.word(entity.fields.at(0).type_span), "int");
  EXPECT_EQ(outcome.word(entity.fields.at(1).span), "MORE");
  const model::Repository& repository = outcome.result.model.repositories.at(0);
  EXPECT_EQ(outcome.word(repository.span), "R");
  EXPECT_EQ(outcome.word(repository.id_span), "int");
  const std::vector<model::Method>& methods = repository.methods;
  ASSERT_EQ(methods.size(), 6U);
  EXPECT_EQ(methods[0].name, "get_by_id");
  EXPECT_EQ(outcome.word(methods[0].span), "get_by_\\\nid");
  EXPECT_EQ(outcome.word(methods[0].parameters.at(0).span), "id_");
  EXPECT_EQ(outcome.word(methods[0].parameters.at(0).type_span), "const  int&");
  EXPECT_EQ(outcome.word(methods[1].result_span), "std::vector<E>");
  EXPECT_EQ(outcome.word(methods[1].parameters.at(0).type_span), "const std::vector<std::vector<int>>&");
  EXPECT_EQ(outcome.word(methods[1].parameters.at(1).span), "long");
  EXPECT_EQ(outcome.word(methods[2].span), "find_by_id");
  EXPECT_EQ(outcome.word(methods[2].result_span), "const E*");
  EXPECT_EQ(outcome.word(methods[3].span), "find_by_more");
  EXPECT_EQ(outcome.word(methods[4].query_span), "\"a\" \"b\"");
  EXPECT_EQ(outcome.word(methods[5].span), "FINDER");
}

TEST_F(FrontendTest, APipeDoesNotHang) {
  write({{"x.hpp", "#include \"pipe.hpp\"\n"}});
  ASSERT_EQ(mkfifo("pipe.hpp", 0600), 0);
  alarm(60);  // fails by signal rather than never
  const Outcome outcome = run({"x.hpp"});
  alarm(0);
  EXPECT_TRUE(outcome.sink.has_errors());
}

TEST_F(FrontendTest, SeveralHeaders) {
  const Files files = {
      {"shop/common.hpp",
       "#pragma once\n#include <repoc/repository.hpp>\nenum class F { a };\n"
       "struct [[repoc::entity]] E { [[repoc::id]] int id; F f; };\n"},
      {"shop/one.hpp",
       "#pragma once\n#include \"common.hpp\"\nstatic int helper() { return 1; }\n"
       "struct [[repoc::repository]] One : repoc::Repository<E, int> {};\n"},
      {"shop/two.hpp",
       "#pragma once\n#include \"shop/common.hpp\"\nstatic int @helper() { return 2; }\n"
       "struct [[repoc::entity]] G { [[repoc::id]] int id; };\n"
       "struct [[repoc::repository]] Two : repoc::Repository<E, int> { virtual E* get_by_f(F f) = 0; };\n"},
  };
  const std::string expected = R"(enum F
  a as a
entity E table e
  id: int32, id
  f: enum F
entity G table g
  id: int32, id
repository One of E by int32 in shop/one.hpp
repository Two of E by int32 in shop/two.hpp
  get_by_f(f: enum F) -> pointer to entity E
)";
  // Once with helpers that agree and once with two of a name, which only headers on their own survive.
  for (const char* prefix : {"other_", ""}) {
    Files these = files;
    std::string& text = these[2].second;
    text.replace(text.find('@'), 1, prefix);
    write(these);
    const Outcome outcome = run({"shop/one.hpp", (folder_ / "shop/two.hpp").string()}, {"-I."});
    EXPECT_EQ(outcome.dump(), expected) << prefix;
    ASSERT_EQ(outcome.result.model.headers.size(), 2U);
    EXPECT_EQ(outcome.result.model.headers[1].path, (folder_ / "shop/two.hpp").string());
    EXPECT_EQ(outcome.result.model.headers[1].include_path, "shop/two.hpp");
  }
  // A mistake in what both include is told once.
  write({{"shop/common.hpp", files[0].second + "struct [[repoc::entity]] Bad { char c; };\n"}});
  const Outcome outcome = run({"shop/one.hpp", "shop/two.hpp", "shop/common.hpp"}, {"-I."});
  EXPECT_EQ(outcome.sink.errors(), 1U) << outcome.dump();
}

TEST_F(FrontendTest, DependenciesAreRealFilesAndNoneOfClang) {
  write({{"x.hpp",
          "#include <cstdarg>\n#include <cfloat>\n#include <climits>\n#include <cstddef>\n#include <cstdint>\n"
          "#include <limits.h>\n#include <stdbool.h>\n#include <stdarg.h>\n#include <inttypes.h>\n"
          "#include <chrono>\n#include <string>\n#include <map>\n#include <memory>\n#include \"sub/y.hpp\"\n"},
         {"sub/y.hpp", ""}});
  const Outcome outcome = run({"x.hpp"});
  EXPECT_EQ(outcome.dump(), "");
  const std::vector<std::string>& files = outcome.result.dependencies;
  EXPECT_TRUE(std::is_sorted(files.begin(), files.end()));
  for (const char* file : {"x.hpp", "sub/y.hpp"})
    EXPECT_TRUE(std::binary_search(files.begin(), files.end(), file)) << file;
  bool system = false;
  for (const std::string& file : files) {
    EXPECT_TRUE(fs::exists(file)) << file;
    // Nor of the folder that Debian's Clang falls back to: the built-in headers are ours.
    EXPECT_EQ(file.find("clang/"), std::string::npos) << file;
    // The kernel has a stddef.h too, and some libc include it.
    if (!file.starts_with("/usr/include/linux/")) {
      EXPECT_EQ(fs::path(file).filename().string().find("stddef.h"), std::string::npos) << file;
    }
    system = system || file.ends_with("/chrono");
  }
  EXPECT_TRUE(system);
}

TEST_F(FrontendTest, TheAllocationExample) {
  const fs::path examples = kProject / "examples";
  Options options;
  options.root = examples.string();
  options.headers = {(examples / "allocation/repositories.hpp").string()};
  options.clang_args = {"-I" + examples.string(), "-I" + (kProject / "runtime/include").string()};
  Outcome outcome;
  outcome.result = read(options, outcome.sources, outcome.sink);
  EXPECT_EQ(outcome.dump(), R"(entity allocation::OrderLine table order_line
  orderid: text, id
  sku: text, id
  qty: int32
entity allocation::Batch table batch
  reference: text, id, unique
  sku: text
  purchased_quantity: int32
  allocations: list of entity allocation::OrderLine
  eta: optional date
entity allocation::Product table products
  sku_: text, column sku, id
  batches_: list of entity allocation::Batch, column batches
  version_: int64, column version, version
entity allocation::Allocation table allocation
  id: text, id, generated
  orderid: text
  sku: text
  batchref: text
repository allocation::ProductRepository of allocation::Product by text in allocation/repositories.hpp
  get_by_sku(sku: text view) -> pointer to entity allocation::Product
  get_by_batches_reference(reference: text view) -> pointer to entity allocation::Product
  get_by_batches__reference(reference: text view) -> pointer to entity allocation::Product
repository allocation::AllocationRepository of allocation::Allocation by text in allocation/repositories.hpp
  find_by_orderid(orderid: text view) -> list of entity allocation::Allocation
  delete_by_orderid_and_sku(orderid: text view, sku: text view) -> int64
)");
}

TEST(Arguments, OnlyTheListed) {
  const std::pair<std::vector<std::string>, std::vector<std::string>> cases[] = {
      {{"-O2", "-Wall", "-fplugin=x.so", "-c", "-o", "a.o", "-MD", "@file", "a.cpp"}, {}},
      {{"-Iinc", "-I", "inc2", "-isystem", "sys", "-isystemsys2", "-DA=1", "-D", "B", "-UC"},
       {"-Iinc", "-I", "inc2", "-isystem", "sys", "-isystemsys2", "-DA=1", "-D", "B", "-UC"}},
      {{"-std=gnu++20", "--target", "aarch64-linux-gnu", "--sysroot=/x", "-m32", "-fno-rtti", "-include", "pre.hpp"},
       {"-std=gnu++20", "--target=aarch64-linux-gnu", "--sysroot=/x", "-m32", "-fno-rtti", "-include", "pre.hpp"}},
      {{"-fsanitize=address", "-fno-exceptions", "-I"}, {"-fno-exceptions"}},
  };
  for (const auto& [given, expected] : cases) EXPECT_EQ(allowed_arguments(given), expected);
}

}  // namespace
}  // namespace repoc::frontend
