#pragma once

#include <optional>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct Department;

struct [[repoc::entity]] Employee {
  [[repoc::id]] int number{};
  repoc::Ref<Department, std::string> department;
  std::optional<repoc::Ref<Employee, int>> manager;
};

struct [[repoc::entity]] Department {
  [[repoc::id]] std::string name;
  std::optional<repoc::Ref<Employee, int>> head;
};

class [[repoc::repository]] Employees : public repoc::Repository<Employee, int> {
 public:
  virtual std::vector<Employee> find_by_manager_null() = 0;
};
class [[repoc::repository]] Departments : public repoc::Repository<Department, std::string> {
 public:
  virtual std::vector<Department> find_by_head(const Employee& head) = 0;
};
