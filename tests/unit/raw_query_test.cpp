// Raw queries as tables: text -> tokens; method with a text -> the query's pieces, or the diagnostic and the bytes of
// the literal that it points at.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../support/model_builder.hpp"
#include "plan/plan.hpp"
#include "plan/raw_scan.hpp"

namespace repoc::plan {
namespace {

std::string tokens(const std::string& sql) {
  constexpr const char* kNames[] = {"", "name ", "text ", "", ":", ""};
  const RawScan scan = scan_raw(sql);
  std::string out;
  for (const RawToken& token : scan.tokens) {
    out += (out.empty() ? "" : " | ") + std::string(kNames[static_cast<int>(token.kind)]) + token.value;
  }
  if (scan.problem) {
    out += (out.empty() ? "" : " | ") + std::string("! ") + scan.problem->message + " <" +
           sql.substr(scan.problem->begin, scan.problem->end - scan.problem->begin) + ">";
  }
  return out;
}

TEST(RawScan, Tokens) {
  using namespace std::string_literals;
  const std::pair<std::string, std::string> cases[] = {
      {"SELECT a FROM t", "select | a | from | t"},
      {"a=:x", "a | = | :x"},
      {"(:x,:y_2)", "( | :x | , | :y_2 | )"},
      {"':x' \":x\" `:x` [:x]", "text :x | name :x | name :x | name :x"},
      {"'it''s' \"a\"\"b\" `a``b`", "text it's | name a\"b | name a`b"},
      {"a -- :x ' \n b", "a | b"},
      {"a /* :x ' */ b", "a | b"},
      {"a -- to the end", "a"},
      {"a::int", "a | :: | int"},
      {":x::int", ":x | :: | int"},
      {"1 1.5e-3 .5 0x1F 1e+2+3", "1 | 1.5e-3 | .5 | 0x1F | 1e+2 | + | 3"},
      {"a - -1", "a | - | - | 1"},
      {"a / *", "a | / | *"},
      {"pre$fix \xc3\xa9t", "pre$fix | \xc3\xa9t"},
      {"select 1;  -- no more\n/* none */;", "select | 1 | ; | ;"},
      {"", "! the query is empty <>"},
      {" -- nothing", "! the query is empty < -- nothing>"},
      {"a 'b", "a | ! the string does not end <'>"},
      {"a 'b''", "a | ! the string does not end <'>"},
      {"a \"b", "a | ! the quoted name does not end <\">"},
      {"a `b", "a | ! the quoted name does not end <`>"},
      {"a [b", "a | ! the name in brackets does not end <[>"},
      {"a /* b", "a | ! the comment does not end </*>"},
      {"a /*/ b", "a | ! the comment does not end </*>"},
      {"a = ?", "a | = | ! '?' is no parameter here: write ':' and the name of the method's parameter <?>"},
      {"a = ?12", "a | = | ! '?12' is no parameter here: write ':' and the name of the method's parameter <?12>"},
      {"a = $x", "a | = | ! '$x' is no parameter here: write ':x', the name of the method's parameter <$x>"},
      {"a = @x_1", "a | = | ! '@x_1' is no parameter here: write ':x_1', the name of the method's parameter <@x_1>"},
      {"a = :1", "a | = | ! a parameter's name follows the ':', as in ':length' <:>"},
      {"a = :", "a | = | ! a parameter's name follows the ':', as in ':length' <:>"},
      {"a; b", "a | ; | ! one statement only: something follows the ';' <b>"},
      {"a\0b"s, "a | ! a query is text, and this holds a NUL <\0>"s},
      {"'\0'"s, "! a query is text, and this holds a NUL <\0>"s},
      {"a -- \0\n"s, "a | ! a query is text, and this holds a NUL <\0>"s},
      {"a /* \0 */"s, "a | ! a query is text, and this holds a NUL <\0>"s},
  };
  for (const auto& [sql, expected] : cases) EXPECT_EQ(tokens(sql), expected) << sql;
}

// The shop with one method; what became of it in a line.
struct Planned {
  test::ModelBuilder builder;
  diag::Sink sink;
  std::string text;

