// Fields of every form, and how their mappings reach, read, bind, remember and compare them. That it compiles and runs
// is tested by the golden folders and the conformance suite.
#include <gtest/gtest.h>

#include "emit/parts.hpp"
#include "emit/way.hpp"
#include "emit_models.hpp"

namespace repoc::emit {
namespace {

using model::Hop;

Hop hop(const std::string& name) { return {name, false, {}}; }
Hop maybe(const std::string& name) { return {name, true, {}}; }
Hop element(std::size_t index) { return {"", false, index}; }

TEST(EmitWay, FollowsHops) {
  struct Row {
    std::vector<Hop> way;
    bool optional;  // the object itself is a std::optional
    std::string value;
    std::string bound;
  };
  const Row rows[] = {
      {{hop("name")}, false, "e.name", "e.name"},
      {{maybe("zip")}, false, "e.zip", "e.zip"},
      {{hop("address"), hop("city")}, false, "e.address.city", "e.address.city"},
      {{maybe("address"), hop("city")},
       false,
       "e.address->city",
       "repoc::detail::Part{e.address ? &e.address->city : nullptr}"},
      {{hop("address"), maybe("geo"), hop("lat")},
       false,
       "e.address.geo->lat",
       "repoc::detail::Part{e.address.geo ? &e.address.geo->lat : nullptr}"},
      {{maybe("address"), hop("geo"), hop("lat")},
       false,
       "e.address->geo.lat",
       "repoc::detail::Part{e.address ? &e.address->geo.lat : nullptr}"},
      {{maybe("address"), maybe("geo"), hop("lat")},
       false,
       "e.address->geo->lat",
       "repoc::detail::Part{e.address && e.address->geo ? &e.address->geo->lat : nullptr}"},
      {{hop("customer"), hop("key"), element(1)}, false, "std::get<1>(e.customer.key)", "std::get<1>(e.customer.key)"},
      {{maybe("customer"), hop("key"), element(1)},
       false,
       "std::get<1>(e.customer->key)",
       "repoc::detail::Part{e.customer ? &std::get<1>(e.customer->key) : nullptr}"},
      {{maybe("customer"), hop("key"), hop("region")},
       false,
       "e.customer->key.region",
       "repoc::detail::Part{e.customer ? &e.customer->key.region : nullptr}"},
      {{element(0)}, false, "std::get<0>(e)", "std::get<0>(e)"},
      {{element(0)}, true, "std::get<0>(*e)", "repoc::detail::Part{e ? &std::get<0>(*e) : nullptr}"},
      {{maybe("geo"), hop("lat")}, true, "e->geo->lat", "repoc::detail::Part{e && e->geo ? &e->geo->lat : nullptr}"},
      {{}, false, "e", "e"},
  };
  for (const Row& row : rows) {
    const Way way = follow("e", row.way, row.optional);
    EXPECT_EQ(way.value, row.value);
    EXPECT_EQ(way.bound(), row.bound);
  }
}

// The mapping of an entity with these members.
std::string mapping_of(std::vector<model::Field> fields) {
  model::Model model;
  return mapping(model.entities[add_entity(model, "shop::Thing", std::move(fields))]);
}

TEST(EmitMapping, GoesThroughAGroup) {
  model::Model model;
  const std::vector<Member> address = {{field("street", make::string())}, {field("zip", optional(integer()))}};
  const std::string text = mapping_of(members({
      {make::id(field("name", make::string()))},
      {field("home_", value(model, "shop::Address", address)), address},
      {field("age", integer())},
  }));
  EXPECT_EQ(text, R"(template <>
struct repoc::Access::Mapping<::shop::Thing> {
  using Entity = ::shop::Thing;
  using Key = std::string;
  static constexpr const char* kName = "shop::Thing";
  static constexpr int kColumns = 4;

  struct Stored {
    std::string name{};
    ::shop::Address home_{};
    int age{};
  };
  using Owned = repoc::Owned<>;

  static Entity make() { return Entity(); }

  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.name);
    row.get(at + 1, e.home_.street);
    row.get(at + 2, e.home_.zip);
    row.get(at + 3, e.age);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0: return statement.bind(at, e.name);
      case 1: return statement.bind(at, e.home_.street);
      case 2: return statement.bind(at, e.home_.zip);
      case 3: return statement.bind(at, e.age);
      default: return;
    }
  }
  static void bind_key(auto& statement, int at, const auto& e) {
    statement.bind(at + 0, e.name);
  }
  static void store(const Entity& e, Stored& s) {
    s.name = e.name;
    s.home_ = e.home_;
    s.age = e.age;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (e.home_.street != s.home_.street) columns.set(1);
    if (e.home_.zip != s.home_.zip) columns.set(2);
    if (e.age != s.age) columns.set(3);
  }
};)");
}

