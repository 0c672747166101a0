/// What a picture takes, counted: a test tells by it whether a longer run or more rollups than are
/// in sight make drawing dearer. Nothing decides by it.
struct PictureWork {
  /// Cells written on the canvas, again where one is drawn over.
  var cells = 0
  /// Texts and lines drawn.
  var texts = 0
  /// Nodes that the tree's plan and its drawing come by.
  var nodes = 0
  /// Messages that the lists of messages look at.
  var messages = 0
}
