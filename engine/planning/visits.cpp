// The pathway as an absorbing chain over steps and treatment, solved with only the ways that exist.

#include "planning/visits.hpp"

#include <Eigen/LU>
#include <Eigen/SparseLU>
#include <cmath>
#include <vector>

#include "base/ensure.hpp"
#include "planning/plan.hpp"

namespace headroom {
namespace {

/// From a column to a row, with this share.
using Way = Eigen::Triplet<double>;

/// v = start + W v, where W holds the ways. A pathway's steps lead to few others each: one of thousands of
/// steps is solved by what is there, since the time of a full matrix grows with the cube of its size.
Eigen::VectorXd solved(const std::vector<Way>& ways, const Eigen::VectorXd& start) {
  constexpr Eigen::Index kFull = 200;  // up to here a full matrix takes a few milliseconds
  const Eigen::Index n = start.size();
  if (n <= kFull) {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(n, n);
    for (const Way& way : ways) matrix(way.row(), way.col()) -= way.value();
    return matrix.partialPivLu().solve(start);
  }
  std::vector<Way> entries;
  for (int i = 0; i < n; ++i) entries.emplace_back(i, i, 1.0);
  for (const Way& way : ways) entries.emplace_back(way.row(), way.col(), -way.value());
  Eigen::SparseMatrix<double> matrix(n, n);
  matrix.setFromTriplets(entries.begin(), entries.end());
  Eigen::SparseLU<Eigen::SparseMatrix<double>> split;
  split.compute(matrix);
  ensure(split.info() == Eigen::Success, "every step of a pathway can end in discharge");
  return split.solve(start);
}

/// A step and whether the patient has been treated before it.
struct State {
  std::size_t step = 0;
  bool treated = false;
};

/// The pathway as an absorbing chain over (step, treated). Only states that the start reaches take part, so
/// that a loop nobody enters cannot make it singular.
class Chain {
 public:
  Chain(const Service& service, const Pathway& pathway) : service_{service}, pathway_{pathway} {}

  /// Expected visits by state, from the given expected first visits.
  [[nodiscard]] Eigen::VectorXd visits_from(const Eigen::VectorXd& start) const {
    const std::vector<std::size_t> reached = reached_from(start);
    const auto n = static_cast<Eigen::Index>(reached.size());
    std::vector<Eigen::Index> row_of(states(), -1);
    for (std::size_t r = 0; r < reached.size(); ++r) row_of[reached[r]] = static_cast<Eigen::Index>(r);

    std::vector<Way> ways;  // (I - Q)^T v = start
    Eigen::VectorXd entered(n);
    for (Eigen::Index r = 0; r < n; ++r) {
      const std::size_t from = reached[static_cast<std::size_t>(r)];
      entered(r) = start(static_cast<Eigen::Index>(from));
      each_next(from, [&](std::size_t to, double share) { ways.emplace_back(row_of[to], r, share); });
    }
    const Eigen::VectorXd by_row = solved(ways, entered);
    ensure(n == 0 || (by_row.allFinite() && by_row.minCoeff() > -1e-9),
           "every step of a pathway can end in discharge");

    Eigen::VectorXd visits = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(states()));
    for (Eigen::Index r = 0; r < n; ++r) {
      visits(static_cast<Eigen::Index>(reached[static_cast<std::size_t>(r)])) = std::max(0.0, by_row(r));
    }
    return visits;
  }

  [[nodiscard]] std::size_t states() const { return 2 * pathway_.steps.size(); }
  [[nodiscard]] static std::size_t index(State s) { return 2 * s.step + (s.treated ? 1 : 0); }

  /// Calls `visit(state, probability)` for each state that may follow an attended visit.
  template <class Visit>
  void each_next_attended(std::size_t from, Visit visit) const {
    const Step& step = pathway_.steps[from / 2];
    const bool treated = from % 2 == 1 || step.stops_clock;
    for (const NextStep& next : step.next) {
      if (next.step && next.share > 0) visit(index({next.step->index, treated}), next.share);
    }
  }

 private:
  template <class Visit>
  void each_next(std::size_t from, Visit visit) const {
    const Appointment& appointment = service_[pathway_.steps[from / 2].appointment];
    const double attended = attended_per_visit(appointment.dna, service_.booking.rebook_after_dna);
    if (attended <= 0) return;
    each_next_attended(from, [&](std::size_t to, double share) { visit(to, attended * share); });
  }

  [[nodiscard]] std::vector<std::size_t> reached_from(const Eigen::VectorXd& start) const {
    std::vector<std::size_t> reached;
    std::vector<bool> seen(states());
    const auto reach = [&](std::size_t state) {
      if (seen[state]) return;
      seen[state] = true;
      reached.push_back(state);
    };
    for (std::size_t s = 0; s < states(); ++s) {
      if (start(static_cast<Eigen::Index>(s)) > 0) reach(s);
    }
    for (std::size_t k = 0; k < reached.size(); ++k) {
      each_next(reached[k], [&](std::size_t to, double) { reach(to); });
    }
    return reached;
  }

