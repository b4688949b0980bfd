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
}

}  // namespace
}  // namespace repoc::model
