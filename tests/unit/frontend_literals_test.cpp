// Where the text of a literal stands, byte by byte; and what may be a result: structs that a row can be read into,
// repoc's own types and maps.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "frontend_fixture.hpp"

namespace repoc::frontend {
namespace {

const model::Method& method(const Outcome& outcome, std::size_t index = 0) {
  return outcome.result.model.repositories.at(0).methods.at(index);
}

struct Place {
  const char* name;
  const char* literal;  // what stands between query( and )
  const char* find;     // in its text
  const char* expected;
};

TEST_F(FrontendTest, PlacesInALiteral) {
  const Place cases[] = {
      {"one literal", R"("select a from t")", "from", "from"},
      {"the second of two", R"("select a" " from t")", "from t", "from t"},
      {"across both", R"("select a" " from t")", "a from", "a\" \" from"},
      {"on another line", "\"select a\"\n    \" from t\"", "from", "from"},
      {"raw", R"code(R"(select "a" from t)")code", "\"a\"", "\"a\""},
      {"raw with a delimiter and lines", "R\"sql(select a\nfrom t)sql\"", "from t", "from t"},
      {"raw with the lines of Windows", "R\"(select a\r\nfrom t)\"", "from t", "from t"},
      {"behind an escape", R"("select \"a\"\n from t")", "from", "from"},
      {"an escape", R"("select \"a\" from t")", "\"a\"", R"(\"a\")"},
      {"behind numbers", R"("\x73\145lect \u00e9 from t")", "from", "from"},
      {"a number", R"("select \u00e9 from t")", "\xc3\xa9", R"(\u00e9)"},
      {"behind a line that goes on", "\"select a \\\n from t\"", "from", "from"},
      {"letters that take two bytes", "\"select \xc3\xa9 from t\"", "from", "from"},
      {"a macro", "QUERY", "from", "QUERY"},
      {"the argument of a macro", R"(SAME("select a from t"))", "from", "from"},
      {"a macro within", R"("select a " TAIL)", "select", "select"},
  };
  std::string header =
      "#include <repoc/repository.hpp>\n#define QUERY \"select a from t\"\n#define TAIL \"from t\"\n"
      "#define SAME(x) x\nstruct [[repoc::entity]] E { [[repoc::id]] int id; };\n"
      "struct [[repoc::repository]] R : repoc::Repository<E, int> {\n";
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    header += std::string("  [[repoc::query(") + cases[i].literal + ")]] virtual E f" + std::to_string(i) + "() = 0;\n";
  }
  const Outcome outcome = run_text(header + "};\n");
  ASSERT_FALSE(outcome.sink.has_errors()) << outcome.dump();
  for (std::size_t n = 0; n < std::size(cases); ++n) {
    const Place& c = cases[n];
    const model::Method& m = method(outcome, n);
    const std::string wanted = c.find;
    const std::size_t at = m.query.find(wanted);
    ASSERT_NE(at, std::string::npos) << c.name << ": " << m.query;
    EXPECT_EQ(outcome.word(m.query_place(at, at + wanted.size())), c.expected) << c.name;
    for (std::size_t i = 0, next = 0; i < m.query_parts.size(); next = m.query_parts[i++].end) {
      EXPECT_EQ(m.query_parts[i].begin, next) << c.name << ": the parts have a gap";
    }
    EXPECT_EQ(m.query_parts.back().end, m.query.size()) << c.name;
  }
  const model::Method& first = method(outcome);
  EXPECT_EQ(outcome.word(first.query_place(first.query.size(), first.query.size())), "t") << "the end";
  EXPECT_EQ(outcome.word(first.query_place(99, 99)), "select a from t") << "outside";
}

