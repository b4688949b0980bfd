// What cannot be a value struct, a reference, a link or a coded type, as tables: a member -> why it is refused, and a
// header with mistakes -> the first lines of the diagnostics.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "frontend_fixture.hpp"

namespace repoc::frontend {
namespace {

TEST_F(FrontendTest, ValuesThatAreNotStored) {
  expect_refused(R"(#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>
namespace repoc { struct Access; }
struct [[repoc::value]] Money { int cents; };
struct [[repoc::value]] Empty {};
struct [[repoc::value]] Made { Made(int); int a; };
class [[repoc::value]] Secret { friend struct repoc::Access; Secret(); int a; };
struct [[repoc::value]] Moved { Moved(); Moved(Moved&&); int a; };
struct [[repoc::value]] Partly { int a; static int b; [[repoc::transient]] int* c; };
)",
                 {
                     {"std::vector<Money> x;",
                      "each 'Money' needs a row of its own; mark it [[repoc::entity]] and hold a std::vector of it"},
                     {"std::map<std::string, Money> x;",
                      "each 'Money' needs a row of its own; mark it [[repoc::entity]] and hold a std::vector of it"},
                     {"std::unique_ptr<Money> x;", "write std::optional for a value that may be absent"},
                     {"Money* x;", "a pointer owns nothing; hold the value"},
                     {"const Money x{};", "a const member cannot be read back; leave out 'const'"},
                     {"std::optional<const Money> x;", "a const member cannot be read back; leave out 'const'"},
                     {"Empty x;", "'Empty' has no members to store"},
                     {"std::optional<Empty> x;", "'Empty' has no members to store"},
                     {"Made x{1};", "'Made': it has no public default constructor, which reading a row begins with"},
                     {"std::optional<Secret> x;",
                      "'Secret': it has no public default constructor, which reading a row begins with"},
                     {"Moved x;", "'Moved': it cannot be copied, which finding out what has changed begins with"},
                 });
}

TEST_F(FrontendTest, ReferencesThatAreNotStored) {
  expect_refused(
      R"(#include <cstdint>
#include <map>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/ref.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>
struct Plain { int a; };
struct Money { int cents; };
template <> struct repoc::Codec<Money> { using Stored = int; static int encode(Money); static Money decode(int); };
struct Swapped { int number; std::string order; };
struct [[repoc::entity]] One { [[repoc::id]] std::int64_t id; };
struct [[repoc::entity]] Two { [[repoc::id]] std::string order; [[repoc::id]] int number; };
struct [[repoc::entity]] None { int a; };
template <class T> struct Box { [[repoc::id]] T id; };
namespace { struct Hidden; }
class Unknown;
)",
      {
          {"repoc::Ref<int, int> x;", "it does not refer to an entity; write repoc::Ref<Entity, Key>"},
          {"repoc::Ref<const One, std::int64_t> x;", "it does not refer to an entity; write repoc::Ref<Entity, Key>"},
          {"repoc::Ref<Box<int>, int> x;", "it does not refer to an entity; write repoc::Ref<Entity, Key>"},
          {"repoc::Ref<Plain, int> x;", "it refers to 'Plain', which is no entity; mark it [[repoc::entity]]"},
          {"repoc::Ref<Hidden, int> x;",
           "generated code cannot name 'Hidden': it is in an unnamed namespace, move it to a named one"},
          {"repoc::Ref<One, int> x;", "the key of 'One' is std::int64_t"},
          {"repoc::Ref<One, std::tuple<std::int64_t>> x;", "the key of 'One' is std::int64_t"},
          {"repoc::Ref<Two, std::string> x;",
           "the key of 'Two' is std::tuple<std::string, int>, or a struct with these members in this order"},
          {"repoc::Ref<Two, std::tuple<int, std::string>> x;",
           "the key of 'Two' is std::tuple<std::string, int>, or a struct with these members in this order"},
          {"repoc::Ref<Two, Swapped> x;",
           "the key of 'Two' is std::tuple<std::string, int>, or a struct with these members in this order"},
          {"repoc::Ref<None, int> x;", "'None' has no id to be found by; mark its key [[repoc::id]]"},
          {"repoc::Ref<Unknown, double> x;",
           "its key cannot be one: a floating-point number cannot be a key, because it is not compared "
           "exactly; write an integer or std::string"},
          {"repoc::Ref<Unknown, std::optional<int>> x;",
           "its key cannot be one: a key is never absent; leave out std::optional"},
          {"repoc::Ref<Unknown, std::string_view> x;",
           "its key cannot be one: it does not own its text; write std::string"},
          {"repoc::Ref<Unknown, Money> x;",
           "its key cannot be one: a type with a repoc::Codec cannot be a key, because only its encoding is "
           "compared; write 'int'"},
          {"repoc::Ref<Unknown, std::vector<int>> x;",
           "its key cannot be one: a list or map cannot be a key; write an integer or std::string"},
          {"repoc::Ref<Unknown, std::tuple<int, double>> x;",
           "its key cannot be one: a floating-point number cannot be a key, because it is not compared "
           "exactly; write an integer or std::string"},
          {"repoc::Ref<Unknown, std::tuple<>> x;", "its key cannot be one: 'std::tuple<>' holds nothing"},
          {"std::vector<std::optional<repoc::Ref<One, std::int64_t>>> x;",
           "a list of references has those that are there; write std::vector<::repoc::Ref<::One, "
           "std::int64_t>>"},
          {"std::map<std::string, repoc::Ref<Two, std::tuple<std::string, int>>> x;",
           "a map cannot hold references with a key of several columns; write std::vector of an entity that "
           "has the reference as a member"},
      });
}

