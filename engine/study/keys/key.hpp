// The key table: every key of the study file, once.
// The reader, the schema, what `check` says was assumed and the help of each key are all made from it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "study/keys/field.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

enum class Type {
  map,
  list,
  overlay,    ///< a scenario: a map read by the overlay rules
  text,       ///< any text
  name,       ///< letters, digits, - and _
  choice,     ///< one of `choices`
  flag,       ///< true or false
  share,      ///< 8% or 0.08; low and high as fractions
  number,     ///< low to high
  whole,      ///< a whole number, low to high
  minutes,    ///< whole minutes; a plain number, `45 minutes` or `1 hours`
  hours,      ///< a plain number or `37.5 hours`
  days,       ///< a plain number or `27 days`
  weeks,      ///< a whole number or `104 weeks`
  duration,   ///< with its unit; low and high in days
  lead_time,  ///< the same, or working days
  random,     ///< a duration or a distribution of one; low and high in days
  plan_part,  ///< of a job plan: a share, hours, or `rest`
  date,
  month_day,    ///< 1 April
  time_of_day,  ///< 9:00
  weekday,      ///< mon to sun
  file,         ///< of comma-separated values
  quantity,     ///< a number, a share or a duration
  value,        ///< any scalar
  any           ///< anything but an empty value
};

/// The parts of a form, and who needs a field on it.
enum class Card {
  as_above,  ///< that of what the key stands in
  question,
  patients,
  appointments,
  journeys,
  people,
  away_and_cover,
  booking,
  money,
  what_if,
  ask  ///< how much is simulated, and the least staffing
};
enum class Level { more, basic };

struct Key {
  const char* path = "";  ///< dotted; * stands for a name that the study chooses, [] for an item of a list
  Type type = Type::map;
  const char* help = "";
  const char* label = "";  ///< 2 to 4 words, of the first row of a path
  Card card = Card::as_above;
  Level level = Level::more;
  double low = 0, high = 0;  ///< of a number, in its unit; of a map or list: how many (high 0: no limit)
  bool above = false;        ///< low itself is too low
  const char* choices = "";  ///< a|b|c; of a map: the only names it may have
  std::span<const EnumWord> words{};  ///< the same of an enum whose values no field takes
  const char* fallback =
      nullptr;             ///< the default as it would be written; after = in words, worked out by the reader
  const char* needs = "";  ///< a|b: means nothing unless one of these keys stands beside it
  bool required = false;
  const char* either = "";      ///< of a map, `a|b,c`: exactly one of these sets of keys is written
  bool replaced_whole = false;  ///< an overlay replaces it and never merges into it
  bool fixed = false;           ///< a scenario may not touch it
  bool later = false;           ///< not supported yet, but for values without effect:
  const char* neutral = "";     ///< a|b|c; `equal` for a list of equal numbers
  const char* instead = "";     ///< what is expected instead, where `neutral` does not say it well
  /// Of a map or list that may be written as {csv: FILE}, a row an entry: the column, `a|b` for either name,
  /// that names the entry, holds the item of a list of plain values, or says to which entry a row of a list
  /// belongs (that one may be left out). Empty: the rows need no such column. Null: no file here.
  const char* csv = nullptr;
  const char* short_for = "";  ///< of a scalar in place of a map: the key of the map that it stands for
  const char* refers_to = "";  ///< where the thing is that the value names, such as `sites` or `staff.*`
  bool is_path = false;        ///< the text, or each name of the map, is the dotted path of a number
  Field into{};                ///< where the value goes; nothing: read by hand
};

/// The rows in the order of the documentation. A path with several rows may be written in several ways.
[[nodiscard]] const std::vector<Key>& key_table();

/// The rows as a tree: what may stand at one place.
struct Shape {
  std::string segment;
  std::vector<const Key*> rows;
  Card card = Card::as_above;                    ///< the row's own, else that of what it stands in
  std::optional<Node> fallback;                  ///< the default, where it is a value and not words about one
  std::vector<std::unique_ptr<Shape>> children;  ///< keys with fixed names
  std::unique_ptr<Shape> any;                    ///< entries with names that the study chooses
  std::unique_ptr<Shape> item;                   ///< of a list

  [[nodiscard]] const Shape* child(std::string_view name) const;  ///< by fixed name, else `any`; may be null
  [[nodiscard]] bool says(bool Key::*what) const;                 ///< whether a row does
  [[nodiscard]] const Key* row(Type type) const;                  ///< null where there is none
  [[nodiscard]] const Key* row_for(const Node& value) const;      ///< the one that takes it, else null
  [[nodiscard]] const Key* csv_row() const;  ///< what a file of rows may stand for, or null
  [[nodiscard]] std::vector<std::string> child_names() const;
};

[[nodiscard]] const Shape& study_shape();

/// `{csv: FILE}` in place of a list or map: the key that names the file.
[[nodiscard]] const Key& rows_file_key();

/// The words of which the value is one, or the only names that a map may have.
[[nodiscard]] std::vector<std::string> choices_of(const Key& key);

/// `a|b|c` as a list.
[[nodiscard]] std::vector<std::string> split_choices(std::string_view choices);

/// The sets of keys of which a map has exactly one; `either values or from, to and step`.
[[nodiscard]] std::vector<std::vector<std::string>> ways_of(const Key& key);
[[nodiscard]] std::string ways_text(const std::vector<std::vector<std::string>>& ways);

/// What a person should write: `a share from 0% to 100%`.
[[nodiscard]] std::string expected_text(const Key& key);
[[nodiscard]] std::string expected_text(const Shape& shape);

}  // namespace headroom::reading
