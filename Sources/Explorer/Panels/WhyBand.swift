import RollupSimulation
import Screen

/// The band under the panes of larger screens: why the followed or selected object waits, and
/// what comes next.
enum WhyBand {
  static func draw(_ scene: Scene, _ pen: inout Pen) {
    let object = scene.followed.map { Address.message($0.id) } ?? scene.model.selection
    pen.run("─", from: 0, to: pen.width, 0, .quiet)
    pen.put(" WHY \(object) ", at: 1, 0, .quiet, target: .intent(.answer(.why(object))))
    pen.put(Wording.whyLine(object, scene.world), at: 1, 1, target: .address(object))
    let x = pen.put("NEXT", at: 1, 2, .accent)
    pen.put(NextEvents.text(scene, width: pen.width - x - 3), at: x + 2, 2)
  }
}
