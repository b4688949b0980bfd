// The log, the stored state as text, and the two databases of the demo.
#include "allocation/demo.hpp"

#include <algorithm>

#include "allocation/repositories.repoc.hpp"

namespace allocation {

namespace {

// "insert into batch (...) values (...)" -> "insert batch"
std::string verb_and_table(std::string_view statement) {
  std::istringstream words{std::string(statement)};
  std::string verb, table;
  words >> verb >> table;
  if (verb == "insert" || verb == "delete") words >> table;  // into, from
  return verb + " " + table.substr(0, table.find('('));
}

void append(std::string& text, std::string_view separator, std::string_view more) {
  if (!text.empty()) text += separator;
  text += more;
}

}  // namespace

StatementCount::StatementCount(repoc::Database& database) {
  database.on_statement([this](const repoc::StatementEvent& event) {
    Section& section = sections_[section_];
    if (event.kind == repoc::StatementKind::query) {
      ++section.selects;
      append(section.queries, "\n", event.statement);
    } else if (event.kind == repoc::StatementKind::write) {
      section.rows[verb_and_table(event.statement)] += event.rows;
    }
  });
}

std::string StatementCount::of(const std::string& section) const {
  const auto found = sections_.find(section);
  if (found == sections_.end()) return {};
  const Section& counted = found->second;
  std::string writes;
  for (const auto& [what, rows] : counted.rows) append(writes, ", ", what + " " + std::to_string(rows));
  std::string text;
  if (counted.selects > 0) text = std::to_string(counted.selects) + (counted.selects == 1 ? " select" : " selects");
  if (!writes.empty()) append(text, "; ", writes);
  return text;
}

std::string StatementCount::queries_of(const std::string& section) const {
  const auto found = sections_.find(section);
  return found == sections_.end() ? std::string() : found->second.queries;
}

Shop::Shop(const std::string& products_file, const std::string& read_models_file)
    : products(repoc::open("sqlite:" + products_file)),
      read_models(repoc::open("sqlite:" + read_models_file)),
      product_statements(products),
      read_model_statements(read_models),
      service(products, read_models, outbox, [this](const Message& message) {
        ran.push_back(to_string(message));
        section(ran.back());
      }) {
  repoc::create_schema<ProductRepository>(products);
  repoc::create_schema<AllocationRepository>(read_models);
}

void Shop::begin_step() {
  ran.clear();
  outbox.sent.clear();
  product_statements.clear();
  read_model_statements.clear();
  section("");
}

void Shop::section(const std::string& name) {
  product_statements.start(name);
  read_model_statements.start(name);
}

Product Shop::clock() {
  section("check");
  repoc::Session session{products};
  auto found = session.repository<ProductRepository>().find(kClock);
  if (!found) throw repoc::NotFound("the product is not stored");
  return *std::move(found);
}

std::int64_t Shop::product_count() {
  section("check");
  repoc::Session session{products};
  return session.repository<ProductRepository>().count();
}

std::string Shop::batches() { return to_string(clock()); }

std::string Shop::read_model_lines() {
  section("check");
  repoc::Session session{read_models};
  return to_string(session.repository<AllocationRepository>().find_all());
}

std::string to_string(const Product& product) {
  std::string text;
  for (const Batch& batch : product.batches()) {
    std::string lines;
    for (const OrderLine& line : batch.allocations) append(lines, " ", line.orderid + ":" + std::to_string(line.qty));
    append(text, ", ", batch.reference + " {" + lines + "} -> " + std::to_string(batch.available_quantity()));
  }
  return text;
}

std::string to_string(const std::vector<Allocation>& rows) {
  std::vector<std::string> lines;
  for (const Allocation& row : rows) lines.push_back(row.orderid + "->" + row.batchref);
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) append(text, ", ", line);
  return text.empty() ? "-" : text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) append(text, " ", word);
  return text;
}

}  // namespace allocation
