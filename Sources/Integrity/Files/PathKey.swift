/// A path or a key, compared by its bytes.
///
/// Swift takes texts for equal that Unicode calls equivalent, such as one with the Kelvin sign in the
/// place of a K: a file under such a name would pass for the one that a digest lists.
struct PathKey: Hashable {
  private let utf8: [UInt8]

  init(_ text: String) { utf8 = Array(text.utf8) }
}
