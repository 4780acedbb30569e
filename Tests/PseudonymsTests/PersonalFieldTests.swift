import Pseudonyms
import Store
import Testing

/// Which fields there are, and who is named in their values.
struct PersonalFieldTests {
  @Test func `fields have the names of the view and those of rules`() throws {
    #expect(
      try PersonalField.list("user_name, actor,userIdentity.arn,sourceIPAddress,actor")
        == [.actor, .userName, .identityARN, .address])
    let names = PersonalField.allCases.flatMap(\.names)
    #expect(Set(names).count == names.count)
    for field in PersonalField.allCases {
      #expect(try PersonalField.list(field.names.joined(separator: ",")) == [field])
    }
  }

  @Test(arguments: ["", "actor,", "name", "Actor", "actor;user_name"])
  func `a field that is not known is refused, with those that are`(list: String) {
    let fault = #expect(throws: PersonalField.Unknown.self) { try PersonalField.list(list) }
    for field in PersonalField.allCases {
      #expect(fault?.description.contains(field.name) == true)
    }
  }

  private static let account = "111122223333"
  private static let iam = "arn:aws:iam::\(account):"
  private static let id = "AIDACKCEVSQ6C2EXAMPLE"

  @Test(
    arguments: [
      (PersonalField.actor, "\(iam)user/jane", [("actor", "\(iam)user/jane"), ("name", "jane")]),
      (.actor, "\(iam)role/a/b/Dev", [("actor", "\(iam)role/a/b/Dev"), ("name", "Dev")]),
      (.actor, "\(iam)root", [("actor", "\(iam)root")]),
      (.actor, "jane", [("name", "jane")]),
      (.actor, "sagemaker.amazonaws.com", []),
      (.actor, account, []),
      (.actor, "\(id):jane:x", [("principal", id), ("name", "jane:x")]),
      (
        .identityARN, "arn:aws:sts::\(account):assumed-role/Dev/jane@example.com",
        [
          ("actor", "arn:aws:sts::\(account):assumed-role/Dev/jane@example.com"),
          ("name", "jane@example.com"),
        ]
      ),
      (.principalID, id, [("principal", id)]),
      (.principalID, account, []),
      (.principalID, "\(account):bob.fed", [("name", "bob.fed")]),
      (.principalID, "\(id):\(account)", [("principal", id), ("name", account)]),
      (.userName, account, [("name", account)]),
      (
        .identityARN, "\(iam)user/\(account)",
        [("actor", "\(iam)user/\(account)"), ("name", account)]
      ),
      (.userName, "jane.amazonaws.com", [("name", "jane.amazonaws.com")]),
      (.actor, "Jane.amazonaws.com", [("name", "Jane.amazonaws.com")]),
      (.address, "ec2.application-autoscaling.amazonaws.com.cn", []),
      (.sessionName, "jane", [("name", "jane")]),
      (.userName, "HIDDEN_DUE_TO_SECURITY_REASONS", []),
      (.address, "AWS Internal", []),
      (.address, "192.0.2.7", [("address", "192.0.2.7")]),
      (.userAgent, "Boto3/1", [("agent", "Boto3/1")]),
      (.accessKeyID, "ASIA1", [("key", "ASIA1")]),
      (.accessKeyID, "", []),
    ] as [(PersonalField, String, [(String, String)])])
  func `a value names whom it names`(
    field: PersonalField, value: String, expected: [(String, String)]
  ) {
    let names = field.names(in: value)
    #expect(names.map { "\($0.kind) \($0.text)" } == expected.map { "\($0.0) \($0.1)" })
  }

  private static func names(
    _ group: String, _ fields: [PersonalField], areEventsMissing: Bool
  ) -> Set<String> {
    var persons = NamedPersons(fields)
    persons.add(group: group, areEventsMissing: areEventsMissing)
    return Set(persons.names.map { "\($0.kind) \($0.text)" })
  }

  @Test func `a group names persons under whatever name a rule has for a field`() {
    let group =
      #"{"who":"\#(Self.id):jane","where":"192.0.2.7","employee":987654321,"awsRegion":"eu-central-1","#
      + #""eventName":"Call","recipientAccountId":"111122223333","by":"sagemaker.amazonaws.com","#
      + #""with":["AKIAIOSFODNN7EXAMPLE"],"user_name":"ada"}"#
    let persons = ["principal \(Self.id)", "name jane", "name 987654321"]
    #expect(Self.names(group, [.principalID], areEventsMissing: true) == Set(persons))
    #expect(Self.names(group, [.userName], areEventsMissing: true) == Set(persons + ["name ada"]))
    #expect(Self.names(group, [.address], areEventsMissing: true) == ["address 192.0.2.7"])
    #expect(
      Self.names(group, [.accessKeyID], areEventsMissing: true) == ["key AKIAIOSFODNN7EXAMPLE"])
    // What events say themselves need not be guessed.
    #expect(Self.names(group, [.principalID], areEventsMissing: false).isEmpty)
    #expect(Self.names(group, [.userName], areEventsMissing: false) == ["name ada"])
  }
}
