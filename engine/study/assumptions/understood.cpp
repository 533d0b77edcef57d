// From the members of a study back to its keys, by what the rows say of where values go.
#include "study/assumptions/understood.hpp"

#include "study/keys/key.hpp"

namespace headroom {
namespace {

using reading::Field;
using reading::Key;
using reading::Shape;
using reading::StructId;

/// A struct whose members the keys of a place are.
struct HeldIn {
  const void* object;
  StructId id;
};

class KeysSaid {
 public:
  void below(const Shape& shape, HeldIn holder, const std::string& path) {
    for (const auto& child : shape.children) {
      at(*child, holder, path + (path.empty() ? "" : ".") + child->segment);
    }
  }

  [[nodiscard]] std::vector<UnderstoodKey> all() && { return std::move(all_); }

 private:
  void at(const Shape& shape, HeldIn holder, const std::string& path) {
    for (const Key* row : shape.rows) {
      const Field& into = row->into;
      if (into.of == nullptr) continue;
      if (into.of != holder.id) return;
      if (!into.is_value()) return held(shape, into, holder, path);
      const auto value = into.written(holder.object, *row);
      if (value) all_.push_back({path, *value});
      return;
    }
    if (shape.row(reading::Type::map) != nullptr) below(shape, holder, path);  // it only groups keys
  }

  /// A struct within, or the entries of a map or list of them.
  void held(const Shape& shape, const Field& into, HeldIn holder, const std::string& path) {
    for (std::size_t i = 0; i < into.count(holder.object); ++i) {
      const HeldIn item{into.at(holder.object, i), into.inner};
      if (into.part != nullptr) {
        below(shape, item, path);
      } else if (into.name != nullptr) {
        at(*shape.any, item, path + '.' + *into.name(item.object));
      } else {
        at(*shape.item, item, path + '[' + std::to_string(i + 1) + ']');
      }
    }
  }

  std::vector<UnderstoodKey> all_;
};

}  // namespace

std::vector<UnderstoodKey> understood(const Study& study) {
  KeysSaid keys;
  keys.below(reading::study_shape(), {&study, reading::kStruct<Study>}, "");
  keys.below(reading::study_shape(), {&study.base, reading::kStruct<Service>}, "");
  return std::move(keys).all();
}

}  // namespace headroom
