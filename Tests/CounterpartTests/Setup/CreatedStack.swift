import Foundation
import Testing

/// What moto holds after the stack of `Config/aws/trail.yaml` was created in it.
struct CreatedStack: Decodable {
  let status: String
  let outputs: [String: String]
  let trail: Trail
  let isLogging: Bool
  let selectors: [Selector]
  let insights: [Insight]
  let encryption: [Encryption]
  let publicAccess: [String: Bool]
  let ownership: Ownership
  let versioning: String
  let lifecycle: [LifecycleRule]
  let lock: Lock
  let rotation: Bool
  let bucketPolicy: Policy
  let keyPolicy: Policy
  let readerPolicy: Policy
  let readerTrust: Policy
  let readerInlinePolicies: [String]

  struct Trail: Decodable {
    let name: String
    let s3BucketName: String
    let trailARN: String
    let kmsKeyId: String
    let isMultiRegionTrail: Bool
    let includeGlobalServiceEvents: Bool
    let logFileValidationEnabled: Bool
    let isOrganizationTrail: Bool
  }

  struct Selector: Decodable {
    let name: String
    let fieldSelectors: [Field]

    struct Field: Decodable, Equatable {
      let field: String
      var equals: [String]?
      var startsWith: [String]?
    }

    /// The kind of resource whose data events it chooses; nil for management events.
    var resourceType: String? {
      fieldSelectors.first { $0.field == "resources.type" }?.equals?.first
    }
  }

  struct Insight: Decodable { let insightType: String }

  struct Encryption: Decodable {
    let applyServerSideEncryptionByDefault: [String: String]
  }

  struct Ownership: Decodable {
    let rules: [[String: String]]
  }

  struct LifecycleRule: Decodable {
    let status: String
    let expiration: Expiration
    let noncurrentVersionExpiration: NoncurrentVersionExpiration?

    struct Expiration: Decodable { let days: Int? }
    struct NoncurrentVersionExpiration: Decodable { let noncurrentDays: Int }
  }

  struct Lock: Decodable {
    let objectLockEnabled: String
    let rule: Rule

    struct Rule: Decodable { let defaultRetention: Retention }
    struct Retention: Decodable {
      let mode: String
      let days: Int
    }
  }

  struct Policy: Decodable {
    let statement: [Statement]

    /// The actions that are allowed, with what they are allowed on.
    var allowed: [String: [String]] {
      var allowed: [String: [String]] = [:]
      for each in statement where each.effect == "Allow" {
        allowed[each.action, default: []] += each.resource?.texts ?? []
      }
      return allowed
    }

    func statement(_ identifier: String) throws -> Statement {
      try #require(statement.first { $0.sid == identifier }, "no statement \(identifier)")
    }
  }

  struct Statement: Decodable {
    let sid: String?
    let effect: String
    let principal: Texts?
    let action: String
    let resource: Texts?
    let condition: [String: [String: String]]?
  }

  /// A text, a list of texts, or texts by kind: IAM takes each of them.
  struct Texts: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        texts = [text]
      } else if let list = try? container.decode([String].self) {
        texts = list
      } else {
        texts = Array(try container.decode([String: String].self).values)
      }
    }
  }

  /// Creates the stack; parameters that are not given have their defaults.
  init(_ parameters: [String: String] = [:]) throws {
    let words = try String(
      decoding: JSONSerialization.data(withJSONObject: parameters), as: UTF8.self)
    let ended = try Python.run([Setup.path("create_stack.py"), Setup.template, words])
    try #require(ended.status == 0, "\(ended.errors)")
    let decoder = JSONDecoder()
    // AWS begins names with a capital; what the program itself names begins as it is.
    decoder.keyDecodingStrategy = .custom { path in LoweredKey(path[path.count - 1].stringValue) }
    self = try decoder.decode(Self.self, from: Data(ended.output.utf8))
  }
}

/// A key with a small letter at its beginning.
private struct LoweredKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name.prefix(1).lowercased() + name.dropFirst() }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
