import CloudTrail

/// Which resources a call was about, as ARNs that a policy can name.
struct ResourceReading {
  let call: PrincipalCall
  let service: String

  /// The resources that are known; none where the event does not say.
  var resources: [String] {
    switch service {
    case "s3": return storage
    case "bedrock":
      if let model { return [model] }
    case "sts":
      if let role = member("roleArn", of: call.request) { return [role] }
    default: break
    }
    return named.isEmpty ? requested : named
  }

  /// The role that is handed over to a service: that needs a permission, and is no event of its own.
  var passedRole: String? {
    guard service != "sts", service != "iam" else { return nil }
    for name in ["roleArn", "executionRoleArn", "role", "roleARN"] {
      if let role = member(name, of: call.request), role.hasPrefix("arn:"),
        role.contains(":role/")
      {
        return role
      }
    }
    return nil
  }

  /// Objects go up in their buckets: a policy that names each key is no policy.
  private var storage: [String] {
    guard let bucket = member("bucketName", of: call.request) else { return named }
    let arn = "arn:aws:s3:::\(bucket)"
    let isAboutObjects = member("key", of: call.request) != nil || call.name == "DeleteObjects"
    return [isAboutObjects ? arn + "/*" : arn]
  }

  /// A model of Bedrock; a profile that spreads calls over regions has no one place.
  private var model: String? {
    guard let id = member("modelId", of: call.request) else { return nil }
    if id.hasPrefix("arn:") { return id }
    guard let provider = id.split(separator: ".").first, provider.utf8.count > 4 else { return nil }
    return "arn:aws:bedrock:\(call.region)::foundation-model/\(id)"
  }

  /// What the request itself names.
  private var requested: [String] {
    guard let object = call.request, object.utf8.first == UInt8(ascii: "{"),
      let account = call.account
    else { return [] }
    let bytes = Array(object.utf8)
    let span = bytes.span.bytes
    var arns: [String] = []
    JSONLookup.forEachMember(of: ByteRange(0, bytes.count), in: span) { name, value in
      guard JSONKind(firstByte: span.byte(value.start)) == .string else { return true }
      arns += NamedResources.arns(
        span.text(name), JSONString.text(of: value, in: span), service: service,
        region: call.region, account: account)
      return true
    }
    // Who gets a policy is what IAM asks about, and not the policy.
    let identities = arns.filter { !$0.contains(":policy/") }
    return service == "iam" && !identities.isEmpty ? identities : arns
  }

  /// The ARNs of the service among the resources that AWS names.
  private var named: [String] {
    guard let text = call.resources else { return [] }
    let bytes = Array(text.utf8)
    let span = bytes.span.bytes
    var arns: [String] = []
    JSONLookup.forEachElement(of: ByteRange(0, bytes.count), in: span) { element in
      for name in ["ARN", "arn"] {
        let value = JSONLookup.member(Array(name.utf8), of: element, in: span)
        guard !value.isEmpty else { continue }
        let arn = JSONString.text(of: value, in: span)
        if arn.hasPrefix("arn:"),
          arn.split(separator: ":").dropFirst(2).first.map(String.init) == service
        {
          arns.append(arn)
        }
      }
      return true
    }
    return arns
  }

  private func member(_ name: String, of object: String?) -> String? {
    guard let object, object.utf8.first == UInt8(ascii: "{") else { return nil }
    let bytes = Array(object.utf8)
    let span = bytes.span.bytes
    let value = JSONLookup.member(Array(name.utf8), of: ByteRange(0, bytes.count), in: span)
    guard !value.isEmpty, JSONKind(firstByte: span.byte(value.start)) == .string else { return nil }
    let text = JSONString.text(of: value, in: span)
    return text.isEmpty ? nil : text
  }
}
