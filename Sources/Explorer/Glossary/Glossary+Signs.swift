extension Glossary {
  /// Signs of the screen.
  static let signs = [
    entry(
      ["·", "dot"],
      "At a node: it waits for inputs. In a message's rail: a level not reached yet; among "
        + "exports: none of that level.",
      "PROTOCOL 2.1 and 5"),
    entry(
      ["○"],
      "All inputs are there and no worker is free. For a leaf: its chain proof is on its way.",
      "PROTOCOL 5"),
    entry(
      ["◐"],
      "Being proven, with per cent and the time at which it ends. If its maker dies the work "
        + "is lost.",
      "PROTOCOL 5"),
    entry(
      ["✓"],
      "Proven; beside a hash: it equals what stood here one checkpoint before. Until its "
        + "checkpoint has a B it still hangs on the aggregator.",
      "PROTOCOL 2.1"),
    entry(
      ["●"],
      "Proven, and its checkpoint has a B; genesis is always so. What is under it can be "
        + "settled by anyone.",
      "PROTOCOL 2.1 and 6"),
    entry(
      ["~"],
      "Carried: the leaf stands for its last included block once more. Its newer blocks go in "
        + "at a later checkpoint.",
      "PROTOCOL 2.1, a reading"),
    entry(
      ["✗"],
      "Refused, with the rule; in a message's rail: it ends here. The reason stands beside it "
        + "in words.",
      "PROTOCOL 2.1"),
    entry(
      ["†"],
      "Lost: the maker crashed before it was done. Whoever takes over folds it again.",
      "PROTOCOL 6"),
    entry(
      ["*"],
      "Changed by the last step. The sentence in the second row says how.",
      "PROTOCOL 2.2"),
    entry(
      ["!"],
      "What the followed message waits for; on a chain: from here on blocks are at risk. In "
        + "the timeline it is a fault or a command.",
      "PROTOCOL 6"),
    entry(
      ["▸"],
      "Selected, or followed. In a message's rail it stands between what is reached and what "
        + "comes next.",
      "PROTOCOL 2.2"),
    entry(
      ["↑", "↓"],
      "The sender and the receiver of the followed message. On a chain below its strip they "
        + "are sends and mints; in a list there is more above or below.",
      "PROTOCOL 2.2"),
    entry(
      ["░", "▒", "▓", "█"],
      "Blocks built, in a chain proof, covered by a B, on L1. Denser is safer.",
      "PROTOCOL 6"),
    entry(
      ["┤", "┼", "├", "┴", "┬"],
      "On a chain or the timeline: a checkpoint. In the tree: where lines from two children "
        + "meet.",
      "PROTOCOL 0"),
    entry(
      ["≥", "="],
      "≥ is the earliest moment by the guards: it can be later. = says that two values are "
        + "equal, as an export and prev are where it settles.",
      "PROTOCOL 2.1 and 2.2"),
    entry(
      ["≠"],
      "The export differs from what the node computes, and no link leads to it. No proof can "
        + "exist with it.",
      "PROTOCOL 2.1"),
    entry(
      ["←", "→"],
      "← stands before prev, or between what waits and what it waits for. → leads to when "
        + "something ends or where something goes.",
      "PROTOCOL 2.1"),
    entry(
      ["'"],
      "An export one checkpoint older than usual, which settles by a link. In the timeline it "
        + "is a bookmark.",
      "PROTOCOL 2.1"),
    entry(
      ["··"],
      "No B covers the send yet. A name such as B2 there is the first B that does.",
      "PROTOCOL 0 and 6"),
    entry(
      ["["],
      "Brackets hold the exports of a proof, a digit each: the level of the node whose old "
        + "hash was imported. [] says that nothing is left to depend on.",
      "PROTOCOL 2.1 · post 3.2"),
    entry(
      ["S─O─I", "o", "i", "t", "l", "f"],
      "A message's rail: Sent, Openable, Imported, settled in the Tree, on L1, Final. "
        + "Capitals are reached, small letters are to come.",
      "PROTOCOL 2.2"),
    entry(
      ["━", "╌", "┐", "┘", "│"],
      "━ leads from an input that has arrived, ╌ from one that has not. │ goes down to the "
        + "other child, or between two panes.",
      "PROTOCOL 2.1"),
    entry(
      ["▼"],
      "Now, on the timeline. Left of it is what happened, right of it what is known or still "
        + "to come.",
      "PROTOCOL 2.2"),
    entry(
      ["─"],
      "On the timeline: known on this branch. Elsewhere it only draws a line.",
      "PROTOCOL 2.2"),
    entry(
      ["×"],
      "At the pace: simulated seconds in a second of real time. Among exports: so many hashes of "
        + "foreign blocks.",
      "PROTOCOL 2.2 and 3"),
    entry(
      ["L"],
      "On the timeline: a settlement on L1; in ASCII it also stands for lost. Among exports: the "
        + "hash of an L1 block.",
      "PROTOCOL 3 and 6"),
    entry(
      ["+"],
      "Rollups of a folded subtree are counted after it. After ck it is the time since that "
        + "checkpoint.",
      "PROTOCOL 0"),
    entry(
      ["▌"],
      "The pane or layer that keys go to. Tab goes to the next.",
      "PROTOCOL 2.2"),
    entry(
      ["…"],
      "Something is cut off for lack of room. Another pane, a wider screen or y has the rest.",
      "PROTOCOL 1"),
    entry(
      ["#"],
      "Stands between a chain and a height: R5#183 is block 183 of R5. With L1 it is a block "
        + "of L1.",
      "PROTOCOL 0"),
  ]
}
