extension Scenario {
  /// A digest of everything that decides a run: settings, traffic, faults, and lengths.
  ///
  /// It hashes the values' own descriptions, which name every field; a new field changes the
  /// digest of every scenario, as it should.
  public var digest: Digest {
    var input = HashInput()
    for text in [
      name, "\(settings)", "\(traffic)", "\(faults)", "\(duration)", "\(drain)",
    ] {
      input.append(u64: UInt64(text.utf8.count))
      input.append(bytes: Array(text.utf8))
    }
    return input.digest()
  }
}
