// Any bytes as the repositories of a header, through the whole pipeline to its outputs: it comes back with outputs or
// with errors that have their place inside a file. The bytes choose types, words of method names and attributes, so
// that many headers are C++; a first byte that is odd makes them words of C++ in any order. The header includes a few
// lines that stand for the standard library, which keeps a run at a few milliseconds.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/explain.hpp"
#include "cli/pipeline.hpp"
#include "diag/diagnostic.hpp"
#include "emit/emit.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLibrary = R"(#pragma once
namespace std {
using int64_t = long;
using size_t = unsigned long;
template <class C> struct char_traits;
template <class T> class allocator;
template <class T> struct less;
template <class C, class T = char_traits<C>, class A = allocator<C>> class basic_string { C* p_; };
template <class C, class T = char_traits<C>> class basic_string_view { C* p_; };
using string = basic_string<char>;
using string_view = basic_string_view<char>;
template <class T> class optional { T t_; };
template <class T, class A = allocator<T>> class vector { T* p_; };
template <class T, size_t N = size_t(-1)> class span { T* p_; };
template <class K, class V, class L = less<K>, class A = allocator<K>> class map { K* p_; };
}
namespace repoc {
template <class T, class Id> struct Repository { virtual ~Repository() = default; };
struct Limit { long rows; };
struct Offset { long rows; };
struct PageRequest { long page, size; };
struct Cursor { std::string after; long size; };
template <class T> struct Page {};
template <class T> struct Slice {};
template <class T> struct CursorPage {};
template <class T> struct Stream {};
template <class E> struct Sort {};
template <class T> struct Maybe {};
}
enum class Status { open, on_hold };
struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string reference;
  int qty;
  std::optional<double> weight;
  Status status;
};
struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::optional<std::string> order;
  int qty;
  bool in_stock;
  [[repoc::index]] double price;
  [[repoc::version]] std::int64_t version;
  std::vector<Batch> batches;
};
struct Row { std::string sku; int qty; };
)";

constexpr std::string_view kResults[] = {"Product*",
                                         "Product&",
                                         "std::vector<Product*>",
                                         "std::vector<Product>",
                                         "std::optional<Product>",
                                         "Product",
                                         "bool",
                                         "std::int64_t",
                                         "void",
                                         "int",
                                         "double",
                                         "std::string",
                                         "std::vector<std::string>",
                                         "std::vector<Row>",
                                         "Row",
                                         "std::optional<Row>",
                                         "repoc::Page<Product>",
                                         "repoc::Slice<Product>",
                                         "repoc::CursorPage<Product>",
                                         "repoc::Stream<Product>",
                                         "repoc::Page<Row>",
                                         "std::map<std::string, std::int64_t>",
                                         "std::optional<double>",
                                         "std::map<std::optional<std::string>, int>",
                                         "std::vector<int>",
                                         "const Product*",
                                         "repoc::Limit",
                                         "Missing"};
constexpr std::string_view kParameters[] = {"std::string_view a",
                                            "int a",
                                            "double b",
                                            "bool c",
                                            "const std::string& s",
                                            "std::optional<std::string_view> o",
                                            "std::vector<std::string> in",
                                            "std::span<const int> n",
                                            "Status status",
                                            "repoc::Maybe<int> m",
                                            "repoc::Maybe<std::string_view> n",
                                            "repoc::Limit l",
                                            "repoc::Offset o",
                                            "repoc::PageRequest p",
                                            "repoc::Cursor c",
                                            "repoc::Sort<Product> sort",
                                            "std::string_view",
                                            "const Product& p",
                                            "long long l",
                                            "char c"};
