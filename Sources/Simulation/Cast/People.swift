/// The people, by what they do: they have roles and numbers, and no names.
enum People {
  private static let commandLine = [
    "aws-cli/2.31.18 md/awscrt#0.28.2 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.7",
    "aws-cli/2.32.3 md/awscrt#0.28.4 ua/2.1 os/macos#25.1.0 md/arch#arm64 lang/python#3.13.7",
  ]
  private static let browser = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
      + "Chrome/142.0.0.0 Safari/537.36",
  ]

  private static func role(
    _ name: String, path: String = "", session: String, address: String,
    caller: Actor.Caller = .program
  ) -> Actor {
    Actor(
      kind: .role(name: name, path: path, session: session), caller: caller, addresses: [address],
      agents: caller == .console ? browser : commandLine, usedSecondFactor: true)
  }

  /// Data scientists come through single sign-on into the console.
  static func scientist(_ number: Int) -> Actor {
    role(
      "AWSReservedSSO_DataScientist_5d2c1a7e90b34f68",
      path: "aws-reserved/sso.amazonaws.com/eu-central-1/", session: "data-scientist-\(number)",
      address: "198.51.100.\(10 + number)", caller: .console)
  }

  static func engineer(_ number: Int) -> Actor {
    role("ml-engineer", session: "ml-engineer-\(number)", address: "198.51.100.\(40 + number)")
  }

  static func reviewer(_ number: Int) -> Actor {
    role(
      "ml-approver", session: "ml-reviewer-\(number)", address: "198.51.100.\(60 + number)",
      caller: .console)
  }

  static let administrator = role(
    "platform-admin", session: "platform-admin-1", address: "198.51.100.80")
  static let auditor = role("security-audit", session: "auditor-1", address: "198.51.100.90")

  /// A user of the account itself, at the console.
  static func consoleUser(_ name: String, address: String) -> Actor {
    Actor(
      kind: .user(name: name), caller: .console, addresses: [address], agents: browser,
      usedSecondFactor: true)
  }

  /// A user of the account itself, with a lasting access key.
  static func keyUser(_ name: String, address: String) -> Actor {
    Actor(kind: .user(name: name), addresses: [address], agents: commandLine)
  }

  static func root(address: String) -> Actor {
    Actor(
      kind: .root, caller: .console, addresses: [address], agents: browser, usedSecondFactor: true)
  }
}

extension Actor {
  /// The same actor at the sign-in page.
  func signingIn(_ outcome: SignIn) -> Actor {
    var copy = self
    copy.signIn = outcome
    return copy
  }
}
