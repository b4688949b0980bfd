// Statements against the generated schema, as tables: a raw query and its method -> what became of it or the diagnostic
// and its place in the literal; a method -> the remark about its plan.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "../support/model_builder.hpp"
#include "check/check.hpp"
#include "dialect/dialect.hpp"
#include "values_model.hpp"

namespace repoc::check {
namespace {

// The shop, one repository, one method; all stages from the plan on.
class Shop {
 public:
  Shop(const std::string& declaration, const std::string& query = "") : Shop(products(), declaration, query) {}

  Shop(test::ModelBuilder builder, const std::string& declaration, const std::string& query = "")
      : builder_(std::move(builder)) {
    builder_.method(declaration, query);
    const model::Model& model = builder_.model();
    const dialect::Dialect& sqlite = *dialect::find("sqlite");
    const std::size_t root = model.repositories.front().entity;
    aggregates_.push_back(sqlite.aggregate(model, root, sink_).value());
    auto planned = plan::plan_method(model, 0, 0, sink_);
    if (!planned) return;
    query_ = *planned;
    auto written = sqlite.statement(model, aggregates_.front(), query_, sink_);
    if (!written) return;
    statement_ = *written;
    done_ = true;
  }

  // "select value, members 0 1", or the diagnostics.
  std::string raw() {
    if (!done_) return diagnostics(sink_.diagnostics());
    const Database database(aggregates_);
    if (!raw_query(builder_.model(), database, aggregates_.front(), query_, statement_, sink_))
      return diagnostics(sink_.diagnostics());
    std::string out = query_.action == plan::Action::execute ? "execute" : "select";
    out += query_.result.shape == plan::Shape::number    ? " number"
           : query_.result.shape == plan::Shape::boolean ? " boolean"
           : query_.result.shape == plan::Shape::nothing ? " nothing"
           : query_.result.shape == plan::Shape::value   ? " value"
                                                         : "";
    for (std::size_t member : statement_.members) out += fmt::format(" {}", member);
    return out;
  }

  // The notes of the remarks.
  std::string remarks() {
    if (!done_) return diagnostics(sink_.diagnostics());
    const Database database(aggregates_);
    const Explanation out = explain(builder_.model(), database, aggregates_.front(), query_, statement_);
    EXPECT_FALSE(out.plans.front().lines.empty()) << statement_.text;
    return diagnostics(out.remarks);
  }

 private:
  static test::ModelBuilder products() {
    test::ModelBuilder b;
    b.record("shop::Line", {"std::string sku", "std::optional<int> batchQty"});
    b.entity("shop::Batch", {"id std::string reference", "int qty", "std::optional<std::string> note"}, "batch");
    b.entity("shop::Product",
             {"id std::string sku", "std::string name", "int qty", "double price", "bool active",
              "std::optional<std::string> order", "std::vector<Batch> batches"},
             "products");
    b.repository("shop::Products", "shop::Product");
    return b;
  }

  std::string word(text::Span span) const {
    const text::Sources sources = builder_.sources();
    return span.valid() ? std::string(sources.text(span.file).substr(span.begin, span.size())) : "nowhere";
  }
  std::string diagnostics(const std::vector<diag::Diagnostic>& all) const {
    std::string out;
    for (const diag::Diagnostic& d : all) {
      if (!out.empty()) out += " / ";
      out += fmt::format("{} <{}>", d.message, word(d.span));
      for (const diag::Note& note : d.notes) out += "; " + note.message;
    }
    return out;
  }

