// WTE spread over holders, job plans in shares or hours, and changes of plan from a day on.

#include <algorithm>
#include <cmath>

#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/keys/values.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// Whole holders of 1.0 and one of the rest.
std::vector<double> whole_holders(double wte) {
  constexpr double kNoRest = 1e-9;  // 3.0 is three holders however it was computed
  const double whole = std::floor(wte + kNoRest);
  std::vector<double> holders(static_cast<std::size_t>(whole), 1.0);
  if (wte - whole > kNoRest) holders.push_back(wte - whole);
  return holders;
}

/// Over so many heads where none of them gets more than 1.0, else whole holders.
std::vector<double> spread(double wte, const Cursor& headcount) {
  if (!headcount.good()) return whole_holders(wte);
  const int heads = headcount.whole();
  if (wte > heads + 1e-9) return whole_holders(wte);
  if (wte <= 0) return {};
  return std::vector<double>(static_cast<std::size_t>(heads), std::min(1.0, wte / heads));
}

/// The parts of a job plan as written, and whether they are shares or hours.
struct WrittenPlan {
  std::array<std::optional<PlanPart>, kCategories> parts;
  bool any_share = false, any_hours = false, any_number = false, above_one = false;
  int rests = 0;
  double sum = 0;
};

WrittenPlan written_plan(const Cursor& plan) {
  WrittenPlan written;
  for (std::size_t i = 0; i < kCategories; ++i) {
    const Cursor part = plan[kCategoryNames[i]];
    if (!part.good()) continue;
    written.parts[i] = parse_plan_part(*part.node());
    const PlanPart& value = *written.parts[i];
    written.any_share = written.any_share || value.kind == PlanPart::Kind::share;
    written.any_hours = written.any_hours || value.kind == PlanPart::Kind::hours;
    const bool number = value.kind == PlanPart::Kind::number && value.value > 0;  // 0 is 0 in both
    written.any_number = written.any_number || number;
    written.above_one = written.above_one || (number && value.value > 1);
    written.rests += value.kind == PlanPart::Kind::rest ? 1 : 0;
    written.sum += value.value;
  }
  return written;
}

/// `{spa: 1, dcc: rest}` may be an hour or the whole week: nobody should have to guess.
bool is_ambiguous(const WrittenPlan& plan) {
  if (plan.rests == 0 || plan.any_share || plan.any_hours || plan.above_one) return false;
  return std::any_of(plan.parts.begin(), plan.parts.end(), [](const std::optional<PlanPart>& part) {
    return part && part->kind == PlanPart::Kind::number && part->value == 1;
  });
}

JobPlan bind_job_plan(const Cursor& plan, double full_time_hours) {
  JobPlan result{};
  if (!plan.good() || !plan.is(Node::Kind::map)) return result;
  const WrittenPlan written = written_plan(plan);
  const bool in_hours = written.any_hours || (written.above_one && !written.any_share);
  const double whole = in_hours ? full_time_hours : 1;
  const auto amount = [&](double value) {
    return in_hours ? number_text(value) + " hours" : share_text(value);
  };
  if ((written.any_share && (written.any_hours || written.above_one))) {
    plan.problem(flow_text(*plan.node()), "all shares or all hours");
  } else if (written.rests > 1) {
    plan.problem(flow_text(*plan.node()), "rest at most once");
  } else if (is_ambiguous(written)) {
    plan.problem(flow_text(*plan.node()), "1 hours or 100% instead of 1, which could be either");
  } else if (written.rests == 1 && written.sum > whole + 1e-6) {
    plan.problem(amount(written.sum) + " in sum without the rest", "at most " + amount(whole));
  } else if (written.rests == 0 && !sums_to(written.sum, whole)) {
    const std::string hours = number_text(full_time_hours) + " hours (full_time_hours)";
    plan.problem(
        amount(written.sum) + " in sum",
        in_hours ? "hours that sum to " + hours : "shares that sum to 100%, or hours that sum to " + hours);
  } else {
    const double rest = std::max(0.0, whole - written.sum);
    const double total = written.rests == 1 ? std::max(whole, written.sum) : written.sum;
    const double by = std::abs(total - whole) < 1e-12 * whole ? whole : total;
    for (std::size_t i = 0; i < kCategories; ++i) {
      if (!written.parts[i]) continue;
      const bool is_rest = written.parts[i]->kind == PlanPart::Kind::rest;
      result[i] = (is_rest ? rest : written.parts[i]->value) / by;
    }
  }
  return result;
}

/// What a change of plan changes, on top of the terms before it.
PostTerms changed(const Cursor& change, PostTerms terms, const Cursor& keys, bool has_job_plan,
                  Hours full_time) {
  if (change["wte"].good()) {
    terms.wte = change["wte"].number();
    terms.holders = spread(terms.wte, keys["headcount"]);
  }
  if (change["band"].good()) terms.band = change["band"].text();
  const Cursor plan = change["job_plan"];
  if (plan.good() && has_job_plan) terms.plan = bind_job_plan(plan, full_time.value());
  if (plan.good() && !has_job_plan) {
    plan.problem(flow_text(*plan.node()), "nothing here: the post has job_plan: none");
  }
  return terms;
}

}  // namespace

PostTerms bind_terms(const Cursor& keys, Hours full_time) {
  PostTerms terms;
  terms.wte = keys["wte"].number();
  const Cursor headcount = keys["headcount"];
  if (headcount.good() && terms.wte > headcount.whole() + 1e-9) {
    headcount.problem("at least " + number_text(std::ceil(terms.wte - 1e-9)) + ": " + number_text(terms.wte) +
                      " WTE would be more than 1.0 each");
  }
  terms.holders = spread(terms.wte, headcount);
  if (keys["band"].good()) terms.band = keys["band"].text();
  const Cursor plan = keys["job_plan"];
  const bool none = plan.good() && plan.is(Node::Kind::scalar);
  terms.plan = none ? JobPlan{1, 0, 0, 0} : bind_job_plan(plan, full_time.value());
  return terms;
}

std::vector<PlanChange> bind_changes(const Cursor& keys, const Post& post, Hours full_time) {
  std::vector<PlanChange> changes;
  PostTerms terms{post.wte, post.holders, post.band, post.plan};
  for (const auto& item : keys["plans"].items()) {
    const bool changes_something =
        item["wte"].written() || item["band"].written() || item["job_plan"].written();
    if (item.is(Node::Kind::map) && !changes_something) {
      item.problem(flow_text(*item.node()), "at least one of wte, band and job_plan");
    }
    terms = changed(item, terms, keys, post.has_job_plan, full_time);
    const auto from = item["from"].date();
    if (!from) continue;
    check_after(item["from"], changes.empty() ? post.from : changes.back().from);
    if (post.until && *from > *post.until) check_in_post(item["from"], post);
    changes.push_back({*from, terms});
  }
  return changes;
}

}  // namespace headroom::reading
