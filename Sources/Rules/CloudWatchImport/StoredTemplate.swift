/// The answer of `aws cloudformation get-template`: a template as a map, or as a text.
enum StoredTemplate {
  static let key = "TemplateBody"

  static func isOne(_ map: YAMLMap) -> Bool {
    guard let body = map[key] else { return false }
    if let template = body.map { return SourceFormat.isTemplate(template) }
    return body.scalar?.isBlank == false
  }

  static func collect(_ root: YAMLMap, in file: String, into collector: inout ResourceCollector) {
    guard let body = root[key] else { return }
    if let template = body.map {
      return CloudFormationTemplate.collect(template, in: file, into: &collector)
    }
    // The lines of messages are those of the text.
    let file = "\(file) (\(key))"
    do {
      let text = body.scalar?.text ?? ""
      for template in try YAMLReader.documents(of: text, limits: .importedFile) {
        guard let map = template.map else { continue }
        CloudFormationTemplate.collect(map, in: file, into: &collector)
      }
    } catch {
      collector.refuse(error, in: file)
    }
  }
}