constexpr std::string_view kNames[] = {"find",
                                       "get",
                                       "count",
                                       "exists",
                                       "delete",
                                       "update",
                                       "sum",
                                       "avg",
                                       "min",
                                       "max",
                                       "by",
                                       "all",
                                       "one",
                                       "distinct",
                                       "first",
                                       "top",
                                       "3",
                                       "sku",
                                       "name",
                                       "order",
                                       "qty",
                                       "in_stock",
                                       "price",
                                       "version",
                                       "batches",
                                       "reference",
                                       "weight",
                                       "status",
                                       "open",
                                       "on_hold",
                                       "products",
                                       "and",
                                       "or",
                                       "not",
                                       "is",
                                       "null",
                                       "in",
                                       "between",
                                       "like",
                                       "starts_with",
                                       "contains",
                                       "less_than",
                                       "greater_than_or_equal",
                                       "before",
                                       "true",
                                       "false",
                                       "empty",
                                       "either",
                                       "any",
                                       "every",
                                       "none",
                                       "field",
                                       "ignore_case",
                                       "all_ignore_case",
                                       "order_by",
                                       "asc",
                                       "desc",
                                       "nulls_last",
                                       "group_by",
                                       "increment",
                                       "decrement",
                                       "clear",
                                       "for_update",
                                       "_",
                                       "matches",
                                       "equal"};
constexpr std::string_view kQueries[] = {"select p.* from products p",
                                         "select sku, qty from products",
                                         "select count(*) from products",
                                         " where qty = :a",
                                         " where sku in (:in)",
                                         "delete from products",
                                         "update products set qty = :a",
                                         " order by name",
                                         " limit 1",
                                         "'",
                                         "--",
                                         "/*",
                                         "?",
                                         ":",
                                         "batch",
                                         " ",
                                         "select ",
                                         "sku",
                                         ";",
                                         "\\n",
                                         "\\x41",
                                         "\" \"",
                                         "\\\"",
                                         "attach 'x' as y",
                                         "pragma x"};
constexpr std::string_view kTokens[] = {"struct ",
                                        "class ",
                                        "[[repoc::entity]] ",
                                        "[[repoc::repository]] ",
                                        "[[repoc::id]] ",
                                        "[[repoc::query(\"select 1\")]] ",
                                        "[[repoc::derive(\"find_by_sku\")]] ",
                                        "[[repoc::index(\"a\", \"b\")]] ",
                                        "[[repoc::column(\"x\")]] ",
                                        "[[repoc::value]] ",
                                        "[[repoc::was(\"y\")]] ",
                                        "[[repoc::stored_as(\"number\")]] ",
                                        "[[repoc::id(generated)]] ",
                                        "[[repoc::updatable(false)]] ",
                                        "[[repoc::transient]] ",
                                        "repoc::Ref<",
                                        "repoc::Uuid ",
                                        "repoc::Decimal ",
                                        "repoc::Codec<",
                                        "std::optional<",
                                        "std::unique_ptr<",
                                        "std::map<std::string, ",
                                        "std::tuple<",
                                        "{ ",
                                        "} ",
                                        "}; ",
                                        "; ",
                                        ": ",
                                        "public ",
                                        "repoc::Repository<",
                                        "Product",
                                        "Batch",
                                        ", ",
                                        "> ",
                                        "< ",
                                        "A ",
                                        "B ",
                                        "int ",
                                        "x ",
                                        "std::string ",
                                        "std::vector<",
                                        "virtual ",
                                        "() = 0; ",
                                        "(",
                                        ") ",
                                        "= ",
                                        "0 ",
                                        "* ",
                                        "& ",
                                        "const ",
                                        "namespace ",
                                        "template <class T> ",
                                        "using ",
                                        "enum ",
                                        "find_by_sku",
                                        "\n",
                                        "#define M ",
                                        "M ",
                                        "[[",
                                        "]]",
                                        "repoc::",
                                        "\"",
                                        "'",
                                        "R\"(",
                                        ")\"",
                                        "//",
                                        "\\\n",
                                        "friend struct repoc::Access; ",
                                        "private: ",
                                        "final ",
                                        "static ",
                                        "operator ",
                                        "noexcept ",
                                        "... ",
                                        "typename "};

