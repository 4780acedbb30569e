import ArgumentParser

struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "Looks at notifications that wait or were given up, and sends them again.",
    subcommands: [
      OutboxListCommand.self, OutboxShowCommand.self, OutboxRetryCommand.self,
      OutboxDiscardCommand.self,
    ],
    defaultSubcommand: OutboxListCommand.self)
}
