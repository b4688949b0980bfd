// Tables as dialects give them -> the constants of a source file.
#include <gtest/gtest.h>

#include "emit/parts.hpp"
#include "emit_models.hpp"

namespace repoc::emit {
namespace {

using Column = dialect::Table::Column;
using Spare = Column::Spare;

Column column(const std::string& name, Spare spare) {
  Column out;
  out.name = out.field = name;
  out.spare = spare;
  return out;
}

dialect::Table table(const std::string& name, std::size_t entity, std::vector<std::string> key) {
  dialect::Table out;
  out.name = name;
  out.entity = entity;
  out.key = std::move(key);
  return out;
}

std::string tables_of(const model::Model& model, const dialect::Table& root) {
  Naming naming("sqlite");
  std::string name;
  return tables(model, {root.entity, root, {}}, naming, name);
}

TEST(EmitTables, SaysWhatMayStandInAUniqueColumnForAMoment) {
  model::Model model;
  dialect::Table root = table("things", add_entity(model, "shop::Thing", {}), {"id"});
  root.columns = {column("id", Spare::integer64), column("a", Spare::text),      column("b", Spare::none),
                  column("c", Spare::null),       column("d", Spare::integer32), column("e", Spare::bytes),
                  column("f", Spare::integer64),  column("g", Spare::text)};
  root.uniques = {{1}, {2, 3}, {4, 5, 6}};
  EXPECT_EQ(part(tables_of(model, root), "constexpr repoc::sql::Column", "children"),
            R"(constexpr repoc::sql::Column kThingColumns[] = {
    {"id", "id"},
    {"a", "a", repoc::sql::Spare::text},
    {"b", "b"},
    {"c", "c", repoc::sql::Spare::null},
    {"d", "d", repoc::sql::Spare::integer32},
    {"e", "e", repoc::sql::Spare::bytes},
    {"f", "f", repoc::sql::Spare::integer64},
    {"g", "g"},
};
constexpr std::string_view kThingKey[] = {"id"};
constexpr int kThingUnique1[] = {1};
constexpr int kThingUnique2[] = {2, 3};
constexpr int kThingUnique3[] = {4, 5, 6};
constexpr repoc::sql::Unique kThingUniques[] = {{kThingUnique1}, {kThingUnique2}, {kThingUnique3}};
constexpr repoc::sql::Table kThing{
    .name = "things",
    .label = "Thing",
    .columns = kThingColumns,
    .key = kThingKey,
    .uniques = kThingUniques,
    .children)");
}

TEST(EmitTables, NamesTheTablesOfLinksAfterTheirLists) {
  model::Model model;
  const Type tag = ref("::shop::Tag", make::string());
  const std::size_t link = add_link(model, tag, {{{{"key", false, {}}}, make::string()}});
  const std::size_t part_entity = add_entity(model, "shop::Part", {owns(field("tags_", list(tag)), link)});
  const std::size_t thing =
      add_entity(model, "shop::Thing",
                 {owns(field("part_tags", list(tag)), link), field("part", optional(entity(model, part_entity)))});
  dialect::Table root = table("things", thing, {"id"});
  dialect::Table one = table("thing_part", part_entity, {"thing_id"});
  one.single = true;
  dialect::Table inner = table("thing_part_tags", link, {"thing_id", "tag"});
  inner.position = "tags_position";
  inner.columns = {column("tag", Spare::none)};
  one.children = {inner};
  one.owner_field = 1;
  dialect::Table tags = table("thing_tags", link, {"thing_id", "tag"});
  tags.position = "part_tags_position";
  tags.columns = {column("tag", Spare::none)};
  root.children = {tags, one};
  EXPECT_EQ(part(tables_of(model, root), "constexpr", "kThingSchema"),
            R"(constexpr repoc::sql::Column kThingPartTagsColumns[] = {{"tag", "tag"}};
constexpr std::string_view kThingPartTagsKey[] = {"thing_id", "tag"};
constexpr repoc::sql::Table kThingPartTags{
    .name = "thing_tags",
    .label = "Thing.part_tags",
    .columns = kThingPartTagsColumns,
    .key = kThingPartTagsKey,
    .position = "part_tags_position",
    .children = {},
};

constexpr repoc::sql::Column kPartTagsColumns[] = {{"tag", "tag"}};
constexpr std::string_view kPartTagsKey[] = {"thing_id", "tag"};
constexpr repoc::sql::Table kPartTags{
    .name = "thing_part_tags",
    .label = "Thing.part.tags",
    .columns = kPartTagsColumns,
    .key = kPartTagsKey,
    .position = "tags_position",
    .children = {},
};

constexpr std::string_view kPartKey[] = {"thing_id"};
constexpr const repoc::sql::Table* kPartChildren[] = {&kPartTags};
constexpr repoc::sql::Table kPart{
    .name = "thing_part",
    .label = "Thing.part",
    .columns = {},
    .key = kPartKey,
    .children = kPartChildren,
};

constexpr std::string_view kThingKey[] = {"id"};
constexpr const repoc::sql::Table* kThingChildren[] = {&kThingPartTags, &kPart};
constexpr repoc::sql::Table kThing{
    .name = "things",
    .label = "Thing",
    .columns = {},
    .key = kThingKey,
    .children = kThingChildren,
};

constexpr std::string_view kThingSchema)");
}

TEST(EmitTables, FindsNamesThatAreFree) {
  struct Row {
    std::string entity;
    std::size_t uniques;
    std::string name;
  };
  const Row rows[] = {
      {"a::Batch", 2, "Batch"},
      {"c::BatchUniques", 0, "c_BatchUniques"},
      {"c::BatchUnique2", 0, "c_BatchUnique2"},
      {"c::BatchUnique3", 0, "BatchUnique3"},
      {"b::BatchUnique", 3, "BatchUnique"},
      {"x::Box", 0, "Box"},
      {"y::BoxUnique1", 0, "BoxUnique1"},
      {"y::Box", 1, "y_Box"},
  };
  Naming naming("sqlite");
  for (const Row& row : rows) {
    model::Entity entity;
    entity.name = row.entity;
    EXPECT_EQ(naming.table(entity, row.uniques), row.name);
  }
  model::Entity owner;
  owner.name = "z::Batch";
  EXPECT_EQ(naming.link_table(owner, field("unique_1", make::string())), "z_BatchUnique1");
  EXPECT_EQ(naming.link_table(owner, field("unique_1", make::string())), "z_BatchUnique1_2");
  EXPECT_EQ(naming.link_table(owner, field("tags", make::string())), "BatchTags");
}

TEST(EmitTables, NamesAnAggregateThatOwnsInEveryWay) {
  model::Model model;
  model.headers.push_back({"shop.hpp", "shop.hpp"});
  const Type tag = ref("::shop::Tag", make::string());
  const std::size_t link = add_link(model, tag, {{{{"key", false, {}}}, make::string()}});
  const std::size_t leaf = add_entity(model, "shop::Leaf", {owns(field("tags", list(tag)), link)});
  const std::size_t one = add_entity(model, "shop::One", {field("leaf", optional(entity(model, leaf)))});
  const std::size_t two = add_entity(model, "shop::Two", {owns(field("leaf", unique_ptr(entity(model, leaf))), leaf)});
  const std::size_t thing = add_entity(model, "shop::Thing",
                                       {make::id(field("id", int64())), field("ones", list(entity(model, one))),
                                        owns(field("two", unique_ptr(entity(model, two))), two)});
  add_repository(model, "shop::Things", thing, int64());
  Compiled compiled;
  compiled.dialect = dialect::find("sqlite");
  compiled.aggregates.push_back({thing, table("things", thing, {"id"}), {}});
  const std::string text = emit(model, {}, {compiled}).at(1).text;
  std::string found;
  const std::string before = "struct repoc::Access::Mapping<";
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    found += text.substr(at + before.size(), text.find(" {", at) - at - before.size() - 1) + "\n";
  }
  EXPECT_EQ(found, "::repoc::Ref<::shop::Tag, std::string>\n::shop::Leaf\n::shop::One\n::shop::Two\n::shop::Thing\n");
}

}  // namespace
}  // namespace repoc::emit
