/// One planted event that matches one shipped rule.
struct RuleMatch {
  var rule: ShippedRule
  var group: [Truth.GroupMember]
  var timeSeconds: Int64
  var eventName: String
}
