// What the plan's tests share: a small shop, and a method's plan or diagnostics as one line.
//   planned(shop(), "Product* get_by_skuu(std::string_view)")  ->  "unknown-field at 'skuu'"
#pragma once

#include <gtest/gtest.h>

#include "../support/model_builder.hpp"
#include "plan/plan.hpp"

namespace repoc::plan {

struct Case {
  const char* method;
  const char* expected;
};

// products own batches, batches own order lines.
inline test::ModelBuilder shop() {
  test::ModelBuilder b;
  b.enumeration("shop::Status", {"active", "retired"});
  b.record("shop::Name", {"std::string sku", "std::string name"});
  b.entity("shop::OrderLine", {"id std::string orderid", "id std::string sku", "int qty"});
  b.entity("shop::Batch", {"id std::string reference", "std::string sku", "int purchased_quantity",
                           "std::vector<OrderLine> allocations", "std::optional<std::chrono::year_month_day> eta"});
  b.entity("shop::Product",
           {"id std::string sku", "std::string name", "std::optional<std::string> description", "bool active",
            "double price", "std::int64_t stock", "Status status", "std::vector<std::byte> photo",
            "std::chrono::sys_seconds made", "std::chrono::seconds life", "std::vector<Batch> batches",
            "std::vector<std::string> tags", "version std::int64_t version"},
           "products");
  b.repository("shop::Products", "shop::Product");
  return b;
}

// items own lots, lots own lines; items own marks as well. Structs for what a row may become.
inline test::ModelBuilder store() {
  test::ModelBuilder b;
  b.enumeration("s::Status", {"open", "on_hold", "closed"});
  b.record("s::SkuName", {"std::string name", "std::string sku"});
  b.record("s::SkuNote", {"std::string sku", "std::optional<std::string> note"});
  b.record("s::NoteLost", {"std::string sku", "std::string note"});
  b.record("s::LotLine", {"std::string sku", "std::string lots_reference", "int lots_lines_qty"});
  b.record("s::ShortLine", {"std::string sku", "std::string reference", "int qty"});
  b.record("s::Views", {"std::string_view sku"});
  b.record("s::IdOnly", {"std::string id"});
  b.record("s::TwoWays", {"std::string lots_reference", "std::string marks_text"});
  b.record("s::Unknown", {"std::string sku", "std::string colour"});
  b.record("s::Empty", {});
  b.record("s::StatusCount", {"Status status", "std::int64_t count"});
  b.record("s::StatusSum", {"std::int64_t sum_stock", "Status status"});
  b.record("s::NameStatusMax", {"std::string name", "Status status", "double max_price"});
  b.record("s::PhaseCount", {"std::optional<Status> phase", "int count"});
  b.record("s::WithTags", {"std::string sku", "std::vector<std::string> tags"});
  b.entity("s::Line", {"id int no", "int qty", "double weight", "std::optional<int> rebate", "std::string text"});
  b.entity("s::Lot", {"id std::string reference", "int qty", "std::optional<int> reserve", "std::string code",
                      "Status status", "std::vector<Line> lines"});
  b.entity("s::Mark", {"id int n", "int qty", "std::string text"});
  b.entity("s::Item",
           {"id std::string sku", "std::string name", "std::optional<std::string> note", "int stock", "int least",
            "std::uint64_t total", "double price", "std::optional<double> discount", "bool active", "Status status",
            "std::optional<Status> phase", "std::optional<std::chrono::year_month_day> due", "fixed std::string origin",
            "std::vector<std::byte> photo", "std::vector<Lot> lots", "std::vector<Mark> marks",
            "std::vector<std::string> tags", "version std::int64_t version"},
           "items");
  b.repository("s::Items", "s::Item");
  return b;
}

// The plan without the method's name; warnings after it. Or the diagnostics: each with its id and the source under its
// caret.
inline std::string planned(test::ModelBuilder b, const std::string& declaration, const std::string& query = "") {
  const std::size_t method = b.method(declaration, query);
  diag::Sink sink;
  const auto plan = plan_method(b.model(), 0, method, sink);
  EXPECT_NE(plan.has_value(), sink.has_errors()) << declaration;
  std::string out = plan ? describe(b.model(), *plan) : "";
  const text::Sources sources = b.sources();
  for (const diag::Diagnostic& d : sink.diagnostics()) {
    if (!out.empty()) out += "; ";
    if (d.severity == diag::Severity::warning) out += "warning ";
    out += std::string(diag::info(d.id).name) + " at '" +
           std::string(sources.text(0).substr(d.span.begin, d.span.size())) + "'";
  }
  return out;
}

inline void expect(const Case& c) { EXPECT_EQ(planned(shop(), c.method), c.expected) << c.method; }

inline void expect_in_store(const Case& c) { EXPECT_EQ(planned(store(), c.method), c.expected) << c.method; }

// What is said of a method, without the places: each message and its notes.
inline std::string told(test::ModelBuilder b, const std::string& declaration) {
  const std::size_t method = b.method(declaration);
  diag::Sink sink;
  plan_method(b.model(), 0, method, sink);
  std::string out;
  for (const diag::Diagnostic& d : sink.diagnostics()) {
    if (!out.empty()) out += " / ";
    out += d.message;
    for (const diag::Note& note : d.notes) out += "; " + note.message;
  }
  return out;
}

inline std::string rendered(test::ModelBuilder b, const std::string& declaration) {
  const std::size_t method = b.method(declaration);
  diag::Sink sink;
  plan_method(b.model(), 0, method, sink);
  return diag::render_text(b.sources(), sink.diagnostics());
}

}  // namespace repoc::plan