TEST(EmitMapping, GoesThroughGroupsThatMayBeAbsent) {
  model::Model model;
  const std::vector<Member> geo = {{field("lat", floating())}, {field("lon", floating())}};
  const std::vector<Member> address = {{field("zip", optional(integer()))},
                                       {field("geo", optional(value(model, "shop::Geo", geo))), geo},
                                       {field("city", make::string())}};
  const std::string text =
      mapping_of(members({{field("home", optional(value(model, "shop::Address", address))), address}}));
  EXPECT_EQ(part(text, "  struct Stored", "  };\n"), R"(  struct Stored {
    std::optional<::shop::Address> home{};
  };
)");
  EXPECT_EQ(part(text, "  static void read", "\n};"), R"(  static void read(auto& row, int at, Entity& e) {
    if (row.is_null(at + 3)) {
      e.home.reset();
    } else {
      auto& v1 = e.home.emplace();
      row.get(at + 0, v1.zip);
      if (row.is_null(at + 1)) {
        v1.geo.reset();
      } else {
        auto& v2 = v1.geo.emplace();
        row.get(at + 1, v2.lat);
        row.get(at + 2, v2.lon);
      }
      row.get(at + 3, v1.city);
    }
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0: return statement.bind(at, repoc::detail::Part{e.home ? &e.home->zip : nullptr});
      case 1: return statement.bind(at, repoc::detail::Part{e.home && e.home->geo ? &e.home->geo->lat : nullptr});
      case 2: return statement.bind(at, repoc::detail::Part{e.home && e.home->geo ? &e.home->geo->lon : nullptr});
      case 3: return statement.bind(at, repoc::detail::Part{e.home ? &e.home->city : nullptr});
      default: return;
    }
  }
  static void store(const Entity& e, Stored& s) {
    s.home = e.home;
  }
  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {
    if (repoc::detail::differ(repoc::detail::Part{e.home ? &e.home->zip : nullptr},
                              repoc::detail::Part{s.home ? &s.home->zip : nullptr})) {
      columns.set(0);
    }
    if (repoc::detail::differ(repoc::detail::Part{e.home && e.home->geo ? &e.home->geo->lat : nullptr},
                              repoc::detail::Part{s.home && s.home->geo ? &s.home->geo->lat : nullptr})) {
      columns.set(1);
    }
    if (repoc::detail::differ(repoc::detail::Part{e.home && e.home->geo ? &e.home->geo->lon : nullptr},
                              repoc::detail::Part{s.home && s.home->geo ? &s.home->geo->lon : nullptr})) {
      columns.set(2);
    }
    if (repoc::detail::differ(repoc::detail::Part{e.home ? &e.home->city : nullptr},
                              repoc::detail::Part{s.home ? &s.home->city : nullptr})) {
      columns.set(3);
    }
  }
};)");
}

