// The tables of pay by band and year, and on-costs with one National Insurance threshold a person.

#include "service/pay.hpp"

namespace headroom {

std::optional<Pounds> cost_of_person(const Post& post, const std::string& band, const Costs& costs,
                                     double wte) {
  if (post.cost_per_year) return *post.cost_per_year * wte;
  const auto at_one = costs.pay.find(band);
  if (at_one == costs.pay.end()) return std::nullopt;
  const Pounds pay = at_one->second * wte;
  return pay * (1 + costs.on_cost.value_or(on_cost_share(pay)));
}

const std::vector<PayTable>& pay_tables() {
  static const std::vector<PayTable> kTables{
      {"2026-27",
       "England 2026-27",
       {{"3", Pounds{26618}},
        {"4", Pounds{29775}},
        {"5", Pounds{34592}},
        {"6", Pounds{42170}},
        {"7", Pounds{51932}},
        {"8a", Pounds{60417}},
        {"8b", Pounds{70896}}}},
      {"scotland-2026-27",
       "Scotland 2026-27",
       {{"2", Pounds{27733}}, {"3", Pounds{30213}}, {"4", Pounds{32873}}, {"5", Pounds{38736}}}}};
  return kTables;
}

bool is_known_pay_year(std::string_view year) { return pay_table(year).year == year; }

const PayTable& pay_table(std::string_view year) {
  const std::vector<PayTable>& tables = pay_tables();
  return year.starts_with("scotland") ? tables[1] : tables[0];
}

}  // namespace headroom
