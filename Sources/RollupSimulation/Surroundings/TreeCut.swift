/// A place at which the tree was cut: node proofs of later checkpoints made before it are void,
/// whoever still has them on the way.
struct TreeCut: Hashable, Sendable {
  /// The last checkpoint whose `B` stayed.
  var after: Int
  /// Proofs that had been made.
  var proofs: Int
}
