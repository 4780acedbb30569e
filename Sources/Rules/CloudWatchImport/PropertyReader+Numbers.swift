extension PropertyReader {
  func number(_ property: ResourceProperty) throws(RuleFault) -> (
    value: Double, place: SourcePlace
  )? {
    guard let node = try single(property), let scalar = node.scalar else { return nil }
    guard let number = number(scalar) else {
      throw RuleFault(
        node.place, "'\(key(property))' is '\(scalar.text)', which is no number",
        mend: "write a number")
    }
    return (number, node.place)
  }

  /// The number that the format takes a value for.
  func number(_ scalar: YAMLScalar) -> Double? {
    let number = values == nil ? scalar.number : scalar.numberOfTemplate
    return number?.isFinite == true ? number : nil
  }

  /// A whole number above 0; 0 is how Terraform writes none.
  func count(_ property: ResourceProperty) throws(RuleFault) -> (value: Int, place: SourcePlace)? {
    guard let number = try number(property), number.value != 0 else { return nil }
    guard let count = Int(exactly: number.value), (1...1_000_000_000).contains(count) else {
      throw RuleFault(
        number.place, "'\(key(property))' must be a whole number above 0",
        mend: "write a whole number")
    }
    return (count, number.place)
  }

  func flag(_ property: ResourceProperty) throws(RuleFault) -> Bool? {
    guard let node = try single(property), let scalar = node.scalar else { return nil }
    if values != nil, let flag = scalar.flagOfTemplate { return flag }
    guard case .boolean(let flag) = YAMLScalar.Kind(plain: scalar.text) else {
      throw RuleFault(
        node.place, "'\(key(property))' is '\(scalar.text)', not true or false",
        mend: "write true or false")
    }
    return flag
  }
}