  test::ModelBuilder builder_;
  diag::Sink sink_;
  std::vector<dialect::Aggregate> aggregates_;
  plan::Query query_;
  dialect::Statement statement_;
  bool done_ = false;
};

struct Row {
  const char* declaration;
  const char* query;
  const char* expected;
};

TEST(RawQueryOnTheSchema, Taken) {
  const Row cases[] = {
      {"std::vector<Product> f()", "select p.* from products p", "select"},
      {"std::optional<Product> f()", "select * from products limit 1", "select"},
      {"std::vector<Product*> f()", "select sku, name, qty, price, active, \"order\" from products", "select"},
      {"std::vector<Product> f(int n)", "with big as (select * from products where qty > :n) select * from big",
       "select"},
      {"std::vector<Product> f()", "select p.* from products p -- all of them", "select"},
      {"std::vector<Product> f()", "select p.* from products p;", "select"},
      {"std::vector<Line> f()",
       "select b.qty as batch_qty, p.sku from products p join batch b on b.product_sku = p.sku", "select 1 0"},
      {"std::vector<Line> f()", "select upper(sku) as sku, sum(qty) as batchQty from products group by sku",
       "select 0 1"},
      {"std::int64_t f()", "select count(*) from products", "select value"},
      {"bool f(std::string_view s)", "select exists (select 1 from products where sku = :s)", "select value"},
      {"double f()", "select total(price) from products", "select value"},
      {"std::vector<std::string> f()", "select sku from products", "select"},
      {"std::vector<std::optional<std::string>> f()", "select \"order\" from products", "select"},
      {"std::vector<std::string> f(std::vector<int> ns)", "select sku from products where qty in (:ns)", "select"},
      {"std::vector<int> f(int n)",
       "with recursive c(x) as (select 1 union all select x + 1 from c where x < :n) select x from c", "select"},
      {"std::vector<std::string> f(std::string_view s)",
       "select name from products where repoc_fold(name) = repoc_fold(:s)", "select"},
      {"std::int64_t f(int n)", "update products set qty = qty + :n", "execute number"},
      {"bool f()", "delete from products where qty = 0", "execute boolean"},
      {"void f(std::string_view s)",
       "insert or replace into products (sku, name, qty, price, active) values (:s, 'n', 1, 2.0, 1)",
       "execute nothing"},
  };
  for (const Row& c : cases) EXPECT_EQ(Shop(c.declaration, c.query).raw(), c.expected) << c.query;
}

TEST(RawQueryOnTheSchema, Refused) {
  const Row cases[] = {
      // What SQLite does not find, with the nearest spelling.
      {"std::vector<std::string> f()", "select p.skuu from products p", "no column 'skuu' <skuu>; did you mean 'sku'?"},
      {"std::vector<std::string> f()", "select sku from products where sku = 'skuu' and skuu = 1",
       "no column 'skuu' <skuu>; did you mean 'sku'?"},
      {"std::vector<std::string> f()", "select \"skuu\" from products",
       "no column 'skuu' <\"skuu\">; did you mean 'sku'?; double quotes name a column; a string stands in single "
       "quotes"},
      {"std::vector<std::string> f()", "select sku from products where name = \"red\"",
       "no column 'red' <\"red\">; double quotes name a column; a string stands in single quotes"},
      {"std::vector<std::string> f()", "select sku from products where name = red", "no column 'red' <red>"},
      {"std::vector<std::string> f()", "select sku from products where name = [red]", "no column 'red' <[red]>"},
      {"std::vector<std::string> f()", "select sku from product",
       "no table 'product' <product>; did you mean 'products'?"},
      {"std::vector<std::string> f()", "select sku from warehouse",
       "no table 'warehouse' <warehouse>; the tables are: products, batch"},
      {"std::vector<std::string> f()", "select uper(sku) from products",
       "no function 'uper' <uper>; did you mean 'upper'?"},
      {"std::vector<std::string> f(int n)", "select sku from products where qty = :n and qtty = :n",
       "no column 'qtty' <qtty>; did you mean 'qty'?"},
      {"std::vector<std::string> f(std::vector<int> ns)", "select sku from products where qty in (:ns) and qtty = 1",
       "no column 'qtty' <qtty>; did you mean 'qty'?"},
      // Grammar.
      {"std::vector<std::string> f()", "selct sku from products",
       "SQLite cannot prepare this: near \"selct\": syntax error <selct>"},
      {"std::vector<std::string> f(int n)", ":n", "SQLite cannot prepare this: near \":n\": syntax error <:n>"},
      {"std::vector<std::string> f()", "select sku from products where",
       "SQLite cannot prepare this: incomplete input <where>"},
      {"std::vector<std::string> f(int n)", "select sku from products where qty = :n::int",
       "SQLite cannot prepare this: unrecognized token: \":\" <::>"},
      {"std::vector<std::string> f()", "select qty from products p join batch b on b.product_sku = p.sku",
       "SQLite cannot prepare this: ambiguous column name: qty <qty>"},
      {"std::vector<std::string> f()", "select abs() from products",
       "SQLite cannot prepare this: wrong number of arguments to function abs() <abs>"},
      // What a query may not do.
      {"void f()", "attach 'x' as y", "a query may not attach or detach databases <attach>"},
      {"void f()", "detach main", "a query may not attach or detach databases <detach>"},
      {"void f()", "pragma foreign_keys = off", "a query may not set or read a pragma <pragma>"},
      {"void f()", "begin", "transactions belong to the unit of work, not to a query <begin>"},
      {"void f()", "commit", "transactions belong to the unit of work, not to a query <commit>"},
      {"void f()", "savepoint x", "transactions belong to the unit of work, not to a query <savepoint>"},
      {"void f()", "create table x (a)",
       "a query may select, insert, update or delete rows, and nothing else <create>"},
      {"void f()", "drop table products", "a query may select, insert, update or delete rows, and nothing else <drop>"},
      {"void f()", "alter table products add x int",
       "a query may select, insert, update or delete rows, and nothing else <alter>"},
      {"void f()", "vacuum", "a query may select, insert, update or delete rows, and nothing else <vacuum>"},
      {"void f()", "insert into sqlite_master values (1, 2, 3, 4, 5)",
       "a query may use the tables of the model, and no others <insert>"},
      {"void f()", "reindex", "a query may select, insert, update or delete rows, and nothing else <reindex>"},
      {"std::vector<std::string> f()", "select load_extension('x')",
       "a query may not call 'load_extension' <load_extension>"},
      {"std::vector<std::string> f()", "select name from sqlite_master",
       "a query may not use 'sqlite_master', which is no table of the model <sqlite_master>"},
      {"std::vector<std::string> f()", "select p.name from SQLite_Schema p",
       "a query may not use 'sqlite_schema', which is no table of the model <SQLite_Schema>"},
      {"std::vector<std::string> f()", "select name from main.\"sqlite_schema\"",
       "a query may not use 'sqlite_schema', which is no table of the model <\"sqlite_schema\">"},
      {"std::vector<std::string> f()", "select name from sqlite_temp_schema",
       "a query may not use 'sqlite_temp_schema', which is no table of the model <sqlite_temp_schema>"},
      {"std::vector<std::string> f()", "select name from pragma_table_info('products')",
       "a query may use the tables of the model, and no others <pragma_table_info>"},
      {"std::vector<std::string> f()", "explain select sku from products",
       "a query gives rows, not the plan of another <explain>"},
      {"std::vector<std::string> f()", "select sku from products; delete from products",
       "one statement only: something follows the ';' <delete from products>"},
      {"std::vector<std::string> f()", ";", "the query is empty <;>"},
      // Columns against the result.
      {"std::vector<Product> f()", "select sku, name from products",
       "a 'Product' is read from all columns of 'products' in their order: sku, name, qty, price, active, \"order\" "
       "<select sku, name from products>; this gives: sku, name; write 'select t.* from products t', or a struct with "
       "the columns that you want"},
      {"std::vector<Product> f()", "select name, sku, qty, price, active, \"order\" from products",
       "a 'Product' is read from all columns of 'products' in their order: sku, name, qty, price, active, \"order\" "
       "<select name, sku, qty, price, active, \"order\" from products>; this gives: name, sku, qty, price, active, "
       "order; write 'select t.* from products t', or a struct with the columns that you want"},
      {"std::vector<Line> f()", "select sku from products",
       "no column for member 'batchQty' of 'Line' <select sku from products>; select it, with 'as batch_qty' where the "
       "column has another name"},
      {"std::vector<Line> f()", "select sku, qty as batch_qty, name from products",
       "column 'name' has no member in 'Line' <name>; add a member, or name the column like one with 'as'"},
      {"std::vector<Line> f()", "select sku, qty as batch_qty, sku from products",
       "two columns are called 'sku' <sku>"},
      {"std::vector<Line> f()", "select qty as sku, qty as batch_qty from products",
       "column 'sku' is integer, and 'std::string' is read from text <sku>; to convert it write cast(sku as text)"},
      {"std::vector<int> f()", "select name from products",
       "column 'name' is text, and 'int' is read from integer <name>; to convert it write cast(name as integer)"},
      {"std::vector<int> f()", "select qty, sku from products",
       "'int' is one column, and this gives 2: qty, sku <select qty, sku from products>"},
      // What writes and what reads.
      {"void f()", "select sku from products", "a select gives rows, and 'void' has no place for them <void>"},
      {"std::vector<Product> f()", "delete from products",
       "the query writes, so 'std::vector<Product>' has nothing to hold <std::vector<Product>>; it returns how "
       "many "
       "rows it changed (an integer), whether it changed any ('bool'), or nothing ('void')"},
      {"std::int64_t f()", "delete from products returning qty",
       "what a statement that writes returns is not read; leave out 'returning' <returning>"},
  };
  for (const Row& c : cases) EXPECT_EQ(Shop(c.declaration, c.query).raw(), c.expected) << c.query;
}

TEST(FullScan, Remarks) {
  const std::pair<const char*, const char*> cases[] = {
      // Nothing to remark: no criteria, or an index finds the rows.
      {"std::vector<Product> find_order_by_name()", ""},
      {"std::vector<Product> find()", ""},
      {"Product* get_by_sku(std::string_view s)", ""},
      {"std::vector<Product> find_by_sku_in(std::vector<std::string> s)", ""},
      {"std::vector<Product> find_by_batches_reference(std::string_view s)",
       "'find_by_batches_reference' reads every row of table batch <find_by_batches_reference>; "
       "[[repoc::index]] on 'reference' of 'Batch' would serve it"},
      // One field, several, a range behind them, an order that an index gives.
      {"std::vector<Product> find_by_name(std::string_view s)",
       "'find_by_name' reads every row of table products <find_by_name>; [[repoc::index]] on 'name' of 'Product' would "
       "serve it"},
      {"std::vector<Product> find_by_qty_between(int a, int b)",
       "'find_by_qty_between' reads every row of table products <find_by_qty_between>; [[repoc::index]] on 'qty' of "
       "'Product' would serve it"},
      {"std::vector<Product> find_by_qty_greater_than_and_name(int n, std::string_view s)",
       "'find_by_qty_greater_than_and_name' reads every row of table products <find_by_qty_greater_than_and_name>; "
       "[[repoc::index(\"name\", \"qty\")]] on 'Product' would serve it"},
      {"std::vector<Product> find_by_name_order_by_price(std::string_view s)",
       "'find_by_name_order_by_price' reads every row of table products <find_by_name_order_by_price>; "
       "[[repoc::index(\"name\", \"price\")]] on 'Product' would serve it"},
      {"std::vector<Product> find_by_order_is_null()",
       "'find_by_order_is_null' reads every row of table products <find_by_order_is_null>; [[repoc::index]] on 'order' "
       "of "
       "'Product' would serve it"},
      {"std::int64_t delete_by_name(std::string_view s)",
       "'delete_by_name' reads every row of table products <delete_by_name>; [[repoc::index]] on 'name' of 'Product' "
       "would serve it"},
      {"bool exists_by_name(std::string_view s)",
       "'exists_by_name' reads every row of table products <exists_by_name>; [[repoc::index]] on 'name' of 'Product' "
       "would serve it"},
      {"std::vector<Product> find_by_name_or_qty(std::string_view s, int n)",
       "'find_by_name_or_qty' reads every row of table products <find_by_name_or_qty>; [[repoc::index]] on 'name' of "
       "'Product' would serve it, together with the others; [[repoc::index]] on 'qty' of 'Product' would serve it, "
       "together with the others"},
      {"std::vector<Product> find_by_name(repoc::Maybe<std::string_view> s)",
       "'find_by_name' reads every row of table products <find_by_name>; [[repoc::index]] on 'name' of 'Product' would "
       "serve it where no criterion is dropped"},
      // Children.
      {"std::vector<Product> find_by_batches_qty_and_batches_note(int n, std::string_view s)",
       "'find_by_batches_qty_and_batches_note' reads every row of table batch <find_by_batches_qty_and_batches_note>; "
       "[[repoc::index(\"qty\", \"note\")]] on 'Batch' would serve it"},
      // No index serves.
      {"std::vector<Product> find_by_name_containing(std::string_view s)",
       "'find_by_name_containing' reads every row of table products <find_by_name_containing>; no index can serve it: "
       "the "
       "criterion on 'name' looks into the text of every row"},
      {"std::vector<Product> find_by_name_ignore_case(std::string_view s)",
       "'find_by_name_ignore_case' reads every row of table products <find_by_name_ignore_case>; no index can serve "
       "it: "
       "'name' is compared ignoring case, and an index holds it as it is"},
      {"std::vector<Product> find_by_name_not(std::string_view s)",
       "'find_by_name_not' reads every row of table products <find_by_name_not>; no index can serve it: the criterion "
       "on "
       "'name' says what a row is not, which is true of most"},
      {"std::vector<Product> find_by_name_or_order_containing(std::string_view s, std::string_view t)",
       "'find_by_name_or_order_containing' reads every row of table products <find_by_name_or_order_containing>; no "
       "index "
       "can serve it: the criterion on 'order' looks into the text of every row"},
      {"std::vector<Product> find_by_name_equal_field_order()",
       "'find_by_name_equal_field_order' reads every row of table products <find_by_name_equal_field_order>; no index "
       "can "
       "serve it: 'name' is compared with another field of the same row"},
      // The largest value is looked for among all rows.
      {"std::optional<int> max_qty_by_price(double n)",
       "'max_qty_by_price' reads every row of table products <max_qty_by_price>; [[repoc::index]] on 'price' of "
       "'Product' would serve it"},
      {"std::optional<double> max_price_by_qty(int n)",
       "'max_price_by_qty' reads every row of table products <max_price_by_qty>; [[repoc::index]] on 'qty' of "
       "'Product' would serve it"},
      {"std::optional<double> max_price()", ""},
      // An index that serves in spite of a criterion that none serves.
      {"std::vector<Product> find_by_name_containing_and_qty(std::string_view s, int n)",
       "'find_by_name_containing_and_qty' reads every row of table products <find_by_name_containing_and_qty>; "
       "[[repoc::index]] on 'qty' of 'Product' would serve it"},
  };
  for (const auto& [declaration, expected] : cases) EXPECT_EQ(Shop(declaration).remarks(), expected) << declaration;
}

struct OfValues {
  const char* declaration;
  const char* expected;
};

TEST(FullScan, OfValues) {
  const OfValues cases[] = {
      {"std::vector<Order> find_by_address(const Address& a)",
       "'find_by_address' reads every row of table orders <find_by_address>; [[repoc::index]] on 'address' of 'Order' "
       "would serve it"},
      {"std::vector<Order> find_by_billing_is_null()",
       "'find_by_billing_is_null' reads every row of table orders <find_by_billing_is_null>; "
       "[[repoc::index(\"billing.street\")]] on 'Order' would serve it"},
      {"std::vector<Order> find_by_note_is_null()",
       "'find_by_note_is_null' reads every row of table orders <find_by_note_is_null>; [[repoc::index]] on 'note' of "
       "'Order' would serve it"},
      {"std::vector<Order> find_by_address_city(std::string_view c)",
       "'find_by_address_city' reads every row of table orders <find_by_address_city>; "
       "[[repoc::index(\"address.city\")]] on 'Order' would serve it"},
      {"std::vector<Order> find_by_parcels_to_city(std::string_view c)",
       "'find_by_parcels_to_city' reads every row of table parcel <find_by_parcels_to_city>; "
       "[[repoc::index(\"to.city\")]] on 'Parcel' would serve it"},
      {"std::vector<Order> find_by_customer(const Customer& c)", ""},
      {"std::vector<Order> find_by_region(const Region& r)", ""},
      {"std::vector<Order> find_by_price(repoc::Decimal p)",
       "'find_by_price' reads every row of table orders <find_by_price>; [[repoc::index]] on 'price' of 'Order' would "
       "serve it"},
      {"std::vector<Order> find_by_price_less_than(repoc::Decimal p)",
       "'find_by_price_less_than' reads every row of table orders <find_by_price_less_than>; no index can serve it: "
       "'price' is compared as a number, and an index holds it as text"},
      {"std::vector<Order> find_by_words_contains(std::string_view w)",
       "'find_by_words_contains' reads every row of table orders <find_by_words_contains>; no index can serve it: the "
       "criterion on 'words' looks into the list of every row"},
      {"std::vector<Order> find_by_tags_contains(std::string_view t)", ""},
      {"std::vector<Order> find_by_zones_contains(const Region& r)", ""},
      {"std::vector<Order> find_by_label_text(std::string_view t)",
       "'find_by_label_text' reads every row of table label <find_by_label_text>; [[repoc::index]] on 'text' of "
       "'Label' would serve it"},
  };
  for (const OfValues& c : cases) EXPECT_EQ(Shop(test::orders(), c.declaration).remarks(), c.expected) << c.declaration;
}

TEST(FullScan, OfARawQuery) {
  const Row cases[] = {
      {"std::vector<Product> f(int n)", "select p.* from products p where p.qty = :n",
       "'f' reads every row of table products <f>; [[repoc::index]] on 'qty' of 'Product' would serve it"},
      {"std::vector<Product> f(int n)", "select p.* from products as p where length(p.sku) = :n",
       "'f' reads every row of table products <f>; no index can serve it: its criteria leave every row of that table "
       "to "
       "be looked at"},
      {"std::vector<Product> f()", "select * from products", ""},
      {"std::int64_t f(int n)", "delete from batch where qty = :n",
       "'f' reads every row of table batch <f>; [[repoc::index]] on 'qty' of 'Batch' would serve it"},
      {"std::int64_t f(std::string_view s)", "update products set \"order\" = null where \"order\" = :s",
       "'f' reads every row of table products <f>; [[repoc::index]] on 'order' of 'Product' would serve it"},
  };
  for (const Row& c : cases) EXPECT_EQ(Shop(c.declaration, c.query).remarks(), c.expected) << c.query;
}

}  // namespace
}  // namespace repoc::check