TEST(EmitMapping, KnowsAGroupOfPartsThatMayBeAbsentByAColumnOfItsOwn) {
  model::Model model;
  const std::vector<Member> note = {{field("text", optional(make::string()))}};
  const Type note_type = optional(value(model, "shop::Note", note));
  const std::vector<Member> page = {{field("note", note_type), note}};
  const std::vector<model::Field> fields =
      members({{field("note", note_type), note}, {field("page", optional(value(model, "shop::Page", page))), page}});
  const std::string text = mapping_of(fields);
  EXPECT_EQ(part(text, "  static void read", "\n  static void store"),
            R"(  static void read(auto& row, int at, Entity& e) {
    if (bool there1{}; row.get(at + 0, there1), !there1) {
      e.note.reset();
    } else {
      auto& v1 = e.note.emplace();
      row.get(at + 1, v1.text);
    }
    if (bool there1{}; row.get(at + 2, there1), !there1) {
      e.page.reset();
    } else {
      auto& v1 = e.page.emplace();
      if (bool there2{}; row.get(at + 3, there2), !there2) {
        v1.note.reset();
      } else {
        auto& v2 = v1.note.emplace();
        row.get(at + 4, v2.text);
      }
    }
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0: return statement.bind(at, e.note.has_value());
      case 1: return statement.bind(at, repoc::detail::Part{e.note ? &e.note->text : nullptr});
      case 2: return statement.bind(at, e.page.has_value());
      case 3: return statement.bind(at, e.page && e.page->note.has_value());
      case 4: return statement.bind(at, repoc::detail::Part{e.page && e.page->note ? &e.page->note->text : nullptr});
      default: return;
    }
  }
  static void store)");
  EXPECT_EQ(part(text, "    if (e.note.has_value()", "\n"),
            "    if (e.note.has_value() != s.note.has_value()) columns.set(0);\n");
  EXPECT_EQ(part(text, "    if ((e.page &&", "\n"),
            "    if ((e.page && e.page->note.has_value()) != (s.page && s.page->note.has_value())) columns.set(3);\n");
}

struct ColumnRow {
  model::Field field;
  std::string stored;
  std::string changed;
};

TEST(EmitMapping, StoresAndComparesEveryTypeOfAColumn) {
  const Type money = coded("::shop::Money", int64());
  const ColumnRow rows[] = {
      {field("x", uuid()), "::repoc::Uuid x{};", "e.x != s.x"},
      {field("x", optional(decimal())), "std::optional<::repoc::Decimal> x{};", "e.x != s.x"},
      {field("x", ref("::shop::Customer", make::string())), "::repoc::Ref<::shop::Customer, std::string> x{};",
       "e.x != s.x"},
      {field("x", list(make::string())), "std::vector<std::string> x{};", "e.x != s.x"},
      {field("x", map_of(make::string(), integer())), "std::map<std::string, int> x{};", "e.x != s.x"},
      {field("x", money), "::shop::Money x{};", "repoc::detail::differ(e.x, s.x)"},
      {field("x", optional(money)), "std::optional<::shop::Money> x{};", "repoc::detail::differ(e.x, s.x)"},
      {field("x", list(optional(money))), "std::vector<std::optional<::shop::Money>> x{};",
       "repoc::detail::differ(e.x, s.x)"},
      {field("x", map_of(make::string(), money)), "std::map<std::string, ::shop::Money> x{};",
       "repoc::detail::differ(e.x, s.x)"},
      {field("x", ref("::shop::Account", money)), "::repoc::Ref<::shop::Account, ::shop::Money> x{};",
       "repoc::detail::differ(e.x, s.x)"},
  };
  for (const ColumnRow& row : rows) {
    const std::string text = mapping_of({row.field});
    EXPECT_EQ(part(text, "  struct Stored", "  };\n"), "  struct Stored {\n    " + row.stored + "\n  };\n");
    EXPECT_EQ(part(text, "  static void changed", "  }\n"),
              "  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {\n"
              "    if (" +
                  row.changed + ") columns.set(0);\n  }\n");
    EXPECT_NE(text.find("    row.get(at + 0, e.x);\n"), std::string::npos);
    EXPECT_NE(text.find("      case 0: return statement.bind(at, e.x);\n"), std::string::npos);
  }
}

