/// How many single-character insertions, deletions, substitutions and swaps of neighbours turn `a`
/// into `b`. O(|a|·|b|) time.
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a.unicodeScalars)
  let b = Array(b.unicodeScalars)
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforePrevious[j - 1] + 1)
      }
      row.append(best)
    }
    beforePrevious = previous
    previous = row
  }
  return previous[b.count]
}

/// The candidate nearest to `text` if it is near enough to be meant, the first among equals.
///
/// Near enough is one edit for every three characters of the candidate and at least one; case is
/// no edit. Long texts are not worth comparing and have no nearest.
public func nearest(to text: String, among candidates: [String]) -> String? {
  guard text.unicodeScalars.count <= 64 else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let distance = editDistance(text.lowercased(), candidate.lowercased())
    guard distance <= max(1, candidate.unicodeScalars.count / 3) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.candidate
}
