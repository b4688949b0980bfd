// What of the stored data would be lost on the way from the snapshot to today, and what has no value for the rows that
// are there: reported, with the ways on.
#pragma once

#include "diag/diagnostic.hpp"
#include "migrate/match.hpp"

namespace repoc::migrate {

void report_losses(const Match& match, bool allow_drop, diag::Sink& sink);

// Where the values of a new column that holds an owner's new key come from: that owner, found by the key that the rows
// hold so far. Empty where the owner does not have both.
std::string from_owner(const Match& match, const Pair& pair, const std::string& column);

}  // namespace repoc::migrate
