// From one model to the next: the statements, what is refused, and the snapshot's file.
#include "migrate/migrate.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <functional>

#include "dialect/sql/sqlite.hpp"
#include "stored_models.hpp"

namespace repoc::migrate {
namespace {

using namespace repoc::test;
using model::Model;

// products(sku, name; qty) with batch(reference, eta) as its list, and what `change` makes of it.
struct Shop {
  std::vector<model::Field> product{id(field("sku", string())), field("name", string()), field("qty", integer())};
  std::vector<model::Field> batch{id(field("reference", string())), field("eta", optional(date()))};
  std::string product_was, product_table = "products", batch_name = "shop::Batch", batch_was;
  std::vector<model::IndexSpec> indexes;
  bool with_batches = true;
};

Model made(const Shop& shop) {
  Model model;
  const std::size_t child = add_entity(model, shop.batch_name, shop.batch);
  model.entities[child].was = shop.batch_was;
  std::vector<model::Field> fields = shop.product;
  if (shop.with_batches) fields.push_back(field("batches", list(entity(model, child))));
  const std::size_t root = add_entity(model, "shop::Product", fields, shop.product_table);
  model.entities[root].was = shop.product_was;
  model.entities[root].indexes = shop.indexes;
  model::Enum status;
  status.enumerators = {{"retired", {"retired"}, "retired", false}, {"active", {"active"}, "active", true}};
  model.enums.push_back(status);
  return model;
}

std::vector<Wanted> wanted_of(const Model& model, diag::Sink& sink) {
  static const dialect::sql::Sqlite sqlite;
  return wanted(sqlite, model, {1}, sink);
}

struct Outcome {
  std::string statements, said;
  Snapshot after;
};

Outcome outcome(const Snapshot& before, const Shop& today, bool allow_drop = false) {
  diag::Sink sink;
  const Model model = made(today);
  const std::vector<Wanted> tables = wanted_of(model, sink);
  Difference difference = migrate::difference(before, tables, allow_drop, sink);
  Outcome out;
  out.statements = fmt::format("{}", fmt::join(difference.statements, ";\n"));
  for (const diag::Diagnostic& one : sink.diagnostics()) {
    out.said += one.message + "\n";
    for (const diag::Note& note : one.notes) out.said += "  " + note.message + "\n";
  }
  // Through the file, as the tool does.
  std::string error;
  const auto kept = from_json(to_json(difference.after), error);
  EXPECT_TRUE(kept.has_value()) << error;
  if (kept) out.after = *kept;
  return out;
}

Outcome changed(const std::function<void(Shop&)>& change, bool allow_drop = false) {
  Shop shop;
  const Snapshot before = outcome({}, shop).after;
  change(shop);
  Outcome out = outcome(before, shop, allow_drop);
  if (out.said.empty()) {
    EXPECT_EQ(outcome(out.after, shop).statements, "") << "the second time there is nothing to do";
    EXPECT_EQ(out.after.migration, 2);
  }
  return out;
}

model::Field was(model::Field out, std::string old) {
  out.was = std::move(old);
  return out;
}
Type status() {
  Type out = type(TypeKind::enumeration, "::shop::Status");
  out.index = 0;
  return out;
}

TEST(Migrate, TheFirstScriptIsTheSchema) {
  diag::Sink sink;
  const Outcome first = outcome({}, {});
  EXPECT_TRUE(first.statements.starts_with("create table if not exists products (")) << first.statements;
  EXPECT_NE(first.statements.find("create table if not exists batch ("), std::string::npos);
  EXPECT_EQ(first.after.migration, 1);
}

TEST(Migrate, TheSameModelAndOneInAnotherOrderAreNoDifference) {
  EXPECT_EQ(changed([](Shop&) {}).statements, "");
  EXPECT_EQ(changed([](Shop& s) { std::swap(s.product[1], s.product[2]); }).statements, "");
}

TEST(Migrate, StatementsOfAlterTable) {
  const struct {
    const char* what;
    std::function<void(Shop&)> change;
    const char* statements;
  } cases[] = {
      {"an absent column", [](Shop& s) { s.product.push_back(field("note", optional(string()))); },
       "alter table products add column note text"},
      {"a text", [](Shop& s) { s.product.push_back(field("note", string())); },
       "alter table products add column note text not null default ''"},
      {"bytes", [](Shop& s) { s.product.push_back(field("note", bytes())); },
       "alter table products add column note blob not null default x''"},
      {"a number", [](Shop& s) { s.product.push_back(field("note", int64())); },
       "alter table products add column note integer not null default 0"},
      {"a real", [](Shop& s) { s.product.push_back(field("order", floating())); },
       "alter table products add column \"order\" real not null default 0.0"},
      {"an enumerator is the one that is 0", [](Shop& s) { s.product.push_back(field("status", status())); },
       "alter table products add column status text not null default 'active'"},
      {"a renamed column", [](Shop& s) { s.product[1] = was(field("title", string()), "name"); },
       "alter table products rename column name to title"},
      {"a rename that is done", [](Shop& s) { s.product[1] = was(field("name", string()), "label"); }, ""},
      {"a renamed table", [](Shop& s) { s.product_table = "articles", s.product_was = "products"; },
       "alter table products rename to articles"},
      {"a renamed key is renamed in the children",
       [](Shop& s) { s.product[0] = was(id(field("code", string())), "sku"); },
       "alter table products rename column sku to code;\nalter table batch rename column product_sku to product_code"},
      {"a renamed child", [](Shop& s) { s.batch_name = "shop::Lot", s.batch_was = "batch"; },
       "alter table batch rename to lot"},
      {"an index", [](Shop& s) { s.product[1].indexed = true; },
       "create index if not exists products_name_idx\non products (name)"},
      {"a wider text", [](Shop& s) { s.batch[1] = field("eta", optional(string())); }, ""},
  };
  for (const auto& one : cases) {
    const Outcome out = changed(one.change);
    EXPECT_EQ(out.said, "") << one.what;
    EXPECT_EQ(out.statements, one.statements) << one.what;
  }
}

TEST(Migrate, ATableThatIsMadeAnew) {
  const Outcome out = changed([](Shop& s) {
    s.product[1] = unique(field("name", string()));
    s.product[2] = field("qty", optional(int64()));
  });
  EXPECT_EQ(out.said, "");
  const std::string& text = out.statements;
  EXPECT_TRUE(text.starts_with("create table if not exists repoc_new_products (")) << text;
  EXPECT_TRUE(
      text.ends_with(";\ninsert into repoc_new_products (sku, name, qty)\nselect t.sku, t.name, t.qty\n"
                     "from products t;\ndrop table products;\nalter table repoc_new_products rename to products"))
      << text;
}

TEST(Migrate, WhatWouldBeLostIsRefusedUnlessItIsMeant) {
  const struct {
    const char* what;
    std::function<void(Shop&)> change;
    const char* said;
  } cases[] = {
      {"a column that goes", [](Shop& s) { s.product.pop_back(); },
       "column 'qty' of table 'products' would be dropped, with what it holds\n"
       "  if that is meant, repeat with --allow-drop\n"
       "  if it has another name now, write [[repoc::was(\"qty\")]] on the member\n"},
      {"a column that may be a new one by another name",
       [](Shop& s) { s.product[1] = field("nam", optional(string())); },
       "column 'name' of table 'products' would be dropped, with what it holds\n"
       "  if that is meant, repeat with --allow-drop\n"
       "  if it is 'nam' now, write [[repoc::was(\"name\")]] on 'Product::nam'\n"},
      {"a table that goes", [](Shop& s) { s.with_batches = false; },
       "table 'batch' would be dropped, with all its rows\n"
       "  if that is meant, repeat with --allow-drop\n"
       "  if its rows belong to another class now, write [[repoc::was(\"batch\")]] there\n"},
      {"a table that may be a new one by another name", [](Shop& s) { s.batch_name = "shop::Lot"; },
       "table 'batch' would be dropped, with all its rows\n"
       "  if that is meant, repeat with --allow-drop\n"
       "  if it is 'lot' now, write [[repoc::was(\"batch\")]] on 'shop::Product::batches'\n"},
      {"a narrower number", [](Shop& s) { s.product[2] = field("qty", integer("short", 16)); },
       "column 'qty' of table 'products' holds int32 and would hold int16: what does not fit would be lost\n"
       "  if that is meant, repeat with --allow-drop\n"
       "  to keep the old values, add a new member beside the old one\n"},
      {"an absent value", [](Shop& s) { s.batch[1] = field("eta", date()); },
       "column 'eta' of table 'batch' may be absent and could be so no longer: there is no value for the rows that "
       "have "
       "none\n"
       "  if that is meant, repeat with --allow-drop\n"
       "  to keep what is absent, let 'Batch::eta' be a std::optional\n"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(changed(one.change).said, one.said) << one.what;
    EXPECT_EQ(changed(one.change, true).said, "") << one.what;
  }
}

TEST(Migrate, ANewColumnWithoutAValueForOldRowsIsRefusedAnyway) {
  const struct {
    const char* what;
    std::function<void(Shop&)> change;
    const char* begins;
  } cases[] = {
      {"a date", [](Shop& s) { s.product.push_back(field("due", date())); },
       "column 'due' of table 'products' is new and never absent, and there is no value for the rows that are there\n"
       "  let 'Product::due' be a std::optional"},
      {"a unique text", [](Shop& s) { s.product.push_back(unique(field("code", string()))); },
       "column 'code' of table 'products' is new and must differ from row to row, and the rows that are there would "
       "all "
       "get ''\n"},
      {"another key", [](Shop& s) { s.product[0] = id(field("code", string())); },
       "column 'sku' of table 'products' would be dropped"},
  };
  for (const auto& one : cases) {
    EXPECT_TRUE(changed(one.change).said.starts_with(one.begins)) << one.what << "\n" << changed(one.change).said;
    EXPECT_NE(changed(one.change, true).said, "") << one.what;
  }
}

TEST(Migrate, ChildrenFollowAnotherKeyOfTheirOwner) {
  // The name becomes the key: the children's rows find it through the old one.
  const Outcome out = changed([](Shop& s) {
    s.product[0] = field("sku", string());
    s.product[1] = id(field("name", string()));
  });
  EXPECT_EQ(out.said, "");
  EXPECT_NE(out.statements.find("select (select o.name from products o where o.sku = t.product_sku), "),
            std::string::npos)
      << out.statements;
}

TEST(Snapshot, IsTheSameWhateverTheOrderAndRefusesOtherTexts) {
  Snapshot one{3, {{"b", {}, {}, false, "", {}, {}, {}}, {"a", {}, {}, false, "", {}, {}, {}}}};
  Snapshot other{3, {one.tables[1], one.tables[0]}};
  EXPECT_EQ(to_json(one), to_json(other));
  for (const char* text : {"", "{}", "[]", "{\"format\": 2}", "{\"format\": 1}", "{\"format\": 1, \"migration\": 1}",
                           "{\"format\": 1, \"migration\": 1, \"tables\": [{}]}"}) {
    std::string error;
    EXPECT_FALSE(from_json(text, error).has_value()) << text;
    EXPECT_NE(error, "") << text;
  }
}

TEST(Holds, WhatIsReadAsWhat) {
  const struct {
    const char* from;
    const char* to;
    bool widens;
  } cases[] = {
      {"int32", "int64", true},
      {"int64", "int32", false},
      {"uint8", "int16", true},
      {"int8", "uint64", false},
      {"uint32", "int32", false},
      {"boolean", "uint8", true},
      {"uint8", "boolean", false},
      {"int32", "float64", true},
      {"int64", "float64", false},
      {"int16", "float32", true},
      {"float32", "float64", true},
      {"float64", "float32", false},
      {"date", "text", true},
      {"text", "date", false},
      {"enumerator", "text", true},
      {"int32", "text", true},
      {"boolean", "text", false},
      {"text", "int32", false},
      {"int64", "decimal", true},
      {"list of text", "list of text", true},
      {"list of int32", "list of int64", false},
  };
  for (const auto& one : cases) EXPECT_EQ(widens(one.from, one.to), one.widens) << one.from << " " << one.to;
}

}  // namespace
}  // namespace repoc::migrate
