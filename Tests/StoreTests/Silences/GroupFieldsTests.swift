import Testing

@testable import Store

/// Which groups have the fields and values that somebody named.
struct GroupFieldsTests {
  private static let group = #"{"actor":"ada","count":7,"mfa":true,"names":["a","b",3],"q\"":"\n"}"#

  @Test(arguments: [
    [:], ["actor": "ada"], ["count": "7"], ["mfa": "true"], ["names": "b"], ["names": "3"],
    ["q\"": "\n"], ["actor": "ada", "count": "7"],
  ])
  func `fields that a group has`(values: [String: String]) throws {
    let fields = GroupFields(values)
    #expect(fields.fit(group: Self.group))
    #expect(try GroupFields(json: fields.json()) == fields)
  }

  @Test(arguments: [
    ["actor": "ad"], ["actor": "ADA"], ["mfa": "1"], ["count": "7.0"], ["names": "c"],
    ["other": ""], ["actor": "ada", "other": "x"],
  ])
  func `fields that it does not have`(values: [String: String]) {
    #expect(!GroupFields(values).fit(group: Self.group))
  }

  @Test(arguments: ["", "[]", "7", "{", "\"actor\""])
  func `what is no object fits nothing`(json: String) {
    #expect(GroupFields(json: json) == nil)
    #expect(!GroupFields(["actor": "ada"]).fit(group: json))
  }
}