TEST_F(FrontendTest, CodecsThatDoNotFit) {
  expect_refused(
      R"(#include <optional>
#include <repoc/codec.hpp>
#include <string>
#include <string_view>
struct Forward;
enum class Unit { a };
struct NoStored { int a; }; struct NoEncode { int a; }; struct Member { int a; }; struct Secret { int a; };
struct Absent { int a; }; struct Itself { int a; }; struct View { int a; }; struct ByUnit { int a; };
struct Other { int a; }; struct Made { Made(int); }; struct Kept { const int a = 1; };
struct [[repoc::value]] Both { int a; };
struct Maybe { int a; }; struct Referred { int a; };
template <class T, class S> struct Any { using Stored = S; static S encode(const T&); static T decode(const S&); };
template <> struct repoc::Codec<Forward> : Any<Forward, int> {};
template <> struct repoc::Codec<NoStored> { static int encode(NoStored); static NoStored decode(int); };
template <> struct repoc::Codec<NoEncode> { using Stored = int; static NoEncode decode(int); };
template <> struct repoc::Codec<Member> { using Stored = int; static int encode(Member); Member decode(int) const; };
template <> class repoc::Codec<Secret> { using Stored = int; public: static int encode(Secret); static Secret decode(int); };
template <> struct repoc::Codec<Absent> : Any<Absent, std::optional<int>> {};
template <> struct repoc::Codec<Itself> : Any<Itself, Itself> {};
template <> struct repoc::Codec<Other> : Any<Other, Itself> {};
template <> struct repoc::Codec<View> : Any<View, std::string_view> {};
template <> struct repoc::Codec<ByUnit> : Any<ByUnit, Unit> {};
template <> struct repoc::Codec<Made> : Any<Made, int> {};
template <> struct repoc::Codec<Kept> : Any<Kept, int> {};
template <> struct repoc::Codec<Both> : Any<Both, int> {};
template <> struct repoc::Codec<Maybe> { using Stored = int; static int encode(Maybe); static std::optional<Maybe> decode(int); };
template <> struct repoc::Codec<Referred> { using Stored = int; static int encode(Referred); static Referred* decode(int); };
)",
      {
          {"Forward* x;", "a pointer owns nothing; hold the value"},
          {"std::optional<NoStored> x;", "its repoc::Codec lacks a public alias 'Stored', the type of the column"},
          {"NoEncode x;", "its repoc::Codec lacks a public static function 'encode' of one parameter"},
          {"Member x;", "its repoc::Codec lacks a public static function 'decode' of one parameter"},
          {"Secret x;", "its repoc::Codec lacks a public alias 'Stored', the type of the column"},
          {"Absent x;",
           "its repoc::Codec stores a 'std::optional<int>'; a bool, number, std::string, bytes, date, time, "
           "repoc::Uuid or repoc::Decimal can be stored"},
          {"Itself x;",
           "its repoc::Codec stores a '::Itself'; a bool, number, std::string, bytes, date, time, repoc::Uuid "
           "or repoc::Decimal can be stored"},
          {"Other x;",
           "its repoc::Codec stores a '::Itself'; a bool, number, std::string, bytes, date, time, repoc::Uuid "
           "or repoc::Decimal can be stored"},
          {"View x;",
           "its repoc::Codec stores a 'std::string_view'; a bool, number, std::string, bytes, date, time, "
           "repoc::Uuid or repoc::Decimal can be stored"},
          {"ByUnit x;",
           "its repoc::Codec stores a '::Unit'; a bool, number, std::string, bytes, date, time, repoc::Uuid "
           "or repoc::Decimal can be stored"},
          {"Made x{1};", "it has no public default constructor, which reading a row begins with"},
          {"Kept x;", "it cannot be copied, which finding out what has changed begins with"},
          {"Maybe x;", "its repoc::Codec decodes to a 'std::optional<Maybe>'; let 'decode' return a 'Maybe'"},
          {"Referred x;", "its repoc::Codec decodes to a 'Referred *'; let 'decode' return a 'Referred'"},
          {"Both x;", "it is marked [[repoc::value]] and repoc::Codec is specialised for it; leave one of them out"},
      });
}