TEST_F(FrontendTest, ResultsThatHoldARow) {
  const Case cases[] = {
      {"a plain struct", "struct Row { int a; std::optional<std::string> b; };", ""},
      {"with a public base", "struct Base { int a; }; struct Row : Base { int b; };", ""},
      {"with defaults and methods", "struct Row { int a = 1; int twice() const { return a; } };", ""},
      {"only constructed by others", "struct Row { Row(int); int a; };",
       "it has no public default constructor, which reading a row begins with"},
      {"a deleted constructor", "struct Row { Row() = delete; int a; };",
       "it has no public default constructor, which reading a row begins with"},
      {"a reference", "struct Row { int& a; };", "its member 'a' is a reference, which owns nothing"},
      {"a const member", "struct Row { const int a = 1; };", "its member 'a' is const, so no row can be read into it"},
      {"a bit-field", "struct Row { int a : 3; };", "its member 'a' is a bit-field, which has no address"},
      {"a hidden base", "struct Base { int a; }; struct Row : private Base { int b; };",
       "its members are not public: derive publicly"},
      {"a reference in the base", "struct Base { int& a; }; struct Row : Base { int b; };",
       "its member 'a' is a reference, which owns nothing"},
      {"abstract", "struct Row { int a; virtual void f() = 0; };", "it has pure virtual methods"},
      {"not to be moved", "struct Row { int a; Row() = default; Row(const Row&) = delete; };",
       "it can be neither moved nor copied"},
  };
  std::string header =
      "#include <optional>\n#include <string>\n#include <vector>\n#include <repoc/repository.hpp>\n"
      "struct [[repoc::entity]] E { [[repoc::id]] int id; };\n";
  std::string methods;
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    const std::string space = "n" + std::to_string(i);
    header += "namespace " + space + " { " + cases[i].header + " }\n";
    methods += "  virtual std::vector<" + space + "::Row> f" + std::to_string(i) + "() = 0;\n";
  }
  const Outcome outcome =
      run_text(header + "struct [[repoc::repository]] R : repoc::Repository<E, int> {\n" + methods + "};\n");
  ASSERT_FALSE(outcome.sink.has_errors()) << outcome.dump();
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    const model::Type& held = method(outcome, i).result.args.at(0);
    const std::string why = cases[i].expected;
    const std::string name = "'n" + std::to_string(i) + "::Row'";
    EXPECT_EQ(held.why, why.empty() ? "" : name + " cannot hold a row: " + why) << cases[i].name;
    EXPECT_EQ(held.is(model::TypeKind::unsupported), !why.empty()) << cases[i].name;
  }
}

// What generated code may write, and what the dump shows.
TEST_F(FrontendTest, TypesOfRepocAndMaps) {
  struct Row {
    const char* written;
    const char* cpp;
    const char* dump;
  };
  const Row cases[] = {
      {"Page<shop::E>", "repoc::Page<::shop::E>", "Page of entity shop::E"},
      {"Slice<std::string>", "repoc::Slice<std::string>", "Slice of text"},
      {"CursorPage<shop::Row>", "repoc::CursorPage<::shop::Row>", "CursorPage of struct shop::Row"},
      {"Stream<shop::E>", "repoc::Stream<::shop::E>", "Stream of entity shop::E"},
      {"Names", "repoc::Page<std::string>", "Page of text"},
      {"Limit", "repoc::Limit", "Limit"},
      {"Offset", "repoc::Offset", "Offset"},
      {"PageRequest", "repoc::PageRequest", "PageRequest"},
      {"Cursor", "repoc::Cursor", "Cursor"},
      {"Sort<shop::E>", "repoc::Sort<::shop::E>", "Sort of entity shop::E"},
      {"Maybe<std::string_view>", "repoc::Maybe<std::string_view>", "Maybe of text view"},
      {"Maybe<std::vector<shop::Colour>>", "repoc::Maybe<std::vector<::shop::Colour>>",
       "Maybe of list of enum shop::Colour"},
      {"std::map<std::string, std::int64_t>", "std::map<std::string, std::int64_t>", "map of text, int64"},
      {"std::map<std::optional<std::string>, double>", "std::map<std::optional<std::string>, double>",
       "map of optional text, float64"},
      {"std::unordered_map<shop::Colour, long>", "std::unordered_map<::shop::Colour, long>",
       "map of enum shop::Colour, int64"},
  };
  for (const char* before : {"",
                             "namespace repoc { template <class T> struct Page; template <class T> class Sort; "
                             "template <class T> class Maybe; struct Limit; struct Cursor; }\n"}) {
    std::string header = std::string(before) +
                         "#include <map>\n#include <optional>\n#include <string>\n#include <unordered_map>\n"
                         "#include <repoc/repository.hpp>\nnamespace shop {\nusing namespace repoc;\n"
                         "using Names = Page<std::string>;\nenum class Colour { red };\nstruct Row { int a; };\n"
                         "struct [[repoc::entity]] E { [[repoc::id]] int id; };\n"
                         "struct [[repoc::repository]] R : Repository<E, int> {\n";
    for (std::size_t i = 0; i < std::size(cases); ++i) {
      const std::string type = cases[i].written;
      header += "  virtual " + type + " f" + std::to_string(i) + "(const " + type + "& p) = 0;\n";
    }
    const Outcome outcome = run_text(header + "};\n}\n");
    ASSERT_FALSE(outcome.sink.has_errors()) << outcome.dump();
    for (std::size_t i = 0; i < std::size(cases); ++i) {
      const model::Method& m = method(outcome, i);
      EXPECT_EQ(m.result.cpp, cases[i].cpp);
      EXPECT_EQ(model::describe(outcome.result.model, m.result), cases[i].dump);
      EXPECT_EQ(m.parameters.at(0).type.cpp, "const " + std::string(cases[i].cpp) + "&");
    }
  }
}

}  // namespace
}  // namespace repoc::frontend