  Planned(const std::string& declaration, const std::string& query) {
    builder.enumeration("shop::Colour", {"red", "green"});
    builder.record("shop::Line", {"std::string sku", "int qty"});
    builder.entity("shop::Product", {"id std::string sku", "std::string name", "int qty"}, "products");
    builder.repository("shop::Products", "shop::Product");
    builder.method(declaration, query);
    const std::optional<Query> out = plan_method(builder.model(), 0, 0, sink);
    if (out) {
      for (const RawPiece& piece : out->raw) {
        text += piece.parameter
                    ? "{" + std::to_string(*piece.parameter) + (out->parameters[*piece.parameter].list ? " list}" : "}")
                    : piece.text;
      }
    }
    const text::Sources sources = builder.sources();
    for (const diag::Diagnostic& d : sink.diagnostics()) {
      text += std::string(diag::info(d.id).name) + ": " + d.message;
      if (d.span.valid()) {
        text += " <" + std::string(sources.text(d.span.file).substr(d.span.begin, d.span.size())) + ">";
      }
      for (const diag::Note& note : d.notes) text += "; " + note.message;
      text += "\n";
    }
  }
};

struct Row {
  const char* declaration;
  const char* query;
  const char* expected;
};

TEST(RawQuery, Pieces) {
  const Row cases[] = {
      {"std::vector<Product> f(int n)", "select p.* from products p where qty = :n",
       "select p.* from products p where qty = {0}"},
      {"std::vector<Product> f(int n, std::string_view s)", ":s || :n || :s", "{1} || {0} || {1}"},
      {"std::vector<Product> f()", "select ':n' from products -- :n", "select ':n' from products -- :n"},
      {"std::vector<Line> f(const std::vector<std::string>& skus)",
       "select sku, qty from products where sku in (:skus)", "select sku, qty from products where sku in ({0 list})"},
      {"std::int64_t f(std::span<const int> ns)", "delete from products where qty not IN ( :ns )",
       "delete from products where qty not IN ( {0 list} )"},
      {"bool f(std::optional<int> n, Colour c, std::chrono::year_month_day d, const char* s, bool b, double x)",
       ":n :c :d :s :b :x", "{0} {1} {2} {3} {4} {5}"},
      {"void f(const std::optional<std::string>& s)", "update products set name = :s",
       "update products set name = {0}"},
  };
  for (const Row& c : cases) EXPECT_EQ(Planned(c.declaration, c.query).text, c.expected) << c.query;
}

TEST(RawQuery, Refused) {
  const Row cases[] = {
      {"std::vector<Product> f(int length)", "select * from products where qty = :lenght",
       "raw-query: 'f' has no parameter 'lenght' <:lenght>; did you mean 'length'?\n"},
      {"std::vector<Product> f(int a, int b)", "select :zzz, :a, :b",
       "raw-query: 'f' has no parameter 'zzz' <:zzz>; its parameters are: a, b\n"},
      {"std::vector<Product> f()", "select :a", "raw-query: 'f' has no parameter 'a' <:a>\n"},
      {"std::vector<Product> f(int a, int b)", "select :a",
       "unused-parameter: the query does not use the parameter 'b' <b>; write ':b' where its value belongs\n"},
      {"std::vector<Product> f(int)", "select 1",
       "unused-parameter: a parameter without a name cannot stand in the query; name it and write ':' before the name "
       "<int>\n"},
      {"std::vector<Product> f(std::vector<int> ns)", "select * from products where qty = :ns",
       "raw-query: 'ns' is a list, which may only stand as 'in (:ns)' <:ns>\n"},
      {"std::vector<Product> f(std::vector<int> ns)", "select * from products where qty in (1, :ns)",
       "raw-query: 'ns' is a list, which may only stand as 'in (:ns)' <:ns>\n"},
      {"std::vector<Product> f(std::vector<int> ns)", "select * from products where qty 'in' (:ns)",
       "raw-query: 'ns' is a list, which may only stand as 'in (:ns)' <:ns>\n"},
      {"std::vector<Product> f(int a)", "select 'x", "raw-query: the string does not end <'>\n"},
      {"std::vector<Product> f(int a)", "select ?",
       "raw-query: '?' is no parameter here: write ':' and the name of the method's parameter <?>\n"},
      {"std::vector<Product> f(repoc::Limit rows)", "select :rows",
       "raw-query: 'repoc::Limit' cannot be a parameter of a query: write 'limit :rows' and a 'std::int64_t rows' "
       "<repoc::Limit>\n"},
      {"std::vector<Product> f(repoc::Limit rows)", "select 1",
       "raw-query: 'repoc::Limit' cannot be a parameter of a query: write 'limit :rows' and a 'std::int64_t rows' "
       "<repoc::Limit>\n"},
      {"std::vector<Product> f(repoc::PageRequest)", "select 1",
       "raw-query: 'repoc::PageRequest' cannot be a parameter of a query: write 'limit :size offset :start' and two "
       "'std::int64_t' <repoc::PageRequest>\n"},
      {"std::vector<Product> f(repoc::Sort<Product> s)", "select :s",
       "raw-query: 'repoc::Sort<Product>' cannot be a parameter of a query: write 'order by'; a query of one text has "
       "one order <repoc::Sort<Product>>\n"},
      {"std::vector<Product> f(repoc::Maybe<int> m)", "select :m",
       "raw-query: 'repoc::Maybe<int>' cannot be a parameter of a query: write '(:name is null or name = :name)' and a "
       "'std::optional' <repoc::Maybe<int>>\n"},
      {"std::vector<Product> f(const Product& p)", "select :p",
       "raw-query: 'const shop::Product&' cannot be a parameter of a query: it is not the value of one column "
       "<const Product&>\n"},
      {"std::vector<Product> f(std::vector<Product> ps)", "select 1 in (:ps)",
       "raw-query: 'std::vector<Product>' cannot be a parameter of a query: a list holds single values, as for one "
       "column <std::vector<Product>>\n"},
      {"std::vector<Product> f(std::vector<std::optional<int>> ns)", "select 1 in (:ns)",
       "raw-query: 'std::vector<std::optional<int>>' cannot be a parameter of a query: a list holds single values, as "
       "for one column <std::vector<std::optional<int>>>\n"},
  };
  for (const Row& c : cases) EXPECT_EQ(Planned(c.declaration, c.query).text, c.expected) << c.query;
}

// A place in adjacent literals and escapes; the front end's tests have the parts.
TEST(RawQuery, PlacesByParts) {
  model::Method method;
  method.query = "ab\"cd";
  method.query_span = {0, 10, 30};
  method.query_parts = {{0, 2, {0, 11, 13}}, {2, 3, {0, 13, 15}}, {3, 5, {0, 20, 22}}};
  const auto place = [&](std::size_t begin, std::size_t end) {
    const text::Span span = method.query_place(begin, end);
    return std::make_pair(span.begin, span.end);
  };
  using Place = std::pair<std::uint32_t, std::uint32_t>;
  EXPECT_EQ(place(0, 2), (Place{11, 13}));
  EXPECT_EQ(place(1, 2), (Place{12, 13}));
  EXPECT_EQ(place(2, 3), (Place{13, 15}));
  EXPECT_EQ(place(1, 4), (Place{12, 21}));
  EXPECT_EQ(place(4, 5), (Place{21, 22}));
  EXPECT_EQ(place(5, 5), (Place{21, 22})) << "the end is under the last byte";
  EXPECT_EQ(place(3, 3), (Place{20, 21})) << "nothing is one byte";
  EXPECT_EQ(place(9, 12), (Place{10, 30})) << "outside is all of it";
}

}  // namespace
}  // namespace repoc::plan