TEST_F(FrontendTest, DiagnosticsOfGroups) {
  const std::string includes =
      "#include <map>\n#include <memory>\n#include <optional>\n#include <repoc/codec.hpp>\n"
      "#include <repoc/ref.hpp>\n#include <string>\n#include <tuple>\n#include <vector>\n";
  const Case cases[] = {
      {"what no value struct can have, told once for all its owners", R"(
struct [[repoc::entity]] Child { int a; };
struct [[repoc::value]] V {
  [[repoc::id]] int a;
  [[repoc::version]] int b;
  std::vector<Child> c;
  std::optional<Child> d;
  std::vector<repoc::Ref<struct F, int>> e;
  const char* f;
  int good;
 private:
  int hidden;
};
struct [[repoc::entity]] E { [[repoc::id]] int id; V v; std::optional<V> w; };
)",
       "x.hpp:12:12: error: 'repoc::id' belongs on a member of an entity, and 'a' is one of a value struct "
       "[repoc-attribute-argument]\n"
       "x.hpp:13:12: error: 'repoc::version' belongs on a member of an entity, and 'b' is one of a value struct "
       "[repoc-attribute-argument]\n"
       "x.hpp:14:22: error: 'c' cannot be stored: a value struct holds columns only; move it into the entity that has "
       "the struct [repoc-unsupported-type]\n"
       "x.hpp:15:24: error: 'd' cannot be stored: a value struct holds columns only; move it into the entity that has "
       "the struct [repoc-unsupported-type]\n"
       "x.hpp:16:42: error: 'e' cannot be stored: a value struct holds columns only; move it into the entity that has "
       "the struct [repoc-unsupported-type]\n"
       "x.hpp:17:15: error: 'f' cannot be stored: it does not own its text; write std::string "
       "[repoc-unsupported-type]\n"
       "x.hpp:20:7: error: 'hidden' is not public, so generated code cannot reach it; add to 'V': friend struct "
       "repoc::Access; [repoc-unsupported-type]\n"
       "x.hpp:20:7: note: declare it before the class: namespace repoc { struct Access; }\n"},
      {"bases of a value struct", R"(
struct Base { int a; };
struct [[repoc::value]] V : private Base { int b; };
struct [[repoc::value]] W : Base { int a; };
struct [[repoc::entity]] E { [[repoc::id]] int id; V v; W w; };
)",
       "x.hpp:11:25: error: the fields of the base class 'Base' are not public in 'V'; derive publicly or add: friend "
       "struct repoc::Access; [repoc-unsupported-type]\n"
       "x.hpp:12:40: error: 'a' hides the field of that name in a base class; rename one of them "
       "[repoc-unsupported-type]\n"
       "x.hpp:10:19: note: the other is declared here\n"},
      {"keys", R"(
struct Money { int cents; };
template <> struct repoc::Codec<Money> { using Stored = int; static int encode(Money); static Money decode(int); };
struct [[repoc::value]] V { int a; };
struct [[repoc::entity]] A { [[repoc::id]] Money m; };
struct [[repoc::entity]] B { [[repoc::id]] V v; };
struct [[repoc::entity]] C { [[repoc::id]] std::vector<int> l; [[repoc::id]] std::map<std::string, int> m; };
struct [[repoc::entity]] D { [[repoc::id]] repoc::Ref<struct F, std::tuple<int, int>> r; };
struct [[repoc::entity]] G { [[repoc::id]] std::optional<V> v; [[repoc::version]] V w; };
)",
       "x.hpp:13:50: error: a type with a repoc::Codec cannot be a key, because only its encoding is compared; write "
       "'int' [repoc-attribute-argument]\n"
       "x.hpp:14:46: error: a key is made of single columns; mark several members of the entity [[repoc::id]] "
       "[repoc-attribute-argument]\n"
       "x.hpp:15:61: error: a list or map cannot be a key; write an integer or std::string [repoc-attribute-argument]\n"
       "x.hpp:15:105: error: a list or map cannot be a key; write an integer or std::string "
       "[repoc-attribute-argument]\n"
       "x.hpp:16:87: error: a key is made of single columns; mark several members of the entity [[repoc::id]] "
       "[repoc-attribute-argument]\n"
       "x.hpp:17:61: error: a key is never absent: leave std::optional out of 'v' [repoc-attribute-argument]\n"
       "x.hpp:17:73: error: a version counts writes, so it must be an integer: write std::int64_t w "
       "[repoc-attribute-argument]\n"},
      {"attributes of what is owned and of links; indexes", R"(
struct [[repoc::value]] V { std::optional<int> a; };
struct [[repoc::entity]] Child { int a; };
struct [[repoc::entity, repoc::index("v_present", "v_b", "one", "links"), repoc::unique("")]] E {
  [[repoc::id]] int id;
  std::optional<V> v;
  [[repoc::id, repoc::unique]] std::optional<Child> one;
  [[repoc::index]] std::unique_ptr<Child> other;
  [[repoc::updatable(false)]] std::vector<repoc::Ref<struct F, int>> links;
};
)",
       "x.hpp:12:39: error: no field 'v_present' in 'E' [repoc-attribute-argument]\n"
       "x.hpp:12:52: error: no field 'v_b' in 'E' [repoc-attribute-argument]\n"
       "x.hpp:12:52: note: did you mean 'v_a'?\n"
       "x.hpp:12:59: error: 'one' is an owned entity, it has no column to index [repoc-attribute-argument]\n"
       "x.hpp:12:66: error: 'links' is a list of references, it has no column to index [repoc-attribute-argument]\n"
       "x.hpp:12:89: error: no field '' in 'E' [repoc-attribute-argument]\n"
       "x.hpp:15:12: error: 'repoc::id' belongs on a member with a column, and 'one' is an owned entity "
       "[repoc-attribute-argument]\n"
       "x.hpp:15:23: error: 'repoc::unique' belongs on a member with a column, and 'one' is an owned entity "
       "[repoc-attribute-argument]\n"
       "x.hpp:16:12: error: 'repoc::index' belongs on a member with a column, and 'other' is an owned entity "
       "[repoc-attribute-argument]\n"
       "x.hpp:17:12: error: 'repoc::updatable' belongs on a member with a column, and 'links' is a list of references "
       "[repoc-attribute-argument]\n"},
      {"one that is owned and leads back, over two classes", R"(
struct [[repoc::entity]] B;
struct [[repoc::entity]] A { [[repoc::id]] int id; std::unique_ptr<B> b; };
struct B { [[repoc::id]] int id; std::optional<A> a; };
)",
       "x.hpp:11:71: error: 'b' cannot be stored: ownership leads back to 'B' itself; keep the key of the other object "
       "instead [repoc-unsupported-type]\n"},
      {"ids that refer to each other", R"(
struct [[repoc::entity]] A;
struct [[repoc::entity]] B { [[repoc::id]] repoc::Ref<A, int> a; };
struct A { [[repoc::id]] repoc::Ref<B, int> b; };
)",
       "x.hpp:11:63: error: 'a' cannot be stored: the key of 'A' is ::repoc::Ref< ::B, int> "
       "[repoc-unsupported-type]\n"
       "x.hpp:12:45: error: 'b' cannot be stored: the key of 'B' is ::repoc::Ref< ::A, int> "
       "[repoc-unsupported-type]\n"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(run_text(includes + one.header).headlines(), one.expected);
  }
  // Groups of groups of groups: refused before their fields fill the memory.
  std::string wide = "struct [[repoc::value]] V0 { int a, b, c, d; };\n";
  for (int i = 1; i < 20; ++i) {
    const std::string inner = "V" + std::to_string(i - 1);
    wide += "struct [[repoc::value]] V" + std::to_string(i) + " { " + inner + " a, b, c, d; };\n";
  }
  EXPECT_EQ(
      run_text(wide + "struct [[repoc::entity]] W { [[repoc::id]] int id; V19 v; };\n").headlines(),
      "x.hpp:21:26: error: 'W' has thousands of columns, at most 256 are supported; move some into an owned entity "
      "[repoc-unsupported-type]\n");
}

}  // namespace
}  // namespace repoc::frontend
