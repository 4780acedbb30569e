/// Records that follow from one another, such as those of one run of a pipeline: they share an
/// account, a region and the run's names.
struct Chain {
  struct Step {
    var template: EventTemplate
    var actor: Actor
    /// How long after the step before it.
    var afterSeconds: ClosedRange<Int>
  }

  /// How often this chain begins, relative to the others.
  var weight: Int
  var steps: [Step]
  /// Set where the chain happens in one account only.
  var account: UInt8?

  /// One record on its own, by any of the actors.
  static func single(
    _ weight: Int, _ template: EventTemplate, by actors: Actor..., account: UInt8? = nil
  ) -> [Chain] {
    actors.map { actor in
      Chain(
        weight: weight, steps: [Step(template: template, actor: actor, afterSeconds: 0...4)],
        account: account)
    }
  }
}
