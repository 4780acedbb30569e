import Testing

@testable import Rules

@Suite("The nearest name")
struct NearestNameTests {
  private let names = ["CreateUser", "CreateUsers", "DeleteUser", "GetId", "Ping"]

  @Test(
    "is found over slips",
    arguments: [
      ("CreateUsr", "CreateUser"), ("CraeteUser", "CreateUser"), ("createuser", "CreateUser"),
      ("CreateUserss", "CreateUsers"), ("CreteUserr", "CreateUser"), ("DeleteUzer", "DeleteUser"),
      ("GetIt", "GetId"),
    ])
  func near(written: String, meant: String) {
    #expect(NearestName.nearest(to: written, among: names) == meant)
  }

  @Test(
    "is none where too much differs",
    arguments: ["", "Pong", "UpdateUser", "CreateBuckets", "GetItem", "XreateUser"])
  func far(written: String) {
    #expect(NearestName.nearest(to: written, among: names) == nil)
  }
}
