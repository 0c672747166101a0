import RollupSimulation

/// A hash on the screen, and where its preimage is found.
public struct HashTarget: Hashable, Sendable {
  /// The hash.
  public var digest: Digest
  /// Where its preimage is found; `nil` if nobody knows one.
  public var reference: HashReference?

  /// A hash with where its preimage is found.
  public init(_ digest: Digest, _ reference: HashReference?) {
    self.digest = digest
    self.reference = reference
  }

  /// The preimage at a moment; `nil` if nobody knows one then.
  func preimage(in world: World) -> Preimage? {
    // Going back in time may leave another block or proof with the same number.
    reference.flatMap { world.preimage(of: $0) }.flatMap { $0.digest == digest ? $0 : nil }
  }
}

/// The way from a hash on the screen down through hashes in its preimage.
public struct HashTrail: Hashable, Sendable {
  /// A hash, and which of the hashes in its preimage the cursor is on.
  public struct Step: Hashable, Sendable {
    /// The hash whose preimage is shown.
    public var target: HashTarget
    /// Counts the hashes in its preimage.
    public var cursor = 0
  }
  /// From the first to the one that is shown; never empty.
  public var steps: [Step]

  /// A way that begins at a hash.
  public init(_ target: HashTarget) { steps = [Step(target: target)] }

  /// The hash that is shown.
  public var target: HashTarget { steps[steps.count - 1].target }
}
