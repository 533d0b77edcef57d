// What people cost: pay by band and year, with on-costs that are each person's own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/service.hpp"

namespace headroom {

/// GBP a year of one person of so much WTE in this band, with on-costs; or the post's own `cost_per_year` x
/// WTE; none where neither band nor cost is known. The National Insurance threshold is each person's own, so
/// that somebody of less WTE costs less than that part of one at 1.0. Worked example: 42,170 at 0.2 WTE is
/// 8,434: 14.88% of it and 15% of the 3,434 above 5,000 on top -> 10,204.08, where a fifth of one at 1.0 is
/// 10,804.08.
[[nodiscard]] std::optional<Pounds> cost_of_person(const Post& post, const std::string& band,
                                                   const Costs& costs, double wte);

/// Pay by band that a study may name as `costs.year`.
struct PayTable {
  std::string_view year;              ///< as studies name it
  std::string_view name;              ///< "England 2026-27"
  std::map<std::string, Pounds> pay;  ///< GBP a year at 1.0 WTE
};

/// England: the middle points of 2025/26 raised by the award of 3.3%. Scotland: the mean of the two ends of
/// each band's range of 2026/27 (the award of 3.75%), since the points between them are not published where
/// the ends were found; bands above 5 are not known. Sources: Agenda for Change scales,
/// nhstakehomepaycalculator.co.uk, 2025/26 and 2026/27; written ministerial statement, 12 February 2026.
/// Worked example: band 4 in Scotland, 31,491 to 34,254 -> 32,873.
[[nodiscard]] const std::vector<PayTable>& pay_tables();

/// The table of that name; else that of the nation that the name begins with, else England's.
[[nodiscard]] const PayTable& pay_table(std::string_view year);
[[nodiscard]] bool is_known_pay_year(std::string_view year);

}  // namespace headroom
