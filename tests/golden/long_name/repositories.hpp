#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::optional<std::string> note;
  int quantity{};
  double price{};
  bool active{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<Product> find_by_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name_or_name(std::string_view n0, std::string_view n1, std::string_view n2, std::string_view n3, std::string_view n4, std::string_view n5, std::string_view n6, std::string_view n7, std::string_view n8, std::string_view n9, std::string_view n10, std::string_view n11, std::string_view n12, std::string_view n13, std::string_view n14, std::string_view n15, std::string_view n16, std::string_view n17, std::string_view n18, std::string_view n19, std::string_view n20, std::string_view n21, std::string_view n22, std::string_view n23, std::string_view n24, std::string_view n25, std::string_view n26, std::string_view n27, std::string_view n28, std::string_view n29, std::string_view n30, std::string_view n31, std::string_view n32, std::string_view n33, std::string_view n34, std::string_view n35, std::string_view n36, std::string_view n37, std::string_view n38, std::string_view n39, std::string_view n40, std::string_view n41, std::string_view n42, std::string_view n43, std::string_view n44, std::string_view n45, std::string_view n46, std::string_view n47, std::string_view n48, std::string_view n49, std::string_view n50, std::string_view n51, std::string_view n52, std::string_view n53, std::string_view n54, std::string_view n55, std::string_view n56, std::string_view n57, std::string_view n58, std::string_view n59) = 0;
};