TEST(EmitMapping, SplitsARefWhoseKeyHasSeveralColumns) {
  const Type pair = tuple({make::string(), integer()});
  const auto part_at = [](std::size_t index, Type type) {
    model::Field out = field(std::to_string(index + 1), std::move(type));
    out.way = {hop("key"), element(index)};
    return Member{out};
  };
  const std::vector<Member> parts = {part_at(0, make::string()), part_at(1, integer())};
  const std::string text = mapping_of(members({{field("a", ref("::shop::Customer", pair)), parts},
                                               {field("b", optional(ref("::shop::Customer", pair))), parts}}));
  EXPECT_EQ(part(text, "  struct Stored", "  };\n"), R"(  struct Stored {
    ::repoc::Ref<::shop::Customer, std::tuple<std::string, int>> a{};
    std::optional<::repoc::Ref<::shop::Customer, std::tuple<std::string, int>>> b{};
  };
)");
  EXPECT_EQ(part(text, "  static void read", "\n  static void store"),
            R"(  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, std::get<0>(e.a.key));
    row.get(at + 1, std::get<1>(e.a.key));
    if (row.is_null(at + 2)) {
      e.b.reset();
    } else {
      auto& v1 = e.b.emplace();
      row.get(at + 2, std::get<0>(v1.key));
      row.get(at + 3, std::get<1>(v1.key));
    }
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0: return statement.bind(at, std::get<0>(e.a.key));
      case 1: return statement.bind(at, std::get<1>(e.a.key));
      case 2: return statement.bind(at, repoc::detail::Part{e.b ? &std::get<0>(e.b->key) : nullptr});
      case 3: return statement.bind(at, repoc::detail::Part{e.b ? &std::get<1>(e.b->key) : nullptr});
      default: return;
    }
  }
  static void store)");
}

TEST(EmitMapping, WritesAPartOnceThatIsNotUpdatable) {
  model::Model model;
  const std::vector<Member> address = {{fixed(field("street", make::string()))}, {field("city", make::string())}};
  const std::string text = mapping_of(members({{field("home", value(model, "shop::Address", address)), address}}));
  EXPECT_EQ(part(text, "  static void changed", "  }\n"),
            "  static void changed(const Entity& e, const Stored& s, repoc::ColumnSet& columns) {\n"
            "    if (e.home.city != s.home.city) columns.set(1);\n  }\n");
}

TEST(EmitMapping, OwnsOneOrSeveral) {
  model::Model model;
  const std::size_t note = add_entity(model, "shop::Note", {field("text", make::string())});
  const Type type = entity(model, note);
  const std::string text = mapping_of(
      {field("notes", list(type)), field("best", optional(type)), owns(field("last_", unique_ptr(type)), note)});
  EXPECT_EQ(part(text, "  static constexpr int kColumns", "make()"), R"(  static constexpr int kColumns = 0;

  struct Stored {
    repoc::StoredList<::shop::Note> notes{};
    repoc::StoredList<::shop::Note> best{};
    repoc::StoredList<::shop::Note> last_{};
  };
  struct Notes {
    using Child = ::shop::Note;
    static auto& of(auto& e) { return e.notes; }
  };
  struct Best {
    using Child = ::shop::Note;
    static auto& of(auto& e) { return e.best; }
  };
  struct Last {
    using Child = ::shop::Note;
    static auto& of(auto& e) { return e.last_; }
  };
  using Owned = repoc::Owned<Notes, Best, Last>;

  static Entity make())");
  EXPECT_EQ(part(text, "  static void read", "\n};"),
            R"(  static void read(auto& /*row*/, int /*at*/, Entity& /*e*/) {}
  static void bind(auto& /*statement*/, int /*at*/, int /*column*/, const auto& /*e*/) {}
  static void store(const Entity& /*e*/, Stored& /*s*/) {}
  static void changed(const Entity& /*e*/, const Stored& /*s*/, repoc::ColumnSet& /*columns*/) {}
};)");
}

