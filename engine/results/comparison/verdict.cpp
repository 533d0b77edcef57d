// A chance and its interval held against the thresholds.

#include "results/comparison/verdict.hpp"

namespace headroom {
namespace {

ChanceVerdict of_few(double share) {
  if (3 * share >= 2) return ChanceVerdict::likely;
  return 3 * share <= 1 ? ChanceVerdict::unlikely : ChanceVerdict::about_even;
}

ChanceVerdict of_many(double share, const VerdictRule& rule) {
  if (share >= rule.met_from) return ChanceVerdict::met;
  return share < rule.missed_below ? ChanceVerdict::missed : ChanceVerdict::at_risk;
}

}  // namespace

Judgement judge(const Chance& chance, const VerdictRule& rule) {
  if (!chance.can_be_judged()) return {ChanceVerdict::none, false};
  if (chance.of < kFewestForChances) return {of_few(chance.share), false};
  const ChanceVerdict verdict = of_many(chance.share, rule);
  return {verdict, of_many(chance.low, rule) == verdict && of_many(chance.high, rule) == verdict};
}

}  // namespace headroom
