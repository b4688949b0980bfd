// The model's dump and its small questions.
#include "model/model.hpp"

#include <gtest/gtest.h>

namespace repoc::model {
namespace {

Type scalar(TypeKind kind, std::string cpp, unsigned bits = 0) {
  Type type;
  type.kind = kind;
  type.cpp = std::move(cpp);
  type.bits = bits;
  type.is_signed = true;
  return type;
}

Type wrapped(TypeKind kind, Type inner) {
  Type type;
  type.kind = kind;
  type.args.push_back(std::move(inner));
  return type;
}

Field field(std::string name, Type type) {
  Field out;
  out.words = {name};
  out.column = name;
  out.name = std::move(name);
  out.type = std::move(type);
  return out;
}

Model shop() {
  Model model;
  model.headers.push_back({"shop/r.hpp", "shop/r.hpp"});
  Entity product;
  product.name = "shop::Product";
  product.table = "products";
  product.fields = {field("sku", scalar(TypeKind::text, "std::string")),
                    field("eta", wrapped(TypeKind::optional, scalar(TypeKind::date, "std::chrono::year_month_day"))),
                    field("version", scalar(TypeKind::integer, "std::int64_t", 64))};
  product.fields[0].id = true;
  product.fields[1].column = "due";
  product.fields[1].column_given = true;
  product.fields[2].version = true;
  product.indexes.push_back({true, {1, 0}});
  model.entities.push_back(product);
  Repository repository;
  repository.name = "shop::Products";
  repository.id_type = scalar(TypeKind::text, "std::string");
  Method method;
  method.name = method.sentence = "get_by_sku";
  Type entity = scalar(TypeKind::entity, "::shop::Product");
  entity.is_const = true;
  method.result = wrapped(TypeKind::pointer, entity);
  method.parameters.push_back({"sku", {"sku"}, scalar(TypeKind::text_view, "std::string_view"), {}, {}});
  method.parameters.push_back({"", {}, wrapped(TypeKind::span, scalar(TypeKind::integer, "int", 32)), {}, {}});
  repository.methods.push_back(method);
  model.repositories.push_back(repository);
  return model;
}

TEST(Dump, HoldsEverythingThatLaterStagesRead) {
  EXPECT_EQ(dump(shop()),
            "entity shop::Product table products\n"
            "  sku: text, id\n"
            "  eta: optional date, column due\n"
            "  version: int64, version\n"
            "  unique (eta, sku)\n"
            "repository shop::Products of shop::Product by text in shop/r.hpp\n"
            "  get_by_sku(sku: text view, _: range of int32) -> pointer to const entity shop::Product\n");
}

TEST(Dump, HoldsWhatIsMoreThanAColumn) {
  Model model;
  Record address;
  address.name = "shop::Address";
  address.value = true;
  model.records.push_back(address);
  Enum rank;
  rank.name = "shop::Rank";
  rank.by_number = true;
  rank.enumerators = {{"low", {"low"}, "-1"}};
  model.enums.push_back(rank);
  Entity link;
  link.name = "repoc::Ref<::shop::Tag, std::string>";
  link.link = true;
  Entity order;
  order.name = "shop::Order";
  order.table = "orders";
  order.was = "purchases";
  order.fields = {field("home", wrapped(TypeKind::optional, scalar(TypeKind::record, "::shop::Address"))),
                  field("home.present", scalar(TypeKind::boolean, "bool")),
                  field("home.city", wrapped(TypeKind::optional, scalar(TypeKind::text, "std::string"))),
                  field("line.1", scalar(TypeKind::uuid, "::repoc::Uuid")),
                  field("price", scalar(TypeKind::decimal, "::repoc::Decimal"))};
  order.fields[0].parts = {1, 2};
  order.fields[0].witness = 1;
  order.fields[1].presence = true;
  order.fields[2].way = {{"home", true, {}}, {"city", false, {}}};
  order.fields[2].was = "house_city";
  order.fields[3].way = {{"line", false, {}}, {"key", false, {}}, {"", false, 0}};
  Type tag = wrapped(TypeKind::ref, scalar(TypeKind::text, "std::string"));
  tag.index = kNoEntity;
  tag.name = "shop::Tag";
  order.fields.push_back(field("tags", wrapped(TypeKind::list, tag)));
  order.fields.back().owns = 1;
  Type money = wrapped(TypeKind::coded, scalar(TypeKind::integer, "std::int64_t", 64));
  money.cpp = "::shop::Money";
  order.fields.push_back(field("total", money));
  model.entities = {order, link};
  EXPECT_EQ(dump(model),
            "enum shop::Rank by number\n"
            "  low as -1\n"
            "entity shop::Order table orders, was purchases\n"
            "  home: optional struct shop::Address, group, absent with home.present\n"
            "  home.present: boolean, presence\n"
            "  home.city: optional text, was house_city, way home?.city\n"
            "  line.1: uuid, way line.key.<0>\n"
            "  price: decimal\n"
            "  tags: list of ref to shop::Tag by text, links\n"
            "  total: coded shop::Money as int64\n"
            "link repoc::Ref<::shop::Tag, std::string>\n"
            "struct shop::Address, value\n");
}

TEST(Entity, KnowsItsIdsAndItsVersion) {
  const Model model = shop();
  EXPECT_EQ(model.entities[0].ids(), std::vector<std::size_t>{0});
  EXPECT_EQ(model.entities[0].version(), 2U);
  EXPECT_EQ(Entity{}.version(), std::nullopt);
}

TEST(Type, OneColumnHoldsAScalarOnly) {
  EXPECT_TRUE(is_scalar(scalar(TypeKind::enumeration, "E")));
  EXPECT_FALSE(is_scalar(scalar(TypeKind::entity, "E")));
  EXPECT_FALSE(is_scalar(wrapped(TypeKind::optional, scalar(TypeKind::text, "std::string"))));
  EXPECT_TRUE(is_scalar(wrapped(TypeKind::ref, scalar(TypeKind::text, "std::string"))));
  EXPECT_FALSE(is_scalar(wrapped(TypeKind::ref, wrapped(TypeKind::tuple, scalar(TypeKind::text, "std::string")))));
  const Type number = scalar(TypeKind::integer, "int", 32);
  EXPECT_TRUE(is_scalar_list(wrapped(TypeKind::list, wrapped(TypeKind::optional, number))));
  EXPECT_FALSE(is_scalar_list(wrapped(TypeKind::list, scalar(TypeKind::entity, "E"))));
  Type map = wrapped(TypeKind::map, number);
  map.args.push_back(number);
  EXPECT_FALSE(is_scalar_map(map));
  map.args[0] = scalar(TypeKind::text, "std::string");
  EXPECT_TRUE(is_scalar_map(map));
}

}  // namespace
}  // namespace repoc::model
