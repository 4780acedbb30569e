/// What a template does to which object, and what the object is made of: with blanks, as the record.
struct LineageNote {
  /// A kind of object, and a name with blanks.
  struct Named {
    var kind: String
    var name: String
  }

  var object: Named
  var madeFrom: [Named] = []
  var makes: [Named] = []

  init(_ kind: String, _ name: String, from madeFrom: [Named] = [], makes: [Named] = []) {
    object = Named(kind: kind, name: name)
    self.madeFrom = madeFrom
    self.makes = makes
  }

  /// The note as a text with blanks: a line for each name, the object's first.
  var text: String {
    (["object \(object.kind)\t\(object.name)"] + madeFrom.map { "from \($0.kind)\t\($0.name)" }
      + makes.map { "makes \($0.kind)\t\($0.name)" }).joined(separator: "\n")
  }
}
