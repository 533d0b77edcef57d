// Values by the row of the key table, and problems and assumptions noted with path and place.

#include "study/bind/cursor.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "study/keys/values.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {

Cursor::Cursor(Reading& reading, const Node& root)
    : Cursor{reading, &root, &study_shape(), Trail{}, root.mark} {}

Cursor::Cursor(Reading& reading, const Node* node, const Shape* shape, const Trail& trail, const Mark& mark)
    : reading_{&reading}, node_{node}, shape_{shape}, trail_{trail}, mark_{&mark} {}

Cursor Cursor::operator[](std::string_view key) const {
  const Shape* shape = shape_->child(key);
  ensure(shape != nullptr, "the reader asks for a key that the key table does not have");
  const Node* value = node_ == nullptr ? nullptr : is_short_for(key) ? node_ : find(*node_, key);
  ensure(shape != shape_->any.get(), "the reader asks by name only for keys that have fixed names");
  return {*reading_, value, shape, trail_.key(shape->segment), value == nullptr ? *mark_ : value->mark};
}

std::vector<Cursor::Entry> Cursor::entries() const {
  std::vector<Entry> result;
  if (node_ == nullptr) return result;
  for (const auto& entry : node_->entries) {
    const bool fixed_name = shape_->child(entry.key) != shape_->any.get();
    if (fixed_name || !is_name(entry.key)) continue;
    result.push_back(
        {entry.key, entry.mark,
         Cursor{*reading_, &entry.value, shape_->any.get(), trail_.key(entry.key), entry.value.mark}});
  }
  return result;
}

std::vector<Cursor> Cursor::items() const {
  std::vector<Cursor> result;
  if (node_ == nullptr) return result;
  for (std::size_t i = 0; i < node_->items.size(); ++i) {
    const Node& item = node_->items[i];
    result.push_back(Cursor{*reading_, &item, shape_->item.get(), trail_.item(i + 1), item.mark});
  }
  return result;
}

std::vector<Cursor> Cursor::children() const {
  std::vector<Cursor> result;
  for (const auto& child : shape_->children) result.push_back((*this)[child->segment]);
  return result;
}

bool Cursor::is_short_for(std::string_view key) const {
  if (!good() || node_->kind != Node::Kind::scalar) return false;
  const Key* row = shape_->row_for(*node_);
  return row != nullptr && key == row->short_for;
}

bool Cursor::good() const { return node_ != nullptr && !reading_->bad->contains(node_); }

std::string Cursor::shown() const { return node_ == nullptr ? "missing" : headroom::shown(*node_); }

const Node* Cursor::value() const {
  if (good()) return node_;
  return shape_->fallback ? &*shape_->fallback : nullptr;
}

Cursor Cursor::or_default() const { return {*reading_, value(), shape_, trail_, *mark_}; }

Node Cursor::scalar() const {
  if (good() && node_->kind == Node::Kind::scalar) return *node_;
  if (shape_->fallback && shape_->fallback->kind == Node::Kind::scalar) return *shape_->fallback;
  Node nothing;
  nothing.kind = Node::Kind::scalar;
  return nothing;
}

const Key& Cursor::row_of(const Node& scalar) const {
  const Key* row = shape_->row_for(scalar);
  return row != nullptr ? *row : *shape_->rows.front();
}

double Cursor::number() const {
  const Node value = scalar();
  return number_of(value, row_of(value));
}

std::string Cursor::text() const { return scalar().text; }
LeadTime Cursor::lead_time() const { return lead_time_of(scalar()); }
double Cursor::duration_days() const { return duration_days_of(scalar()); }

RandomDuration Cursor::random() const {
  const Key& row = *shape_->row(Type::random);
  const auto read = read_random(good() ? *node_ : scalar(), row, path());
  return read ? *read : RandomDuration{};
}

std::optional<Date> Cursor::date() const { return good() ? parse_date(node_->text) : std::nullopt; }

void Cursor::problem(const std::string& found, const std::string& expected) const {
  reading_->problems.push_back({*mark_, path(), found, expected, {}});
}

void Cursor::assume(const std::string& value) const {
  const char* help = shape_->rows.empty() ? "" : shape_->rows.front()->help;
  reading_->assumed.push_back({path(), value, help});
}

void Cursor::assume_default() const {
  if (!written() && shape_->fallback) assume(flow_text(*shape_->fallback));
}

std::optional<std::uint32_t> position_of(const Cursor& name, const NameIndex& names) {
  if (!name.good()) return std::nullopt;
  const auto found = names.find(name.text());
  if (!found) name.problem(one_of(names.names(), name.text()));
  return found;
}

std::optional<std::uint32_t> position_of(const Cursor& name, const std::vector<std::string>& names) {
  if (!name.good()) return std::nullopt;
  const auto found = std::find(names.begin(), names.end(), name.text());
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  name.problem(one_of(names, name.text()));
  return std::nullopt;
}

}  // namespace headroom::reading
