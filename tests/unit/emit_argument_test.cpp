// A parameter, what of it a statement takes, and the expression that is bound.
#include <gtest/gtest.h>

#include "emit/parts.hpp"
#include "emit_models.hpp"

namespace repoc::emit {
namespace {

using dialect::Binding;
using model::Hop;

Hop hop(const std::string& name) { return {name, false, {}}; }
Hop maybe(const std::string& name) { return {name, true, {}}; }
Hop element(std::size_t index) { return {"", false, index}; }

TEST(EmitArgument, TakesAPartOfAParameter) {
  model::Model model;
  const Type geo = value(model, "shop::Geo", {{field("lat", floating())}, {field("lon", optional(floating()))}});
  const Type address = value(model, "shop::Address",
                             {{field("street_", make::string())},
                              {field("zip", optional(integer()))},
                              {field("tags", list(make::string()))},
                              {field("geo", optional(geo))},
                              {field("at", geo)}});
  const Type region = value(model, "shop::Region", {{field("country", make::string())}, {field("number", integer())}});
  const Type customer = ref("::shop::Customer", tuple({make::string(), integer()}));
  const Type place = ref("::shop::Place", region);
  const std::size_t product = add_entity(model, "shop::Product", {make::id(field("sku_", make::string()))});
  const auto maybe_of = [](const Type& type) {
    Type out = library("Maybe", "<" + type.cpp + ">");
    out.args = {type};
    return out;
  };
  struct Row {
    Type type;
    std::vector<Hop> part;
    std::string bound;
  };
  const Row rows[] = {
      {address, {hop("street_")}, "p.street_"},
      {reference(address), {hop("street_")}, "p.street_"},
      {address, {hop("zip")}, "p.zip"},
      {address, {maybe("zip")}, "p.zip"},
      {address, {hop("tags")}, "p.tags"},
      {address, {hop("at"), hop("lon")}, "p.at.lon"},
      {address, {maybe("geo"), hop("lat")}, "repoc::detail::Part{p.geo ? &p.geo->lat : nullptr}"},
      {address, {maybe("geo")}, "p.geo.has_value()"},
      {optional(address), {hop("street_")}, "repoc::detail::Part{p ? &p->street_ : nullptr}"},
      {reference(optional(address)),
       {maybe("geo"), hop("lon")},
       "repoc::detail::Part{p && p->geo ? &p->geo->lon : nullptr}"},
      {optional(address), {maybe("geo")}, "p && p->geo.has_value()"},
      {reference(entity(model, product)), {hop("sku_")}, "p.sku_"},
      {customer, {hop("key"), element(1)}, "std::get<1>(p.key)"},
      {optional(customer), {hop("key"), element(0)}, "repoc::detail::Part{p ? &std::get<0>(p->key) : nullptr}"},
      {tuple({make::string(), integer()}), {element(0)}, "std::get<0>(p)"},
      {place, {hop("key"), hop("country")}, "p.key.country"},
      {region, {hop("number")}, "p.number"},
      {maybe_of(address),
       {hop("street_")},
       "p.has_value() ? repoc::Maybe<repoc::detail::Part<std::string>>(repoc::detail::Part{&p.value().street_}) : "
       "std::nullopt"},
      {maybe_of(address),
       {maybe("geo"), hop("lat")},
       "p.has_value() ? repoc::Maybe<repoc::detail::Part<double>>(repoc::detail::Part{p.value().geo ? "
       "&p.value().geo->lat : nullptr}) : std::nullopt"},
      {reference(maybe_of(optional(address))),
       {hop("zip")},
       "p.has_value() ? repoc::Maybe<repoc::detail::Part<std::optional<int>>>(repoc::detail::Part{p.value() ? "
       "&p.value()->zip : nullptr}) : std::nullopt"},
      {maybe_of(address),
       {maybe("geo")},
       "p.has_value() ? repoc::Maybe<bool>(p.value().geo.has_value()) : std::nullopt"},
      {maybe_of(ref("::shop::Product", make::string())),
       {hop("key")},
       "p.has_value() ? repoc::Maybe<repoc::detail::Part<std::string>>(repoc::detail::Part{&p.value().key}) : "
       "std::nullopt"},
  };
  for (const Row& row : rows) {
    plan::Query query;
    query.parameters = {parameter("p", row.type)};
    EXPECT_EQ(argument(model, query, {0, Binding::plain, row.part}, "p", "sqlite"), row.bound);
  }
}

TEST(EmitArgument, RefusesAPartThatTheParameterHasNot) {
  model::Model model;
  const Type address = value(model, "shop::Address", {{field("street", make::string())}});
  const std::pair<Type, std::vector<Hop>> rows[] = {
      {address, {hop("city")}},
      {address, {element(0)}},
      {integer(), {hop("street")}},
      {address, {hop("street"), hop("size")}},
  };
  for (const auto& [type, way] : rows) {
    plan::Query query;
    query.parameters = {parameter("p", type)};
    EXPECT_THROW(argument(model, query, {0, Binding::plain, way}, "p", "sqlite"), std::logic_error);
  }
}

TEST(EmitArgument, PassesPartsInBindingOrder) {
  model::Model model = shop_model();
  const Type address =
      value(model, "shop::Address", {{field("street", make::string())}, {field("city", make::string())}});
  add_repository(model, "shop::Orders", kOrder, make::string());
  Given g = given(model, "q", plan::Action::exists, plan::Shape::boolean, boolean(),
                  {parameter("address", address), parameter("customer", tuple({make::string(), integer()}))});
  g.statement.arguments = {{0, Binding::plain, {hop("street")}},
                           {0, Binding::plain, {hop("city")}},
                           {1, Binding::plain, {element(1)}},
                           {1, Binding::plain, {element(0)}}};
  const std::string text = source_of_given(model, {g});
  EXPECT_EQ(part(text, "    return exists(", "\n"),
            "    return exists(kOrders_q, address.street, address.city, std::get<1>(customer), "
            "std::get<0>(customer));\n");
  EXPECT_NE(text.find("#include <tuple>\n"), std::string::npos);
}

TEST(EmitArgument, SetsLongPartsOnLinesOfTheirOwn) {
  model::Model model = shop_model();
  const Type address =
      value(model, "shop::Address", {{field("street", make::string())}, {field("city", make::string())}});
  Type maybe_address = library("Maybe", "<::shop::Address>");
  maybe_address.args = {address};
  add_repository(model, "shop::Orders", kOrder, make::string());
  Given g = given(model, "q", plan::Action::exists, plan::Shape::boolean, boolean(),
                  {parameter("address", maybe_address), parameter("number", integer())});
  g.statement.arguments = {
      {1, Binding::plain, {}}, {0, Binding::plain, {hop("street")}}, {0, Binding::plain, {hop("city")}}};
  const std::string text = source_of_given(model, {g});
  EXPECT_EQ(part(text, "  bool q(", "\n  }\n"),
            R"(  bool q(repoc::Maybe<::shop::Address> address, int number) override {
    return exists(
        kOrders_q,
        number,
        address.has_value() ? repoc::Maybe<repoc::detail::Part<std::string>>(repoc::detail::Part{&address.value().street}) : std::nullopt,
        address.has_value() ? repoc::Maybe<repoc::detail::Part<std::string>>(repoc::detail::Part{&address.value().city}) : std::nullopt);
  }
)");
  EXPECT_NE(text.find("#include <optional>\n"), std::string::npos);
}

}  // namespace
}  // namespace repoc::emit
