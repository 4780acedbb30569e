/// What the simulator knows of a rule in `Config/rules`: enough to say when it must ring.
///
/// Those that are not here must stay silent on a simulated trail of some days. On one of many weeks,
/// rules that learn from the past and those about silence find what nobody planted.
struct ShippedRule: Sendable, Hashable {
  /// What must reach the threshold within a window.
  enum Measure {
    case events
    case differentEventNames
  }

  /// A field by which a rule counts; `actor` stands for whoever is answerable.
  enum GroupField: String {
    case actor
    case identityARN = "userIdentity.arn"
    case issuerARN = "userIdentity.sessionContext.sessionIssuer.arn"
    case account = "recipientAccountId"
    case address = "sourceIPAddress"
  }

  var id: String
  var title: String
  var groupBy: [GroupField] = [.actor]
  /// A detection without a correlation rings per actor, once an hour at most.
  var windowSeconds: Int64 = 3_600
  var measure = Measure.events
  /// The least that makes the condition true.
  var threshold = 1
}

extension ShippedRule {
  static let trainingOutside = ShippedRule(
    id: "fd44a275-0fd0-4d44-9349-00a14b909705", title: "Training Started Outside the Pipeline")
  static let endpointOutside = ShippedRule(
    id: "2ddb31f0-4a4f-4a9b-928b-05492982084b", title: "Endpoint Changed Outside the Pipeline")
  static let approvalOutside = ShippedRule(
    id: "d7aa31e3-c407-4256-8e97-8199610b7bd3", title: "Model Approved Outside the Review Role")
  static let packageDeleted = ShippedRule(
    id: "4c5fdb6d-ee48-4df9-8858-0e76a1574463", title: "Model Package Deleted")
  static let monitoringStopped = ShippedRule(
    id: "440e7ab0-d65c-494e-8842-ec46b5ea9435", title: "Drift Monitoring Stopped")
  static let guardrailDeleted = ShippedRule(
    id: "c262463a-4360-4208-9f1f-f64eb1c8ef45", title: "Guardrail Deleted")
  static let trainingDataRefused = ShippedRule(
    id: "4e6aaaba-adee-4933-b05d-9f7c4ea89122", title: "Burst of Refused Training Data Reads",
    groupBy: [.identityARN], windowSeconds: 600, threshold: 10)
  static let invocationRefused = ShippedRule(
    id: "29509f7b-ea3d-46c3-9a88-1236fb415c2d", title: "Burst of Refused Model Invocations",
    groupBy: [.issuerARN], windowSeconds: 300, threshold: 15)
  static let loggingStopped = ShippedRule(
    id: "876412c2-40fa-4c0d-9e94-094d6540474c", title: "Trail Logging Stopped or Narrowed")
  static let invocationLoggingDeleted = ShippedRule(
    id: "756a0995-9447-49d9-9793-c3e07448f74c", title: "Model Invocation Logging Deleted")
  static let keyDisabled = ShippedRule(
    id: "c782f1b8-9be9-472d-bc1a-b041ef1a6ad4", title: "Encryption Key Disabled or Set to Die")
  static let rootUsed = ShippedRule(
    id: "5f47e20a-7ecf-4773-905e-a05ca218febd", title: "Root Account Used")
  static let noSecondFactor = ShippedRule(
    id: "4964a532-c764-45ec-ae59-93b4a2bdf06a", title: "Console Sign-In Without a Second Factor")
  static let signInsFailed = ShippedRule(
    id: "c0a392ee-66cc-4fe3-a273-cd3f9fe3502c", title: "Burst of Failed Console Sign-Ins",
    groupBy: [.account, .address], windowSeconds: 600, threshold: 5)
  static let accessKeyByRole = ShippedRule(
    id: "2c38283d-82d3-4ef2-82f4-510dd58219bd", title: "Access Key Made by an Unusual Role")
  static let refusedSweep = ShippedRule(
    id: "59acf8a0-c0d6-430a-8a8b-87b7f9b5a90a", title: "Burst of Refused Calls of a Role",
    groupBy: [.issuerARN], windowSeconds: 600, threshold: 22)
  static let refusedAPIs = ShippedRule(
    id: "0efcabd2-c92d-400f-8211-2d5ec2a5e1ce", title: "Many Different APIs Refused",
    windowSeconds: 600, measure: .differentEventNames, threshold: 10)

  /// Every rule in the folders `ml`, `access` and `tampering` of `Config/rules` that rings.
  static let all = [
    trainingOutside, endpointOutside, approvalOutside, packageDeleted, monitoringStopped,
    guardrailDeleted, trainingDataRefused, invocationRefused, loggingStopped,
    invocationLoggingDeleted, keyDisabled, rootUsed, noSecondFactor, signInsFailed,
    accessKeyByRole, refusedSweep, refusedAPIs,
  ]
}
