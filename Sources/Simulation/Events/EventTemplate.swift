/// One kind of record: what CloudTrail would write for one API call, as JSON text with blanks.
struct EventTemplate {
  struct Failure {
    var code: String?
    var message: String?
  }

  enum Category: String {
    case management = "Management"
    case data = "Data"
  }

  /// The service's name before `.amazonaws.com`.
  var service: String
  var name: String
  /// Tells templates of one API apart.
  var variant = ""
  var version = "1.11"
  var failure: Failure?
  var request = "null"
  var response = "null"
  var additional: String?
  var resources: String?
  var isReadOnly = false
  var category = Category.management
  var type = "AwsApiCall"
  var apiVersion: String?
  /// The members of a service event that replace request and response.
  var serviceDetails: String?
  var comesThroughEndpoint = false
  var isGlobal = false
  var hasRequestID = true
  /// What it does to an object of machine learning.
  var lineage: LineageNote?
  /// The name that the caller's TLS connection asked for, where it is not service and region.
  var host: String?

  var key: String { "\(service).\(name).\(variant).\(failure?.code ?? "")" }

  /// This call, refused for want of permission: nothing is answered.
  func denied(_ message: String) -> EventTemplate {
    failing("AccessDenied", message)
  }

  /// This call, failing as the service says it: nothing is answered.
  func failing(_ code: String, _ message: String) -> EventTemplate {
    var copy = self
    copy.failure = Failure(code: code, message: message)
    copy.response = "null"
    return copy
  }
}

extension EventTemplate {
  /// This call, with what it does to an object of machine learning.
  func about(_ lineage: LineageNote) -> EventTemplate {
    var copy = self
    copy.lineage = lineage
    return copy
  }

  /// The whole record, in the order in which CloudTrail writes its members.
  func recordText(for caller: Actor.Caller) -> String {
    let members: [(name: String, value: String?)] = [
      ("eventVersion", Self.quoted(version)),
      ("userIdentity", "<identity>"),
      ("eventTime", Self.quoted("<time>")),
      ("eventSource", Self.quoted("\(service).amazonaws.com")),
      ("eventName", Self.quoted(name)),
      ("awsRegion", Self.quoted("<region>")),
      ("sourceIPAddress", Self.quoted("<address>")),
      ("userAgent", Self.quoted("<agent>")),
      ("errorCode", failure?.code.map(Self.quoted)),
      ("errorMessage", failure?.message.map(Self.quoted)),
      ("requestParameters", request),
      ("responseElements", response),
      ("additionalEventData", additional),
      ("requestID", hasRequestID ? Self.quoted(requestIDText) : nil),
      ("eventID", Self.quoted("<uuid#event>")),
      ("readOnly", isReadOnly ? "true" : "false"),
      ("resources", resources),
      ("eventType", Self.quoted(type)),
      ("apiVersion", apiVersion.map(Self.quoted)),
      ("managementEvent", category == .management ? "true" : "false"),
      ("recipientAccountId", Self.quoted("<account>")),
      ("sharedEventID", caller == .service ? Self.quoted("<uuid#shared>") : nil),
      ("serviceEventDetails", serviceDetails),
      ("vpcEndpointId", comesThroughEndpoint ? Self.quoted("vpce-<hex:17#vpce@place>") : nil),
      ("vpcEndpointAccountId", comesThroughEndpoint ? Self.quoted("<account>") : nil),
      ("eventCategory", Self.quoted(category.rawValue)),
      ("tlsDetails", caller == .program ? tlsText : nil),
      ("sessionCredentialFromConsole", caller == .console && hasRequestID ? #""true""# : nil),
    ]
    let written = members.compactMap { member in
      member.value.map { "\"\(member.name)\":\($0)" }
    }
    return "{\(written.joined(separator: ","))}"
  }

  /// S3 has its own form of request ids.
  private var requestIDText: String { service == "s3" ? "<letters:16#request>" : "<uuid#request>" }

  private var tlsText: String {
    #"{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","#
      + #""clientProvidedHostHeader":"\#(host ?? "\(service).<region>.amazonaws.com")"}"#
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