TEST(EmitMapping, MapsTheRefsOfAList) {
  model::Model model;
  const Type tag = ref("::shop::Tag", make::string());
  const Type pair = ref("::shop::Place", tuple({make::string(), integer()}));
  const std::size_t tags = add_link(model, tag, {{{hop("key")}, make::string()}});
  const std::size_t places =
      add_link(model, pair, {{{hop("key"), element(0)}, make::string()}, {{hop("key"), element(1)}, integer()}});
  EXPECT_EQ(mapping(model.entities[tags]), R"(template <>
struct repoc::Access::Mapping<::repoc::Ref<::shop::Tag, std::string>> {
  using Entity = ::repoc::Ref<::shop::Tag, std::string>;
  using Key = std::string;
  static constexpr const char* kName = "repoc::Ref<::shop::Tag, std::string>";
  static constexpr int kColumns = 1;

  struct Stored {
    Entity::key_type key{};
  };
  using Owned = repoc::Owned<>;

  static Entity make() { return Entity(); }

  static void read(auto& row, int at, Entity& e) {
    row.get(at + 0, e.key);
  }
  static void bind(auto& statement, int at, int column, const auto& e) {
    switch (column) {
      case 0: return statement.bind(at, e.key);
      default: return;
    }
  }
  static void bind_key(auto& statement, int at, const auto& e) {
    statement.bind(at + 0, e.key);
  }
  static void store(const Entity& e, Stored& s) {
    s.key = e.key;
  }
  static void changed(const Entity& /*e*/, const Stored& /*s*/, repoc::ColumnSet& /*columns*/) {}
};)");
  const std::string text = mapping(model.entities[places]);
  EXPECT_EQ(part(text, "  using Key", "\n"), "  using Key = std::tuple<std::string, int>;\n");
  EXPECT_EQ(part(text, "  static void bind_key", "  }\n"),
            "  static void bind_key(auto& statement, int at, const auto& e) {\n"
            "    statement.bind(at + 0, std::get<0>(e.key));\n"
            "    statement.bind(at + 1, std::get<1>(e.key));\n"
            "  }\n");
  EXPECT_EQ(part(mapping_of({owns(field("tags_", list(tag)), tags)}), "  struct Stored", "  using Owned"),
            R"(  struct Stored {
    repoc::StoredList<::repoc::Ref<::shop::Tag, std::string>> tags_{};
  };
  struct Tags {
    using Child = ::repoc::Ref<::shop::Tag, std::string>;
    static auto& of(auto& e) { return e.tags_; }
  };
  using Owned)");
}

TEST(EmitMapping, NamesOrNumbersTheValuesOfAnEnum) {
  model::Enum e{"shop::Level", "::shop::Level", {{"low", {"low"}, "-1"}, {"high", {"high"}, "200"}}, true, {}};
  EXPECT_EQ(enum_names(e), R"(template <>
struct repoc::EnumNames<::shop::Level> {
  static constexpr repoc::EnumName<::shop::Level> kNames[] = {
      {::shop::Level::low, "-1"},
      {::shop::Level::high, "200"},
  };
  static constexpr bool kByNumber = true;
};)");
  e.by_number = false;
  EXPECT_NE(enum_names(e).find("  static constexpr bool kByNumber = false;\n"), std::string::npos);
}

TEST(EmitMapping, NamesTheEnumsWithinGroupsKeysListsAndCodes) {
  model::Model model;
  for (const std::string name : {"A", "B", "C", "D", "E", "F"}) {
    model.enums.push_back({"shop::" + name, "::shop::" + name, {{"x", {"x"}, "x"}}, false, {}});
  }
  const auto enumeration = [&](std::size_t index) {
    Type out = make::type(TypeKind::enumeration, model.enums[index].cpp);
    out.index = index;
    return out;
  };
  const std::vector<Member> group = {{field("a", enumeration(0))}};
  add_entity(model, "shop::Thing",
             members({{field("group", optional(value(model, "shop::Group", group))), group},
                      {field("customer", ref("::shop::Customer", enumeration(1)))},
                      {field("list", list(optional(enumeration(2))))},
                      {field("map", map_of(make::string(), enumeration(3)))},
                      {field("code", coded("::shop::Code", enumeration(4)))}}));
  EXPECT_EQ(enums_of(model, {0}, {}), (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace repoc::emit
