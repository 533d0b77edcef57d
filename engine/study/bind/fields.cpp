// How each kind of field is read at a place of the tree, and parts of structs within it.
#include "study/bind/fields.hpp"

#include "study/keys/key.hpp"

namespace headroom::reading {
namespace {

/// Whether the place holds a value of this object.
bool read_value(const Cursor& at, void* object, StructId id) {
  const Node* value = at.value();
  const Key* row = value == nullptr ? nullptr : at.shape().row_for(*value);
  if (row == nullptr || !row->into.is_value() || row->into.of != id) return false;
  row->into.read(object, *value, *row);
  return true;
}

void read_place(const Cursor& at, void* object, StructId id) {
  if (read_value(at, object, id)) return;
  const Key* map = at.shape().row(Type::map);
  if (map == nullptr) return;
  const Field& into = map->into;
  if (into.of == nullptr) return read_fields(at, object, id);  // a map that only groups keys
  if (into.of != id || into.part == nullptr) return;
  if (into.optional && !(at.good() && at.is(Node::Kind::map))) return;
  read_fields(at, into.part(object), into.inner);
}

}  // namespace

void read_fields(const Cursor& at, void* object, StructId id) {
  for (const Cursor& child : at.children()) read_place(child, object, id);
}

}  // namespace headroom::reading
