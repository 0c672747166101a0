extension Glossary {
  /// The aggregation tree.
  static let tree = [
    entry(
      ["tree", "level", "levels", "pairs", "order", "place", "places"],
      "A complete binary tree over the rollups, the left half taking the odd one. Levels "
        + "count from the deepest leaves, so the digits of tokens are levels.",
      "PROTOCOL 1 · post 2.2.2.2"),
    entry(
      ["leaf", "leaves"],
      "A rollup's place at the edge of the tree, with its block at a checkpoint. In a Merkle "
        + "tree a leaf is one element of a list.",
      "PROTOCOL 0 and 1 · post 2.2.2.2"),
    entry(
      ["root", "roots"],
      "The node over all rollups, whose proof is B; no export may remain there. In a Merkle "
        + "tree the root is the one hash that commits to a whole list.",
      "PROTOCOL 1 and 2.1 · post 2.2.2.2"),
    entry(
      ["ancestor", "ancestors", "downstream", "higher"],
      "A node whose proof contains my hash, towards the root; the post says downstream. A "
        + "rollup imports hashes of its own ancestors only.",
      "PROTOCOL 0 and 2.2 · post 3.2"),
    entry(
      ["C", "D"],
      "The root's left and right child: the two halves of all rollups. A message across them "
        + "needs the root; one inside a half is faster.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
    entry(
      ["waiting", "waits", "wait", "ready", "folding", "needs"],
      "A node waits for its inputs, is ready when only a worker is missing, and folds while "
        + "it is being proven. Each state has its own sign and words beside it.",
      "PROTOCOL 5"),
    entry(
      ["carried", "carry", "carries"],
      "A leaf whose proof was not in by the deadline stands for its last included block "
        + "again. The others do not wait, and its blocks go in one checkpoint later.",
      "PROTOCOL 2.1, a reading"),
    entry(
      ["deadline", "collection deadline", "included", "in by"],
      "So long after a checkpoint the aggregator takes chain proofs for it. Leaves that are "
        + "not included by then are carried.",
      "PROTOCOL 2.1, a reading"),
    entry(
      ["refused", "refuses", "lost", "rejected"],
      "Refused: a rule does not hold, so no proof can exist or nobody accepts it. Lost: the "
        + "maker died before it was done.",
      "PROTOCOL 2.1 and 6"),
    entry(
      ["subtree", "subtrees"],
      "A node and all below it. Where room is short it folds to one row, with its least "
        + "advanced chain and its slowest leaf.",
      "PROTOCOL 1 · post 2.2.2.2"),
    entry(
      ["most exports"],
      "The largest number of exports of any proof at each level. It falls towards the root: "
        + "at most log2 N at a leaf, none at the root.",
      "PROTOCOL 3 and 8 · post 3.2"),
    entry(
      ["input", "inputs"],
      "What a fold takes: the proofs of its two children and one loose hash. It can start "
        + "once both proofs are there and a worker is free.",
      "PROTOCOL 2.1 · post 2.2.2.2"),
  ]
}