  const Service& service_;
  const Pathway& pathway_;
};

Eigen::VectorXd nobody(const Chain& chain) {
  return Eigen::VectorXd::Zero(static_cast<Eigen::Index>(chain.states()));
}

}  // namespace

double attended_per_visit(double dna, int rebook) {
  if (dna <= 0) return 1;
  return -std::expm1((rebook + 1) * std::log(dna));  // 1 - dna^(rebook + 1), without cancellation near 1
}

double slots_per_visit(double dna, int rebook) {
  if (dna >= 1) return rebook + 1;
  return attended_per_visit(dna, rebook) / (1 - dna);
}

std::vector<double> entered_visits(const Service& service, StreamId stream) {
  const Pathway& pathway = service[service[stream].pathway];
  const Chain chain{service, pathway};
  Eigen::VectorXd start = nobody(chain);
  start(static_cast<Eigen::Index>(Chain::index({service[stream].enters.index, false}))) = 1;
  const Eigen::VectorXd by_state = chain.visits_from(start);
  std::vector<double> visits(pathway.steps.size());
  for (std::size_t s = 0; s < visits.size(); ++s) {
    visits[s] = by_state(static_cast<Eigen::Index>(Chain::index({s, false}))) +
                by_state(static_cast<Eigen::Index>(Chain::index({s, true})));
  }
  return visits;
}

namespace {

bool is_desk(const Service& service, const Step& step) {
  return service[step.appointment].mode == Mode::desk;
}

/// The desk steps that those who enter the stream may come to before they are seen.
std::vector<std::size_t> desk_at_first(const Service& service, const Stream& stream) {
  const std::vector<Step>& steps = service[stream.pathway].steps;
  std::vector<std::size_t> reached;
  std::vector<bool> known(steps.size());
  const auto reach = [&](std::size_t s) {
    if (known[s] || !is_desk(service, steps[s])) return;
    known[s] = true;
    reached.push_back(s);
  };
  reach(stream.enters.index);
  for (std::size_t k = 0; k < reached.size(); ++k) {
    for (const NextStep& next : steps[reached[k]].next) {
      if (next.step && next.share > 0) reach(next.step->index);
    }
  }
  return reached;
}

/// By step, the share of those who enter a stream who come to it as the first that sees them.
Eigen::VectorXd first_come(const Service& service, const Stream& stream) {
  const std::vector<Step>& steps = service[stream.pathway].steps;
  const auto n = static_cast<Eigen::Index>(steps.size());
  const std::vector<std::size_t> desk = desk_at_first(service, stream);
  // Desk work passes its patients on; whoever comes to another step stays: v = entry + D^T v.
  std::vector<Way> ways;
  for (std::size_t s : desk) {
    for (const NextStep& next : steps[s].next) {
      if (next.step) ways.emplace_back(next.step->index, static_cast<Eigen::Index>(s), next.share);
    }
  }
  Eigen::VectorXd come =
      solved(ways, Eigen::VectorXd::Unit(n, static_cast<Eigen::Index>(stream.enters.index)));
  ensure(come.allFinite(), "every step of a pathway can end in discharge");
  for (std::size_t s : desk) come(static_cast<Eigen::Index>(s)) = 0;
  return come.cwiseMax(0.0);
}

double attended(const Service& service, const Step& step) {
  return attended_per_visit(service[step.appointment].dna, service.booking.rebook_after_dna);
}

}  // namespace

double first_seen_per_referral(const Service& service, StreamId id) {
  const Stream& stream = service[id];
  const Eigen::VectorXd come = first_come(service, stream);
  double seen = 0;
  for (std::size_t s = 0; s < service[stream.pathway].steps.size(); ++s)
    seen += come(static_cast<Eigen::Index>(s)) * attended(service, service[stream.pathway].steps[s]);
  return seen;
}

std::vector<FollowUpVisits> follow_up_visits(const Service& service, StreamId stream) {
  const Pathway& pathway = service[service[stream].pathway];
  const Chain chain{service, pathway};
  const Eigen::VectorXd come = first_come(service, service[stream]);
  const double seen = first_seen_per_referral(service, stream);
  Eigen::VectorXd start = nobody(chain);
  for (std::size_t s = 0; s < pathway.steps.size(); ++s) {
    const double first = come(static_cast<Eigen::Index>(s)) * attended(service, pathway.steps[s]);
    if (!(first > 0)) continue;
    chain.each_next_attended(Chain::index({s, false}), [&](std::size_t to, double share) {
      start(static_cast<Eigen::Index>(to)) += first / seen * share;
    });
  }
  const Eigen::VectorXd by_state = chain.visits_from(start);
  std::vector<FollowUpVisits> visits(pathway.steps.size());
  for (std::size_t s = 0; s < visits.size(); ++s) {
    visits[s].untreated = by_state(static_cast<Eigen::Index>(Chain::index({s, false})));
    visits[s].treated = by_state(static_cast<Eigen::Index>(Chain::index({s, true})));
  }
  return visits;
}

}  // namespace headroom