class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), end_(data + size) {}
  [[nodiscard]] bool done() const { return data_ == end_; }
  std::uint8_t next() { return done() ? 0 : *data_++; }
  template <std::size_t N>
  std::string choice(const std::string_view (&from)[N]) {
    return std::string(from[next() % N]);
  }

 private:
  const std::uint8_t* data_;
  const std::uint8_t* end_;
};

std::string method(Input& in) {
  const std::uint8_t kind = in.next();
  std::string before;
  std::string name;
  for (std::size_t i = 0, words = 1 + in.next() % 12; i < words; ++i) name += (i == 0 ? "" : "_") + in.choice(kNames);
  if (kind % 8 == 0) {
    before = "[[repoc::query(\"";
    for (std::size_t i = 0, words = 1 + in.next() % 4; i < words; ++i) before += in.choice(kQueries);
    before += "\")]] ";
  } else if (kind % 8 == 1) {
    before = "[[repoc::derive(\"" + name + "\")]] ";
  }
  std::string out = "  " + before + "virtual " + in.choice(kResults) + " " + name + "(";
  for (std::size_t i = 0, count = in.next() % 4; i < count; ++i) out += (i == 0 ? "" : ", ") + in.choice(kParameters);
  return out + ") = 0;\n";
}

std::string header(const std::uint8_t* data, std::size_t size) {
  Input in(data, size);
  std::string out = "#include \"library.hpp\"\n";
  if (in.next() % 2 == 1) {
    while (!in.done()) out += in.choice(kTokens);
    return out + "\n";
  }
  out += "struct [[repoc::repository]] Products : repoc::Repository<Product, std::string> {\n";
  while (!in.done()) out += method(in);
  return out + "};\n";
}

// A folder in memory where the system has one, for the process's life.
class Folder {
 public:
  Folder() {
    std::error_code error;
    const fs::path memory = "/dev/shm";
    const fs::path parent = fs::is_directory(memory, error) ? memory : fs::temp_directory_path();
    std::string pattern = (parent / "repoc-fuzz-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) std::abort();
    path_ = pattern;
    write("library.hpp", kLibrary);
  }
  ~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }
  void write(const char* name, std::string_view text) const { std::ofstream(path_ / name, std::ios::binary) << text; }

 private:
  fs::path path_;
};

void require(bool condition, const char* what, const std::string& text) {
  if (condition) return;
  std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace cli = repoc::cli;
  static const Folder folder;
  if (size > 400) return 0;
  const std::string text = header(data, size);
  folder.write("x.hpp", text);

  cli::Options options;
  options.command = cli::Command::explain;
  options.headers = {(folder.path() / "x.hpp").string()};
  options.dialects = {"sqlite"};
  options.root = folder.path().string();
  cli::Pipeline pipeline;
  std::string error;
  cli::Exit exit = cli::Exit::bug;
  try {
    exit = cli::run_pipeline(options, pipeline, error);
  } catch (const std::exception& failure) {
    require(false, failure.what(), text);
  }
  require(error.empty(), error.c_str(), text);
  require((exit == cli::Exit::diagnosed) == pipeline.sink.has_errors(), "the status is not what was found", text);
  for (const repoc::diag::Diagnostic& one : pipeline.sink.diagnostics()) {
    if (!one.span.valid()) continue;
    const std::size_t length = pipeline.sources.text(one.span.file).size();
    require(one.span.begin <= one.span.end && one.span.end <= length, "a diagnostic outside its file", text);
  }
  (void)repoc::diag::render_text(pipeline.sources, pipeline.sink.diagnostics());
  (void)cli::dump_text(pipeline, cli::Dump::model);
  (void)cli::dump_text(pipeline, cli::Dump::names);
  if (exit != cli::Exit::done) return 0;
  for (const repoc::emit::Output& output : repoc::emit::emit(pipeline.model, pipeline.queries, pipeline.compiled)) {
    require(!output.text.empty(), "an empty output", text);
  }
  require(!cli::explain_html(pipeline).empty() && !cli::explain_json(pipeline).empty(), "no explanation", text);
  return 0;
}
