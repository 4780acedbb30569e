/// What keeps a file as a whole from being read: no key is at fault, but a place may be known.
struct DocumentFault: Error {
  let fault: String
  let mend: String
  var place: YAMLPlace?
}
