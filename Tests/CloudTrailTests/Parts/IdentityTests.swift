import Testing

@testable import CloudTrail

/// Who is answerable, for every kind of identity that AWS documents.
@Suite struct IdentityTests {
  private static func identity(_ text: String) -> Identity {
    let bytes = Array(text.utf8)
    return Identity(ByteRange(0, bytes.count), in: bytes.span.bytes)
  }

  @Test(arguments: [
    (#"{"type":"Root","arn":"arn:aws:iam::1:root","accountId":"1"}"#, "arn:aws:iam::1:root"),
    (
      #"{"type":"IAMUser","arn":"arn:aws:iam::1:user/ann","userName":"ann"}"#,
      "arn:aws:iam::1:user/ann"
    ),
    (
      #"{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/r/s","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::1:role/p/r"}}}"#,
      "arn:aws:iam::1:role/p/r"
    ),
    (#"{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/r/s/t"}"#, "arn:aws:iam::1:role/r"),
    (
      #"{"type":"AssumedRole","arn":"arn:aws-cn:sts::1:assumed-role/r/s","sessionContext":{"sessionIssuer":{}}}"#,
      "arn:aws-cn:iam::1:role/r"
    ),
    (
      #"{"type":"FederatedUser","arn":"arn:aws:sts::1:federated-user/f"}"#,
      "arn:aws:sts::1:federated-user/f"
    ),
    (#"{"type":"AWSService","invokedBy":"sagemaker.amazonaws.com"}"#, "sagemaker.amazonaws.com"),
    (#"{"accountId":"1","invokedBy":"AWS Internal"}"#, "AWS Internal"),
    (#"{"type":"AWSAccount","principalId":"AIDA:x","accountId":"2"}"#, "AIDA:x"),
    (
      #"{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"}"#,
      "ANONYMOUS_PRINCIPAL"
    ),
    (#"{"type":"SAMLUser","principalId":"p","userName":"u"}"#, "u"),
    (#"{"type":"IdentityCenterUser","accountId":"1","onBehalfOf":{"userId":"d-1"}}"#, "d-1"),
  ])
  func hasAnActor(text: String, actor: String) {
    #expect(Self.identity(text).actor == actor)
  }

  @Test(arguments: ["null", "{}", "[]", "3", "\"x\"", "true", #"{"type":null,"arn":{}}"#])
  func nobodyIsNobody(text: String) {
    #expect(Self.identity(text).actor == nil)
  }

  @Test func readsTheSession() {
    let identity = Self.identity(
      #"""
      {"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/r/s/t","accessKeyId":"ASIA",\#
      "sessionContext":{"sessionIssuer":{"userName":"r","accountId":"9"},"webIdFederationData":{},\#
      "attributes":{"mfaAuthenticated":"true"}}}
      """#)
    #expect(identity.sessionName == "s/t")
    #expect(identity.userName == "r")
    #expect(identity.account == "9")
    #expect(identity.accessKeyID == "ASIA")
    #expect(identity.usedMFA == true)
  }
}
