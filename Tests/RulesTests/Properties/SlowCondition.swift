/// Evaluates a condition while it reads it, with two stacks (the shunting-yard way).
struct SlowCondition {
  let names: [String]
  let holds: (String) -> Bool

  func evaluate(_ condition: String) -> Bool {
    let words = condition.replacing("(", with: " ( ").replacing(")", with: " ) ")
      .split(separator: " ").map(String.init)
    var values: [Bool] = []
    var operators: [String] = []
    var index = 0
    func reduce() {
      switch operators.removeLast() {
      case "not": values.append(!values.removeLast())
      case "and":
        let right = values.removeLast()
        values.append(values.removeLast() && right)
      default:
        let right = values.removeLast()
        values.append(values.removeLast() || right)
      }
    }
    while index < words.count {
      let word = words[index]
      switch word {
      case "(", "not": operators.append(word)
      case ")":
        while operators.last != "(" { reduce() }
        operators.removeLast()
      case "and", "or":
        while let last = operators.last, last != "(", rank(last) >= rank(word) { reduce() }
        operators.append(word)
      default:
        if index + 1 < words.count, words[index + 1] == "of" {
          let chosen = names.filter { isChosen($0, by: words[index + 2]) }.map(holds)
          values.append(word == "all" ? !chosen.contains(false) : chosen.contains(true))
          index += 2
        } else {
          values.append(holds(word))
        }
      }
      index += 1
    }
    while !operators.isEmpty { reduce() }
    return values[0]
  }

  private func rank(_ word: String) -> Int { ["or": 1, "and": 2, "not": 3][word] ?? 0 }

  private func isChosen(_ name: String, by pattern: String) -> Bool {
    if name.hasPrefix("_"), !pattern.hasPrefix("_") { return false }
    if pattern == "them" { return true }
    return SlowText.matches(SlowText.pieces(pattern), Array(name.unicodeScalars)[...])
  }
}
