//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// How a letter looks: an A4 sheet with two sides, for a C5 or DL envelope with a window.
///
/// The address stands where the window shows it however the sheet slides in its envelope (docs/guides/registrar.md,
/// "Envelopes"). The code stands between the folds of both kinds of envelope: never at a window, never in a fold.
enum LetterStyle {
    static let css = """
        @page { size: A4; margin: 0 }
        html { font: 11pt/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; color: #000 }
        body { margin: 0 }
        p, ul, ol, h1, h2, dl, dd, dt { margin: 0; padding: 0 }
        .side { position: relative; box-sizing: border-box; width: 210mm; min-height: 296.8mm; break-after: page }
        .letter:last-child .side:last-child { break-after: auto }
        .from { position: absolute; top: 14mm; left: 25mm; width: 160mm; font-size: 15pt; font-weight: bold }
        .rehearsal { position: absolute; top: 23mm; left: 25mm; width: 160mm; box-sizing: border-box; padding: 1.5mm 3mm;
          border: 0.5mm dashed #000; font-weight: bold }
        .return { position: absolute; top: 46.5mm; left: 25mm; width: 76mm; font-size: 6.5pt; line-height: 3mm }
        .address { position: absolute; top: 53mm; left: 25mm; width: 72mm; font-size: 10.5pt;
          line-height: 4.6mm; white-space: pre-wrap }
        .terms { position: absolute; top: 46mm; left: 122mm; width: 63mm; font-size: 9.5pt }
        .window-right .return, .window-right .address { left: 122mm; width: 66mm }
        .window-right .terms { left: 25mm }
        .terms dt { font-size: 8pt; color: #444 }
        .terms dd { margin-bottom: 1.5mm }
        .heading { position: absolute; top: 82mm; left: 25mm; width: 160mm; height: 16mm; display: flex;
          align-items: flex-end }
        h1 { font-size: 15pt; line-height: 1.2 }
        .panel { position: absolute; top: 103mm; left: 25mm; width: 160mm; height: 42mm; box-sizing: border-box;
          border: 0.4mm solid #000; border-radius: 2mm }
        .qr { position: absolute; top: 1mm; left: 1mm; width: 39.2mm; height: 39.2mm }
        .qr path { stroke: #000; stroke-width: 1; fill: none; shape-rendering: crispEdges }
        .keys { position: absolute; top: 3mm; left: 44mm; width: 112mm; display: grid; grid-template-columns: 1fr 1fr;
          row-gap: 1.2mm }
        .keys div:first-child { grid-column: 1 / 3 }
        .keys dt { font-size: 9pt }
        .keys dd { font-weight: bold; font-size: 13pt }
        .keys .code { font: normal 20.5pt/1.3 "Stemronde Code", "DejaVu Sans Mono", "Liberation Mono", monospace;
          white-space: nowrap }
        .note { position: absolute; top: 32.2mm; left: 44mm; width: 112mm; font-size: 8.5pt; line-height: 1.25 }
        .text { padding: 151mm 25mm 0 25mm }
        .text p + p, .text h2 + p, .text ol + p { margin-top: 2mm }
        h2 { font-size: 11.5pt; margin-top: 4mm }
        .text h2:first-child { margin-top: 0 }
        ol, ul { padding-left: 5.5mm }
        .text ol { margin-top: 1mm }
        .mark { position: absolute; bottom: 8mm; left: 25mm; width: 160mm; font-size: 7.5pt; color: #444; display: flex;
          justify-content: space-between }
        .back { padding: 13mm 22mm 9mm 22mm; font-size: 9.4pt; line-height: 1.36 }
        .back h2 { font-size: 13.5pt; margin: 0 0 2mm 0 }
        .back section + section { margin-top: 6mm; padding-top: 5mm; border-top: 0.3mm solid #000 }
        .columns { columns: 2; column-gap: 8mm }
        .block { break-inside: avoid; padding-bottom: 2.2mm }
        h3 { font-size: 9.4pt; margin: 0 }
        .block p + p { margin-top: 1mm }
        """
}
