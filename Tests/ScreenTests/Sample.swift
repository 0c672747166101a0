/// One screen drawn twice by hand: with all signs, and in ASCII.
enum Sample {
  static let signs = #"""
     eight intermediate seed 1 run 7c41     PAUSED 0:15:28 ck3+28s e1780 step: proof
    *0-1.3 proven 81aa. Token 1 (0-1.2, brought by A1) = prev: settled. m14 now TREE
     1   ck2 ┤ ck3 ┤  A chain proof  1  pairs          2  C, D         3  root B
     R0 ▓▓▓▓▓▓▒▒▒▒▒▒░ ✓ 3f9a [··3]━┬*✓ 0-1 81aa [·3]━┬ · C waits 2-3╌┬ · B waits C D
     R1 ▓▓▓▓▓▓▒▒▒▒▒▒░ ✓ 77b0 [1··]━┘   ←62d0 ✓  1=   │   .2 ● 5be7   │   .2 ● 9d41
     R2 ▓▓▓▓▓▓▒▒▒▒▒▒░ ✓ c1e4 [·23]━┬ ◐ 2-3 60% 15:34╌┘   x    e07a   │   x    30f5
    ↑R3 ▓▓▓▓▓▓▒▒▒▒▒▒░ ✓ 05d9 [···]━┘   .2 ● a91c                     │
     R4 ▓▓▓▓▓▓▒▒▒▒▒▒░ ✓ be62 [··3]━┬ ◐ 4-5 26% 15:39╌┬ · D waits 6-7╌┘ Agg0 dies? →
     R5 ▓▓▓▓▓▓▒▒▒▒▒▒░ ✓ 91f3 [1··]━┘   .2 ● 4f08     │   .2 ● c34d     exit B.2, ck2
    ↓R6 ▓▓▓▓▓▓▒▒▒▒▒▒░ ✓ d80a [··3]━┬ · 6-7 waits A7 ╌┘   x    77b2     520 at risk
     R7 ▓▓▓▓▓▓░░░░░░░!◐ 68% 15:41 ╌┘   .2 ● e6b5                       L1: all ck 0
    ▌3 MESSAGES 20:  Sent 5  Open 0  Imported 7  Tree 8   L1 0  Final 0 · covered 15
    ▸m17 R3→R6  40  S▸o·i·t·l·f ··  needs B.3 ← D ← 6-7 ← !A7.3 proving 68%   ≥16:26
     m18 R6→R7   5  S▸o·i·t·l·f ··  needs 6-7.3 ← !A7.3 proving 68%           ≥15:56
     m16 R4→R5  12  S▸o·i·t·l·f ··  needs 4-5.3, folding 26%                  ≥15:39
     m13 R4→R5   7  S─O─I▸t·l·f B2  token 1 of A5.3 settles at 4-5.3          ≥15:39
    *m14 R0→R1  30  S─O─I─T▸l·f B2  token 1 of A1.3 settled at 0-1.3        ≥1:02:00
     m9  R0→R2   9  S─O─I─T▸l·f B1  on L1 with B.12, end of the epoch       ≥1:02:00
     4 AGG0 alive, beat 2 s ago · 2 of 3 workers busy · A.3: 7 of 8 in · Agg1 ready
       L1 #77 15:24 · 8 contracts at ck 0, locked to 1:04:00 · no tx · gas 0
       NEXT  15:30 blocks #186 · 15:34 2-3.3 · 15:39 4-5.3 · 15:41 A7.3 · 15:49 C.3
     8                   ▼ 0:15:28                                settle    ×30 auto
     0:00 ├────┼B───┼B───┼····┼····┼····┼····┼····┼····┼····┼····┼····┤ 1:00
     Space run  ,. step  <> ck  s unit  Tab pane  Enter inspect  w why  i inject  ?
    """#

  static let ascii = #"""
     eight intermediate seed 1 run 7c41     PAUSED 0:15:28 ck3+28s e1780 step: proof
    *0-1.3 proven 81aa. Token 1 (0-1.2, brought by A1) = prev: settled. m14 now TREE
     1   ck2 | ck3 |  A chain proof  1  pairs          2  C, D         3  root B
     R0 ======------. + 3f9a [..3]=.*+ 0-1 81aa [.3]=. . C waits 2-3-. . B waits C D
     R1 ======------. + 77b0 [1..]='   <62d0 +  1=   |   .2 @ 5be7   |   .2 @ 9d41
     R2 ======------. + c1e4 [.23]=. % 2-3 60% 15:34-'   x    e07a   |   x    30f5
    ^R3 ======------. + 05d9 [...]='   .2 @ a91c                     |
     R4 ======------. + be62 [..3]=. % 4-5 26% 15:39-. . D waits 6-7-' Agg0 dies? >
     R5 ======------. + 91f3 [1..]='   .2 @ 4f08     |   .2 @ c34d     exit B.2, ck2
    vR6 ======------. + d80a [..3]=. . 6-7 waits A7 -'   x    77b2     520 at risk
     R7 ======.......!% 68% 15:41 -'   .2 @ e6b5                       L1: all ck 0
    ]3 MESSAGES 20:  Sent 5  Open 0  Imported 7  Tree 8   L1 0  Final 0 . covered 15
    >m17 R3>R6  40  S>o.i.t.l.f ..  needs B.3 < D < 6-7 < !A7.3 proving 68%   >16:26
     m18 R6>R7   5  S>o.i.t.l.f ..  needs 6-7.3 < !A7.3 proving 68%           >15:56
     m16 R4>R5  12  S>o.i.t.l.f ..  needs 4-5.3, folding 26%                  >15:39
     m13 R4>R5   7  S-O-I>t.l.f B2  token 1 of A5.3 settles at 4-5.3          >15:39
    *m14 R0>R1  30  S-O-I-T>l.f B2  token 1 of A1.3 settled at 0-1.3        >1:02:00
     m9  R0>R2   9  S-O-I-T>l.f B1  on L1 with B.12, end of the epoch       >1:02:00
     4 AGG0 alive, beat 2 s ago . 2 of 3 workers busy . A.3: 7 of 8 in . Agg1 ready
       L1 #77 15:24 . 8 contracts at ck 0, locked to 1:04:00 . no tx . gas 0
       NEXT  15:30 blocks #186 . 15:34 2-3.3 . 15:39 4-5.3 . 15:41 A7.3 . 15:49 C.3
     8                   v 0:15:28                                settle    x30 auto
     0:00 |----+B---+B---+....+....+....+....+....+....+....+....+....| 1:00
     Space run  ,. step  <> ck  s unit  Tab pane  Enter inspect  w why  i inject  ?
    """#
}
