/// What `userIdentity` says, as a template.
extension Actor {
  var identityText: String {
    switch kind {
    case .service:
      #"{"type":"AWSService","invokedBy":"\#(invokedBy ?? "")"}"#
    case .internalWork:
      #"{"accountId":"<account>","invokedBy":"AWS Internal"}"#
    case .role(let name, let path, let session):
      roleText(name: name, path: path, session: session)
    case .user(let name):
      userText(name: name)
    case .root:
      #"{"type":"Root","principalId":"<account>","arn":"arn:aws:iam::<account>:root","#
        + #""accountId":"<account>","accessKeyId":"\#(sessionKeyText)"\#(userSessionText)}"#
    }
  }

  private func roleText(name: String, path: String, session: String) -> String {
    let principal = "AROA<id:17#\(name)@account>"
    let issuer =
      #"{"type":"Role","principalId":"\#(principal)","#
      + #""arn":"arn:aws:iam::<account>:role/\#(path)\#(name)","#
      + #""accountId":"<account>","userName":"\#(name)"}"#
    let arn = "arn:aws:sts::<account>:assumed-role/\(name)/\(session)"
    let invoker = invokedBy.map { #","invokedBy":"\#($0)""# } ?? ""
    return #"{"type":"AssumedRole","principalId":"\#(principal):\#(session)","arn":"\#(arn)","#
      + #""accountId":"<account>","accessKeyId":"\#(sessionKeyText)","#
      + #""sessionContext":{"sessionIssuer":\#(issuer),"#
      + #""webIdFederationData":{},\#(attributesText)}\#(invoker)}"#
  }

  private func userText(name: String) -> String {
    let key = caller == .console ? sessionKeyText : "AKIA<id:16#\(name)@account>"
    // A refused sign-in names the user, but gives no ARN.
    let arn = signIn == .refused ? "" : #""arn":"arn:aws:iam::<account>:user/\#(name)","#
    return #"{"type":"IAMUser","principalId":"AIDA<id:17#\#(name)@account>",\#(arn)"#
      + #""accountId":"<account>","accessKeyId":"\#(key)","userName":"\#(name)""#
      + #"\#(caller == .console ? userSessionText : "")}"#
  }

  private var sessionKeyText: String { signIn == nil ? "ASIA<id:16@session>" : "" }

  private var userSessionText: String {
    guard signIn == nil else { return "" }
    return #","sessionContext":{"sessionIssuer":{},"webIdFederationData":{},\#(attributesText)}"#
  }

  private var attributesText: String {
    #""attributes":{"creationDate":"<sessionStart>","#
      + #""mfaAuthenticated":"\#(usedSecondFactor ? "true" : "false")"}"#
  }
}
