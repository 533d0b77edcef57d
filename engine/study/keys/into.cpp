// Values of keys into members, and members back into what a study would write.
#include "study/keys/into.hpp"

#include <fmt/format.h>

#include "study/keys/values.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

std::string in_days(double days) { return number_written(days, {.type = Type::duration}); }

std::string spread_text(const RandomDuration& duration) {
  return fmt::format("{{mean: {}, sd: {}}}", in_days(duration.a), in_days(duration.b));
}

}  // namespace

void read_into(double& value, const Node& node, const Key& key) { value = number_of(node, key); }
void read_into(int& value, const Node& node, const Key& key) {
  const double number = number_of(node, key);
  value = key.type == Type::duration ? whole_days(number) : static_cast<int>(number);
}
void read_into(std::uint64_t& value, const Node& node, const Key& key) {
  value = static_cast<std::uint64_t>(number_of(node, key));
}
void read_into(bool& value, const Node& node, const Key& /*key*/) { value = node.text == "true"; }
void read_into(std::string& value, const Node& node, const Key& /*key*/) { value = node.text; }
void read_into(Minutes& value, const Node& node, const Key& key) {
  value = Minutes{static_cast<std::int64_t>(number_of(node, key))};
}
void read_into(Hours& value, const Node& node, const Key& key) { value = Hours{number_of(node, key)}; }
void read_into(Pounds& value, const Node& node, const Key& key) { value = Pounds{number_of(node, key)}; }
void read_into(Date& value, const Node& node, const Key& /*key*/) {
  if (const auto date = parse_date(node.text)) value = *date;
}
void read_into(MonthDay& value, const Node& node, const Key& /*key*/) {
  if (const auto day = parse_month_day(node.text)) value = *day;
}
void read_into(LeadTime& value, const Node& node, const Key& /*key*/) { value = lead_time_of(node); }
void read_into(RandomDuration& value, const Node& node, const Key& key) {
  if (const auto read = read_random(node, key, "")) value = *read;
}

void read_into(WeekdaySet& value, const Node& node, const Key& /*key*/) {
  const bool is_list = node.kind == Node::Kind::list;
  value = is_list ? WeekdaySet{} : WeekdaySet{true, true, true, true, true, false, false};
  for (const Node& item : node.items) {
    if (const auto day = find_word<Weekday>(item.text)) value[static_cast<std::size_t>(*day)] = true;
  }
}

std::string written_as(double value, const Key& key) { return number_written(value, key); }
std::string written_as(int value, const Key& key) { return number_written(value, key); }
std::string written_as(std::uint64_t value, const Key& /*key*/) { return fmt::format("{}", value); }
std::string written_as(bool value, const Key& /*key*/) { return value ? "true" : "false"; }
std::string written_as(const std::string& value, const Key& /*key*/) { return value; }
std::string written_as(Minutes value, const Key& key) {
  return number_written(static_cast<double>(value.value()), key);
}
std::string written_as(Hours value, const Key& key) { return number_written(value.value(), key); }
std::string written_as(Pounds value, const Key& key) { return number_written(value.value(), key); }
std::string written_as(Date value, const Key& /*key*/) { return to_string(value); }
std::string written_as(MonthDay value, const Key& /*key*/) { return month_day_text(value); }
std::string written_as(const LeadTime& value, const Key& key) {
  const bool working = value.kind == LeadTime::Kind::working_days;
  const std::string days = number_written(value.days, key);
  return working ? fmt::format("{} working {}", value.days, value.days == 1 ? "day" : "days") : days;
}

std::string written_as(const WeekdaySet& value, const Key& key) {
  std::vector<Weekday> days;
  for (std::size_t day = 0; day < value.size(); ++day) {
    if (value[day]) days.push_back(static_cast<Weekday>(day));
  }
  return written_as(days, key);
}

std::string written_as(const RandomDuration& value, const Key& /*key*/) {
  using Kind = RandomDuration::Kind;
  const char* name = written_word(value.kind);
  switch (value.kind) {
    case Kind::fixed:
      return in_days(value.a);
    case Kind::uniform:
      return fmt::format("{{{}: [{}, {}]}}", name, in_days(value.a), in_days(value.b));
    case Kind::triangular:
      return fmt::format("{{{}: [{}, {}, {}]}}", name, in_days(value.a), in_days(value.b), in_days(value.c));
    case Kind::exponential:
      return fmt::format("{{{}: {}}}", name, in_days(value.a));
    case Kind::gamma:
    case Kind::lognormal:
      return fmt::format("{{{}: {}}}", name, spread_text(value));
  }
  return "";
}

}  // namespace headroom::reading
