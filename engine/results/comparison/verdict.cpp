// A chance and its interval held against the thresholds.

#include "results/comparison/verdict.hpp"

namespace headroom {
namespace {

Verdict of_few(double share) {
  if (3 * share >= 2) return Verdict::likely;
  return 3 * share <= 1 ? Verdict::unlikely : Verdict::about_even;
}

Verdict of_many(double share, const VerdictRule& rule) {
  if (share >= rule.met_from) return Verdict::met;
  return share < rule.missed_below ? Verdict::missed : Verdict::at_risk;
}

}  // namespace

Judgement judge(const Chance& chance, const VerdictRule& rule) {
  if (!chance.can_be_judged()) return {Verdict::none, false};
  if (chance.of < kFewestForChances) return {of_few(chance.share), false};
  const Verdict verdict = of_many(chance.share, rule);
  return {verdict, of_many(chance.low, rule) == verdict && of_many(chance.high, rule) == verdict};
}

}  // namespace headroom
