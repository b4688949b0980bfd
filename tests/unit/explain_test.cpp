// `repoc explain` in its three formats, over a pipeline that begins with a model: what is said of each method, and that
// no text of the user becomes HTML.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../support/model_builder.hpp"
#include "cli/explain.hpp"
#include "dialect/dialect.hpp"

namespace repoc::cli {
namespace {

Pipeline pipeline(const test::ModelBuilder& builder) {
  Pipeline out;
  out.model = builder.model();
  const dialect::Dialect* sqlite = dialect::find("sqlite");
  out.queries = plan::plan(out.model, out.sink);
  out.compiled.push_back(
      {sqlite, {sqlite->aggregate(out.model, out.model.repositories.front().entity, out.sink).value()}, {}});
  out.explanations.emplace_back();
  const dialect::Aggregate& aggregate = out.compiled.front().aggregates.front();
  const check::Database database(out.compiled.front().aggregates);
  for (const plan::Query& query : out.queries) {
    const auto statement = sqlite->statement(out.model, aggregate, query, out.sink);
    out.explanations.front().push_back(check::explain(out.model, database, aggregate, query, statement.value()));
    out.compiled.front().statements.push_back(statement.value());
  }
  EXPECT_FALSE(out.sink.has_errors());
  return out;
}

Pipeline shop(const std::vector<std::pair<std::string, std::string>>& methods) {
  test::ModelBuilder builder;
  builder.entity("shop::Product", {"id std::string sku", "std::string name", "int qty"}, "products");
  builder.repository("shop::Products", "shop::Product");
  for (const auto& [declaration, query] : methods) builder.method(declaration, query);
  return pipeline(builder);
}

TEST(Explain, Text) {
  EXPECT_EQ(explain_text(shop({{"std::vector<Product> find_by_name(std::string_view n)", ""},
                               {"repoc::CursorPage<Product> list_by_qty_order_by_name(int q, repoc::Cursor c)", ""},
                               {"Product* get_by_sku(std::string_view s)", ""}})),
            R"(shop::Products::find_by_name on SQLite
  read as     find Product where name = ?1, result detached list
  statement   select p.sku, p.name, p.qty
              from products p
              where p.name = ?1
  parameters  n std::string_view
  result      std::vector<Product>
  plan        SCAN p
  remarks     full-scan: 'find_by_name' reads every row of table products
              [[repoc::index]] on 'name' of 'Product' would serve it

shop::Products::list_by_qty_order_by_name on SQLite
  read as     find Product where qty = ?1 order by name page ?2, result detached cursor page
  statement   select p.sku, p.name, p.qty, p.name, p.sku
              from products p
              where p.qty = ?1
              order by p.name, p.sku
              limit ?2
  after       select p.sku, p.name, p.qty, p.name, p.sku
              from products p
              where p.qty = ?1 and (p.name, p.sku) > (?2, ?3)
              order by p.name, p.sku
              limit ?4
  parameters  q int
              c repoc::Cursor
  result      repoc::CursorPage<Product>
  plan        SCAN p
              USE TEMP B-TREE FOR ORDER BY
    after     SCAN p
              USE TEMP B-TREE FOR ORDER BY
  remarks     full-scan: 'list_by_qty_order_by_name' reads every row of table products
              [[repoc::index("qty", "name")]] on 'Product' would serve it

shop::Products::get_by_sku on SQLite
  read as     find Product where sku = ?1, result tracked pointer
  statement   select p.sku, p.name, p.qty
              from products p
              where p.sku = ?1
  parameters  s std::string_view
  result      ::shop::Product*
  plan        SEARCH p USING PRIMARY KEY (sku=?)
)");
}

// Of an argument that is bound in parts each is named, with the way to it and the type of what is bound.
TEST(Explain, Parts) {
  test::ModelBuilder builder;
  builder.value("v::Geo", {"double lat", "std::optional<double> height"});
  builder.value("v::Address", {"std::string city", "std::optional<Geo> geo"});
  builder.value("v::Hint", {"std::optional<int> level"});
  builder.value("v::Note", {"int page", "std::optional<Hint> hint"});
  builder.entity("v::Customer", {"id int number"});
  builder.entity("v::Order", {"id int number", "Address address", "repoc::Ref<Seat, std::tuple<int, std::string>> seat",
                              "Note note", "repoc::Ref<Customer, int> customer"});
  builder.repository("v::Orders", "v::Order");
  for (const char* method : {
           "std::vector<Order> find_by_address(const Address& a)",
           "std::vector<Order> find_by_seat_and_number(repoc::Maybe<std::tuple<int, std::string>> s, int n)",
           "std::vector<Order> find_by_seat(const repoc::Ref<Seat, std::tuple<int, std::string>>& s)",
           "std::vector<Order> find_by_note(Note n)",
           "std::vector<Order> find_by_customer(const Customer& c)",
       }) {
    builder.method(method);
  }
  const Pipeline all = pipeline(builder);
  std::string parameters;
  for (const Explained& e : explained(all)) {
    for (const Explained::Parameter& p : e.parameters)
      parameters += std::to_string(p.index) + " " + p.name + " " + p.type + "\n";
  }
  EXPECT_EQ(parameters, R"(1 a.city std::string
2 a.geo.lat std::optional<double>
3 a.geo.height std::optional<double>
1 s.1 repoc::Maybe<int>
2 s.2 repoc::Maybe<std::string>
3 n int
1 s.key.1 int
2 s.key.2 std::string
1 n.page int
2 n.hint bool
3 n.hint.level std::optional<int>
1 c.number int
)");
}

TEST(Explain, Json) {
  const std::string json =
      explain_json(shop({{"std::vector<Product> find_by_name(std::string_view n, repoc::Sort<Product> s)", ""}}));
  for (const char* part : {
           "\"repository\": \"shop::Products\"",
           "\"method\": \"find_by_name\"",
           "\"dialect\": \"sqlite\"",
           "\"reading\": \"find Product where name = ?1 order by ?2, result detached list\"",
           "\"statement\": \"select p.sku, p.name, p.qty\\nfrom products p\\nwhere p.name = ?1\\norder by "
           "/*sort*/p.sku\"",
           "\"index\": 1",
           "\"index\": null",
           "\"result\": \"std::vector<Product>\"",
           "\"plan\": [\n        \"SCAN p\"\n      ]",
           "\"id\": \"full-scan\"",
           "\"message\": \"'find_by_name' reads every row of table products\"",
           "\"[[repoc::index]] on 'name' of 'Product' would serve it\"",
       }) {
    EXPECT_NE(json.find(part), std::string::npos) << part << "\n" << json;
  }
}

TEST(Explain, HtmlIsEscapedAndAlone) {
  const std::string html = explain_html(shop({
      {"std::vector<Product> find_by_name(std::string_view n)", ""},
      {"std::vector<Product> find_by_name(const char* n)", ""},
      {"std::vector<Product> odd(int n)", "select p.* from products p where '<script>alert(\"&1\")</script>' > :n"},
  }));
  for (const char* part : {
           "<a href=\"#shop::Products::find_by_name\">",
           "<article id=\"shop::Products::find_by_name\">",
           "<article id=\"shop::Products::find_by_name-2\">",
           "where &#39;&lt;script&gt;alert(&quot;&amp;1&quot;)&lt;/script&gt;&#39; &gt; ?1",
           "std::vector&lt;Product&gt; find_by_name(std::string_view n)",
           "<span class=\"id\">full-scan</span> &#39;find_by_name&#39; reads every row of table products",
           "3 methods as repoc reads and runs them, with 3 remarks",
       }) {
    EXPECT_NE(html.find(part), std::string::npos) << part;
  }
  EXPECT_NE(explain_html(shop({{"Product* get_by_sku(std::string_view s)", ""}}))
                .find("1 method as repoc reads and runs it</p>"),
            std::string::npos);
  for (const char* part : {"<script", "http:", "https:", "@import", "url(", "<link", "src="}) {
    EXPECT_EQ(html.find(part), std::string::npos) << part;
  }
  for (const char* tag :
       {"html", "head", "body", "nav", "main", "article", "dl", "dt", "dd", "pre", "table", "ul", "li"}) {
    const auto count = [&](const std::string& what) {
      std::size_t n = 0;
      for (std::size_t at = html.find(what); at != std::string::npos; at = html.find(what, at + 1)) {
        const char after = html[at + what.size()];
        n += after == '>' || after == ' ' ? 1 : 0;
      }
      return n;
    };
    EXPECT_EQ(count(std::string("<") + tag), count(std::string("</") + tag)) << tag;
  }
}

}  // namespace
}  // namespace repoc::cli
