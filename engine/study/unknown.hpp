// What is not known of a study's numbers, and which draw of it a replication plays.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/words.hpp"

namespace headroom {

/// One draw of all that is not known. The same seed and number give the same values, whoever asks.
struct Draw {
  std::uint64_t seed = 0;
  std::uint32_t number = 0;  ///< counted from 1; 0: the study's own values
  /// Unknowns, by `name_of`, that have the values of draw `redrawn_as` in the place of this one's.
  std::vector<std::string> redrawn{};
  std::uint32_t redrawn_as = 0;
  friend bool operator==(const Draw&, const Draw&) = default;
};

/// A number of which nobody knows the value, or all numbers that a path with a * leads to, which move
/// together.
struct Unknown {
  std::string path;      ///< dotted; a * stands for every name
  std::string scenario;  ///< whose change it is about; empty: the study's value
  double value = 0;      ///< what is written there, the middle one; shares as fractions, durations in days
  double from = 0, to = 0, sure = 0.95;  ///< a central interval that holds it with this probability
  /// How the halves on either side of the value lie. What cannot be below 0 is log-normal, what lies between
  /// 0 and `top` logit-normal, anything else normal; a half whose end is the end of the range is uniform.
  enum class Spread { normal, log_normal, logit_normal } spread = Spread::normal;
  double least = 0, top = 1;   ///< the ends of the range that the key allows
  std::string unit = "1";      ///< of value, from, to and rows
  std::vector<double> rows{};  ///< of a file with joint draws: its values, in place of from, to and sure
  std::string source, by;      ///< where the interval comes from, and who says so
  std::string whole{};         ///< path of the set of shares that it makes one whole with; empty: none
  friend bool operator==(const Unknown&, const Unknown&) = default;
};
template <>
inline constexpr std::array<EnumWord, 3> kWords<Unknown::Spread>{
    {{"normal"}, {"log_normal"}, {"logit_normal"}}};

/// Its path, of a scenario's change with `scenarios.NAME.` before it.
[[nodiscard]] std::string name_of(const Unknown& unknown);

/// Whether people write it in per cent: a share, or a pace that may be above 100%.
[[nodiscard]] bool is_in_percent(const Unknown& unknown);

/// 0 to count − 1 in an order that the seed shuffles, another for each occurrence; 0 is that in which draws
/// take the rows of a file.
[[nodiscard]] std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed,
                                                std::uint64_t occurrence);

/// The value at a quantile, above 0 and below 1, rising with it. Not of one with rows.
[[nodiscard]] double value_at(const Unknown& unknown, double quantile);

/// The value of a draw that is not 0.
[[nodiscard]] double drawn_value(const Unknown& unknown, const Draw& draw);

/// What a draw makes of `here`, a number that stands in the place of the study's: its ratio to the study's
/// value stays, of a share's complement where it is above it, and of a number that may be negative the
/// difference. 0 stays 0.
[[nodiscard]] double moved(const Unknown& unknown, double drawn, double here);

/// How draws are shared out over replications.
struct DrawRule {
  enum class Kind {
    each,   ///< every replication has its own
    none,   ///< the study's own values throughout
    shared  ///< so many draws, each of as many replications in a row
  };
  Kind kind = Kind::each;
  std::uint32_t draws = 0;  ///< where they are shared
  friend bool operator==(const DrawRule&, const DrawRule&) = default;
};
template <>
inline constexpr std::array<EnumWord, 3> kWords<DrawRule::Kind>{{{"each"}, {"none"}, {"shared"}}};

/// All that is not known of a study and its scenarios.
struct Uncertainty {
  std::vector<Unknown> unknowns;  ///< of the study, then of the scenarios
  std::uint32_t rows = 0;         ///< of the file with joint draws; 0: none
  friend bool operator==(const Uncertainty&, const Uncertainty&) = default;
};

/// Why so many replications cannot play the draws, as a sentence for people; empty where they can.
[[nodiscard]] std::string refusal_of(const Uncertainty& uncertainty, const DrawRule& rule,
                                     std::uint32_t replications);

/// Which draw each of so many replications plays.
class Draws {
 public:
  Draws() = default;  ///< none: the study's own values throughout
  /// Of replications that are not refused.
  Draws(const Uncertainty& uncertainty, const DrawRule& rule, std::uint64_t seed, std::uint32_t replications);

  [[nodiscard]] bool any() const { return each_ > 0; }
  /// Of a replication, counted from 1; number 0 where nothing is drawn.
  [[nodiscard]] Draw of(std::uint32_t replication) const;

 private:
  std::uint64_t seed_ = 0;
  std::uint32_t each_ = 0;  ///< replications in a row of one draw; 0: no draws
  std::uint32_t rows_ = 0;  ///< of the file of draws, after which it begins again; 0: none
};

/// The values that each replication plays, as a result keeps them.
struct DrawTable {
  std::vector<std::string> paths, units;  ///< `name_of` each, and its unit
  std::vector<std::uint32_t> numbers;     ///< [replication]: of the draw
  std::vector<double> values;             ///< [replication][path]
  [[nodiscard]] bool empty() const { return paths.empty(); }
};
/// Of its first replications.
[[nodiscard]] DrawTable first_of(DrawTable table, std::size_t replications);
/// Of replications 1 to so many; empty where nothing is drawn.
[[nodiscard]] DrawTable draw_table(const Uncertainty& uncertainty, const Draws& draws,
                                   std::uint32_t replications);

}  // namespace headroom
